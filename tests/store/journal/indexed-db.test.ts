import { beforeEach, describe, expect, test } from 'vitest'
import { Fenced, type Contents, type Snapshot, type StoredRecord } from '#workers/store/journal/copy.ts'
import { IndexedDbCopy } from '#workers/store/journal/indexed-db.ts'
import { troubled, type Trouble } from '../power.ts'
import { copyOn, IDBFactory, soon, tamper } from '../world.ts'

let device: IDBFactory
beforeEach(() => {
  device = new IDBFactory()
})

const record = (seq: number): StoredRecord => ({ seq, bytes: new Uint8Array([seq, seq]) })
const snapshot = (generation: number, covers: number, length: number): Snapshot => ({
  generation,
  covers,
  chain: new Uint8Array(32),
  schema: 1,
  at: 0,
  length,
  sha256: new Uint8Array(32),
  state: new Uint8Array(32)
})
const nothingOld = { belowGeneration: 0, upToSeq: 0 }
const bytes = (length: number) => Uint8Array.from({ length }, (_, index) => index % 251)

async function claimed(copy = copyOn(device)): Promise<IndexedDbCopy> {
  const seen = await copy.read()
  expect(await copy.claim(seen.epoch + 1, seen)).toBe(true)
  return copy
}
const seqs = ({ journal }: Contents) => journal.map(({ seq }) => seq)

test('reading makes nothing, not even an empty store', async () => {
  expect(await copyOn(device).read()).toEqual({ epoch: 0, begun: false, snapshots: [], journal: [], backups: [] })
  expect(await device.databases()).toEqual([])
})

test('the store keeps its name and version 1', async () => {
  await claimed(new IndexedDbCopy(device, 'acme'))
  expect(await device.databases()).toEqual([{ name: 'sextant-acme', version: 1 }])
})

test('records are read back in order, with the bytes alone', async () => {
  const copy = await claimed()
  await copy.append([record(1), record(2)])
  await copy.append([{ seq: 3, bytes: bytes(100).subarray(10, 12) }])
  const { journal } = await copyOn(device).read()
  expect(journal).toEqual([record(1), record(2), { seq: 3, bytes: new Uint8Array([10, 11]) }])
})

test('every write asks for strict durability', async () => {
  const seen: [string, string][] = []
  const watched = {
    open: (name: string, version: number) => {
      const request = device.open(name, version)
      request.addEventListener('success', () => {
        const begin = request.result.transaction.bind(request.result)
        request.result.transaction = (...asked) => {
          const transaction = begin(...asked)
          seen.push([transaction.mode, transaction.durability])
          return transaction
        }
      })
      return request
    }
  } as IDBFactory
  const copy = await claimed(new IndexedDbCopy(watched, 'test', { wait: soon }))
  await copy.append([record(1)])
  await copy.writeSnapshot(snapshot(1, 1, 3), bytes(3), nothingOld)
  const writes = seen.filter(([mode]) => mode === 'readwrite')
  expect(writes).toEqual(Array.from({ length: 3 }, () => ['readwrite', 'strict']))
})

describe('[D5] a turn', () => {
  test('shuts out the one before: nothing of his is written any more', async () => {
    const first = await claimed()
    await first.append([record(1)])
    const second = await claimed()
    await expect(first.append([record(2)])).rejects.toThrow(Fenced)
    await expect(first.writeSnapshot(snapshot(1, 1, 3), bytes(3), { belowGeneration: 9, upToSeq: 9 })).rejects.toThrow(
      Fenced
    )
    const backup = { id: 'b', at: 0, kind: 'state', reason: '', schema: 1, length: 3, sha256: bytes(3) } as const
    await expect(first.writeBackup(backup, bytes(3))).rejects.toThrow(Fenced)
    await second.append([record(2)])
    const contents = await second.read()
    expect([seqs(contents), contents.snapshots, contents.backups]).toEqual([[1, 2], [], []])
  })

  test('is not taken where something was written since the copy was read', async () => {
    const first = await claimed()
    const late = copyOn(device)
    const seen = await late.read()
    await first.append([record(1)])
    expect(await late.claim(seen.epoch + 1, seen)).toBe(false)
    const again = await late.read()
    await first.writeSnapshot(snapshot(1, 1, 3), bytes(3), nothingOld)
    expect(await late.claim(again.epoch + 1, again)).toBe(false)
    await first.append([record(2)])
    expect((await copyOn(device).read()).epoch).toBe(1)
  })

  test('cannot be taken twice by two who read the same', async () => {
    const [one, two] = [copyOn(device), copyOn(device)]
    const seen = await Promise.all([one.read(), two.read()])
    expect([await one.claim(1, seen[0]), await two.claim(1, seen[1])]).toEqual([true, false])
  })
})

