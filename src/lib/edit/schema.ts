// What may be typed in, said once: every table and column with its kind, unit, limits, label and help. Read as
// CREATE TABLE and audit triggers, as validation, as form fields and table headings, as JSON and CSV columns.
import type { Column, Table } from './columns.ts'
import { capitalParameters, parameters } from './parameters.ts'
import { tables } from './tables.ts'

export type { Column, Kind, Table } from './columns.ts'
export { categories, departments, instruments, memberLabels, stages } from './members.ts'
export { capitalParameters, parameters } from './parameters.ts'
export { tables } from './tables.ts'

/** What the audit triggers write: one row for every row that an edit inserted, updated or deleted, never changed again. */
export const historyTable = {
  name: 'scenario_history',
  columns: [
    'edit_id',
    'at',
    'author',
    'origin',
    'why',
    'reverses',
    'scenario_id',
    'table_name',
    'row_id',
    'operation',
    'old_row',
    'new_row'
  ]
} as const

export const tableNames = tables.map((table) => table.name)

/** The tables that a version had. Files and states of it have no others. */
export const tablesOf = (version: number): readonly Table[] => tables.filter(({ since = 1 }) => since <= version)

const byName = new Map(tables.map((table) => [table.name, table]))

/** @throws Error for a table that does not exist: that is a programmer's mistake */
export function tableNamed(name: string): Table {
  const table = byName.get(name)
  if (!table) throw new Error(`no table ${name}`)
  return table
}

/** The tables whose rows go with a scenario. */
export const ownedTables = tables.filter((table) => table.belongsTo?.table === 'scenarios' && !table.isCache)

/** Those that make up a scenario, in the order in which they are shown and filed. */
export const scenarioTables = ownedTables.filter((table) => !table.isOfBranch)

/** Those of them that figures come of. */
export const assumptionTables = scenarioTables.filter((table) => !table.isAside)

const parameterColumns = new Map(parameters.map((column) => [column.name, column]))
const capitalColumns = new Map(capitalParameters.map((column) => [column.name, column]))

/**
 * The column that says what may be typed into a cell. In tables that hold one named value a row, that depends on
 * the row: assumptions.tax_rate, working_capital.dso_team.
 */
export function columnFor(table: string, column: string, parameter?: string | null): Column | null {
  const declared = tableNamed(table).columns.find(({ name }) => name === column) ?? null
  if (column !== 'value' || parameter === undefined || parameter === null) return declared
  if (table === 'assumptions') return parameterColumns.get(parameter) ?? null
  if (table === 'working_capital')
    return capitalColumns.get(parameter.startsWith('dso_') ? 'dso' : parameter === 'dso' ? '' : parameter) ?? null
  return declared
}
