// What a branch says otherwise, place by place: how it is merged into the scenario that the branch follows, and how the
// branch comes to stand by itself.
import * as problems from './branch-problems.ts'
import { followMoved, followersOf, movedKey } from './branch-moves.ts'
import { followedHead, headRow, isTwin, originOf, readerOf, rowText, unsaid } from './branches.ts'
import { insert, remove, update, type Read } from './commands/command.ts'
import type { Cell, Change, Row } from './edit.ts'
import { cellInWords, placeInWords, placeMeant } from './note-words.ts'
import { ok, refused, type Problem, type Result } from './result.ts'
import { assumptionTables, ownedTables, tableNamed } from './schema.ts'

type Tables = Record<string, readonly Row[]>

/** One thing that a branch says otherwise. */
export interface Said {
  /** As people type it: pricing/team/monthly_price. */
  place: string
  kind: 'cell' | 'row' | 'row left out'
  /** What stood there when it was first said, what stands there now, and what the branch says; null for rows. */
  base: Cell
  there: Cell
  here: Cell
  /** What it follows has come to say something else since: one of the two is lost where they are merged. */
  isContested: boolean
  /** What makes it so there, and no longer said here. */
  merge: readonly Change[]
}

const tablesOf = (read: Read, scenario: string): Tables =>
  Object.fromEntries(assumptionTables.map(({ name }) => [name, read.rows(name, scenario)]))

export const parentOf = (read: Read, branch: string): string | null =>
  read.rows('branches', branch)[0]?.['parent'] ?? null

/** What follows a scenario itself, by name. */
export const branchesOf = (read: Read, scenario: string): string[] => {
  const followers = new Set(
    read.rows('branches').flatMap((row) => (row['parent'] === scenario ? row['scenario_id']! : []))
  )
  return read.rows('scenarios').flatMap((row) => (followers.has(row.id) ? (row['name'] ?? '') : []))
}

/** Everything that a branch says otherwise, in the order of the tables. */
export function saidIn(read: Read, branch: Row): Said[] {
  const parent = parentOf(read, branch.id)
  const above = parent === null ? null : (read.rows('scenarios').find(({ id }) => id === parent) ?? null)
  if (!above) return []
  const [here, there] = [tablesOf(read, branch.id), tablesOf(read, above.id)]
  const overrides = read.rows('overrides', branch.id)
  return [
    ...headSaid(overrides, branch, above),
    ...assumptionTables.flatMap(({ name }) => {
      const said = overrides.filter(({ table_name }) => table_name === name)
      const own = (here[name] ?? []).filter(({ id }) => readerOf(id) === null)
      const made = own.map((row) => madeIn(row, name, there, said))
      return [
        // A row that was left out and made again is one thing to a person.
        ...said
          .filter((override) => !made.some(({ leaving }) => leaving === override))
          .map((override) => overrideSaid(override, name, here, there)),
        ...made.map((one) => rowSaid(read, branch.id, one, name, here, above.id))
      ]
    })
  ]
}

function headSaid(overrides: readonly Row[], branch: Row, above: Row): Said[] {
  return followedHead.flatMap((column): Said[] => {
    const override = overrides.find((row) => row['row_id'] === headRow && row['column_name'] === column)
    if (!override) return []
    const [base, there, here] = [override['base'] ?? null, above[column] ?? null, branch[column] ?? null]
    const change = update('scenarios', above, { [column]: here })
    return [
      {
        ...{ place: `scenarios/${column}`, kind: 'cell', base, there, here, isContested: there !== base },
        merge: [...(change ? [change] : []), remove('overrides', override)]
      }
    ]
  })
}

function overrideSaid(override: Row, table: string, here: Tables, there: Tables): Said {
  const { row_id: origin = null, column_name: column = null, value = null, base = null } = override
  const row = there[table]!.find(({ id }) => originOf(id) === origin)
  const shown = here[table]!.find(({ id }) => originOf(id) === origin)
  const place = shown
    ? cellInWords(table, shown.id, column, here)
    : cellInWords(table, row?.id ?? origin!, column, there)
  const gone = remove('overrides', override)
  if (column === null) {
    return {
      ...{ place, kind: 'row left out', base: null, there: null, here: null },
      isContested: row !== undefined && rowText(table, row) !== base,
      merge: row ? [remove(table, row), gone] : [gone]
    }
  }
  const now = row?.[column] ?? null
  const change = row ? update(table, row, { [column]: value }) : null
  return {
    ...{ place, kind: 'cell', base, there: now, here: value },
    isContested: row === undefined || now !== base,
    merge: [...(change ? [change] : []), gone]
  }
}

