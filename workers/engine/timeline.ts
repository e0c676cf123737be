// The timeline of a scenario, searched over all of it and given page by page. What was read is kept.
import type { Writing } from '#lib/edit/messages.ts'
import type {
  ChangedRow,
  EditEntry,
  HistoryEntry,
  HistoryFilter,
  HistoryPage,
  HistoryQuery,
  Snapshot
} from '#lib/edit/past.ts'
import { lastHistoryId } from '#workers/store/history.ts'
import type { HistoryRow } from '#workers/store/store.ts'
import { asTyped } from './branch-history.ts'
import { editHeads, historyBetween, namedMoments, type EditHead, type NamedMoment } from '#workers/store/timeline.ts'
import type { Connection } from '#workers/store/sqlite.ts'
import { asOneRow, cellChanges, placeOf, wordsIn, writtenIn, type Written } from './history.ts'
import type { Workspace } from './workspace.ts'

/** Rows of an edit that go to the page; an import may have two thousand. */
const mostRows = 200
/** Edits whose words are read at once, between which others may have their turn. */
const atOnce = 200

interface Known {
  last: number
  heads: EditHead[]
  moments: NamedMoment[]
  /** What can be looked for in an edit. It stays as it is, but numbers may be written in another way. */
  words: Map<string, string>
  writing: string
  /** What was looked for last, and what was found. */
  found: { filter: string; matches: Match[] } | null
}

/** An edit, or a moment that has a name, which stands after the edit that it follows. */
type Match = { head: EditHead; place: number } | { moment: NamedMoment; place: number }

/** What a branch says otherwise as what it is about. */
type Typed = (rows: readonly HistoryRow[]) => HistoryRow[]

const scenarios = new WeakMap<Connection, Map<string, Known>>()

/** @param shown what is shown now: another state, or another workspace, may come into view while much is looked through */
export async function historyPage(
  shown: () => Workspace | null,
  query: HistoryQuery,
  writing: Writing
): Promise<HistoryPage> {
  for (;;) {
    const workspace = shown()
    if (!workspace) return { entries: [], matching: 0, all: 0, authors: [] }
    const { connection } = workspace.store.database
    const page = await pageOf(workspace, query, writing, () => shown()?.store.database.connection === connection)
    if (page) return page
  }
}

/** Null where what is looked through has been closed meanwhile. */
async function pageOf(
  workspace: Workspace,
  { scenario, filter, skip, limit }: HistoryQuery,
  writing: Writing,
  isOpen: () => boolean
): Promise<HistoryPage | null> {
  const { connection } = workspace.store.database
  const known = readKnown(connection, scenario, writing)
  const { heads, moments } = known
  const typed = (rows: readonly HistoryRow[]) => asTyped(rows, workspace)
  const matches = await matchesIn(connection, scenario, known, filter, writing, typed, isOpen)
  if (!matches || !isOpen()) return null
  const tables = workspace.tables(scenario)
  const ids = new Map<string, ReadonlySet<string>>([['scenarios', new Set([scenario])]])
  const isThere = (table: string, row: string): boolean => {
    const there = ids.get(table) ?? new Set((tables[table] ?? []).map(({ id }) => id))
    ids.set(table, there)
    return there.has(row)
  }
  const entries = matches
    .slice(skip, skip + limit)
    .map((match): HistoryEntry =>
      'moment' in match
        ? snapshotOf(match.moment)
        : editEntry(connection, scenario, match.head, filter, writing, typed, isThere)
    )
  const authors = [...new Set([...heads, ...moments].map(({ author }) => author))].sort()
  return { entries, matching: matches.length, all: heads.length + moments.length, authors }
}

export const snapshotOf = ({ place: _, ...moment }: NamedMoment): Snapshot => ({ kind: 'snapshot', ...moment })

function readKnown(connection: Connection, scenario: string, { locale, currency }: Writing): Known {
  const last = lastHistoryId(connection)
  const writing = `${locale} ${currency}`
  const known = scenarios.get(connection)?.get(scenario)
  if (known?.last === last && known.writing === writing) return known
  const fresh: Known = {
    ...{ last, writing, found: null },
    heads: editHeads(connection, scenario),
    moments: namedMoments(connection, scenario),
    words: known?.writing === writing ? known.words : new Map<string, string>()
  }
  scenarios.set(connection, new Map([[scenario, fresh]]))
  return fresh
}

