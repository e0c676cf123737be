// The engine of a workspace: takes edits, answers what the page asks about them, and tells it what came of them. After
// every change the figures follow at once in float64, and a moment later exactly.
import { addRow, removeRows, setCells, type CellEdit } from '#lib/edit/cells.ts'
import { defaultCompany, type Answer } from '#lib/edit/commands/command.ts'
import { tablesAfter, type Change, type Edit, type Row, type Values } from '#lib/edit/edit.ts'
import type {
  Card,
  CommandAnswer,
  FigureSet,
  Listener,
  Opened,
  SaveState,
  ScenarioUpdate,
  Writing
} from '#lib/edit/messages.ts'
import type { Amendment } from '#lib/edit/past.ts'
import { ok, refused, type Problem, type Result } from '#lib/edit/result.ts'
import { runDoubles, type Compiled } from '#lib/model/run.ts'
import { catalogueOf, type SeriesInfo } from '#lib/model/series.ts'
import { beforeRestore } from '#lib/texts/edits.ts'
import { waitFor } from '#workers/store/faults.ts'
import { storageProblems, type Store, type StoredRecord } from '#workers/store/store.ts'
import { typedChecks } from './checking.ts'
import { Computing, figureSet, figuresOf, onceValues } from './computing.ts'
import { ExactPass, figuresOfExact } from './exact.ts'
import { loaded } from './loading.ts'
import { Looking } from './looking.ts'
import type { Ask } from './between-tabs.ts'
import { Workspace, type Tables, type Touched, type WorkspaceOptions } from './workspace.ts'

export interface EngineOptions extends WorkspaceOptions {
  /** Milliseconds that only go forward. */
  now: () => number
  later: (action: () => void) => void
  /** Work that may let the device come first. */
  afterSaving: (tell: () => void) => void
}

/** What a page may ask for under a name. */
export type ChangeName = 'setCells' | 'addRow' | 'removeRows' | 'undo' | 'redo' | 'keep' | 'restore' | 'amend'

export class Engine {
  readonly workspace: Workspace
  readonly #computing = new Computing()
  readonly #pass: ExactPass
  readonly #cards = new WeakMap<Tables, Card>()
  looking: Looking
  #listener: Listener | null = null
  #open: { id: string; compiled: Compiled | null; catalogue: string } | null = null
  #savedAt: number | null = null
  #edits = 0

