// The whole model as a careful programmer would write it by hand: loops over one Float64Array a line, what is constant
// taken out of them. It says the model a second time, so that there is something to measure the compiled model against;
// before anything is timed, every figure of the two is compared.
import { computeCash } from './cash.ts'
import { computeCosts } from './costs.ts'
import type { HandLines } from './lines.ts'
import { computeMetrics } from './metrics.ts'
import type { Plan } from './plan.ts'
import { computeRevenue } from './revenue.ts'
import { computeSummary } from './summary.ts'

export function runByHand(plan: Plan, lines: HandLines): void {
  computeRevenue(plan, lines)
  computeCosts(plan, lines)
  computeCash(plan, lines)
  computeMetrics(plan, lines)
  computeSummary(plan, lines)
}
