// The history of branches as people read it: what a branch says otherwise is told as the cell or the row that it is
// about, and a cell that it only reads has the history of the scenario that it is read from.
import { headRow, idIn, originOf, readerOf } from '#lib/edit/branches.ts'
import type { Values } from '#lib/edit/edit.ts'
import type { HistoryRow } from '#workers/store/store.ts'
import type { Workspace } from './workspace.ts'

/** How many changes of a row are looked at. */
const most = 50

/** Rows of the history without what only keeps a branch together. */
export const asTyped = (rows: readonly HistoryRow[], workspace: Workspace): HistoryRow[] =>
  rows.flatMap((row) =>
    row.table_name === 'branches' ? [] : row.table_name === 'overrides' ? [overrideTyped(row, workspace)] : [row]
  )

function overrideTyped(entry: HistoryRow, workspace: Workspace): HistoryRow {
  const [was, now] = [valuesOf(entry.old_row), valuesOf(entry.new_row)]
  const said = (now ?? was)!
  const { table_name = null, row_id, column_name = null, scenario_id, base = null } = said
  const table = table_name ?? ''
  const row = row_id === headRow ? scenario_id! : idIn(row_id!, scenario_id!)
  const told = (old: Values | null, fresh: Values | null): HistoryRow => ({
    ...entry,
    ...{ table_name: table, row_id: row, operation: fresh === null ? 'delete' : old === null ? 'insert' : 'update' },
    old_row: old && JSON.stringify({ ...old, id: row }),
    new_row: fresh && JSON.stringify({ ...fresh, id: row })
  })
  if (column_name === null) {
    const whole = workspace.store.row(table, row_id!) ?? wholeRow(base)
    return now ? told(whole, null) : told(null, whole)
  }
  const around = workspace.row(table, row) ?? workspace.store.row(table, row_id!) ?? {}
  const cell = (values: Values | null) => ({ ...around, [column_name]: values ? (values['value'] ?? null) : base })
  return told(cell(was), cell(now))
}

/** Of a row as a scenario reads it, newest first: what it says of it itself, and then what those say that it follows. */
export function historyOf(workspace: Workspace, scenario: string, table: string, row: string): HistoryRow[] {
  const { store } = workspace
  const parent = workspace.parentOf(scenario)
  const isHead = table === 'scenarios'
  if (parent === null || (!isHead && readerOf(row) === null))
    return store.history({ scenario, row, limit: most }).filter((entry) => entry.table_name === table)
  const origin = isHead ? headRow : originOf(row)
  const own = workspace
    .overridesOf(scenario)
    .filter(({ table_name, row_id }) => table_name === table && row_id === origin)
    .flatMap(({ id }) => asTyped(store.history({ scenario, row: id, limit: most }), workspace))
  const above = isHead ? parent : workspace.tables(parent)[table]?.find(({ id }) => originOf(id) === origin)?.id
  const inherited = above === undefined ? [] : historyOf(workspace, parent, table, above)
  return [...own, ...inherited]
}

/** The row as it was when it was left out; nothing of one that is too long to be kept whole. */
function wholeRow(base: string | null): Values {
  try {
    return valuesOf(base) ?? {}
  } catch {
    return {}
  }
}

const valuesOf = (text: string | null): Values | null => (text === null ? null : (JSON.parse(text) as Values))
