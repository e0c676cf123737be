// Moments that have a name, and the timeline in which they stand: through the door that the page uses.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { HistoryFilter, PlannedLine, Snapshot } from '#lib/edit/past.ts'
import type { Problem, Result } from '#lib/edit/result.ts'
import { openContainer } from '#workers/store/file/container.ts'
import type { Engine } from '#workers/engine/engine.ts'
import { historyPage } from '#workers/engine/past.ts'
import { edits, openEngine, run as runIn } from '../engine.ts'
import { Device, type Tab } from './device.ts'

let device: Device
let tab: Tab

beforeEach(async () => {
  device = new Device({ betweenNews: 20, mostSilence: 400, betweenThefts: 2000 })
  tab = await device.open()
})
afterEach(() => {
  for (const one of [...device.tabs]) one.crash()
})

async function run<T = unknown>(line: string, on = tab): Promise<T> {
  const answer = await on.host.run(line)
  if (!answer.ok) throw new Error(`${line}: ${answer.problem.text}`)
  return answer.data as T
}
const textOf = async (line: string) => {
  const answer = await tab.host.run(line)
  return answer.ok ? answer.text : answer.problem.text
}
function value<T>(result: Result<T, Problem>): T {
  if (!result.ok) throw new Error(result.error.text)
  return result.value
}
const names = async (on = tab) => (await on.host.snapshots('base')).map(({ name }) => name)
const priceIn = async (scenario: string, on = tab) =>
  (await run<{ tier: string; monthly_price: number }[]>(`pricing list ${scenario}`, on)).find(
    ({ tier }) => tier === 'team'
  )!.monthly_price
const setPrice = (price: number, on = tab) => run(`pricing set base --tier team --price ${price}`, on)
const placeOf = ({ at, after, name }: Snapshot) => ({ time: at, after, name, scenario: 'base' })

const anything: HistoryFilter = { text: '', table: null, author: null, origin: null, from: null, until: null }
const page = (filter: Partial<HistoryFilter> = {}, skip = 0, limit = 50) =>
  tab.host.history(
    { scenario: 'base', filter: { ...anything, ...filter }, skip, limit },
    { locale: 'en-US', currency: 'USD' }
  )

