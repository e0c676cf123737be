// A tab's part in a workspace: opens its store, for writing or to follow the tab that writes, and shows the page what is
// there, or a state of the past.
import type { CommandAnswer, Listener, Opened, Problem, Result, Writing } from '#lib/edit/messages.ts'
import * as problems from '#lib/edit/keeping-problems.ts'
import { waitFor } from '#workers/store/faults.ts'
import {
  NotSaved,
  openStore,
  schemaVersion,
  storageProblems,
  type Store,
  type StoredRecord,
  type Unopened
} from '#workers/store/store.ts'
import { Engine, type ChangeName } from './engine.ts'
import type { Keeping, Opened as Looked } from './keeping.ts'
import type { Ask, News } from './between-tabs.ts'
import { loaded } from './loading.ts'
import type { Surroundings, Unlocked } from './surroundings.ts'
import { notOurTurn, Tabs, type Part } from './tabs.ts'

type Running = typeof import('./running.ts')
/** What running a command takes, besides the engine. */
export type RunGiven = Parameters<Running['runCommand']> extends [unknown, ...infer Rest] ? Rest : never

/** What may be asked for under a name, and what it is answered with. */
type Changes = { [M in ChangeName]: Awaited<ReturnType<Engine[M]>> } & { run: CommandAnswer }

/** Of a tenth of a second each. */
const mostTries = 100
const mostTriesToWrite = 5
/** Milliseconds in which an edit usually comes to the device; figures that take the processor sooner hold that up. */
const mostBeforeFigures = 5

/** Milliseconds in which another tab has to answer before a workspace is let go. */
const mostBeforeLeaving = 5000

/** Why a store that wrote writes no more. */
const isOver = new Set(['taken-over', 'store-closed', 'read-only'])

const protocol = 1

function unlessOver(answer: unknown): unknown {
  const { error, problem } = answer as { error?: Problem | null; problem?: Problem | null }
  return isOver.has((error ?? problem)?.type ?? '') ? notOurTurn : answer
}

export abstract class Session implements Part {
  protected readonly around: Surroundings
  protected workspace = ''
  protected store: Store | null = null
  protected engine: Engine | null = null
  protected listener: Listener | null = null
  protected tabs: Tabs | null = null
  protected unlocked: Unlocked | null = null
  protected keeping: Keeping | null = null
  protected past: Looked | null = null
  protected unopened: Unopened | null = null
  /** Why there is nothing to ask, where nothing is open. */
  protected notOpen: Problem = storageProblems.closed
  protected openScenario: string | null = null
  protected writing: Writing | null = null
  protected company: string | null = null
  /** What edits came to was sent. */
  protected told: Promise<void> = Promise.resolve()

  /** Back from a state of the past. */
  abstract lookNow(): Promise<Opened>

  constructor(around: Surroundings) {
    this.around = around
  }

  async start(
    workspace: string,
    listener: Listener,
    passphrase: string | null = null
  ): Promise<Result<Opened, Problem>> {
    const { locks, newId, now, channelOf, pace, unlock } = this.around
    // Nothing is let go before it is clear that the other one opens.
    const unlocked = await unlock(workspace, passphrase)
    if (!unlocked.ok) {
      if (!this.store) {
        this.workspace = workspace
        this.notOpen = unlocked.error
      }
      return unlocked
    }
    const unsaved = await this.unsaved()
    if (unsaved) return { ok: false, error: unsaved }
    await this.leave()
    this.listener = listener
    this.workspace = workspace
    this.unlocked = unlocked.value
    this.keeping = null
    const version = { protocol, schema: schemaVersion }
    const channel = channelOf(workspace)
    this.tabs = new Tabs({ locks, channel, workspace, version, newId, now, part: this, ...(pace && { pace }) })
    return this.joinBy(() => (this.tabs!.hasLock ? this.begin('writer') : this.beginReading()))
  }

  /** Opens the workspace as one of its tabs. Where it does not open, others may try. */
  protected async joinBy(begin: () => Promise<Result<Opened, Problem>>): Promise<Result<Opened, Problem>> {
    let begun!: Result<Opened, Problem>
    await this.tabs!.join(async () => {
      begun = await begin()
      return begun.ok && !this.store!.problem ? this.store!.mode : null
    })
    if (!begun.ok) this.notOpen = begun.error
    return begun
  }

  /** Why the workspace that is open cannot be let go: something in it would be lost. */
  protected async unsaved(): Promise<Problem | null> {
    if (!this.store || !this.tabs) return null
    await Promise.race([this.tabs.settled(), waitFor(mostBeforeLeaving)])
    const { state, problem } = this.store.state()
    if (this.tabs.unanswered > 0) return storageProblems.unanswered
    return state === 'failing' ? problem : null
  }

