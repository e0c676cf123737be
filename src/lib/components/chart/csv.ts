// The figures of a chart as CSV: a row for each month, every digit there is.
import { csvRow } from '#lib/format/csv.ts'
import * as texts from '#lib/texts/drawing.ts'
import { asText } from '../grid/clipboard.ts'
import type { ChartSpec } from './spec.ts'

/** A name that begins like a formula is marked as the text it is. */
export function csvOf({ series, places }: ChartSpec): string {
  const head = [texts.period, texts.from, ...series.map(({ label }) => asText(label))]
  const rows = places.map(({ label, date }, at) => [
    label,
    date ?? '',
    ...series.map(({ values }) => figure(values[at] ?? NaN))
  ])
  return [head, ...rows].map(csvRow).join('')
}

/** The shortest text that reads back as the same number. Minus zero is zero, and what has no value is empty. */
const figure = (value: number): string => (Number.isFinite(value) ? String(value === 0 ? 0 : value) : '')
