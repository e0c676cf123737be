// The lines behind a chart: round numbers in four or five steps, zero always among them.
import type { ChartSpec } from './spec.ts'

export interface Axis {
  low: number
  high: number
  ticks: readonly number[]
}

/**
 * From the least to the most, and to zero.
 * @param ceiling the axis ends there at the latest
 */
export function axisFor(least: number, most: number, steps: ChartSpec['steps'], ceiling = Infinity): Axis {
  const low = Math.min(0, least)
  const high = Math.min(Math.max(0, most), ceiling)
  if (low === high || !Number.isFinite(high - low)) return { low, high: high || 1, ticks: [0] }
  const step = stepFor(low, high, steps)
  const [below, above] = [Math.ceil(tidy(-low / step)), Math.ceil(tidy(high / step))]
  const ticks = Array.from({ length: below + above + 1 }, (_, i) => tidy((i - below) * step))
  const end = tidy(above * step)
  if (end <= ceiling) return { low: ticks[0]!, high: end, ticks }
  // The ceiling is a line of its own; one that is close below would stand in its words.
  return {
    ...{ low: ticks[0]!, high: ceiling },
    ticks: [...ticks.filter((tick) => ceiling - tick >= step / 2), ceiling]
  }
}

/** Fractions of two do not add up to tenths: 3 * 0.1 is a little more than 0.3. */
const tidy = (value: number): number => Number(value.toPrecision(12))

/** Steps of one digit, so that a label never needs more than two: 12k, 1.2M. Each is at most twice the one before. */
const digits = [1, 2, 4, 5]
/** A quarter of the whole is a round share, and a margin of four fifths needs no 120 %. */
const digitsOfShares = [1, 2, 2.5, 4, 5]

function stepFor(low: number, high: number, steps: ChartSpec['steps']): number {
  const fits = (step: number, most: number) => Math.ceil(tidy(high / step)) + Math.ceil(tidy(-low / step)) <= most
  if (steps === 'months') {
    const first = [1, 2, 3, 6].find((step) => fits(step, 5))
    if (first !== undefined) return first
    let step = 12
    while (!fits(step, 5)) step *= 2
    return step
  }
  const size = Math.floor(Math.log10(high - low)) - 1
  for (let power = steps === 'whole' ? Math.max(0, size) : size; ; power++)
    for (const digit of steps === 'shares' && power === -1 ? digitsOfShares : digits) {
      const step = tidy(digit * 10 ** power)
      if (fits(step, 4)) return step
    }
}
