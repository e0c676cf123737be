// Every state that is kept in any copy: found, described and opened one by one, also where the workspace does not open.
import type { SqlJsStatic } from 'sql.js'
import { ok, refused, type Problem, type Result } from '#lib/edit/result.ts'
import { historyTable, tables, type Table } from '#lib/edit/schema.ts'
import * as texts from '#lib/texts/damage.ts'
import { together } from '../backups.ts'
import { Damaged, type Bytes } from '../journal/bytes.ts'
import { chainFrom, readChain, type Link } from '../journal/chain.ts'
import { sameBytes, sha256 } from '../journal/checksums.ts'
import { isFresh, type Backup, type Contents, type Copy, type Snapshot } from '../journal/copy.ts'
import { isTyped, quoted, readLayout } from '../layout.ts'
import { fitsSchema, migrate, migrations as released, storedVersion, versionOf, type Migration } from '../migrations.ts'
import { newestSchema, recover } from '../recovery.ts'
import { openSnapshot } from '../snapshots.ts'
import { Connection } from '../sqlite.ts'

export interface FoundState {
  /** Such as 'files latest', 'database snapshot 7', 'files kept <id of the backup>'. */
  id: string
  /** Where it was found; a backup that several copies have is one state. */
  copies: string[]
  kind: 'latest' | 'snapshot' | 'kept' | 'unreadable'
  /** Milliseconds since 1970. */
  at: number | null
  reason: string
  bytes: number
  /** Why it cannot be opened, in words. */
  fault: string | null
}

/** By name. Copies of their own, not those that a store writes to: each is read anew. */
export type Copies = Readonly<Record<string, Copy>>

/** What the code knows; others only in tests. */
export interface Known {
  schema: readonly Table[]
  migrations: readonly Migration[]
}

const usual: Known = { schema: tables, migrations: released }

/** Everything in each copy that can be read, newest first. A copy that cannot be read is itself named. */
export async function findStates(copies: Copies, known: Known = usual): Promise<FoundState[]> {
  const found = await Promise.all(
    Object.entries(copies).map(([name, copy]) =>
      statesIn(name, copy, known).catch((error: unknown) => [unread(name, error)])
    )
  )
  return merged(found.flat()).sort((a, b) => (b.at ?? 0) - (a.at ?? 0))
}

/** Opens a state in a database of its own, brought to the schema of today. */
export async function openFound(
  sqlite: SqlJsStatic,
  copies: Copies,
  id: string,
  known: Known = usual
): Promise<Result<Connection, Problem>> {
  try {
    return ok(upToDate(await openAsKept(sqlite, copies, id, known), known))
  } catch (error) {
    return refused(unopenable(inWords(error)))
  }
}

/**
 * A state as an SQLite file, or the bytes of what cannot be read, as they are.
 * @throws Error where nothing is kept under that name, or the latest state cannot be rebuilt
 */
export async function readFound(sqlite: SqlJsStatic, copies: Copies, id: string, known: Known = usual): Promise<Bytes> {
  const { name, what, which } = parsed(copies, id)
  if (what === 'latest') {
    const connection = await openAsKept(sqlite, copies, id, known)
    const bytes = connection.exportSafely()
    connection.close()
    return bytes
  }
  if (what === 'kept' || what === 'remnant') return (await readKept(copies, which)).bytes
  const { copy, contents } = await readCopy(copies[name]!)
  if (what === 'snapshot') return copy.readSnapshot(Number(which))
  if (what === 'journal') return together((await survey(copy, contents)).rest)
  throw new Error(`${id} cannot be read`)
}

export interface StateDescription {
  /** By table, in which somebody types. */
  rows: { table: string; rows: number }[]
  edits: number
  /** The last edit: when, as an ISO time in UTC, and what it was called. */
  last: { at: string; why: string } | null
}

export function describeState(connection: Connection): StateDescription {
  const count = (table: string) => Number(connection.value(`SELECT count(*) FROM ${quoted(table)}`))
  const [last] = connection.all(`SELECT at, why FROM ${historyTable.name} ORDER BY id DESC LIMIT 1`)
  return {
    rows: readLayout(connection)
      .filter(isTyped)
      .map(({ name }) => ({ table: name, rows: count(name) })),
    edits: Number(connection.value(`SELECT count(DISTINCT edit_id) FROM ${historyTable.name}`)),
    last: last ? { at: String(last[0]), why: String(last[1]) } : null
  }
}

