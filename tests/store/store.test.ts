import { beforeEach, describe, expect, test } from 'vitest'
import { reverse } from '#lib/edit/edit.ts'
import { decodeTransaction } from '#workers/store/journal/payload.ts'
import { decodeRecord } from '#workers/store/journal/record.ts'
import { Connection } from '#workers/store/sqlite.ts'
import { openStore, type Store } from '#workers/store/store.ts'
import { added, copyOn, edit, firstRows, give, IDBFactory, open, optionsOn, price, soon, sqlite } from './world.ts'

let device: IDBFactory
beforeEach(() => {
  device = new IDBFactory()
})

const kinds = async () => (await copyOn(device).read()).journal.map(({ bytes }) => decodeRecord(bytes).kind)
const priceIn = (store: Store) => store.row('pricing', 'team')?.['monthly_price']

describe('a writer', () => {
  test('begins with an empty workspace, and says that it is new', async () => {
    const store = await open(device)
    expect(store.report).toMatchObject({ isFresh: true, faults: [], seq: 0 })
    expect([store.mode, store.problem, store.rows('scenarios')]).toEqual(['writer', null, []])
  })

  test('finds everything as it was after a reload', async () => {
    const store = await open(device)
    give(store, firstRows)
    give(store, [price('49', '59')])
    const hash = await store.stateHash()
    const history = store.history({ limit: 100 })
    await store.durable()
    const again = await open(device)
    expect(again.report).toMatchObject({ isFresh: false, faults: [], wasClosed: false, unreachable: null })
    expect(priceIn(again)).toBe('59')
    expect(await again.stateHash()).toEqual(hash)
    expect(again.history({ limit: 100 })).toEqual(history)
  })

  test('sees at once what it was given, and says when the device has it', async () => {
    const store = await open(device)
    await store.durable()
    const states: string[] = []
    const stop = store.subscribe(() => states.push(store.state().state))
    const { seq } = give(store, firstRows)
    expect([priceIn(store), store.state().state]).toEqual(['49', 'saving'])
    await store.durable(seq)
    expect(store.state()).toEqual({ state: 'saved', memory: seq, device: seq, problem: null })
    stop()
    give(store, [price('49', '50')])
    await store.durable()
    expect(states).toEqual(['saved'])
  })

  test('says goodbye, and the next start knows', async () => {
    const store = await open(device)
    give(store, firstRows)
    await store.close()
    expect((await kinds()).at(-1)).toBe('CLEAN')
    expect((await open(device)).report.wasClosed).toBe(true)
    expect((await open(device)).report.wasClosed).toBe(false)
  })

  test('takes nothing any more once it is closed', async () => {
    const store = await open(device)
    await store.close()
    await store.close()
    expect(store.receive(edit(firstRows))).toMatchObject({ ok: false, error: { type: 'store-closed' } })
  })

  test('takes nothing any more once another has taken over, and keeps what it had apart', async () => {
    const first = await open(device)
    give(first, firstRows)
    await first.durable()
    const second = await open(device)
    give(first, [price('49', '1')])
    await expect(first.durable()).rejects.toMatchObject({ problem: { type: 'taken-over' } })
    expect(first.receive(edit([price('1', '2')]))).toMatchObject({ ok: false, error: { type: 'taken-over' } })
    give(second, [price('49', '2')])
    await second.close()
    expect(priceIn(await open(device))).toBe('2')
  })

  test('refuses an edit that does not fit, and journals nothing of it', async () => {
    const store = await open(device)
    give(store, firstRows)
    await store.durable()
    const before = await kinds()
    expect(() => store.receive(edit([price('1', '2')]))).toThrow('pricing team is not what the edit says it was')
    expect(() => store.receive(edit([price('49', '2')], { id: 'no uuid' }))).toThrow('no uuid is no UUID')
    await store.durable()
    expect(await kinds()).toEqual(before)
    expect(priceIn(store)).toBe('49')
  })

  test('an edit that changes nothing is saved already', async () => {
    const store = await open(device)
    give(store, firstRows)
    await store.durable()
    expect(store.receive(edit([]))).toEqual({ ok: true, value: store.state().device })
  })

  test('journals with an edit what it is handed for sending, unread', async () => {
    const store = await open(device)
    const opaque = { outbox: new Uint8Array([1, 2]), watermark: new Uint8Array([3]) }
    store.receive(edit(firstRows), () => opaque)
    await store.durable()
    const { journal } = await copyOn(device).read()
    const { payload } = decodeRecord(journal.at(-1)!.bytes)
    expect(decodeTransaction(payload)).toMatchObject(opaque)
  })

  test('journals the state hash every 64 records', async () => {
    const store = await open(device)
    give(store, firstRows)
    for (let number = 0; number < 140; number++) {
      const { seq } = give(store, [price(String(49 + number), String(50 + number))])
      await store.durable(seq)
    }
    const places = (await kinds()).flatMap((kind, place) => (kind === 'CHECK' ? [place] : []))
    expect(places).toEqual([64, 128])
    await store.close()
    expect((await open(device)).report.faults).toEqual([])
  })
})

