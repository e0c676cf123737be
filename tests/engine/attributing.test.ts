// Why a figure differs between two scenarios: by the command, against figures of scenarios that were really made, and for
// any two scenarios.
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { groupsBetween, type Side } from '#lib/edit/differences.ts'
import type { TableRow } from '#lib/model/inputs.ts'
import { compileFor, runDoubles, runExactly } from '#lib/model/run.ts'
import { saasModel } from '#lib/model/saas.ts'
import { Exact } from '#lib/model/attribution.ts'
import { idOf, type Cell } from '#lib/model/targets/fold.ts'
import { rowKey } from '#lib/model/targets/tape.ts'
import { attributionOf } from '#workers/engine/attribution.ts'
import type { Engine } from '#workers/engine/engine.ts'
import { textOf } from '#workers/engine/exact.ts'
import { Mixtures } from '#workers/engine/mixtures.ts'
import { answerOf, openEngine, refusal, run } from '../engine.ts'
import { agree, scenarios } from '../scenarios.ts'

interface Attributed {
  a: number
  b: number
  difference: number
  parts: { group: string; value: number; cells: { cell: string; value: number }[] }[]
  error: number
}

/** Of numbers as they are written. */
const decimalSum = (values: readonly number[]): string =>
  values.reduce((sum, value) => sum.plus(String(value)), new Exact(0)).toFixed()

