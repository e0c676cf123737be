// The workspace as the pages see it. One of these lives as long as the page; everything it shows came from the engine.
import type {
  Card,
  CommandAnswer,
  CommandFile,
  Listener,
  Opened,
  Problem,
  Result,
  SaveState,
  UndoLabels
} from '#lib/edit/messages.ts'
import type { CellEdit } from '#lib/edit/cells.ts'
import type { RestoreSource, StatePlace } from '#lib/edit/keeping.ts'
import type { Amendment } from '#lib/edit/past.ts'
import type { Values } from '#lib/edit/edit.ts'
import * as texts from '#lib/texts/client.ts'
import { listening, startEngine, type Engine } from './engine.ts'
import { Keeping } from './keeping.svelte.ts'
import { inQuotes, withSecret } from './quoting.ts'
import { forgetDeleted } from './remembered.ts'
import { OpenScenario } from './scenario.svelte.ts'
import type { Settings } from './settings.svelte.ts'
import { leaveTrace, rememberWorkspace, traceOf, workspaceToOpen } from './traces.ts'

/** A sentence for the person, shown for a while: what was done, or why not. */
export interface Notice {
  text: string
  isProblem: boolean
  /** What can be done about it. */
  action: { label: string; run: () => void } | null
}

const dataGone: Problem = { type: 'data-gone', text: texts.gone }

export class Workspace {
  readonly #engine: Engine
  readonly keeping: Keeping
  #name = $state(workspaceToOpen())
  #opened = $state.raw<Opened | null>(null)
  #failure = $state.raw<Problem | null>(null)
  #cards = $state.raw<readonly Card[] | null>(null)
  #scenario = $state.raw<OpenScenario | null>(null)
  #save = $state.raw<SaveState>({ state: 'saved', at: null, problem: null })
  #undo = $state.raw<UndoLabels>({ undo: null, redo: null })
  #notice = $state.raw<Notice | null>(null)
  #listChanges = $state(0)
  #views = $state(0)
  /** Which workspace and which state of it is shown. */
  #place = ''
  #lookedAt = $state.raw<StatePlace | null>(null)
  #isLeaving = $state(false)
  #onTheWay = $state(0)
  /** Why the present does not open, while an earlier state is looked at. */
  #behind = $state.raw<Problem | null>(null)
  readonly ready: Promise<void>

