// Other ways to read the months of a quarter or year than the line's own, for whoever looks at a statement. They change no
// line: ratios still apply their formula to what their lines come to by themselves.
import type { SeriesInfo } from './series.ts'
import type { Arithmetic } from './targets/arithmetic.ts'
import { foldWindow } from './targets/folds.ts'

export const readings = ['last', 'average', 'lowest', 'highest', 'sum'] as const
export type Reading = (typeof readings)[number]

/** What is blank is left out; where nothing is there, it stays blank. */
export function readMonths<T>(reading: Reading, values: readonly T[], n: Arithmetic<T>): T {
  const known = values.filter((value) => !n.isBlank(value))
  const last = known.at(-1)
  if (last === undefined) return n.blank
  if (reading === 'last') return last
  return foldWindow(reading, (at) => known[at]!, known.length - 1, n.whole(known.length), n)
}

/** What can be counted again each month: a sum of rates or prices says nothing. */
const amounts = ['money', 'customer', 'person']

/** The ways that say something else than the line's own. */
export const readingsFor = ({ rolls, unit }: Pick<SeriesInfo, 'rolls' | 'unit'>): Reading[] =>
  readings.filter((reading) => reading !== rolls && (reading !== 'sum' || amounts.includes(unit)))
