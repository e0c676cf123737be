// The months, quarters or years along a chart, with their names.
import { calendarMonth, monthLabel, showMonth, showQuarter, showYear } from '#lib/format/months.ts'
import type { Period } from '#lib/model/view.ts'
import * as texts from '#lib/texts/chart.ts'
import type { ChartPlace } from './spec.ts'

/** M0 first, which holds the opening balances and is no month of a calendar. */
export const placesOf = (startDate: string, period: Period, count: number, locale: string): ChartPlace[] =>
  Array.from({ length: count }, (_, at): ChartPlace => {
    if (at === 0) return { label: monthLabel(0), name: texts.openingOf(monthLabel(0)), sub: texts.opening, date: null }
    const length = { month: 1, quarter: 3, year: 12 }[period]
    const date = firstDay(startDate, (at - 1) * length + 1)
    if (period === 'month') {
      const [sub, whole] = [showMonth(startDate, at, 'short', locale), showMonth(startDate, at, 'long', locale)]
      return { label: monthLabel(at), name: `${monthLabel(at)}, ${whole}`, sub, date }
    }
    const label = period === 'quarter' ? showQuarter(startDate, at) : showYear(startDate, at)
    return { label, name: label, sub: '', date }
  })

function firstDay(startDate: string, month: number): string {
  const { year, month: calendar } = calendarMonth(startDate, month)
  return `${year}-${String(calendar).padStart(2, '0')}-01`
}
