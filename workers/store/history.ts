// Reading scenario_history: rows for the person, an edit's changes for undo, images for the journal.
import { notUndone, type Change, type Origin, type Values } from '#lib/edit/edit.ts'
import { historyTable } from '#lib/edit/schema.ts'
import type { RowImage } from './images.ts'
import type { Layout } from './layout.ts'
import type { Connection } from './sqlite.ts'
import type { UndoEntry } from './undo.ts'

export type HistoryColumn = (typeof historyTable.columns)[number]
export type HistoryRow = { id: number } & Record<HistoryColumn, string | null>

export interface HistoryQuery {
  scenario?: string
  edit?: string
  /** Only what happened to this row. */
  row?: string
  /** Only rows older than this one, to go on where a page ended. */
  beforeId?: number
  limit: number
}

/** An edit as the undo menu calls it. */
export interface EditEntry extends UndoEntry {
  why: string
  at: string
  origin: Origin
}

/** Tables whose rows were written, by scenario; null for rows that belong to none. */
export type Touched = ReadonlyMap<string | null, ReadonlySet<string>>

/** What historyRow reads. */
export const selected = `SELECT id, ${historyTable.columns.join(', ')} FROM ${historyTable.name}`

/** Newest first. */
export function queryHistory(
  connection: Connection,
  { scenario, edit, row, beforeId, limit }: HistoryQuery
): HistoryRow[] {
  const conditions = { 'scenario_id = ?': scenario, 'edit_id = ?': edit, 'row_id = ?': row, 'id < ?': beforeId }
  const given = Object.entries(conditions).flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]))
  const where = given.length === 0 ? '' : `WHERE ${given.map(({ sql }) => sql).join(' AND ')}`
  const values = [...given.map(({ value }) => value), limit]
  return connection.all(`${selected} ${where} ORDER BY id DESC LIMIT ?`, values).map(historyRow)
}

/** What an edit changed, in the order in which it did. */
export function changesOf(connection: Connection, editId: string): Change[] {
  return changesIn(connection.all(`${selected} WHERE edit_id = ? ORDER BY id`, [editId]).map(historyRow))
}

/** The same of rows that were read. */
export const changesIn = (rows: readonly HistoryRow[]): Change[] =>
  rows.map(({ table_name, row_id, old_row, new_row }) => {
    const [was, now] = [valuesOf(old_row), valuesOf(new_row)]
    const columns = Object.keys({ ...was, ...now }).filter((column) => column !== 'id')
    const differing = was && now ? columns.filter((column) => (was[column] ?? null) !== (now[column] ?? null)) : columns
    const pick = (values: Values | null) =>
      values && Object.fromEntries(differing.map((column) => [column, values[column] ?? null]))
    return { table: table_name!, row: row_id!, was: pick(was), now: pick(now) }
  })

/** Every edit that undo may take back, oldest first. */
export const editsForUndo = (connection: Connection): EditEntry[] =>
  connection
    .all(
      `SELECT edit_id, reverses, why, at, origin, min(id) FROM ${historyTable.name}
       WHERE origin NOT IN (${notUndone.map((origin) => `'${origin}'`).join(', ')}) GROUP BY edit_id ORDER BY min(id)`
    )
    .map(([id, reverses, why, at, origin]) => ({
      id: String(id),
      reverses: reverses === null ? null : String(reverses),
      why: String(why),
      at: String(at),
      origin: origin as Origin
    }))

export const lastHistoryId = (connection: Connection): number =>
  Number(connection.value(`SELECT max(id) FROM ${historyTable.name}`) ?? 0)

export function touchedAfter(connection: Connection, afterId: number): Touched {
  const touched = new Map<string | null, Set<string>>()
  const sql = `SELECT DISTINCT scenario_id, table_name FROM ${historyTable.name} WHERE id > ?`
  for (const [scenario, table] of connection.all(sql, [afterId]) as [string | null, string][])
    touched.set(scenario, (touched.get(scenario) ?? new Set()).add(table))
  return touched
}

/** The rows written after this one, as they are journalled. */
export function historyImages(connection: Connection, layout: Layout, afterId: number): RowImage[] {
  const table = layout.findIndex(({ name }) => name === historyTable.name)
  const { columns } = layout[table]!
  return connection
    .all(`SELECT id, ${columns.join(', ')} FROM ${historyTable.name} WHERE id > ? ORDER BY id`, [afterId])
    .map(([id, ...cells]) => ({
      table,
      id: Number(id),
      operation: 'insert',
      mask: 2 ** columns.length - 1,
      old: [],
      new: cells
    }))
}

export function historyRow([id, ...cells]: readonly unknown[]): HistoryRow {
  const values = Object.fromEntries(historyTable.columns.map((column, index) => [column, cells[index]]))
  return { id, ...values } as HistoryRow
}

const valuesOf = (text: string | null): Values | null => (text === null ? null : (JSON.parse(text) as Values))
