// The workspace as the pages see it. One of these lives as long as the page; everything it shows came from the engine.
import type {
  Card,
  CommandAnswer,
  ExplainedNumber,
  HistoryEntry,
  Listener,
  Opened,
  Period,
  Problem,
  Result,
  SaveState,
  UndoLabels
} from '#lib/edit/messages.ts'
import type { CellEdit } from '#lib/edit/cells.ts'
import type { Values } from '#lib/edit/edit.ts'
import { listening, startEngine, type Engine } from './engine.ts'
import { OpenScenario } from './scenario.svelte.ts'
import type { Settings } from './settings.svelte.ts'

/** A sentence for the person, shown for a while: what was done, or why not. */
export interface Notice {
  text: string
  isProblem: boolean
}

export class Workspace {
  readonly #engine: Engine
  #opened = $state.raw<Opened | null>(null)
  #failure = $state.raw<Problem | null>(null)
  #cards = $state.raw<readonly Card[] | null>(null)
  #scenario = $state.raw<OpenScenario | null>(null)
  #save = $state.raw<SaveState>({ state: 'saved', at: null, problem: null })
  #undo = $state.raw<UndoLabels>({ undo: null, redo: null })
  #notice = $state.raw<Notice | null>(null)
  #listChanges = $state(0)
  readonly ready: Promise<void>

  constructor(private readonly settings: Settings) {
    this.#engine = startEngine()
    this.ready = this.#start()
  }

  async #start(): Promise<void> {
    const listener: Listener = {
      save: (state) => void (this.#save = state),
      update: (update) => {
        if (this.#scenario?.id === update.scenario.id) this.#scenario.take(update)
      },
      listChanged: () => {
        this.#listChanges++
        void this.#refreshLists()
      },
      undo: (labels) => void (this.#undo = labels),
      reopened: (opened) => {
        this.#opened = opened
        this.#failure = null
      },
      failed: (problem) => void (this.#failure = problem)
    }
    const opened = await this.#engine.start('main', listening(listener))
    if (!opened.ok) {
      this.#failure = opened.error
      return
    }
    await this.#engine.useWriting(this.settings.writing)
    await this.useCompany(this.settings.company, opened.value)
  }

  get opened(): Opened | null {
    return this.#opened
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
    return this.#save
  }

  get undoLabels(): UndoLabels {
    return this.#undo
  }

  get notice(): Notice | null {
    return this.#notice
  }

  get canWrite(): boolean {
    return this.#opened !== null && this.#opened.mode !== 'reader' && this.#save.state !== 'failing'
  }

  notify(text: string, isProblem = false): void {
    this.#notice = { text, isProblem }
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
    this.#scenario = opened.ok ? new OpenScenario(opened.value) : null
    return opened.ok
  }

  async setCells(edits: readonly CellEdit[], why: string): Promise<Problem | null> {
    const { id } = this.#scenario!
    this.#asked++
    this.#scenario!.compareFromNow()
    return this.#told(await this.#engine.setCells(id, edits, why))
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
    const added = await this.#engine.addRow(this.#scenario!.id, table, values)
    if (!added.ok) this.#told(added)
    return added.ok ? added.value : null
  }

  async removeRows(table: string, ids: readonly string[]): Promise<void> {
    this.#scenario!.compareFromNow()
    this.#told(await this.#engine.removeRows(this.#scenario!.id, table, ids))
  }

  async undo(): Promise<void> {
    this.#scenario?.compareFromNow()
    const done = await this.#engine.undo()
    if (done.ok) this.notify(`Undid: ${done.value}`)
    else this.#told(done)
  }

  async redo(): Promise<void> {
    this.#scenario?.compareFromNow()
    const done = await this.#engine.redo()
    if (done.ok) this.notify(`Did again: ${done.value}`)
    else this.#told(done)
  }

  explain(line: string, at: number, period: Period): Promise<Result<ExplainedNumber, Problem>> {
    return this.#engine.explain(this.#scenario!.id, line, at, period)
  }

  history(scenario: string | null, beforeId: number | null, limit: number): Promise<HistoryEntry[]> {
    return this.#engine.history(scenario, this.settings.writing, beforeId, limit)
  }

  /** Runs a command line; see ARCHITECTURE.md for the automation interface. */
  async run(
    line: string,
    files: Record<string, Uint8Array> = {},
    by: 'command' | 'page' = 'command'
  ): Promise<CommandAnswer> {
    await this.ready
    if (this.#failure) return { ok: false, problem: this.#failure }
    return this.#engine.run(line, files, by)
  }

  async saved(): Promise<void> {
    await this.ready
    await this.#engine.saved()
  }

  leftOvers(): Promise<{ name: string; bytes: Uint8Array }[]> {
    return this.#engine.leftOvers()
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