describe('a snapshot', () => {
  test('is cut into pieces of 32 kB and put together again', async () => {
    const copy = await claimed()
    await copy.writeSnapshot(snapshot(1, 0, 70_000), bytes(70_000), nothingOld)
    const chunks = await tamper(device, (kept) => kept.getAll('snapchunk') as Promise<Uint8Array[]>)
    expect(chunks.map(({ length }) => length)).toEqual([32768, 32768, 4464])
    expect(await copy.readSnapshot(1)).toEqual(bytes(70_000))
    expect((await copy.read()).begun).toBe(true)
  })

  test('takes what it makes superfluous with it, and nothing else', async () => {
    const copy = await claimed()
    await copy.append([1, 2, 3, 4, 5, 6].map(record))
    for (const generation of [1, 2, 3])
      await copy.writeSnapshot(snapshot(generation, generation, 40_000), bytes(40_000), nothingOld)
    await copy.writeSnapshot(snapshot(4, 6, 5), bytes(5), { belowGeneration: 2, upToSeq: 3 })
    const contents = await copy.read()
    expect(contents.snapshots.map(({ generation }) => generation)).toEqual([2, 3, 4])
    expect(seqs(contents)).toEqual([4, 5, 6])
    const chunks = await tamper(device, (kept) => kept.getAllKeys('snapchunk'))
    expect(chunks).toEqual([
      [2, 0],
      [2, 1],
      [3, 0],
      [3, 1],
      [4, 0]
    ])
  })
})

test('unreadable records are moved into a backup, not deleted', async () => {
  const copy = await claimed()
  await copy.append([record(1), record(2)])
  const backup = {
    id: 'b',
    at: 5,
    kind: 'remnant',
    reason: 'unreadable record 2',
    schema: 1,
    length: 2,
    sha256: bytes(3)
  } as const
  await copy.setAside(1, backup, record(2).bytes)
  expect(seqs(await copy.read())).toEqual([1])
  expect(await copy.listBackups()).toEqual([backup])
  expect(await copy.readBackup('b')).toEqual(record(2).bytes)
})

describe('[D1] a write counts when its transaction is complete, never on the success of its requests', () => {
  const copyWith = (troubleOf: (write: number) => Trouble) =>
    new IndexedDbCopy(troubled(device, troubleOf), 'test', { wait: soon })

  test('a full disk is reported though every request succeeded', async () => {
    const copy = await claimed(copyWith((write) => (write === 2 ? 'full' : 'fine')))
    await expect(copy.append([record(1)])).rejects.toMatchObject({ name: 'QuotaExceededError' })
    expect(seqs(await copyOn(device).read())).toEqual([])
    await copy.append([record(1)])
    expect(seqs(await copyOn(device).read())).toEqual([1])
  })

  test('a full disk is reported though a request was never answered', async () => {
    const copy = await claimed(copyWith((write) => (write === 2 ? 'full and unanswered' : 'fine')))
    await expect(copy.append([record(1)])).rejects.toMatchObject({ name: 'QuotaExceededError' })
    await copy.append([record(1)])
    expect(seqs(await copyOn(device).read())).toEqual([1])
  })

  test.each<Trouble>(['unknown', 'cut off'])('a lost connection (%s) is opened again, three times', async (trouble) => {
    const copy = await claimed(copyWith((write) => (write >= 2 && write <= 4 ? trouble : 'fine')))
    await copy.append([record(1), record(2)])
    expect(seqs(await copyOn(device).read())).toEqual([1, 2])
    const lost = await claimed(copyWith((write) => (write >= 2 ? trouble : 'fine')))
    await expect(lost.append([record(3)])).rejects.toThrow()
    expect(seqs(await copyOn(device).read())).toEqual([1, 2])
  })

  test('it waits 100, 400 and 1600 ms between', async () => {
    const waited: number[] = []
    const wait = (milliseconds: number) => {
      waited.push(milliseconds)
      return soon()
    }
    const copy = await claimed(
      new IndexedDbCopy(
        troubled(device, (write) => (write >= 2 ? 'unknown' : 'fine')),
        'test',
        { wait }
      )
    )
    await expect(copy.append([record(1)])).rejects.toMatchObject({ name: 'UnknownError' })
    expect(waited).toEqual([100, 400, 1600])
  })

  test('a store that was deleted meanwhile is not made anew', async () => {
    const copy = await claimed()
    await new Promise<void>(
      (done) =>
        (device.deleteDatabase('sextant-test').onsuccess = () => {
          done()
        })
    )
    await expect(copy.append([record(1)])).rejects.toThrow('the store is gone')
    expect(await device.databases()).toEqual([])
  })
})
