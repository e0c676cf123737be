import { beforeEach, describe, expect, test } from 'vitest'
import { canonicalHash } from '#workers/store/canonical.ts'
import { readLayout } from '#workers/store/layout.ts'
import { sha256 } from '#workers/store/journal/checksums.ts'
import type { Contents, Snapshot } from '#workers/store/journal/copy.ts'
import { decodeRecord, encodeRecord } from '#workers/store/journal/record.ts'
import { Connection } from '#workers/store/sqlite.ts'
import { openFound } from '#workers/store/keeping/states.ts'
import { openStore, type Store } from '#workers/store/store.ts'
import { copyOn, edit, firstRows, give, IDBFactory, noLimits, open, optionsOn, price, sqlite, tamper } from './world.ts'

let device: IDBFactory
let next: number
beforeEach(() => {
  device = new IDBFactory()
  next = 49
})

const contents = (): Promise<Contents> => copyOn(device).read()
const reopen = (more = {}) => openStore(optionsOn(device, { limits: noLimits, ...more }))
const priceIn = (store: Store) => store.row('pricing', 'team')?.['monthly_price']

/** In the newest state that is found, where the workspace does not open. */
async function priceFound() {
  const found = await openFound(sqlite, { database: copyOn(device) }, 'database latest')
  if (!found.ok) throw new Error(found.error.text)
  return found.value.value('SELECT monthly_price FROM pricing')
}

async function raise(store: Store, times: number): Promise<void> {
  for (let time = 0; time < times; time++) give(store, [price(String(next), String(++next))])
  await store.durable()
}

/** Three snapshots with ten edits after each; the journal reaches back to the second. */
async function lived(): Promise<void> {
  const store = await open(device, { limits: noLimits })
  give(store, firstRows)
  await raise(store, 10)
  await store.snapshot()
  await raise(store, 10)
  await store.snapshot()
  await raise(store, 10)
}

const spoilSnapshot = (generation: number) =>
  tamper(device, async (kept) => {
    const chunk = (await kept.get('snapchunk', [generation, 0])) as Uint8Array
    chunk[100]! ^= 1
    await kept.put('snapchunk', chunk, [generation, 0])
  })

const spoilRecord = (seq: number, spoil: (bytes: Uint8Array) => Uint8Array) =>
  tamper(device, async (kept) => kept.put('journal', spoil((await kept.get('journal', seq)) as Uint8Array), seq))

const flip = (bytes: Uint8Array): Uint8Array => bytes.map((byte, place) => (place === 90 ? byte ^ 1 : byte))

test('the newest snapshot and the records after it are the state', async () => {
  await lived()
  const store = await open(device, { limits: noLimits })
  expect(priceIn(store)).toBe('79')
  expect(store.report).toMatchObject({
    snapshot: { generation: 3 },
    replayed: 11,
    faults: [],
    tornAt: null,
    unreachable: null
  })
})

describe('[D4] a last record that was cut off', () => {
  test('is set aside and reported, and work goes on before it', async () => {
    await lived()
    const last = (await contents()).journal.at(-1)!
    await spoilRecord(last.seq, (bytes) => bytes.slice(0, 40))
    const store = await open(device, { limits: noLimits })
    expect(priceIn(store)).toBe('78')
    expect(store.report).toMatchObject({ tornAt: last.seq, unreachable: null, wasClosed: false })
    const [backup] = await store.listBackups()
    expect(backup).toMatchObject({ kind: 'remnant', reason: `unreadable record ${last.seq}` })
    expect(await store.readBackup(backup!.id)).toEqual(last.bytes.slice(0, 40))
    next = 78
    await raise(store, 1)
    expect(priceIn(await open(device, { limits: noLimits }))).toBe('79')
  })

  test('[D9] for which there is no room aside is left where it is, and the workspace opens for reading', async () => {
    await lived()
    const last = (await contents()).journal.at(-1)!
    await spoilRecord(last.seq, (bytes) => bytes.slice(0, 40))
    const before = await contents()
    const copy = copyOn(device)
    copy.setAside = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))
    const store = await open(device, { limits: noLimits, copy })
    expect([store.mode, priceIn(store)]).toEqual(['reader', '78'])
    expect(store.problem).toEqual({
      type: 'storage-full',
      text: 'The disk, or what the browser may use of it, is full, so this workspace opens for reading only: free some space, then reload.'
    })
    expect(store.receive(edit([price('78', '79')]))).toEqual({ ok: false, error: store.problem })
    expect({ ...(await contents()), epoch: before.epoch }).toEqual(before)
    expect((await open(device, { limits: noLimits })).report.tornAt).toBe(last.seq)
  })

  // [D2] Not only the journal by itself: the whole store, for one place in each part of a record.
  test.each([0, 3, 5, 8, 9, 12, 20, 24, 30, 60, 70, 82, 100, 400])(
    '[D2] wherever it is cut (%i), the rest stands',
    async (length) => {
      await lived()
      const last = (await contents()).journal.at(-1)!
      await spoilRecord(last.seq, (bytes) => bytes.slice(0, length))
      expect(priceIn(await open(device, { limits: noLimits }))).toBe('78')
    }
  )
})

