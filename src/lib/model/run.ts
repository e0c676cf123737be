// A scenario's model, ready to be computed: compiled once for its shape, run after every keystroke.
import type { Decimal } from 'decimal.js'
import { parameterText, shapeOf, type Inputs } from './inputs.ts'
import type { Model } from './language/syntax.ts'
import type { Arithmetic } from './targets/arithmetic.ts'
import { decimalsFor } from './targets/decimals.ts'
import { interpretByMonth, type Values } from './targets/interpret.ts'
import type { Shape } from './targets/fold.ts'
import { tapeOf, type Tape } from './targets/tape.ts'
import { doubleRun, type DoubleRun, type Figures } from './targets/wasm.ts'

export interface Compiled {
  model: Model
  shape: Shape
  tape: Tape
  run: DoubleRun
}

/** An exact run and the arithmetic it was made in. */
export interface ExactRun {
  values: Values<Decimal>
  arithmetic: Arithmetic<Decimal>
}

export function compile(model: Model, shape: Shape): Compiled {
  const tape = tapeOf(model, shape)
  return { model, shape, tape, run: doubleRun(tape) }
}

/** Two inputs with the same key are computed by the same compiled model. */
export const shapeKey = (shape: Shape): string => JSON.stringify(shape)

export const compileFor = (model: Model, inputs: Inputs): Compiled => compile(model, shapeOf(model, inputs))

/** The float64 pass. The figures are overwritten by the next run of the same compiled model. */
export const runDoubles = ({ tape, run }: Compiled, inputs: Inputs): Figures =>
  run(tape.parameters.map((parameter) => Number(parameterText(parameter, inputs) ?? NaN)))

/** The exact pass, which yields after every month so that it can be put off or dropped. */
export function* runExactlyByMonth(compiled: Compiled, inputs: Inputs): Generator<number, ExactRun> {
  const { tape } = compiled
  const arithmetic = decimalsFor(largestOf(runDoubles(compiled, inputs)))
  const parameters = tape.parameters.map((parameter) => {
    const text = parameterText(parameter, inputs)
    return text === null ? arithmetic.blank : arithmetic.of(text)
  })
  return { values: yield* interpretByMonth(tape, parameters, arithmetic), arithmetic }
}

export function runExactly(compiled: Compiled, inputs: Inputs): ExactRun {
  const run = runExactlyByMonth(compiled, inputs)
  for (;;) {
    const step = run.next()
    if (step.done) return step.value
  }
}

function largestOf({ monthly }: Figures): number {
  let largest = 0
  for (const value of monthly) {
    const size = Math.abs(value)
    if (size > largest) largest = size
  }
  return largest
}
