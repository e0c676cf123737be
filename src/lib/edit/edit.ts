// A change to what somebody typed, as plain data: it can be reversed, squashed, journalled, sent and shown.

import type { Cell } from '#lib/model/inputs.ts'

export type { Cell }

export type Values = Readonly<Record<string, Cell>>

/** A stored row: its own id and every column. */
export type Row = Readonly<Record<string, Cell>> & { readonly id: string }

/**
 * Where an edit came from. The last two change no cell: a moment is given a name, which stands in `why`, or loses it;
 * `reverses` says which edit it follows, or which name it replaces.
 */
export type Origin =
  | 'typed'
  | 'command'
  | 'undo'
  | 'import'
  | 'peer'
  | 'restore'
  | 'migration'
  | 'revert'
  | 'snapshot'
  | 'snapshot removed'

/** What a peer or a migration did is not ours to undo, and names of moments are no steps of the work. */
export const notUndone: readonly Origin[] = ['peer', 'migration', 'snapshot', 'snapshot removed']

/**
 * One row before and after, with only the columns that differ. `was` is null where the row is new, `now` where it
 * goes. Both hold every column then, so that the reverse is as complete.
 */
export interface Change {
  table: string
  row: string
  was: Values | null
  now: Values | null
}

/** What a command or a typed cell wants changed, before it is stamped. */
export interface Draft {
  why: string
  changes: readonly Change[]
}

/** One step of undo: everything one command, paste or import did. `reverses` names the edit an undo or redo takes back. */
export interface Edit extends Draft {
  id: string
  author: string
  /** When, as an ISO time in UTC. */
  at: string
  origin: Origin
  reverses: string | null
}

/** The changes that take these back, in the order in which they can be applied. */
export const reverse = (changes: readonly Change[]): Change[] =>
  changes.map(({ table, row, was, now }) => ({ table, row, was: now, now: was })).reverse()

/** The same outcome with at most one change a row; a row that came and went, or came back the same, is left out. */
export function squash(changes: readonly Change[]): Change[] {
  const byRow = new Map<string, Change>()
  for (const change of changes) {
    const key = `${change.table} ${change.row}`
    const earlier = byRow.get(key)
    const merged = earlier ? join(earlier, change) : change
    byRow.delete(key)
    if (merged && !isIdle(merged)) byRow.set(key, merged)
  }
  return [...byRow.values()]
}

type Rows = Readonly<Record<string, readonly Row[]>>

/** The rows of a table as changes leave them: each in its place, new ones at the end. */
export function rowsAfter(rows: readonly Row[], table: string, changes: readonly Change[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const { table: changed, row, was, now } of changes) {
    if (changed !== table) continue
    if (now === null) byId.delete(row)
    else if (was === null || byId.has(row)) byId.set(row, { ...byId.get(row), ...now, id: row })
  }
  return [...byId.values()]
}

/** The tables of a scenario as changes in it leave them. */
export function tablesAfter(tables: Rows, changes: readonly Change[]): Rows {
  const names = [...new Set(changes.map(({ table }) => table))]
  const changed = names.map((name) => [name, rowsAfter(tables[name] ?? [], name, changes)] as const)
  return { ...tables, ...Object.fromEntries(changed) }
}

function join(first: Change, second: Change): Change | null {
  const { table, row } = first
  if (first.was === null && second.now === null) return null
  if (first.was === null) return { table, row, was: null, now: { ...first.now, ...second.now } }
  if (second.now === null) return { table, row, was: { ...second.was, ...first.was }, now: null }
  if (first.now === null) return onlyDifferent({ table, row, was: first.was, now: second.now })
  return onlyDifferent({ table, row, was: { ...second.was, ...first.was }, now: { ...first.now, ...second.now } })
}

function onlyDifferent({ table, row, was, now }: Change): Change {
  const columns = Object.keys(now ?? {}).filter((column) => was?.[column] !== now?.[column])
  const pick = (values: Values | null) =>
    values && Object.fromEntries(columns.map((column) => [column, values[column] ?? null]))
  return { table, row, was: pick(was), now: pick(now) }
}

const isIdle = ({ was, now }: Change): boolean => was !== null && now !== null && Object.keys(now).length === 0
