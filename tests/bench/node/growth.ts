// How the cost of a pass grows with the months, tiers and own lines of a scenario, and what the largest one costs.
import { compileFor, runExactly } from '#lib/model/run.ts'
import { grown, scaled, type Figure, type Spread } from '../figures.ts'
import { dimensions, largeSize, type Size } from '../sized.ts'
import { inputsFor, modelFor } from './inputs.ts'
import { parametersOf } from './passes.ts'
import { timeTogether } from './timing.ts'

export function benchGrowth(): Figure[] {
  const large = timePasses([largeSize])
  return [
    ...dimensions.flatMap(({ name, of, sizes }) => {
      const { float, exact } = timePasses(sizes.map((size) => ({ [of]: size })))
      return [grown(`float pass by ${name}`, 'µs', sizes, float), grown(`exact pass by ${name}`, 'ms', sizes, exact)]
    }),
    { figure: 'float pass, all at once', unit: 'µs', ...large.float[0]! },
    { figure: 'exact pass, all at once', unit: 'ms', ...large.exact[0]! }
  ]
}

/** Microseconds of float passes, milliseconds of exact ones. */
function timePasses(sizes: Partial<Size>[]): { float: Spread[]; exact: Spread[] } {
  const models = sizes.map((size) => {
    const inputs = inputsFor(size)
    const compiled = compileFor(modelFor(inputs), inputs)
    return { inputs, compiled, parameters: parametersOf(compiled, inputs) }
  })
  const float = timeTogether(
    models.map(
      ({ compiled, parameters }) =>
        () =>
          void compiled.run(parameters)
    ),
    500
  )
  const exact = timeTogether(
    models.map(
      ({ compiled, inputs }) =>
        () =>
          void runExactly(compiled, inputs)
    )
  )
  return { float: float.map(({ spread }) => scaled(spread, 1000)), exact: exact.map(({ spread }) => spread) }
}
