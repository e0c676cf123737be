// A branch keeps only what it says otherwise than the scenario it comes from: cells, rows it leaves out, and rows of its
// own. Everything else is read from there, so that what is changed there is changed here.
import { sameName } from './commands/command.ts'
import type { Cell, Change, Row, Values } from './edit.ts'
import type { Followed } from './messages.ts'
import { columnFor, tableNamed } from './schema.ts'

/** What a branch follows of the scenario's own row, until it says otherwise. */
export const followedHead = ['start_date', 'months'] as const
/** What stands there in the branch's own row. */
export const unsaid: Values = Object.fromEntries(followedHead.map((column) => [column, null]))
/** The row that an override of these speaks of. */
export const headRow = 'head'

/** An inherited row goes by the id of the row that somebody made, and by the branch that reads it. */
export const idIn = (row: string, branch: string): string => `${originOf(row)}@${branch}`
export const originOf = (row: string): string => row.split('@', 1)[0]!
/** The branch that reads the row; null for a row that is kept where it stands. */
export const readerOf = (row: string): string | null => (row.includes('@') ? row.slice(row.indexOf('@') + 1) : null)

/** The rows of a table in a branch: those it inherits, with what it says otherwise, and then its own. */
export function rowsInBranch(
  table: string,
  branch: string,
  inherited: readonly Row[],
  own: readonly Row[],
  overrides: readonly Row[]
): Row[] {
  const said = new Map<string, Record<string, Cell>>()
  const leftOut = new Set<string>()
  for (const { table_name, row_id, column_name, value } of overrides) {
    if (table_name !== table) continue
    if (column_name === null) leftOut.add(row_id!)
    else said.set(row_id!, { ...said.get(row_id!), [column_name!]: value ?? null })
  }
  const { belongsTo } = tableNamed(table)
  const rows = inherited.flatMap((row): Row[] => {
    const origin = originOf(row.id)
    if (leftOut.has(origin)) return []
    return [{ ...row, ...said.get(origin), [belongsTo!.column]: branch, id: idIn(origin, branch) }]
  })
  // What was made there under a name that was made here first does not stand twice.
  return [...rows.filter((row) => !own.some((other) => isTwin(table, row, other))), ...own]
}

/** Columns that no two rows of a table share. Periods may be the same: then a check says so. */
export const uniqueBy = (table: string): readonly string[] =>
  ['growth_rates', 'headcount'].includes(table) ? [] : tableNamed(table).namedBy

/** Whether two rows would be the same one to a person. */
export function isTwin(table: string, row: Row, other: Row): boolean {
  const columns = uniqueBy(table)
  return columns.length > 0 && columns.every((column) => sameName(row[column], other[column]))
}

/** The scenario's own row, as a branch has it. */
export function headInBranch(row: Row, parent: Row, overrides: readonly Row[]): Row {
  const said = overrides.filter(({ table_name, row_id }) => table_name === 'scenarios' && row_id === headRow)
  const followed = followedHead.map((column) => {
    const own = said.find(({ column_name }) => column_name === column)
    return [column, (own ? own['value'] : parent[column]) ?? null] as const
  })
  return { ...row, ...Object.fromEntries(followed) }
}

/** What stands in the parent wherever a branch says otherwise; of a single value that only the branch has, what holds without it. */
export function followedBy(
  branch: string,
  parent: Row,
  above: Tables,
  here: Tables,
  overrides: readonly Row[]
): Followed {
  const there: Record<string, Cell> = {}
  for (const { table_name, row_id, column_name } of overrides) {
    const isHead = row_id === headRow
    const row = isHead ? parent : above[table_name!]?.find(({ id }) => originOf(id) === row_id)
    const id = isHead ? branch : idIn(row_id!, branch)
    if (row && column_name) there[`${table_name} ${id} ${column_name}`] = row[column_name] ?? null
  }
  for (const table of singleValues)
    for (const { id, parameter } of here[table] ?? [])
      if (readerOf(id) === null)
        there[[table, id, 'value'].join(' ')] = withoutIt(
          table,
          parameter ?? null,
          above[table]?.find((row) => row['parameter'] === parameter)?.['value']
        )
  return { id: parent.id, name: parent['name'] ?? '', there }
}

type Tables = Readonly<Record<string, readonly Row[]>>

/** What is asked to keep a change to a branch. */
export interface Kept {
  /** The scenario that one branches from; null for one that stands by itself. */
  parentOf(scenario: string): string | null
  /** A row as a scenario has it, by the id of the row that somebody made. */
  rowIn(scenario: string, table: string, origin: string): Row | null
  head(scenario: string): Row | null
  /** A single value of a scenario; undefined where it has no row. */
  valueIn(scenario: string, table: string, parameter: Cell): Cell | undefined
  /** A row as it is kept. */
  stored(table: string, row: string): Row | null
  /** What a branch says otherwise. */
  overridesOf(branch: string): readonly Row[]
}

