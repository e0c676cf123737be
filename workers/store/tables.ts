// The schema read as SQL: tables, their audit triggers, and the history that only ever grows.
import { historyTable, type Table } from '#lib/edit/schema.ts'
import { isTyped, quoted, type Layout, type StoredTable } from './layout.ts'

/** Every cell is text or empty. No table checks across rows: copies that were edited apart must be able to merge. */
export const createTables = (schema: readonly Table[], version: number): string =>
  [
    ...schema.filter(({ isCache }) => !isCache).flatMap(createTable),
    ...createHistory(),
    `PRAGMA user_version = ${version}`
  ].join(';\n')

/** Caches live beside the file, never in it: no export, snapshot, journal or hash can hold one. */
export const createCaches = (schema: readonly Table[]): string =>
  schema
    .filter(({ isCache }) => isCache)
    .flatMap(createTable)
    .join(';\n')

function createTable({ name, belongsTo, columns, isCache = false }: Table): string[] {
  const cells = ['id TEXT PRIMARY KEY NOT NULL', ...columns.map((column) => `${quoted(column.name)} TEXT`)]
  if (belongsTo) cells.push(ownerCell(belongsTo, isCache))
  const table = `CREATE ${isCache ? 'TEMP ' : ''}TABLE ${quoted(name)} (${cells.join(', ')}) STRICT`
  if (!belongsTo) return [table]
  const index = `${isCache ? 'temp.' : ''}${quoted(`${name}_by_owner`)}`
  return [table, `CREATE INDEX ${index} ON ${quoted(name)} (${quoted(belongsTo.column)}, id)`]
}

// Checked at the end of the transaction, so that the changes of an edit may come in any order.
const ownerCell = ({ table, column }: { table: string; column: string }, isCache: boolean): string =>
  `${quoted(column)} TEXT${isCache ? '' : ` REFERENCES ${quoted(table)} (id) DEFERRABLE INITIALLY DEFERRED`}`

const required = new Set(['edit_id', 'at', 'author', 'origin', 'why', 'table_name', 'row_id', 'operation'])

function createHistory(): string[] {
  const { name, columns } = historyTable
  const cells = columns.map((column) => `${column} TEXT${required.has(column) ? ' NOT NULL' : ''}`)
  const forbid = (operation: string) =>
    `CREATE TRIGGER keep_history_on_${operation} BEFORE ${operation} ON ${name} BEGIN SELECT RAISE(ABORT, 'history is only added to'); END`
  return [
    `CREATE TABLE ${name} (id INTEGER PRIMARY KEY AUTOINCREMENT, ${cells.join(', ')}) STRICT`,
    `CREATE INDEX history_by_edit ON ${name} (edit_id)`,
    `CREATE INDEX history_by_scenario ON ${name} (scenario_id)`,
    forbid('UPDATE'),
    forbid('DELETE'),
    `CREATE TABLE change_context (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), edit_id TEXT, at TEXT, author TEXT,
      origin TEXT, why TEXT, reverses TEXT, replaying INTEGER NOT NULL) STRICT`
  ]
}

/** The triggers that write history: from the file's own layout, so that a migrated file gets those that fit it. */
export const createTriggers = (layout: Layout): string =>
  layout
    .filter(isTyped)
    .flatMap((table) => (['INSERT', 'UPDATE', 'DELETE'] as const).map((operation) => auditTrigger(table, operation)))
    .join(';\n')

function auditTrigger(table: StoredTable, operation: 'INSERT' | 'UPDATE' | 'DELETE'): string {
  const side = operation === 'DELETE' ? 'OLD' : 'NEW'
  const name = quoted(`audit_${table.name}_${operation.toLowerCase()}`)
  return `DROP TRIGGER IF EXISTS ${name};
    CREATE TRIGGER ${name} AFTER ${operation} ON ${quoted(table.name)} BEGIN
      SELECT RAISE(ABORT, 'no change without its edit') WHERE NOT EXISTS (SELECT 1 FROM change_context);
      INSERT INTO ${historyTable.name} (${historyTable.columns.join(', ')})
      SELECT edit_id, at, author, origin, why, reverses, ${scenarioOf(table, side)}, '${table.name}', ${side}.id,
        '${operation.toLowerCase()}', ${operation === 'INSERT' ? 'NULL' : rowText(table, 'OLD')}, ${operation === 'DELETE' ? 'NULL' : rowText(table, 'NEW')}
      FROM change_context WHERE replaying = 0;
    END`
}

const scenarioOf = ({ name, columns }: StoredTable, side: string): string =>
  name === 'scenarios' ? `${side}.id` : columns.includes('scenario_id') ? `${side}.scenario_id` : 'NULL'

/** Exact, because every cell is text: numbers in SQLite's JSON would lose digits. */
const rowText = ({ columns }: StoredTable, side: string): string =>
  `json_object(${['id', ...columns].map((column) => `'${column}', ${side}.${quoted(column)}`).join(', ')})`
