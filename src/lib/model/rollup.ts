// Months as quarters, years and years to date. How a line rolls up is said in its own text: flows add, balances take the
// last month, ratios apply their formula to the rolled-up lines.
import { parameterText, type Inputs } from './inputs.ts'
import { monthsOf, periodCount, type Fiscal, type Period } from './periods.ts'
import type { Compiled } from './run.ts'
import { doubles } from './targets/doubles.ts'
import { Evaluator } from './targets/evaluate.ts'
import { say, type Cell } from './targets/fold.ts'
import { rowKey } from './targets/tape.ts'
import type { Figures } from './targets/wasm.ts'

/**
 * Monthly figures by period.
 * @returns rolled[row * (periods + 1) + period]; period 0 is M0
 */
export function rollUp(
  { tape, model, shape }: Compiled,
  figures: Figures,
  inputs: Inputs,
  kind: Period,
  fiscal: Fiscal
): Float64Array {
  const { months } = tape
  const periods = periodCount(kind, months, fiscal)
  const stride = periods + 1
  const rolled = new Float64Array(tape.rows.monthly.length * stride)
  const recomputed: [Cell, number][] = []
  tape.rows.monthly.forEach((cell, row) => {
    const month = (at: number) => figures.monthly[row * (months + 1) + at]!
    rolled[row * stride] = month(0)
    if (cell.line.rolls === 'recompute') recomputed.push([cell, row])
    for (let period = 1; period <= periods; period++) {
      const [first, last] = monthsOf(kind, period, months, fiscal)
      rolled[row * stride + period] = cell.line.rolls === 'sum' ? sumOf(month, first, last) : month(last)
    }
  })

  const order = new Map(model.order.map((key, i) => [key, i]))
  recomputed.sort(([a], [b]) => order.get(a.line.key)! - order.get(b.line.key)!)
  for (const [cell, row] of recomputed)
    for (let period = 1; period <= periods; period++) {
      const evaluator = new Evaluator<number>(
        {
          at: period,
          last: periods,
          value: (named, at) => valueAt(named, at, period),
          series: () => [],
          input: (given, members) => Number(parameterText({ kind: 'input', given, members }, inputs) ?? NaN),
          column: () => NaN,
          rows: () => [],
          clock: () => period
        },
        doubles
      )
      rolled[row * stride + period] = say(cell.line.is, model, shape, evaluator, {
        axis: cell.line.by,
        member: cell.member
      }) as number
    }
  return rolled

  function valueAt(cell: Cell, at: number, period: number): number {
    if (cell.line.grain === 'once') return figures.once[tape.rowOf.get(rowKey(cell))!]!
    return at < 0 ? 0 : rolled[tape.rowOf.get(rowKey(cell))! * stride + Math.min(at, period)]!
  }
}

/** What is there, added up; blank where nothing is. */
function sumOf(month: (at: number) => number, first: number, last: number): number {
  let sum = NaN
  for (let at = first; at <= last; at++) {
    const value = month(at)
    if (!Number.isNaN(value)) sum = Number.isNaN(sum) ? value : sum + value
  }
  return sum
}