describe('[S3] attribute', () => {
  let engine: Engine
  beforeEach(async () => {
    engine = (await openEngine()).engine
    run(engine, 'scenario clone base Two')
  })
  const attributed = (line: string) => run<Attributed>(engine, line)
  const figure = (scenario: string, line: string, month: string) =>
    run<Record<string, number[]>>(engine, `show ${scenario} --line ${line} --months ${month}-${month}`)[line]![0]!

  test('gives what four scenarios say that were made by hand', () => {
    const price = (name: string) => run(engine, `pricing set ${name} --tier team --price 400`)
    const people = (name: string) => run(engine, `expense set ${name} --category rd --stage growth --minimum 9k`)
    for (const name of ['Priced', 'Peopled']) run(engine, `scenario clone base ${name}`)
    price('two')
    people('two')
    price('priced')
    people('peopled')
    const at = (name: string) => figure(name, 'cash', 'M24')
    const found = attributed('attribute base two --line cash --month M24')
    const parts = Object.fromEntries(found.parts.map(({ group, value }) => [group, value]))
    expect([found.a, found.b]).toEqual([at('base'), at('two')])
    expect(agree(parts['pricing']!, (at('priced') - at('base') + at('two') - at('peopled')) / 2)).toBe(true)
    expect(agree(parts['expense_ratios']!, (at('peopled') - at('base') + at('two') - at('priced')) / 2)).toBe(true)
    expect(found.error).toBe(0)
  })

  test('gives cells within a group by the same method', () => {
    const price = (name: string) => run(engine, `pricing set ${name} --tier team --price 400`)
    const churn = (name: string) => run(engine, `pricing set ${name} --tier team --churn 40%`)
    for (const name of ['Priced', 'Churned']) run(engine, `scenario clone base ${name}`)
    price('two')
    churn('two')
    price('priced')
    churn('churned')
    const at = (name: string) => figure(name, 'arr', 'M36')
    const { parts } = attributed('attribute base two --line arr --month M36')
    const cells = Object.fromEntries(parts[0]!.cells.map(({ cell, value }) => [cell, value]))
    expect(parts.map(({ group }) => group)).toEqual(['pricing'])
    const [priced, churned] = ['pricing/team/monthly_price', 'pricing/team/annual_churn'].map((cell) => cells[cell]!)
    expect(agree(priced!, (at('priced') - at('base') + at('two') - at('churned')) / 2)).toBe(true)
    expect(agree(churned!, (at('churned') - at('base') + at('two') - at('priced')) / 2)).toBe(true)
  })

  test('has exactly these keys, and numbers that add up as they are written', () => {
    run(engine, 'pricing set two --tier team --price 401.37 --churn 31%')
    run(engine, 'headcount set two --department support --period M7-M19 --count 3 --salary 4321')
    run(engine, 'assume set two cash_interest_rate 3.7%')
    for (const asked of [
      'cash --month M24',
      'cash_low_point',
      'nrr --month M30',
      'annual_free_cash_flow --month M36'
    ]) {
      const found = attributed(`attribute base two --line ${asked}`)
      expect(Object.keys(found)).toEqual(['a', 'b', 'difference', 'parts', 'error'])
      expect(decimalSum(found.parts.map(({ value }) => value))).toBe(new Exact(String(found.difference)).toFixed())
      for (const { value, cells } of found.parts)
        expect(decimalSum(cells.map((cell) => cell.value))).toBe(new Exact(String(value)).toFixed())
      expect(agree(found.difference, found.b - found.a)).toBe(true)
      const sizes = found.parts.map(({ value }) => Math.abs(value))
      expect(sizes).toEqual(sizes.toSorted((one, other) => other - one))
    }
  })

  test('[S4] gives equal scenarios no parts', () => {
    const cash = figure('base', 'cash', 'M24')
    expect(attributed('attribute base two --line cash --month M24')).toEqual({
      ...{ a: cash, b: cash, difference: 0 },
      ...{ parts: [], error: 0 }
    })
  })

  test('[S7] gives what has no way to the figure no part', () => {
    run(engine, 'assume set two tax_rate 30%')
    run(engine, 'pricing set two --tier team --price 300')
    const { parts } = attributed('attribute base two --line customers --month M24')
    expect(parts.map(({ group, value }) => [group, value])).toEqual([
      ['assumptions', 0],
      ['pricing', 0]
    ])
  })

  test('[S6] takes a mixture in which the figure is blank for the mean of both ends', () => {
    for (const [name, range, rate] of [
      ['base', 'M2-M12', '10%'],
      ['two', 'M2-M24', '20%']
    ]) {
      run(engine, `growth remove ${name} --range M1-M60`)
      run(engine, `growth set ${name} --range ${range} --rate ${rate}`)
    }
    const { a, b, parts } = attributed('attribute base two --line cac --month M6')
    const cells = Object.fromEntries(parts[0]!.cells.map(({ cell, value }) => [cell, value]))
    // Where neither period is there nobody is won, so that CAC is blank; where both are, the one that goes on longer holds.
    expect(b).not.toBe(a)
    expect(agree(cells['growth_rates/M2-M12']!, (b - a) / 4)).toBe(true)
    expect(agree(cells['growth_rates/M2-M24']!, (3 * (b - a)) / 4)).toBe(true)
  })

  test('[S5] says the error where there are too many cells of a table', () => {
    for (const [at, category] of ['cogs', 'marketing', 'rd', 'ga', 'cloud'].entries())
      for (const stage of ['pre_revenue', 'growth', 'scale'])
        run(engine, `expense set two --category ${category} --stage ${stage} --minimum ${20 + at}k`)
    const line = 'attribute base two --line cash --month M40'
    const found = attributed(line)
    expect(found.parts.map(({ cells }) => cells.length)).toEqual([15])
    expect(found.error).toBeGreaterThan(0)
    expect(found.error).toBeLessThan(Math.abs(found.difference) / 1000)
    expect(decimalSum(found.parts[0]!.cells.map(({ value }) => value))).toBe(
      new Exact(String(found.difference)).toFixed()
    )
    const answer = answerOf(engine, line)
    expect(answer.ok && answer.text).toMatch(/the parts are estimated, with a standard error of up to \$[\d,.]+\.$/)
  })

  test('[S1] counts the month from the earlier start, and says so', () => {
    run(engine, 'scenario set two --start-date 2026-07-01')
    const found = attributed('attribute base two --line cash --month M24')
    expect([found.a, found.b]).toEqual([figure('base', 'cash', 'M24'), figure('two', 'cash', 'M18')])
    expect(found.parts.map(({ group, cells }) => [group, cells.map(({ cell }) => cell)])).toEqual([
      ['scenarios', ['scenarios/start_date']]
    ])
    expect(found.parts[0]!.value).toBe(found.difference)
    const answer = answerOf(engine, 'attribute base two --line cash --month M24')
    expect(answer.ok && answer.text).toContain('when "Base" starts: M1 of "Two" is M7.')
  })

  test('says a table that adds up, largest first', () => {
    run(engine, 'pricing set two --tier team --price 400')
    run(engine, 'assume set two opening_cash 100k')
    const answer = answerOf(engine, 'attribute base two --line cash --month M24')
    if (!answer.ok) throw new Error(answer.problem.text)
    const [heading, ...rows] = answer.text.split('\n')
    expect(heading).toMatch(/^Cash M24: \$[\d,]+ in "Base", \$[\d,]+ in "Two"\.$/)
    const cells = rows.map((row) => row.split(/ {2,}/))
    expect(cells.map(([name]) => name)).toEqual(['Pricing', 'General assumptions', 'difference'])
    const amounts = cells.map(([, amount]) => Number(amount!.replace('−', '-').replace(/[$,]/g, '')))
    expect(amounts[0]! + amounts[1]!).toBe(amounts[2])
  })

  test('explains an own line, which may count rows, and one that only has rows to go by', () => {
    for (const name of ['base', 'two']) run(engine, `line set ${name} rounds_made "sum over rounds of 1" --unit number`)
    run(engine, 'funding add two Extra 1M M12 --pre-money 20M')
    const found = attributed('attribute base two --line rounds_made --month M12')
    expect(found.difference).toBe(1)
    expect(found.parts).toEqual([
      { group: 'funding_rounds', value: 1, cells: [{ cell: 'funding_rounds/Extra', value: 1 }] }
    ])
  })

  test.each([
    ['cash', 'Cash has a figure for each month: add --month M24.'],
    ['csh --month M24', 'There is no line "csh": did you mean "cash"?'],
    ['cash --month M40', 'M40 is not in "Two": choose a month from M0 to M36, which both scenarios have.'],
    [
      'nrr --month M0',
      'Net revenue retention M0 is blank in "Base", so there is no difference to explain: choose a month in which both scenarios have a figure.'
    ],
    [
      'breakeven_month',
      'Break-even is blank in "Two", so there is no difference to explain: choose a line that has a figure in both scenarios.'
    ]
  ])('[R1] refuses --line %s', (asked, sentence) => {
    run(engine, 'scenario set two --months 36')
    expect(refusal(engine, `attribute base two --line ${asked}`)).toBe(sentence)
  })

  test('[R1] refuses months that only one plan has, plans without a common month, and years that are not the same', () => {
    run(engine, 'scenario set two --start-date 2026-04-01 --months 12')
    expect(refusal(engine, 'attribute base two --line cash --month M2')).toBe(
      'M2 is not in "Two": choose a month from M3 to M15, which both scenarios have.'
    )
    expect(refusal(engine, 'attribute base two --line annual_free_cash_flow --month M12')).toBe(
      'Free cash flow of the year is counted by years of the plan, and these begin at different times: choose a line that has a figure for each month.'
    )
    run(engine, 'scenario set two --start-date 2036-01-01')
    expect(refusal(engine, 'attribute base two --line cash --month M2')).toBe(
      '"Base" and "Two" have no month in common: choose scenarios whose months overlap.'
    )
  })

  test('[R1] refuses a line that only one of them has', () => {
    run(engine, 'pricing set two --tier solo --price 10 --churn 10% --mix 10%')
    expect(refusal(engine, 'attribute base two --line mrr[solo] --month M3')).toMatch(
      /^There is no line "mrr\[solo\]": /
    )
  })
})

