// What is kept of a workspace, and how it comes back: storage, states and files. Loaded when it is first asked for.
import type { Change, Edit } from '#lib/edit/edit.ts'
import type {
  FoundState,
  PastFile,
  PastMoment,
  PastState,
  RestorePlan,
  RestoreSource,
  StatePlace,
  StateSummary,
  StorageHealth
} from '#lib/edit/keeping.ts'
import { nothingThen } from '#lib/edit/keeping-problems.ts'
import { companyGone } from '#lib/edit/past-problems.ts'
import type { Card, CommandFile } from '#lib/edit/messages.ts'
import { ok, refused, type Problem, type Result } from '#lib/edit/result.ts'
import { tables, tablesOf } from '#lib/edit/schema.ts'
import * as texts from '#lib/texts/keeping-answers.ts'
import { restored } from '#lib/texts/edits.ts'
import { canonicalHash } from '#workers/store/canonical.ts'
import { openContainer, packContainer, type KeyFigures, type Manifest } from '#workers/store/file/container.ts'
import { otherState, unknownSchema } from '#workers/store/file/problems.ts'
import { databaseOf } from '#workers/store/file/read-rows.ts'
import { rowCounts, workspaceJson } from '#workers/store/file/workspace-json.ts'
import { hex } from '#workers/store/journal/checksums.ts'
import { differenceTo, namesIn, scenarioOf, summarise } from '#workers/store/keeping/difference.ts'
import { storeOver } from '#workers/store/keeping/looking.ts'
import { madeFile } from '#workers/store/keeping/retention.ts'
import { describeState, findStates, openFound, readFound, type Copies } from '#workers/store/keeping/states.ts'
import { stateAt } from '#workers/store/keeping/time-travel.ts'
import { readLayout } from '#workers/store/layout.ts'
import { migrate, migrations, schemaVersion } from '#workers/store/migrations.ts'
import { Connection } from '#workers/store/sqlite.ts'
import type { Store, StoreOptions } from '#workers/store/store.ts'
import { Engine, type EngineOptions } from './engine.ts'
import { takenName } from './reverting.ts'

export interface KeepingOptions extends EngineOptions {
  sqlite: StoreOptions['sqlite']
  workspace: string
  isLocked: boolean
  /** Copies of their own to read from. */
  copies: () => Copies
  /** What the browser says of its storage. */
  estimate: () => Promise<Pick<StorageHealth, 'used' | 'quota' | 'isProtected'>>
}

const app = '0.1.0'
const day = 86_400_000
const mostEditsWithoutFile = 200
const mostDaysWithoutFile = 7

/** How a moment is called that nobody kept. */
const asItWas = 'as it was'

export interface Opened extends PastState {
  engine: Engine
  connection: Connection
}

type Read<Past> = Past & { connection: Connection }
type FileSource = Extract<RestoreSource, { file: Uint8Array }>

export class Keeping {
  constructor(private readonly options: KeepingOptions) {}

  /**
   * Null where none is open.
   * @param current the store, which may be another one after a wait, and the one before closed
   */
  async health(current: () => Store | null): Promise<StorageHealth | null> {
    const { workspace, isLocked, clock } = this.options
    const asked = current()
    if (!asked) return null
    const [listed, room] = await Promise.all([asked.listBackups(), this.options.estimate()])
    const store = current()
    if (store !== asked) return this.health(current)
    const { connection } = store.database
    const { edits, last } = describeState(connection)
    const backups = listed.filter(({ kind }) => kind === 'state')
    const newest = (times: number[]) => (times.length > 0 ? Math.max(...times) : null)
    const file = newest(backups.filter(({ reason }) => reason === madeFile).map(({ at }) => at))
    const since = editsAfter(connection, file ?? 0)
    const waited = clock() - (file ?? firstEdit(connection) ?? clock())
    const { wasClosed, isFresh, replayed, faults, milliseconds } = store.report
    return {
      workspace,
      isLocked,
      copies: Object.entries(store.copies()).map(([name, state]) => ({ name: name as 'files', state })),
      ...room,
      edits,
      lastEdit: last,
      kept: backups.length,
      lastKept: newest(backups.map(({ at }) => at)),
      lastFile: file === null ? null : { at: file, editsSince: since },
      isFileDue: since > mostEditsWithoutFile || (since > 0 && waited > mostDaysWithoutFile * day),
      recovery: { wasClosed: wasClosed || isFresh, replayed, faults, milliseconds }
    }
  }

