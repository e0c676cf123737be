// What one durable copy of a workspace must be able to do: records, snapshots and backups, written only in one's turn.
import type { Bytes } from './bytes.ts'

export interface StoredRecord {
  seq: number
  bytes: Bytes
}

export interface Snapshot {
  generation: number
  /** Every record up to this one is in it. */
  covers: number
  /** The hash of that record: what the next one must name as the one before. */
  chain: Bytes
  schema: number
  /** When, in milliseconds since 1970. */
  at: number
  length: number
  /** Of the bytes. */
  sha256: Bytes
  /** Of the state: what the live tables had when it was taken. */
  state: Bytes
}

export interface Backup {
  id: string
  at: number
  /** A whole database file, bytes that could not be read, or what a passphrase opens the workspace with. */
  kind: 'state' | 'remnant' | 'lock'
  reason: string
  schema: number
  length: number
  sha256: Bytes
}

/** Everything but the bytes of snapshots and backups. */
export interface Contents {
  epoch: number
  /** Whether a first snapshot was ever written: from then on, finding nothing means that it was lost. */
  begun: boolean
  /** Oldest first. */
  snapshots: readonly Snapshot[]
  journal: readonly StoredRecord[]
  backups: readonly Backup[]
}

/** Whether anything was ever kept: an empty store over data that existed must not be possible. */
export const isFresh = ({ begun, snapshots, journal, backups }: Contents): boolean =>
  !begun && snapshots.length === 0 && journal.length === 0 && backups.length === 0

/** What a new snapshot makes superfluous. */
export interface Superfluous {
  /** Snapshots of generations below this one. */
  belowGeneration: number
  /** Records up to and with this one. */
  upToSeq: number
}

/** Another writer has taken its turn since: nothing of ours may be written any more. */
export class Fenced extends Error {
  override name = 'Fenced'
}

/** In step, left behind, or not there at all in this session; before the turn to write is taken, as it was read. */
export type CopyState = 'whole' | 'behind' | 'absent'

/** What was found, and where. */
export interface Reading {
  copy: Copy
  contents: Contents
}

/** Promises of writes resolve when the bytes are on the device, and not before. */
export interface Copy {
  /** Everything that can be read, the one that goes furthest first. Writes nothing, not even an empty store. */
  candidates(): Promise<Reading[]>
  /**
   * Takes the turn to write, with records to follow the one at the end. False where the copy is no longer what was read.
   * @param isProved whether another copy that is equal has just said that nobody had a turn since
   */
  claim(epoch: number, seen: Contents, end: number, isProved?: boolean): Promise<boolean>
  /** The run before was cut off: called before anything is written. */
  afterCut?(): void
  append(records: readonly StoredRecord[]): Promise<void>
  writeSnapshot(snapshot: Snapshot, bytes: Bytes, superfluous: Superfluous): Promise<void>
  readSnapshot(generation: number): Promise<Bytes>
  /** Moves what cannot be read at the end of the journal into a backup. */
  setAside(afterSeq: number, backup: Backup, bytes: Bytes): Promise<void>
  writeBackup(backup: Backup, bytes: Bytes): Promise<void>
  listBackups(): Promise<Backup[]>
  readBackup(id: string): Promise<Bytes>
  deleteBackups(ids: readonly string[]): Promise<void>
  /** How each copy is, by the name that people know it by. */
  states(): Readonly<Record<string, CopyState>>
  close(): void
}