async function matchesIn(
  connection: Connection,
  scenario: string,
  known: Known,
  filter: HistoryFilter,
  writing: Writing,
  typed: Typed,
  isOpen: () => boolean
): Promise<Match[] | null> {
  const key = JSON.stringify(filter)
  if (known.found?.filter === key) return known.found.matches
  const { table, author, origin, from, until } = filter
  const words = wordsOf(filter)
  const isIn = (at: string, by: string) =>
    (author === null || by === author) && (from === null || at >= from) && (until === null || at < until)
  let heads = known.heads.filter(
    (head) =>
      isIn(head.at, head.author) &&
      (origin === null || head.origin === origin) &&
      (table === null || head.tables.includes(table))
  )
  if (words.length > 0) {
    if (!(await readWords(connection, scenario, known, heads, writing, typed, isOpen))) return null
    heads = heads.filter((head) => words.every((word) => known.words.get(head.edit)!.includes(word)))
  }
  const moments = known.moments.filter(
    ({ at, author: by, name }) =>
      isIn(at, by) &&
      (origin === null || origin === 'snapshot') &&
      table === null &&
      words.every((word) => name.toLowerCase().includes(word))
  )
  const matches = [
    ...moments.map((moment): Match => ({ moment, place: moment.place })),
    ...heads.map((head): Match => ({ head, place: head.last }))
  ].sort((a, b) => b.place - a.place)
  known.found = { filter: key, matches }
  return matches
}

const wordsOf = ({ text }: HistoryFilter): string[] => text.toLowerCase().split(/\s+/).filter(Boolean)

async function readWords(
  connection: Connection,
  scenario: string,
  { words }: Known,
  heads: readonly EditHead[],
  writing: Writing,
  typed: Typed,
  isOpen: () => boolean
): Promise<boolean> {
  const unread = heads.filter(({ edit }) => !words.has(edit))
  for (let begin = 0; begin < unread.length; begin += atOnce) {
    const some = unread.slice(begin, begin + atOnce)
    const written = new Map(some.map(({ edit }): [string, Written[]] => [edit, []]))
    for (const row of typed(historyBetween(connection, scenario, some.at(-1)!.first, some[0]!.last)))
      written.get(row.edit_id ?? '')?.push(writtenIn(row))
    for (const { edit, why } of some) {
      const rows = asOneRow(written.get(edit)!, writing).map(({ images }) => wordsIn(images, writing))
      words.set(edit, [why.toLowerCase(), ...rows].join('\n'))
    }
    if (begin + atOnce < unread.length) await new Promise((resolve) => setTimeout(resolve))
    if (!isOpen()) return false
  }
  return true
}

function editEntry(
  connection: Connection,
  scenario: string,
  { edit, first, last, at, author, origin, why }: EditHead,
  filter: HistoryFilter,
  writing: Writing,
  typed: Typed,
  isThere: (table: string, row: string) => boolean
): EditEntry {
  const words = wordsOf(filter)
  const written = typed(historyBetween(connection, scenario, first, last).filter((row) => row.edit_id === edit)).map(
    writtenIn
  )
  const all = asOneRow(written, writing)
  const isSought = ({ images }: (typeof all)[number]): boolean => {
    if (filter.table !== null && images.table !== filter.table) return false
    const said = words.length > 0 ? wordsIn(images, writing) : ''
    return words.every((word) => said.includes(word))
  }
  const inOrder = words.length === 0 && filter.table === null ? all : sorted(all, isSought)
  return {
    ...{ kind: 'edit', edit, at, author, origin, why, count: all.length },
    rows: inOrder.slice(0, mostRows).map(({ row, images }): ChangedRow => ({
      table: images.table,
      row,
      place: placeOf(images),
      isThere: isThere(images.table, row),
      changes: cellChanges(images, writing)
    })),
    isFirst: written.some(({ images }) => images.table === 'scenarios' && images.was === null)
  }
}

/** Those that are sought before the others. */
const sorted = <T>(all: readonly T[], isSought: (one: T) => boolean): T[] => {
  const sought = new Set(all.filter(isSought))
  return [...sought, ...all.filter((one) => !sought.has(one))]
}
