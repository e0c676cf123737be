// Opening a workspace: recover first, then take the turn to write, so that nothing is written over what cannot be read.
import type { SqlJsStatic } from 'sql.js'
import { ok, type Problem, type Result } from '#lib/edit/result.ts'
import { tables, type Table } from '#lib/edit/schema.ts'
import * as texts from '#lib/texts/damage.ts'
import { describeBackup, salvage, together, writeBackup, type StoredFile } from './backups.ts'
import { canonicalHash } from './canonical.ts'
import { createSchema, Database } from './database.ts'
import { noFaults, waitFor, type Faults, type Wait } from './faults.ts'
import { readChain, type Link, type Position } from './journal/chain.ts'
import type { Bytes } from './journal/bytes.ts'
import { sameBytes } from './journal/checksums.ts'
import { Fenced, isFresh, type Backup, type Contents, type Copy, type StoredRecord } from './journal/copy.ts'
import { Journal, NotSaved } from './journal/journal.ts'
import { reach } from './journal/pair.ts'
import { encodeMigrationNote } from './journal/payload.ts'
import { noHash } from './journal/record.ts'
import { readLayout } from './layout.ts'
import { fitsSchema, migrate, migrations as released, storedVersion, versionOf, type Migration } from './migrations.ts'
import * as problems from './problems.ts'
import { newestSchema, recover, type Recovered, type RecoveryReport } from './recovery.ts'
import { Snapshots, usualLimits, type Limits } from './snapshots.ts'
import { Connection } from './sqlite.ts'

export interface StoreOptions {
  sqlite: SqlJsStatic
  copy: Copy
  /** A writer holds the lock of the workspace; a reader writes nothing at all. */
  mode: 'writer' | 'reader'
  /** Milliseconds since 1970. */
  clock: () => number
  randomBytes: (count: number) => Uint8Array
  schema?: readonly Table[]
  migrations?: readonly Migration[]
  limits?: Limits
  wait?: Wait
  faults?: Faults
  /** Another tab wrote in this run of the browser: its database's log is whole, though that tab was cut off. */
  isHandedOver?: boolean
  /** Whether it is still this writer's turn: asked before a record counts. */
  confirm?: () => Promise<boolean>
}

export interface Reading {
  database: Database
  report: RecoveryReport
  /** The last record that is in it. */
  end: Position
  /** The version of the tables as they are stored. */
  schema: number
  /** Why there is only reading where writing was asked for. */
  problem: Problem | null
}

export interface Writing extends Reading {
  journal: Journal
  snapshots: Snapshots
}

/** Why a workspace did not open, and everything that is there, to be downloaded. */
export interface Unopened extends Problem {
  faults: readonly string[]
  files(): Promise<StoredFile[]>
}

type Opening<T> = Promise<Result<T, Unopened>>
type Settings = Required<StoreOptions>

const settle = (options: StoreOptions): Settings => ({
  schema: tables,
  migrations: released,
  limits: usualLimits,
  wait: waitFor,
  faults: noFaults,
  isHandedOver: false,
  confirm: () => Promise.resolve(true),
  ...options
})

export const openReading = (options: StoreOptions): Opening<Reading> =>
  reporting(async () => {
    const settings = settle(options)
    for (let tries = 1; ; tries++) {
      const found = await survey(settings)
      if (found.every(({ contents }) => isFresh(contents))) return unopened(problems.nothingStored)
      const opened = await read(settings, found)
      // Whoever writes may be in the middle of it: what cannot be read now can be read a moment later.
      if (opened.ok || opened.error.type !== 'store-damaged' || tries === mostReadings) return opened
      await settings.wait(betweenReadings)
    }
  })

const mostReadings = 5
const betweenReadings = 100

