// One row before and after, by the file's own layout: what the journal keeps, and the one way in which rows are written.
import type { Change, Values } from '#lib/edit/edit.ts'
import type { StoredCell } from './journal/bytes.ts'
import { quoted, type Layout, type StoredTable } from './layout.ts'
import type { Connection } from './sqlite.ts'

export type Operation = 'insert' | 'update' | 'delete'

export interface RowImage {
  /** Place of the table in the layout. */
  table: number
  id: number | string
  operation: Operation
  /** Which columns of the table the cells belong to, lowest bit first: all of them for rows that come or go. */
  mask: number
  /** Empty where the row is new. */
  old: readonly StoredCell[]
  /** Empty where the row goes. */
  new: readonly StoredCell[]
}

/** @throws Error for tables, columns or texts that cannot be stored as they are */
export function imageOf(layout: Layout, { table: name, row, was, now }: Change): RowImage {
  const table = layout.findIndex((stored) => stored.name === name)
  const stored = layout[table]
  if (!stored) throw new Error(`no table ${name}`)
  const operation = was === null ? 'insert' : now === null ? 'delete' : 'update'
  const columns = operation === 'update' ? sameColumns(was!, now!) : stored.columns
  const mask = columns.reduce((bits, column) => bits | bitOf(stored, column), 0)
  const inOrder = maskedColumns(stored, mask)
  return {
    table,
    id: row,
    operation,
    mask,
    old: cellsOf(was, row, stored, inOrder),
    new: cellsOf(now, row, stored, inOrder)
  }
}

/** Writes a row, provided that what the image says was there is there. @throws Error otherwise */
export function writeImage(connection: Connection, layout: Layout, image: RowImage): void {
  const stored = layout[image.table]
  if (!stored) throw new Error(`no table ${image.table}`)
  const values = image.operation === 'insert' ? [image.id, ...image.new] : [...image.new, image.id, ...image.old]
  if (connection.run(statementFor(stored, image), values) !== 1)
    throw new Error(`${stored.name} ${image.id} is not what the edit says it was`)
}

const statements = new WeakMap<StoredTable, Map<string, string>>()

function statementFor(stored: StoredTable, { operation, mask }: RowImage): string {
  const known = statements.get(stored) ?? new Map<string, string>()
  statements.set(stored, known)
  const key = `${operation} ${mask}`
  const sql = known.get(key) ?? writeStatement(stored, operation, mask)
  known.set(key, sql)
  return sql
}

function writeStatement(stored: StoredTable, operation: Operation, mask: number): string {
  const name = quoted(stored.name)
  const columns = maskedColumns(stored, mask).map(quoted)
  const asItWas = ['id = ?', ...columns.map((column) => `${column} IS ?`)].join(' AND ')
  if (operation === 'delete') return `DELETE FROM ${name} WHERE ${asItWas}`
  if (operation === 'update')
    return `UPDATE ${name} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE ${asItWas}`
  return `INSERT INTO ${name} (${['id', ...columns].join(', ')}) VALUES (?${', ?'.repeat(columns.length)})`
}

const maskedColumns = ({ columns }: StoredTable, mask: number): string[] =>
  columns.filter((_, place) => mask & (1 << place))

function sameColumns(was: Values, now: Values): string[] {
  const columns = columnsOf(now)
  if (columns.some((column) => !(column in was)) || columns.length !== columnsOf(was).length)
    throw new Error('an update says of each column what it was and what it is')
  return columns
}

const columnsOf = (values: Values): string[] => Object.keys(values).filter((column) => column !== 'id')

function bitOf({ name, columns }: StoredTable, column: string): number {
  const place = columns.indexOf(column)
  if (place < 0) throw new Error(`no column ${name}.${column}`)
  return 1 << place
}

function cellsOf(values: Values | null, id: string, stored: StoredTable, columns: readonly string[]): StoredCell[] {
  if (values === null) return []
  if ((values['id'] ?? id) !== id) throw new Error(`a row keeps its id: ${id}`)
  for (const column of columnsOf(values)) bitOf(stored, column)
  return columns.map((column) => storable(values[column] ?? null))
}

// SQLite keeps text as UTF-8, which half of a surrogate pair would not survive.
function storable(cell: string | null): string | null {
  if (cell !== null && /\p{Surrogate}/u.test(cell)) throw new Error('text with half of a surrogate pair')
  return cell
}
