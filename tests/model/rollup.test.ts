// [M9] Months as quarters and years, against sums and ratios made from the reference's own months.
import { describe, expect, test } from 'vitest'
import { monthsOf as monthsIn, periodAt, periodCount, type Fiscal, type Period } from '#lib/model/periods.ts'
import { rollUp } from '#lib/model/rollup.ts'
import { compileFor, runDoubles } from '#lib/model/run.ts'
import { saasModel } from '#lib/model/saas.ts'
import { idOf } from '#lib/model/targets/fold.ts'
import { agree, baseInputs, expected } from '../scenarios.ts'

const inputs = baseInputs()
const compiled = compileFor(saasModel, inputs)
const rowOf = (id: string) => compiled.tape.rows.monthly.findIndex((cell) => idOf(cell) === id)

function rolled(period: Period, fiscal: Fiscal = null, months = inputs) {
  const one = compileFor(saasModel, months)
  const all = rollUp(one, runDoubles(one, months), months, period, fiscal)
  const stride = periodCount(period, months.months, fiscal) + 1
  return (id: string, period: number) => all[rowOf(id) * stride + period]!
}

const monthsOf = (id: string, first: number, last: number) => expected.lines[id]!.slice(first, last + 1) as number[]
const blankOr = (value: number) => (Number.isNaN(value) ? null : value)
const sum = (values: number[]) => values.reduce((a, b) => a + b, 0)

describe.each([
  ['quarter', null],
  ['year', null],
  // The fiscal year begins in October or March: four or ten months of the first had passed.
  ['quarter', 10],
  ['year', 4],
  ['year', 10],
  ['toDate', null],
  ['toDate', 4]
] as const)('[M9] each %s, after %s months of a fiscal year', (kind, fiscal) => {
  const at = rolled(kind, fiscal)
  const periods = Array.from({ length: periodCount(kind, 60, fiscal) }, (_, i) => i + 1)
  const rows = (id: string, want: (first: number, last: number) => number) =>
    expect(
      periods.filter((period) => !agree(blankOr(at(id, period)), blankOr(want(...monthsIn(kind, period, 60, fiscal)))))
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
  const at = rolled('year', null, { ...inputs, months: 14 })
  expect(monthsIn('year', 2, 14, null)).toEqual([13, 14])
  expect(agree(at('revenue', 2), sum(monthsOf('revenue', 13, 14)))).toBe(true)
  expect(agree(at('cash', 2), expected.lines['cash']![14]!)).toBe(true)
})

test('[M9] a line that is blank in all months of a period stays blank', () => {
  expect(Number.isNaN(rolled('quarter')('nrr', 1))).toBe(true)
})

test('[M9] every month lies in one quarter and one year, whenever the fiscal year begins', () => {
  const fiscals: Fiscal[] = [null, ...Array.from({ length: 12 }, (_, i) => i)]
  for (const fiscal of fiscals)
    for (const kind of ['month', 'quarter', 'year'] as const)
      for (let month = 1; month <= 40; month++) {
        const [first, last] = monthsIn(kind, periodAt(kind, month, fiscal), 40, fiscal)
        expect(first <= month && month <= last, `M${month}, ${kind}, ${fiscal}`).toBe(true)
        if (first > 1) expect(periodAt(kind, first - 1, fiscal)).toBe(periodAt(kind, month, fiscal) - 1)
      }
})

test('[M9] a year to date begins with the fiscal year, or with the plan', () => {
  expect(monthsIn('toDate', 3, 60, 4)).toEqual([1, 3])
  expect(monthsIn('toDate', 8, 60, 4)).toEqual([1, 8])
  expect(monthsIn('toDate', 9, 60, 4)).toEqual([9, 9])
  expect(monthsIn('toDate', 12, 60, null)).toEqual([1, 12])
  expect(monthsIn('toDate', 13, 60, null)).toEqual([13, 13])
})