  states(): Promise<FoundState[]> {
    return this.#looking(findStates)
  }

  async summary(id: string): Promise<Result<StateSummary, Problem>> {
    const found = await this.#found(id)
    if (!found.ok) return found
    const { engine } = this.#engineOver(found.value)
    const scenarios = engine.allCards().map(({ id, name, summary }) => ({
      id,
      name,
      arr: summary['ending_arr'] ?? null,
      lowestCash: summary['cash_low_point'] ?? null
    }))
    const described = describeState(found.value)
    found.value.close()
    return ok({ ...described, scenarios })
  }

  /** A state as a file that can be restored; as it stands, byte by byte, where it does not open. */
  async file(id: string): Promise<Result<CommandFile, Problem>> {
    const read = await this.#readState(null, { state: id })
    if (read.ok) {
      const { connection, at } = read.value
      const packed = await this.#pack(connection, this.#engineOver(connection).engine, at ?? this.options.clock())
      connection.close()
      return packed
    }
    try {
      const bytes = await this.#looking((copies) => readFound(this.options.sqlite, copies, id))
      const name = `${this.#fileName()}-${id.replaceAll(' ', '-')}.bin`
      return ok({ name, type: 'application/octet-stream', bytes })
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      return refused({ type: 'state-unreadable', text: texts.cannotRead(why) })
    }
  }

  /** An engine over that state. Whoever asks closes the connection. */
  async look(store: Store | null, place: StatePlace): Promise<Result<Opened, Problem>> {
    const read = await this.#readState(store, place)
    return read.ok ? ok({ ...read.value, ...this.#engineOver(read.value.connection) }) : read
  }

  /** The bytes of a state as a database. */
  async bytesOf(id: string): Promise<Result<Uint8Array<ArrayBuffer>, Problem>> {
    const found = await this.#found(id)
    if (!found.ok) return found
    const bytes = found.value.exportSafely()
    found.value.close()
    return ok(bytes)
  }

  pack(store: Store, engine: Engine, passphrase: string | undefined): Promise<Result<CommandFile, Problem>> {
    return this.#pack(store.database.connection, engine, this.options.clock(), passphrase)
  }

  /** @param at when it was as it is: milliseconds since 1970 */
  async #pack(
    connection: Connection,
    engine: Engine,
    at: number,
    passphrase?: string
  ): Promise<Result<CommandFile, Problem>> {
    const { workspace, randomBytes } = this.options
    const layout = readLayout(connection)
    const made = new Date(at).toISOString()
    // All of it is of one state: nothing is waited for before everything is read.
    const hash = canonicalHash(connection, layout)
    const [sqlite, json] = [connection.exportSafely(), workspaceJson(connection, layout)]
    const [rows, figures] = [rowCounts(connection, layout), figuresOf(engine.allCards())]
    const manifest = { made, workspace, app, schema: schemaVersion, state: hex(await hash), rows, figures }
    const parts = { sqlite, json, manifest }
    const packed = await packContainer(parts, passphrase === undefined ? undefined : { passphrase, randomBytes })
    if (!packed.ok) return packed
    const name = `${this.#fileName()}-${made.slice(0, 10)}.sextant`
    return ok({ name, type: 'application/vnd.sextant', bytes: packed.value })
  }

  #fileName(): string {
    return this.options.workspace.replaceAll(/[^\p{L}\p{N} _.-]/gu, '-')
  }

  /** What leads from what is here to what the source holds, as one edit, and the same in figures. */
  async plan(
    current: () => Store,
    source: RestoreSource
  ): Promise<Result<{ plan: RestorePlan; draft: RestoreDraft }, Problem>> {
    const read = await ('file' in source ? this.#readFile(source) : this.#readState(current(), source))
    if (!read.ok) return read
    const { connection, ...from } = read.value
    const store = current()
    const present = store.database.connection
    const names = namesIn(present, tables)
    const only = 'time' in source ? source.scenario : undefined
    const all = differenceTo(present, connection, tables)
    const changes = only === undefined ? all : all.filter((change) => scenarioOf(change, names) === only)
    connection.close()
    const wrong = only === undefined ? null : misfit(store, only, changes)
    if (wrong) return refused(wrong)
    const words = sourceWords(from)
    const plan = { from, source: words, ...summarise(changes, names) }
    return ok({ plan, draft: { changes, why: restored(words) } })
  }

  async #readState(store: Store | null, place: StatePlace): Promise<Result<Read<PastState>, Problem>> {
    if ('time' in place) {
      const connection = this.#back(store!, place)
      if (connection.value('SELECT count(*) FROM companies') !== 0)
        return ok({ connection, reason: place.name ?? asItWas, at: Date.parse(place.time) })
      connection.close()
      return refused(nothingThen)
    }
    const found = await this.#found(place.state)
    if (!found.ok) return found
    const state = (await this.states()).find(({ id }) => id === place.state)
    return ok({ connection: found.value, reason: state?.reason ?? place.state, at: state?.at ?? null })
  }

