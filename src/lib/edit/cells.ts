// Cells as people edit them in a grid: several at once are one step of undo. Limits and names are kept at this door;
// what only goes wrong together with other cells is kept and flagged (rules.ts).
import * as texts from '#lib/texts/row-edits.ts'
import { rowsAfter, type Cell, type Change, type Row, type Values } from './edit.ts'
import { insert, remove, sameName, update, type Answer, type Read, changed } from './commands/command.ts'
import { removeTier, renameTier } from './commands/tiers.ts'
import { checkValue } from './limits.ts'
import { followLine } from './note-following.ts'
import { ownLineProblem } from './own-lines.ts'
import * as problems from './problems.ts'
import { ok, refused, type Problem, type Result } from './result.ts'
import { roundNameProblem, wholeCompanyProblem } from './round-problems.ts'
import { rangeColumns } from './scenario-file.ts'
import { columnFor, tableNamed } from './schema.ts'

/**
 * A new value for a cell. The row is null where it is only named so far: then `names` holds the columns that name it; or
 * where it is to be added: then `added` counts the rows that are.
 */
export interface CellEdit {
  table: string
  row: string | null
  column: string
  value: string | null
  names?: Values
  added?: number
}

export function setCells(read: Read, scenario: string, all: readonly CellEdit[]): Answer {
  const edits = all.filter(({ added }) => added === undefined)
  const grown = withAdded(read, scenario, all)
  if (!grown.ok) return grown
  const { read: readAll, inserts } = grown.value
  const changes: Change[] = []
  const after = new Map<string, Row>()
  /** Rows that are only named so far. */
  const added = new Map<string, Record<string, Cell>>()
  for (const edit of edits) {
    const { table, column, value } = edit
    const row = after.get(`${table} ${edit.row}`) ?? rowsOf(read, table, scenario).find(({ id }) => id === edit.row)
    const declared = columnFor(table, column, row?.['parameter'] ?? edit.names?.['parameter'])
    if (!declared) throw new Error(`no column ${table}.${column}`)
    const problem = checkValue(declared, value)
    if (problem) return refused(problem)
    if (!row) {
      if (edit.names === undefined) return refused(problems.unknownRow(tableNamed(table).rowLabel, '', []))
      const key = `${table} ${JSON.stringify(edit.names)}`
      const made = added.get(key)
      if (made) made[column] = value
      else {
        const values: Record<string, Cell> = { ...edit.names, [column]: value }
        added.set(key, values)
      }
      continue
    }
    const change = update(table, row, { [column]: value })
    if (!change) continue
    const next: Row = { ...row, [column]: value }
    after.set(`${table} ${row.id}`, next)
    changes.push(change)
    if (table === 'pricing' && column === 'tier')
      changes.push(...renameTier(read, scenario, row['tier'] ?? '', value ?? ''))
    if (table === 'custom_lines' && column === 'name')
      changes.push(...followLine(read, scenario, row['name'] ?? '', value ?? ''))
  }
  for (const [key, values] of added) changes.push(insert(read, key.split(' ')[0]!, scenario, values))
  changes.push(...inserts)
  const problem = problemAfter(readAll, scenario, [
    ...[...after].map(([key, row]) => [key.split(' ')[0]!, row] as const),
    ...inserts.map((made) => [made.table, rowOf(made)] as const)
  ])
  if (problem) return refused(problem)
  return changed(changes, texts.changedCells(changes.length))
}

/** The rows that are added, one after the other: each sees those before it. */
function withAdded(
  read: Read,
  scenario: string,
  edits: readonly CellEdit[]
): Result<{ read: Read; inserts: Change[] }, Problem> {
  const wanted = new Map<string, { table: string; place: number; values: Record<string, Cell> }>()
  for (const { table, column, value, added } of edits) {
    if (added === undefined) continue
    const key = `${table} ${added}`
    const row = wanted.get(key) ?? { table, place: added, values: {} }
    row.values[column] = value
    wanted.set(key, row)
  }
  const inserts: Change[] = []
  const readAll = readAfter(read, inserts)
  for (const { table, values } of [...wanted.values()].sort((a, b) => a.place - b.place)) {
    const made = newRow(readAll, scenario, table, values)
    if (!made.ok) return made
    inserts.push(made.value)
  }
  return ok({ read: readAll, inserts })
}

/** What there is to read with rows that are new, also those that come after this. */
const readAfter = (read: Read, inserts: readonly Change[]): Read => ({
  ...read,
  rows: (table, owner) => rowsAfter(read.rows(table, owner), table, inserts)
})

const rowOf = ({ row, now }: Change): Row => ({ ...now, id: row })

/** A scenario's own row stands among those of its company. */
const rowsOf = (read: Read, table: string, scenario: string): readonly Row[] =>
  read.rows(table, table === 'scenarios' ? read.company : scenario)

