// The rows of a .sextant file as a database of our own: a database that somebody else made is never opened, and every
// cell is checked as if it were typed.
import type { SqlJsStatic } from 'sql.js'
import { checkValue } from '#lib/edit/limits.ts'
import { ok, refused, type Problem, type Result } from '#lib/edit/result.ts'
import { columnFor, type Table } from '#lib/edit/schema.ts'
import * as texts from '#lib/texts/workspace-file.ts'
import { createSchema } from '../database.ts'
import { quoted } from '../layout.ts'
import { checkSoundness } from '../migrations.ts'
import { Connection } from '../sqlite.ts'
import * as problems from './problems.ts'
import { refuse, Refused } from './problems.ts'

/** The tables that somebody typed into, without history. */
export function databaseOf(
  sqlite: SqlJsStatic,
  json: unknown,
  schema: readonly Table[],
  version: number
): Result<Connection, Problem> {
  const connection = new Connection(sqlite)
  try {
    createSchema(connection, schema, version)
    const tables = ownRecord(ownRecord(json, texts.theWhole)['tables'], 'tables')
    connection.transaction(() => {
      // History tells of who typed it, and this is nobody's edit.
      connection.run('INSERT INTO change_context (only_row, replaying) VALUES (1, 1)')
      for (const table of schema.filter(({ isCache }) => !isCache)) insertRows(connection, table, tables[table.name])
      connection.run('DELETE FROM change_context')
    })
    checkSoundness(connection)
    return ok(connection)
  } catch (error) {
    connection.close()
    if (error instanceof Refused) return refused(error.problem)
    return refused(problems.rowsWrong(error instanceof Error ? error.message : String(error)))
  }
}

function insertRows(connection: Connection, table: Table, rows: unknown): void {
  if (!Array.isArray(rows)) return refuse(problems.rowsWrong(texts.noList(table.name)))
  const owner = table.belongsTo ? [table.belongsTo.column] : []
  const names = ['id', ...owner, ...table.columns.map(({ name }) => name)]
  const sql = `INSERT INTO ${quoted(table.name)} (${names.map(quoted).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
  for (const given of rows as unknown[]) {
    const row = ownRecord(given, texts.rowOf(table.name))
    const cells = names.map((name) => cellOf(row[name] ?? null, `${table.name}.${name}`))
    table.columns.forEach((column, place) => {
      const cell = cells[1 + owner.length + place] ?? null
      const parameter = table.columns.some(({ name }) => name === 'parameter') ? String(row['parameter']) : null
      // A cell that is empty was so where the file was made.
      const wrong = cell === null ? null : checkValue(columnFor(table.name, column.name, parameter) ?? column, cell)
      if (wrong) refuse(problems.rowsWrong(wrong.text))
    })
    connection.run(sql, cells)
  }
}

function cellOf(value: unknown, place: string): string | null {
  if (value === null || typeof value === 'string') return value
  return refuse(problems.rowsWrong(texts.noText(place)))
}

/** Its own keys only. */
function ownRecord(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse(problems.rowsWrong(texts.noRecord(what)))
  return Object.assign(Object.create(null) as object, value) as Record<string, unknown>
}