type Tables = Readonly<Record<string, readonly TableRow[]>>

/** Changes that somebody could make to a scenario; those that are drawn are made. */
const changes: ((tables: Tables) => Tables)[] = [
  ({ pricing = [] }) => ({ pricing: pricing.map((row) => ({ ...row, monthly_price: '77', annual_churn: '0.3' })) }),
  ({ pricing = [] }) => ({ pricing: [...pricing, { ...pricing[0]!, id: 'p', tier: 'late', mix_pct: '0.2' }] }),
  ({ pricing = [] }) => ({ pricing: pricing.slice(1) }),
  ({ growth_rates: rows = [] }) => ({ growth_rates: rows.slice(1) }),
  ({ growth_rates: rows = [] }) => ({
    growth_rates: [...rows, { id: 'g', month_start: '3', month_end: '14', rate: '0.11' }]
  }),
  ({ headcount: rows = [] }) => ({ headcount: rows.slice(2) }),
  ({ headcount: rows = [] }) => ({ headcount: rows.map((row, at) => (at < 3 ? { ...row, count: '4.5' } : row)) }),
  ({ funding_rounds: rows = [] }) => ({ funding_rounds: rows.slice(0, 1).map((row) => ({ ...row, month: '5' })) }),
  ({ working_capital: rows = [] }) => ({ working_capital: rows.filter((row) => row['parameter'] !== 'dpo') }),
  ({ assumptions: rows = [] }) => ({
    assumptions: rows.map((row) => (row['parameter'] === 'tax_rate' ? { ...row, value: '0.33' } : row))
  })
]