  /** What runs commands, loaded once. */
  protected async runner(): Promise<Running> {
    this.running ??= await loaded(() => import('./running.ts'))
    return this.running
  }
  protected running: Running | null = null

  /** Lets go of the workspace that was open in this tab. */
  protected async leave(): Promise<void> {
    await this.lookNow().catch(() => undefined)
    this.openScenario = null
    const { store, tabs } = this
    this.store = this.engine = this.tabs = null
    tabs?.fallSilent()
    // The lock goes last: whoever gets it finds everything written.
    await store?.close()
    tabs?.close()
  }

  /** Another tab may be filling the workspace at this moment, or leave it before it has. */
  protected async beginReading(): Promise<Result<Opened, Problem>> {
    // Whoever types here next may do so because the tab that writes is gone: nothing is to be loaded then.
    void this.runner().catch(() => undefined)
    for (let tries = 1; ; tries++) {
      const begun = await this.begin('reader')
      const isEmpty = begun.ok ? begun.value.companies.length === 0 : begun.error.type === 'nothing-stored'
      if (!isEmpty || tries === mostTries) return begun
      await waitFor(100)
      if (this.tabs!.hasLock) return this.begin('writer')
    }
  }

  protected async begin(mode: 'writer' | 'reader', isHandedOver = false): Promise<Result<Opened, Problem>> {
    const { clock, randomBytes, sqlite } = this.around
    const copy = this.unlocked!.copy()
    const { confirm } = this
    const opened = await openStore({ sqlite: await sqlite, copy, mode, clock, randomBytes, confirm, isHandedOver })
    if (!opened.ok) {
      this.unopened = opened.error
      return { ok: false, error: { type: opened.error.type, text: opened.error.text } }
    }
    return this.work(opened.value)
  }

  /** Whoever took the turn may have had one of the copies only: the lock says whose it is. */
  protected readonly confirm = async (): Promise<boolean> => this.tabs?.isOurs() ?? true

  protected async work(store: Store): Promise<Result<Opened, Problem>> {
    const before = this.store
    this.store = store
    this.engine = new Engine(store, this.engineOptions(store))
    if (this.writing) this.engine.useWriting(this.writing)
    if (this.company) this.engine.useCompany(this.company)
    this.engine.listen(this.presentListener())
    store.onWritten = (records) => this.tabs?.wrote(records)
    if (store.mode === 'writer') {
      store.subscribe(() => this.tabs?.tell())
      void this.tidy(store)
    }
    // The page may have asked meanwhile, and was answered from what was read before.
    await before?.close()
    return { ok: true, value: this.opened() }
  }

  protected engineOptions(store: Store | null) {
    const { clock, randomBytes, now, later } = this.around
    const afterSaving = (tell: () => void) => {
      this.told = Promise.race([store?.durable().catch(() => undefined), waitFor(mostBeforeFigures)]).then(tell)
    }
    return { clock, randomBytes, author: 'this device', now, later, afterSaving }
  }

  protected opened(): Opened {
    const { workspace, unlocked, past } = this
    const opened = { ...this.shown.opened(), workspace, isLocked: unlocked?.isLocked ?? false, past: null }
    return past ? { ...opened, mode: 'reader', past: { reason: past.reason, at: past.at } } : opened
  }

  /** What the pages show: the present, or a state that is looked at. */
  protected get shown(): Engine {
    return this.past?.engine ?? this.engine!
  }

  /** While a state of the past is shown, what happens meanwhile is not. */
  protected presentListener(): Listener {
    const listener = this.listener!
    const unlessPast = (tell: () => void) => {
      if (!this.past) tell()
    }
    return {
      ...listener,
      save: (state) => listener.save(state),
      update: (update) => unlessPast(() => listener.update(update)),
      notesChanged: () => unlessPast(() => listener.notesChanged()),
      listChanged: () => unlessPast(() => listener.listChanged()),
      undo: (labels) => unlessPast(() => listener.undo(labels)),
      reopened: () => unlessPast(() => listener.reopened(this.opened()))
    }
  }

  /** Makes files of the pool again that have vanished, and keeps today's state. Nobody waits for it. */
  protected async tidy(store: Store): Promise<void> {
    void store.keepDaily().catch(() => undefined)
    const { isFresh, wasClosed } = store.report
    await this.around.shown()
    if (this.store === store && wasClosed && !isFresh) await this.unlocked!.complete().catch(() => undefined)
  }

  /** Where the workspace was opened anew in another part: shows the page what is there. */
  protected show(begun: Result<Opened, Problem>): boolean {
    if (!begun.ok) {
      this.notOpen = begun.error
      this.listener!.failed(begun.error)
      return false
    }
    if (!this.past) this.showAgain()
    return !this.store!.problem
  }