describe('undo and redo', () => {
  test('go on after a reload where they were', async () => {
    const store = await open(device)
    give(store, firstRows)
    const first = give(store, [price('49', '50')])
    const second = give(store, [price('50', '51')])
    const stepBack = (from: Store) => {
      const step = from.undoStacks().undo.at(-1)!
      return give(from, reverse(from.changesOf(step.reverses)), { origin: 'undo', reverses: step.reverses })
    }
    expect(stepBack(store).reverses).toBe(second.id)
    expect(priceIn(store)).toBe('50')
    await store.durable()
    const again = await open(device)
    expect(again.undoStacks()).toEqual(store.undoStacks())
    expect(stepBack(again).reverses).toBe(first.id)
    expect(priceIn(again)).toBe('49')
    const redo = again.undoStacks().redo.at(-1)!
    expect(redo.original.why).toBe(first.why)
    give(again, reverse(again.changesOf(redo.reverses)), { origin: 'undo', reverses: redo.reverses })
    expect(priceIn(again)).toBe('50')
    expect(again.undoStacks().redo.map(({ original }) => original.id)).toEqual([second.id])
  })
})

describe('[D6] a reader', () => {
  const read = (more = {}) => openStore(optionsOn(device, { mode: 'reader', ...more }))
  const opened = async () => {
    const result = await read()
    if (!result.ok) throw new Error(result.error.text)
    return result.value
  }

  test('has nothing to read in a workspace that was never written', async () => {
    expect(await read()).toMatchObject({ ok: false, error: { type: 'nothing-stored' } })
    expect(await device.databases()).toEqual([])
  })

  test('sees what the writer has saved, and more when it reloads', async () => {
    const writer = await open(device)
    give(writer, firstRows)
    await writer.durable()
    const reader = await opened()
    expect([reader.mode, priceIn(reader)]).toEqual(['reader', '49'])
    give(writer, [price('49', '59')])
    await writer.durable()
    let called = 0
    reader.subscribe(() => called++)
    expect(await reader.reload()).toMatchObject({ ok: true })
    expect([priceIn(reader), called]).toEqual(['59', 1])
    expect(reader.undoStacks().undo).toHaveLength(2)
  })

  test('takes no edit and writes nothing, not even its turn', async () => {
    const writer = await open(device)
    give(writer, firstRows)
    await writer.durable()
    const before = await copyOn(device).read()
    const reader = await opened()
    expect(reader.receive(edit([price('49', '59')]))).toMatchObject({ ok: false, error: { type: 'read-only' } })
    await reader.rest()
    await expect(reader.snapshot()).rejects.toThrow('this store does not write')
    await reader.reload()
    await reader.durable()
    await reader.close()
    expect(await copyOn(device).read()).toEqual(before)
    give(writer, [price('49', '59')])
    await writer.durable()
  })
})

test('backups are whole states under a reason, each kept once for the same reason', async () => {
  const store = await open(device)
  give(store, firstRows)
  const backup = await store.backup('before import')
  expect(await store.backup('before import')).toEqual(backup)
  await store.backup('made into a file')
  give(store, [price('49', '59')])
  await store.backup('later')
  expect((await store.listBackups()).map(({ kind, reason }) => [kind, reason])).toEqual([
    ['state', 'before import'],
    ['state', 'made into a file'],
    ['state', 'later']
  ])
  const bytes = await store.readBackup(backup.id)
  expect(new TextDecoder().decode(bytes.slice(0, 15))).toBe('SQLite format 3')
})

test('[D14] a file that is made takes the place of the one before at once, not only the next day', async () => {
  const store = await open(device)
  give(store, firstRows)
  for (let cost = 49; cost < 52; cost++) {
    await store.backup('made into a file')
    give(store, [price(String(cost), String(cost + 1))])
  }
  const kept = await store.listBackups()
  expect(kept).toHaveLength(1)
  const last = new Connection(sqlite, new Uint8Array(await store.readBackup(kept[0]!.id)))
  expect(last.value('SELECT monthly_price FROM pricing')).toBe('51')
})

test('[D5] what is written when the turn is over does not count, also where no copy knows of turns', async () => {
  let isOurs = true
  const store = await open(device, { confirm: () => Promise.resolve(isOurs) })
  const { seq } = give(store, firstRows)
  await store.durable(seq)
  isOurs = false
  const late = give(store, [price('49', '59')])
  await expect(store.durable(late.seq)).rejects.toMatchObject({ problem: { type: 'taken-over' } })
  expect(store.state().device).toBeLessThan(late.seq)
  expect(store.receive(edit([price('59', '60')]))).toMatchObject({ ok: false, error: { type: 'taken-over' } })
})

test('a browser that keeps nothing is a problem with a remedy', async () => {
  const forbidden = {
    open: () => {
      throw new DOMException('denied', 'SecurityError')
    }
  } as unknown as IDBFactory
  expect(await openStore(optionsOn(forbidden))).toMatchObject({
    ok: false,
    error: {
      type: 'storage-unavailable',
      text: 'This browser does not let the page keep data: allow site data for this page, or leave private browsing.'
    }
  })
})

test('everything computed stays out of the journal and of what is kept', async () => {
  const store = await open(device)
  give(store, [...firstRows, added('companies', 'b', { name: 'B' })])
  await store.durable()
  const before = (await copyOn(device).read()).journal.length
  store.keepComputed('computed_months', 'base', [{ month: '0', figures: 'CANARY' }])
  await soon()
  await store.snapshot()
  await store.close()
  const contents = await copyOn(device).read()
  expect(contents.journal.slice(before).map(({ bytes }) => decodeRecord(bytes).kind)).toEqual(['SNAP', 'CLEAN'])
  const bytes = await copyOn(device).readSnapshot(contents.snapshots.at(-1)!.generation)
  expect(Buffer.from(bytes).includes('CANARY')).toBe(false)
})
