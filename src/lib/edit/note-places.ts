// What a note is about: a row or a cell of a table, or a line, as a whole or in a month, quarter, year or year to date. It is kept as one
// text with the row's own id, so that it stays where it is when the row is renamed, moved, removed and brought back.
import { tableNamed, tableNames } from './schema.ts'

export type NotePlace =
  | { kind: 'typed'; table: string; row: string; column: string | null }
  | { kind: 'line'; line: string; when: string | null }

/** Rows of these go by what they are called: there is at most one of a name, with an id or before it has one. */
export const goesByName = (table: string): boolean => isOneValue(table) || table === 'expense_ratios'

/** Of these a row is one value, so that the row and its cell are the same place. */
export const isOneValue = (table: string): boolean => ['assumptions', 'working_capital', 'scenarios'].includes(table)

export const writePlace = (place: NotePlace): string =>
  place.kind === 'line'
    ? [place.line, ...(place.when === null ? [] : [place.when])].join(' ')
    : [place.table, place.row, ...(place.column === null ? [] : [place.column])].join('/')

/** Null where it is none. Whether there is such a row or line is another matter: it may have been removed. */
export function readPlace(text: string): NotePlace | null {
  const [, table, rest] = /^([a-z_]+)\/([^]+)$/.exec(text) ?? []
  if (table !== undefined && rest !== undefined && tableNames.includes(table)) {
    if (isOneValue(table)) return { kind: 'typed', table, row: rest, column: null }
    const end = rest.lastIndexOf('/')
    const column = rest.slice(end + 1)
    const isCell = end > 0 && tableNamed(table).columns.some(({ name }) => name === column)
    return { kind: 'typed', table, row: isCell ? rest.slice(0, end) : rest, column: isCell ? column : null }
  }
  const [, line, when] = /^([a-z][a-z0-9_]*(?:\[[^]+\])?)(?: ([MQYT]\d{1,4}))?$/.exec(text) ?? []
  return line === undefined ? null : { kind: 'line', line, when: when ?? null }
}