  /** Everything on the page is another state's from here on. */
  protected showAgain(): void {
    const listener = this.listener!
    const engine = this.shown
    if (this.openScenario) {
      const update = engine.open(this.openScenario)
      if (update.ok) listener.update(update.value)
    }
    listener.undo(engine.workspace.undoLabels())
    listener.listChanged()
    listener.reopened(this.opened())
  }

  // What the tabs do together.

  /** What the tab before held may not be free yet: it is tried more than once. */
  async write(): Promise<boolean> {
    // What it has saved in both copies shows that nothing is torn.
    const { writer } = this.tabs!
    const isHandedOver = writer?.state === 'saved' && writer.hasWritten
    let begun = await this.begin('writer', isHandedOver)
    for (let tries = 1; !begun.ok && tries < mostTriesToWrite; tries++) {
      await waitFor(250)
      begun = await this.begin('writer', isHandedOver)
    }
    return this.show(begun)
  }

  /** What may not have come to the device is asked for again, of the tab that writes now. */
  async follow(isLost: boolean): Promise<boolean> {
    await this.store?.retire(isLost)
    const unsaved = this.engine?.workspace.unsaved() ?? []
    // What a new workspace begins with, the other tab has begun with too.
    for (const edit of unsaved.filter(({ origin }) => origin !== 'migration'))
      this.tabs!.again({ id: edit.id, method: 'adopt', args: [edit] })
    const follows = this.show(await this.begin('reader'))
    this.heard()
    return follows
  }

  perform(ask: Ask, isFirst: boolean): unknown {
    const { engine, running } = this
    if (ask.method === 'run' && !running) return this.runner().then(() => this.perform(ask, isFirst))
    const run = (...given: readonly unknown[]) => running!.runCommand(engine!, ...(given as RunGiven))
    const answer = engine!.perform(ask, isFirst, run)
    return answer instanceof Promise ? answer.then(unlessOver) : unlessOver(answer)
  }

  async durable(): Promise<number> {
    const { seq } = this.store!
    await this.store!.durable(seq)
    return seq
  }

  news(): Omit<News, 'turn'> {
    const { state, device, problem } = this.store!.state()
    const hasWritten = device > this.store!.report.seq
    return { seq: device, copies: this.store!.copies(), hasWritten, state, problem }
  }

  async take(records: readonly StoredRecord[], upTo: number): Promise<void> {
    if (!this.engine || this.store!.problem || this.store!.mode === 'writer') return
    if (records.length === 0 && upTo <= this.store!.seq) return
    const follows = await this.engine.follow(records)
    if (!follows || this.store!.seq < upTo) await this.engine.reread()
    if (this.store!.problem) this.tabs!.withdraw()
  }

  heard(): void {
    if (!this.tabs || !this.store || this.store.mode === 'writer') return
    const { writer, unanswered } = this.tabs
    const { seq } = this.store
    const { copies, state, problem } = writer ?? { copies: this.store.copies(), state: 'saved', problem: null }
    const isWaiting = unanswered > 0 && !problem
    this.store.hear({ state: isWaiting ? 'saving' : state, memory: seq, device: seq, problem }, copies)
  }

  /** Ends at once, as a closed tab does. */
  close(): void {
    this.tabs?.close()
  }

  /** Resolves when everything acknowledged so far is on the device. */
  async saved(): Promise<void> {
    for (;;) {
      await this.tabs?.settled()
      const store = this.store
      try {
        return await store?.durable()
      } catch (error) {
        // What this tab had no time to save is made by the one that took its turn.
        if (!(error instanceof NotSaved) || !isOver.has(error.problem.type)) throw error
        await waitFor(10)
      }
    }
  }

  /** Whether somebody can see the page. When nobody does it is a good time to put things in order. */
  async seen(isSeen: boolean): Promise<void> {
    if (this.tabs) this.tabs.isSeen = isSeen
    if (isSeen) return
    await this.store?.rest()
    await this.store?.keepDaily().catch(() => undefined)
  }

  /** Why nothing can be changed here, by whichever tab. */
  protected get refusal(): Problem | null {
    return this.past ? problems.past : this.store ? this.store.problem : this.notOpen
  }

  /** The page has the rows and figures of an edit before it hears that it was made. */
  protected async change<M extends keyof Changes>(method: M, given: readonly unknown[]): Promise<Changes[M]> {
    const problem = this.refusal
    if (problem) return (method === 'run' ? { ok: false, problem } : { ok: false, error: problem }) as Changes[M]
    const answer = (await this.tabs!.do(method, given)) as Changes[M]
    await this.told
    return answer
  }
}
