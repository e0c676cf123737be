// A tab's side of the workspace: opens its store, and answers the page from it. Changes go to the tab that writes, which
// may be this one; what another one writes is made here too.
import type {
  CommandAnswer,
  EngineDoor,
  FigureSet,
  Listener,
  Opened,
  Problem,
  Result,
  ScenarioUpdate,
  Writing
} from '#lib/edit/messages.ts'
import { readCommandLine } from '#lib/format/command-line.ts'
import {
  NotSaved,
  openStore,
  schemaVersion,
  type Copy,
  type Store,
  type StoredRecord,
  type StoreOptions,
  type Unopened
} from '#workers/store/store.ts'
import { Engine, type ChangeName } from './engine.ts'
import { notOurTurn, Tabs, type Ask, type Channel, type News, type Pace, type Part } from './tabs.ts'

/** What the browser gives. */
export interface Surroundings {
  sqlite: Promise<StoreOptions['sqlite']>
  /** Ready to be read. */
  copyOf: (workspace: string) => Copy
  locks: LockManager
  channelOf: (workspace: string) => Channel
  clock: () => number
  /** Milliseconds that only go forward. */
  now: () => number
  randomBytes: (count: number) => Uint8Array
  newId: () => string
  later: (action: () => void) => void
  pace?: Pace
}

/** Of a tenth of a second each. */
const mostTries = 100
/** Milliseconds in which an edit usually comes to the device; figures that take the processor sooner hold that up. */
const mostBeforeFigures = 5

/** Why a store that wrote writes no more. */
const isOver = new Set(['taken-over', 'store-closed'])

const protocol = 1

export class Host implements EngineDoor, Part {
  readonly #around: Surroundings
  #workspace = ''
  #store: Store | null = null
  #engine: Engine | null = null
  #listener: Listener | null = null
  #tabs: Tabs | null = null
  #unopened: Unopened | null = null
  #openScenario: string | null = null
  #writing: Writing | null = null
  #company: string | null = null
  /** What edits came to was sent. */
  #told: Promise<void> = Promise.resolve()

  constructor(around: Surroundings) {
    this.#around = around
  }