  constructor(private readonly settings: Settings) {
    this.#engine = startEngine()
    this.keeping = new Keeping(this.#engine, () => this.canAsk)
    this.ready = this.start(null).then(() => undefined)
  }

  /** Opens the workspace of this tab. A locked one needs its passphrase. @returns what is wrong */
  async start(passphrase: string | null): Promise<Problem | null> {
    const listener: Listener = {
      save: (state) => {
        this.#save = state
        this.#leaveTrace()
      },
      update: (update) => {
        if (this.#scenario?.id === update.scenario.id) this.#scenario.take(update)
      },
      notesChanged: () => void this.#scenario?.readNotes(),
      listChanged: () => {
        this.#listChanges++
        void this.#refreshLists()
      },
      undo: (labels) => void (this.#undo = labels),
      reopened: (opened) => void this.#take(opened),
      failed: (problem) => void (this.#failure = problem)
    }
    const opened = await this.#engine.start(this.#name, listening(listener), passphrase)
    if (!opened.ok) return (this.#failure = opened.error)
    await this.#engine.useWriting(this.settings.writing)
    await this.#take(opened.value)
    this.#leaveTrace()
    return this.#failure
  }

  /** What was saved once is missed when it is gone. */
  #leaveTrace(): void {
    if (!this.#opened || this.#failure || this.#save.at === null) return
    if (traceOf(this.#name) === null) leaveTrace(this.#name, 'saved')
  }

  #missWhatWasSaved({ workspace, report }: Opened): void {
    const trace = traceOf(workspace)
    if (trace !== 'gone' && !(trace === 'saved' && report.isFresh)) return
    leaveTrace(workspace, 'gone')
    this.#failure = dataGone
  }

  /** Where another workspace or another state has come into view, what is open is read from it. */
  async #take(opened: Opened): Promise<void> {
    if (opened.past || this.#failure?.type !== 'data-gone') this.#failure = null
    const place = placeOf(opened)
    if (place === this.#place) {
      this.#opened = opened
      return void this.#scenario?.readNotes()
    }
    const isFirst = this.#place === ''
    this.#place = place
    const isSame = opened.workspace === this.#name
    if (!isSame || isFirst) this.#missWhatWasSaved(opened)
    const [hadCards, open] = [this.#cards !== null, isSame ? this.#scenario : null]
    this.#name = opened.workspace
    rememberWorkspace(this.#name)
    this.#notice = null
    if (!isSame) this.#cards = this.#scenario = null
    await this.useCompany(this.settings.company, opened)
    if (hadCards) await this.loadCards()
    const again = open && (await this.#engine.open(open.id))
    this.#scenario = again?.ok ? new OpenScenario(again.value, this.#engine) : null
    this.#views++
  }

  get opened(): Opened | null {
    return this.#opened
  }

  /** The name of the workspace that this tab has open, or tries to. */
  get name(): string {
    return this.#name
  }

  /** How often another workspace or another state came into view. */
  get views(): number {
    return this.#views
  }

  get failure(): Problem | null {
    return this.#failure
  }

  get cards(): readonly Card[] | null {
    return this.#cards
  }

  get scenario(): OpenScenario | null {
    return this.#scenario
  }

  /** How often scenarios were made, renamed or deleted, or came to other figures. */
  get listChanges(): number {
    return this.#listChanges
  }

  get save(): SaveState {
    return this.#onTheWay > 0 && this.#save.state === 'saved' ? { ...this.#save, state: 'saving' } : this.#save
  }

  get undoLabels(): UndoLabels {
    return this.#undo
  }

  get notice(): Notice | null {
    return this.#notice
  }

  readonly canWrite: boolean = $derived.by(
    () => this.#opened !== null && this.#opened.mode !== 'reader' && this.#save.state !== 'failing'
  )

  notify(text: string, isProblem = false, action: Notice['action'] = null): void {
    this.#notice = { text, isProblem, action }
  }

  dismiss(): void {
    this.#notice = null
  }

  async useCompany(company: string, opened = this.#opened): Promise<void> {
    const known = opened?.companies.some((row) => row.id === company) ? company : 'default'
    await this.#engine.useCompany(known)
    this.settings.change({ company: known })
    if (opened) this.#opened = { ...opened, company: known }
    if (this.#cards) await this.loadCards()
  }

  async useWriting(): Promise<void> {
    await this.#engine.useWriting(this.settings.writing)
  }

  async #refreshLists(): Promise<void> {
    if (this.#cards) await this.loadCards()
    const companies = await this.#engine.companies()
    if (this.#opened) this.#opened = { ...this.#opened, companies }
  }

  async loadCards(): Promise<void> {
    if (this.#failure) return
    this.#cards = await this.#engine.cards()
  }

  /** @returns false where there is no such scenario */
  async open(id: string): Promise<boolean> {
    await this.ready
    if (this.#failure) return false
    if (this.#scenario?.id === id) return true
    const opened = await this.#engine.open(id)
    this.#scenario = opened.ok ? new OpenScenario(opened.value, this.#engine) : null
    return opened.ok
  }

  /** What was typed counts as not saved before the engine has taken it. */
  async #change<T>(made: T): Promise<Awaited<T>> {
    this.#onTheWay++
    try {
      return await made
    } finally {
      this.#onTheWay--
    }
  }

  async setCells(edits: readonly CellEdit[], why: string): Promise<Problem | null> {
    const { id } = this.#scenario!
    this.#asked++
    this.#scenario!.compareFromNow()
    return this.#told(await this.#change(this.#engine.setCells(id, edits, why)))
  }

  /** Shows the figures with these cells, or as they are kept. */
  async preview(edits: readonly CellEdit[] | null): Promise<void> {
    const scenario = this.#scenario
    if (!scenario) return
    const asked = ++this.#asked
    if (edits === null) return scenario.show(null)
    const figures = await this.#engine.preview(scenario.id, edits)
    if (asked === this.#asked && scenario === this.#scenario) scenario.show(figures.ok ? figures.value : null)
  }
  #asked = 0

  /** @returns the id of the new row */
  async addRow(table: string, values: Values = {}): Promise<string | null> {
    this.#scenario!.compareFromNow()
    const added = await this.#change(this.#engine.addRow(this.#scenario!.id, table, values))
    if (!added.ok) this.#told(added)
    return added.ok ? added.value : null
  }

  async removeRows(table: string, ids: readonly string[]): Promise<Problem | null> {
    this.#scenario!.compareFromNow()
    return this.#told(await this.#change(this.#engine.removeRows(this.#scenario!.id, table, ids)))
  }

  async undo(): Promise<void> {
    this.#scenario?.compareFromNow()
    const done = await this.#change(this.#engine.undo())
    if (done.ok) this.notify(texts.undid(done.value))
    else this.#told(done)
  }

  async redo(): Promise<void> {
    this.#scenario?.compareFromNow()
    const done = await this.#change(this.#engine.redo())
    if (done.ok) this.notify(texts.didAgain(done.value))
    else this.#told(done)
  }

  async amend(amendment: Amendment): Promise<Problem | null> {
    this.#scenario?.compareFromNow()
    const done = await this.#change(this.#engine.amend(amendment))
    return done.ok ? null : done.error
  }

  /** Runs a command line; see ARCHITECTURE.md for the automation interface. */
  async run(
    line: string,
    files: Record<string, Uint8Array> = {},
    by: 'command' | 'page' = 'command'
  ): Promise<CommandAnswer> {
    await this.ready
    if (this.#failure) return { ok: false, problem: this.#failure }
    const answer = await this.#engine.run(line, files, by)
    if (answer.ok) forgetDeleted(line, answer.data)
    return answer
  }

  /** What changes nothing, and is asked of the engine as it is. */
  get asking(): Pick<
    Engine,
    'tryLine' | 'rowsOf' | 'history' | 'planRevert' | 'written' | 'tryOwnLine' | 'explain' | 'sensitivity'
  > {
    return this.#engine
  }

  async saved(): Promise<void> {
    await this.ready
    await this.#engine.saved()
  }

  /** Shows another state on every page, for reading. @returns what is wrong */
  async lookAt(place: StatePlace): Promise<Problem | null> {
    const behind = this.#behind ?? this.#failure
    const opened = await this.#engine.lookAt(place)
    if (!opened.ok) return opened.error
    this.#behind = behind
    this.#lookedAt = place
    await this.#take(opened.value)
    return null
  }

  /** What is looked at, where it is not the present. */
  get lookedAt(): StatePlace | null {
    return this.#opened?.past ? this.#lookedAt : null
  }

  /** Why the present does not open, while an earlier state is looked at. */
  get behind(): Problem | null {
    return this.#behind
  }

  /** There is a present that is open: not while one workspace is left for another. */
  get canAsk(): boolean {
    return this.#opened !== null && this.#behind === null && !this.#isLeaving
  }

  async lookNow(): Promise<void> {
    // Where there is no present that opens, the page begins again and says so.
    if (this.#behind) location.reload()
    else await this.#take(await this.#engine.lookNow())
  }

  /** @returns what is wrong */
  async restore(source: RestoreSource): Promise<Problem | null> {
    const done = await this.keeping.restore(source)
    if (!done.ok) return done.error
    this.#goOn()
    this.notify(texts.restored, false, { label: texts.undo, run: () => void this.undo() })
    return null
  }

  /** Where the workspace did not open: goes on from that state. @returns what is wrong */
  async beginFrom(id: string): Promise<Problem | null> {
    const opened = await this.#engine.beginFrom(id)
    if (!opened.ok) return opened.error
    await this.#take(opened.value)
    this.#goOn()
    return null
  }

  /** With the fresh workspace that stands in the place of what is gone. */
  startAnew(): void {
    leaveTrace(this.#name, null)
    this.#goOn()
  }

  #goOn(): void {
    this.#failure = this.#behind = null
    if (traceOf(this.#name) === 'gone') leaveTrace(this.#name, 'saved')
  }

  /** Opens another workspace in the place of this one. @returns what is wrong */
  async openWorkspace(name: string, passphrase = ''): Promise<Problem | null> {
    if (this.#failure) {
      this.#name = name
      return this.start(passphrase || null)
    }
    this.#isLeaving = true
    const answer = await this.run(`workspace open ${inQuotes(name)}${withSecret(passphrase)}`, {}, 'page')
    this.#isLeaving = false
    if (answer.ok) return null
    // It was begun with, and does not open.
    if (this.failure) rememberWorkspace((this.#name = name))
    return answer.problem
  }

  /** Everything in one file. */
  async makeFile(passphrase = ''): Promise<Result<CommandFile, Problem>> {
    const answer = await this.run(`backup${withSecret(passphrase)}`, {}, 'page')
    return answer.ok ? { ok: true, value: answer.files[0]! } : { ok: false, error: answer.problem }
  }

  /** Whether somebody can see the page. */
  seen(isSeen: boolean): void {
    void this.#engine.seen(isSeen)
  }

  #told(result: Result<unknown, Problem>): Problem | null {
    if (result.ok) return null
    this.notify(result.error.text, true)
    return result.error
  }
}

const placeOf = ({ workspace, past }: Opened): string => JSON.stringify([workspace, past])
