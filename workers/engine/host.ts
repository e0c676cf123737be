// What the page asks of the engine, answered from this tab's memory. Changes go to the tab that writes, which may be this
// one; what is about keeping goes to code that is loaded when it is first asked for.
import type { Given } from '#lib/edit/commands/command.ts'
import type {
  FoundState,
  RestorePlan,
  RestoreSource,
  StatePlace,
  StateSummary,
  StorageHealth,
  WorkspaceInfo
} from '#lib/edit/keeping.ts'
import * as problems from '#lib/edit/keeping-problems.ts'
import type {
  CommandAnswer,
  CommandFile,
  EngineDoor,
  FigureSet,
  Opened,
  Problem,
  Result,
  ScenarioRows,
  ScenarioUpdate,
  Trial,
  Writing
} from '#lib/edit/messages.ts'
import { catalogueOf } from '#lib/model/series.ts'
import type { LineDraft } from '#lib/edit/written.ts'
import { madeFile } from '#workers/store/keeping/retention.ts'
import { openStoreFrom, storageProblems } from '#workers/store/store.ts'
import type { Amendment, HistoryQuery, RevertSource } from '#lib/edit/past.ts'
import type { Engine } from './engine.ts'
import type { Keeping } from './keeping.ts'
import { loaded } from './loading.ts'
import { Session, type RunGiven } from './session.ts'

/** A day is meant with its end; times are those of this device. */
function momentOf(typed: string, now: number): Result<string, Problem> {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(typed)
  const time = new Date(isDay ? `${typed}T23:59:59.999` : typed.replace(' ', 'T'))
  // A day that a month has not is taken for one of the next month.
  if (Number.isNaN(time.getTime()) || (isDay && time.getDate() !== Number(typed.slice(8))))
    return { ok: false, error: problems.noMoment(typed) }
  const begins = isDay ? new Date(`${typed}T00:00`).getTime() : time.getTime()
  return begins > now ? { ok: false, error: problems.notYet } : { ok: true, value: time.toISOString() }
}

export class Host extends Session implements EngineDoor {
  async leftOvers(): Promise<{ name: string; bytes: Uint8Array }[]> {
    return (await this.unopened?.files()) ?? []
  }

  open(scenario: string): Result<ScenarioUpdate, Problem> {
    this.openScenario = scenario
    return this.shown.open(scenario)
  }

  preview(...given: Parameters<Engine['preview']>): Result<FigureSet, Problem> {
    return this.shown.preview(...given)
  }

  /** Commands that only look are answered from what is here. */
  async run(...given: RunGiven): Promise<CommandAnswer> {
    const { isChange, isLooking, keepingWords, readCommandLine, runCommand } = await this.runner()
    const [line, files = {}] = given
    const read = readCommandLine(line)
    if (!read.ok) return { ok: false, problem: read.error }
    const { command, given: named, json, company, at } = read.value
    if (!this.engine && !command.words.startsWith('workspace ')) return { ok: false, problem: this.notOpen }
    if (at !== null && !isLooking(command)) return { ok: false, problem: problems.pastIsPast(command.words) }
    if (at !== null) return this.runAt(at, line)
    if (keepingWords.has(command.words)) return this.runKeeping(command.words, named, files, json, company)
    return isChange(command) ? this.change('run', given) : runCommand(this.shown, ...given)
  }

  /** Answered from what is here, by whichever tab: nothing comes of it. */
  async tryLine(line: string): Promise<Trial> {
    const { tryCommand } = await loaded(() => import('./trying.ts'))
    return tryCommand(this.engine, line, this.refusal)
  }

  rowsOf(typed: string): ScenarioRows | null {
    const { looking, workspace } = this.shown
    const found = looking.scenario(typed)
    if (!found.ok) return null
    const scenario = found.value
    const catalogue = catalogueOf(looking.computed(scenario).compiled)
    return { scenario, tables: workspace.tables(scenario.id), catalogue }
  }

