// From the tables as they are to those of another database, as changes that an edit can carry; and in figures, for whoever
// has to decide whether to make them.
import type { Cell, Change, Values } from '#lib/edit/edit.ts'
import type { CellDifference } from '#lib/edit/keeping.ts'
import { tableNamed, tables, type Table } from '#lib/edit/schema.ts'
import { quoted, readLayout } from '../layout.ts'
import type { Connection } from '../sqlite.ts'

/**
 * New rows after those that they hang on, then cells, then rows that go, before those that they hang on. A column that the
 * other database has not is as if nothing had been typed there; one that only the other has is left out.
 */
export function differenceTo(present: Connection, other: Connection, schema: readonly Table[]): Change[] {
  const inOrder = schema.filter(({ isCache }) => !isCache).toSorted((a, b) => depth(a, schema) - depth(b, schema))
  const changes = inOrder.flatMap((table) => changesIn(table, rowsIn(present, table), rowsIn(other, table)))
  return [
    ...changes.filter(({ was }) => was === null),
    ...changes.filter(({ was, now }) => was !== null && now !== null),
    ...changes.filter(({ now }) => now === null).reverse()
  ]
}

export interface TableDifference {
  table: string
  added: number
  changed: number
  removed: number
}

export interface ScenarioDifference {
  id: string
  name: string
  kind: 'added' | 'removed' | 'changed'
  /** Cells that differ: of rows that come or go, those in which something stands; of rows that come again, what differs. */
  cells: number
  /** The first of them where the scenario stays: those of rows that stay come before those of rows that come or go. */
  first: CellDifference[]
}

const mostShown = 8

/** What a change to a cell does not say itself. */
export interface Names {
  /** The scenario that a row belongs to; null where it belongs to none. */
  scenarioOf(table: string, row: string): string | null
  nameOf(scenario: string): string
  /** The cells of a row that is there. */
  cellsOf(table: string, row: string): Values
}

/** By the tables as they are. */
export const namesIn = (present: Connection, schema: readonly Table[]): Names => ({
  scenarioOf(table, row) {
    if (table === 'scenarios') return row
    const owner = schema.find(({ name }) => name === table)?.belongsTo
    if (owner?.table !== 'scenarios') return null
    const found = present.value(`SELECT ${quoted(owner.column)} FROM ${quoted(table)} WHERE id = ?`, [row])
    return found === null ? null : String(found)
  },
  nameOf: (scenario) => String(present.value('SELECT name FROM scenarios WHERE id = ?', [scenario]) ?? scenario),
  cellsOf(table, row) {
    const names = tableNamed(table).columns.map(({ name }) => name)
    const [cells] = present.all(`SELECT ${names.map(quoted).join(', ')} FROM ${quoted(table)} WHERE id = ?`, [row])
    return Object.fromEntries(names.map((name, place) => [name, (cells?.[place] ?? null) as Cell]))
  }
})

export function summarise(
  changes: readonly Change[],
  names: Names
): { tables: TableDifference[]; scenarios: ScenarioDifference[] } {
  const byTable = new Map<string, TableDifference>()
  const scenarios = new Map<string, ScenarioDifference>()
  const again = comingAgain(changes)
  for (const change of changes) {
    const table = byTable.get(change.table) ?? { table: change.table, added: 0, changed: 0, removed: 0 }
    table[kindOf(change)]++
    byTable.set(change.table, table)
    const id = scenarioOf(change, names)
    if (id === null) continue
    const scenario = scenarios.get(id) ?? { id, name: names.nameOf(id), kind: 'changed', cells: 0, first: [] }
    if (change.table === 'scenarios') {
      scenario.kind = kindOf(change)
      scenario.name = (change.was === null ? change.now?.['name'] : null) ?? scenario.name
    }
    scenario.cells +=
      kindOf(change) !== 'changed' && again.has(nameIn(change))
        ? differencesIn(change, names, again).length
        : columnsIn(change).length
    scenarios.set(id, scenario)
  }
  const stays = (change: Change) => kindOf(change) === 'changed'
  for (const change of [...changes.filter(stays), ...changes.filter((change) => !stays(change))]) {
    const scenario = scenarios.get(scenarioOf(change, names) ?? '')
    if (scenario?.kind !== 'changed' || scenario.first.length === mostShown) continue
    scenario.first = [...scenario.first, ...differencesIn(change, names, again)].slice(0, mostShown)
  }
  return { tables: [...byTable.values()], scenarios: [...scenarios.values()] }
}

