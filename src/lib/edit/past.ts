// What the page and the engine say to each other about the history of a scenario: its edits, what taking some of
// them back would change, and moments that have a name.
import type { Writing } from './messages.ts'
import type { Problem, Result } from './result.ts'

/** What is looked for; null is anything. */
export interface HistoryFilter {
  /** Words that stand in the place, the reason or a value, each of them. */
  text: string
  table: string | null
  author: string | null
  origin: string | null
  /** ISO times in UTC: from the first on, and before the second. */
  from: string | null
  until: string | null
}

export interface HistoryQuery {
  scenario: string
  filter: HistoryFilter
  /** How many are passed over, newest first. */
  skip: number
  limit: number
}

export interface ChangedCell {
  column: string
  label: string
  was: string
  now: string
}

/** A changed row in words, and what changed in it. */
export interface ChangedRow {
  table: string
  row: string
  place: string
  /** It still stands in its table. */
  isThere: boolean
  changes: readonly ChangedCell[]
}

export interface EditEntry {
  kind: 'edit'
  edit: string
  at: string
  author: string
  origin: string
  why: string
  /** How many rows it changed; the first of them follow, those that were looked for before the others. */
  count: number
  rows: readonly ChangedRow[]
  /** It made the scenario, so there is nothing before it. */
  isFirst: boolean
}

/** A moment with a name. It stands after the edit that it follows. */
export interface Snapshot {
  kind: 'snapshot'
  id: string
  name: string
  author: string
  /** When it was named, and the moment itself. */
  named: string
  at: string
  /** The edit that made everything what it is then. */
  after: string
}

export type HistoryEntry = EditEntry | Snapshot

export interface HistoryPage {
  entries: readonly HistoryEntry[]
  /** How many there are that were looked for, and how many in all. */
  matching: number
  all: number
  authors: readonly string[]
}

/** One edit, everything from it on, or everything after it. */
export interface RevertSource {
  scenario: string
  edit: string
  reach: 'one' | 'since' | 'after'
}

export type LaterChoice = 'leave' | 'put back'

/** One line of what would change. Rows that come or go have no values. */
export interface PlannedLine {
  kind: 'cell' | 'comes' | 'goes'
  table: string
  place: string
  was: string
  now: string
  /** The last edit that changed it since, where one did. */
  later: { why: string; at: string } | null
}

export interface RevertPlan {
  why: string
  at: string
  /** How many edits are taken back. */
  edits: number
  /** How many rows change, of which those that come again as they were are not told. */
  rows: number
  lines: readonly PlannedLine[]
  /** What was changed again since: it is left, or put back too. */
  later: readonly PlannedLine[]
  /** Up to where the history was read. */
  seen: number
}

/** The other way round: from what was to what is. */
export const sinceThen = (lines: readonly PlannedLine[]): PlannedLine[] =>
  lines.map((line) => ({ ...line, kind: otherWay[line.kind], was: line.now, now: line.was }))

const otherWay = { cell: 'cell', comes: 'goes', goes: 'comes' } as const

/** What is asked of the door: an edit that takes others back, or a name for a moment. */
export type Amendment =
  | { kind: 'revert'; source: RevertSource; later: LaterChoice; seen: number | null }
  | { kind: 'name'; scenario: string; name: string; after: string | null }
  | { kind: 'rename'; scenario: string; snapshot: string; name: string }
  | { kind: 'forget'; scenario: string; snapshot: string }

/** What the page asks of the engine about the past of a scenario. */
export interface PastDoor {
  history(query: HistoryQuery, writing: Writing): Promise<HistoryPage>
  snapshots(scenario: string): Promise<Snapshot[]>
  planRevert(source: RevertSource): Promise<Result<RevertPlan, Problem>>
  amend(amendment: Amendment): Promise<Result<null, Problem>>
}
