// The model against a second one, written by hand from the definitions as loops over months: another author of every
// figure, for scenarios that the reference does not have.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Inputs } from '#lib/model/inputs.ts'
import { computeByHand, differences } from '../bench/by-hand/agreement.ts'
import { agree, baseInputs, expected, scenarios } from '../scenarios.ts'

const runs = process.env['PROOF'] ? 1000 : 120
const blankAsNull = (value: number): number | null => (Number.isNaN(value) ? null : value)

describe('[M1] the model by hand equals the reference to 1e-9', () => {
  const byHand = computeByHand(baseInputs())
  const { annual_free_cash_flow, revenue_multiple, ...single } = expected.valuation
  const once: Record<string, number | null> = {
    ...expected.summary,
    ...single,
    revenue_multiple_low: revenue_multiple.low,
    revenue_multiple_median: revenue_multiple.median,
    revenue_multiple_high: revenue_multiple.high
  }

  test('month by month', () => {
    const wrong = Object.entries(expected.lines)
      .filter(([id]) => id !== 'balance_check')
      .flatMap(([id, values]) =>
        values.flatMap((value, month) =>
          agree(blankAsNull(byHand.get(`monthly ${id}`)![month]!), value) ? [] : [`${id} at M${month}`]
        )
      )
    expect(wrong).toEqual([])
  })

  test('in the summary and the valuation', () => {
    const wrong = Object.keys(once).filter((id) => !agree(blankAsNull(byHand.get(`once ${id}`)![0]!), once[id]!))
    expect(wrong).toEqual([])
    const years = Array.from(byHand.get('yearly annual_free_cash_flow')!)
    expect(years.map((value, year) => agree(value, annual_free_cash_flow[year]!))).toEqual(Array(5).fill(true))
  })
})

describe('[M1] every line equals the model by hand to 1e-9', { timeout: 60_000 }, () => {
  test('of any scenario: cash below zero, one tier or five, tranches that come late or never, months from 1 to 120', () => {
    const met = { negativeCash: 0, oneTier: 0, fiveTiers: 0, severalTranches: 0, lessThanAYear: 0, manyYears: 0 }
    fc.assert(
      fc.property(scenarios({ months: 120, tiers: 5 }), (inputs) => {
        expect(differences(inputs)).toEqual([])
        const [cash, received] = ['cash', 'financing_cash_flow'].map((id) => monthsOf(inputs, id))
        const tiers = inputs.tables['pricing']!.length
        met.negativeCash += Number(cash!.some((value) => value < 0))
        met.oneTier += Number(tiers === 1)
        met.fiveTiers += Number(tiers === 5)
        met.severalTranches += Number(received!.filter((value) => value > 0).length > 1)
        met.lessThanAYear += Number(inputs.months < 12)
        met.manyYears += Number(inputs.months > 60)
      }),
      { numRuns: runs, seed: 20264 }
    )
    expect(Object.entries(met).filter(([, times]) => times < 5)).toEqual([])
  })

  test('where cash is below zero no interest is earned, and where it is above some is', () => {
    const inputs = withAssumptions({ opening_cash: '-50000', cash_interest_rate: '0.5' })
    expect(differences(inputs)).toEqual([])
    const [cash, interest] = [monthsOf(inputs, 'cash'), monthsOf(inputs, 'interest_income').slice(1)]
    const earned = (isBelow: boolean) => new Set(interest.filter((_, i) => cash[i]! < 0 === isBelow).map(Math.sign))
    expect([earned(true), earned(false)]).toEqual([new Set([0]), new Set([1])])
  })

  test('of a plan with nothing in it: without tiers, people and rounds, cash stays at zero and never runs out', () => {
    const { assumptions } = withAssumptions({ ...nothing, depreciation_months: '1' }).tables
    const inputs = { months: 25, tables: { assumptions: assumptions! } }
    expect(differences(inputs)).toEqual([])
    expect([new Set(monthsOf(inputs, 'cash')), computeByHand(inputs).get('once cash_out_month')]).toEqual([
      new Set([0]),
      [NaN]
    ])
  })

  test('where growth periods overlap, the one that starts later holds, and of two that start together the later row', () => {
    const growth_rates = [
      { id: 'c', month_start: '4', month_end: '9', rate: '0.3' },
      { id: 'a', month_start: '1', month_end: '12', rate: '0.1' },
      { id: 'b', month_start: '4', month_end: '6', rate: '0.2' }
    ]
    const base = baseInputs()
    const inputs = { ...base, tables: { ...base.tables, growth_rates } }
    expect(differences(inputs)).toEqual([])
    const rates = monthsOf(inputs, 'growth_rate')
    expect([1, 3, 4, 7, 10, 13].map((month) => rates[month])).toEqual([0.1, 0.1, 0.3, 0.3, 0.1, 0])
  })
})

const nothing = Object.fromEntries(baseInputs().tables['assumptions']!.map((row) => [row['parameter']!, '0']))

const monthsOf = (inputs: Inputs, id: string): number[] => Array.from(computeByHand(inputs).get(`monthly ${id}`)!)

function withAssumptions(typed: Record<string, string>): Inputs {
  const base = baseInputs()
  const assumptions = base.tables['assumptions']!.map((row) => ({
    ...row,
    value: typed[row['parameter']!] ?? row['value']!
  }))
  return { ...base, tables: { ...base.tables, assumptions } }
}
