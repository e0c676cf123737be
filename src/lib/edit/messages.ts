// What the page and the engine say to each other: plain data that crosses the worker border.
import type { Good, Grain, Rolls } from '#lib/model/language/syntax.ts'
import type { Reading } from '#lib/model/readings.ts'
import type { FigureSet, SeriesInfo } from '#lib/model/series.ts'
import type { Period } from '#lib/model/periods.ts'
import type { CellEdit } from './cells.ts'
import type { KeepingDoor } from './keeping.ts'
import type { PastDoor } from './past.ts'
import type { Cell, Row, Values } from './edit.ts'
import type { Problem, Result } from './result.ts'
import type { ValuingDoor } from './valuing.ts'
import type { WrittenDoor } from './written.ts'

export type { CellEdit, FigureSet, Period, Good, Grain, Rolls, SeriesInfo }

/** Whether what was typed is on the device: all of it in both copies or in one, not yet, or it cannot be. */
export interface SaveState {
  state: 'saved' | 'one copy' | 'saving' | 'failing'
  /** When the last edit reached the device, in milliseconds since 1970; null before the first. */
  at: number | null
  problem: Problem | null
}

/** One thing the check looks at. `where` leads to the cells: a table and rows, or a line and month. */
export interface CheckRow {
  rule: string
  ok: boolean
  where: CheckPlace | null
  sentence: string
}

export type CheckPlace = { table: string; rows: string[] } | { line: string; month: number | null }

/** A scenario on the list: enough to tell it from the others. */
export interface Card {
  id: string
  name: string
  description: string
  /** What it was cloned from, or what it is a branch of. */
  parent: string | null
  isBranch: boolean
  startDate: string
  months: number
  /** Cash by month, for the bare curve. */
  cash: Float64Array
  /** The summary's lines by id; null is blank. */
  summary: Record<string, number | null>
  isSound: boolean
}

export interface UndoLabels {
  undo: string | null
  redo: string | null
}

export type Tables = Record<string, readonly Row[]>

/** What a branch follows, and what stands there wherever the branch says otherwise, by "table row column". */
export interface Followed {
  id: string
  name: string
  there: Readonly<Record<string, Cell>>
}

/** Everything the pages show of the open scenario; null is what they have already. */
export interface ScenarioUpdate {
  scenario: Row
  /** What was typed. Exact figures come after those of the same rows, and bring none along. */
  tables: Tables | null
  /** Comes with the tables; null for a scenario that stands by itself. */
  followed: Followed | null
  catalogue: readonly SeriesInfo[] | null
  figures: FigureSet
  checks: readonly CheckRow[]
}

/** A cell in which something can be typed; the row is null where it is only named so far. */
export type CellPlace = Pick<CellEdit, 'table' | 'row' | 'column' | 'names'>

/** What was typed into a scenario, and the lines that come of it. */
export interface ScenarioRows {
  scenario: Row
  tables: Tables
  catalogue: readonly SeriesInfo[]
}

/**
 * What is to be explained: a line at a month, quarter or year, or what somebody typed. A line with one value, and what was
 * typed, are looked at from that time: it says which month of what they feed is meant. A quarter or year may be read in
 * another way than the line's own.
 */
export type Asked = { at: number; period: Period; reading?: Reading } & ({ line: string } | { cell: CellPlace })

/** What a figure was made from, or what is made from it. */
export type Way = 'because' | 'feeds'

/** What was typed into a cell, by whom, when and why, and what stood there before; `at` is null where it is as it came. */
export interface Typed extends CellPlace {
  at: string | null
  was: string | null
  why: string | null
  author: string | null
}

/**
 * What an explained number was made from, or what it feeds. `month` is null for typed values and whole-run lines; where
 * the period is not a month it counts quarters or years. `when` says it as people do: M17, Q2 27, 2027.
 */
export interface Reason {
  id: string
  label: string
  month: number | null
  period: Period
  when: string
  value: string | null
  shown: string
  /** Where it was typed and when, where it was. */
  typed: Typed | null
}

export interface ExplainedNumber extends Reason {
  sentence: string
  words: string
  figures: string
  note: string
  because: Reason[]
  /** What is computed from it, where that was asked for. */
  feeds: Reason[]
}

/** How numbers are written on this device. */
export interface Writing {
  locale: string
  currency: string
}

