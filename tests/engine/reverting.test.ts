// Taking back one edit, or everything since an edit: what comes of it, what is left, what is refused.
import { beforeEach, describe, expect, test } from 'vitest'
import type { Change, Row } from '#lib/edit/edit.ts'
import type { LaterChoice, RevertSource } from '#lib/edit/past.ts'
import type { Problem, Result } from '#lib/edit/result.ts'
import { scenarioTables } from '#lib/edit/schema.ts'
import type { Engine } from '#workers/engine/engine.ts'
import { planRevert } from '#workers/engine/past.ts'
import { after, dice, stateOf, type State } from '../store/workload.ts'
import { added } from '../store/world.ts'
import { edits, openEngine, run } from '../engine.ts'

let engine: Engine
beforeEach(async () => {
  engine = (await openEngine()).engine
})

const writing = { locale: 'en-US', currency: 'USD' }
const tables = scenarioTables.map(({ name }) => name)
const rows = (table: string): Row[] => engine.store.rows(table, 'base')
const state = (): State => stateOf(rows, tables)
const sorted = (rows: State) => [...rows].sort(([a], [b]) => (a < b ? -1 : 1))
const last = async () => (await edits(engine, 1))[0]!.edit
const tier = (name: string) => rows('pricing').find((row) => row['tier'] === name)
const set = (column: string, value: string, name = 'team') =>
  engine.setCells('base', [{ table: 'pricing', row: tier(name)!.id, column, value }], `${name} ${column} ${value}`)

function value<T>(result: Result<T, Problem>): T {
  if (!result.ok) throw new Error(result.error.text)
  return result.value
}
const sourceOf = (edit: string, reach: RevertSource['reach'] = 'one'): RevertSource => ({
  ...{ scenario: 'base', edit, reach }
})
const plan = (edit: string, reach?: RevertSource['reach']) =>
  planRevert(engine.workspace, sourceOf(edit, reach), writing)
const revert = (edit: string, reach?: RevertSource['reach'], later: LaterChoice = 'leave') =>
  engine.amend({ kind: 'revert', source: sourceOf(edit, reach), later, seen: null })

/** The sentence, after nothing has changed. */
async function refusal(edit: string, reach?: RevertSource['reach'], later?: LaterChoice): Promise<string> {
  const before = [sorted(state()), engine.store.history({ limit: 1 })]
  const done = await revert(edit, reach, later)
  expect([sorted(state()), engine.store.history({ limit: 1 })]).toEqual(before)
  return done.ok ? 'it worked' : done.error.text
}

/** One to four changes of rows that all have names of their own. */
function randomEdit(roll: (sides: number) => number, step: number, from: State): Change[] {
  const changes: Change[] = []
  let now = from
  for (let left = 1 + roll(4); left > 0; left--) {
    const [table, name, columns] = (
      [
        ['pricing', 'tier', ['monthly_price', 'cac']],
        ['custom_lines', 'name', ['formula', 'note']],
        ['comparables', 'name', ['arr', 'nrr']]
      ] as const
    )[roll(3)]!
    const keys = [...now.keys()].filter((key) => key.startsWith(`${table} `))
    const key = keys[roll(Math.max(keys.length, 1))]
    const unique = `n${step}x${left}`
    const column = roll(4) === 0 ? name : columns[roll(2)]!
    const was = key === undefined ? null : now.get(key)!
    const change: Change =
      was === null || roll(4) === 0
        ? added(table, `${table}-${unique}`, { scenario_id: 'base', [name]: unique })
        : roll(5) === 0
          ? { table, row: key!.split(' ')[1]!, was, now: null }
          : {
              ...{ table, row: key!.split(' ')[1]! },
              was: { [column]: was[column] ?? null },
              now: { [column]: column === name ? unique : `${roll(900)}` }
            }
    changes.push(change)
    now = after(now, [change])
  }
  return changes
}

const touches = (a: Change, b: Change): boolean =>
  a.table === b.table &&
  a.row === b.row &&
  (!a.was || !a.now || !b.was || !b.now || Object.keys(a.now).some((column) => column in b.now!))

