// What a figure can depend on: whatever is said to have no way to it changes it by nothing.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { influenceOn } from '#lib/model/influence.ts'
import { parameterText } from '#lib/model/inputs.ts'
import { compileFor } from '#lib/model/run.ts'
import { saasModel } from '#lib/model/saas.ts'
import { idOf, type Cell } from '#lib/model/targets/fold.ts'
import { rowKey } from '#lib/model/targets/tape.ts'
import { baseInputs, scenarios } from '../scenarios.ts'

const base = compileFor(saasModel, baseInputs())
const { monthly, yearly, once } = base.tape.rows
const cellOf = (id: string): Cell => [...monthly, ...yearly, ...once].find((cell) => idOf(cell) === id)!
const tablesBehind = (id: string) => {
  const tables = [...influenceOn(base.tape, cellOf(id)).parameters].map((slot) => {
    const parameter = base.tape.parameters[slot]!
    return parameter.kind === 'input' ? parameter.given.from.table : parameter.rows.from
  })
  return [...new Set(tables)].sort()
}

test('[S7] customers come of pricing, growth and general assumptions; cash of people, expenses, rounds and terms too', () => {
  expect(tablesBehind('customers')).toEqual(['assumptions', 'growth_rates', 'pricing'])
  expect(tablesBehind('cash')).toEqual([
    ...['assumptions', 'expense_ratios', 'funding_rounds', 'growth_rates'],
    ...['headcount', 'pricing', 'working_capital']
  ])
  expect(tablesBehind('revenue_multiple_low')).toContain('comparables')
})

test('[S7] figures of a month do not depend on how long the plan is, those of the whole plan do', () => {
  expect(influenceOn(base.tape, cellOf('cash')).seesLength).toBe(false)
  expect(influenceOn(base.tape, cellOf('cash_low_point')).seesLength).toBe(true)
})

test('[S7] what is said to have no way to a figure changes it by nothing', () => {
  const lines = fc.constantFrom('customers', 'cash', 'nrr', 'headcount', 'tax', 'cash_low_point', 'exit_equity_value')
  fc.assert(
    fc.property(scenarios({ months: 36, tiers: 3 }), lines, fc.integer({ min: 2, max: 9 }), (inputs, id, factor) => {
      const { tape, run } = compileFor(saasModel, inputs)
      const cell = cellOf(id)
      const { parameters } = influenceOn(tape, cell)
      const typed = tape.parameters.map((parameter) => Number(parameterText(parameter, inputs) ?? NaN))
      const other = typed.map((value, slot) => (parameters.has(slot) ? value : value * factor + 1))
      const columns = cell.line.grain === 'once' ? 1 : inputs.months + 1
      const row = tape.rowOf.get(rowKey(cell))! * columns
      const grain = cell.line.grain === 'once' ? 'once' : 'monthly'
      const [before, after] = [typed, other].map((values) => [...run(values)[grain]].slice(row, row + columns))
      expect(after).toEqual(before)
    }),
    { numRuns: 60, seed: 20268 }
  )
})
