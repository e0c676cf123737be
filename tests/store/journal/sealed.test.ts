// A sealed copy by itself: what it gives to the copy below, in which order, and what it makes of bytes that were damaged,
// forged or moved. They are damage, and never other content.
import { beforeEach, describe, expect, test } from 'vitest'
import { describeBackup } from '#workers/store/backups.ts'
import type { Bytes } from '#workers/store/journal/bytes.ts'
import { chainFrom, readChain } from '#workers/store/journal/chain.ts'
import type { Backup, Contents, Snapshot, StoredRecord } from '#workers/store/journal/copy.ts'
import { IndexedDbCopy } from '#workers/store/journal/indexed-db.ts'
import { makeLock } from '#workers/store/journal/lock-key.ts'
import { decodeRecord, encodeRecord, noCommand, noHash } from '#workers/store/journal/record.ts'
import { SealedCopy } from '#workers/store/journal/sealed.ts'
import { IDBFactory, soon, tamper } from '../world.ts'

const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count))
const made = await makeLock('correct horse battery staple', randomBytes)

let database: IDBFactory
beforeEach(() => {
  database = new IDBFactory()
})

let now = 1000
const clock = () => ++now
const lockedAs = (workspace = 'test') => ({ ...made, workspace, clock, randomBytes })
const bareDatabase = () => new IndexedDbCopy(database, 'test', { wait: soon })

/** A chain of records, as a journal makes it. */
async function records(count: number): Promise<StoredRecord[]> {
  const chain: StoredRecord[] = []
  let previous: Bytes = noHash
  for (let seq = 1; seq <= count; seq++) {
    const payload = new Uint8Array(50).fill(seq)
    const head = { kind: 'TXN', seq, epoch: 1, schema: 3, hlc: BigInt(seq), command: noCommand } as const
    const bytes = encodeRecord({ ...head, previous, payload })
    chain.push({ seq, bytes })
    previous = (await readChain(chain)).at(-1)!.hash
  }
  return chain
}

