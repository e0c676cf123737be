// A database as it was at a moment: what was edited since is taken back by the history, which says of every row what it was.
import type { SqlValue } from 'sql.js'
import type { Values } from '#lib/edit/edit.ts'
import { historyTable } from '#lib/edit/schema.ts'
import { replaying } from '../database.ts'
import { writeImage, type RowImage } from '../images.ts'
import type { Layout } from '../layout.ts'
import type { Connection } from '../sqlite.ts'

/** A time, or the end of an edit. */
export type Moment = string | { after: string }

/**
 * Takes back every edit after a moment, newest first, and forgets it. Where a clock was set back, everything stays that
 * came before an edit of that moment. What a migration of the tables did stays; columns that it took away are not missed.
 * @param connection a copy of the database: nothing of this is journalled
 * @param moment ISO, in UTC
 * @returns how many edits were taken back
 * @throws Error where the rows are not those that the history speaks of; nothing is changed then
 */
export function stateAt(connection: Connection, layout: Layout, moment: Moment): { undone: number } {
  const { name } = historyTable
  const [is, given] =
    typeof moment === 'string' ? ['at <= ?', new Date(moment).toISOString()] : ['edit_id = ?', moment.after]
  const last = Number(connection.value(`SELECT max(id) FROM ${name} WHERE ${is}`, [given]) ?? 0)
  const undone = Number(connection.value(`SELECT count(DISTINCT edit_id) FROM ${name} WHERE id > ?`, [last]))
  const guard = String(connection.value(`SELECT sql FROM sqlite_schema WHERE name = 'keep_history_on_DELETE'`))
  replaying(connection, () => {
    const sql = `SELECT table_name, row_id, old_row, new_row FROM ${name} WHERE id > ? ORDER BY id DESC`
    for (const [table, row, old, now] of connection.all(sql, [last])) {
      const image = imageBack(layout, String(table), String(row), valuesOf(now ?? null), valuesOf(old ?? null))
      if (image) writeImage(connection, layout, image)
    }
    connection.script('DROP TRIGGER keep_history_on_DELETE')
    connection.run(`DELETE FROM ${name} WHERE id > ?`, [last])
    connection.script(guard)
  })
  return { undone }
}

/** What brings a row back, in the columns that there still are; null where none of them is concerned. */
function imageBack(layout: Layout, name: string, id: string, was: Values | null, now: Values | null): RowImage | null {
  const table = layout.findIndex((stored) => stored.name === name)
  const known = layout[table]?.columns ?? []
  const said = { ...was, ...now }
  const columns = known.filter((column) => column in said && (!was || !now || was[column] !== now[column]))
  if (columns.length === 0) return null
  return {
    table,
    id,
    operation: was === null ? 'insert' : now === null ? 'delete' : 'update',
    mask: columns.reduce((bits, column) => bits | (1 << known.indexOf(column)), 0),
    old: was ? columns.map((column) => was[column] ?? null) : [],
    new: now ? columns.map((column) => now[column] ?? null) : []
  }
}

const valuesOf = (text: SqlValue): Values | null => (text === null ? null : (JSON.parse(String(text)) as Values))