describe('[H4] a name of a moment', () => {
  test('is there after a tab that was killed, in every tab, and can be changed and taken away', async () => {
    await run('snapshot add base "Budget 2026"')
    await tab.host.saved()
    tab.crash()
    tab = await device.open()
    expect(await names()).toEqual(['Budget 2026'])
    const other = await device.open()
    await run('snapshot rename base "budget 2026" "Board budget"', other)
    expect(await names()).toEqual(['Board budget'])
    await run('snapshot remove base "Board budget"')
    expect(await names()).toEqual([])
  })

  test('can be named again after its name was taken away', async () => {
    await run('snapshot add base "Budget"')
    await setPrice(300)
    const [snapshot] = await tab.host.snapshots('base')
    await run('snapshot remove base "Budget"')
    expect(await names()).toEqual([])
    const { after, at } = snapshot!
    value(await tab.host.amend({ kind: 'name', scenario: 'base', name: 'Budget', after }))
    expect(await tab.host.snapshots('base')).toMatchObject([{ name: 'Budget', at }])
    value(await tab.host.lookAt(placeOf((await tab.host.snapshots('base'))[0]!)))
    expect(await priceIn('base')).toBe(250)
    await tab.host.lookNow()
  })

  test('is no step of undo, and changes no figure and no row', async () => {
    await setPrice(300)
    const [before, hash] = [await run('export base'), await textOf('summary base')]
    await run('snapshot add base Budget')
    expect([await run('export base'), await textOf('summary base')]).toEqual([before, hash])
    await run('undo')
    expect([await priceIn('base'), await names()]).toEqual([250, ['Budget']])
    await run('snapshot rename base Budget Plan')
    await run('redo')
    expect(await priceIn('base')).toBe(300)
  })

  test('may be that of an edit long ago: it is looked at exactly as it was then', async () => {
    await setPrice(300)
    await setPrice(310)
    await setPrice(320)
    const [, edit] = (await page()).entries
    if (edit?.kind !== 'edit') throw new Error('no edit')
    await run(`snapshot add base "At 310" --after ${edit.edit.slice(-8)}`)
    const [snapshot] = await tab.host.snapshots('base')
    expect(snapshot).toMatchObject({ name: 'At 310', after: edit.edit, at: edit.at })
    const looked = value(await tab.host.lookAt(placeOf(snapshot!)))
    expect([looked.mode, looked.past?.reason]).toEqual(['reader', 'At 310'])
    expect(await priceIn('base')).toBe(310)
    expect(await textOf('snapshot add base Now')).toMatch(/^This is a state of the past/)
    await tab.host.lookNow()
    expect(await priceIn('base')).toBe(320)
  })

  test('says what has changed since, and a restore brings back that scenario alone, as one edit', async () => {
    await run('scenario clone base other')
    await run('snapshot add base Budget')
    await setPrice(300)
    await run('pricing set base --tier gold --price 900')
    await run('pricing set other --tier team --price 400')
    const since = await run<PlannedLine[]>('snapshot compare base Budget')
    expect(since.map(({ kind, place, was, now }) => [kind, place, was, now])).toEqual(
      expect.arrayContaining([
        ['cell', 'team · Price / month', '$250', '$300'],
        ['comes', 'gold', '', '']
      ])
    )
    expect(since).toHaveLength(2)
    await run('snapshot restore base Budget --only plan')
    expect(await priceIn('base')).toBe(300)
    await run('snapshot restore base Budget')
    expect([await priceIn('base'), await priceIn('other')]).toEqual([250, 400])
    expect(await textOf('snapshot compare base Budget')).toBe('Nothing has changed since "Budget".')
    await run('undo')
    expect(await priceIn('base')).toBe(300)
  })

  test('goes into a file of the workspace with the history', async () => {
    await run('snapshot add base "Budget 2026"')
    const answer = await tab.host.run('backup')
    const file = answer.ok ? answer.files[0]!.bytes : new Uint8Array()
    const { json } = value(await openContainer(new Uint8Array(file)))
    expect(JSON.stringify(json)).toContain('Budget 2026')
  })

  test('is refused where it cannot be, with a sentence that says what to do', async () => {
    await run('snapshot add base Budget')
    const before = await names()
    for (const [line, sentence] of [
      [
        'snapshot add base budget',
        'There is a snapshot called "budget" already: choose another name, or rename that one.'
      ],
      ['snapshot remove base Bugdet', 'There is no snapshot "Bugdet": did you mean "Budget"?'],
      ['snapshot rename base Budget " "', 'The name of the snapshot is empty: type a name of 1 to 80 characters.'],
      [
        'snapshot add base X --after last9',
        'There is no edit "last9" in this scenario: take its id from history, or say last.'
      ],
      ['revert base 1', 'There is no edit "1" in this scenario: take its id from history, or say last.'],
      ['revert bse last', 'There is no scenario "bse": did you mean "Base"?']
    ] as const)
      expect([line, await textOf(line)]).toEqual([line, sentence])
    expect(await names()).toEqual(before)
  })
})

describe('[H2] the command', () => {
  test('reverts one edit or everything since, after it said what would change', async () => {
    await setPrice(300)
    await run('assume set base opening_cash 1')
    const rows = await run<{ edit_id: string }[]>('history base --limit 2')
    const first = rows[1]!.edit_id
    expect(await textOf(`revert base ${first} --only plan`)).toBe(
      'Would revert "pricing set base --tier team --price 300".\nPricing · team · Price / month: $300 -> $250'
    )
    expect(await priceIn('base')).toBe(300)
    await run(`revert base ${first}`)
    expect(await priceIn('base')).toBe(250)
    await run('undo')
    expect(await textOf(`revert base ${first} --since`)).toMatch(
      /^Reverted everything since "pricing set base --tier team --price 300"\./
    )
    expect(await priceIn('base')).toBe(250)
    await run('undo')
    expect(await priceIn('base')).toBe(300)
  })

  test('is made in another tab than the one that writes', async () => {
    const other = await device.open()
    await setPrice(300)
    while ((await priceIn('base', other)) !== 300) await new Promise((resolve) => setTimeout(resolve, 5))
    await run('revert base last', other)
    expect([await priceIn('base'), await priceIn('base', other)]).toEqual([250, 250])
    await run('undo')
    expect(await priceIn('base')).toBe(300)
  })
})

