// The months, quarters or years along a chart, with their names.
import { calendarMonth, monthLabel, showMonth, showPeriod } from '#lib/format/months.ts'
import { wholeMonthsOf, type Fiscal, type Period } from '#lib/model/periods.ts'
import * as texts from '#lib/texts/chart.ts'
import type { ChartPlace } from './spec.ts'

/** M0 first, which holds the opening balances and is no month of a calendar. */
export const placesOf = (
  startDate: string,
  period: Period,
  count: number,
  locale: string,
  fiscal: Fiscal = null
): ChartPlace[] =>
  Array.from({ length: count }, (_, at): ChartPlace => {
    if (at === 0) return { label: monthLabel(0), name: texts.openingOf(monthLabel(0)), sub: texts.opening, date: null }
    const date = firstDay(startDate, wholeMonthsOf(period, at, fiscal)[0])
    if (period === 'month') {
      const [sub, whole] = [showMonth(startDate, at, 'short', locale), showMonth(startDate, at, 'long', locale)]
      return { label: monthLabel(at), name: `${monthLabel(at)}, ${whole}`, sub, date }
    }
    const label = showPeriod(startDate, period, at, fiscal)
    return { label, name: label, sub: '', date }
  })

function firstDay(startDate: string, month: number): string {
  const { year, month: calendar } = calendarMonth(startDate, month)
  return `${year}-${String(calendar).padStart(2, '0')}-01`
}
