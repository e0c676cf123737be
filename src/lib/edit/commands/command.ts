// What a command is: words, arguments and what it changes. The console, completion and help read the same list.
import * as texts from '#lib/texts/commands-shared.ts'
import type { Cell, Change, Row, Values } from '../edit.ts'
import * as problems from '../problems.ts'
import { ok, refused, type Problem, type Result } from '../result.ts'
import { ownedTables, tableNamed } from '../schema.ts'

/** The company that commands speak of when they name none. */
export const defaultCompany = 'default'

/** How an argument is read: as a cell of a column (with its units and limits), as months, or as it stands. */
export type ArgumentKind =
  | { as: 'text'; of?: NameList }
  | { as: 'scenario' }
  | { as: 'file' }
  | { as: 'cell'; table: string; column: string }
  | { as: 'cells'; table: string; column: string; count: number }
  | { as: 'parameter'; table: string }
  | { as: 'range' }
  | { as: 'month' }
  | { as: 'whole' }
  | { as: 'choice'; choices: readonly string[] }
  /** Said without a value. */
  | { as: 'yes' }

/** What a text is one of, for completion; the command itself says whether it is. */
export type NameList =
  | 'scenarios'
  | 'companies'
  | 'templates'
  | 'lines'
  | 'rounds'
  | 'comparables'
  | 'own lines'
  | 'places'
  | 'assumptions'
  | 'commands'
  | 'looking commands'

export interface Argument {
  name: string
  kind: ArgumentKind
  /** Given as --name; the others stand in order. */
  flag?: boolean
  required?: boolean
  /** It is kept nowhere. */
  isSecret?: boolean
  help: string
}

/** Exact texts by the argument's name; several where an argument takes several. Flags that were not given are missing. */
export type Given = Readonly<Record<string, string | readonly string[] | undefined>>

/** What a command may look at. It changes nothing itself. */
export interface Read {
  rows(table: string, owner?: string): readonly Row[]
  newId(): string
  /** Today, as an ISO date. */
  today: string
  /** The present, as an ISO time, and who is at work. */
  now: string
  author: string
  /** The id of the company that is spoken of. */
  company: string
  /** Bytes of files that were handed over, by name. */
  file(name: string): Uint8Array | undefined
}

export interface Outcome {
  changes: readonly Change[]
  /** What happened, in a sentence. */
  text: string
  /** What the command answers with besides; rows of `table`, where one is named. */
  data: unknown
  table: string | null
}

export type Answer = Result<Outcome, Problem>

export interface Command {
  words: string
  help: string
  example: string
  arguments: readonly Argument[]
  /** Commands without it only read; the engine answers them. */
  change?: (read: Read, given: Given) => Answer
  /** Further flags that depend on the scenario: --dso-team. */
  freeFlags?: { prefix: string; table: string }
}

export const text = (given: Given, name: string): string | undefined => given[name] as string | undefined
export const several = (given: Given, name: string): readonly string[] | undefined =>
  given[name] as readonly string[] | undefined

// Arguments that many commands share.

export const positional = (name: string, kind: ArgumentKind, help: string): Argument => ({
  name,
  kind,
  required: true,
  help
})
export const flag = (name: string, kind: ArgumentKind, help: string, required = false): Argument => ({
  name,
  kind,
  flag: true,
  required,
  help
})
export const scenarioArgument: Argument = positional('scenario', { as: 'scenario' }, texts.scenario)
export const cellOf = (table: string, column: string): ArgumentKind => ({ as: 'cell', table, column })

/** A flag for a column, with what is said of the column itself. */
export function columnFlag(name: string, table: string, column: string, required = false): Argument {
  const { label, help } = tableNamed(table).columns.find((one) => one.name === column)!
  return flag(name, cellOf(table, column), texts.column(label, help), required)
}

// Changes to rows.

export function insert(read: Read, table: string, owner: string | null, values: Values): Change {
  const { columns, belongsTo } = tableNamed(table)
  const now: Record<string, Cell> = Object.fromEntries(
    columns.map(({ name, missing }) => [name, values[name] ?? missing])
  )
  if (belongsTo) now[belongsTo.column] = owner
  return { table, row: read.newId(), was: null, now }
}

/** Null where nothing differs. */
export function update(table: string, row: Row, values: Values): Change | null {
  const columns = Object.keys(values).filter((column) => values[column] !== row[column])
  if (columns.length === 0) return null
  const pick = (from: Values) => Object.fromEntries(columns.map((column) => [column, from[column] ?? null]))
  return { table, row: row.id, was: pick(row), now: pick(values) }
}

export function remove(table: string, row: Row): Change {
  const { id, ...was } = row
  return { table, row: id, was, now: null }
}

/** All rows of a scenario and the scenario itself, last things first. */
export const removeScenario = (read: Read, scenario: Row): Change[] => [
  ...ownedTables.flatMap((table) => read.rows(table.name, scenario.id).map((row) => remove(table.name, row))),
  remove('scenarios', scenario)
]

export const changed = (
  changes: readonly (Change | null)[],
  sentence: string,
  data: unknown = null,
  table: string | null = null
): Answer => ok({ changes: changes.filter((change): change is Change => change !== null), text: sentence, data, table })

// Finding what a person named.

/** The scenario with this id or name, in the company that is spoken of. */
export function scenarioMeant(read: Read, typed: string): Result<Row, Problem> {
  const all = read.rows('scenarios', read.company)
  const byId = all.find((row) => row.id === typed)
  const byName = all.find((row) => row['name'] === typed) ?? all.find((row) => sameName(row['name'], typed))
  if (byId && byName && byId !== byName) return refused(problems.ambiguousScenario(typed, byId['name']!, byName.id))
  const found = byId ?? byName
  return found
    ? ok(found)
    : refused(
        problems.unknownScenario(
          typed,
          all.flatMap((row) => (sameName(row.id, row['name']) ? [row['name']!] : [row['name']!, row.id]))
        )
      )
}

/** The row that goes by this name, the exact spelling before another case. */
export function rowNamed(
  read: Read,
  table: string,
  scenario: string,
  column: string,
  typed: string
): Result<Row, Problem> {
  const rows = read.rows(table, scenario)
  const found = rows.find((row) => row[column] === typed) ?? rows.find((row) => sameName(row[column], typed))
  const { rowLabel } = tableNamed(table)
  return found
    ? ok(found)
    : refused(
        problems.unknownRow(
          rowLabel,
          typed,
          rows.map((row) => row[column]!)
        )
      )
}

/** Names that differ only in case or in how an accent is encoded are the same name to a person. */
export const sameName = (a: Cell | undefined, b: Cell | undefined): boolean =>
  typeof a === 'string' &&
  typeof b === 'string' &&
  a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase()

/** Every scenario id of the workspace, whichever company has it: ids name files and addresses. */
export const takenIds = (read: Read): string[] => read.rows('scenarios').map((row) => row.id)

export const nameIsTaken = (read: Read, name: string, except?: string): boolean =>
  read.rows('scenarios', read.company).some((row) => row.id !== except && sameName(row['name'], name))

/** A readable id from a name, not yet taken: "Bad case" becomes bad-case. */
export function freeId(name: string, taken: readonly string[]): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const slug =
    plain
      .replace(/[^a-z0-9_]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'scenario'
  let id = slug
  for (let i = 2; taken.includes(id); i++) id = `${slug}-${i}`
  return id
}
