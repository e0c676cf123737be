// The discounted cash flow against published check values, and what its two methods say about each other.
import { expect, test } from 'vitest'
import { publishedPlan, scale } from '../valued.ts'
import { viewOf } from '../view.ts'

/** To six decimals, as published. */
function valuesOf(midYear: '0' | '1'): Record<string, number> {
  const view = viewOf(publishedPlan({ mid_year: midYear }))
  const money = (line: string) => Number((view.at(line)! / scale).toFixed(6))
  return {
    present: money('present_value'),
    growth: money('gordon_enterprise_value'),
    exit: money('exit_enterprise_value'),
    sale: money('exit_value'),
    impliedGrowth: Number(view.at('implied_terminal_growth')!.toFixed(6)),
    impliedMultiple: Number(view.at('implied_exit_multiple')!.toFixed(6))
  }
}

test('[V3] cash that comes at the end of the year is worth what is published', () => {
  const published = { present: 3.838584, growth: 42.801895, sale: 72 }
  expect(valuesOf('0')).toMatchObject(published)
  // (72 × 0.12 − 6) ÷ (72 + 6), published as 3.3846 %; and 68.666667 ÷ 12 of revenue.
  expect(valuesOf('0')).toMatchObject({ impliedGrowth: 0.033846, impliedMultiple: 5.722222 })
})

test('[V3] and at the middle of the year, with the sale at its end', () => {
  const published = { present: 4.062376, growth: 45.297268, exit: 44.917109, sale: 72 }
  expect(valuesOf('1')).toMatchObject(published)
  // Published as 2.9230 %. A sale half a year later has to bring √1.12 times as much: 68.666667 × 1.058301 ÷ 12.
  const { impliedGrowth, impliedMultiple } = valuesOf('1')
  expect(impliedGrowth).toBeCloseTo(0.02923, 6)
  expect(impliedMultiple).toBeCloseTo((68.66666667 * Math.sqrt(1.12)) / 12, 6)
})

test('[V3] the implied growth gives the value of the exit, and the implied multiple that of growth', () => {
  const view = viewOf(publishedPlan())
  const [growth, multiple] = ['implied_terminal_growth', 'implied_exit_multiple'].map((line) => view.at(line)!)
  const byGrowth = viewOf(publishedPlan({ terminal_growth: growth!.toFixed(20) }))
  const byExit = viewOf(publishedPlan({ exit_multiple: multiple!.toFixed(20) }))
  expect(byGrowth.at('gordon_enterprise_value')).toBeCloseTo(view.at('exit_enterprise_value')!, 6)
  expect(byExit.at('exit_enterprise_value')).toBeCloseTo(view.at('gordon_enterprise_value')!, 6)
})