  /** A copy of the database as it was at that time. */
  #back({ database }: Store, { time, after }: PastMoment): Connection {
    const connection = new Connection(this.options.sqlite, database.connection.exportSafely())
    stateAt(connection, database.layout, after === undefined ? time : { after })
    return connection
  }

  async #readFile({ file, name, passphrase }: FileSource): Promise<Result<Read<PastFile>, Problem>> {
    const opened = await openContainer(new Uint8Array(file), passphrase)
    if (!opened.ok) return opened
    const { manifest, json } = opened.value
    if (manifest.schema > schemaVersion || manifest.schema < 1) return refused(unknownSchema(manifest.schema))
    const made = databaseOf(this.options.sqlite, json, tablesOf(manifest.schema), manifest.schema)
    if (!made.ok) return made
    const connection = made.value
    if (hex(await canonicalHash(connection, readLayout(connection))) !== manifest.state) {
      connection.close()
      return refused(otherState)
    }
    if (manifest.schema < schemaVersion) migrate(connection, migrations, schemaVersion, tables)
    const isSame = sameFigures(manifest, figuresOf(this.#engineOver(connection).engine.allCards()))
    return ok({ connection, file: name, workspace: manifest.workspace, at: Date.parse(manifest.made), isSame })
  }

  #found(id: string): Promise<Result<Connection, Problem>> {
    return this.#looking((copies) => openFound(this.options.sqlite, copies, id))
  }

  async #looking<T>(look: (copies: Copies) => Promise<T>): Promise<T> {
    const copies = this.options.copies()
    try {
      return await look(copies)
    } finally {
      for (const copy of Object.values(copies)) copy.close()
    }
  }

  #engineOver(connection: Connection): { engine: Engine; connection: Connection } {
    return { connection, engine: new Engine(storeOver(this.options, connection), this.options) }
  }
}

/** One scenario comes back among others, which are what they are by now. */
function misfit(store: Store, scenario: string, changes: readonly Change[]): Problem | null {
  const made = changes.find(({ table, was }) => table === 'scenarios' && was === null)
  if (made && !store.row('companies', made.now?.['company_id'] ?? '')) return companyGone
  return takenName(store, scenario, changes)
}

function sourceWords(from: PastState | PastFile): string {
  const time = from.at === null ? null : texts.inUtc(new Date(from.at).toISOString().slice(0, 16).replace('T', ' '))
  if ('file' in from) return (from.isSame ? texts.theFile : texts.theDifferingFile)(from.file, time!)
  if (time === null) return texts.stateWithoutTime(from.reason)
  return from.reason === asItWas ? texts.theWorkspace(time) : texts.theState(from.reason, time)
}

const keyFigures = ['ending_arr', 'ending_customers', 'ending_cash', 'cash_low_point', 'total_funding']

export type RestoreDraft = Pick<Edit, 'changes' | 'why'>

const figuresOf = (cards: readonly Card[]): KeyFigures[] =>
  cards.map(({ id, name, summary }) => ({
    scenario: id,
    name,
    figures: Object.fromEntries(keyFigures.map((line) => [line, summary[line] ?? null]))
  }))

/** To a part in a million: doubles may differ in their last digits between machines. */
function sameFigures({ figures }: Manifest, now: readonly KeyFigures[]): boolean {
  return figures.every(({ scenario, figures: then }) => {
    const here = now.find((one) => one.scenario === scenario)?.figures ?? {}
    return Object.entries(then).every(([line, value]) => isNear(value, here[line] ?? null))
  })
}

const isNear = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b))

const typed = `origin <> 'migration'`
const editsAfter = (connection: Connection, at: number): number =>
  Number(
    connection.value(`SELECT count(DISTINCT edit_id) FROM scenario_history WHERE ${typed} AND at > ?`, [
      new Date(at).toISOString()
    ])
  )
function firstEdit(connection: Connection): number | null {
  const at = connection.value(`SELECT min(at) FROM scenario_history WHERE ${typed}`)
  return at === null ? null : Date.parse(String(at))
}