describe('[D13] in the place of another', () => {
  const snapshot = (generation: number, bytes: Bytes): Snapshot => ({
    ...{ generation, covers: 1, chain: new Uint8Array(32).fill(1), schema: 3, at: 7.5 },
    ...{ length: bytes.length, sha256: new Uint8Array(32).fill(2), state: new Uint8Array(32).fill(generation) }
  })
  const contents = async (locked = lockedAs()): Promise<Contents> =>
    (await new SealedCopy(bareDatabase(), locked).candidates())[0]!.contents
  const reached = async (kept: Contents) =>
    chainFrom(await readChain(kept.journal), { seq: 0, hash: noHash }).records.map(({ seq }) => seq)
  const states = ({ snapshots }: Contents) => snapshots.map(({ state }) => state[0])
  const swap = (store: string, a: IDBValidKey, b: IDBValidKey, again = (value: unknown, _key: IDBValidKey) => value) =>
    tamper(database, async (kept) => {
      const [one, two] = [(await kept.get(store, a)) as unknown, (await kept.get(store, b)) as unknown]
      await kept.put(store, again(two, a), a)
      await kept.put(store, again(one, b), b)
    })

  let copy: SealedCopy
  let chain: StoredRecord[]
  beforeEach(async () => {
    copy = new SealedCopy(bareDatabase(), lockedAs())
    await copy.claim(1, await contents(), 0)
    chain = await records(4)
    await copy.append(chain)
    for (const generation of [1, 2]) {
      const bytes = new Uint8Array(1000).fill(generation)
      await copy.writeSnapshot(snapshot(generation, bytes), bytes, { belowGeneration: 0, upToSeq: 0 })
    }
  })

  test('nothing stands as it was written: everything is read back', async () => {
    const kept = await contents()
    expect([kept.journal, kept.snapshots]).toEqual([
      chain,
      [1, 2].map((generation) => snapshot(generation, new Uint8Array(1000)))
    ])
    expect(await copy.readSnapshot(2)).toEqual(new Uint8Array(1000).fill(2))
    expect(await reached(kept)).toEqual([1, 2, 3, 4])
    const [below] = (await bareDatabase().read()).journal
    expect(decodeRecord(below!.bytes)).toMatchObject({ kind: 'SEALED', seq: 1, epoch: 1, schema: 3, hlc: 0n })
  })

  test('a record does not open, and the chain ends before it', async () => {
    await swap('journal', 2, 3)
    const kept = await contents()
    expect(await reached(kept)).toEqual([1])
    expect(kept.journal.map(({ bytes }) => decodeRecord(bytes).kind)).toEqual(['TXN', 'SEALED', 'SEALED', 'TXN'])
  })

  test('a snapshot does not open, nor its description', async () => {
    await swap('snapchunk', [1, 0], [2, 0])
    expect([await copy.readSnapshot(1), await copy.readSnapshot(2)]).toEqual([new Uint8Array(0), new Uint8Array(0)])
    expect(states(await contents())).toEqual([1, 2])
    await swap('snapmeta', 1, 2, (value, generation) => ({ ...(value as Snapshot), generation: generation as number }))
    expect(states(await contents())).toEqual([0, 0])
  })

  test.each(['covers', 'schema', 'at'])('a description does not open with another value for %s', async (name) => {
    await tamper(database, async (kept) => kept.put('snapmeta', { ...(await kept.get('snapmeta', 1)), [name]: 9 }, 1))
    expect(states(await contents())).toEqual([0, 2])
  })

  test('nothing of another workspace opens', async () => {
    const kept = await contents(lockedAs('other'))
    expect([await reached(kept), states(kept)]).toEqual([[], [0, 0]])
    const there = new SealedCopy(bareDatabase(), lockedAs('other'))
    expect(await there.readSnapshot(1)).toEqual(new Uint8Array(0))
  })

  test('nothing that was never sealed is taken for content, from the first record on', async () => {
    const { bytes } = chain[0]!
    await tamper(database, (kept) => kept.put('journal', bytes, 1))
    expect(await reached(await contents())).toEqual([])
    const forged = encodeRecord({ ...decodeRecord(bytes), kind: 'SEALED' })
    await tamper(database, (kept) => kept.put('journal', forged, 1))
    expect(await reached(await contents())).toEqual([])
    const plain = snapshot(2, new Uint8Array(1000))
    await tamper(database, async (kept) => {
      await kept.put('snapmeta', plain, 2)
      await kept.put('snapchunk', new Uint8Array(1000), [2, 0])
    })
    expect((await copy.readSnapshot(2)).length).not.toBe(plain.length)
  })

  test('a backup does not open, and says so', async () => {
    for (const reason of ['one', 'two']) {
      const bytes = new TextEncoder().encode(reason)
      const backup = await describeBackup({ copy, clock, randomBytes }, 'state', reason, 3, bytes)
      await copy.writeBackup(backup, bytes)
    }
    const [one, two] = (await copy.listBackups()).map(({ id }) => id) as [string, string]
    expect(new TextDecoder().decode(await copy.readBackup(two))).toBe('two')
    await swap('backupchunk', [one, 0], [two, 0])
    expect((await copy.readBackup(two)).length).toBe(0)
    await swap('backupmeta', one, two, (value, id) => ({ ...(value as Backup), id: id as string }))
    const reasons = (await copy.listBackups()).map(({ reason }) => reason)
    expect(reasons).toEqual(['a backup that does not open', 'a backup that does not open'])
  })
})

describe('[D1] records that are sealed', () => {
  const large = (seq: number, length: number): StoredRecord => ({
    seq,
    bytes: encodeRecord({
      ...{ kind: 'TXN', seq, epoch: 1, schema: 1, previous: noHash, hlc: 0n, command: noCommand },
      payload: new Uint8Array(length)
    })
  })

  test('reach the device in the order in which they were asked for, however long each takes', async () => {
    const inner = bareDatabase()
    const asked: number[] = []
    // The first one is never answered, and keeps none of the others.
    inner.append = (given) => {
      asked.push(...given.map(({ seq }) => seq))
      return asked.length === 1 ? new Promise(() => {}) : Promise.resolve()
    }
    const copy = new SealedCopy(inner, lockedAs())
    void copy.append([large(1, 8_000_000)])
    const others = [2, 3, 4, 5].map((seq) => copy.append([large(seq, seq === 3 ? 4_000_000 : 10)]))
    await Promise.all(others)
    expect(asked).toEqual([1, 2, 3, 4, 5])
  })

  test('count when the copy below says so, and fail when it fails', async () => {
    const inner = bareDatabase()
    inner.append = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))
    const copy = new SealedCopy(inner, lockedAs())
    await expect(copy.append([large(1, 10)])).rejects.toThrow('full')
    inner.append = () => Promise.resolve()
    await copy.append([large(1, 10)])
  })
})
