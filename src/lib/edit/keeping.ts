// What the page and the engine say to each other about keeping a workspace: its copies on the device, the states that
// can be found, files of it, and the workspaces beside it.
import type { Cell, Values } from './edit.ts'
import type { Problem, Result } from './result.ts'
import type { CommandFile, Opened } from './messages.ts'

export type CopyName = 'files' | 'database'

/** A copy is in step, left behind, or not there at all in this session. */
export interface CopyHealth {
  name: CopyName
  state: 'whole' | 'behind' | 'absent'
}

export interface StorageHealth {
  workspace: string
  /** Sealed with a passphrase. */
  isLocked: boolean
  copies: readonly CopyHealth[]
  /** Bytes that this site uses and may use; null where the browser does not say. */
  used: number | null
  quota: number | null
  /** Whether the browser has promised not to clear it by itself; null where it does not say. */
  isProtected: boolean | null
  /** How many edits there were, and the last one. */
  edits: number
  lastEdit: { at: string; why: string } | null
  /** States that are kept, and when the newest was: milliseconds since 1970. */
  kept: number
  lastKept: number | null
  /** The last file that was made of it, and how many edits came since; null where there was none. */
  lastFile: { at: number; editsSince: number } | null
  /** Time for another file. */
  isFileDue: boolean
  /** How it was opened: whether the run before ended by itself, and what was mended. */
  recovery: { wasClosed: boolean; replayed: number; faults: readonly string[]; milliseconds: number }
}

/** A state that can be found in some copy: the newest, a snapshot, one that is kept; or bytes that cannot be read. */
export interface FoundState {
  id: string
  copies: readonly string[]
  kind: 'latest' | 'snapshot' | 'kept' | 'unreadable'
  /** Milliseconds since 1970; null where it is not known. */
  at: number | null
  reason: string
  bytes: number
  /** Why it cannot be opened, in words. */
  fault: string | null
}

/** What is in a state: enough to tell it from the others. */
export interface StateSummary {
  rows: readonly { table: string; rows: number }[]
  edits: number
  last: { at: string; why: string } | null
  /** By scenario: what it comes to in a year's revenue at its end, and how low its cash gets. */
  scenarios: readonly { id: string; name: string; arr: number | null; lowestCash: number | null }[]
}

/** The workspace at a moment of the past: what it is or why it is kept, and when, in milliseconds since 1970. */
export interface PastState {
  reason: string
  at: number | null
}

/** A file: of which workspace, when it was made, and whether its figures come out the same in this version. */
export interface PastFile {
  file: string
  workspace: string
  at: number
  isSame: boolean
}

/** A cell that differs. The row is told by its cells, so that it can be named. */
export interface CellDifference {
  table: string
  row: Values
  column: string
  was: Cell
  now: Cell
}

/** What a restore changes. */
export interface RestorePlan {
  /** What is restored, for the page to put into words. */
  from: PastState | PastFile
  /** The same in words that are read anywhere and later: times are in UTC. */
  source: string
  tables: readonly { table: string; added: number; changed: number; removed: number }[]
  scenarios: readonly {
    id: string
    name: string
    kind: 'added' | 'changed' | 'removed'
    cells: number
    /** The first cells of one that changes. */
    first: readonly CellDifference[]
  }[]
}

export type RestoreSource = StatePlace | { file: Uint8Array; name: string; passphrase?: string }

/** The state of that id, or everything as it was at an ISO time. */
export type StatePlace = { state: string } | PastMoment

export interface PastMoment {
  time: string
  /** Exactly after this edit, where there are several at that time. */
  after?: string
  /** What the moment is called. */
  name?: string
  /** A restore brings back this scenario only. */
  scenario?: string
}

export interface WorkspaceInfo {
  name: string
  isOpen: boolean
  isLocked: boolean
}

/** What the page asks of the engine about keeping. */
export interface KeepingDoor {
  /** Null while one workspace is left for another. */
  storage(): Promise<StorageHealth | null>
  /** Everything that can be found, newest first, whether the workspace opened or not. */
  states(): Promise<FoundState[]>
  stateSummary(id: string): Promise<Result<StateSummary, Problem>>
  /** As a file to be downloaded. */
  stateFile(id: string): Promise<Result<CommandFile, Problem>>
  /** Shows that state on every page, for reading only, until lookNow. */
  lookAt(place: StatePlace): Promise<Result<Opened, Problem>>
  lookNow(): Promise<Opened>
  /** What a restore would change. */
  planRestore(source: RestoreSource): Promise<Result<RestorePlan, Problem>>
  /** One edit, which undo takes back. */
  restore(source: RestoreSource): Promise<Result<RestorePlan, Problem>>
  /** Where the workspace did not open: goes on from that state, and keeps everything else aside. */
  beginFrom(id: string): Promise<Result<Opened, Problem>>
  workspaces(): Promise<WorkspaceInfo[]>
}
