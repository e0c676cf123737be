// Whether the model computes what the one written by hand does.
import { compileFor, runDoubles } from '#lib/model/run.ts'
import type { Inputs } from '#lib/model/inputs.ts'
import { saasModel } from '#lib/model/saas.ts'
import { rowKey } from '#lib/model/targets/tape.ts'
import { figuresByKey, makeLines, type HandLines } from './lines.ts'
import { runByHand } from './pass.ts'
import { planOf } from './plan.ts'

/** Assets less liabilities less equity is nothing but what float64 leaves over: that it is zero, decimals prove. */
const noise = 'monthly balance_check'

/** Every figure by hand, by its grain and id. */
export function computeByHand(inputs: Inputs): ReadonlyMap<string, ArrayLike<number>> {
  const plan = planOf(inputs)
  const lines: HandLines = makeLines(plan)
  runByHand(plan, lines)
  return figuresByKey(plan, lines)
}

/** Every figure in which the two differ, as a sentence, and every line that only one of them has. */
export function differences(inputs: Inputs): string[] {
  const byHand = new Map(computeByHand(inputs))
  const compiled = compileFor(saasModel, inputs)
  const figures = runDoubles(compiled, inputs)
  const { rows, months, years } = compiled.tape
  const strides = { monthly: months + 1, yearly: years, once: 1 }
  const found = (['monthly', 'yearly', 'once'] as const).flatMap((grain) =>
    rows[grain].flatMap((cell, row) => {
      const key = rowKey(cell)
      const stride = strides[grain]
      const [mine, theirs] = [byHand.get(key), figures[grain].subarray(row * stride, (row + 1) * stride)]
      byHand.delete(key)
      if (!mine) return [`nobody wrote ${key} by hand`]
      return key === noise ? [] : apart(Array.from(mine), theirs).map((sentence) => `${key} ${sentence}`)
    })
  )
  return [...found, ...[...byHand.keys()].map((key) => `the model has no ${key}`)]
}

/**
 * Nine digits. What is left of a line that was large keeps the digits of the large figure: the sum of two millions, less
 * one of them, is right to a part of the millions.
 */
function apart(byHand: readonly number[], model: Float64Array): string[] {
  const largest = byHand.reduce((size, value) => (Math.abs(value) > size ? Math.abs(value) : size), 0)
  return byHand.flatMap((mine, at) => {
    const theirs = model[at]!
    const allowed = 1e-9 * Math.max(1, Math.abs(mine), Math.abs(theirs)) + 1e-14 * largest
    return Object.is(mine, theirs) || Math.abs(mine - theirs) <= allowed
      ? []
      : [`at ${at}: ${mine} by hand, ${theirs} in the model`]
  })
}
