// Reads months as people write them: M6, 6, month 6, Q3, Y2, 2026-04, Apr 26; and periods of months: M1-M3, Q1.
import { checkValue, isDate } from '#lib/edit/limits.ts'
import { ok, refused, type Problem, type Result } from '#lib/edit/result.ts'
import type { Column } from '#lib/edit/schema.ts'
import { rangeReversed } from '#lib/edit/typing-problems.ts'
import type { Fiscal } from '#lib/model/periods.ts'
import { theMonth } from '#lib/texts/refusals.ts'
import { plainSigns } from './amounts.ts'
import { calendarMonth, monthNames, planMonth, showMonth } from './months.ts'
import * as refusals from './refusals.ts'
import { Refusal } from './refusals.ts'

/** Months of a plan, both included. */
export interface MonthRange {
  start: number
  end: number
}

export interface MonthSetting {
  locale: string
  /** The plan's first day; without it calendar months cannot be counted. */
  startDate?: string | undefined
  /** How its fiscal years lie, where they are not the plan's own. */
  fiscal?: Fiscal | undefined
}

/**
 * The month a cell means. Q3 and Y2 are counted from the plan's start, Q3 26 by the calendar, FY26 by the fiscal year; they are
 * their last month in a column that ends a period, else their first.
 * @throws Refusal
 */
export function readMonth(text: string, column: Column, setting: MonthSetting): string {
  const range = rangeMeant(plainSigns(text), text, setting)
  if (!range) throw new Refusal(refusals.unreadableMonth(text, setting.startDate !== undefined))
  return String(column.name.endsWith('_end') ? range.end : range.start)
}

const month: Column = {
  name: 'month',
  label: theMonth,
  help: '',
  kind: 'month',
  whole: true,
  min: '0',
  max: '1200',
  missing: null
}

/** A period of months: M1-M3, M4..M6, M4 to M6, Q1, Y2, Jan 2026 - Mar 2026, or a single month. */
export function readMonthRange(
  text: string,
  startDate?: string,
  locale = 'point',
  fiscal: Fiscal = null
): Result<MonthRange, Problem> {
  const plain = plainSigns(text)
  const setting = { locale, startDate, fiscal }
  try {
    const range = rangeMeant(plain, text, setting) ?? fromTo(plain, text, setting)
    if (!range) return refused(refusals.unreadablePeriod(text))
    const { start, end } = range
    const problem = checkValue(month, String(start)) ?? checkValue(month, String(end))
    if (problem) return refused(problem)
    return start <= end ? ok(range) : refused(rangeReversed(String(start), String(end)))
  } catch (error) {
    if (error instanceof Refusal) return refused(error.problem)
    throw error
  }
}

/** A dash may also stand inside a date, so every place where the text could part is tried. */
function fromTo(plain: string, text: string, setting: MonthSetting): MonthRange | null {
  if (plain.length > 100) return null
  for (const { 0: sign, index } of plain.matchAll(/ ?(?:\.\.+|…|-|\bto\b) ?/gi)) {
    const first = rangeMeant(plain.slice(0, index), text, setting)
    const last = first && rangeMeant(plain.slice(index + sign.length), text, setting)
    if (last) return { start: first.start, end: last.end }
  }
  return null
}

/** Null where the text is no month; the whole text is for what is said about it. */
function rangeMeant(plain: string, text: string, setting: MonthSetting): MonthRange | null {
  const match = (pattern: RegExp) => pattern.exec(plain)?.slice(1)
  const months = (first: number, count: number) => ({ start: first, end: first + count - 1 })
  const calendar = (year: string, first: number, count: number) =>
    fromCalendar(fullYear(year), first, count, text, setting)

  const [number] = match(/^(?:m|month)? ?(\d{1,9})$/i) ?? []
  if (number) return months(Number(number), 1)
  const [million] = match(/^(\d+) ?m$/i) ?? []
  if (million) throw new Refusal(refusals.millionNotMonth(text, million))
  const [length] = match(/^(\d+) ?(?:mo|mos|months?)$/i) ?? []
  if (length) throw new Refusal(refusals.lengthNotMonth(text, length))
  const [quarter] = match(/^(?:q|quarter) ?([1-9]\d?)$/i) ?? []
  if (quarter) return months(Number(quarter) * 3 - 2, 3)
  const [ofYear, quarterYear] = match(/^q([1-4])[ /'-]{1,2}(\d{2}|\d{4})$/i) ?? match(/^()(\d{4})[ -]?q[1-4]$/i) ?? []
  if (quarterYear) return calendar(quarterYear, Number(ofYear || plain.at(-1)) * 3 - 2, 3)
  const [year] = match(/^(?:y|year) ?([1-9]\d?)$/i) ?? []
  if (year) return months(Number(year) * 12 - 11, 12)
  const [fiscalQuarter, fiscal] = match(/^(?:q([1-4])[ /'-]{0,2})?fy ?'?(\d{2}|\d{4})$/i) ?? []
  if (fiscal) {
    const part = fiscalQuarter ? { passed: Number(fiscalQuarter) * 3 - 3, count: 3 } : { passed: 0, count: 12 }
    return fromFiscal(fullYear(fiscal), part, text, setting)
  }
  const [isoYear, isoMonth] = match(/^(\d{4})-(\d\d?)(?:-\d\d)?$/) ?? []
  if (isoYear && isDate(plain.length > 7 ? plain : `${isoYear}-${isoMonth!.padStart(2, '0')}-01`))
    return calendar(isoYear, Number(isoMonth), 1)
  const [name, nameYear] = match(/^([\p{L}\p{M}]+)\.? ?'?(\d{2}|\d{4})$/u) ?? []
  const named = name && monthNamed(name, setting.locale)
  return named ? calendar(nameYear!, named, 1) : null
}

/** A fiscal year goes by the calendar year in which it ends; without one it is that of the calendar. */
function fromFiscal(
  year: number,
  { passed, count }: { passed: number; count: number },
  text: string,
  setting: MonthSetting
): MonthRange {
  const { startDate, fiscal = null } = setting
  if (startDate === undefined) throw new Refusal(refusals.startUnknown(text))
  const begins = calendarMonth(startDate, 1 - (fiscal ?? 0)).month
  if (fiscal === null && begins !== 1) throw new Refusal(refusals.fiscalYear(text))
  const first = planMonth(startDate, { year: begins === 1 ? year : year - 1, month: begins }) + passed
  // The first one may have begun before the plan.
  if (first + count <= 1) throw new Refusal(refusals.beforeStart(text, showMonth(startDate, 1, 'long', setting.locale)))
  return { start: Math.max(1, first), end: first + count - 1 }
}

function fromCalendar(
  year: number,
  first: number,
  count: number,
  text: string,
  { startDate, locale }: MonthSetting
): MonthRange {
  if (startDate === undefined) throw new Refusal(refusals.startUnknown(text))
  const start = planMonth(startDate, { year, month: first })
  if (start < 1) throw new Refusal(refusals.beforeStart(text, showMonth(startDate, 1, 'long', locale)))
  return { start, end: start + count - 1 }
}

export const fullYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year))

/** 1 for January, Jan or the language's own word for it; null where it is no month. */
export function monthNamed(typed: string, locale: string): number | null {
  const plain = (name: string) => name.toLowerCase().replace(/\.$/, '')
  for (const style of ['long', 'short'] as const)
    for (const language of [locale, 'en-US']) {
      const at = monthNames(style, language).findIndex((name) => plain(name) === plain(typed))
      if (at >= 0) return at + 1
    }
  return plain(typed) === 'sept' ? 9 : null
}
