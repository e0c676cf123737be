// What a bench finds: a figure with its target beside it, and how a cost grows with the size of what it is paid for.

/** The middle of many measurements, and the one that nineteen of twenty stay under. */
export interface Spread {
  p50: number
  p95: number
}

export interface Figure {
  figure: string
  unit: 'µs' | 'ms' | 'kB' | 'times'
  p50: number
  p95?: number
  /** What each may be at most. */
  target?: Partial<Spread>
  /** Measured at these sizes: p50 is that of the largest. */
  growth?: Growth
}

interface Growth {
  sizes: number[]
  p50s: number[]
  /** What one more costs between the last two sizes, over what it costs up to there; null where the cost hardly grows. */
  bend: number | null
}

export function spreadOf(measured: readonly number[]): Spread {
  const sorted = [...measured].sort((a, b) => a - b)
  return { p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95) }
}

/** By the inclusive method, as spreadsheets do. */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!]
  return below + (above - below) * (place - Math.floor(place))
}

export const scaled = ({ p50, p95 }: Spread, factor: number): Spread => ({ p50: factor * p50, p95: factor * p95 })

/** @param cost what is paid, such as "exact pass by months" */
export function grown(cost: string, unit: Figure['unit'], sizes: number[], spreads: readonly Spread[]): Figure {
  const p50s = spreads.map(({ p50 }) => p50)
  return { figure: cost, unit, ...spreads.at(-1)!, growth: { sizes, p50s, bend: bendOf(sizes, p50s) } }
}

/** Growth of less than a fifth is lost in the noise of a machine, and so would be a ratio of two parts of it. */
const leastGrowth = 0.2

function bendOf(sizes: readonly number[], p50s: readonly number[]): number | null {
  const last = sizes.length - 1
  const slope = (from: number, to: number) => (p50s[to]! - p50s[from]!) / (sizes[to]! - sizes[from]!)
  return p50s[last]! < p50s[0]! * (1 + leastGrowth) ? null : slope(last - 1, last) / slope(0, last - 1)
}
