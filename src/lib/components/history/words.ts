// What the history calls where an edit came from, who made it, and what a step back would change.
import type { HistoryFilter, PlannedLine } from '#lib/edit/past.ts'
import { tables } from '#lib/edit/schema.ts'
import { languageOf } from '#lib/format/numbers.ts'

const origins: Readonly<Record<string, string>> = {
  typed: 'Typed',
  command: 'Command',
  import: 'Import',
  undo: 'Undo or redo',
  revert: 'Reverted',
  restore: 'Restored',
  peer: 'From a peer',
  migration: 'Set up',
  snapshot: 'Snapshot'
}

export const originWords = (origin: string): string => origins[origin] ?? origin

export interface Choice {
  value: string
  label: string
}

export const originChoices: readonly Choice[] = Object.entries(origins).map(([value, label]) => ({ value, label }))

/** The tables of a scenario, and the scenario itself. */
export const tableChoices: readonly Choice[] = tables
  .filter(({ name, isCache }) => !isCache && name !== 'companies')
  .map(({ name, label }) => ({ value: name, label: name === 'scenarios' ? 'Plan' : label }))

export const authorWords = (author: string): string => (author === 'this device' ? 'This device' : author)

/** "248 entries", "3 of 248 entries", "The newest 50 of 248 entries". */
export function countedWords(shown: number, matching: number, all: number, locale: string): string {
  const number = (count: number) => count.toLocaleString(languageOf(locale))
  const entries = all === 1 ? 'entry' : 'entries'
  const found = matching === all ? `${number(all)} ${entries}` : `${number(matching)} of ${number(all)} ${entries}`
  return shown < matching ? `${found}, the newest ${number(shown)} shown` : found
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

/** The other way round: from what was to what is. */
export const sinceThen = (lines: readonly PlannedLine[]): PlannedLine[] =>
  lines.map((line) => ({
    ...line,
    kind: { cell: 'cell', comes: 'goes', goes: 'comes' }[line.kind] as PlannedLine['kind'],
    was: line.now,
    now: line.was
  }))
