// Dates and times in words. What time it is now, and where, is told by the caller.
import { usualSetting } from './numbers.ts'
import { languageOf } from '#lib/texts/counts.ts'
import * as texts from '#lib/texts/dates.ts'
import { monthName } from './months.ts'

/** "3 November 2026", from an ISO date. */
export function showDate(date: string, style: 'short' | 'long' = 'long', locale = usualSetting.locale): string {
  const [year, month, day] = date.slice(0, 10).split('-').map(Number) as [number, number, number]
  return texts.dayOfYear(texts.dayOfMonth(day, monthName(month, style, locale)), year)
}

export interface TimeSetting {
  locale: string
  /** Such as 'Europe/Paris'. */
  timeZone: string
}

/** "today 12:02", "yesterday 9:15", "3 Nov", and in another year "3 Nov 2025". Both times are ISO times in UTC. */
export function showWhen(at: string, now: string, setting: TimeSetting): string {
  const [then, today] = [localTime(at, setting), localTime(now, setting)]
  const daysAgo = (today.dayNumber - then.dayNumber) / 86_400_000
  if (daysAgo === 0) return texts.todayAt(then.time)
  if (daysAgo === 1) return texts.yesterdayAt(then.time)
  const day = texts.dayOfMonth(then.day, monthName(then.month, 'short', setting.locale))
  return then.year === today.year ? day : texts.dayOfYear(day, then.year)
}

/** "Today", "Yesterday", "3 November 2026", of an ISO time in UTC. */
export function showDay(at: string, now: string, setting: TimeSetting): string {
  const [then, today] = [localTime(at, setting), localTime(now, setting)]
  const daysAgo = (today.dayNumber - then.dayNumber) / 86_400_000
  if (daysAgo === 0 || daysAgo === 1) return daysAgo === 0 ? texts.today : texts.yesterday
  return texts.dayOfYear(texts.dayOfMonth(then.day, monthName(then.month, 'long', setting.locale)), then.year)
}

/** "9:15", of an ISO time in UTC. */
export const showTime = (at: string, setting: TimeSetting): string => localTime(at, setting).time

interface LocalTime {
  year: number
  month: number
  day: number
  /** The day's midnight, as if it were in UTC: to count days. */
  dayNumber: number
  time: string
}

function localTime(at: string, setting: TimeSetting): LocalTime {
  const parts = formatFor(setting).formatToParts(Date.parse(at))
  const number = (type: string) => Number(parts.find((part) => part.type === type)!.value)
  const [year, month, day] = [number('year'), number('month'), number('day')]
  const time = `${number('hour')}:${String(number('minute')).padStart(2, '0')}`
  return { year, month, day, dayNumber: Date.UTC(year, month - 1, day), time }
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor({ locale, timeZone }: TimeSetting): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`
  const found = formats.get(key)
  if (found) return found
  const made = new Intl.DateTimeFormat(languageOf(locale), {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric'
  })
  formats.set(key, made)
  return made
}