const kindOf = ({ was, now }: Change): ScenarioDifference['kind'] =>
  was === null ? 'added' : now === null ? 'removed' : 'changed'

/** A row that comes or goes says whose it is. */
export const scenarioOf = ({ table, row, was, now }: Change, names: Names): string | null =>
  table === 'scenarios' ? row : ((now ?? was)?.['scenario_id'] ?? names.scenarioOf(table, row))

/** The columns in which something differs: of rows that come or go, those in which something stands. */
const columnsIn = ({ was, now }: Change): string[] =>
  was && now
    ? Object.keys(now)
    : Object.entries(now ?? was!).flatMap(([column, cell]) =>
        cell === null || ownerColumns.has(column) ? [] : [column]
      )

/** Rows that come and go under one name are one row to a person. */
const nameIn = ({ table, was, now }: Change): string => {
  const cells = (now ?? was)!
  const naming = Object.keys(cells).filter((column) => ownerColumns.has(column) || isName(table, column))
  return JSON.stringify([table, ...naming.map((column) => [column, cells[column]])])
}

const isName = (table: string, column: string): boolean => tableNamed(table).namedBy.includes(column)

/** The cells that they have now, by name: they are told with the row that comes. */
function comingAgain(changes: readonly Change[]): Map<string, Values> {
  const come = new Set(changes.filter(({ was }) => was === null).map(nameIn))
  const gone = changes.filter((change) => change.now === null && come.has(nameIn(change)))
  return new Map(gone.map((change) => [nameIn(change), change.was!]))
}

/** @param again the cells of rows that go and come again, by name */
function differencesIn(change: Change, names: Names, again: ReadonlyMap<string, Values>): CellDifference[] {
  const { table, now } = change
  const isThere = kindOf(change) === 'changed'
  const before = isThere ? undefined : again.get(nameIn(change))
  if (before && now === null) return []
  const was = before ?? change.was
  const row = isThere ? names.cellsOf(table, change.row) : (now ?? was)!
  const columns = before ? Object.keys(now!).filter((column) => !ownerColumns.has(column)) : columnsIn(change)
  return columns
    .filter((column) => isThere || !isName(table, column))
    .map((column) => ({ ...{ table, row, column }, was: was?.[column] ?? null, now: now?.[column] ?? null }))
    .filter((cell) => cell.was !== cell.now)
}

const ownerColumns = new Set(tables.flatMap(({ belongsTo }) => (belongsTo ? [belongsTo.column] : [])))

/** How many rows hang above one of this table. */
function depth({ belongsTo }: Table, schema: readonly Table[]): number {
  const above = belongsTo && schema.find(({ name }) => name === belongsTo.table)
  return above ? 1 + depth(above, schema) : 0
}

type Rows = ReadonlyMap<string, Values>

/** Rows by id, with every column of the schema. */
function rowsIn(connection: Connection, { name, belongsTo, columns }: Table): Rows {
  const stored = readLayout(connection).find((table) => table.name === name)?.columns
  if (!stored || (belongsTo && !stored.includes(belongsTo.column))) return new Map()
  const all = [...(belongsTo ? [{ name: belongsTo.column, missing: null }] : []), ...columns]
  const there = all.filter((column) => stored.includes(column.name)).map((column) => column.name)
  const rest = all.filter((column) => !stored.includes(column.name)).map((column) => [column.name, column.missing])
  const asMissing = Object.fromEntries(rest) as Values
  const rows = connection.all(`SELECT ${['id', ...there].map(quoted).join(', ')} FROM ${quoted(name)} ORDER BY id`)
  return new Map(
    rows.map(([id, ...cells]) => [
      String(id),
      { ...asMissing, ...Object.fromEntries(there.map((column, place) => [column, cells[place] as Cell])) }
    ])
  )
}

function changesIn({ name: table }: Table, before: Rows, after: Rows): Change[] {
  const changes: Change[] = []
  for (const [row, now] of after) {
    const was = before.get(row)
    const differing = was && Object.keys(now).filter((column) => was[column] !== now[column])
    if (!was) changes.push({ table, row, was: null, now })
    else if (differing!.length > 0) changes.push({ table, row, was: pick(was, differing!), now: pick(now, differing!) })
  }
  for (const [row, was] of before) if (!after.has(row)) changes.push({ table, row, was, now: null })
  return changes
}

const pick = (values: Values, columns: readonly string[]): Values =>
  Object.fromEntries(columns.map((column) => [column, values[column] ?? null]))