  async start(workspace: string, listener: Listener): Promise<Result<Opened, Problem>> {
    const { locks, newId, now, channelOf, pace } = this.#around
    this.#workspace = workspace
    this.#listener = listener
    const version = { protocol, schema: schemaVersion }
    const channel = channelOf(workspace)
    this.#tabs = new Tabs({ locks, channel, workspace, version, newId, now, part: this, ...(pace && { pace }) })
    const begun = (await this.#tabs.join()) === 'writer' ? await this.#begin('writer') : await this.#beginReading()
    if (begun.ok && this.#store!.problem) this.#tabs.withdraw()
    if (begun.ok) this.#tabs.opened()
    return begun
  }

  /** Another tab may be filling the workspace at this moment, or leave it before it has. */
  async #beginReading(): Promise<Result<Opened, Problem>> {
    for (let tries = 1; ; tries++) {
      const begun = await this.#begin('reader')
      if (begun.ok || begun.error.type !== 'nothing-stored' || tries === mostTries) return begun
      await pause(100)
      if (this.#engine) return { ok: true, value: this.#engine.opened() }
    }
  }

  async #begin(mode: 'writer' | 'reader'): Promise<Result<Opened, Problem>> {
    const { clock, randomBytes, now, later, copyOf, sqlite } = this.#around
    const copy = copyOf(this.#workspace)
    // Files know of no turns: where they are the only copy, the lock says whose turn it is.
    const confirm = async () => copy.states()['database'] === 'whole' || this.#tabs!.isOurs()
    const opened = await openStore({ sqlite: await sqlite, copy, mode, clock, randomBytes, confirm })
    if (!opened.ok) {
      this.#unopened = opened.error
      return { ok: false, error: { type: opened.error.type, text: opened.error.text } }
    }
    const store = opened.value
    const before = this.#store
    this.#store = store
    this.#engine = new Engine(store, {
      clock,
      randomBytes,
      author: 'this device',
      now,
      later,
      afterSaving: (tell) => {
        this.#told = Promise.race([store.durable().catch(() => undefined), pause(mostBeforeFigures)]).then(tell)
      }
    })
    if (this.#writing) this.#engine.useWriting(this.#writing)
    if (this.#company) this.#engine.useCompany(this.#company)
    this.#engine.listen(this.#listener!)
    store.onWritten = (records) => this.#tabs!.wrote(records)
    if (mode === 'writer') store.subscribe(() => this.#tabs!.tell())
    // The page may have asked meanwhile, and was answered from what was read before.
    await before?.close()
    return { ok: true, value: this.#engine.opened() }
  }

  /** Opens the workspace anew in another part, and shows the page what is there. */
  async #beginAgain(mode: 'writer' | 'reader'): Promise<boolean> {
    const begun = await this.#begin(mode)
    if (!begun.ok) {
      this.#listener!.failed(begun.error)
      return false
    }
    if (this.#openScenario) {
      const update = this.#engine!.open(this.#openScenario)
      if (update.ok) this.#listener!.update(update.value)
    }
    this.#listener!.listChanged()
    this.#listener!.reopened(begun.value)
    return !this.#store!.problem
  }

  // What the tabs do together.

  write(): Promise<boolean> {
    return this.#beginAgain('writer')
  }

  /** What may not have come to the device is asked for again, of the tab that writes now. */
  async follow(isLost: boolean): Promise<void> {
    await this.#store?.retire(isLost)
    for (const edit of this.#engine?.workspace.unsaved() ?? [])
      this.#tabs!.again({ id: edit.id, method: 'adopt', args: [edit] })
    if (!(await this.#beginAgain('reader'))) this.#tabs!.withdraw()
  }

  perform(ask: Ask, isFirst: boolean): unknown {
    const answer = this.#engine!.perform(ask, isFirst) as { error?: Problem | null; problem?: Problem | null }
    return isOver.has((answer.error ?? answer.problem)?.type ?? '') ? notOurTurn : answer
  }

  async durable(): Promise<number> {
    const { seq } = this.#store!
    await this.#store!.durable(seq)
    return seq
  }

  news(): Omit<News, 'turn'> {
    const { state, device, problem } = this.#store!.state()
    return { seq: device, state, problem }
  }

  async take(records: readonly StoredRecord[], upTo: number): Promise<void> {
    if (!this.#engine || this.#store!.problem || this.#store!.mode === 'writer') return
    const follows = await this.#engine.follow(records)
    if (!follows || this.#store!.seq < upTo) await this.#engine.reread()
    if (this.#store!.problem) this.#tabs!.withdraw()
  }

  heard(): void {
    const { writer, unanswered } = this.#tabs!
    if (!this.#store || this.#store.mode === 'writer') return
    const { seq } = this.#store
    const { state, problem } = writer ?? { state: 'saved', problem: null }
    this.#store.hear({ state: unanswered > 0 && !problem ? 'saving' : state, memory: seq, device: seq, problem })
  }

  // What the page asks.

  async leftOvers(): Promise<{ name: string; bytes: Uint8Array }[]> {
    return (await this.#unopened?.files()) ?? []
  }

  open(scenario: string): Result<ScenarioUpdate, Problem> {
    this.#openScenario = scenario
    return this.#engine!.open(scenario)
  }

  preview(...given: Parameters<Engine['preview']>): Result<FigureSet, Problem> {
    return this.#engine!.preview(...given)
  }

  /** Commands that only look are answered from what is here. */
  run(...given: Parameters<Engine['run']>): Promise<CommandAnswer> {
    const read = readCommandLine(given[0])
    const isChange = read.ok && (read.value.command.change || ['undo', 'redo'].includes(read.value.command.words))
    return isChange ? this.#change('run', given) : Promise.resolve(this.#engine!.run(...given))
  }

  companies() {
    return this.#store!.rows('companies')
  }

  cards() {
    return this.#engine!.cards()
  }

  setCells(...given: Parameters<Engine['setCells']>) {
    return this.#change('setCells', given)
  }

  addRow(...given: Parameters<Engine['addRow']>) {
    return this.#change('addRow', given)
  }

  removeRows(...given: Parameters<Engine['removeRows']>) {
    return this.#change('removeRows', given)
  }

  explain(...given: Parameters<Engine['explain']>) {
    return this.#engine!.explain(...given)
  }

  history(...given: Parameters<Engine['history']>) {
    return this.#engine!.history(...given)
  }

  useWriting(writing: Writing) {
    this.#writing = writing
    this.#engine?.useWriting(writing)
  }

  useCompany(company: string) {
    this.#company = company
    this.#engine!.useCompany(company)
  }

  undo() {
    return this.#change('undo', [])
  }

  redo() {
    return this.#change('redo', [])
  }

  /** The page has the rows and figures of an edit before it hears that it was made. */
  async #change<M extends ChangeName>(method: M, given: Parameters<Engine[M]>): Promise<ReturnType<Engine[M]>> {
    const problem = this.#store!.problem
    const refusal = method === 'run' ? { ok: false, problem } : { ok: false, error: problem }
    if (problem) return refusal as ReturnType<Engine[M]>
    const answer = (await this.#tabs!.do(method, given)) as ReturnType<Engine[M]>
    await this.#told
    return answer
  }

  /** Ends at once, as a closed tab does. */
  close(): void {
    this.#tabs?.close()
  }

  /** Resolves when everything acknowledged so far is on the device. */
  async saved(): Promise<void> {
    for (;;) {
      await this.#tabs?.settled()
      const store = this.#store
      try {
        return await store?.durable()
      } catch (error) {
        // What this tab had no time to save is made by the one that took its turn.
        if (!(error instanceof NotSaved) || !isOver.has(error.problem.type)) throw error
        await pause(10)
      }
    }
  }

  /** Whether somebody can see the page. When nobody does it is a good time to put things in order. */
  async seen(isSeen: boolean): Promise<void> {
    if (this.#tabs) this.#tabs.isSeen = isSeen
    if (!isSeen) await this.#store?.rest()
  }
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))