const sideOf = (tables: Side['tables'], months: number): Side => ({
  scenario: { id: 'x', name: 'X', start_date: '2026-01-01', months: String(months) },
  tables
})

const pairs = fc
  .tuple(
    scenarios({ months: 30, tiers: 3 }),
    fc.integer({ min: 1, max: 30 }),
    fc.subarray(changes, { maxLength: 4 }),
    fc.constantFrom('cash', 'arr', 'net_income', 'nrr', 'runway_months', 'cash_low_point', 'exit_equity_value'),
    fc.nat()
  )
  .map(([inputs, months, made, line, drawn]) => {
    let tables = inputs.tables
    for (const change of made) tables = { ...tables, ...change(tables) }
    const shorter = Math.min(months, inputs.months)
    return { a: sideOf(inputs.tables, inputs.months), b: sideOf(tables, months), line, month: drawn % (shorter + 1) }
  })

const inputsOf = ({ scenario, tables }: Side) => ({ months: Number(scenario['months']), tables })
const compiledOf = (side: Side) => compileFor(saasModel, inputsOf(side))

function cellNamed(side: Side, line: string): Cell {
  const { rows } = compiledOf(side).tape
  return [...rows.once, ...rows.monthly].find((cell) => idOf(cell) === line)!
}

/** The figure of a run, from its list of one or of months. */
function read<T>(side: Side, cell: Cell, month: number, values: { monthly: ArrayLike<T>; once: ArrayLike<T> }): T {
  const { tape } = compiledOf(side)
  const row = tape.rowOf.get(rowKey(cell))!
  return cell.line.grain === 'once' ? values.once[row]! : values.monthly[row * (tape.months + 1) + month]!
}

const exactOf = (side: Side, cell: Cell, month: number): string | null =>
  textOf(read(side, cell, month, runExactly(compiledOf(side), inputsOf(side)).values))

describe('of any two scenarios', () => {
  const runs = process.env['PROOF'] ? 200 : 25

  test('[S3] [S4] the parts add up to the whole to the last digit, and swapping the two negates every part', () => {
    let explained = 0
    fc.assert(
      fc.property(pairs, ({ a, b, line, month }) => {
        const cell = cellNamed(a, line)
        const [exactA, exactB] = [exactOf(a, cell, month), exactOf(b, cell, month)]
        if (exactA === null || exactB === null) return
        const forth = attributionOf([a, b], { cell, month, a: exactA, b: exactB })!
        const back = attributionOf([b, a], { cell, month, a: exactB, b: exactA })!
        const sum = (parts: readonly { value: typeof forth.difference }[]) =>
          parts.reduce((total, { value }) => total.plus(value), new Exact(0)).toFixed()
        if (forth.parts.length > 0) {
          explained++
          expect(sum(forth.parts)).toBe(new Exact(exactB).minus(exactA).toFixed())
        }
        for (const { value, cells } of forth.parts) expect(sum(cells)).toBe(value.toFixed())
        const told = (parts: typeof forth.parts, sign: number) =>
          Object.fromEntries(
            parts.flatMap(({ group, value, cells }) => [
              [group, value.times(sign).plus(0).toFixed()],
              ...cells.map((one) => [one.cell, one.value.times(sign).plus(0).toFixed()])
            ])
          ) as Record<string, string>
        expect(told(back.parts, -1)).toEqual(told(forth.parts, 1))
      }),
      { numRuns: runs, seed: 20266 }
    )
    expect(explained).toBeGreaterThan(runs / 3)
  })

  test('[S3] mixtures of one scenario alone are its own runs, to the last bit', () => {
    fc.assert(
      fc.property(pairs, ({ a, b, line, month }) => {
        const cell = cellNamed(a, line)
        const groups = groupsBetween(a, b)
        const mixtures = new Mixtures(groups, { cell, month, start: '2026-01-01' })
        const ends = [false, true].map((isSecond) =>
          mixtures.figure(groups.map(({ parts }) => parts.map(() => isSecond)))
        )
        const own = [a, b].map((side) => read(side, cell, month, runDoubles(compiledOf(side), inputsOf(side))))
        expect(ends).toEqual(own)
      }),
      { numRuns: runs, seed: 20267 }
    )
  })
})
