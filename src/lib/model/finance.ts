// What no formula of the language can say: procedures over a finished column, each beside its spreadsheet formula.
import { Decimal } from 'decimal.js'
import * as texts from '#lib/texts/procedures.ts'

const Wide = Decimal.clone({ precision: 60 })

/** A procedure over a column of typed numbers. `values` may be empty; the result is null where there is none. */
export interface Procedure {
  value(values: readonly string[]): string | null
  /** The spreadsheet formula over a range with the same values; blank cells are left out. */
  excel(range: string): string
  /** What it does, in words that fit after "the": "the median of ...". */
  words: string
}

/**
 * Quartiles by the inclusive method: position (n - 1) * q / 4 from the lowest, interpolated between neighbours.
 * Source: the definition of QUARTILE.INC in spreadsheets (Hyndman and Fan 1996, method 7).
 */
const quartile = (q: 1 | 2 | 3, words: string): Procedure => ({
  value(values) {
    if (values.length === 0) return null
    const sorted = values.map((value) => new Wide(value)).sort((a, b) => a.cmp(b))
    const position = ((sorted.length - 1) * q) / 4
    const below = sorted[Math.floor(position)]!
    const above = sorted[Math.ceil(position)]!
    return below.plus(above.minus(below).times(position - Math.floor(position))).toFixed()
  },
  excel: (range) => `QUARTILE.INC(${range},${q})`,
  words
})

export const procedures: Record<string, Procedure> = {
  low_quartile: quartile(1, texts.procedures.low_quartile),
  median: quartile(2, texts.procedures.median),
  high_quartile: quartile(3, texts.procedures.high_quartile)
}
