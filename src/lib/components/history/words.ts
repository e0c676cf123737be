// What the history calls where an edit came from, who made it, and what a step back would change.
import type { HistoryFilter } from '#lib/edit/past.ts'
import { tables } from '#lib/edit/schema.ts'
import * as texts from '#lib/texts/history.ts'

export const originWords = (origin: string): string => texts.origins[origin] ?? origin

export interface Choice {
  value: string
  label: string
}

export const originChoices: readonly Choice[] = Object.entries(texts.origins).map(([value, label]) => ({
  value,
  label
}))

/** The tables of a scenario, and the scenario itself. */
export const tableChoices: readonly Choice[] = tables
  .filter(({ name, isCache }) => !isCache && name !== 'companies')
  .map(({ name, label }) => ({ value: name, label: name === 'scenarios' ? texts.plan : label }))

export const authorWords = (author: string): string => (author === 'this device' ? texts.thisDevice : author)

/** "248 entries", "3 of 248 entries", "The newest 50 of 248 entries". */
export function countedWords(shown: number, matching: number, all: number, locale: string): string {
  const found = matching === all ? texts.allEntries(all, locale) : texts.someEntries(matching, all, locale)
  return shown < matching ? texts.newestShown(found, shown, locale) : found
}

/** The first day of a period and its last, as a calendar has them: "2026-11-20". */
export interface Days {
  first: string
  last: string
}

/** From the midnight that begins the first day to the one that ends the last, where this device is. */
export function periodOf({ first, last }: Days): Pick<HistoryFilter, 'from' | 'until'> {
  const midnight = (day: string, later: number): string | null => {
    const [year, month, date] = day.split('-').map(Number)
    if (!year || !month || !date) return null
    return new Date(year, month - 1, date + later).toISOString()
  }
  return { from: midnight(first, 0), until: midnight(last, 1) }
}
