// [M9] Months as quarters and years, against sums and ratios made from the reference's own months.
import { describe, expect, test } from 'vitest'
import { periodMonths, rollUp } from '#lib/model/rollup.ts'
import { compileFor, runDoubles } from '#lib/model/run.ts'
import { saasModel } from '#lib/model/saas.ts'
import { idOf } from '#lib/model/targets/fold.ts'
import { agree, baseInputs, expected } from '../scenarios.ts'

const inputs = baseInputs()
const compiled = compileFor(saasModel, inputs)
const rowOf = (id: string) => compiled.tape.rows.monthly.findIndex((cell) => idOf(cell) === id)

function rolled(length: number, months = inputs) {
  const one = compileFor(saasModel, months)
  const all = rollUp(one, runDoubles(one, months), months, length)
  const stride = Math.ceil(months.months / length) + 1
  return (id: string, period: number) => all[rowOf(id) * stride + period]!
}

const monthsOf = (id: string, first: number, last: number) => expected.lines[id]!.slice(first, last + 1) as number[]
const blankOr = (value: number) => (Number.isNaN(value) ? null : value)
const sum = (values: number[]) => values.reduce((a, b) => a + b, 0)

describe.each([3, 12])('[M9] periods of %i months', (length) => {
  const at = rolled(length)
  const periods = Array.from({ length: 60 / length }, (_, i) => i + 1)
  const rows = (id: string, want: (first: number, last: number) => number) =>
    expect(
      periods.filter((period) => !agree(blankOr(at(id, period)), blankOr(want(...periodMonths(period, length, 60)))))
    ).toEqual([])

  test.each(['revenue', 'net_income', 'new_mrr[team]', 'capex', 'financing_cash_flow', 'net_burn'])(
    '%s adds up',
    (id) => {
      rows(id, (first, last) => sum(monthsOf(id, first, last)))
    }
  )

  // What a customer costs, stays and is worth: all of the same month, or one would not follow from the other.
  const unitEconomics = ['cac', 'logo_churn', 'ltv', 'ltv_cac', 'cac_payback_months']
  test.each([...unitEconomics, 'cash', 'mrr', 'customers', 'headcount', 'total_assets', 'nrr', 'price[team]'])(
    '%s is that of the last month',
    (id) => {
      rows(id, (_, last) => expected.lines[id]![last] ?? NaN)
    }
  )

  test('ratios apply their formula to the whole period', () => {
    const over = (a: string, b: string, first: number, last: number) =>
      sum(monthsOf(a, first, last)) / sum(monthsOf(b, first, last))
    rows('gross_margin', (first, last) => over('gross_profit', 'revenue', first, last))
    rows(
      'quick_ratio',
      (first, last) =>
        (sum(monthsOf('new_mrr', first, last)) + sum(monthsOf('expansion_mrr', first, last))) /
        (sum(monthsOf('churned_mrr', first, last)) + sum(monthsOf('contraction_mrr', first, last)))
    )
  })

  test('M0 stands before the first period', () => {
    expect([at('cash', 0), at('revenue', 0)]).toEqual([500000, 0])
  })
})

test('[M9] the last period may be shorter', () => {
  const at = rolled(12, { ...inputs, months: 14 })
  expect(periodMonths(2, 12, 14)).toEqual([13, 14])
  expect(agree(at('revenue', 2), sum(monthsOf('revenue', 13, 14)))).toBe(true)
  expect(agree(at('cash', 2), expected.lines['cash']![14]!)).toBe(true)
})

test('[M9] a line that is blank in all months of a period stays blank', () => {
  expect(Number.isNaN(rolled(3)('nrr', 1))).toBe(true)
})
