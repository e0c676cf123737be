// The catalogue: whatever is shown, compared, charted or exported is a series, whoever computed it.
import type { Good, Grain, Rolls } from './language/syntax.ts'
import type { Fiscal } from './periods.ts'
import type { Compiled } from './run.ts'
import { idOf, type Cell } from './targets/fold.ts'

/** Everything about a series but its values. `id` bears the module it comes from; `line` is what people type. */
export interface SeriesInfo {
  id: string
  line: string
  name: string
  member: string | null
  label: string
  unit: string
  good: Good
  rolls: Rolls
  grain: Grain
  /** The first month with a value. */
  from: number
  note: string
  section: string
  /** A step towards other lines, which people see only when they ask how a figure came about. */
  isWorking: boolean
  isOwn: boolean
  /** Its place among the rows of its grain. */
  row: number
}

/**
 * Figures of a scenario in float64, NaN for blank. Rows are those of the catalogue. `months[row * (N + 1) + month]`,
 * `quarters`, `years` and `toDate` likewise with period 0 for M0, `yearly[row * Y + year - 1]`, `once[row]`.
 */
export interface FigureSet {
  isExact: boolean
  /** How its quarters and years are cut. */
  fiscal: Fiscal
  months: Float64Array
  quarters: Float64Array
  years: Float64Array
  /** Of each month, what the year came to so far. */
  toDate: Float64Array
  yearly: Float64Array
  once: Float64Array
}

/** What a value is: something that happened, something planned, something predicted. */
export type Status = 'actual' | 'plan' | 'forecast'

/** A series with its values: one a month from M0, one a full year, or one. NaN is blank. */
export interface Series extends SeriesInfo {
  start: string
  values: ArrayLike<number>
  status: (at: number) => Status
}

export function catalogueOf({ tape }: Compiled): SeriesInfo[] {
  return (['monthly', 'yearly', 'once'] as const).flatMap((grain) =>
    tape.rows[grain].map((cell, row) => infoOf(cell, row))
  )
}

function infoOf(cell: Cell, row: number): SeriesInfo {
  const { line, member } = cell
  return {
    id: `plan.${idOf(cell)}`,
    line: idOf(cell),
    name: line.name,
    member,
    label: line.label,
    unit: line.unit,
    good: line.good,
    rolls: line.rolls,
    grain: line.grain,
    from: line.from,
    note: line.note,
    section: line.section,
    isWorking: line.working,
    isOwn: line.isOwn,
    row
  }
}
