// What puts right what a check says: afterwards the check holds, and nothing else has changed.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fixesFor, type Fix } from '#lib/edit/fixes.ts'
import { hintsOf } from '#lib/edit/hints.ts'
import { issuesOf } from '#lib/edit/rules.ts'
import { ratesOf } from '#lib/edit/growth-curve.ts'
import type { TableRow } from '#lib/model/inputs.ts'
import { openEngine, run } from '../engine.ts'
import { baseInputs } from '../scenarios.ts'
import { applied } from './applied.ts'

type Tables = Readonly<Record<string, readonly TableRow[]>>

const after = (tables: Tables, { edits, removes, table }: Fix): Tables =>
  removes.length > 0
    ? { ...tables, [table]: tables[table]!.filter(({ id }) => !removes.includes(id!)) }
    : applied(tables, edits)

const fixesOf = (tables: Tables, rule: string): Fix[] =>
  issuesOf(tables)
    .filter((issue) => issue.rule === rule)
    .slice(0, 1)
    .flatMap((issue) => fixesFor(issue, tables))

const labels = (fixes: readonly Fix[]): string[] => fixes.map(({ label }) => label)

const tiers = (...mix: string[]): Tables => ({
  pricing: mix.map((mix_pct, i) => ({ id: `t${i}`, tier: `tier ${i}`, mix_pct }))
})
const mixOf = (tables: Tables) => tables['pricing']!.map((row) => row['mix_pct'])

test('[A2] a mix is scaled to 100 %, and what rounding leaves over goes to the largest', () => {
  // 0.6 / 1.1 = 0.54545..., 0.3 / 1.1 = 0.27272..., 0.2 / 1.1 = 0.18181...
  const over = tiers('0.6', '0.3', '0.2')
  const [fix] = fixesOf(over, 'mix')
  expect(fix!.label).toBe('Scale the mix to 100 %')
  expect(mixOf(after(over, fix!))).toEqual(['0.5455', '0.2727', '0.1818'])
  // A third each would leave 0.0001: the first of the largest takes it.
  const thirds = tiers('0.2', '0.2', '0.2')
  expect(mixOf(after(thirds, fixesOf(thirds, 'mix')[0]!))).toEqual(['0.3334', '0.3333', '0.3333'])
  const none = tiers('0', '0')
  expect(labels(fixesOf(none, 'mix'))).toEqual(['Split the mix evenly'])
  expect(mixOf(after(none, fixesOf(none, 'mix')[0]!))).toEqual(['0.5', '0.5'])
})

test('[A2] any mix adds up after its fix, within its limits, and no other column is touched', () => {
  const share = fc.integer({ min: 0, max: 10_000 }).map((part) => String(part / 10_000))
  fc.assert(
    fc.property(fc.array(share, { minLength: 1, maxLength: 40 }), (mix) => {
      const tables = tiers(...mix)
      const [fix] = fixesOf(tables, 'mix')
      if (!fix) return expect(issuesOf(tables)).toEqual([])
      const fixed = after(tables, fix)
      expect(issuesOf(fixed)).toEqual([])
      expect(mixOf(fixed).every((part) => Number(part) >= 0 && Number(part) <= 1)).toBe(true)
      expect(fixed['pricing']!.map((row) => row['tier'])).toEqual(tables['pricing']!.map((row) => row['tier']))
    })
  )
})

const round = (...parts: string[]): Tables => ({
  funding_rounds: [
    {
      ...{ id: 'r', name: 'Seed', amount: '1', month: '1' },
      ...{ tranche_1: parts[0]!, tranche_2: parts[1]!, tranche_3: parts[2]! }
    }
  ]
})
const partsOf = (tables: Tables) =>
  ['tranche_1', 'tranche_2', 'tranche_3'].map((one) => tables['funding_rounds']![0]![one])

test('[A2] the last tranche takes the difference, and only where it cannot all are scaled', () => {
  const told = (...parts: string[]) => {
    const [fix] = fixesOf(round(...parts), 'tranches')
    return [fix!.label, ...partsOf(after(round(...parts), fix!))]
  }
  expect(told('0.7', '0.2', '0')).toEqual(['Tranche 2: 30 %', '0.7', '0.3', '0'])
  expect(told('0.5', '0.3', '0.3')).toEqual(['Tranche 3: 20 %', '0.5', '0.3', '0.2'])
  expect(told('0', '0', '0')).toEqual(['Tranche 1: 100 %', '1', '0', '0'])
  // 1.5 in all: 0.9 / 1.5 = 0.6, 0.5 / 1.5 = 0.3333, 0.1 / 1.5 = 0.0667.
  expect(told('0.9', '0.5', '0.1')).toEqual(['Scale the tranches to 100 %', '0.6', '0.3333', '0.0667'])
})

const period = (id: string, start: number, end: number, rate: string): TableRow => ({
  ...{ id, month_start: String(start), month_end: String(end), rate }
})
const growth = (...growth_rates: TableRow[]): Tables => ({ growth_rates })

