// A figure as people speak of it: cash M24, mrr Dec 2027, revenue Q3 27, M12 burn.
import type { Period } from '#lib/model/view.ts'
import { readMonthRange, type MonthRange } from './typed-months.ts'

/** A month, quarter or year of the plan, counted from its start. */
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

/** A month takes at most three words: to Dec 2027. */
const mostWords = 3

/** The longest end of it, or else the longest beginning, that is a month or a period; null where there is none. */
export function readFigure(text: string, startDate: string, locale: string): SpokenFigure | null {
  const words = text.trim().split(/\s+/)
  const sizes = [mostWords, 2, 1].filter((size) => size < words.length)
  for (const size of sizes) {
    const found = spoken(words.slice(0, -size), words.slice(-size), startDate, locale)
    if (found) return found
  }
  for (const size of sizes) {
    const found = spoken(words.slice(size), words.slice(0, size), startDate, locale)
    if (found) return found
  }
  return null
}

function spoken(
  name: readonly string[],
  when: readonly string[],
  startDate: string,
  locale: string
): SpokenFigure | null {
  const range = readMonthRange(when.join(' '), startDate, locale)
  return range.ok ? { name: name.join(' '), when: whenOf(range.value), until: range.value.end } : null
}

/** Quarters and years are those of the plan; a period that is neither is its last month. */
function whenOf({ start, end }: MonthRange): When {
  for (const [period, length] of [
    ['quarter', 3],
    ['year', 12]
  ] as const)
    if (end - start === length - 1 && end % length === 0) return { period, at: end / length }
  return { period: 'month', at: end }
}
