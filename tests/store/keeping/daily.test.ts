// The state of each day, as a store keeps it by itself.
import { beforeEach, expect, test } from 'vitest'
import { daily } from '#workers/store/keeping/retention.ts'
import type { Store } from '#workers/store/store.ts'
import { copyOn, firstRows, give, IDBFactory, noLimits, open, price } from '../world.ts'

const day = 24 * 60 * 60 * 1000
const start = Date.parse('2026-01-05T09:00:00Z')

let device: IDBFactory
let now: number
beforeEach(() => {
  device = new IDBFactory()
  now = start
})

const openNow = (): Promise<Store> => open(device, { limits: noLimits, clock: () => now })
const kept = async (store: Store) => (await store.listBackups()).map(({ reason, at }) => [reason, (at - start) / day])

let typed = 49
async function change(store: Store): Promise<void> {
  give(store, [price(String(typed), String(++typed))])
  await store.durable()
}
async function begun(): Promise<Store> {
  const store = await openNow()
  give(store, firstRows)
  typed = 49
  await store.durable()
  return store
}

test('a state is kept once a day', async () => {
  const store = await begun()
  for (let hour = 0; hour < 30; hour += 3) {
    now = start + hour * 3_600_000
    await store.keepDaily()
    await change(store)
  }
  // Midnight comes after fifteen hours, in UTC.
  expect(await kept(store)).toEqual([
    ['daily', 0],
    ['daily', 15 / 24]
  ])
})

test('is not written again where nothing has changed since, in this run or the next', async () => {
  let store = await begun()
  await store.keepDaily()
  for (let days = 1; days <= 3; days++) {
    now = start + days * day
    await store.keepDaily()
  }
  expect(await kept(store)).toEqual([['daily', 0]])
  await store.close()
  store = await openNow()
  // As it was read back, it may be another file of the same rows; from then on it is the same one.
  await store.keepDaily()
  const once = await kept(store)
  expect(once.length).toBeLessThanOrEqual(2)
  now += day
  await store.keepDaily()
  expect(await kept(store)).toEqual(once)
})

test('is one of its own beside the same state kept for a reason, whichever comes first', async () => {
  const store = await begun()
  await store.backup('before an import')
  await store.keepDaily()
  await change(store)
  now += day
  await store.keepDaily()
  await store.backup('before a restore')
  expect((await kept(store)).map(String).sort()).toEqual([
    'before a restore,1',
    'before an import,0',
    'daily,0',
    'daily,1'
  ])
})

test('takes with it those that have become superfluous', async () => {
  const store = await begun()
  for (let days = 0; days < 20; days++) {
    now = start + days * day
    await store.keepDaily()
    await change(store)
  }
  // Twenty days from a Monday on: the last fourteen, and the Sunday before them is the sixth (counted from 0).
  expect((await kept(store)).map(([, at]) => at)).toEqual([...Array.from({ length: 14 }, (_, place) => place + 6)])
})

test('that found no room is tried again, and leaves no gap in what is cleared away', async () => {
  const copy = copyOn(device)
  const store = await open(device, { limits: noLimits, clock: () => now, copy })
  give(store, firstRows)
  await store.durable()
  const write = copy.writeBackup.bind(copy)
  copy.writeBackup = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))
  await expect(store.keepDaily()).rejects.toMatchObject({ name: 'QuotaExceededError' })
  copy.writeBackup = write
  await store.keepDaily()
  expect(await kept(store)).toEqual([[daily, 0]])
})

test('[D6] is nothing that a reader keeps', async () => {
  const store = await begun()
  const reader = await open(device, { mode: 'reader' })
  await reader.keepDaily()
  expect(await kept(store)).toEqual([])
})