test('[A2] of periods that overlap the earlier ends, with the same figures, or the later begins behind it', () => {
  const tables = growth(period('a', 1, 12, '0.2'), period('b', 10, 24, '0.1'))
  const fixes = fixesOf(tables, 'overlap')
  expect(labels(fixes)).toEqual(['End M1–M12 at M9', 'Start M10–M24 at M13'])
  expect(after(tables, fixes[0]!)).toEqual(growth(period('a', 1, 9, '0.2'), period('b', 10, 24, '0.1')))
  expect(after(tables, fixes[1]!)).toEqual(growth(period('a', 1, 12, '0.2'), period('b', 13, 24, '0.1')))
})

test('[A2] a period within another one is gone around, and one that is there twice goes', () => {
  const within = growth(period('a', 1, 60, '0.2'), period('b', 10, 12, '0.1'))
  const [around] = fixesOf(within, 'overlap')
  expect(around!.label).toBe('Let M1–M60 go around M10–M12')
  expect(after(within, around!)).toEqual(
    growth(period('a', 1, 9, '0.2'), period('b', 10, 12, '0.1'), period('new 0', 13, 60, '0.2'))
  )
  const twice = growth(period('a', 1, 6, '0.2'), period('b', 1, 6, '0.1'))
  expect(labels(fixesOf(twice, 'overlap'))).toEqual(['Remove M1–M6 at 20 %'])
  expect(after(twice, fixesOf(twice, 'overlap')[0]!)).toEqual(growth(period('b', 1, 6, '0.1')))
})

test('[A2] one fix after the other all overlaps go, and where the first only ends a period no rate changes', () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 12 })), { maxLength: 6 })
  fc.assert(
    fc.property(rows, (periods) => {
      let tables = growth(...periods.map(([start, length], i) => period(`${i}`, start, start + length, `0.${i}`)))
      for (let step = 0; step < 60 && issuesOf(tables).length > 0; step++) {
        const [fix] = fixesOf(tables, 'overlap')
        const before = ratesOf(tables['growth_rates']!, 40)
        tables = {
          growth_rates: after(tables, fix!)['growth_rates']!.map((row, i) => ({
            ...row,
            id: row['id']!.startsWith('new') ? `9${step}${i}` : row['id']!
          }))
        }
        if (/^(End|Let|Remove)/.test(fix!.label)) expect(ratesOf(tables['growth_rates']!, 40)).toEqual(before)
      }
      expect(issuesOf(tables)).toEqual([])
    })
  )
})

test('[A2] an expense that is there twice keeps the first row, and what only the person knows has no fix', () => {
  const expense = (id: string) => ({ id, category: 'cogs', stage: 'scale', ratio: '0.1', minimum: '0' })
  const tables = { expense_ratios: [expense('a'), expense('b')] }
  const [fix] = fixesOf(tables, 'duplicate')
  expect(fix).toMatchObject({ label: 'Keep the first cost of goods row', removes: ['b'] })
  expect(issuesOf(after(tables, fix!))).toEqual([])
  const safe = { funding_rounds: [{ ...round('1', '0', '0')['funding_rounds']![0]!, instrument: 'safe' }] }
  expect(issuesOf(safe)).toHaveLength(1)
  expect(fixesOf(safe, 'cap-table')).toEqual([])
})

test('[A2] a gap is closed from either side, and the end of the plan by what comes last', () => {
  const { tables } = baseInputs()
  const gaps = { ...tables, growth_rates: [period('a', 1, 6, '0.2'), period('b', 10, 60, '0.1')] }
  const [hint] = hintsOf(gaps, 60)
  expect(hint!.sentence).toBe(
    'No period covers M7-M9: nobody is won then. Add one, or let the one before or after reach it.'
  )
  expect(labels(hint!.fixes)).toEqual(['Let M1–M6 reach M9', 'Start M10–M60 at M7'])
  for (const fix of hint!.fixes) {
    expect(hintsOf(after(gaps, fix), 60)).toEqual([])
    expect(issuesOf(after(gaps, fix))).toEqual([])
  }
  const [growthEnds, teamsEnd] = hintsOf(tables, 72)
  expect(labels(growthEnds!.fixes)).toEqual(['Let M49–M60 reach M72'])
  expect(labels(teamsEnd!.fixes)).toEqual(['Keep the last 4 teams until M72'])
  expect(hintsOf(after(after(tables, growthEnds!.fixes[0]!), teamsEnd!.fixes[0]!), 72)).toEqual([])
})

test('[A2] a fix passes the door as one step, which undo takes back', async () => {
  const { engine } = await openEngine()
  run(engine, 'pricing set base --tier team --churn 0.2')
  const [tier] = engine.store.rows('pricing', 'base')
  engine.setCells('base', [{ table: 'pricing', row: tier!.id, column: 'mix_pct', value: '0.9' }], 'typed')
  const tablesNow = (): Tables => engine.workspace.tables('base')
  const before = run(engine, 'export base')
  const [fix] = fixesOf(tablesNow(), 'mix')
  expect(engine.setCells('base', fix!.edits, fix!.label)).toEqual({ ok: true, value: null })
  expect(issuesOf(tablesNow())).toEqual([])
  expect(engine.undo()).toEqual({ ok: true, value: 'Scale the mix to 100 %' })
  expect(run(engine, 'export base')).toEqual(before)
})