async function statesIn(name: string, given: Copy, known: Known): Promise<FoundState[]> {
  const { copy, contents } = await readCopy(given)
  if (isFresh(contents)) return []
  const newest = versionOf(known.migrations)
  const faultIn = ({ schema }: Snapshot | Backup, fault: string | null) =>
    schema > newest ? texts.newerVersion : fault
  const states: FoundState[] = []
  const { best, rest, links, faults } = await survey(copy, contents)
  const last = best?.records.at(-1) ?? links.findLast(({ record }) => record)?.record
  states.push({
    id: `${name} latest`,
    copies: [name],
    kind: 'latest',
    at: best && best.records.length === 0 ? best.snapshot.at : last ? Number(last.hlc >> 16n) : null,
    reason: 'newest state',
    bytes: best ? best.records.reduce((sum, { payload }) => sum + payload.length, best.snapshot.length) : 0,
    fault: !best ? texts.noSnapshotToBuildOn : newestSchema(contents, links) > newest ? texts.newerVersion : null
  })
  for (const snapshot of contents.snapshots) {
    const { generation, at, length } = snapshot
    const fault = faultIn(snapshot, faults.get(snapshot) ?? null)
    states.push({
      ...{ id: `${name} snapshot ${generation}`, copies: [name], kind: 'snapshot' },
      ...{ at, reason: texts.snapshot(generation), bytes: length, fault }
    })
  }
  for (const backup of contents.backups) {
    const { id, kind, at, reason, length: bytes } = backup
    const found = { copies: [name], at, reason, bytes }
    if (kind === 'remnant')
      states.push({
        ...found,
        id: `${name} remnant ${id}`,
        kind: 'unreadable',
        fault: texts.couldNotBeRead
      })
    if (kind === 'state') {
      const fault = faultIn(backup, await faultOf(backup, await copy.readBackup(id).catch(() => none)))
      states.push({ ...found, id: `${name} kept ${id}`, kind: 'kept', fault })
    }
  }
  if (rest.length > 0) {
    const [from, to] = [rest[0]!.seq, rest.at(-1)!.seq]
    states.push({
      id: `${name} journal`,
      copies: [name],
      kind: 'unreadable',
      at: null,
      reason: from === to ? texts.journalRecord(from) : texts.journalRecords(from, to),
      bytes: rest.reduce((sum, { bytes }) => sum + bytes.length, 0),
      fault: texts.followsFromNothing
    })
  }
  return states
}

const none: Bytes = new Uint8Array(0)

/** How far a copy leads by itself, by the hashes alone, and what is left of its journal. */
async function survey(copy: Copy, { snapshots, journal }: Contents) {
  const links = await readChain(journal)
  const faults = new Map<Snapshot, string | null>()
  let best: ({ snapshot: Snapshot } & ReturnType<typeof chainFrom>) | null = null
  for (const snapshot of snapshots.toReversed()) {
    const fault = await faultOf(snapshot, await copy.readSnapshot(snapshot.generation).catch(() => none))
    faults.set(snapshot, fault)
    const run = fault === null ? follow(links, snapshot) : null
    if (run && run.end.seq > (best?.end.seq ?? -1)) best = { snapshot, ...run }
  }
  return { links, faults, best, rest: links.filter(({ seq }) => seq > (best?.end.seq ?? -1)) }
}

function follow(links: readonly Link[], { covers, chain }: Snapshot): ReturnType<typeof chainFrom> | null {
  try {
    return chainFrom(links, { seq: covers, hash: chain })
  } catch {
    return null
  }
}

async function faultOf(kept: Snapshot | Backup, bytes: Bytes): Promise<string | null> {
  if (bytes.length !== kept.length) return texts.otherLength(bytes.length, kept.length)
  return sameBytes(await sha256(bytes), kept.sha256) ? null : texts.bytesChanged
}

