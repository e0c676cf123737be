// What is allowed and yet unusual: figures beyond all bounds, names that computers know, parts of what a command can say.
import { describe, expect, test } from 'vitest'
import type { Row } from '#lib/edit/edit.ts'
import { issuesOf } from '#lib/edit/rules.ts'
import type { Engine } from '#workers/engine/engine.ts'
import { fileOf, imported, openEngine, refusal, run } from '../engine.ts'

interface Explained {
  value: number | null
  sentence: string
  because: { id: string; month: number | null; value: number | null }[]
}

test('[R1] an empty value is refused, also where nothing may stand, and changes nothing', async () => {
  const { engine } = await openEngine()
  const before = run(engine, 'export base')
  for (const [line, sentence] of [
    ['comparables add base X --ev-revenue ""', 'EV / revenue is empty: type 6.'],
    ['funding add base X 1M M6 --instrument safe --cap ""', 'SAFE cap is empty: type 250.'],
    ['pricing set base --tier team --price ""', 'Price / month is empty: type 250.'],
    ['growth set base --range M1-M3 --rate " "', 'Growth / month is empty: type 0.18.'],
    ['assume set base tax_rate ""', 'Tax rate is empty: type 0.21.']
  ] as const)
    expect(refusal(engine, line), line).toBe(sentence)
  expect(run(engine, 'export base')).toEqual(before)
  run(engine, 'scenario set base --description ""')
  expect(run(engine, 'scenario list')).toMatchObject([{ description: '' }])
})

test('[R1] a command says a value itself and not a change of it', async () => {
  const { engine } = await openEngine()
  expect(refusal(engine, 'pricing set base --tier team --price +10%')).toBe(
    '"+10%" changes what a cell holds, and a command says Price / month itself: type a number such as 250.'
  )
  expect(refusal(engine, 'headcount set base --department support --period M3-M4 --count 50%')).toBe(
    'People is a number of people and not a per cent: type one such as 2.'
  )
  expect(refusal(engine, 'funding add base B 1M soon')).toBe('"soon" is not a month: type one such as M6 or Q3.')
})

test('[K4] one flag of headcount set changes nothing but what it says, in every row of the period', async () => {
  const { engine } = await openEngine()
  const people = () => run<Record<string, number[]>>(engine, 'show base --line "headcount[engineering]"')
  const before = people()
  run(engine, 'headcount set base --department engineering --period M3-M20 --salary 13000')
  expect(people()).toEqual(before)
  const rows = run<Record<string, unknown>[]>(engine, 'headcount list base').filter(
    ({ department }) => department === 'engineering'
  )
  expect(
    rows
      .map(({ period_start: from, period_end: to, count, avg_salary: salary }) => [from, to, count, salary])
      .sort((a, b) => Number(a[0]) - Number(b[0]))
  ).toEqual([
    [0, 2, 4, 12000],
    [3, 5, 4, 13000],
    [6, 17, 8, 13000],
    [18, 20, 20, 13000],
    [21, 60, 20, 12000]
  ])
  run(engine, 'headcount remove base --department engineering --period M10-M11')
  expect(refusal(engine, 'headcount set base --department engineering --period M9-M12 --salary 9k')).toBe(
    'Engineering has nobody in M10 yet: add --count.'
  )
})

test('[L3] powers and squares end where doubles do, and what is beyond has no value', async () => {
  const { engine } = await openEngine()
  run(engine, 'line set base square "opens 2 is prior square * prior square" --unit number')
  run(engine, 'line set base tower "10 ^ 10 ^ 10" --unit number')
  run(engine, 'line set base quotient "0 ^ -1" --unit number')
  const { square } = run<{ square: (number | null)[] }>(engine, 'show base --line square')
  expect(square.slice(0, 4)).toEqual([2, 4, 16, 256])
  expect(square.at(-1)).toBeNull()
  expect(run(engine, 'show base --line tower --months M1-M2')).toEqual({ tower: [null, null] })
  expect(run(engine, 'show base --line quotient --months M1-M2')).toEqual({ quotient: [null, null] })
  expect(run<{ summary: unknown }>(engine, 'build base').summary).toMatchObject({ breakeven_month: 49 })
})

