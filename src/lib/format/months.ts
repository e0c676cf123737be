// Months of a plan in words. They are counted from the start date, M1 being its calendar month, without any clock.
import { languageOf } from '#lib/texts/counts.ts'

export const monthLabel = (month: number): string => `M${month}`

/** "M1–M3", or "M5" for a single month. */
export const periodLabel = (start: number | string, end: number | string): string =>
  String(start) === String(end) ? `M${start}` : `M${start}–M${end}`

export interface CalendarMonth {
  year: number
  /** 1 is January. */
  month: number
}

/** The calendar month of month M1, M2 ... of a plan that starts on an ISO date. */
export function calendarMonth(startDate: string, month: number): CalendarMonth {
  const [year, first] = startDate.split('-').map(Number) as [number, number]
  const months = year * 12 + first - 1 + month - 1
  return { year: Math.floor(months / 12), month: (months % 12) + 1 }
}

/** Which month of the plan a calendar month is; 0 and less lie before its start. */
export function planMonth(startDate: string, { year, month }: CalendarMonth): number {
  const first = calendarMonth(startDate, 1)
  return (year - first.year) * 12 + month - first.month + 1
}

/** "May 27" or "May 2027". M0 holds the opening balances and has no calendar month. */
export function showMonth(
  startDate: string,
  month: number,
  style: 'short' | 'long' = 'short',
  locale = 'en-US'
): string {
  if (month < 1) return 'Opening'
  const { year, month: calendar } = calendarMonth(startDate, month)
  return style === 'long'
    ? `${monthName(calendar, 'long', locale)} ${year}`
    : `${monthName(calendar, 'short', locale)} ${twoDigits(year)}`
}

/** The plan's quarters, 1 being M1 to M3: "Q1 27" where they are those of the calendar, else "Quarter 5". */
export function showQuarter(startDate: string, quarter: number): string {
  const { year, month } = calendarMonth(startDate, quarter * 3 - 2)
  return month % 3 === 1 ? `Q${(month + 2) / 3} ${twoDigits(year)}` : `Quarter ${quarter}`
}

/** The plan's years, 1 being M1 to M12: "2027" where they are those of the calendar, else "Year 2". */
export function showYear(startDate: string, year: number): string {
  const first = calendarMonth(startDate, year * 12 - 11)
  return first.month === 1 ? String(first.year) : `Year ${year}`
}

const names = new Map<string, readonly string[]>()

/** The name of a calendar month, as the language has it. */
export const monthName = (month: number, style: 'short' | 'long', locale: string): string =>
  monthNames(style, locale)[month - 1]!

export function monthNames(style: 'short' | 'long', locale: string): readonly string[] {
  const key = `${style} ${locale}`
  const found = names.get(key)
  if (found) return found
  const format = new Intl.DateTimeFormat(languageOf(locale), { month: style, timeZone: 'UTC', calendar: 'gregory' })
  const made = Array.from({ length: 12 }, (_, i) => format.format(Date.UTC(2001, i, 1)))
  names.set(key, made)
  return made
}

const twoDigits = (year: number): string => String(year % 100).padStart(2, '0')
