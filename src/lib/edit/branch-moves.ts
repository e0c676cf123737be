// Rows that go by other ids from now on: what branches say of them goes with them, and so do notes on them.
import { idIn, originOf, override } from './branches.ts'
import { remove, update, type Read } from './commands/command.ts'
import type { Change, Row } from './edit.ts'
import { goesByName, readPlace, writePlace } from './note-places.ts'

/** By table and id, both as they were made: the id of the row that stands in the place of one. */
export type Moved = ReadonlyMap<string, string>

export const movedKey = (table: string, row: Row): string => `${table} ${originOf(row.id)}`

/** Everything that follows a scenario, at first or second hand. */
export function followersOf(read: Read, scenario: string): string[] {
  const all = read.rows('branches')
  const below = (of: string): string[] =>
    all.flatMap(({ parent, scenario_id }) => (parent === of ? [scenario_id!, ...below(scenario_id!)] : []))
  return below(scenario)
}

/** @param branches those that read the rows that moved */
export const followMoved = (read: Read, branches: readonly string[], moved: Moved): Change[] =>
  moved.size === 0
    ? []
    : branches.flatMap((branch) => [...overridesMoved(read, branch, moved), ...notesMoved(read, branch, moved)])

const overridesMoved = (read: Read, branch: string, moved: Moved): Change[] =>
  read.rows('overrides', branch).flatMap((said) => {
    const { table_name: table, row_id, column_name: column = null, value = null, base = null } = said
    const row = moved.get(`${table} ${row_id}`)
    return row === undefined
      ? []
      : [remove('overrides', said), override(branch, { table: table!, row, column, value, base })]
  })

const notesMoved = (read: Read, branch: string, moved: Moved): Change[] =>
  read.rows('notes', branch).flatMap((note): Change[] => {
    const place = readPlace(note['place'] ?? '')
    if (place?.kind !== 'typed' || goesByName(place.table)) return []
    const row = moved.get(`${place.table} ${originOf(place.row)}`)
    const change = row && update('notes', note, { place: writePlace({ ...place, row: idIn(row, branch) }) })
    return change ? [change] : []
  })
