// What differs between scenarios, cell by cell. Rows are matched by the names that people know, as notes do; a single value
// that a scenario leaves to its default counts as that default.
import type { Inputs, TableRow } from '#lib/model/inputs.ts'
import { saasModel } from '#lib/model/saas.ts'
import type { Cell } from './edit.ts'
import { isOneValue, writePlace } from './note-places.ts'
import { rowNames } from './note-words.ts'
import { assumptionTables, columnFor, tableNamed } from './schema.ts'

/** A scenario as it was typed: its own row, and its tables. */
export interface Side {
  scenario: TableRow
  tables: Inputs['tables']
}

/** A cell that is not the same in all scenarios; null where one has no such row, or nothing stands in it. */
export interface Difference {
  table: string
  row: string
  column: string
  values: Cell[]
  /** The row as one of them has it. */
  like: TableRow
}

const headTable = 'scenarios'
/** What of the scenario itself its figures depend on, or when they are. */
const headColumns = ['start_date', 'months']
const tableNames = [headTable, ...assumptionTables.map(({ name }) => name)]

export const differencesBetween = (sides: readonly Side[]): Difference[] =>
  tableNames.flatMap((table) => alignedRows(table, sides).flatMap((row) => differencesIn(table, row, sides)))

interface Aligned {
  name: string
  /** By scenario. */
  rows: (TableRow | null)[]
}

/** In the order of the tables; where these have it differently, by the mean of the places, whichever comes first. */
function alignedRows(table: string, sides: readonly Side[]): Aligned[] {
  const byName = new Map<string, Aligned & { places: number[] }>()
  for (const [at, side] of sides.entries()) {
    const rows = rowsIn(table, side)
    for (const [place, name] of namesOf(table, rows).entries()) {
      const found = byName.get(name) ?? { name, rows: sides.map(() => null), places: [] }
      found.rows[at] = rows[place]!
      found.places.push(place)
      byName.set(name, found)
    }
  }
  const mean = ({ places }: { places: number[] }) => places.reduce((sum, place) => sum + place, 0) / places.length
  return [...byName.values()].sort((a, b) => mean(a) - mean(b) || (a.name < b.name ? -1 : 1))
}

/** What is typed of the scenario itself is one value a row, too. */
const rowsIn = (table: string, { scenario, tables }: Side): readonly TableRow[] =>
  table === headTable
    ? headColumns.map((name) => ({ id: name, parameter: name, value: scenario[name] ?? null }))
    : (tables[table] ?? [])

const namesOf = (table: string, rows: readonly TableRow[]): string[] =>
  table === headTable ? headColumns : rowNames(table, rows)

function differencesIn(table: string, { name, rows }: Aligned, sides: readonly Side[]): Difference[] {
  const like = rows.find((row) => row !== null)!
  const differing = (column: string, values: Cell[]): Difference[] =>
    values.every((value) => value === values[0]) ? [] : [{ table, row: name, column, values, like }]
  if (isOneValue(table)) {
    const values = rows.map((row, at) => (row ? (row['value'] ?? null) : defaultOf(table, name, sides[at]!)))
    return differing(table === headTable ? name : 'value', values)
  }
  const { columns, namedBy } = tableNamed(table)
  const cells = columns.flatMap((column) =>
    differing(
      column.name,
      rows.map((row) => row?.[column.name] ?? null)
    )
  )
  const others = cells.filter(({ column }) => !namedBy.includes(column))
  // A row with nothing but its name is told by that.
  return others.length > 0 ? others : cells.slice(0, 1)
}

/** What the model computes with where there is no such row; null where a tier that the terms are for is not there either. */
function defaultOf(table: string, name: string, { tables }: Side): Cell {
  const tier = table === 'working_capital' && name.startsWith('dso_') ? name.slice(4) : null
  if (tier !== null && !(tables['pricing'] ?? []).some((row) => row['tier'] === tier)) return null
  const column = tier === null ? name : 'dso'
  const given = Object.values(saasModel.givens).find(({ from }) => from.table === table && from.column === column)
  return given?.otherwise ?? columnFor(table, 'value', name)?.missing ?? null
}

/** Something that can be taken from one scenario or the other: a cell, or a row that only one has. */
export interface Part {
  /** As notes say it: pricing/team/monthly_price. */
  place: string
  /** Null where it is the row. */
  column: string | null
  /** The name of a single value, else null. */
  parameter: string | null
}

/** What differs in one table between two scenarios. */
export interface Group {
  table: string
  parts: readonly Part[]
  /** Every row that one of them has. */
  all: readonly TableRow[]
  /** The rows where some parts are taken from the second scenario and the others from the first. */
  rows(taken: readonly boolean[]): readonly TableRow[]
}

/** Every table, also those in which nothing differs. The first is what is typed of the scenario itself, by parameter. */
export function groupsBetween(a: Side, b: Side): Group[] {
  return tableNames.map((table) => {
    const aligned = alignedRows(table, [a, b])
    const parts = aligned.map((row) => partsOf(table, row, [a, b]))
    const first = parts.map((_, at) => parts.slice(0, at).reduce((sum, { length }) => sum + length, 0))
    return {
      table,
      parts: parts.flat(),
      all: aligned.map(({ rows: [one, other] }) => (one ?? other)!),
      rows(taken) {
        if (taken.length > 0 && !taken.includes(true)) return rowsIn(table, a)
        if (taken.length > 0 && !taken.includes(false)) return rowsIn(table, b)
        const mixed = aligned.map((row, at) => mixedRow(row, parts[at]!, taken.slice(first[at])))
        // Which of two rows holds that cover a month goes by their ids: here by their places.
        return mixed.flatMap((row, at) => (row ? [{ ...row, id: String(at).padStart(6, '0') }] : []))
      }
    }
  })
}

function partsOf(table: string, row: Aligned, sides: readonly Side[]): Part[] {
  const differences = differencesIn(table, row, sides)
  if (differences.length === 0) return []
  const place = (column: string | null) => writePlace({ kind: 'typed', table, row: row.name, column })
  if (isOneValue(table)) return [{ place: place(null), column: null, parameter: row.name }]
  if (row.rows.includes(null)) return [{ place: place(null), column: null, parameter: null }]
  return differences.map(({ column }) => ({ place: place(column), column, parameter: null }))
}

function mixedRow({ rows }: Aligned, parts: readonly Part[], taken: readonly boolean[]): TableRow | null {
  const [a, b] = rows as [TableRow | null, TableRow | null]
  if (parts.length === 0) return a ?? b
  if (parts[0]!.column === null) return taken[0] ? b : a
  const cells = parts.flatMap(({ column }, at) => (taken[at] ? [[column!, b![column!] ?? null] as const] : []))
  return { ...a!, ...Object.fromEntries(cells) }
}