export const openWriting = (options: StoreOptions): Opening<Reading | Writing> =>
  reporting(async () => {
    const settings = settle(options)
    for (;;) {
      const found = await survey(settings)
      if (found.some((one) => isNewer(settings, one))) return read(settings, found)
      const { contents, recovered } = found.every(({ contents }) => isFresh(contents))
        ? { contents: found[0]!.contents, recovered: begin(settings) }
        : await best(settings, found)
      if (!recovered.connection) return damaged(found, recovered.faults)
      const { report } = recovered
      if (report.unreachable) return damaged(found, report.faults)
      const epoch = Math.max(...found.map((one) => one.contents.epoch)) + 1
      // Whoever wrote in the meantime is now shut out, and what he wrote is read.
      if (await settings.copy.claim(epoch, contents, recovered.end.seq))
        return start({ ...settings, epoch, nextGeneration: newestGeneration(found) + 1 }, found, contents, recovered)
      recovered.connection.close()
    }
  })

/** Goes on from a state that was found where the workspace did not open. Everything that is there is kept aside first. */
export const openFrom = (options: StoreOptions, bytes: Bytes): Opening<Writing> =>
  reporting(async () => {
    const usual = settle(options)
    const found = await survey(usual)
    const end = { seq: Math.max(0, ...found.map(({ contents }) => reach(contents))), hash: noHash, hlc: 0n }
    const epoch = Math.max(...found.map(({ contents }) => contents.epoch)) + 1
    const [first] = found
    if (!(await usual.copy.claim(epoch, first!.contents, end.seq))) return unopened(problems.takenOver, found)
    const settings = { ...usual, epoch, nextGeneration: newestGeneration(found) + 1 }
    for (const { copy, contents, links } of found)
      await keepAll(settings, texts.beforeGoingOn, copy, contents, newestSchema(contents, links))
    const connection = new Connection(settings.sqlite, bytes)
    const report = {
      ...nothingFound,
      isFresh: false,
      seq: end.seq,
      faults: [texts.wentOn]
    }
    const journal = new Journal({ ...settings, start: end, schema: storedVersion(connection) })
    const recovered = { connection, end, verified: [], torn: null, report }
    const started = await startWriting(settings, found, first!.contents, recovered, journal)
    if (!started.ok) journal.stop(problems.closed)
    return started
  })

/** Every journal and snapshot of a copy, readable or not, as backups. */
async function keepAll(settings: Turn, reason: string, copy: Copy, contents: Contents, schema: number): Promise<void> {
  const keep = keeper(settings, reason, schema)
  if (contents.journal.length > 0) await keep('remnant', await together(contents.journal))
  for (const { generation } of contents.snapshots) await keep('state', await copy.readSnapshot(generation))
}

const keeper =
  (settings: Turn, reason: string, schema: number) =>
  async (kind: Backup['kind'], bytes: Bytes): Promise<void> =>
    settings.copy.writeBackup(await describeBackup(settings, kind, reason, schema, bytes), bytes)

/** A copy as it was read. */
interface Found {
  copy: Copy
  contents: Contents
  links: readonly Link[]
}

const survey = async ({ copy }: Settings): Promise<Found[]> =>
  Promise.all(
    (await copy.candidates()).map(async (reading) => ({ ...reading, links: await readChain(reading.contents.journal) }))
  )

type Attempt = { contents: Contents; recovered: Awaited<ReturnType<typeof recover>> }

/** The first copy from which everything can be rebuilt that any of them shows; else the one that leads furthest. */
async function best(settings: Settings, found: readonly Found[]): Promise<Attempt> {
  const attempts: Attempt[] = []
  const faults: string[] = []
  for (const { copy, contents, links } of found) {
    if (isFresh(contents)) continue
    const recovered = await recover({ ...settings, copy }, contents, links)
    attempts.push({ contents, recovered })
    // A last record that is torn here may be whole in another copy.
    if (recovered.connection && !recovered.report.unreachable && !recovered.torn) break
    faults.push(...(recovered.connection ? recovered.report.faults : recovered.faults))
  }
  const seqOf = ({ recovered }: Attempt) => (recovered.connection ? recovered.end.seq : -1)
  // The last one is the sound one, if any is.
  const chosen = attempts.reduce((one, other) => (seqOf(other) >= seqOf(one) ? other : one))
  for (const { recovered } of attempts) if (recovered !== chosen.recovered) recovered.connection?.close()
  const { connection } = chosen.recovered
  // What was wrong with a copy that another one makes good is still worth telling.
  if (connection && attempts.length > 1 && !chosen.recovered.report.unreachable)
    chosen.recovered.report.faults.push(...faults)
  return chosen
}

