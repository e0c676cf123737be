// A figure as people speak of it: cash M24, mrr Dec 2027, revenue Q3 27, revenue YTD M18, M12 burn.
import { periodAt, wholeMonthsOf, type Fiscal, type Period } from '#lib/model/periods.ts'
import { readMonthRange, type MonthRange } from './typed-months.ts'

/** A month, quarter or year of the plan, counted from its start, or the month that a year is read to. */
export interface When {
  period: Period
  at: number
}

export interface SpokenFigure {
  /** What it is of, to be looked for. */
  name: string
  when: When
  /** The last month that it speaks of. */
  until: number
}

export interface FigureSetting {
  startDate: string
  locale: string
  fiscal: Fiscal
}

/** A month takes at most three words: to Dec 2027. */
const mostWords = 3

/** The longest end of it, or else the longest beginning, that is a month or a period; null where there is none. */
export function readFigure(text: string, setting: FigureSetting): SpokenFigure | null {
  const words = text.trim().split(/\s+/)
  const sizes = [mostWords, 2, 1].filter((size) => size < words.length)
  for (const size of sizes) {
    const found = spoken(words.slice(0, -size), words.slice(-size), setting)
    if (found) return found
  }
  for (const size of sizes) {
    const found = spoken(words.slice(size), words.slice(0, size), setting)
    if (found) return found
  }
  return null
}

function spoken(
  name: readonly string[],
  when: readonly string[],
  { startDate, locale, fiscal }: FigureSetting
): SpokenFigure | null {
  const isToDate = when[0]!.toLowerCase() === 'ytd'
  const range = readMonthRange(when.slice(isToDate ? 1 : 0).join(' '), startDate, locale, fiscal)
  if (!range.ok) return null
  const until = range.value.end
  return { name: name.join(' '), when: isToDate ? { period: 'toDate', at: until } : whenOf(range.value, fiscal), until }
}

/** Quarters and years are those of the plan, or of its fiscal years; a period that is neither is its last month. */
function whenOf({ start, end }: MonthRange, fiscal: Fiscal): When {
  for (const period of ['quarter', 'year'] as const) {
    const at = periodAt(period, end, fiscal)
    const [first, last] = wholeMonthsOf(period, at, fiscal)
    if (Math.max(1, first) === start && last === end && first < last) return { period, at }
  }
  return { period: 'month', at: end }
}
