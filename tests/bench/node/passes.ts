// A pass over the base scenario by each way there is, against loops written by hand.
import { parameterText, type Inputs } from '#lib/model/inputs.ts'
import { compileFor, runDoubles, runExactly, type Compiled } from '#lib/model/run.ts'
import { saasModel } from '#lib/model/saas.ts'
import { compiledRun, interpretedRun } from '#lib/model/targets/wasm.ts'
import { differences } from '../by-hand/agreement.ts'
import { makeLines } from '../by-hand/lines.ts'
import { runByHand } from '../by-hand/pass.ts'
import { planOf } from '../by-hand/plan.ts'
import { scaled, type Figure } from '../figures.ts'
import { inputsFor } from './inputs.ts'
import { time, timeTogether } from './timing.ts'

export function benchPasses(): Figure[] {
  const inputs = inputsFor()
  const different = differences(inputs)
  if (different.length > 0) throw new Error(`What is measured is not the same: ${different.join('; ')}`)

  const compiled = compileFor(saasModel, inputs)
  const plan = planOf(inputs)
  const lines = makeLines(plan)
  const parameters = parametersOf(compiled, inputs)
  const run = compiledRun(compiled.tape)
  const interpret = interpretedRun(compiled.tape)
  const [wasm, hand, tape] = timeTogether([
    () => void run(parameters),
    () => runByHand(plan, lines),
    () => void interpret(parameters)
  ])
  const exact = time(() => void runExactly(compiled, inputs), 6000)
  return [
    { figure: 'float pass, WebAssembly', unit: 'µs', ...scaled(wasm!.spread, 1000) },
    { figure: 'float pass, loops by hand', unit: 'µs', ...scaled(hand!.spread, 1000) },
    { figure: 'float pass, tape interpreter', unit: 'µs', ...scaled(tape!.spread, 1000) },
    { figure: 'WebAssembly over loops by hand', unit: 'times', p50: 1 / hand!.ratio, target: { p50: 2 } },
    { figure: 'WebAssembly over interpreter', unit: 'times', p50: 1 / tape!.ratio },
    { figure: 'exact pass', unit: 'ms', ...exact, target: { p50: 60 } }
  ]
}

export const parametersOf = ({ tape }: Compiled, inputs: Inputs): number[] =>
  tape.parameters.map((parameter) => Number(parameterText(parameter, inputs) ?? NaN))

/** Milliseconds: compiling the model and its first float64 pass, then the first exact pass. */
export interface FirstPasses {
  float: number
  exact: number
}

export function firstPasses(): FirstPasses {
  const inputs = inputsFor()
  const start = performance.now()
  const compiled = compileFor(saasModel, inputs)
  runDoubles(compiled, inputs)
  const computed = performance.now()
  runExactly(compiled, inputs)
  return { float: computed - start, exact: performance.now() - computed }
}
