// The store of a workspace: tables in memory, every edit journalled to the device before it counts as saved.
import { notUndone, type Change, type Edit, type Row, type Values } from '#lib/edit/edit.ts'
import { ok, refused, type Problem, type Result } from '#lib/edit/result.ts'
import { writeBackup } from './backups.ts'
import type { Database } from './database.ts'
import { noFaults } from './faults.ts'
import { follow } from './following.ts'
import type { EditEntry, HistoryQuery, HistoryRow, Touched } from './history.ts'
import { sha256 } from './journal/checksums.ts'
import type { Bytes } from './journal/bytes.ts'
import type { Backup, Copy, StoredRecord } from './journal/copy.ts'
import { NotSaved, type Watermarks } from './journal/journal.ts'
import { encodeTransaction, nothingOpaque, type Opaque } from './journal/payload.ts'
import { commandOf } from './journal/record.ts'
import { daily, dayOf, isDue, superfluous } from './keeping/retention.ts'
import {
  openFrom,
  openReading,
  openWriting,
  type Reading,
  type StoreOptions,
  type Unopened,
  type Writing
} from './opening.ts'
import * as problems from './problems.ts'
import type { RecoveryReport } from './recovery.ts'
import { usualLimits } from './snapshots.ts'
import { countEdit, undoStacks, type UndoStacks } from './undo.ts'

export { IndexedDbCopy } from './journal/indexed-db.ts'
export { OpfsCopy } from './journal/opfs.ts'
export { findLock } from './journal/find-lock.ts'
export * as storageProblems from './problems.ts'
export { scrub } from './journal/scrub.ts'
export { Pair } from './journal/pair.ts'
export { claimWriter, type Claim, type Held } from './lock.ts'
export { NotSaved } from './journal/journal.ts'
export { schemaVersion } from './migrations.ts'
export { loadSqlite } from './sqlite.ts'
export type { EditEntry, HistoryQuery, HistoryRow, Touched } from './history.ts'
export type { UndoStacks, UndoStep } from './undo.ts'
export type { StoredFile } from './backups.ts'
export type { Backup, Copy, Opaque, RecoveryReport, StoredRecord, StoreOptions, Unopened, Watermarks }

/** Opens a workspace. A writer that finds a newer schema gets a store that only reads, with the problem on it. */
export async function openStore(options: StoreOptions): Promise<Result<Store, Unopened>> {
  const opened = await (options.mode === 'writer' ? openWriting : openReading)(options)
  return opened.ok ? ok(new Store(options, opened.value)) : opened
}

/** Opens it by a state that was found, where it does not open by itself. */
export async function openStoreFrom(options: StoreOptions, bytes: Bytes): Promise<Result<Store, Unopened>> {
  const opened = await openFrom(options, bytes)
  return opened.ok ? ok(new Store(options, opened.value)) : opened
}

/** Milliseconds that whoever lets go waits for a snapshot or a backup that does not come: the journal is enough. */
const mostBeforeLettingGo = 2000

export class Store {
  readonly #options: StoreOptions
  readonly #writing: Writing | null
  #reading: Reading
  #undo: UndoStacks<EditEntry> | null = null
  #checkedAt: number
  #isClosed = false
  /** The record that says that nothing was cut off, while nothing has followed it. */
  #cleanAt: number | null = null
  #heard: { state: Watermarks; copies: ReturnType<Copy['states']> } | null = null
  /** Called with what has come to the device, in order. */
  onWritten: (records: readonly StoredRecord[]) => void = () => {}
  /** The day whose state is kept. */
  #keptOn: number | null = null
  /** Resolves when no backup is on its way. */
  #backups: Promise<unknown> = Promise.resolve()
  readonly #listeners = new Set<() => void>()

  constructor(options: StoreOptions, opened: Reading | Writing) {
    this.#options = options
    this.#reading = opened
    this.#writing = 'journal' in opened ? opened : null
    this.#checkedAt = opened.report.seq
    if (this.#writing)
      this.#writing.journal.onChange = (written) => {
        this.#afterWrite(written)
      }
  }

  get mode(): 'writer' | 'reader' {
    return this.#writing ? 'writer' : 'reader'
  }

  /** Why a store that was to write only reads. */
  get problem(): Problem | null {
    return this.#reading.problem
  }

