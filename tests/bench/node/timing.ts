// Measuring calls that take microseconds: many of them between two looks at the clock.
import { spreadOf, type Spread } from '../figures.ts'

const batchMilliseconds = 1
const usualBudget = 2000
const fewest = 20

interface Timed {
  /** Milliseconds of a call. */
  spread: Spread
  /** The middle of the ratios to the first action, each of two batches that ran one after the other. */
  ratio: number
}

/** A budget of milliseconds is spent on it, after a tenth of that for warming up. */
export const time = (action: () => void, budget = usualBudget): Spread => timeTogether([action], budget)[0]!.spread

/** Several actions in turn, so that whatever else the machine does falls on all of them alike. */
export function timeTogether(actions: readonly (() => void)[], budget = usualBudget): Timed[] {
  const batches = actions.map((action) => batchFor(action, budget / 10))
  const measured = actions.map((): number[] => [])
  const end = performance.now() + budget * actions.length
  while (performance.now() < end || measured[0]!.length < fewest)
    actions.forEach((action, i) => measured[i]!.push(timeBatch(action, batches[i]!)))
  return measured.map((each) => ({
    spread: spreadOf(each),
    ratio: spreadOf(each.map((milliseconds, i) => milliseconds / measured[0]![i]!)).p50
  }))
}

/** Warms an action up, and finds how many calls fill a batch. */
function batchFor(action: () => void, budget: number): number {
  const end = performance.now() + budget
  let batch = 1
  do {
    batch = Math.max(1, Math.round(batchMilliseconds / timeBatch(action, batch)))
  } while (performance.now() < end)
  return batch
}

function timeBatch(action: () => void, batch: number): number {
  const start = performance.now()
  for (let i = 0; i < batch; i++) action()
  return (performance.now() - start) / batch
}
