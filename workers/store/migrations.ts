// From an older schema to this one, in one transaction that is checked before it counts.
import type { Table } from '#lib/edit/schema.ts'
import * as texts from '#lib/texts/damage.ts'
import { replaying } from './database.ts'
import { isTyped, quoted, readLayout, type Layout } from './layout.ts'
import type { Connection } from './sqlite.ts'
import { createTriggers } from './tables.ts'

export interface Migration {
  /** The version it leads to, from the one before. */
  to: number
  /** Changes tables and rows. Given the same file it must always do the same: a replay of the journal runs it again. */
  up(connection: Connection): void
  /** Tables that may come out with other rows or other amounts; in all others it is a mistake. */
  mayChange?: readonly string[]
}

/** Released migrations, in order, as they were: they are not read off the declaration, which goes on from there. */
export const migrations: readonly Migration[] = [
  {
    to: 2,
    up: (connection) =>
      connection.script(`
        CREATE TABLE "notes" (id TEXT PRIMARY KEY NOT NULL, "place" TEXT, "text" TEXT, "author" TEXT, "at" TEXT,
          "resolved" TEXT, "scenario_id" TEXT REFERENCES "scenarios" (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
        CREATE INDEX "notes_by_owner" ON "notes" ("scenario_id", id)`)
  },
  {
    to: 3,
    up: (connection) =>
      connection.script(`
        CREATE TABLE "branches" (id TEXT PRIMARY KEY NOT NULL, "parent" TEXT,
          "scenario_id" TEXT REFERENCES "scenarios" (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
        CREATE INDEX "branches_by_owner" ON "branches" ("scenario_id", id);
        CREATE TABLE "overrides" (id TEXT PRIMARY KEY NOT NULL, "table_name" TEXT, "row_id" TEXT, "column_name" TEXT,
          "value" TEXT, "base" TEXT,
          "scenario_id" TEXT REFERENCES "scenarios" (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
        CREATE INDEX "overrides_by_owner" ON "overrides" ("scenario_id", id)`)
  }
]

/** Of the tables as this build writes them. */
export const schemaVersion = migrations.at(-1)?.to ?? 1

export const versionOf = (known: readonly Migration[]): number => known.at(-1)?.to ?? 1

export const storedVersion = (connection: Connection): number => Number(connection.value('PRAGMA user_version'))

/** Brings a file to a version, or leaves it as it was and throws. */
export function migrate(
  connection: Connection,
  known: readonly Migration[],
  to: number,
  schema: readonly Table[]
): void {
  const steps = known.filter((step) => step.to > storedVersion(connection) && step.to <= to)
  if (steps.at(-1)?.to !== to) throw new Error(texts.noMigration(to))
  replaying(connection, () => {
    const before = contentsOf(connection, schema)
    for (const step of steps) step.up(connection)
    connection.script(`PRAGMA user_version = ${to}`)
    connection.script(createTriggers(readLayout(connection)))
    const mayChange = new Set(steps.flatMap((step) => step.mayChange ?? []))
    compareContents(before, contentsOf(connection, schema), mayChange)
    checkSoundness(connection)
  })
}

/** @throws Error where the file, or a reference in it, is broken */
export function checkSoundness(connection: Connection): void {
  const found = connection.value('PRAGMA integrity_check')
  if (found !== 'ok') throw new Error(texts.integrity(String(found)))
  const orphans = connection.all('PRAGMA foreign_key_check')
  if (orphans.length > 0) throw new Error(texts.orphans(orphans.length, String(orphans[0]![0])))
}

/** Whether the file has the tables and columns that the code asks for. */
export function fitsSchema(layout: Layout, schema: readonly Table[]): boolean {
  const stored = new Map(layout.map(({ name, columns }) => [name, columns]))
  return schema
    .filter(({ isCache }) => !isCache)
    .every(({ name, columns, belongsTo }) =>
      [...columns.map((column) => column.name), ...(belongsTo ? [belongsTo.column] : [])].every((column) =>
        stored.get(name)?.includes(column)
      )
    )
}

/** By table: its rows, counted, and every amount of money in it, row by row. */
type Amounts = Map<string, { rows: number; money: Map<string, string> }>

function contentsOf(connection: Connection, schema: readonly Table[]): Amounts {
  const amounts: Amounts = new Map()
  for (const { name, columns } of readLayout(connection).filter(isTyped)) {
    const table = schema.find((declared) => declared.name === name)
    const money = table?.columns.filter((column) => column.unit === 'money' && columns.includes(column.name)) ?? []
    amounts.set(name, {
      rows: Number(connection.value(`SELECT count(*) FROM ${quoted(name)}`)),
      money: new Map(
        money.map((column) => [
          column.name,
          JSON.stringify(connection.all(`SELECT id, ${quoted(column.name)} FROM ${quoted(name)} ORDER BY id`))
        ])
      )
    })
  }
  return amounts
}

function compareContents(before: Amounts, after: Amounts, mayChange: ReadonlySet<string>): void {
  for (const [name, was] of before) {
    if (mayChange.has(name)) continue
    const is = after.get(name)
    if (!is) throw new Error(texts.tableGone(name))
    if (is.rows !== was.rows) throw new Error(texts.otherRows(name, was.rows, is.rows))
    for (const [column, amounts] of was.money)
      if (is.money.get(column) !== amounts) throw new Error(texts.otherAmounts(name, column))
  }
}
