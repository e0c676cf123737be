// The history of one scenario as a timeline: its edits, what each changed, and the moments that have a name.
import type { Origin } from '#lib/edit/edit.ts'
import { historyTable } from '#lib/edit/schema.ts'
import { historyRow, selected, type HistoryRow } from './history.ts'
import type { Connection } from './sqlite.ts'

/** An edit without its rows. */
export interface EditHead {
  edit: string
  /** The first and the last of its rows in this scenario. */
  first: number
  last: number
  at: string
  author: string
  origin: Origin
  why: string
  tables: readonly string[]
  count: number
}

const { name: history } = historyTable
const naming = `('snapshot', 'snapshot removed')`

/** Newest first. */
export const editHeads = (connection: Connection, scenario: string): EditHead[] =>
  connection
    .all(
      `SELECT edit_id, min(id) AS first, max(id), min(at), min(author), min(origin), min(why),
         group_concat(DISTINCT CASE table_name WHEN 'overrides'
           THEN json_extract(coalesce(new_row, old_row), '$.table_name') ELSE table_name END), count(*)
       FROM ${history} WHERE scenario_id = ? AND origin NOT IN ${naming} GROUP BY edit_id ORDER BY first DESC`,
      [scenario]
    )
    .map(([edit, first, last, at, author, origin, why, tables, count]) => ({
      edit: String(edit),
      first: Number(first),
      last: Number(last),
      at: String(at),
      author: String(author),
      origin: origin as Origin,
      why: String(why),
      tables: String(tables).split(','),
      count: Number(count)
    }))

/** In the order in which they were written. */
export const historyBetween = (connection: Connection, scenario: string, first: number, last: number): HistoryRow[] =>
  connection
    .all(`${selected} WHERE scenario_id = ? AND id BETWEEN ? AND ? ORDER BY id`, [scenario, first, last])
    .map(historyRow)

/** The last edit that wrote to a row after another, where one did. */
export function lastToWrite(
  connection: Connection,
  table: string,
  row: string,
  after: number
): { why: string; at: string } | null {
  const [found] = connection.all(
    `SELECT why, at FROM ${history} WHERE id > ? AND table_name = ? AND row_id = ? AND origin NOT IN ${naming}
     ORDER BY id DESC LIMIT 1`,
    [after, table, row]
  )
  return found ? { why: String(found[0]), at: String(found[1]) } : null
}

/** What everybody wrote last in a scenario; names of moments change nothing in it. */
export const lastIn = (connection: Connection, scenario: string): number =>
  Number(
    connection.value(`SELECT max(id) FROM ${history} WHERE scenario_id = ? AND origin NOT IN ${naming}`, [scenario]) ??
      0
  )

/** A moment that has a name, and its place in the history. */
export interface NamedMoment {
  id: string
  name: string
  author: string
  named: string
  after: string
  at: string
  place: number
}

/** By the order of the moments, newest first. The history is only added to, so a new name or none is an entry as well. */
export function namedMoments(connection: Connection, scenario: string): NamedMoment[] {
  const moments = new Map<string, NamedMoment>()
  const entries = connection.all(
    `SELECT edit_id, id, at, author, origin, why, reverses FROM ${history}
     WHERE scenario_id = ? AND origin IN ${naming} ORDER BY id`,
    [scenario]
  )
  for (const [edit, id, at, author, origin, why, reverses] of entries) {
    const named = moments.get(String(reverses))
    if (origin === 'snapshot removed') moments.delete(String(reverses))
    else if (named) moments.set(named.id, { ...named, name: String(why) })
    else {
      // Also of a moment whose name was taken away: it is named again.
      const own = { id: String(edit), name: String(why), author: String(author), named: String(at) }
      const moment = reverses === null ? null : momentAfter(connection, String(reverses))
      moments.set(own.id, {
        ...own,
        ...(moment ? { after: String(reverses), ...moment } : { after: own.id, at: own.named, place: Number(id) })
      })
    }
  }
  return [...moments.values()].sort((a, b) => b.place - a.place || (a.id < b.id ? 1 : -1))
}

/** When an edit was made and where its last row stands; null where there is none of that id. */
export function momentAfter(connection: Connection, edit: string): { at: string; place: number } | null {
  const [found] = connection.all(`SELECT max(at), max(id) FROM ${history} WHERE edit_id = ?`, [edit])
  return found?.[1] == null ? null : { at: String(found[0]), place: Number(found[1]) }
}
