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
  const windows = Array.from({ length: periods }, (_, at) => monthsOf(kind, at + 1, months, fiscal))
  const recomputed: [Cell, number][] = []
  tape.rows.monthly.forEach((cell, row) => {
    const own = figures.monthly.subarray(row * (months + 1), (row + 1) * (months + 1))
    rolled[row * stride] = own[0]!
    if (cell.line.rolls === 'recompute') recomputed.push([cell, row])
    else if (cell.line.rolls === 'sum') addUp(own, windows, rolled.subarray(row * stride, (row + 1) * stride))
    else windows.forEach(([, last], at) => (rolled[row * stride + at + 1] = own[last]!))
  })

  const order = new Map(model.order.map((key, i) => [key, i]))
  recomputed.sort(([a], [b]) => order.get(a.line.key)! - order.get(b.line.key)!)
  for (let period = 1; period <= periods && recomputed.length > 0; period++) {
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
    for (const [{ line, member }, row] of recomputed)
      rolled[row * stride + period] = say(line.is, model, shape, evaluator, { axis: line.by, member }) as number
  }
  return rolled

  function valueAt(cell: Cell, at: number, period: number): number {
    if (cell.line.grain === 'once') return figures.once[tape.rowOf.get(rowKey(cell))!]!
    return at < 0 ? 0 : rolled[tape.rowOf.get(rowKey(cell))! * stride + Math.min(at, period)]!
  }
}

/** What is there, added up; blank where nothing is. A window that begins as the one before goes on from its sum. */
function addUp(months: Float64Array, windows: readonly (readonly [number, number])[], into: Float64Array): void {
  let sum = NaN
  let [begun, next] = [0, 0]
  windows.forEach(([first, last], at) => {
    if (first !== begun) [sum, begun, next] = [NaN, first, first]
    for (; next <= last; next++) {
      const value = months[next]!
      if (!Number.isNaN(value)) sum = Number.isNaN(sum) ? value : sum + value
    }
    into[at + 1] = sum
  })
}