  notes(scenario: string) {
    return this.shown.store.rows('notes', scenario)
  }

  companies() {
    return this.shown.store.rows('companies')
  }

  cards() {
    return this.shown.cards()
  }

  setCells(...given: Parameters<Engine['setCells']>) {
    return this.change('setCells', given)
  }

  addRow(...given: Parameters<Engine['addRow']>) {
    return this.change('addRow', given)
  }

  removeRows(...given: Parameters<Engine['removeRows']>) {
    return this.change('removeRows', given)
  }

  /** What is shown is asked for when everything is loaded: it may be something else by then. */
  async explain(...given: Parameters<EngineDoor['explain']>) {
    const { explainAsked } = await loaded(() => import('./explaining.ts'))
    return explainAsked(this.shown.looking, ...given)
  }

  async written(scenario: string) {
    const { writtenModel } = await loaded(() => import('./written.ts'))
    return writtenModel(this.shown.looking, scenario)
  }

  async tryOwnLine(scenario: string, draft: LineDraft) {
    const { tryOwnLine } = await loaded(() => import('./written.ts'))
    return tryOwnLine(this.shown.looking, scenario, draft)
  }

  async sensitivity(scenario: string) {
    const { sensitivityOf } = await loaded(() => import('./sensitivity.ts'))
    return sensitivityOf(this.shown.looking, scenario)
  }

  // The past of a scenario.

  async history(query: HistoryQuery, writing: Writing) {
    const { historyPage } = await this.pastOf()
    return historyPage(() => (this.past?.engine ?? this.engine)?.workspace ?? null, query, writing)
  }

  async snapshots(scenario: string) {
    const { snapshotsOf } = await this.pastOf()
    return snapshotsOf(this.shown.workspace, scenario)
  }

  async planRevert(source: RevertSource) {
    const { planRevert } = await this.pastOf()
    return planRevert(this.shown.workspace, source, this.shown.looking.writing)
  }

  amend(amendment: Amendment) {
    return this.change('amend', [amendment])
  }

  protected pastOf() {
    return loaded(() => import('./past.ts'))
  }

  useWriting(writing: Writing) {
    this.writing = writing
    this.engine?.useWriting(writing)
    this.past?.engine.useWriting(writing)
  }

  useCompany(company: string) {
    this.company = company
    this.engine?.useCompany(company)
    this.past?.engine.useCompany(company)
  }

  undo() {
    return this.change('undo', [])
  }

  redo() {
    return this.change('redo', [])
  }

  // Keeping.

  protected async keep(): Promise<Keeping> {
    const { Keeping } = await loaded(() => import('./keeping.ts'))
    const { sqlite, estimate } = this.around
    const { copies, isLocked } = this.unlocked!
    this.keeping ??= new Keeping({
      ...this.engineOptions(null),
      sqlite: await sqlite,
      workspace: this.workspace,
      isLocked,
      copies,
      estimate
    })
    return this.keeping
  }

  async storage(): Promise<StorageHealth | null> {
    return (await this.keep()).health(() => this.store)
  }

  async states(): Promise<FoundState[]> {
    return (await this.keep()).states()
  }

  async stateSummary(id: string): Promise<Result<StateSummary, Problem>> {
    return (await this.keep()).summary(id)
  }

  async stateFile(id: string): Promise<Result<CommandFile, Problem>> {
    return (await this.keep()).file(id)
  }

  async lookAt(place: StatePlace): Promise<Result<Opened, Problem>> {
    if ('time' in place && Date.parse(place.time) > this.around.clock()) return { ok: false, error: problems.notYet }
    const looked = await (await this.keep()).look(this.store, place)
    if (!looked.ok) return looked
    this.past?.connection.close()
    this.past = looked.value
    if (this.writing) this.past.engine.useWriting(this.writing)
    if (this.company) this.past.engine.useCompany(this.company)
    this.past.engine.listen({ ...this.listener!, save: () => {} })
    this.showAgain()
    return { ok: true, value: this.opened() }
  }

