// The months, quarters or years along a chart, with their names.
import { calendarMonth, monthLabel, periodLabel, showMonth, showPeriod } from '#lib/format/months.ts'
import { isShort, monthsOf, type Fiscal, type Period } from '#lib/model/periods.ts'
import * as texts from '#lib/texts/chart.ts'
import type { ChartPlace } from './spec.ts'

/** M0 first, which holds the opening balances and is no month of a calendar. A short quarter or year says its months. */
export const placesOf = (
  startDate: string,
  period: Period,
  count: number,
  locale: string,
  fiscal: Fiscal = null,
  months = Infinity
): ChartPlace[] =>
  Array.from({ length: count }, (_, at): ChartPlace => {
    if (at === 0) return { label: monthLabel(0), name: texts.openingOf(monthLabel(0)), sub: texts.opening, date: null }
    const [first, last] = monthsOf(period, at, months, fiscal)
    const date = firstDay(startDate, first)
    if (period === 'month') {
      const [sub, whole] = [showMonth(startDate, at, 'short', locale), showMonth(startDate, at, 'long', locale)]
      return { label: monthLabel(at), name: `${monthLabel(at)}, ${whole}`, sub, date }
    }
    const label = showPeriod(startDate, period, at, fiscal)
    const name = isShort(period, at, months, fiscal) ? `${label}, ${periodLabel(first, last)}` : label
    return { label, name, sub: '', date }
  })

function firstDay(startDate: string, month: number): string {
  const { year, month: calendar } = calendarMonth(startDate, month)
  return `${year}-${String(calendar).padStart(2, '0')}-01`
}
