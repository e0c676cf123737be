// Reading figures by line: what charts, tables and key figures ask for.
import { periodCount, type Fiscal, type Period } from './periods.ts'
import type { FigureSet, SeriesInfo } from './series.ts'

const keptAs = { month: 'months', quarter: 'quarters', year: 'years', toDate: 'toDate' } as const

/** Figures with the catalogue they belong to. A line has no value for a month: null. */
export class View {
  readonly #byLine: ReadonlyMap<string, SeriesInfo>

  constructor(
    readonly catalogue: readonly SeriesInfo[],
    readonly figures: FigureSet,
    readonly months: number
  ) {
    this.#byLine = linesOf(catalogue)
  }

  get fiscal(): Fiscal {
    return this.figures.fiscal
  }

  info(line: string): SeriesInfo | undefined {
    return this.#byLine.get(line)
  }

  /** All values of a line: by month from M0, by period with M0 first, by year, or one. NaN is blank. */
  values(line: string, period: Period = 'month'): Float64Array {
    const info = this.#byLine.get(line)
    if (!info) return new Float64Array(0)
    if (info.grain === 'once') return this.figures.once.subarray(info.row, info.row + 1)
    if (info.grain === 'yearly') return cut(this.figures.yearly, info.row, Math.floor(this.months / 12))
    return cut(this.figures[keptAs[period]], info.row, periodCount(period, this.months, this.fiscal) + 1)
  }

  at(line: string, at = 0, period: Period = 'month'): number | null {
    const value = this.values(line, period)[at]
    return value === undefined || Number.isNaN(value) ? null : value
  }

  /** The lines of a name, one for each member of its axis. */
  family(name: string): SeriesInfo[] {
    return this.catalogue.filter((info) => info.name === name && info.member !== null)
  }
}

/** What people call a line for one member of its axis. */
export const labelFor = (label: string, member: string | null): string =>
  member === null ? label : `${label}, ${member.replaceAll('_', ' ')}`

const cut = (all: Float64Array, row: number, stride: number): Float64Array =>
  all.subarray(row * stride, (row + 1) * stride)

const known = new WeakMap<readonly SeriesInfo[], Map<string, SeriesInfo>>()
function linesOf(catalogue: readonly SeriesInfo[]): Map<string, SeriesInfo> {
  let lines = known.get(catalogue)
  if (!lines) known.set(catalogue, (lines = new Map(catalogue.map((info) => [info.line, info]))))
  return lines
}
