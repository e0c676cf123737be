// What the company may be worth, as the page says it: a range for each method, what a method without a value needs, and
// what one method says about the other.
import { describe, expect, test } from 'vitest'
import { impliedBy, noFullYear, scaleOf, valuedBy, type ValueSource } from '#lib/components/statements/value-ranges.ts'
import type { Inputs } from '#lib/model/inputs.ts'
import { Computing } from '#workers/engine/computing.ts'
import { sensitivity } from '#workers/engine/sensitivity.ts'
import { publishedPlan, scale } from '../valued.ts'
import { viewOf } from '../view.ts'

const setting = { locale: 'en-US', currency: 'USD' }

function sourceOf(inputs: Inputs): ValueSource {
  const tables = Object.fromEntries(
    Object.entries(inputs.tables).map(([name, rows]) => [name, rows.map((row, i) => ({ id: String(i), ...row }))])
  )
  const scenario = { id: 'base', months: String(inputs.months), start_date: '2026-01-01' }
  const computed = new Computing().prepare(scenario, tables)
  return { view: viewOf(inputs), scenario, tables, sensitivity: sensitivity(computed), setting }
}

const cashFlows = [-2, -0.5, 1, 3, 6]

/** By hand, in the middle of the year: the flows and the value after them. */
function worth(rate: number, growth: number | null): number {
  const present = cashFlows.reduce((sum, flow, i) => sum + flow / (1 + rate) ** (i + 0.5), 0)
  if (growth === null) return present + 72 / (1 + rate) ** 5
  return present + (6 * (1 + growth)) / (rate - growth) / (1 + rate) ** 4.5
}

describe('[V2] the range of a method', () => {
  test('goes from one point of the discount rate below to one above', () => {
    const [byGrowth, byExit] = valuedBy(sourceOf(publishedPlan({}, ['5']))).ranges
    for (const [range, growth] of [[byGrowth!, 0.03] as const, [byExit!, null] as const]) {
      expect(range.low / scale).toBeCloseTo(worth(0.13, growth), 9)
      expect(range.middle / scale).toBeCloseTo(worth(0.12, growth), 9)
      expect(range.high / scale).toBeCloseTo(worth(0.11, growth), 9)
      expect(range.isOpen).toBe(false)
    }
    expect([byGrowth!.basis, byExit!.basis]).toEqual([
      'Discount rate 11 % to 13 %, growth 3 %',
      'Discount rate 11 % to 13 %, multiple 6x'
    ])
  })

  test('goes from the lower to the upper quartile of the comparables, on ARR at the end', () => {
    // ARR is 12 × 12 = 144; of five in order the quartiles are the second, third and fourth.
    const multiples = ['9.5', '6.2', '12.1', '4.4', '7']
    const { ranges } = valuedBy(sourceOf(publishedPlan({}, multiples)))
    expect(ranges[2]).toMatchObject({
      line: 'revenue_multiple_median',
      basis: 'EV / revenue of 5 companies, lower to upper quartile'
    })
    expect([ranges[2]!.low, ranges[2]!.middle, ranges[2]!.high].map((value) => value.toFixed(6))).toEqual([
      '892.800000',
      '1008.000000',
      '1368.000000'
    ])
    // Of two, a quarter of the way: 4 + 0.25 × 4, and so on.
    const between = valuedBy(sourceOf(publishedPlan({}, ['8', '4']))).ranges[2]!
    expect([between.low, between.middle, between.high].map(Math.round)).toEqual([5 * 144, 6 * 144, 7 * 144])
  })

  test('is open where a neighbour has no value, and a point where there is none', () => {
    const [open] = valuedBy(sourceOf(publishedPlan({ discount_rate: '0.035' }))).ranges
    expect(open).toMatchObject({ basis: 'Discount rate 3.5 % to 4.5 %, growth 3 %', isOpen: true })
    expect(open!.high).toBe(open!.middle)
    expect(open!.low / scale).toBeCloseTo(worth(0.045, 0.03), 9)
    const most = valuedBy(sourceOf(publishedPlan({ discount_rate: '10' }))).ranges[0]!
    expect(most).toMatchObject({ basis: 'Discount rate 1,000 %, growth 3 %', isOpen: false })
    expect([most.low, most.high]).toEqual([most.middle, most.middle])
  })
})