test('[M2] a plan that grows beyond all bounds says so, and no figure of it is infinite', async () => {
  const { engine } = await openEngine()
  run(engine, 'assume set base growth_factor 100')
  run(engine, 'scenario set base --months 120')
  run(engine, 'growth set base --range M1-M120 --rate 10')
  const check = run<{ rule: string; ok: boolean; sentence: string }[]>(engine, 'check base')
  expect(check.find(({ rule }) => rule === 'balance_check')!.sentence).toMatch(
    /^From M\d+ on the figures are too large to be computed: lower the growth\.$/
  )
  const text = JSON.stringify(run(engine, 'build base'))
  expect(text).not.toMatch(/Infinity|NaN/)
})

test('[L1] a line may bear a name that every object knows', async () => {
  const { engine } = await openEngine()
  run(engine, 'line set base constructor "revenue * 2" --unit money')
  const { constructor: figures } = run<{ constructor: number[] }>(engine, 'show base --line constructor')
  const { revenue } = run<{ revenue: number[] }>(engine, 'show base --line revenue')
  expect(figures[12]).toBeCloseTo(revenue[12]! * 2, 6)
  expect(run<Explained>(engine, 'explain base constructor M12').sentence).toMatch(/^Constructor in M12 is revenue × 2/)
})

test('[X2] the reasons of a year are months, those of a value over years are years, and a month means its year', async () => {
  const { engine } = await openEngine()
  const year = run<Explained>(engine, 'explain base annual_free_cash_flow M20')
  expect(year.sentence).toMatch(/^Free cash flow of the year in 2027 is the sum of .* over M13 to M24: /)
  expect(year.because.map(({ month }) => month)).toEqual(Array.from({ length: 12 }, (_, i) => 13 + i))
  const whole = run<Explained>(engine, 'explain base present_value')
  expect(whole.because.filter(({ month }) => month !== null).map(({ month }) => month)).toEqual([12, 24, 36, 48, 60])
  expect(refusal(engine, 'explain base annual_free_cash_flow M61')).toBe(
    'M61 is beyond the plan, which ends with M60: choose a month from M0 to M60.'
  )
})

test('[X1] the lowest of several months is said as such, months are counted once, and a month is not a duration', async () => {
  const { engine } = await openEngine()
  run(engine, 'line set base trough "lowest of last 3 cash" --unit money')
  expect(run<Explained>(engine, 'explain base trough M5').sentence).toBe(
    'Trough in M5 is the lowest cash over M3 to M5: the lowest $244,074, $139,002, $61,032 = $61,032.'
  )
  expect(run<Explained>(engine, 'explain base depreciation M1').sentence).not.toContain('months months')
  expect(run<Explained>(engine, 'explain base cash_low_month').sentence).toMatch(/: M17\.$/)
})

test('[E5] a SAFE that says nothing of its price is flagged', () => {
  const round = { id: '1', name: 'bridge', month: '3', amount: '1000', tranche_1: '1', instrument: 'safe' }
  expect(issuesOf({ funding_rounds: [round] })).toMatchObject([
    { where: { rows: ['1'] }, sentence: '"bridge" is a SAFE without a cap and a discount. Give it one of the two.' }
  ])
  expect(issuesOf({ funding_rounds: [{ ...round, discount: '0.2' }] })).toEqual([])
})

describe('[K4] two rows of a department in the same months', () => {
  const twice = {
    headcount: [2, 3].map((count) => ({
      department: 'support',
      period_start: 1,
      period_end: 10,
      count,
      avg_salary: 1000
    }))
  }
  const people = (engine: Engine) =>
    run<Record<string, number[]>>(engine, 'show base --line headcount[support] --months M1-M1')['headcount[support]']

  test('add up, and are not each given the number that was meant for both', async () => {
    const { engine } = await openEngine()
    await imported(engine, 'import base f.json', { 'f.json': fileOf(twice) })
    expect(people(engine)).toEqual([5])
    expect(refusal(engine, 'headcount set base --department support --period M1-M10 --count 8')).toBe(
      'In M1-M10 there is more than one support row at a time: give --count and --salary to put one in their place.'
    )
    run(engine, 'headcount set base --department support --period M1-M10 --count 8 --salary 1000')
    expect(people(engine)).toEqual([8])
  })
})

