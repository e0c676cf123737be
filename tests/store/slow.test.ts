// Copies that answer late or never: nothing is lost by asking again, nothing is called failing that is on its way, and
// nobody waits for ever.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeLock } from '#workers/store/journal/lock-key.ts'
import { SealedCopy } from '#workers/store/journal/sealed.ts'
import { IndexedDbCopy, OpfsCopy, Pair, type Copy, type Store } from '#workers/store/store.ts'
import { FileDevice } from './files.ts'
import { copyOn, firstRows, give, IDBFactory, noLimits, open, price, soon } from './world.ts'

let files: FileDevice
let database: IDBFactory
beforeEach(() => {
  files = new FileDevice()
  database = new IDBFactory()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const filesOn = () => new OpfsCopy(files.root, 'test')
const openOn = (copy: Copy): Promise<Store> => open(database, { copy, limits: noLimits })
const priceOf = (store: Store) => store.row('pricing', 'team')!['monthly_price']
const until = async (holds: () => boolean) => {
  while (!holds()) await soon()
}
const aWhile = async () => {
  for (let turn = 0; turn < 50; turn++) await soon()
}
const stall = () => {
  let goOn = () => {}
  const stands = new Promise<void>((resolve) => (goOn = resolve))
  return { stands, goOn }
}
const stopClock = () => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })

test('[D4] a record of a locked workspace that was written twice, because it took too long, is read once', async () => {
  const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count))
  const { key, lock } = await makeLock('horse', randomBytes)
  const seal = (copy: Copy) => new SealedCopy(copy, { workspace: 'test', key, lock, clock: Date.now, randomBytes })
  const inDatabase = copyOn(database)
  const store = await openOn(new Pair({ files: seal(filesOn()), database: seal(inDatabase) }))
  // One copy is full: the other one, alone, has little time.
  inDatabase.append = inDatabase.writeSnapshot = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))
  give(store, firstRows)
  await store.durable()
  const { stands, goOn } = stall()
  const encrypt = crypto.subtle.encrypt.bind(crypto.subtle)
  const slow = vi.spyOn(crypto.subtle, 'encrypt').mockImplementation(async (...given) => {
    await stands
    return encrypt(...given)
  })
  give(store, [price('49', '50')])
  await until(() => store.state().state === 'failing')
  await aWhile()
  slow.mockRestore()
  goOn()
  await store.durable()
  give(store, [price('50', '51')])
  await store.durable()
  await aWhile()
  files.kill()
  const [{ contents } = { contents: null }] = await seal(filesOn()).candidates()
  const seqs = contents!.journal.map(({ seq }) => seq)
  expect(seqs.length).toBeGreaterThan(new Set(seqs).size)
  const again = await openOn(new Pair({ files: seal(filesOn()) }))
  expect([priceOf(again), again.report.faults]).toEqual(['51', []])
  await again.close()
})

test('[D9] while noise is written after a run that was cut off, one copy alone is given time, and not for ever', async () => {
  const inFiles = filesOn()
  const first = await openOn(new Pair({ files: inFiles, database: copyOn(database) }))
  give(first, firstRows)
  await first.durable()
  // Cut off between the two: the database has a record that the files have not.
  inFiles.append = () => new Promise(() => {})
  const { seq } = give(first, [price('49', '50')])
  await vi.waitUntil(async () => (await copyOn(database).read()).journal.at(-1)!.seq === seq)
  files.kill()

  stopClock()
  const { stands, goOn } = stall()
  const scrubbing = new IndexedDbCopy(database, 'test', { wait: soon, scrub: () => stands })
  const store = await openOn(new Pair({ files: filesOn(), database: scrubbing }))
  expect(store.copies()).toEqual({ files: 'behind', database: 'whole' })
  await aWhile()
  await vi.advanceTimersByTimeAsync(4900)
  await aWhile()
  expect(store.state().state).not.toBe('failing')
  await vi.advanceTimersByTimeAsync(200)
  await until(() => store.state().state === 'failing')
  goOn()
  await until(() => store.state().problem === null)
  expect(priceOf(store)).toBe('50')
})

test('[D12] the copy that carries everything alone is not left behind', async () => {
  const first = await openOn(new Pair({ files: filesOn(), database: copyOn(database) }))
  give(first, firstRows)
  await first.durable()
  await first.snapshot()
  await first.close()
  const [inFiles, inDatabase] = [filesOn(), copyOn(database)]
  // An older snapshot of the database has changed, which is found when the files have failed.
  const { stands, goOn } = stall()
  const read = inDatabase.readSnapshot.bind(inDatabase)
  let isFound = false
  inDatabase.readSnapshot = async (generation) => {
    if (generation > 1) return read(generation)
    await stands
    isFound = true
    return new Uint8Array(3)
  }
  const store = await openOn(new Pair({ files: inFiles, database: inDatabase }))
  inFiles.append = inFiles.writeSnapshot = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))
  give(store, [price('49', '50')])
  await store.durable()
  expect(store.copies()).toEqual({ files: 'behind', database: 'whole' })
  goOn()
  await until(() => isFound)
  await aWhile()
  expect(store.copies()).toEqual({ files: 'behind', database: 'whole' })
  give(store, [price('50', '51')])
  await store.durable()
  await store.close()
})

test('[D14] a state is kept when all of it is on the device, and not where that does not get there', async () => {
  const copy = copyOn(database)
  const store = await openOn(copy)
  give(store, firstRows)
  await store.durable()
  const { stands, goOn } = stall()
  const append = copy.append.bind(copy)
  copy.append = async (records) => {
    await stands
    return append(records)
  }
  give(store, [price('49', '50')])
  const kept = store.backup('daily')
  await aWhile()
  expect(await store.listBackups()).toEqual([])
  goOn()
  await kept
  expect((await store.listBackups()).map(({ reason }) => reason)).toEqual(['daily'])
  copy.append = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))
  give(store, [price('50', '51')])
  await expect(store.backup('before a restore')).rejects.toThrow()
  expect(await store.listBackups()).toHaveLength(1)
  copy.append = append
  await store.durable()
  await store.close()
})

test.each(['writeSnapshot', 'writeBackup'] as const)(
  '[W5] what is never answered does not keep a tab from letting go: %s',
  async (name) => {
    const inDatabase = copyOn(database)
    const store = await openOn(new Pair({ files: filesOn(), database: inDatabase }))
    give(store, firstRows)
    await store.durable()
    inDatabase[name] = () => new Promise(() => {})
    stopClock()
    void (name === 'writeSnapshot' ? store.snapshot() : store.backup('daily')).catch(() => undefined)
    give(store, [price('49', '50')])
    await store.durable()
    let isClosed = false
    const closed = store.close().then(() => (isClosed = true))
    await vi.advanceTimersByTimeAsync(1900)
    expect(isClosed).toBe(false)
    await vi.advanceTimersByTimeAsync(200)
    await closed
    vi.useRealTimers()
    files.kill()
    const again = await openOn(new Pair({ files: filesOn(), database: copyOn(database) }))
    expect([priceOf(again), again.report.wasClosed]).toEqual(['50', true])
    await again.close()
  }
)
