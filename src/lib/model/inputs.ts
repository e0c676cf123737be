// From the tables somebody typed to the parameters a run takes. Text stays text: each arithmetic reads it itself.
import { procedures } from './finance.ts'
import type { Given, Model, Rows } from './language/syntax.ts'
import type { Shape } from './targets/fold.ts'
import type { Parameter } from './targets/tape.ts'

/** A typed cell: exact decimal text, other text, or nothing. */
export type Cell = string | null
export type TableRow = Readonly<Record<string, Cell>>

/** What a scenario's model is computed from: how many months, and its tables by name. Every row has an `id`. */
export interface Inputs {
  months: number
  tables: Readonly<Record<string, readonly TableRow[]>>
}

/** Where a parameter was typed: a table, one of its rows, and a column; the row is null where nothing was typed. */
export interface Source {
  table: string
  row: TableRow | null
  column: string
}

export function shapeOf(model: Model, inputs: Inputs): Shape {
  const members = Object.fromEntries(
    Object.values(model.axes).map((axis) => [
      axis.name,
      axis.members ?? unique(tableOf(inputs, axis.from!.table).map((row) => row[axis.from!.column] ?? ''))
    ])
  )
  const rowCounts = Object.fromEntries(
    Object.values(model.rows).map((rows) => {
      const groups = rows.by === null ? [''] : members[rows.by]!
      return [rows.name, Object.fromEntries(groups.map((group) => [group, rowsOf(rows, group, inputs).length]))]
    })
  )
  return { months: inputs.months, members, rowCounts }
}

/** The text of a parameter; null where there is no value at all. */
export function parameterText(parameter: Parameter, inputs: Inputs): string | null {
  if (parameter.kind === 'input' && parameter.given.procedure !== null) {
    const { table, column } = parameter.given.from
    return procedures[parameter.given.procedure]!.value(tableOf(inputs, table).flatMap((row) => row[column] ?? []))
  }
  const { row, column } = sourceOf(parameter, inputs)
  return row?.[column] ?? (parameter.kind === 'input' ? parameter.given.otherwise : '0')
}

export function sourceOf(parameter: Parameter, inputs: Inputs): Source {
  if (parameter.kind === 'input') return givenSource(parameter.given, parameter.members, inputs)
  const { rows, member, index } = parameter
  const column = rows.columns.find(({ name }) => name === parameter.column)!.from
  return { table: rows.from, row: rowsOf(rows, member ?? '', inputs)[index] ?? null, column }
}

/** Two tables hold one value a row, by the name of a parameter: tax_rate, or dso_team for the tier team. */
const namedTables = new Set(['assumptions', 'working_capital'])

function givenSource(given: Given, members: readonly string[], inputs: Inputs): Source {
  const { table, column } = given.from
  const rows = tableOf(inputs, table)
  if (namedTables.has(table)) {
    const parameter = [column, ...members].join('_')
    return { table, row: rows.find((row) => row['parameter'] === parameter) ?? null, column: 'value' }
  }
  const matches = (row: TableRow) => given.by.every((axis, i) => row[axis] === members[i])
  return { table, row: rows.find(matches) ?? null, column }
}

/** The rows that belong to a member, in the order that decides which holds where several cover a month. */
export function rowsOf(rows: Rows, member: string, inputs: Inputs): readonly TableRow[] {
  const own = tableOf(inputs, rows.from).filter((row) => rows.by === null || row[rows.by] === member)
  if (rows.order === null) return own
  const column = rows.columns.find(({ name }) => name === rows.order)!.from
  return [...own].sort((a, b) => Number(a[column]) - Number(b[column]) || ((a['id'] ?? '') < (b['id'] ?? '') ? -1 : 1))
}

const tableOf = (inputs: Inputs, table: string): readonly TableRow[] => inputs.tables[table] ?? []

const unique = (names: readonly string[]): string[] => [...new Set(names)]
