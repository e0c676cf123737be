import { beforeEach, describe, expect, test } from 'vitest'
import { sha256 } from '#workers/store/journal/checksums.ts'
import type { Contents, Snapshot } from '#workers/store/journal/copy.ts'
import { decodeSnapshotNote } from '#workers/store/journal/payload.ts'
import { decodeRecord } from '#workers/store/journal/record.ts'
import { openSnapshot } from '#workers/store/snapshots.ts'
import { Connection } from '#workers/store/sqlite.ts'
import type { Store } from '#workers/store/store.ts'
import { troubled } from './power.ts'
import { copyOn, firstRows, give, IDBFactory, noLimits, open, price, soon, sqlite } from './world.ts'
import { IndexedDbCopy } from '#workers/store/journal/indexed-db.ts'

let device: IDBFactory
let next: number
beforeEach(() => {
  device = new IDBFactory()
  next = 49
})

const contents = (): Promise<Contents> => copyOn(device).read()
const generations = async () => (await contents()).snapshots.map(({ generation }) => generation)

async function raise(store: Store, times: number): Promise<void> {
  for (let time = 0; time < times; time++) await store.durable(give(store, [price(String(next), String(++next))]).seq)
}

async function settled(store: Store): Promise<void> {
  for (let turn = 0; turn < 200; turn++) await soon()
  await store.durable()
}

async function begun(limits = noLimits): Promise<Store> {
  const store = await open(device, { limits })
  give(store, firstRows)
  await store.durable()
  return store
}

test('a workspace begins with a snapshot, so that its journal always has something to stand on', async () => {
  await begun()
  expect(await generations()).toEqual([1])
  expect((await contents()).snapshots[0]).toMatchObject({ covers: 0, schema: 3 })
})

test('one is taken after so many records, after so many bytes, and not before', async () => {
  const byRecords = await begun({ ...noLimits, records: 20 })
  await raise(byRecords, 15)
  await settled(byRecords)
  expect(await generations()).toEqual([1])
  await raise(byRecords, 4)
  await expect.poll(generations).toEqual([1, 2])
  await byRecords.close()

  const byBytes = await open(device, { limits: { ...noLimits, bytes: 10_000 } })
  await raise(byBytes, 20)
  await expect.poll(async () => (await generations()).length).toBeGreaterThan(2)
})

test('when nobody waits one is taken after fewer', async () => {
  const store = await begun({ ...noLimits, recordsAtRest: 10 })
  await raise(store, 5)
  await store.rest()
  expect(await generations()).toEqual([1])
  await raise(store, 5)
  await store.rest()
  expect(await generations()).toEqual([1, 2])
})

test('[D3] three generations are kept, and the journal behind the second newest', async () => {
  const store = await begun()
  for (let time = 0; time < 4; time++) {
    await raise(store, 5)
    await store.snapshot()
  }
  const { snapshots, journal } = await contents()
  expect(snapshots.map(({ generation }) => generation)).toEqual([3, 4, 5])
  expect(journal[0]?.seq).toBe(snapshots[1]!.covers + 1)
  expect(await store.stateHash()).toEqual(await (await open(device)).stateHash())
})

test('the journal notes which bytes were meant', async () => {
  const store = await begun()
  await store.snapshot()
  await store.durable()
  const { snapshots, journal } = await contents()
  const notes = journal.map(({ bytes }) => decodeRecord(bytes)).filter(({ kind }) => kind === 'SNAP')
  const { generation, covers, length, sha256 } = snapshots.at(-1)!
  expect(decodeSnapshotNote(notes.at(-1)!.payload)).toEqual({ generation, covers, length, sha256 })
})

test('one that cannot be written costs nothing, and is tried again later', async () => {
  let isFull = false
  const feed = troubled(device, () => (isFull ? 'full' : 'fine'))
  const copy = new IndexedDbCopy(feed, 'test', { wait: soon })
  const store = await open(device, { copy, limits: { ...noLimits, recordsAtRest: 3 } })
  give(store, firstRows)
  await raise(store, 4)
  isFull = true
  await expect(store.snapshot()).rejects.toMatchObject({ name: 'QuotaExceededError' })
  await store.rest()
  expect(await generations()).toEqual([1])
  isFull = false
  await store.durable()
  await raise(store, 4)
  await store.rest()
  expect((await contents()).snapshots).toHaveLength(2)
  expect((await open(device)).row('pricing', 'team')?.['monthly_price']).toBe(String(next))
})

describe('[D3] a snapshot is trusted only after it was opened in a database of its own', () => {
  let snapshot: Snapshot
  let bytes: Awaited<ReturnType<typeof sha256>>

  beforeEach(async () => {
    const store = await begun()
    await store.snapshot()
    snapshot = (await contents()).snapshots.at(-1)!
    bytes = await copyOn(device).readSnapshot(snapshot.generation)
  })

  test('as it is, it opens', async () => {
    expect((await openSnapshot(sqlite, snapshot, bytes)).value('SELECT count(*) FROM pricing')).toBe(1)
  })

  test('bytes missing or changed', async () => {
    await expect(openSnapshot(sqlite, snapshot, bytes.slice(0, -1))).rejects.toThrow(/it has \d+ of \d+ bytes/)
    const flipped = bytes.slice()
    flipped[5000]! ^= 1
    await expect(openSnapshot(sqlite, snapshot, flipped)).rejects.toThrow('its bytes have changed')
  })

  test('a file that is not sound, though its hash fits', async () => {
    const broken = bytes.slice()
    broken.fill(0xff, 8192, 12288)
    const described = { ...snapshot, sha256: await sha256(broken) }
    await expect(openSnapshot(sqlite, described, broken)).rejects.toThrow(/not sound|malformed/)
  })

  test('another state or another schema, though its hash fits', async () => {
    const other = new Connection(sqlite, bytes)
    other.script(
      `INSERT INTO change_context (only_row, replaying) VALUES (1, 1); UPDATE pricing SET monthly_price = '1'`
    )
    const state = other.exportSafely()
    other.script('PRAGMA user_version = 9')
    const schema = other.exportSafely()
    const described = async (given: typeof bytes) => ({
      ...snapshot,
      length: given.length,
      sha256: await sha256(given)
    })
    await expect(openSnapshot(sqlite, await described(state), state)).rejects.toThrow(
      'its state is not the one that was kept'
    )
    await expect(openSnapshot(sqlite, await described(schema), schema)).rejects.toThrow('it has another schema')
  })
})
