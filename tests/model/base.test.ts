// The base scenario against an independent implementation of the same definitions: golden/base-expected.json.
import { Decimal } from 'decimal.js'
import { describe, expect, test } from 'vitest'
import { capTable } from '#lib/model/captable.ts'
import { compileFor, runDoubles, runExactly } from '#lib/model/run.ts'
import { saasModel } from '#lib/model/saas.ts'
import { idOf } from '#lib/model/targets/fold.ts'
import { roundsOf, sharesOf } from '#lib/edit/rules.ts'
import { agree, baseInputs, expected } from '../scenarios.ts'

const inputs = baseInputs()
const compiled = compileFor(saasModel, inputs)
const { tape } = compiled
const doubles = runDoubles(compiled, inputs)
const { values: exact } = runExactly(compiled, inputs)
const columns = tape.months + 1
const monthly = new Map(tape.rows.monthly.map((cell, row) => [idOf(cell), row]))
const once = new Map(tape.rows.once.map((cell, row) => [idOf(cell), row]))

const inDoubles = (value: number): number | null => (Number.isNaN(value) ? null : value)
const inDecimals = (value: { isNaN(): boolean; toNumber(): number }): number | null =>
  value.isNaN() ? null : value.toNumber()

describe('[M1] every line of the base scenario equals the reference to 1e-9', () => {
  test('the model has exactly the lines of the reference', () => {
    const shown = tape.rows.monthly.filter(({ line }) => !line.working).map(idOf)
    expect(shown.sort()).toEqual(Object.keys(expected.lines).sort())
  })

  test.each(Object.keys(expected.lines).filter((id) => id !== 'balance_check'))('%s', (id) => {
    const row = monthly.get(id)!
    const wrong = expected.lines[id]!.flatMap((value, month) => {
      const at = row * columns + month
      const [double, decimal] = [inDoubles(doubles.monthly[at]!), inDecimals(exact.monthly[at]!)]
      return agree(double, value) && agree(decimal, value) ? [] : [{ month, value, double, decimal }]
    })
    expect(wrong).toEqual([])
    expect(expected.lines[id]).toHaveLength(columns)
  })

  test.each(Object.keys(expected.summary))('summary: %s', (id) => {
    const row = once.get(id)!
    expect(
      [inDoubles(doubles.once[row]!), inDecimals(exact.once[row]!)].map((value) => agree(value, expected.summary[id]!))
    ).toEqual([true, true])
  })

  const { annual_free_cash_flow, revenue_multiple, ...single } = expected.valuation
  const valuation: Record<string, number | null> = {
    ...single,
    revenue_multiple_low: revenue_multiple.low,
    revenue_multiple_median: revenue_multiple.median,
    revenue_multiple_high: revenue_multiple.high
  }
  test.each(Object.keys(valuation))('valuation: %s', (id) => {
    const row = once.get(id)!
    expect(
      [inDoubles(doubles.once[row]!), inDecimals(exact.once[row]!)].map((value) => agree(value, valuation[id]!))
    ).toEqual([true, true])
  })

  test('valuation: free cash flow by year', () => {
    const row = tape.rows.yearly.findIndex((cell) => idOf(cell) === 'annual_free_cash_flow')
    const years = annual_free_cash_flow.map((value, year) => [
      agree(exact.yearly[row * tape.years + year]!.toNumber(), value),
      agree(doubles.yearly[row * tape.years + year]!, value)
    ])
    expect(years).toEqual(annual_free_cash_flow.map(() => [true, true]))
  })

  test('cap table', () => {
    const { founders, pool } = sharesOf(inputs.tables)
    const { rounds, stopped } = capTable(founders, pool, roundsOf(inputs.tables['funding_rounds']!))
    expect(stopped).toBeNull()
    expect(rounds.map(({ round }) => round)).toEqual(expected.cap_table.map(({ round }) => round))
    const pairs = rounds.flatMap((round, i) => {
      const want = expected.cap_table[i]!
      expect(Object.keys(round.ownership)).toEqual(Object.keys(want.ownership))
      return [
        [round.price, want.price],
        [round.newShares, want.new_shares],
        [round.poolIncrease, want.pool_increase],
        [round.postMoney, want.post_money],
        ...Object.entries(want.ownership).map(([holder, part]) => [round.ownership[holder]!, part])
      ] as [{ toNumber(): number }, number][]
    })
    expect(pairs.filter(([found, want]) => !agree(found.toNumber(), want))).toEqual([])
  })
})

test('[M2] the balance comes to zero to 20 decimal places in every month', () => {
  const row = monthly.get('balance_check')!
  const balances = Array.from({ length: columns }, (_, month) =>
    exact.monthly[row * columns + month]!.toDP(20).toFixed()
  )
  expect(new Set(balances)).toEqual(new Set(['0']))
})

test('[M3] no cell of the base scenario rounds to different cents in doubles and decimals', () => {
  // A double is shown by its first fifteen digits, as spreadsheets do: 265.22499999999997 is 265.225.
  const cents = (value: Decimal) => value.toDP(2, Decimal.ROUND_HALF_UP).toFixed(2)
  const different = exact.monthly.flatMap((value, at) => {
    const double = new Decimal(doubles.monthly[at]!).toSD(15)
    const where = [idOf(tape.rows.monthly[Math.floor(at / columns)]!), at % columns]
    return value.isNaN() === double.isNaN() &&
      (value.isNaN() || Math.abs(Number(cents(value))) === Math.abs(Number(cents(double))))
      ? []
      : [where]
  })
  expect(different).toEqual([])
})