/** Names stay unique, a period does not end before it begins, and nobody gives the whole company away. */
function problemAfter(read: Read, scenario: string, rows: readonly (readonly [string, Row])[]): Problem | null {
  const edited = new Map(rows.map(([table, row]) => [`${table} ${row.id}`, row]))
  for (const [table, row] of rows) {
    const problem = nameProblem(read, scenario, table, row, edited) ?? rangeProblem(table, row)
    if (problem) return problem
    if (table === 'custom_lines') {
      const others = read
        .rows(table, scenario)
        .flatMap((other) => (other.id === row.id ? [] : (edited.get(`${table} ${other.id}`) ?? other)))
      const tiers = read.rows('pricing', scenario).map((tier) => tier['tier']!)
      const wrong = ownLineProblem(row['name'] ?? '', [...others, row], tiers)
      if (wrong) return wrong
    }
  }
  const rounds = rows.filter(([table]) => table === 'funding_rounds').map(([, row]) => row)
  if (rounds.length === 0) return null
  const now = read.rows('funding_rounds', scenario).map((row) => rounds.find(({ id }) => id === row.id) ?? row)
  return wholeCompanyProblem(read, scenario, now)
}

function nameProblem(
  read: Read,
  scenario: string,
  table: string,
  row: Row,
  edited: ReadonlyMap<string, Row>
): Problem | null {
  const { columns, rowLabel } = tableNamed(table)
  const column = columns.find(({ kind }) => kind === 'name')?.name
  if (!column) return null
  const name = row[column] ?? ''
  const others = rowsOf(read, table, scenario).map((other) => edited.get(`${table} ${other.id}`) ?? other)
  if (others.some((other) => other.id !== row.id && sameName(other[column], name)))
    return problems.nameTaken(rowLabel, name)
  return table === 'funding_rounds' ? roundNameProblem(name) : null
}

/** A period that ends before it begins. */
export function rangeProblem(table: string, row: Row): Problem | null {
  const [start, end] = rangeColumns(tableNamed(table))
  if (!start || !end || Number(row[start]) <= Number(row[end])) return null
  return problems.rangeReversed(row[start]!, row[end]!)
}

const lastMonth = Number(columnFor('funding_rounds', 'month')!.max)

/** A new row with sensible values, to be changed by the person: the next period, a name that is free. */
export function addRow(read: Read, scenario: string, table: string, values: Values = {}): Answer {
  const made = newRow(read, scenario, table, values)
  if (!made.ok) return made
  const row = rowOf(made.value)
  const problem = problemAfter(readAfter(read, [made.value]), scenario, [[table, row]])
  return problem ? refused(problem) : changed([made.value], texts.addedRow(tableNamed(table).rowLabel), row, table)
}

function newRow(read: Read, scenario: string, table: string, values: Values): Result<Change, Problem> {
  for (const [column, value] of Object.entries(values)) {
    const problem = checkValue(columnFor(table, column)!, value)
    if (problem) return refused(problem)
  }
  const rows = read.rows(table, scenario)
  const declared = tableNamed(table)
  const name = declared.columns.find(({ kind }) => kind === 'name')?.name
  const [start, end] = rangeColumns(declared)
  const filled: Record<string, string | null> = { ...values }
  if (name && filled[name] === undefined)
    filled[name] = freeName(
      declared.rowLabel,
      rows.map((row) => row[name] ?? ''),
      table === 'custom_lines'
    )
  if (start && end && filled[start] !== undefined)
    filled[end] ??= String(Math.min(Number(filled[start]) + 11, lastMonth))
  if (start && end && filled[start] === undefined) {
    const same = rows.filter((row) => filled['department'] === undefined || row['department'] === filled['department'])
    const last = same.reduce((latest, row) => Math.max(latest, Number(row[end])), 0)
    if (last >= lastMonth) return refused(problems.noMonthLeft(lastMonth))
    filled[start] = String(last + 1)
    filled[end] ??= String(Math.min(last + 12, lastMonth))
  }
  if (table === 'funding_rounds')
    Object.assign(filled, { tranche_1: filled['tranche_1'] ?? '1', month: filled['month'] ?? nextRoundMonth(rows) })
  if (table === 'custom_lines')
    Object.assign(filled, { formula: filled['formula'] ?? 'mrr', unit: filled['unit'] ?? 'money' })
  return ok(insert(read, table, scenario, filled))
}

const nextRoundMonth = (rows: readonly Row[]): string =>
  String(Math.min(rows.reduce((latest, row) => Math.max(latest, Number(row['month'])), 0) + 12, lastMonth))

function freeName(rowLabel: string, taken: readonly string[], isIdentifier: boolean): string {
  for (let i = taken.length + 1; ; i++) {
    const name = isIdentifier ? `line_${i}` : texts.newName(rowLabel, i)
    if (!taken.some((other) => sameName(other, name))) return name
  }
}

export function removeRows(read: Read, scenario: string, table: string, ids: readonly string[]): Answer {
  const rows = read.rows(table, scenario).filter(({ id }) => ids.includes(id))
  const changes = rows.flatMap((row) => (table === 'pricing' ? removeTier(read, scenario, row) : [remove(table, row)]))
  const { rowLabel } = tableNamed(table)
  return changed(changes, rows.length === 1 ? texts.removedRow(rowLabel) : texts.removedRows(rows.length))
}
