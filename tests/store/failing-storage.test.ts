// [D9] A device that fails: nothing is called saved before it is on it, nothing is lost, and when it works again so do we.
import { describe, expect, test } from 'vitest'
import { IndexedDbCopy } from '#workers/store/journal/indexed-db.ts'
import { openStore, type Store } from '#workers/store/store.ts'
import { troubled, type Trouble } from './power.ts'
import { copyOn, edit, firstRows, IDBFactory, open, optionsOn, price, soon } from './world.ts'

const troubles: Trouble[] = ['full', 'unknown', 'cut off']
const limits = { records: 6, bytes: 1e9, recordsAtRest: 3, recordsBetweenChecks: 4 }
const edits = 12

/** Whether a record lies on the device, as somebody else finds it there. */
async function isOnDevice(device: IDBFactory, seq: number): Promise<boolean> {
  const { journal, snapshots } = await copyOn(device).read()
  return journal.some((record) => record.seq === seq) || snapshots.some(({ covers }) => covers >= seq)
}

/** Gives an edit until it is taken; a refusal names the trouble and changes nothing. */
async function insist(store: Store, changes: Parameters<typeof edit>[0]): Promise<number> {
  for (;;) {
    const history = store.history({ limit: 1000 }).length
    const taken = store.receive(edit(changes))
    if (taken.ok) return taken.value
    expect(['storage-full', 'storage-failing']).toContain(taken.error.type)
    expect(store.history({ limit: 1000 })).toHaveLength(history)
    await soon()
  }
}

async function work(device: IDBFactory, troubleOf: (write: number) => Trouble): Promise<string[]> {
  const copy = new IndexedDbCopy(troubled(device, troubleOf), 'test', { wait: soon })
  let opened = await openStore(optionsOn(device, { copy, limits }))
  while (!opened.ok) {
    expect(['storage-full', 'storage-unavailable']).toContain(opened.error.type)
    opened = await openStore(optionsOn(device, { copy, limits }))
  }
  const store = opened.value
  const states = new Set<string>()
  store.subscribe(() => states.add(store.state().state))
  const acknowledged: Promise<void>[] = []
  for (let number = 0; number < edits; number++) {
    const seq = await insist(store, number === 0 ? firstRows : [price(String(48 + number), String(49 + number))])
    acknowledged.push(
      store.durable(seq).then(async () => {
        expect(await isOnDevice(device, seq)).toBe(true)
      })
    )
    if (number % 3 === 0) await soon()
  }
  await Promise.all(acknowledged)
  await store.durable()
  expect(store.state()).toMatchObject({ state: 'saved', problem: null })
  await store.close()
  const again = await open(device)
  expect(again.row('pricing', 'team')?.['monthly_price']).toBe(String(48 + edits))
  expect(again.report.faults).toEqual([])
  await again.close()
  return [...states]
}

describe.each(troubles)('[D9] trouble with the device (%s)', (trouble) => {
  test('[D9] in any one write', async () => {
    for (let bad = 1; bad <= 14; bad++) await work(new IDBFactory(), (write) => (write === bad ? trouble : 'fine'))
  })

  test('[D9] for seven writes on end, from any one on', async () => {
    const states: string[] = []
    for (let bad = 1; bad <= 14; bad += 2)
      states.push(...(await work(new IDBFactory(), (write) => (write >= bad && write < bad + 7 ? trouble : 'fine'))))
    expect(new Set(states)).toEqual(new Set(['saving', 'failing', 'saved']))
  })
})

test('[D9] while the device fails, edits are refused with a remedy and those before are kept', async () => {
  const device = new IDBFactory()
  let trouble: Trouble = 'fine'
  const copy = new IndexedDbCopy(
    troubled(device, () => trouble),
    'test',
    { wait: soon }
  )
  const store = await open(device, { copy })
  await insist(store, firstRows)
  await store.durable()
  trouble = 'full'
  const seq = await insist(store, [price('49', '59')])
  let isSaved = false
  const saved = store.durable(seq).then(() => (isSaved = true))
  while (store.state().state !== 'failing') await soon()
  expect(store.receive(edit([price('59', '60')]))).toEqual({
    ok: false,
    error: {
      type: 'storage-full',
      text: 'The disk, or what the browser may use of it, is full and the last changes are not saved: free some space, or export now.'
    }
  })
  for (let turn = 0; turn < 50; turn++) await soon()
  expect([isSaved, store.row('pricing', 'team')?.['monthly_price']]).toEqual([false, '59'])
  trouble = 'fine'
  await saved
  expect(store.receive(edit([price('59', '60')]))).toMatchObject({ ok: true })
  await store.durable()
  expect((await open(device)).row('pricing', 'team')?.['monthly_price']).toBe('60')
})

test('a store that is closed while the device fails does not wait for ever, and says goodbye to nobody', async () => {
  const device = new IDBFactory()
  let trouble: Trouble = 'fine'
  const copy = new IndexedDbCopy(
    troubled(device, () => trouble),
    'test',
    { wait: soon }
  )
  const store = await open(device, { copy })
  await insist(store, firstRows)
  await store.durable()
  trouble = 'unknown'
  await insist(store, [price('49', '59')])
  await store.close()
  const again = await open(device)
  expect([again.row('pricing', 'team')?.['monthly_price'], again.report.wasClosed]).toEqual(['49', false])
})