/** Makes random edits. @returns what each changed, and what was there before it */
async function randomRun(seed: number, steps: number) {
  engine = (await openEngine()).engine
  const roll = dice(seed)
  const made: { edit: string; changes: Change[]; before: State }[] = []
  for (let step = 0; step < steps; step++) {
    const before = state()
    value(engine.workspace.receive(randomEdit(roll, step, before), `step ${step}`, 'typed'))
    const edit = await last()
    made.push({ edit, before, changes: engine.store.changesOf(edit) })
  }
  return { roll, made: made.filter(({ changes }) => changes.length > 0) }
}

const seeds = Array.from({ length: process.env['PROOF'] ? 60 : 6 }, (_, i) => i + 1)

describe('[H2] everything since an edit', () => {
  test.for(seeds)('is exactly what was there before it, and undo brings the rest back (seed %i)', async (seed) => {
    const { roll, made } = await randomRun(seed, 25)
    const present = sorted(state())
    for (let time = 0; time < 6; time++) {
      const { edit, before } = made[roll(made.length)]!
      if (JSON.stringify(sorted(before)) === JSON.stringify(present)) continue
      value(await revert(edit, 'since'))
      expect(sorted(state())).toEqual(sorted(before))
      value(engine.undo())
      expect(sorted(state())).toEqual(present)
    }
  })

  test('of one scenario leaves the others alone, and counts what it takes back', async () => {
    run(engine, 'scenario clone base other')
    run(engine, 'pricing set base --tier team --price 300')
    const edit = await last()
    run(engine, 'pricing set other --tier team --price 400')
    run(engine, 'pricing set base --tier team --price 310')
    expect(value(plan(edit, 'since'))).toMatchObject({
      edits: 2,
      lines: [{ kind: 'cell', table: 'Pricing', place: 'team · Price / month', was: '$310', now: '$250', later: null }],
      later: []
    })
    value(await revert(edit, 'since'))
    expect(tier('team')!['monthly_price']).toBe('250')
    const others = engine.store.rows('pricing', 'other')
    expect(others.find((row) => row['tier'] === 'team')!['monthly_price']).toBe('400')
    expect(engine.workspace.undoLabels().undo).toBe(
      'Reverted everything since: pricing set base --tier team --price 300'
    )
  })

  test('cannot be what was before the scenario', async () => {
    const [first] = (await edits(engine, 10)).filter(({ isFirst }) => isFirst)
    expect(await refusal(first!.edit, 'since')).toBe(
      'This edit made the scenario, so nothing was there before it: choose a later edit, or delete the scenario.'
    )
  })
})