const unread = (name: string, error: unknown): FoundState => ({
  id: `${name} unread`,
  copies: [name],
  kind: 'unreadable',
  at: null,
  reason: texts.wholeCopy,
  bytes: 0,
  fault: inWords(error)
})

/** One state for a backup in several copies, under the name of the first that has it whole. */
function merged(found: readonly FoundState[]): FoundState[] {
  const together = new Map<string, FoundState[]>()
  for (const state of found) {
    const [, what, which] = state.id.split(' ')
    const key = what === 'kept' || what === 'remnant' ? which! : state.id
    together.set(key, [...(together.get(key) ?? []), state])
  }
  return [...together.values()].map((same) => {
    const whole = same.filter(({ fault }) => fault === null)
    const those = whole.length > 0 ? whole : same
    return { ...those[0]!, copies: those.flatMap(({ copies }) => copies) }
  })
}

function parsed(copies: Copies, id: string): { name: string; what: string; which: string } {
  const [name = '', what = '', which = ''] = id.split(' ')
  if (!Object.hasOwn(copies, name)) throw new Error(`there is no copy ${name}`)
  return { name, what, which }
}

async function readCopy(given: Copy): Promise<{ copy: Copy; contents: Contents }> {
  const [reading] = await given.candidates()
  if (!reading) throw new Error(texts.cannotBeRead)
  return reading
}

/** From the first copy that has it whole; else what the first one has. */
async function readKept(copies: Copies, id: string): Promise<{ backup: Backup; bytes: Bytes; fault: string | null }> {
  let first: { backup: Backup; bytes: Bytes; fault: string | null } | null = null
  for (const given of Object.values(copies)) {
    const reading = await readCopy(given).catch(() => null)
    const backup = reading?.contents.backups.find((kept) => kept.id === id)
    if (!reading || !backup) continue
    const bytes = await reading.copy.readBackup(id).catch(() => none)
    const kept = { backup, bytes, fault: await faultOf(backup, bytes) }
    if (kept.fault === null) return kept
    first ??= kept
  }
  if (!first) throw new Error(texts.notKeptAnyMore)
  return first
}

/** @throws Error where it is not what was kept */
async function openAsKept(sqlite: SqlJsStatic, copies: Copies, id: string, known: Known): Promise<Connection> {
  const { name, what, which } = parsed(copies, id)
  if (what === 'kept') {
    const { bytes, fault } = await readKept(copies, which)
    if (fault) throw new Damaged(fault)
    return openSound(sqlite, bytes)
  }
  const { copy, contents } = await readCopy(copies[name]!)
  if (what === 'snapshot') {
    const snapshot = contents.snapshots.find(({ generation }) => String(generation) === which)
    if (!snapshot) throw new Error(texts.notKeptAnyMore)
    return openSnapshot(sqlite, snapshot, await copy.readSnapshot(snapshot.generation))
  }
  if (what !== 'latest') throw new Error(texts.noState)
  const links = await readChain(contents.journal)
  if (newestSchema(contents, links) > versionOf(known.migrations)) throw new Error(texts.newerVersion)
  const recovered = await recover({ sqlite, copy, ...known, clock: () => 0 }, contents, links)
  if (!recovered.connection) throw new Damaged(recovered.faults.at(-1) ?? texts.noSnapshot)
  return recovered.connection
}

function openSound(sqlite: SqlJsStatic, bytes: Bytes): Connection {
  const connection = new Connection(sqlite, bytes)
  try {
    if (connection.value('PRAGMA quick_check') !== 'ok') throw new Damaged(texts.fileNotSound)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

/** Migrates it in memory, where it is older than the code. */
function upToDate(connection: Connection, { schema, migrations }: Known): Connection {
  try {
    const to = versionOf(migrations)
    if (storedVersion(connection) > to) throw new Error(texts.newerVersion)
    if (storedVersion(connection) < to) migrate(connection, migrations, to, schema)
    if (!fitsSchema(readLayout(connection), schema)) throw new Error(texts.differentBuild)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

const inWords = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const unopenable = (why: string): Problem => ({ type: 'state-unreadable', text: texts.cannotOpen(why) })
