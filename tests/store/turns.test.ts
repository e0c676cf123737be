// [D5] Two tabs and one workspace: what one does late that has lost its turn, or has given it up, or read too early.
import { beforeEach, describe, expect, test } from 'vitest'
import type { Copy } from '#workers/store/journal/copy.ts'
import { OpfsCopy, Pair, type Store } from '#workers/store/store.ts'
import { FileDevice } from './files.ts'
import { copyOn, firstRows, give, IDBFactory, noLimits, open, price, soon } from './world.ts'

let files: FileDevice
let database: IDBFactory
beforeEach(() => {
  files = new FileDevice()
  database = new IDBFactory()
})

const pairOn = (hasDatabase = true) =>
  new Pair({ files: new OpfsCopy(files.root, 'test'), ...(hasDatabase && { database: copyOn(database) }) })
const openOn = (copy: Copy): Promise<Store> => open(database, { copy, limits: noLimits })
const priceOf = (store: Store) => store.row('pricing', 'team')!['monthly_price']

async function save(store: Store, was: string, now: string): Promise<void> {
  give(store, [price(was, now)])
  await store.durable()
}

/** A call that stands still from when it is made until it is let go. */
function held(copy: Copy, name: 'writeSnapshot' | 'writeBackup'): { begun: Promise<void>; letGo: () => void } {
  let [begin, letGo] = [() => {}, () => {}]
  const begun = new Promise<void>((resolve) => (begin = resolve))
  const stands = new Promise<void>((resolve) => (letGo = resolve))
  const write = copy[name].bind(copy) as (...given: unknown[]) => Promise<void>
  copy[name] = async (...given: unknown[]) => {
    begin()
    await stands
    return write(...given)
  }
  return { begun, letGo }
}

describe('[D5] a tab that is frozen and has lost its turn leaves the files of the other as they are', () => {
  test.each([
    ['a snapshot', 'writeSnapshot', true],
    ['a snapshot, without a database', 'writeSnapshot', false],
    ['two backups', 'writeBackup', true],
    ['two backups, without a database', 'writeBackup', false]
  ] as const)('when it goes on with %s', async (_, name, hasDatabase) => {
    const copy = pairOn(hasDatabase)
    const first = await openOn(copy)
    give(first, firstRows)
    await first.durable()
    const { begun, letGo } = held(copy, name)
    const late =
      name === 'writeSnapshot' ? [first.snapshot()] : [first.backup('daily'), first.backup('before an import')]
    const ends = Promise.allSettled(late)
    await begun

    const second = await openOn(pairOn(hasDatabase))
    await save(second, '49', '50')
    await second.snapshot()
    await save(second, '50', '51')
    letGo()
    expect(await ends).toEqual(
      late.map(() => ({ status: 'rejected', reason: expect.objectContaining({ name: 'Fenced' }) }))
    )
    await first.retire(true)
    await save(second, '51', '52')
    expect(second.copies()).toEqual({ files: 'whole', ...(hasDatabase && { database: 'whole' }) })
    await second.close()
    // The files alone lead to the last state.
    const again = await openOn(pairOn(false))
    expect([priceOf(again), again.report.faults]).toEqual(['52', []])
    await again.close()
  })
})

test('[D5] whoever gives up the turn waits for the backups that are on their way', async () => {
  const copy = pairOn()
  const first = await openOn(copy)
  give(first, firstRows)
  await first.durable()
  const { begun, letGo } = held(copy, 'writeBackup')
  const kept = first.keepDaily()
  await begun
  let isGivenUp = false
  const givenUp = first.retire().then(() => (isGivenUp = true))
  for (let turn = 0; turn < 50; turn++) await soon()
  expect(isGivenUp).toBe(false)
  letGo()
  await givenUp
  await kept
  const second = await openOn(pairOn())
  expect((await second.listBackups()).map(({ reason }) => reason)).toEqual(['daily'])
  await second.close()
})

describe('[D5] what was read before the turn of another tab is read again', () => {
  test.each([
    ['with both copies', true, true],
    ['without a database', false, false],
    ['where the other one could not write to the database', true, false]
  ])('%s', async (_, hasDatabase, hadDatabase) => {
    const first = await openOn(pairOn(hasDatabase))
    give(first, firstRows)
    await first.close()
    const late = pairOn(hasDatabase)
    await late.peek()
    const other = await openOn(pairOn(hadDatabase))
    await save(other, '49', '50')
    await other.close()
    const last = await openOn(late)
    expect(priceOf(last)).toBe('50')
    await save(last, '50', '51')
    await last.close()
    const again = await openOn(pairOn(false))
    expect(priceOf(again)).toBe('51')
    await again.close()
  })

  test('though it began in a file that was not free then', async () => {
    const first = await openOn(pairOn(false))
    give(first, firstRows)
    const { id } = await first.backup('before an import')
    await first.close()
    const giving = new OpfsCopy(files.root, 'test')
    const turn = async (copy: OpfsCopy) => {
      const seen = await copy.read()
      return () => copy.claim(seen.epoch + 1, seen, seen.journal.at(-1)!.seq)
    }
    expect(await (await turn(giving))()).toBe(true)
    giving.close()
    const late = new OpfsCopy(files.root, 'test')
    const claimLate = await turn(late)
    // It gives back a file, and is gone; the next turn begins there.
    await giving.deleteBackups([id])
    const next = await turn(new OpfsCopy(files.root, 'test'))
    expect(await next()).toBe(true)
    expect(await claimLate()).toBe(false)
  })
})
