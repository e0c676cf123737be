// What a database file says about itself: its typed tables and their columns. Row images and hashes go by this, not by
// the schema of the code, so that a journal of an older schema can still be replayed.
import { historyTable } from '#lib/edit/schema.ts'
import type { Connection } from './sqlite.ts'

export interface StoredTable {
  name: string
  /** Every column but the id, sorted. */
  columns: readonly string[]
}

/** Sorted by name, so that the place of a table does not depend on the order in which it was made. */
export type Layout = readonly StoredTable[]

/** Whether somebody typed its rows; the history of them is journalled too, but audited and hashed it is not. */
export const isTyped = ({ name }: StoredTable): boolean => name !== historyTable.name

/** Row images mark columns by the bits of 32. */
const mostColumns = 32

export function readLayout(connection: Connection): Layout {
  const layout = connection
    .all(
      `SELECT m.name, group_concat(c.name, ' ' ORDER BY c.name) FROM main.sqlite_schema m JOIN pragma_table_info(m.name) c
       WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name <> 'change_context' AND c.name <> 'id'
       GROUP BY m.name ORDER BY m.name`
    )
    .map(([name, columns]) => ({ name: String(name), columns: String(columns).split(' ') }))
  const wide = layout.find(({ columns }) => columns.length > mostColumns)
  if (wide) throw new Error(`${wide.name} has more than ${mostColumns} columns`)
  return layout
}

export const quoted = (name: string): string => `"${name}"`