test('[K5] what removes or changes parts of periods says which rows it was about', async () => {
  const { engine } = await openEngine()
  expect(run(engine, 'growth remove base --range M5-M5')).toMatchObject([{ month_start: 4, month_end: 6, rate: 0.5 }])
  expect(run(engine, 'headcount set base --department support --period M3-M4 --count 2')).toMatchObject([
    { department: 'support', period_start: 3, period_end: 4, count: 2 }
  ])
  expect(run(engine, 'headcount remove base --department support --period M3-M4')).toMatchObject([
    { department: 'support', period_start: 3, period_end: 4, count: 2 }
  ])
  expect(run(engine, 'line set base x "revenue" --unit money')).toMatchObject({ name: 'x', note: '' })
})

test('[K7] a renamed tier takes its days along, also where the new name had some', async () => {
  const { engine } = await openEngine()
  const file = run<{ working_capital: Record<string, number> }>(engine, 'export base')
  file.working_capital['dso_zebra'] = 77
  await imported(engine, 'import base f.json', { 'f.json': fileOf(file) })
  const team = engine.store.rows('pricing', 'base').find((row) => row['tier'] === 'team')!
  engine.setCells('base', [{ table: 'pricing', row: team.id, column: 'tier', value: 'zebra' }], 'typed')
  const days = run<{ parameter: string; value: number }[]>(engine, 'capital list base')
  expect(days.filter(({ parameter }) => /zebra|team/.test(parameter))).toMatchObject([
    { parameter: 'dso_zebra', value: 30 }
  ])
})

test('[K4] a plan that is longer than its template goes on as the template ends', async () => {
  const { engine } = await openEngine()
  run(engine, 'scenario create long --months 90')
  const ends = (list: string, column: string) =>
    run<Record<string, number>[]>(engine, `${list} list long`).filter((row) => row[column] === 90).length
  const last = (list: string, column: string) =>
    run<Record<string, number>[]>(engine, `${list} list base`).filter((row) => row[column] === 60).length
  expect([ends('growth', 'month_end'), ends('headcount', 'period_end')]).toEqual([
    last('growth', 'month_end'),
    last('headcount', 'period_end')
  ])
  expect(ends('growth', 'month_end')).toBe(1)
})

test('[K2] a plan of less than a year has no valuation', async () => {
  const { engine } = await openEngine()
  run(engine, 'scenario set base --months 6')
  const { annual_free_cash_flow, ...rest } = run<{ valuation: Record<string, unknown> }>(engine, 'build base').valuation
  expect(annual_free_cash_flow).toEqual([])
  expect(Object.entries(rest).filter(([, value]) => value !== null)).toEqual([])
  expect(Object.keys(rest)).toContain('revenue_multiple')
})

test('[E1] cells of a row that is only named so far make one row', async () => {
  const { engine } = await openEngine()
  const isMeant = (row: Row) => row['category'] === 'cogs' && row['stage'] === 'pre_revenue'
  const found = engine.store.rows('expense_ratios', 'base').filter(isMeant)
  engine.removeRows(
    'base',
    'expense_ratios',
    found.map(({ id }) => id)
  )
  const names = { category: 'cogs', stage: 'pre_revenue' }
  const cell = (column: string, value: string) => ({ table: 'expense_ratios', row: null, column, value, names })
  expect(engine.setCells('base', [cell('ratio', '0.5'), cell('minimum', '900')], 'typed').ok).toBe(true)
  const made = engine.store.rows('expense_ratios', 'base').filter(isMeant)
  expect(made).toMatchObject([{ ratio: '0.5', minimum: '900' }])
})

test('[E5] every growth period that overlaps another is named, not only neighbours', () => {
  const period = (id: string, month_start: string, month_end: string) => ({ id, month_start, month_end, rate: '0' })
  const growth_rates = [period('a', '1', '60'), period('b', '2', '3'), period('c', '5', '6')]
  const overlaps = issuesOf({ growth_rates }).filter(({ rule }) => rule === 'overlap')
  expect(overlaps.map(({ where }) => where.rows)).toEqual([
    ['a', 'b'],
    ['a', 'c']
  ])
})

test('[R1] marks of direction have no place in a name', async () => {
  const { engine } = await openEngine()
  for (const mark of ['\u200e', '\u200f', '\u061c'])
    expect(refusal(engine, `scenario create "Base${mark}"`)).toContain('has a hidden character')
})