async function read(settings: Settings, found: readonly Found[]): Opening<Reading> {
  const problem = found.some((one) => isNewer(settings, one)) ? problems.newerStore : null
  const { recovered } = await best(settings, found)
  if (recovered.connection && !recovered.report.unreachable) return asReading(settings, found, recovered, problem)
  recovered.connection?.close()
  const { faults } = recovered.connection ? recovered.report : recovered
  return problem ? unopened(problem, found) : damaged(found, faults)
}

/** What was recovered, to be read. */
function asReading(
  settings: Settings,
  found: readonly Found[],
  { connection, report, end }: Recovered,
  problem: Problem | null
): Result<Reading, Unopened> {
  const { schema } = settings
  const stored = storedVersion(connection)
  const failure = bringUp(settings, connection)
  if (failure) return unopened(failure, found)
  if (!fitsSchema(readLayout(connection), schema)) return unopened(problem ?? problems.otherShape, found)
  return ok({ database: new Database(connection, schema), report, end, schema: stored, problem })
}

const isNewer = ({ migrations }: Settings, { contents, links }: Found): boolean =>
  newestSchema(contents, links) > versionOf(migrations)

function begin({ sqlite, schema, migrations }: Settings): Recovered {
  const connection = new Connection(sqlite)
  createSchema(connection, schema, versionOf(migrations))
  const report = { ...nothingFound, faults: [] }
  return { connection, end: { seq: 0, hash: noHash, hlc: 0n }, verified: [], torn: null, report }
}

export const nothingFound: RecoveryReport = {
  isFresh: true,
  wasClosed: true,
  snapshot: null,
  replayed: 0,
  seq: 0,
  tornAt: null,
  unreachable: null,
  faults: [],
  milliseconds: 0
}

/** Above every generation in any copy, so that none is written over. */
const newestGeneration = (found: readonly Found[]): number =>
  Math.max(0, ...found.flatMap(({ contents }) => contents.snapshots.map(({ generation }) => generation)))

type Turn = Settings & { epoch: number; nextGeneration: number }

async function start(
  settings: Turn,
  found: readonly Found[],
  contents: Contents,
  recovered: Recovered
): Opening<Reading | Writing> {
  const { copy } = settings
  const { connection, end, torn } = recovered
  const schema = storedVersion(connection)
  try {
    if (torn) {
      const reason = texts.unreadableRecord(torn.seq)
      await copy.setAside(end.seq, await describeBackup(settings, 'remnant', reason, schema, torn.bytes), torn.bytes)
    }
    await keepAside(settings, found, contents, recovered)
  } catch (error) {
    if (!isFull(error)) throw error
    return asReading(settings, found, recovered, problems.noRoomToOpen)
  }
  if (!recovered.report.wasClosed && !settings.isHandedOver) copy.afterCut?.()
  const journal = new Journal({ ...settings, start: end, schema })
  let isWriting = false
  try {
    const started = await startWriting(settings, found, contents, recovered, journal)
    isWriting = started.ok
    return started
  } finally {
    if (!isWriting) journal.stop(problems.closed)
  }
}

/**
 * What another copy has and the chosen one has not would be gone when that copy is brought into step: it went on by
 * itself, or cannot be read to its end. It is kept before that.
 */
async function keepAside(
  settings: Turn,
  found: readonly Found[],
  contents: Contents,
  { end, report }: Recovered
): Promise<void> {
  const known = new Map(contents.journal.map(({ seq, bytes }) => [seq, bytes]))
  const isMore = ({ seq, bytes }: StoredRecord): boolean =>
    seq > end.seq || (known.has(seq) && !sameBytes(known.get(seq)!, bytes))
  for (const other of found) {
    const more = other.contents === contents ? [] : other.contents.journal.filter(isMore)
    if (more.length === 0) continue
    const reason = texts.otherRecords(more[0]!.seq)
    const schema = newestSchema(other.contents, other.links)
    const keep = keeper(settings, reason, schema)
    await keep('remnant', await together(more))
    const snapshot = other.contents.snapshots.at(-1)
    if (snapshot) await keep('state', await other.copy.readSnapshot(snapshot.generation))
    report.faults.push(reason)
  }
}