describe('[D3] a newest snapshot that is bad', () => {
  test('costs nothing: the one before and a longer journal give the same state', async () => {
    await lived()
    const hash = await (await open(device, { limits: noLimits })).stateHash()
    await spoilSnapshot(3)
    const store = await open(device, { limits: noLimits })
    expect(await store.stateHash()).toEqual(hash)
    expect(store.report).toMatchObject({ snapshot: { generation: 2 }, faults: ['snapshot 3: its bytes have changed'] })
  })

  test('is followed by a good one, and does not count among the three', async () => {
    await lived()
    await spoilSnapshot(3)
    const store = await open(device, { limits: noLimits })
    await store.close()
    const { snapshots, journal } = await contents()
    expect(snapshots.map(({ generation }) => generation)).toEqual([1, 2, 3, 4])
    const good = snapshots.filter(({ generation }) => generation !== 3)
    expect(journal[0]!.seq).toBe(good.at(-2)!.covers + 1)
    await spoilSnapshot(4)
    expect(priceIn(await open(device, { limits: noLimits }))).toBe('79')
  })

  test('is noticed though its own description was changed with it', async () => {
    await lived()
    const forge = async (kept: Snapshot): Promise<{ snapshot: Snapshot; bytes: Uint8Array }> => {
      const connection = new Connection(sqlite, await copyOn(device).readSnapshot(kept.generation))
      connection.script(`INSERT INTO change_context (only_row, replaying) VALUES (1, 1);
        UPDATE pricing SET cac = '1'; DELETE FROM change_context`)
      const bytes = connection.exportSafely()
      const state = await canonicalHash(connection, readLayout(connection))
      return { bytes, snapshot: { ...kept, length: bytes.length, sha256: await sha256(bytes), state } }
    }
    const { snapshot, bytes } = await forge((await contents()).snapshots.at(-1)!)
    await tamper(device, async (kept) => {
      await kept.put('snapmeta', snapshot, 3)
      for (let place = 0; place * 32768 < bytes.length; place++)
        await kept.put('snapchunk', bytes.slice(place * 32768, (place + 1) * 32768), [3, place])
    })
    const store = await open(device, { limits: noLimits })
    expect(store.report.faults).toEqual(['snapshot 3: the journal names other bytes'])
    expect([priceIn(store), store.row('pricing', 'team')?.['cac']]).toEqual(['79', null])
  })

  test('whose pieces are missing is noticed too', async () => {
    await lived()
    await tamper(device, (kept) => kept.delete('snapchunk', [3, 1]))
    const store = await open(device, { limits: noLimits })
    expect([priceIn(store), store.report.snapshot?.generation]).toEqual(['79', 2])
  })
})