  constructor(
    readonly store: Store,
    private readonly options: EngineOptions
  ) {
    this.workspace = new Workspace(store, options)
    this.workspace.onTouched = (touched) => this.#afterEdit(touched)
    this.#pass = new ExactPass(options.now, options.later)
    this.looking = new Looking(this.workspace, this.#computing, defaultCompany, { locale: 'en-US', currency: 'USD' })
    if (store.mode === 'writer') this.workspace.seed()
    store.subscribe(() => this.#tellSaved())
  }

  listen(listener: Listener): void {
    this.#listener = listener
    this.#tellSaved()
    listener.undo(this.workspace.undoLabels())
  }

  opened(): Opened {
    const { mode, problem, report } = this.store
    const { isFresh, replayed, faults, milliseconds } = report
    return {
      mode: problem ? 'reader' : mode === 'reader' ? 'follower' : mode,
      problem,
      workspace: '',
      isLocked: false,
      past: null,
      company: this.looking.company,
      companies: this.store.rows('companies'),
      report: { isFresh, replayed, faults, milliseconds }
    }
  }

  useWriting(writing: Writing): void {
    this.looking = this.looking.withWriting(writing)
  }

  useCompany(company: string): void {
    this.looking = this.looking.forCompany(company)
  }

  cards(): Card[] {
    return this.workspace.scenarios(this.looking.company).map((scenario) => this.#card(scenario))
  }

  /** Of every company. */
  allCards(): Card[] {
    return this.workspace.scenarios().map((scenario) => this.#card(scenario))
  }

  /** Keeps the state as it is, so that it can be looked at or restored. */
  async keep(reason: string): Promise<Result<null, Problem>> {
    try {
      await this.store.backup(reason)
      // The turn may be gone, and with it what would be read now.
      const { refusal } = this.store
      return refusal ? refused(refusal) : ok(null)
    } catch (error) {
      return refused(this.store.refusal ?? storageProblems.notKept(error))
    }
  }

  /** Keeps the state as it is first: where it cannot be kept, nothing is changed. */
  async restore({ changes, why }: Pick<Edit, 'changes' | 'why'>, id: string): Promise<Result<number, Problem>> {
    const kept = await this.keep(beforeRestore)
    if (!kept.ok) return kept
    const { author, clock } = this.options
    const at = new Date(clock()).toISOString()
    return this.workspace.adopt({ id, at, author, origin: 'restore', reverses: null, why, changes })
  }

  /** Takes edits back, or names a moment. */
  async amend(amendment: Amendment, id = this.workspace.newId()): Promise<Result<null, Problem>> {
    const { amend } = await loaded(() => import('./past.ts'))
    return amend(this.workspace, amendment, id)
  }

  /** Made once for the same rows. */
  #card(scenario: Row): Card {
    const tables = this.workspace.tables(scenario.id)
    const known = this.#cards.get(tables)
    if (known) return known
    const computed = this.looking.computed(scenario)
    const { tape } = computed.compiled
    const { monthly, once } = runDoubles(computed.compiled, computed.inputs)
    const row = tape.rows.monthly.findIndex(({ line }) => line.key === 'cash')
    const stride = tape.months + 1
    const card: Card = {
      id: scenario.id,
      name: scenario['name'] ?? '',
      description: scenario['description'] ?? '',
      parent: this.workspace.parentOf(scenario.id) ?? scenario['parent_id'] ?? null,
      isBranch: this.workspace.parentOf(scenario.id) !== null,
      startDate: scenario['start_date'] ?? '',
      months: tape.months,
      cash: monthly.slice(row * stride, (row + 1) * stride),
      summary: onceValues(computed.compiled, once),
      isSound: typedChecks(computed).every((check) => check.ok)
    }
    this.#cards.set(tables, card)
    return card
  }

  /** The scenario whose figures are told from now on. */
  open(id: string): Result<ScenarioUpdate, Problem> {
    const scenario = this.workspace.scenarioById(id)
    if (!scenario.ok) return scenario
    this.#open = { id, compiled: null, catalogue: '' }
    const update = this.#update(scenario.value)
    this.#beginExact(scenario.value)
    return ok(update)
  }

  setCells(scenario: string, edits: readonly CellEdit[], why: string): Result<null, Problem> {
    return this.apply(setCells(this.read(), scenario, edits), why)
  }

  addRow(scenario: string, table: string, values: Values): Result<string, Problem> {
    const answer = addRow(this.read(), scenario, table, values)
    const done = this.apply(answer, answer.ok ? answer.value.text : '')
    return done.ok && answer.ok ? ok((answer.value.data as { id: string }).id) : (done as Result<string, Problem>)
  }

  removeRows(scenario: string, table: string, ids: readonly string[]): Result<null, Problem> {
    const answer = removeRows(this.read(), scenario, table, ids)
    return this.apply(answer, answer.ok ? answer.value.text : '')
  }

  /** The figures as they would be with these cells, without keeping them; as they are where other lines come of it. */
  preview(scenarioId: string, edits: readonly CellEdit[]): Result<FigureSet, Problem> {
    const answer = setCells(this.read(), scenarioId, edits)
    if (!answer.ok) return answer
    const scenario = this.workspace.scenario(scenarioId)!
    const tables = tablesAfter(this.workspace.tables(scenarioId), answer.value.changes)
    const computed = this.#computing.prepare(scenario, tables)
    const { compiled } = computed
    const isKnown = !this.#open || this.#open.compiled === compiled || this.#open.catalogue === linesOf(compiled)
    // Lines that come or go are told with the edit: until then the page reads figures by those that it knows.
    return ok(figuresOf(isKnown ? computed : this.looking.computed(scenario)))
  }

  undo(): Result<string, Problem> {
    return this.workspace.undo()
  }

  redo(): Result<string, Problem> {
    return this.workspace.redo()
  }

  /** Makes what a command or a cell wants changed. */
  apply(answer: Answer, why: string, origin: 'typed' | 'command' | 'import' = 'typed'): Result<null, Problem> {
    if (!answer.ok) return answer
    if (answer.value.changes.length === 0) return ok(null)
    const received = this.workspace.receive(answer.value.changes, why, origin)
    return received.ok ? ok(null) : received
  }

  /** What a command about the company that is looked at may read. */
  read() {
    return this.workspace.read(this.looking.company)
  }

  #afterEdit(touched: Touched): void {
    this.#tellSaved()
    if (this.#open && touched.scenarios.has(this.#open.id)) this.#pass.cancel()
    this.options.afterSaving(() => {
      this.#tell(touched)
    })
  }

  #tell({ scenarios, notes, list }: Touched): void {
    const { id } = this.#open ?? {}
    if (id !== undefined && scenarios.has(id)) {
      const scenario = this.workspace.scenario(id)
      if (scenario) {
        this.#listener?.update(this.#update(scenario))
        void this.#beginExactLater(scenario)
      } else this.#open = null
    }
    if (id !== undefined && notes.has(id)) this.#listener?.notesChanged()
    if (list || scenarios.size > 0) this.#listener?.listChanged()
    this.#listener?.undo(this.workspace.undoLabels())
  }

  /** A change that has a name: asked for again, it is not made again. */
  perform({ id, method, args }: Ask, isFirst: boolean, run: (...given: readonly unknown[]) => unknown): unknown {
    const made = isFirst ? [] : this.store.changesOf(id)
    if (made.length > 0) return madeBefore(method, made, this.store.history({ edit: id, limit: 1 })[0]?.why ?? '')
    const underWay = this.#underWay.get(id)
    if (underWay) return underWay
    const answer = this.workspace.name(id, () => {
      if (method === 'run') return run(...args)
      if (method === 'adopt') return this.workspace.adopt({ ...(args[0] as Edit), id })
      if (method === 'restore') return this.restore(args[0] as Edit, id)
      if (method === 'amend') return this.amend(args[0] as Amendment, id)
      return (this[method as ChangeName] as (...given: readonly unknown[]) => unknown)(...args)
    })
    if (!(answer instanceof Promise)) return answer
    const settled = answer.finally(() => this.#underWay.delete(id))
    this.#underWay.set(id, settled)
    return settled
  }
  /** What waits for the state before it to be kept. */
  readonly #underWay = new Map<string, Promise<unknown>>()

  /** What the writing tab has written is made here. @returns false where everything is to be read anew */
  async follow(records: readonly StoredRecord[]): Promise<boolean> {
    const touched = await this.store.follow(records)
    if (touched && touched.size > 0) this.workspace.followed(touched)
    return touched !== null
  }

  /** Another tab wrote: what was read is stale. */
  async reread(): Promise<void> {
    const reread = await this.store.reload()
    if (!reread.ok) return
    this.workspace.forgetRows()
    const open = this.#open
    const scenario = open && this.workspace.scenario(open.id)
    if (scenario) this.#listener?.update(this.#update(scenario))
    this.#listener?.listChanged()
    this.#listener?.reopened(this.opened())
  }

  #update(scenario: Row): ScenarioUpdate {
    const computed = this.looking.computed(scenario)
    return {
      scenario,
      tables: this.workspace.tables(scenario.id),
      followed: this.workspace.follows(scenario.id),
      catalogue: this.#newCatalogue(computed.compiled),
      figures: figuresOf(computed),
      checks: typedChecks(computed)
    }
  }

  /** Null where the page has it already. */
  #newCatalogue(compiled: Compiled): SeriesInfo[] | null {
    if (!this.#open || this.#open.compiled === compiled) return null
    const catalogue = linesOf(compiled)
    const isNew = this.#open.catalogue !== catalogue
    this.#open = { ...this.#open, compiled, catalogue }
    return isNew ? catalogueOf(compiled) : null
  }

  /** What was typed comes first: the exact pass begins when it is on the device, or when that takes long. */
  async #beginExactLater(scenario: Row): Promise<void> {
    const edit = ++this.#edits
    await Promise.race([this.store.durable().catch(() => undefined), waitFor(100)])
    if (edit === this.#edits && this.#open?.id === scenario.id) this.#beginExact(scenario)
  }

  #beginExact(scenario: Row): void {
    const computed = this.looking.computed(scenario)
    this.#pass.begin(computed, (run) => {
      this.looking.keepExact(scenario, run)
      const figures = figureSet(computed, figuresOfExact(run), true)
      const checks = this.looking.checks(scenario)
      this.#listener?.update({ scenario, tables: null, followed: null, catalogue: null, figures, checks })
    })
  }

  #tellSaved(): void {
    const { state, problem } = this.store.state()
    if (state === 'saved' || state === 'one copy') this.#savedAt = this.options.clock()
    this.#listener?.save({ state, at: this.#savedAt, problem } satisfies SaveState)
  }
}

/** Equal where a page can read figures by the same catalogue. */
const linesOf = (compiled: Compiled): string =>
  JSON.stringify(catalogueOf(compiled).map(({ id, label, unit }) => [id, label, unit]))

/** The answer to what had been made when its answer was lost. */
function madeBefore(method: string, changes: readonly Change[], why: string): unknown {
  if (method === 'addRow') return ok(changes.find(({ was }) => was === null)?.row ?? '')
  if (method === 'run') return { ok: true, text: why, data: null, files: [] } satisfies CommandAnswer
  return ok(method === 'undo' || method === 'redo' ? why : null)
}
