// Months of a plan in words. They are counted from the start date, M1 being its calendar month, without any clock.
import { periodAt, wholeMonthsOf, type Fiscal, type Period } from '#lib/model/periods.ts'
import { languageOf } from '#lib/texts/counts.ts'
import * as texts from '#lib/texts/periods.ts'

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

/** The last day of a month of the plan, as an ISO date. M0 ends on the day before the month that the plan begins in. */
export function lastDay(startDate: string, month: number): string {
  const { year, month: calendar } = calendarMonth(startDate, month)
  return new Date(Date.UTC(year, calendar, 0)).toISOString().slice(0, 10)
}

/** "May 27" or "May 2027". M0 holds the opening balances and has no calendar month. */
export function showMonth(
  startDate: string,
  month: number,
  style: 'short' | 'long' = 'short',
  locale = 'en-US'
): string {
  if (month < 1) return texts.opening
  const { year, month: calendar } = calendarMonth(startDate, month)
  return style === 'long'
    ? `${monthName(calendar, 'long', locale)} ${year}`
    : `${monthName(calendar, 'short', locale)} ${twoDigits(year)}`
}

/** "Q1 27" where quarters are those of the calendar, "Q1 FY27" in a fiscal year, else "Quarter 5" of the plan. */
export function showQuarter(startDate: string, quarter: number, fiscal: Fiscal = null): string {
  const [first] = wholeMonthsOf('quarter', quarter, fiscal)
  const { year, month } = calendarMonth(startDate, first)
  const { month: begins } = calendarMonth(startDate, 1 - (fiscal ?? 0))
  if (month % 3 === 1 && (fiscal === null || begins === 1)) return texts.quarterOfYear((month + 2) / 3, twoDigits(year))
  if (fiscal === null) return texts.quarterOfPlan(quarter)
  const passed = (month - begins + 12) % 12
  return texts.quarterOfYear(passed / 3 + 1, fiscalYear(startDate, first - passed))
}

/** "2027" where years are those of the calendar, "FY27" where a fiscal year ends in it, else "Year 2" of the plan. */
export function showYear(startDate: string, at: number, fiscal: Fiscal = null): string {
  const [first] = wholeMonthsOf('year', at, fiscal)
  const { year, month } = calendarMonth(startDate, first)
  return month === 1 ? String(year) : fiscal === null ? texts.yearOfPlan(at) : fiscalYear(startDate, first)
}

/** A fiscal year goes by the calendar year in which it ends. */
const fiscalYear = (startDate: string, first: number): string =>
  texts.fiscalYear(twoDigits(calendarMonth(startDate, first + 11).year))

/** A month, quarter, year or year to date, as people speak of it: M17, Q2 27, 2027, "2027 to M17". */
export function showPeriod(startDate: string, period: Period, at: number, fiscal: Fiscal): string {
  if (at === 0 || period === 'month') return monthLabel(at)
  if (period === 'quarter') return showQuarter(startDate, at, fiscal)
  if (period === 'year') return showYear(startDate, at, fiscal)
  return texts.yearToDate(showYear(startDate, periodAt('year', at, fiscal), fiscal), monthLabel(at))
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