async function startWriting(
  settings: Turn,
  found: readonly Found[],
  contents: Contents,
  { connection, verified, report, end }: Recovered,
  journal: Journal
): Opening<Writing> {
  if (!report.isFresh) journal.add('EPOCH', nothing)
  const isOld = storedVersion(connection) < versionOf(settings.migrations)
  const failure = isOld ? await migrateStore(settings, connection, journal) : null
  if (failure) return unopened(failure, found)
  if (!fitsSchema(readLayout(connection), settings.schema)) return unopened(problems.otherShape, found)
  const database = new Database(connection, settings.schema)
  const snapshots = new Snapshots({
    ...settings,
    database,
    journal,
    verified,
    bytesBehind: bytesAfter(contents, verified.at(-1)?.covers ?? 0)
  })
  // The first snapshot comes before the first record, or a crash between would leave records of nothing.
  if (verified.length === 0 || isOld) await snapshots.take()
  if (isOld) settings.faults('P14')
  if (report.isFresh) journal.add('EPOCH', nothing)
  const isBehind = Object.values(settings.copy.states()).includes('behind')
  if (report.faults.length > 0 || isBehind) void snapshots.take().catch(() => {})
  return ok({ database, report, end, schema: storedVersion(connection), problem: null, journal, snapshots })
}

const nothing = new Uint8Array(0)

/** Once the journal says that there was a migration, a replay runs it again; until then everything is as it was. */
async function migrateStore(settings: Settings, connection: Connection, journal: Journal): Promise<Problem | null> {
  const { migrations, faults } = settings
  const [from, to] = [storedVersion(connection), versionOf(migrations)]
  await writeBackup(settings, texts.beforeSchema(to), from, connection.exportSafely())
  faults('P14')
  const before = await canonicalHash(connection, readLayout(connection))
  const failure = bringUp(settings, connection)
  if (failure) return failure
  faults('P14')
  const after = await canonicalHash(connection, readLayout(connection))
  journal.schema = to
  const seq = journal.add('MIGRATE', encodeMigrationNote({ from, to, before, after }))
  await journal.durable(seq, false)
  faults('P14')
  return null
}

/** Migrates a file in memory, where it is older than the code. */
function bringUp({ migrations, schema }: Settings, connection: Connection): Problem | null {
  const to = versionOf(migrations)
  if (storedVersion(connection) >= to) return null
  try {
    migrate(connection, migrations, to, schema)
    return null
  } catch (error) {
    return problems.migrationFailed(error instanceof Error ? error.message : String(error))
  }
}

const bytesAfter = ({ journal }: Contents, covers: number): number =>
  journal.reduce((sum, { seq, bytes }) => (seq > covers ? sum + bytes.length : sum), 0)

const damaged = (found: readonly Found[], faults: readonly string[]) =>
  unopened(problems.storeDamaged(faults.at(-1) ?? texts.noSnapshot), found, faults)

function unopened(
  problem: Problem,
  found: readonly Found[] = [],
  faults: readonly string[] = []
): { ok: false; error: Unopened } {
  const files = async () =>
    (
      await Promise.all(
        found.map(({ copy, contents }, place) => salvage(copy, contents, place === 0 ? '' : `copy-${place + 1}-`))
      )
    ).flat()
  return { ok: false, error: { ...problem, faults, files } }
}

/** What the browser refuses is a problem for a person; anything else is a mistake of ours. */
async function reporting<T>(open: () => Opening<T>): Opening<T> {
  try {
    return await open()
  } catch (error) {
    if (error instanceof Fenced) return unopened(problems.takenOver)
    if (error instanceof NotSaved) return unopened(error.problem)
    if (!(error instanceof DOMException)) throw error
    return unopened(isFull(error) ? problems.storageProblem(error) : problems.storageUnavailable)
  }
}

const isFull = (error: unknown): boolean => error instanceof Error && error.name === 'QuotaExceededError'
