// A step of a chart that somebody pulls up or down, or moves by keys: which value that is, as exact text.
import { shiftPoint } from '#lib/model/decimal-text.ts'
import type { Plot } from './plot.ts'

/** Shares are counted in thousandths here. */
const places = 3

export interface Limits {
  min: string
  max: string
}

/** Steps that a pull stops at: a pixel should not be less than one of them. */
const stops = [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5]

/** The value after a pull by so many pixels upwards: a round one, the nearest to where the pointer is. */
export function pulled(from: string, pixels: number, { top, bottom, low, high }: Plot, limits: Limits): string {
  const perPixel = (high - low) / (bottom - top)
  const stop = stops.find((one) => one >= perPixel) ?? stops.at(-1)!
  return within(Math.round((Number(from) + pixels * perPixel) / stop) * stop, limits)
}

/** Half a per cent up or down, or five. */
export const nudged = (from: string, direction: 1 | -1, isLarge: boolean, limits: Limits): string =>
  within(Number(from) + direction * (isLarge ? 0.05 : 0.005), limits, 6)

function within(value: number, { min, max }: Limits, digits = places): string {
  if (value <= Number(min)) return min
  if (value >= Number(max)) return max
  return shiftPoint(String(Math.round(value * 10 ** digits)), -digits)
}
