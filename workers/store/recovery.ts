// From what a copy holds to the last state that can be proved: a snapshot that verifies, and the records that follow it.
import type { SqlJsStatic } from 'sql.js'
import type { Table } from '#lib/edit/schema.ts'
import * as texts from '#lib/texts/damage.ts'
import { canonicalHash } from './canonical.ts'
import { replaying } from './database.ts'
import { writeImage } from './images.ts'
import type { Bytes } from './journal/bytes.ts'
import { chainFrom, type Link, type Position } from './journal/chain.ts'
import { sameBytes } from './journal/checksums.ts'
import type { Contents, Copy, Snapshot } from './journal/copy.ts'
import { decodeMigrationNote, decodeSnapshotNote, decodeTransaction } from './journal/payload.ts'
import type { JournalRecord } from './journal/record.ts'
import { readLayout } from './layout.ts'
import { checkSoundness, migrate, storedVersion, type Migration } from './migrations.ts'
import { openSnapshot } from './snapshots.ts'
import type { Connection } from './sqlite.ts'

/** What was found at the start, for the person and for the next decision. */
export interface RecoveryReport {
  /** Nothing was ever stored here. */
  isFresh: boolean
  /** The last run said goodbye; else it was cut off, or still runs elsewhere. */
  wasClosed: boolean
  /** The snapshot that was built on. */
  snapshot: { generation: number; covers: number; at: number } | null
  /** How many records were replayed, and the last one. */
  replayed: number
  seq: number
  /** A last record that was cut off while it was written, and has been set aside. */
  tornAt: number | null
  /** Records that were written but cannot be reached; how far they went may not be known. The state is an older one. */
  unreachable: { from: number; to: number | null } | null
  /** What was wrong, in words. */
  faults: string[]
  milliseconds: number
}

export interface Recovered {
  connection: Connection
  end: Position & { hlc: bigint }
  /** Those that may be relied on, oldest first. */
  verified: readonly Snapshot[]
  torn: Link | null
  report: RecoveryReport
}

export interface RecoveryOptions {
  sqlite: SqlJsStatic
  copy: Copy
  schema: readonly Table[]
  migrations: readonly Migration[]
  clock: () => number
}

/** The newest schema that anything in the copy was written with. */
export const newestSchema = ({ snapshots }: Contents, links: readonly Link[]): number =>
  [...snapshots, ...links.map(({ record }) => record)].reduce((newest, kept) => Math.max(newest, kept?.schema ?? 0), 0)

/**
 * The best state: the newest snapshot that verifies and from which every record can be replayed. Where there is none,
 * the one that reaches furthest, and the report says what is missing.
 */
export async function recover(
  options: RecoveryOptions,
  { snapshots }: Contents,
  links: readonly Link[]
): Promise<Recovered | { connection: null; faults: string[] }> {
  const started = options.clock()
  const tail = brokenTail(links)
  const covered = Math.max(0, ...snapshots.map(({ covers }) => covers))
  const last = Math.max(covered, (tail ? links.at(-2) : links.at(-1))?.seq ?? 0)
  // What a snapshot covers last is never cut off the journal: without it, nobody knows what else is gone.
  const isShort = covered > (links.at(-1)?.seq ?? 0)
  const faults: string[] = []
  const failed = new Set<Snapshot>()
  let best: Rebuilt | null = null
  for (const snapshot of snapshots.toReversed()) {
    try {
      const rebuilt = await rebuild(options, snapshot, links)
      if (best && rebuilt.end.seq <= best.end.seq) {
        rebuilt.connection.close()
        continue
      }
      best?.connection.close()
      best = rebuilt
      if (best.end.seq >= last) break
      faults.push(texts.leadsTo(snapshot.generation, best.end.seq, last))
    } catch (error) {
      failed.add(snapshot)
      faults.push(texts.snapshotFault(snapshot.generation, error instanceof Error ? error.message : String(error)))
    }
  }
  if (isShort) faults.push(texts.journalEndsBefore(covered))
  if (!best) return { connection: null, faults }
  const { snapshot, connection, records, end } = best
  const torn = tail?.seq === end.seq + 1 ? tail : null
  const lastRecord = records.at(-1) ?? links.find(({ seq }) => seq === end.seq)?.record
  return {
    connection,
    end: { ...end, hlc: lastRecord?.hlc ?? 0n },
    verified: snapshots.filter((kept) => kept.generation <= snapshot.generation && !failed.has(kept)),
    torn,
    report: {
      isFresh: false,
      wasClosed: !torn && lastRecord?.kind === 'CLEAN',
      snapshot: { generation: snapshot.generation, covers: snapshot.covers, at: snapshot.at },
      replayed: records.length,
      seq: end.seq,
      tornAt: torn?.seq ?? null,
      unreachable: end.seq < last || isShort ? { from: end.seq + 1, to: isShort ? null : last } : null,
      faults,
      milliseconds: options.clock() - started
    }
  }
}

/**
 * The last record, where only that one is broken: a write that was cut off before anyone was told of it. A break with
 * something behind it is damage.
 */
function brokenTail(links: readonly Link[]): Link | null {
  const last = links.at(-1)
  return last && !last.record ? last : null
}

interface Rebuilt {
  snapshot: Snapshot
  connection: Connection
  records: readonly JournalRecord[]
  end: Position
}

async function rebuild(options: RecoveryOptions, snapshot: Snapshot, links: readonly Link[]): Promise<Rebuilt> {
  checkNote(snapshot, links)
  const { records, end } = chainFrom(links, { seq: snapshot.covers, hash: snapshot.chain })
  const connection = await openSnapshot(options.sqlite, snapshot, await options.copy.readSnapshot(snapshot.generation))
  try {
    await replay(connection, records, options)
    checkSoundness(connection)
    return { snapshot, connection, records, end }
  } catch (error) {
    connection.close()
    throw error
  }
}

/** A snapshot's own description may have been changed with it: the journal knows which bytes were meant. */
function checkNote(snapshot: Snapshot, links: readonly Link[]): void {
  for (const { record } of links) {
    if (record?.kind !== 'SNAP') continue
    const note = decodeSnapshotNote(record.payload)
    if (note.generation === snapshot.generation && !sameBytes(note.sha256, snapshot.sha256))
      throw new Error(texts.otherBytesNamed)
  }
}

/** @throws Error where a record does not fit the state, or the state is not the one that a check or a migration names */
async function replay(
  connection: Connection,
  records: readonly JournalRecord[],
  { schema, migrations }: Pick<RecoveryOptions, 'schema' | 'migrations'>
): Promise<void> {
  let layout = readLayout(connection)
  let waiting: JournalRecord[] = []
  const write = () => {
    if (waiting.length === 0) return
    replaying(connection, () => {
      const images = waiting.flatMap(({ payload }) => decodeTransaction(payload).images)
      for (const image of images) writeImage(connection, layout, image)
    })
    waiting = []
  }
  const expect = async (state: Bytes, seq: number) => {
    if (!sameBytes(await canonicalHash(connection, layout), state)) throw new Error(texts.otherStateAt(seq))
  }
  for (const record of records) {
    if (record.kind === 'TXN') waiting.push(record)
    if (record.kind === 'CHECK') {
      write()
      await expect(record.payload, record.seq)
    }
    if (record.kind === 'MIGRATE') {
      write()
      const note = decodeMigrationNote(record.payload)
      if (note.to <= storedVersion(connection)) continue
      await expect(note.before, record.seq)
      migrate(connection, migrations, note.to, schema)
      layout = readLayout(connection)
      await expect(note.after, record.seq)
    }
  }
  write()
}