export interface CommandFile {
  name: string
  type: string
  bytes: Uint8Array
}

export type CommandAnswer =
  { ok: true; text: string; data: unknown; files: CommandFile[] } | { ok: false; problem: Problem }

/** A row that a command would change: what people call it, and its cells. */
export interface TrialRow {
  place: string
  changes: { label: string; was: string; now: string }[]
}

/** A figure of the summary before and after. Null is blank; it was not there where the scenario is new. */
export interface TrialFigure {
  line: string
  label: string
  unit: string
  good: Good
  was: number | null | undefined
  now: number | null
}

/** What a command line would do, without doing it. */
export type Trial =
  | { ok: false; problem: Problem }
  /** It only looks, or is about what is kept. */
  | { ok: true; changes: null }
  | { ok: true; changes: TrialChanges }

export interface TrialChanges {
  /** What undo or redo would take back or make again. */
  step: string | null
  /** Rows that come, go and change, and how many cells of the last. */
  added: number
  removed: number
  changed: number
  cells: number
  first: TrialRow[]
  /** Those of the summary that come out otherwise. */
  figures: TrialFigure[]
}

/** How the workspace came up. */
export interface Opened {
  /** A follower's edits are made by the tab that writes; a reader makes none. */
  mode: 'writer' | 'follower' | 'reader'
  /** Why it only reads, where it does. */
  problem: Problem | null
  workspace: string
  /** Sealed with a passphrase: what is typed in it is kept nowhere else. */
  isLocked: boolean
  /** The state that is being looked at, where it is not the present one: what it is, and when in milliseconds. */
  past: { reason: string; at: number | null } | null
  company: string
  companies: readonly Row[]
  report: { isFresh: boolean; replayed: number; faults: readonly string[]; milliseconds: number }
}

/** What the engine tells without being asked. */
export interface Listener {
  save(state: SaveState): void
  update(update: ScenarioUpdate): void
  /** Notes of the scenario that is open. */
  notesChanged(): void
  /** Scenarios were made, renamed or deleted, or their figures changed. */
  listChanged(): void
  undo(labels: UndoLabels): void
  /** The tab may write now, or what another tab wrote has been read. */
  reopened(opened: Opened): void
  /** The workspace did not open when this tab's turn to write came, or was over. */
  failed(problem: Problem): void
}

export type { Problem, Result }

/** What the page asks of the engine. */
export interface EngineDoor extends KeepingDoor, PastDoor, ValuingDoor, WrittenDoor {
  /** Opens a workspace, in the place of the one that is open. A locked one needs its passphrase. */
  start(workspace: string, listener: Listener, passphrase: string | null): Promise<Result<Opened, Problem>>
  /** Files that can still be read where the workspace could not be opened. */
  leftOvers(): Promise<{ name: string; bytes: Uint8Array }[]>
  useWriting(writing: Writing): void
  useCompany(company: string): void
  companies(): Row[]
  cards(): Card[]
  /** Tells of this scenario from now on. */
  open(scenario: string): Result<ScenarioUpdate, Problem>
  /** What people say about places of a scenario. */
  notes(scenario: string): Row[]
  /** The figures as they would be with these cells, without keeping them. */
  preview(scenario: string, edits: readonly CellEdit[]): Result<FigureSet, Problem>
  setCells(scenario: string, edits: readonly CellEdit[], why: string): Promise<Result<null, Problem>>
  addRow(scenario: string, table: string, values: Values): Promise<Result<string, Problem>>
  removeRows(scenario: string, table: string, ids: readonly string[]): Promise<Result<null, Problem>>
  explain(scenario: string, asked: Asked, way: Way): Promise<Result<ExplainedNumber, Problem>>
  undo(): Promise<Result<string, Problem>>
  redo(): Promise<Result<string, Problem>>
  /** A line that somebody typed, or one that a button of the page stands for. */
  run(line: string, files: Record<string, Uint8Array>, by: 'command' | 'page'): Promise<CommandAnswer>
  /** What that line would do. Changes nothing, and writes nothing. */
  tryLine(line: string): Promise<Trial>
  /** A scenario by its id or name, with everything that can be named in it; null where there is none. */
  rowsOf(scenario: string): ScenarioRows | null
  /** Resolves when everything acknowledged so far is on the device. */
  saved(): Promise<void>
  /** Whether somebody can see the page. */
  seen(isSeen: boolean): Promise<void>
}
