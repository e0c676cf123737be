// Whole states written beside the journal, so that it need not be replayed from the beginning. None counts before it was
// opened again and found equal; the journal is cut only behind the second newest, so that a bad one costs nothing.
import type { SqlJsStatic } from 'sql.js'
import * as texts from '#lib/texts/damage.ts'
import { canonicalHash } from './canonical.ts'
import type { Database } from './database.ts'
import type { Faults } from './faults.ts'
import { Damaged, type Bytes } from './journal/bytes.ts'
import { sameBytes, sha256 } from './journal/checksums.ts'
import type { Copy, Snapshot } from './journal/copy.ts'
import type { Journal } from './journal/journal.ts'
import { encodeSnapshotNote } from './journal/payload.ts'
import { readLayout } from './layout.ts'
import { Connection } from './sqlite.ts'

const generationsKept = 3
/** Milliseconds until a copy that was left behind is tried again. */
const betweenTries = 5000

/** How much may come to the journal before a snapshot or a check is due. */
export interface Limits {
  records: number
  bytes: number
  /** The same for a moment in which nobody is waiting. */
  recordsAtRest: number
  /** How many records until the state hash is journalled, so that a replay is proved and not hoped for. */
  recordsBetweenChecks: number
}

export const usualLimits: Limits = { records: 512, bytes: 256 * 1024, recordsAtRest: 64, recordsBetweenChecks: 64 }

export interface SnapshotOptions {
  sqlite: SqlJsStatic
  database: Database
  journal: Journal
  copy: Copy
  clock: () => number
  faults: Faults
  limits: Limits
  /** Those that may be relied on, oldest first. */
  verified: readonly Snapshot[]
  /** Above every generation that was ever written. */
  nextGeneration: number
  /** How much the journal holds behind the last of them. */
  bytesBehind: number
}

export class Snapshots {
  readonly #options: SnapshotOptions
  #verified: readonly Snapshot[]
  #nextGeneration: number
  #bytesBehind: number
  #turn: Promise<unknown> = Promise.resolve()
  #isTaking = false
  #triedAt = 0
  /** After a failure nothing is tried before this record. */
  #notBefore = 0

  constructor(options: SnapshotOptions) {
    this.#options = options
    this.#verified = options.verified
    this.#nextGeneration = options.nextGeneration
    this.#bytesBehind = options.bytesBehind
  }

  /** Counts what has come to the journal, and takes a snapshot when it is time. No edit waits for it, or fails by it. */
  count(bytes: number): void {
    const { records, bytes: most } = this.#options.limits
    this.#bytesBehind += bytes
    if (this.#behind() >= records || this.#bytesBehind >= most || this.#isHealingDue()) void this.#try()
  }

  /** A copy that was left behind comes back with a snapshot. */
  #isHealingDue(): boolean {
    const { copy, clock } = this.#options
    return Object.values(copy.states()).includes('behind') && clock() - this.#triedAt >= betweenTries
  }

  /** Takes one if a few records have come since the last. */
  async rest(): Promise<void> {
    if (this.#behind() >= this.#options.limits.recordsAtRest) await this.#try()
  }

  /** Takes one of the state as it is now; one after the other. */
  take(): Promise<Snapshot> {
    const taken = this.#turn.then(() => this.#take())
    this.#turn = taken.catch(() => {})
    return taken
  }

  /** Resolves when no snapshot is on its way. */
  async settled(): Promise<void> {
    await this.#turn
  }

  #behind(): number {
    return this.#options.journal.watermarks().device - (this.#verified.at(-1)?.covers ?? 0)
  }

  async #try(): Promise<void> {
    const { device } = this.#options.journal.watermarks()
    if (this.#isTaking || (device < this.#notBefore && !this.#isHealingDue())) return
    this.#isTaking = true
    this.#triedAt = this.#options.clock()
    await this.take().catch(() => (this.#notBefore = device + this.#options.limits.recordsAtRest))
    this.#isTaking = false
  }

  async #take(): Promise<Snapshot> {
    const { sqlite, database, journal, copy, clock, faults } = this.#options
    const bytes = database.connection.exportSafely()
    const dump = database.canonicalDump()
    const { schema } = journal
    faults('P10')
    const durable = journal.durable(undefined, false)
    this.#bytesBehind = 0
    const [sha, state, { seq, hash }] = await Promise.all([sha256(bytes), sha256(dump), durable])
    const generation = this.#nextGeneration++
    const length = bytes.length
    const snapshot = { generation, covers: seq, chain: hash, schema, at: clock(), length, sha256: sha, state }
    const reopened = await openSnapshot(sqlite, snapshot, bytes)
    reopened.close()
    const verified = [...this.#verified, snapshot].slice(-generationsKept)
    const superfluous = { belowGeneration: verified[0]!.generation, upToSeq: verified.at(-2)?.covers ?? 0 }
    await copy.writeSnapshot(snapshot, bytes, superfluous)
    this.#verified = verified
    faults('P12')
    journal.add('SNAP', encodeSnapshotNote({ generation, covers: seq, length, sha256: sha }))
    return snapshot
  }
}

/**
 * Opens a snapshot in a database of its own.
 * @throws Damaged where it is not whole, or not the state that was to be kept
 */
export async function openSnapshot(sqlite: SqlJsStatic, snapshot: Snapshot, bytes: Bytes): Promise<Connection> {
  if (bytes.length !== snapshot.length) throw new Damaged(texts.otherLength(bytes.length, snapshot.length))
  if (!sameBytes(await sha256(bytes), snapshot.sha256)) throw new Damaged(texts.bytesChanged)
  const connection = new Connection(sqlite, bytes)
  try {
    if (connection.value('PRAGMA quick_check') !== 'ok') throw new Damaged(texts.fileNotSound)
    if (connection.value('PRAGMA user_version') !== snapshot.schema) throw new Damaged(texts.otherSchema)
    const state = await canonicalHash(connection, readLayout(connection))
    if (!sameBytes(state, snapshot.state)) throw new Damaged(texts.otherState)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}