describe('[H1] the timeline', () => {
  test('is looked through as a whole, whatever was loaded of it', async () => {
    await setPrice(301)
    for (let cash = 1; cash <= 12; cash++) await run(`assume set base opening_cash ${cash}`)
    await run('snapshot add base "Before the round"')
    await run('undo')
    const all = await page({}, 0, 3)
    // Fourteen edits, the one that made the scenario, and a name.
    expect([all.entries.length, all.matching, all.all]).toEqual([3, 16 - 1 + 1, 16])
    const found = async (filter: Partial<HistoryFilter>) => {
      const { entries, matching } = await page(filter, 0, 2)
      return [matching, entries[0]?.kind === 'edit' ? entries[0].why : entries[0]?.name]
    }
    expect(await found({ text: '$301' })).toEqual([1, 'pricing set base --tier team --price 301'])
    // What a row had when it came is a value, too.
    expect((await found({ text: '500,000' }))[0]).toBe(2)
    expect(await found({ text: 'TEAM price' })).toEqual([2, 'pricing set base --tier team --price 301'])
    expect(await found({ text: 'round before', origin: 'snapshot' })).toEqual([1, 'Before the round'])
    expect(await found({ table: 'pricing' })).toEqual([2, 'pricing set base --tier team --price 301'])
    expect(await found({ origin: 'undo' })).toEqual([1, 'Undo: assume set base opening_cash 12'])
    expect(await found({ origin: 'snapshot' })).toEqual([1, 'Before the round'])
    expect((await found({ author: 'somebody else' }))[0]).toBe(0)
    expect((await found({ until: '2020-01-01T00:00:00.000Z' }))[0]).toBe(0)
    expect((await found({ from: '2020-01-01T00:00:00.000Z' }))[0]).toBe(16)
  })

  test('is the same page by page, and follows what is done meanwhile', async () => {
    for (let cash = 1; cash <= 7; cash++) await run(`assume set base opening_cash ${cash}`)
    const whole = (await page()).entries
    const parts = [...(await page({}, 0, 4)).entries, ...(await page({}, 4, 4)).entries]
    expect(parts).toEqual(whole)
    await run('assume set base opening_cash 8123')
    expect((await page({ text: '8,123' })).matching).toBe(1)
  })

  test('is looked through to its end though its database is closed meanwhile', async () => {
    const [before, after] = [await openEngine(), await openEngine()]
    // More edits than are read at once: between them others have their turn.
    for (let price = 1; price <= 210; price++) runIn(before.engine, `pricing set base --tier team --price ${price}`)
    for (let price = 1; price <= 3; price++) runIn(after.engine, `pricing set base --tier team --price ${price}`)
    let shown: Engine | null = before.engine
    const query = { scenario: 'base', filter: { ...anything, text: 'pricing set' }, skip: 0, limit: 50 }
    const search = () => historyPage(() => shown?.workspace ?? null, query, { locale: 'en-US', currency: 'USD' })
    const one = search()
    shown = after.engine
    await before.close()
    expect((await one).matching).toBe(3)
    const other = search()
    shown = null
    await after.close()
    expect(await other).toEqual({ entries: [], matching: 0, all: 0, authors: [] })
  })

  test('shows the rows that were looked for before the others of an edit', async () => {
    const { engine } = await openEngine()
    runIn(engine, 'scenario set base --months 48')
    const [first] = (await edits(engine, 10, { text: 'tax rate' })).slice(-1)
    expect(first!.count).toBeGreaterThan(50)
    expect(first!.rows.slice(0, 2).map(({ place }) => place.includes('Tax rate'))).toEqual([true, false])
  })
})
