// How the months of a plan fall into quarters and years: from its first month on, or by a fiscal year that begins in another.
import type { TableRow } from './inputs.ts'

/** `toDate` has a value each month: what the year came to so far. */
export type Period = 'month' | 'quarter' | 'year' | 'toDate'

/** How many months of the first fiscal year had passed before M1; null where years are the plan's own twelve months. */
export type Fiscal = number | null

export const fiscalParameter = 'fiscal_year_start'

/** By the calendar month in which a fiscal year begins; the first says that there is none. */
export const fiscalStarts = [
  'plan',
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december']
] as const

/** @param startDate of the plan, in ISO form */
export function fiscalOf(startDate: string, assumptions: readonly TableRow[]): Fiscal {
  const typed = assumptions.find((row) => row['parameter'] === fiscalParameter)?.['value'] ?? fiscalStarts[0]
  const begins = (fiscalStarts as readonly string[]).indexOf(typed)
  return begins < 1 ? null : (Number(startDate.slice(5, 7)) - begins + 12) % 12
}

/** How many months a period has, and how many of its first one had passed before M1. */
function measureOf(period: Period, fiscal: Fiscal): { length: number; passed: number } {
  const length = period === 'quarter' ? 3 : period === 'year' ? 12 : 1
  return { length, passed: (fiscal ?? 0) % length }
}

/** How many there are; M0 is not counted. */
export function periodCount(period: Period, months: number, fiscal: Fiscal): number {
  const { length, passed } = measureOf(period, fiscal)
  return Math.ceil((months + passed) / length)
}

/** The period in which a month lies; M0 lies in none. */
export function periodAt(period: Period, month: number, fiscal: Fiscal): number {
  const { length, passed } = measureOf(period, fiscal)
  return month <= 0 ? 0 : Math.ceil((month + passed) / length)
}

/** The months of a period, counted from 1, also those before M1 and behind the last. */
export function wholeMonthsOf(period: Period, at: number, fiscal: Fiscal): [number, number] {
  if (period === 'toDate') return [wholeMonthsOf('year', periodAt('year', at, fiscal), fiscal)[0], at]
  const { length, passed } = measureOf(period, fiscal)
  return [(at - 1) * length + 1 - passed, at * length - passed]
}

/** Those of them that the plan has: the first period and the last one may be shorter. */
export function monthsOf(period: Period, at: number, months: number, fiscal: Fiscal): [number, number] {
  const [first, last] = wholeMonthsOf(period, at, fiscal)
  return [Math.max(1, first), Math.min(last, months)]
}

/** Whether the plan has only a part of a quarter or year. */
export function isShort(period: Period, at: number, months: number, fiscal: Fiscal): boolean {
  const [first, last] = monthsOf(period, at, months, fiscal)
  return period !== 'toDate' && last - first + 1 < measureOf(period, fiscal).length
}
