// Rows of the history as people read them: which row, which cells, what stood there before.
import type { Values } from '#lib/edit/edit.ts'
import type { Writing } from '#lib/edit/messages.ts'
import type { ChangedCell } from '#lib/edit/past.ts'
import { columnFor, memberLabels, tableNamed, tableNames } from '#lib/edit/schema.ts'
import { monthLabel } from '#lib/format/months.ts'
import { showNumber } from '#lib/format/numbers.ts'
import { nameRow } from '#lib/format/places.ts'
import * as texts from '#lib/texts/edits.ts'
import type { HistoryRow } from '#workers/store/store.ts'

/** A row before and after, with every column. */
export interface Images {
  table: string
  was: Values | null
  now: Values | null
}

const valuesOf = (text: string | null): Values | null => (text === null ? null : (JSON.parse(text) as Values))

export interface Written {
  row: string
  images: Images
}

export const writtenIn = ({ table_name, row_id, old_row, new_row }: HistoryRow): Written => ({
  row: row_id ?? '',
  images: { table: table_name ?? '', was: valuesOf(old_row), now: valuesOf(new_row) }
})

/** Rows that go and come again under one name, as when a file is read in, are one row to a person. */
export function asOneRow(written: readonly Written[], writing: Writing): Written[] {
  const nameOf = ({ images: { table, was, now } }: Written) => `${table} ${rowName(table, now ?? was ?? {})}`
  const gone = new Map(written.filter(({ images }) => images.now === null).map((one) => [nameOf(one), one.images.was]))
  const again = new Set(written.filter(({ images }) => images.was === null).map(nameOf))
  return written.flatMap((one) => {
    const { table, was, now } = one.images
    if (was !== null) return now === null && again.has(nameOf(one)) ? [] : [one]
    const before = gone.get(nameOf(one))
    if (!before) return [one]
    const images = { table, was: before, now }
    return cellChanges(images, writing).length > 0 ? [{ row: one.row, images }] : []
  })
}

/** "team", "New tier: team", "Removed round: Seed". */
export function placeOf({ table, was, now }: Images): string {
  const name = rowName(table, now ?? was ?? {})
  if (was === null) return texts.newRow(rowLabel(table), name)
  return now === null ? texts.removedRow(rowLabel(table), name) : name
}

export const rowName = (table: string, row: Values): string => (tableNames.includes(table) ? nameRow(table, row) : '')

export const rowLabel = (table: string): string => (tableNames.includes(table) ? tableNamed(table).rowLabel : table)

/** The cells that differ, where the row was there before and after. */
export function cellChanges({ table, was, now }: Images, writing: Writing): ChangedCell[] {
  if (!was || !now || !tableNames.includes(table)) return []
  return tableNamed(table).columns.flatMap(({ name }) => {
    if ((was[name] ?? null) === (now[name] ?? null)) return []
    return [changedCell(table, now['parameter'] ?? null, name, was[name] ?? null, now[name] ?? null, writing)]
  })
}

function changedCell(
  table: string,
  parameter: string | null,
  name: string,
  was: Values[string],
  now: Values[string],
  writing: Writing
): ChangedCell {
  const column = columnFor(table, name, parameter) ?? columnFor(table, name)!
  const show = (value: string | null): string => {
    if (value === null || value === '') return texts.empty
    if (column.kind === 'month') return monthLabel(Number(value))
    if (column.kind === 'number') return showNumber(value, column.unit, 'typed', writing)
    // A tier may be called cloud, too: only choices have labels.
    return column.kind === 'choice' && Object.hasOwn(memberLabels, value) ? memberLabels[value]! : value
  }
  // A row that is one value has its name.
  const label = parameter !== null && name === 'value' ? rowName(table, { parameter }) : column.label
  return { column: name, label, was: show(was), now: show(now) }
}

/** Everything in it that somebody may look for, in small letters: names, labels, values as shown and as typed. */
export function wordsIn(images: Images, writing: Writing): string {
  const { table, was, now } = images
  const label = tableNames.includes(table) ? tableNamed(table).label : table
  const cells = (was && now ? cellChanges(images, writing) : valuesIn(images, writing)).flatMap((cell) => [
    ...[cell.label, cell.was, cell.now],
    ...[was?.[cell.column] ?? '', now?.[cell.column] ?? '']
  ])
  return [label, placeOf(images), ...cells].join('\n').toLowerCase()
}

/** What stands in a row that came or went. */
function valuesIn({ table, was, now }: Images, writing: Writing): ChangedCell[] {
  const row = now ?? was ?? {}
  const columns = tableNames.includes(table) ? tableNamed(table).columns : []
  return columns.flatMap(({ name }) => {
    const value = row[name] ?? null
    if (value === null || value === '') return []
    return [changedCell(table, row['parameter'] ?? null, name, was && value, now && value, writing)]
  })
}
