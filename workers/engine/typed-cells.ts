// What somebody typed, as the end of an explanation: the cell with its value, who typed it, when and why, and what stood
// there before.
import type { CellPlace, Typed } from '#lib/edit/messages.ts'
import { columnFor, tableNamed, type Column } from '#lib/edit/schema.ts'
import { showCell } from '#lib/format/cells.ts'
import { namePlace } from '#lib/format/places.ts'
import { sourceOf, type TableRow } from '#lib/model/inputs.ts'
import type { Parameter } from '#lib/model/targets/tape.ts'
import type { Explaining } from './figure-words.ts'
import { typedId } from './typed-words.ts'

/** The cell behind a parameter of the model. */
export function cellOf(parameter: Parameter, { computed }: Pick<Explaining, 'computed'>): CellPlace {
  const { table, row, column } = sourceOf(parameter, computed.inputs)
  if (row || parameter.kind === 'column') return { table, row: row?.['id'] ?? null, column }
  const { by, from } = parameter.given
  const isNamed = column !== from.column
  const names = isNamed
    ? { parameter: [from.column, ...parameter.members].join('_') }
    : Object.fromEntries(by.map((axis, i) => [axis, parameter.members[i]!]))
  return { table, row: null, column, names }
}

/** The row of a cell, and the column as it is declared for it. */
function rowAndColumn(
  { table, row, column, names }: CellPlace,
  { computed, scenario }: Pick<Explaining, 'computed' | 'scenario'>
): { found: TableRow | null; declared: Column } {
  const rows = table === 'scenarios' ? [scenario] : (computed.inputs.tables[table] ?? [])
  const found = row === null ? null : (rows.find(({ id }) => id === row) ?? null)
  return { found, declared: columnFor(table, column, (found ?? names)?.['parameter'] ?? null)! }
}

/** The last change of a cell; that of the edit with which everything began does not count. */
export function typedIn(place: CellPlace, at: Explaining): Typed {
  const { table, row, column } = place
  const asItCame = { ...place, at: null, was: null, why: null, author: null }
  if (row === null) return asItCame
  const { declared } = rowAndColumn(place, at)
  for (const entry of at.historyOf(table, row)) {
    const [was, now] = [entry.old_row, entry.new_row].map((json) =>
      json === null ? null : (JSON.parse(json) as Record<string, string | null>)
    )
    if (was && now && (was[column] ?? null) === (now[column] ?? null)) continue
    if (entry.origin === 'migration') return asItCame
    const before = was?.[column] ?? null
    return {
      ...{ ...place, at: entry.at, why: entry.why, author: entry.author },
      was: before === null ? null : showCell(before, declared, at.writing)
    }
  }
  return asItCame
}

/** How a cell is called, what stands in it and what that means. */
export function wordsOfCell(place: CellPlace, at: Explaining) {
  const { found, declared } = rowAndColumn(place, at)
  const { table, column, names } = place
  const row = found ?? names ?? {}
  const value = found ? (found[column] ?? null) : declared.missing
  const label = table === 'scenarios' ? declared.label : namePlace(table, row, column)
  const shown = showCell(value, declared, at.writing) || '–'
  return { id: typedId(table, row, column), label, value, shown, note: declared.help || tableNamed(table).help }
}