test('[V2] the scale goes from the least to the most and to zero, with round numbers between', () => {
  const range = { line: '', label: '', basis: '', middle: 0, isOpen: false }
  const scale = (...ends: [number, number][]) => scaleOf(ends.map(([low, high]) => ({ ...range, low, high })))
  expect(scale([-2e6, -1e6], [34e6, 38e6], [97e6, 148e6])).toEqual({ low: -2e6, high: 148e6, ticks: [0, 5e7, 1e8] })
  expect(scale([-9e6, -2e6])).toEqual({ low: -9e6, high: 0, ticks: [-8e6, -4e6, 0] })
  // Where everything is worth nothing there is still a drawing.
  expect(scale([0, 0])).toEqual({ low: 0, high: 1, ticks: [0] })
})

describe('[V2] a method without a value says what to type', () => {
  const without = (inputs: Inputs) => valuedBy(sourceOf(inputs)).without

  test('a discount rate above growth', () => {
    expect(without(publishedPlan({ discount_rate: '0.03' }, ['5']))).toEqual([
      {
        label: 'By growth after the plan',
        sentence:
          'The discount rate, 3 %, is not above the growth after the plan, 3 %: type a higher rate or a lower growth.',
        place: { table: 'assumptions', row: '1', column: 'value', label: 'Discount rate' }
      }
    ])
  })

  test('costs below revenue', () => {
    const plan = publishedPlan({}, ['5'])
    const staff = plan.tables['headcount']!.map((row) => ({ ...row, avg_salary: '20' }))
    const [none] = without({ ...plan, tables: { ...plan.tables, headcount: staff } })
    // Revenue of 12 less salaries of 20, twelve times.
    expect(none!.sentence).toBe(
      'The free cash flow of the last full year, −$96, is not positive, and would not be for ever: type more months, ' +
        'or lower expenses.'
    )
    expect(none!.place).toMatchObject({ table: 'expense_ratios', row: null })
  })

  test('a company to compare with', () => {
    expect(without(publishedPlan())).toEqual([
      {
        label: 'By comparable companies',
        sentence: 'No comparable company has a multiple: type EV / revenue for at least one.',
        place: { table: 'comparables', row: null, column: 'ev_revenue', label: 'Comparable companies' }
      }
    ])
  })

  test('a full year, without which there is nothing', () => {
    expect(noFullYear({ scenario: { id: 'base', months: '12' } })).toBeNull()
    expect(noFullYear({ scenario: { id: 'base', months: '11' } })).toMatchObject({
      sentence:
        'Nothing can be valued yet: the plan has no full year. Type 12 or more as the number of months of the plan.',
      place: { table: 'scenarios', row: 'base', column: 'months', label: 'Months' }
    })
  })
})

describe('[V3] what one method says about the other', () => {
  const said = (typed: Record<string, string> = {}) => {
    const { view } = sourceOf(publishedPlan(typed))
    return ['gordon_enterprise_value', 'exit_enterprise_value'].map((line) => impliedBy(line, view, setting))
  }

  test('the multiple behind growth, and the growth behind the multiple', () => {
    // 6.06 and 2.923 %: see tests/model/valuation.test.ts.
    expect(said()).toEqual([
      [
        {
          sentence: 'As typed it is worth what a sale at 6.1x the last full year’s revenue would give.',
          isWarning: false
        }
      ],
      [
        {
          sentence: 'As typed it is worth what cash flow that grows by 2.9 % for ever would give.',
          isWarning: false
        }
      ]
    ])
  })

  test('and that a multiple which takes growth beyond what is usual is high', () => {
    const [, byExit] = said({ exit_multiple: '9' })
    expect(byExit!.at(-1)).toEqual({
      sentence:
        'Few companies could keep that up for ever. Usually 2 % to 4 %. Type a lower exit multiple, or plan further.',
      isWarning: true
    })
    expect(said({ discount_rate: '0.03' })[0]).toEqual([])
  })
})