describe('[H3] one edit', () => {
  test.for(seeds)('that nothing touched since is left out of all there was (seed %i)', async (seed) => {
    const { made } = await randomRun(seed, 25)
    const [present, start] = [state(), made[0]!.before]
    let compared = 0
    for (const [place, { edit, changes }] of made.entries()) {
      const later = made.slice(place + 1).flatMap((one) => one.changes)
      if (changes.some((own) => later.some((other) => touches(own, other)))) continue
      const without = made.filter((one) => one.edit !== edit).reduce((rows, one) => after(rows, one.changes), start)
      if (JSON.stringify(sorted(without)) === JSON.stringify(sorted(present))) continue
      expect(value(plan(edit)).later).toEqual([])
      value(await revert(edit))
      expect(sorted(state())).toEqual(sorted(without))
      value(engine.undo())
      expect(sorted(state())).toEqual(sorted(present))
      compared++
    }
    expect(compared).toBeGreaterThan(2)
  })

  test('whose cell was changed again says by what, leaves it, or puts it back', async () => {
    engine.setCells(
      'base',
      [
        { table: 'pricing', row: tier('team')!.id, column: 'monthly_price', value: '300' },
        { table: 'pricing', row: tier('team')!.id, column: 'cac', value: '950' }
      ],
      'both'
    )
    const edit = await last()
    set('monthly_price', '320')
    const cac = tier('team')!['cac']
    const { lines, later } = value(plan(edit))
    expect(lines).toMatchObject([{ place: 'team · CAC', was: '$950', later: null }])
    expect(later).toMatchObject([
      { place: 'team · Price / month', was: '$320', now: '$250', later: { why: 'team monthly_price 320' } }
    ])
    value(await revert(edit))
    expect([tier('team')!['monthly_price'], tier('team')!['cac'] === cac]).toEqual(['320', false])
    value(engine.undo())
    value(await revert(edit, 'one', 'put back'))
    expect(tier('team')!['monthly_price']).toBe('250')
    value(engine.undo())
    expect(tier('team')!['monthly_price']).toBe('320')
  })

  test('of which everything was changed again asks for a choice', async () => {
    set('monthly_price', '300')
    const edit = await last()
    set('monthly_price', '320')
    expect(await refusal(edit)).toBe(
      'Everything that this edit changed was changed again since: choose to put that back too, or revert the later edits.'
    )
  })

  test('that added a row takes it away, with the days its customers take to pay', async () => {
    run(engine, 'pricing set base --tier gold --price 900')
    const edit = await last()
    run(engine, 'capital set base --dso-gold 45')
    expect(value(plan(edit)).lines).toMatchObject([
      { kind: 'goes', table: 'Pricing', place: 'gold' },
      { kind: 'goes', table: 'Working capital' }
    ])
    value(await revert(edit))
    expect(tier('gold')).toBeUndefined()
    expect(rows('working_capital').some((row) => row['parameter'] === 'dso_gold')).toBe(false)
  })

  test('that removed a row brings it back', async () => {
    const before = sorted(state())
    run(engine, 'pricing remove base --tier team')
    const edit = await last()
    expect(value(plan(edit)).lines).toContainEqual({
      ...{ kind: 'comes', table: 'Pricing', place: 'team', was: '', now: '', later: null }
    })
    value(await revert(edit))
    expect(sorted(state())).toEqual(before)
  })

  test('is refused where its row has been removed since', async () => {
    set('monthly_price', '300')
    const edit = await last()
    run(engine, 'pricing remove base --tier team')
    expect(await refusal(edit)).toBe(
      'The tier "team", which this edit changed, has been removed since: revert that first, or revert everything since this edit.'
    )
  })

  test('is refused where a name was taken meanwhile', async () => {
    run(engine, 'pricing remove base --tier team')
    const edit = await last()
    run(engine, 'pricing set base --tier Team --price 1')
    const sentence = 'There is another tier called "team" by now: rename or remove that one, then try this again.'
    expect(await refusal(edit)).toBe(sentence)
    const planned = plan(edit)
    expect(planned.ok ? '' : planned.error.text).toBe(sentence)
    run(engine, 'scenario rename base Best')
    const renaming = await last()
    run(engine, 'scenario create Base')
    expect(await refusal(renaming)).toBe(
      'There is another scenario called "Base" by now: rename or remove that one, then try this again.'
    )
  })

  test('is refused where a period would end before it begins', async () => {
    const [period] = rows('growth_rates').toSorted((a, b) => Number(a['month_start']) - Number(b['month_start']))
    const change = (column: string, value: string) =>
      engine.setCells('base', [{ table: 'growth_rates', row: period!.id, column, value }], column)
    change('month_end', '4')
    change('month_end', '9')
    const longer = await last()
    change('month_start', '8')
    expect(await refusal(longer)).toBe(
      'The period M8 to M4 ends before it begins: write the earlier month first, as in M4-M8.'
    )
  })

  test('that was undone, or is of nowhere, has nothing left', async () => {
    set('monthly_price', '300')
    const edit = await last()
    run(engine, 'undo')
    expect(await refusal(edit)).toBe(
      'Nothing of this is left to revert, since everything is already as it was before: choose another edit.'
    )
    expect(await refusal('nowhere')).toBe(
      'There is no edit "nowhere" in this scenario: take its id from history, or say last.'
    )
  })

  test('is refused where somebody changed something after it was shown', async () => {
    set('monthly_price', '300')
    const source = sourceOf(await last())
    const { seen } = value(planRevert(engine.workspace, source, writing))
    set('cac', '950')
    const done = await engine.amend({ kind: 'revert', source, later: 'leave', seen })
    expect(done.ok ? '' : done.error.text).toBe(
      'The scenario has been changed since this was shown, and nothing was reverted: look at it again.'
    )
    expect(tier('team')!['monthly_price']).toBe('300')
  })
})
