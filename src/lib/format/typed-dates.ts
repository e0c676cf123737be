// Reads a day as people write it. 3/4/2026 is April to some and March to others: it is not guessed.
import { isDate } from '#lib/edit/limits.ts'
import { plainSigns } from './amounts.ts'
import { Refusal, twoDates } from './refusals.ts'
import { fullYear, monthNamed } from './typed-months.ts'

/**
 * An ISO date; a month without a day is its first day. What is no date is left as it is, to be refused as such.
 * @throws Refusal
 */
export function readDate(text: string, locale: string): string {
  const plain = plainSigns(text)
  const date = (year: string, month: number, day: string) => `${fullYear(year)}-${two(month)}-${two(day)}`
  const match = (pattern: RegExp) => pattern.exec(plain)?.slice(1)
  const readings: string[] = []

  const [isoYear, isoMonth, isoDay] = match(/^(\d{4})-(\d\d?)(?:-(\d\d?))?$/) ?? []
  if (isoYear) readings.push(date(isoYear, Number(isoMonth), isoDay ?? '1'))
  const [first, second, year] = match(/^(\d\d?)[./-](\d\d?)[./-](\d{4})$/) ?? []
  if (year) readings.push(date(year, Number(second), first!), date(year, Number(first), second!))
  const named =
    match(/^(\d\d?)(?:\.|st|nd|rd|th)? ([\p{L}\p{M}]+)\.?,? (\d{4})$/u) ??
    swap(match(/^([\p{L}\p{M}]+)\.? (\d\d?)(?:st|nd|rd|th)?,? (\d{4})$/u)) ??
    match(/^()([\p{L}\p{M}]+)\.? (\d{4})$/u)
  const month = named && monthNamed(named[1]!, locale)
  if (month) readings.push(date(named[2]!, month, named[0] || '1'))

  const days = [...new Set(readings)].filter(isDate)
  if (days.length > 1) throw new Refusal(twoDates(text, days[0]!, days[1]!))
  return days[0] ?? plain
}

const two = (number: number | string): string => String(number).padStart(2, '0')

const swap = (found: string[] | undefined): string[] | undefined => found && [found[1]!, found[0]!, found[2]!]
