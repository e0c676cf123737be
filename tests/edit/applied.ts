// What the door makes of typed cells, for rows that stand in no store: each table as it is afterwards.
import type { CellEdit } from '#lib/edit/cells.ts'
import type { TableRow } from '#lib/model/inputs.ts'

type Tables = Readonly<Record<string, readonly TableRow[]>>

/** Rows that are added are called "new 0", "new 1", and come last. */
export function applied(tables: Tables, edits: readonly CellEdit[]): Tables {
  const after: Record<string, TableRow[]> = Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => [name, [...rows]])
  )
  for (const { table, row, column, value, added } of edits) {
    const id = added === undefined ? row : `new ${added}`
    const rows = (after[table] ??= [])
    const at = rows.findIndex((one) => one['id'] === id)
    if (at < 0) rows.push({ id, [column]: value })
    else rows[at] = { ...rows[at], [column]: value }
  }
  return after
}