  /** Why it takes no edits. */
  get refusal(): Problem | null {
    if (this.#isClosed) return problems.closed
    if (!this.#writing) return this.problem ?? problems.readOnly
    return this.#writing.journal.watermarks().problem
  }

  get report(): RecoveryReport {
    return this.#reading.report
  }

  /** The rows of a table, or of one scenario or company in it, by id. */
  rows(table: string, ownerId?: string): Row[] {
    return this.#reading.database.rows(table, ownerId)
  }

  row(table: string, id: string): Row | null {
    return this.#reading.database.row(table, id)
  }

  /** Newest first. */
  history(query: HistoryQuery): HistoryRow[] {
    return this.#reading.database.history(query)
  }

  /** What undo and redo would take back next, topmost last. */
  undoStacks(): UndoStacks<EditEntry> {
    this.#undo ??= undoStacks(this.#reading.database.editsForUndo())
    return this.#undo
  }

  changesOf(editId: string): Change[] {
    return this.#reading.database.changesOf(editId)
  }

  /** Replaces what was computed for a scenario; an edit that touches the scenario drops it. */
  keepComputed(table: string, scenarioId: string, rows: readonly Values[]): void {
    this.#reading.database.keepComputed(table, scenarioId, rows)
  }

  /** SHA-256 of what somebody typed, equal wherever the same rows are. */
  stateHash(): Promise<Uint8Array> {
    return sha256(this.#reading.database.canonicalDump())
  }

  /**
   * Makes an edit's changes in memory, all or none, and sends them on their way to the device.
   * @param opaque asked inside the transaction for what is to be journalled with the edit
   * @returns the number to wait for; a problem where the device does not take edits
   * @throws Error for an edit that does not fit what is there
   */
  receive(edit: Edit, opaque: () => Opaque = () => nothingOpaque): Result<number, Problem> {
    const { refusal } = this
    if (refusal) return refused(refusal)
    const { journal } = this.#writing!
    const faults = this.#options.faults ?? noFaults
    const command = commandOf(edit.id)
    faults('P0')
    const payload = this.#reading.database.apply(edit, (images) => {
      faults('P1')
      return images.length === 0 ? null : encodeTransaction({ images, ...opaque() })
    })
    faults('P2')
    if (!payload) return ok(journal.watermarks().memory)
    this.#countEdit(edit)
    return ok(journal.add('TXN', payload, command))
  }

  /** Resolves when an edit, or else everything so far, is on the device. @throws NotSaved where it will not be any more */
  async durable(seq?: number): Promise<void> {
    await this.#writing?.journal.durable(seq)
  }

  state(): Watermarks {
    const { seq } = this.#reading.end
    const asRead: Watermarks = { state: 'saved', memory: seq, device: seq, problem: null }
    return this.#writing?.journal.watermarks() ?? this.#heard?.state ?? asRead
  }

  /** How the tab is doing that writes: what a reader says of its state. */
  hear(state: Watermarks, copies: ReturnType<Copy['states']>): void {
    const heard = { state, copies }
    if (JSON.stringify(heard) === JSON.stringify(this.#heard)) return
    this.#heard = heard
    this.#notify()
  }

  /** The last record that is in memory here. */
  get seq(): number {
    return this.#writing?.journal.watermarks().memory ?? this.#reading.end.seq
  }

  /** A reader makes what the writer has written. Null where it does not follow: reload() is needed. */
  async follow(records: readonly StoredRecord[]): Promise<Touched | null> {
    const touched = await follow(this.#reading, records).catch(() => null)
    this.#undo = null
    return touched
  }

  /** Calls back whenever the state may have changed. @returns what ends it */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Takes a verified snapshot now: before an import or a restore. */
  async snapshot(): Promise<void> {
    await this.#writer().snapshots.take()
  }

  /** For moments in which nobody waits, such as when the page is hidden: what comes to its end now was not cut off. */
  async rest(): Promise<void> {
    if (!this.#writing) return
    const { snapshots, journal } = this.#writing
    await snapshots.rest()
    const { memory, device } = journal.watermarks()
    if (this.#isClosed || memory !== device || memory === this.#cleanAt) return
    this.#cleanAt = journal.add('CLEAN', new Uint8Array(0))
    await journal.durable(this.#cleanAt, false).catch(ignoreNotSaved)
  }

  /** How each copy is, by its name. */
  copies(): ReturnType<Copy['states']> {
    return this.#heard?.copies ?? this.#options.copy.states()
  }

  /** For those who compare, pack or travel; edits go through receive. */
  get database(): Database {
    return this.#reading.database
  }

  /** Keeps the state as it is now until it is deleted. @throws NotSaved where it does not come to the device itself */
  backup(reason: string): Promise<Backup> {
    return this.#onItsWay(this.#backup(reason))
  }

  /** What is in it is on the device first: whoever takes the turn may make what is not in another order, or not at all. */
  async #backup(reason: string): Promise<Backup> {
    const { database, journal } = this.#writer()
    const [bytes, schema] = [database.connection.exportSafely(), journal.schema]
    await journal.durable(journal.watermarks().memory, false)
    return writeBackup(this.#options, reason, schema, bytes)
  }

  /** Keeps the state of this day where none is kept yet, and deletes those that have become superfluous. */
  async keepDaily(): Promise<void> {
    if (this.#writing && !this.#isClosed) await this.#onItsWay(this.#keepDay())
  }

  async #keepDay(): Promise<void> {
    const { copy, clock } = this.#options
    const today = dayOf(clock())
    if (this.#keptOn === today) return
    // Where nothing has changed since an earlier day none is written: it would be tried again and again.
    this.#keptOn = today
    try {
      if (isDue(await copy.listBackups(), clock())) await this.backup(daily)
      this.#options.faults?.('P18')
    } catch (error) {
      this.#keptOn = null
      throw error
    } finally {
      await copy.deleteBackups(superfluous(await copy.listBackups(), clock()))
    }
  }

  listBackups(): Promise<Backup[]> {
    return this.#options.copy.listBackups()
  }

  readBackup(id: string): Promise<Uint8Array> {
    return this.#options.copy.readBackup(id)
  }

  /** A reader's way to what the writer has saved since. */
  async reload(): Promise<Result<void, Unopened>> {
    if (this.#writing) throw new Error('a writer has nothing to reload')
    const opened = await openReading(this.#options)
    if (!opened.ok) return opened
    this.#reading.database.connection.close()
    this.#reading = opened.value
    this.#undo = null
    this.#notify()
    return ok(undefined)
  }

  /** Waits for what is on its way, and notes that nothing was cut off. */
  async close(): Promise<void> {
    await this.retire()
    this.#reading.database.connection.close()
  }

  /** Takes no edits any more and writes nothing, but can still be read. */
  async retire(isLost = false): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    if (isLost) this.#writing?.journal.stop(problems.takenOver)
    else if (this.#writing) await this.#finish(this.#writing)
    this.#options.copy.close()
  }

  async #finish({ journal, snapshots }: Writing): Promise<void> {
    // What came after the turn is over would be written into the turn of another tab.
    await atMost(mostBeforeLettingGo, Promise.all([snapshots.settled(), this.#backups]))
    if (!journal.watermarks().problem) journal.add('CLEAN', new Uint8Array(0))
    await journal.durable(undefined, false).catch(ignoreNotSaved)
    journal.stop(problems.closed)
  }

  #writer(): Writing {
    if (!this.#writing || this.#isClosed) throw new Error('this store does not write')
    return this.#writing
  }

  #onItsWay<T>(backup: Promise<T>): Promise<T> {
    this.#backups = Promise.allSettled([this.#backups, backup])
    return backup
  }

  #countEdit({ id, reverses, why, at, origin }: Edit): void {
    if (this.#undo && !notUndone.includes(origin)) countEdit(this.#undo, { id, reverses, why, at, origin })
  }

  #afterWrite(written: readonly StoredRecord[]): void {
    if (!this.#isClosed) {
      this.#checkState()
      this.#writing!.snapshots.count(written.reduce((sum, { bytes }) => sum + bytes.length, 0))
    }
    if (written.length > 0) this.onWritten(written)
    this.#notify()
  }

  #checkState(): void {
    const { journal, database } = this.#writing!
    const { memory, device } = journal.watermarks()
    const { recordsBetweenChecks } = this.#options.limits ?? usualLimits
    if (device - this.#checkedAt < recordsBetweenChecks) return
    this.#checkedAt = memory
    journal.add('CHECK', sha256(database.canonicalDump()))
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) listener()
  }
}

/** Waits for what cannot fail, but not for ever. */
function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, milliseconds)
    void work.then(() => {
      clearTimeout(late)
      resolve()
    })
  })
}

function ignoreNotSaved(error: unknown): void {
  if (!(error instanceof NotSaved)) throw error
}