describe('[D4] damage behind which there is more', () => {
  const middle = async () => (await contents()).journal.at(-5)!.seq

  test('is not written over: the writer says so and hands out everything there is', async () => {
    await lived()
    const seq = await middle()
    await spoilRecord(seq, flip)
    const before = await contents()
    const opened = await reopen()
    expect(opened).toMatchObject({
      ok: false,
      error: {
        type: 'store-damaged',
        text:
          `Saved data of this workspace cannot be read (from snapshot 3 the journal leads to ${seq - 1} of ${seq + 4}); ` +
          'nothing was overwritten: download what is there before anything else.'
      }
    })
    expect(await contents()).toEqual(before)
    const files = opened.ok ? [] : await opened.error.files()
    expect(files.map(({ name }) => name)).toEqual([
      'journal.bin',
      'snapshot-1.sqlite',
      'snapshot-2.sqlite',
      'snapshot-3.sqlite'
    ])
    expect(files[0]!.bytes.length).toBe(before.journal.reduce((sum, { bytes }) => sum + bytes.length, 0))
    const rescued = new Connection(sqlite, files[3]!.bytes)
    expect(rescued.value('SELECT monthly_price FROM pricing')).toBe('69')
  })

  test('is not read as if nothing were missing; what leads up to it is found when somebody asks', async () => {
    await lived()
    await spoilRecord(await middle(), flip)
    const waits: number[] = []
    const wait = (milliseconds: number) => Promise.resolve(void waits.push(milliseconds))
    expect(await reopen({ mode: 'reader', wait })).toMatchObject({ ok: false, error: { type: 'store-damaged' } })
    expect(waits).toEqual([100, 100, 100, 100])
    expect(await priceFound()).toBe(String(79 - 5))
  })

  test('may be a write that a reader has come into the middle of: it looks again', async () => {
    await lived()
    const seq = await middle()
    const copy = copyOn(device)
    let readings = 0
    copy.candidates = async () => {
      const whole = await copy.read()
      const isMissing = ++readings < 3
      return [
        { copy, contents: { ...whole, journal: whole.journal.filter((record) => !isMissing || record.seq !== seq) } }
      ]
    }
    const reader = await open(device, { mode: 'reader', copy })
    expect([priceIn(reader), reader.report.unreachable, readings]).toEqual(['79', null, 3])
  })

  test('before the newest snapshot does not matter', async () => {
    await lived()
    const { snapshots } = await contents()
    await spoilRecord(snapshots.at(-1)!.covers - 2, flip)
    const store = await open(device, { limits: noLimits })
    expect([priceIn(store), store.report.faults]).toEqual(['79', []])
  })

  test('at the newest snapshot itself does not matter either, now or later', async () => {
    await lived()
    const { snapshots } = await contents()
    await spoilRecord(snapshots.at(-1)!.covers, flip)
    for (let time = 0; time < 2; time++) {
      const store = await open(device, { limits: noLimits })
      expect([priceIn(store), store.report.faults]).toEqual(['79', []])
      await store.durable()
    }
  })

  test('a record that is missing is damage like any other', async () => {
    await lived()
    const seq = await middle()
    await tamper(device, (kept) => kept.delete('journal', seq))
    expect(await reopen()).toMatchObject({ ok: false, error: { type: 'store-damaged' } })
  })
})

test('a journal that leads to another state than it checks is refused', async () => {
  const store = await open(device, { limits: noLimits })
  give(store, firstRows)
  for (let time = 0; time < 70; time++) await raise(store, 1)
  await store.close()
  const { journal } = await contents()
  const place = journal.findIndex(({ bytes }) => decodeRecord(bytes).kind === 'CHECK')
  // The check is replaced by one of another state, and the chain is mended behind it.
  let previous = await sha256(journal[place - 1]!.bytes)
  for (const { seq, bytes } of journal.slice(place)) {
    const record = decodeRecord(bytes)
    const payload = record.kind === 'CHECK' ? new Uint8Array(32) : record.payload
    const forged = encodeRecord({ ...record, previous, payload })
    await spoilRecord(seq, () => forged)
    previous = await sha256(forged)
  }
  const opened = await reopen()
  expect(opened).toMatchObject({ ok: false, error: { type: 'store-damaged' } })
  if (!opened.ok)
    expect(opened.error.faults.at(-1)).toBe(`snapshot 1: another state than at record ${journal[place]!.seq}`)
})

describe('[D4] never an empty workspace over one that existed', () => {
  const emptied = (...names: string[]) =>
    tamper(device, async (kept) => {
      for (const name of names) await kept.clear(name)
    })

  test.each([
    ['the snapshots', ['snapmeta', 'snapchunk']],
    ['the pieces of the snapshots', ['snapchunk']],
    ['the snapshots and the journal', ['snapmeta', 'snapchunk', 'journal']]
  ])('without %s it does not open', async (_, names) => {
    await lived()
    await emptied(...names)
    const before = await contents()
    for (const mode of ['writer', 'reader'] as const)
      expect(await reopen({ mode })).toMatchObject({ ok: false, error: { type: 'store-damaged' } })
    expect(await contents()).toEqual(before)
  })

  test('without the journal the newest snapshot is found, but nobody knows what came after it', async () => {
    await lived()
    await emptied('journal')
    for (const mode of ['writer', 'reader'] as const)
      expect(await reopen({ mode })).toMatchObject({ ok: false, error: { type: 'store-damaged' } })
    expect(await priceFound()).toBe('69')
  })

  test('a turn taken before anything was written is a new workspace still', async () => {
    const copy = copyOn(device)
    await copy.claim(1, await copy.read())
    expect((await open(device)).report.isFresh).toBe(true)
  })
})