/** A row of the branch's own, the row of its name there, and what leaves that one out here. */
interface Made {
  row: Row
  twin: Row | undefined
  leaving: Row | undefined
}

function madeIn(row: Row, table: string, there: Tables, said: readonly Row[]): Made {
  const twin = there[table]!.find((other) => isTwin(table, row, other))
  const leaving = twin && said.find(({ row_id, column_name }) => column_name === null && row_id === originOf(twin.id))
  return { row, twin, leaving }
}

/** Where a row of its name is there, its cells become what they are here. */
function rowSaid(
  read: Read,
  branch: string,
  { row, twin, leaving }: Made,
  table: string,
  here: Tables,
  above: string
): Said {
  const { id: _, [tableNamed(table).belongsTo!.column]: __, ...values } = row
  const made = twin ? update(table, twin, values) : insert(read, table, above, values)
  const moved = new Map([[movedKey(table, row), twin ? originOf(twin.id) : made!.row]])
  return {
    ...{ place: cellInWords(table, row.id, null, here), kind: 'row', base: null, there: null, here: null },
    isContested: twin !== undefined && made !== null && (!leaving || rowText(table, twin) !== leaving['base']),
    merge: [
      ...(made ? [made] : []),
      remove(table, row),
      ...(leaving ? [remove('overrides', leaving)] : []),
      ...followMoved(read, [branch, ...followersOf(read, branch)], moved)
    ]
  }
}

export interface Merging {
  merged: readonly Said[]
  left: readonly Said[]
}

/** What is merged: the places that are named, also contested ones; or else everything that nobody contests. */
export function merging(read: Read, branch: Row, named: readonly string[] | null): Result<Merging, Problem> {
  const all = saidIn(read, branch)
  if (all.length === 0) return refused(problems.saysNothing(branch['name'] ?? ''))
  const tables = tablesOf(read, branch.id)
  const keyOf = (words: string) => placeMeant(words, tables) ?? words
  const wanted = named?.map((words) => ({ words, key: keyOf(words) }))
  const isMeant = (said: Said, key: string) => keyOf(said.place) === key || keyOf(said.place).startsWith(`${key}/`)
  const unknown = wanted?.find(({ key }) => !all.some((said) => isMeant(said, key)))
  if (unknown)
    return refused(
      problems.notSaid(
        unknown.words,
        all.map(({ place }) => place)
      )
    )
  const isMerged = (said: Said) => (wanted ? wanted.some(({ key }) => isMeant(said, key)) : !said.isContested)
  const merged = all.filter(isMerged)
  if (merged.length === 0) return refused(problems.allContested(all.map(({ place }) => place)))
  return ok({ merged, left: all.filter((said) => !isMerged(said)) })
}

/** The changes that make a full copy of a branch, with every figure as it is, and every row in its place. */
export function detached(read: Read, branch: Row): Change[] {
  const here = tablesOf(read, branch.id)
  const inherited = Object.entries(here).filter(([, all]) => all.some(({ id }) => readerOf(id) !== null))
  const moved = new Map<string, string>()
  // Its own rows come behind those that were inherited: in the order in which they were made they would not.
  const copies = inherited.flatMap(([table, all]) =>
    all.flatMap((row): Change[] => {
      const { id, ...values } = row
      const copy = insert(read, table, branch.id, values)
      moved.set(movedKey(table, row), copy.row)
      return readerOf(id) === null ? [remove(table, row), copy] : [copy]
    })
  )
  const rows = inherited.map(([table]) => [
    table,
    copies.flatMap((change): Row[] => (change.table === table && change.now ? [{ ...change.now, id: change.row }] : []))
  ])
  const after = { ...here, ...(Object.fromEntries(rows) as Tables) }
  const notes = read.rows('notes', branch.id).flatMap((note): Change[] => {
    const place = placeMeant(placeInWords(note['place'] ?? '', here), after)
    const change = place === null ? null : update('notes', note, { place })
    return change ? [change] : []
  })
  const said = ownedTables.flatMap(({ name, isOfBranch }) =>
    isOfBranch ? read.rows(name, branch.id).map((row) => remove(name, row)) : []
  )
  const head = Object.fromEntries(followedHead.map((column) => [column, branch[column] ?? null]))
  return [
    ...copies,
    ...notes,
    ...said,
    { table: 'scenarios', row: branch.id, was: unsaid, now: head },
    ...followMoved(read, followersOf(read, branch.id), moved)
  ]
}

/** As it is answered. */
export const shownSaid = ({ place, kind, base, there, here, isContested }: Said) => ({
  ...{ place, kind, base, there, here },
  contested: isContested
})
