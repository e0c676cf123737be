// Every row of a workspace as JSON, history too, each cell as it is stored: for those who read it without SQLite.
import { quoted, type Layout } from '../layout.ts'
import type { Connection } from '../sqlite.ts'

/** A row of history has a number for its id. */
export type WrittenRow = { id: string | number } & Record<string, string | number | null>

export interface WorkspaceJson {
  format: 'sextant-json'
  version: 1
  /** Tables by name, rows by id. */
  tables: Record<string, WrittenRow[]>
}

export const workspaceJson = (connection: Connection, layout: Layout): WorkspaceJson => ({
  format: 'sextant-json',
  version: 1,
  tables: Object.fromEntries(
    layout.map(({ name, columns }) => [name, readRows(connection, name, ['id', ...columns])] as const)
  )
})

export const rowCounts = (connection: Connection, layout: Layout): Record<string, number> =>
  Object.fromEntries(layout.map(({ name }) => [name, Number(connection.value(`SELECT count(*) FROM ${quoted(name)}`))]))

const readRows = (connection: Connection, table: string, columns: readonly string[]): WrittenRow[] =>
  connection
    .all(`SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(table)} ORDER BY id`)
    .map((cells) => Object.fromEntries(columns.map((column, index) => [column, cells[index]])) as WrittenRow)
