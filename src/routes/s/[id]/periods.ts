// How the months of a plan can be looked at, and which figure an address names.
import type { Page } from '@sveltejs/kit'
import type { ChartedPeriod } from '#lib/components/chart/results.ts'
import type { Period } from '#lib/model/periods.ts'
import * as texts from '#lib/texts/figure-pages.ts'

export const chartedPeriods: readonly { value: ChartedPeriod; label: string }[] = [
  { value: 'month', label: texts.periods.month },
  { value: 'quarter', label: texts.periods.quarter },
  { value: 'year', label: texts.periods.year }
]

export const periods: readonly { value: Period; label: string }[] = [
  ...chartedPeriods,
  { value: 'toDate', label: texts.periods.toDate }
]

/** Another state of the same address is another visit. Null where it names none. */
export function figureIn({ url, state }: Page) {
  void state
  const [sheet, line, period, at] = url.hash.slice(1).split('/')
  const known = periods.find(({ value }) => value === period)
  if (!sheet || !line || !known) return null
  return { sheet, line: decodeURIComponent(line), span: { period: known.value, at: Number(at) } }
}
