// What is allowed and yet unusual: figures beyond all bounds, names that computers know, parts of what a command can say.
import { expect, test } from 'vitest'
import { issuesOf } from '#lib/edit/rules.ts'
import { openEngine, refusal, run } from '../engine.ts'

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