/** Changes as they are kept: what is said of an inherited row becomes what the branch says otherwise. */
export function asKept(changes: readonly Change[], kept: Kept): Change[] {
  const left = new Set(
    changes.flatMap(({ table, was, now }) => (table === 'branches' && !now ? was!['scenario_id']! : []))
  )
  return changes.flatMap((change): Change[] => {
    const { table, row, was, now } = change
    const branch = table === 'scenarios' ? row : readerOf(row)
    if (branch === null) return ownAsKept(change, kept)
    // A branch that goes, or is one no longer, says nothing otherwise.
    if (left.has(branch)) return table === 'scenarios' ? [{ ...change, was: asStored(change, kept) }] : []
    const parent = kept.parentOf(branch)
    if (table === 'scenarios') return parent && was && now ? headAsKept(change, parent, kept) : [change]
    const inherited = parent && kept.rowIn(parent, table, originOf(row))
    if (!inherited) return []
    if (now === null) return leaveOut(table, branch, inherited, kept)
    const back = was === null ? without(kept.overridesOf(branch), table, originOf(row), null) : []
    return [...back, ...cellsAsKept(table, originOf(row), branch, now, inherited, kept)]
  })
}

/** What a branch's own row holds, where the change was made of what is read. */
function asStored({ table, row, was }: Change, kept: Kept): Values {
  const stored = kept.stored(table, row)
  return Object.fromEntries(Object.keys(was!).map((column) => [column, stored?.[column] ?? null]))
}

const singleValues = ['assumptions', 'working_capital']

/** A single value that only the branch has, made what holds without it, is no longer said. */
function ownAsKept(change: Change, kept: Kept): Change[] {
  const { table, row, was, now } = change
  const stored = singleValues.includes(table) && was && now ? kept.stored(table, row) : null
  if (!stored) return [change]
  const { scenario_id, parameter, value } = { ...stored, ...now }
  const parent = scenario_id ? kept.parentOf(scenario_id) : null
  if (parent === null || value !== withoutIt(table, parameter ?? null, kept.valueIn(parent, table, parameter ?? null)))
    return [change]
  const { id: _, ...whole } = stored
  return [{ table, row, was: whole, now: null }]
}

/** What holds where a branch does not say a single value. */
const withoutIt = (table: string, parameter: Cell, there: Cell | undefined): Cell =>
  there === undefined ? (columnFor(table, 'value', parameter)?.missing ?? null) : there

function headAsKept({ table, row, was, now }: Change, parent: string, kept: Kept): Change[] {
  const isFollowed = (column: string) => (followedHead as readonly string[]).includes(column)
  const pick = (values: Values, wanted: boolean) =>
    Object.fromEntries(Object.entries(values).filter(([column]) => isFollowed(column) === wanted))
  const own = pick(now!, false)
  return [
    ...(Object.keys(own).length > 0 ? [{ table, row, was: pick(was!, false), now: own }] : []),
    ...cellsAsKept(table, headRow, row, pick(now!, true), kept.head(parent)!, kept)
  ]
}

/** A cell that is made what it is there is no longer said otherwise. */
function cellsAsKept(table: string, origin: string, branch: string, now: Values, inherited: Row, kept: Kept): Change[] {
  return Object.entries(now).flatMap(([column, value]): Change[] => {
    if (column === tableNamed(table).belongsTo!.column) return []
    const known = overrideOf(kept.overridesOf(branch), table, origin, column)
    const there = inherited[column] ?? null
    if (value === there) return known ? [removed(known)] : []
    if (!known) return [override(branch, { table, row: origin, column, value, base: there })]
    const was = known['value'] ?? null
    return was === value ? [] : [{ table: 'overrides', row: known.id, was: { value: was }, now: { value } }]
  })
}

function leaveOut(table: string, branch: string, inherited: Row, kept: Kept): Change[] {
  const origin = originOf(inherited.id)
  const said = kept.overridesOf(branch).filter(({ table_name, row_id }) => table_name === table && row_id === origin)
  return [...said.map(removed), leftOut(branch, table, inherited)]
}

/** Leaves a row out of a branch. */
export const leftOut = (branch: string, table: string, row: Row): Change =>
  override(branch, { table, row: originOf(row.id), column: null, value: null, base: rowText(table, row) })

/** What stands in a row, to be compared with what comes to stand there; no longer than a text may be. */
export function rowText(table: string, row: Row): string {
  const cells = tableNamed(table).columns.map(({ name }) => [name, row[name] ?? null] as const)
  return [...JSON.stringify(Object.fromEntries(cells))].slice(0, longestText).join('')
}
const longestText = 2000

interface Override {
  table: string
  /** By the id of the row that somebody made. */
  row: string
  /** Null where the row is left out. */
  column: string | null
  value: Cell
  /** What stood there when it was first said otherwise; of a row that is left out, all of it as JSON. */
  base: Cell
}

/** Says something otherwise in a branch. There is one row for a cell, whoever makes it. */
export const override = (branch: string, { table, row, column, value, base }: Override): Change => ({
  table: 'overrides',
  row: [branch, table, row, column ?? ''].join('/'),
  was: null,
  now: { scenario_id: branch, table_name: table, row_id: row, column_name: column, value, base }
})

function removed({ id, ...was }: Row): Change {
  return { table: 'overrides', row: id, was, now: null }
}

const overrideOf = (overrides: readonly Row[], table: string, row: string, column: string | null): Row | null =>
  overrides.find(
    ({ table_name, row_id, column_name }) => table_name === table && row_id === row && column_name === column
  ) ?? null

function without(overrides: readonly Row[], table: string, row: string, column: string | null): Change[] {
  const known = overrideOf(overrides, table, row, column)
  return known ? [removed(known)] : []
}