  async lookNow(): Promise<Opened> {
    const past = this.past
    this.past = null
    if (past && this.engine) this.showAgain()
    past?.connection.close()
    return Promise.resolve(this.opened())
  }

  async planRestore(source: RestoreSource): Promise<Result<RestorePlan, Problem>> {
    const planned = await (await this.keep()).plan(() => this.store!, source)
    return planned.ok ? { ok: true, value: planned.value.plan } : planned
  }

  restore(source: RestoreSource): Promise<Result<RestorePlan, Problem>> {
    return this.tabs!.making(this.makeRestore(source))
  }

  /** A workspace is not left while it is read what comes back. */
  protected async makeRestore(source: RestoreSource): Promise<Result<RestorePlan, Problem>> {
    if (this.past) await this.lookNow()
    const planned = await (await this.keep()).plan(() => this.store!, source)
    if (!planned.ok) return planned
    const { plan, draft } = planned.value
    if (draft.changes.length === 0) return { ok: true, value: plan }
    const done = await this.change('restore', [draft])
    return done.ok ? { ok: true, value: plan } : done
  }

  async beginFrom(id: string): Promise<Result<Opened, Problem>> {
    const { clock, randomBytes, sqlite } = this.around
    const bytes = await (await this.keep()).bytesOf(id)
    if (!bytes.ok) return bytes
    const { confirm } = this
    const begun = await this.joinBy(async () => {
      if (!this.tabs!.hasLock) return { ok: false, error: storageProblems.openElsewhere }
      const options = { sqlite: await sqlite, mode: 'writer' as const, clock, randomBytes, confirm }
      const opened = await openStoreFrom({ ...options, copy: this.unlocked!.copy() }, bytes.value)
      if (!opened.ok) return { ok: false, error: { type: opened.error.type, text: opened.error.text } }
      this.past?.connection.close()
      this.past = null
      return this.work(opened.value)
    })
    if (begun.ok) this.showAgain()
    return begun
  }

  async workspaces(): Promise<WorkspaceInfo[]> {
    const { workspaces } = this.around
    const names = new Set([...(await workspaces.list()), this.workspace])
    return Promise.all(
      [...names].map(async (name) => ({
        name,
        isOpen: name === this.workspace,
        isLocked: await workspaces.isLocked(name)
      }))
    )
  }

  protected async runAt(time: string, line: string): Promise<CommandAnswer> {
    const moment = momentOf(time, this.around.clock())
    if (!moment.ok) return { ok: false, problem: moment.error }
    const { runCommand } = await this.runner()
    const looked = await (await this.keep()).look(this.store, { time: moment.value })
    if (!looked.ok) return { ok: false, problem: looked.error }
    const { engine, connection } = looked.value
    if (this.writing) engine.useWriting(this.writing)
    const answer = runCommand(engine, line)
    connection.close()
    return answer
  }

  protected async runKeeping(
    words: string,
    given: Given,
    files: Readonly<Record<string, Uint8Array>>,
    json: boolean,
    company: string | null
  ): Promise<CommandAnswer> {
    const { runKeeping } = await loaded(() => import('./keeping-commands.ts'))
    const done = await runKeeping(words, given, files, {
      door: this,
      shown: () => this.shown,
      company,
      pack: async (passphrase) => {
        const packed = await (await this.keep()).pack(this.store!, this.engine!, passphrase)
        // On a full device the file is all there is.
        if (packed.ok) await this.change('keep', [madeFile]).catch(() => undefined)
        return packed
      },
      workspaces: this.around.workspaces,
      open: async (name, passphrase) => {
        const opened = await this.start(name, this.listener!, passphrase)
        if (opened.ok) this.showAgain()
        // The one before was let go.
        else if (!this.store) this.listener!.failed(opened.error)
        return opened
      }
    })
    if (!done.ok) return { ok: false, problem: done.error }
    const { text, data, files: made } = done.value
    return { ok: true, text: json ? JSON.stringify(data, null, 2) : text, data, files: made }
  }
}
