// The worker's door to the page: opens the workspace's store, and hands its engine to the page. Of several tabs one
// writes; the others read, follow what it saves, and take over when it is gone.
import * as Comlink from 'comlink'
import load from 'sql.js'
import sqliteFile from 'sql.js/dist/sql-wasm.wasm?url'
import type {
  CommandAnswer,
  EngineDoor,
  FigureSet,
  Listener,
  Opened,
  Problem,
  Result,
  ScenarioUpdate
} from '#lib/edit/messages.ts'
import {
  claimWriter,
  IndexedDbCopy,
  loadSqlite,
  OpfsCopy,
  openStore,
  Pair,
  type Store,
  type Unopened
} from '#workers/store/store.ts'
import { buffersOf } from './computing.ts'
import { Engine } from './engine.ts'

const clock = (): number => Date.now()
/** Of a tenth of a second each. */
const mostTries = 100
/** Milliseconds in which an edit usually comes to the device; figures that take the processor sooner hold that up. */
const mostBeforeFigures = 5
const randomBytes = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count))

/** Figures move to the page instead of being copied. */
class Host implements EngineDoor {
  #workspace = ''
  #store: Store | null = null
  #engine: Engine | null = null
  #listener: Listener | null = null
  #unopened: Unopened | null = null
  #channel: BroadcastChannel | null = null
  #openScenario: string | null = null
  /** Another tab has saved something that was not read here. */
  #isBehind = false
  #following: Promise<void> | null = null
  /** What edits came to was sent. */
  #told: Promise<void> = Promise.resolve()

  async start(workspace: string, listener: Listener): Promise<Result<Opened, Problem>> {
    this.#workspace = workspace
    this.#listener = asTransferring(listener)
    this.#channel = new BroadcastChannel(`sextant:${workspace}:saved`)
    const claim = await claimWriter(navigator.locks, workspace)
    if (claim.taken) {
      void claim.obtained.then(() => this.#takeOver())
      this.#channel.onmessage = () => {
        this.#isBehind = true
        this.#follow()
      }
    }
    return claim.taken ? this.#beginReading() : this.#begin('writer')
  }

  /** Reads what another tab has saved, one time after the other; what comes before there is an engine waits for it. */
  #follow(): void {
    this.#following ??= this.#catchUp().finally(() => {
      this.#following = null
    })
  }

  async #catchUp(): Promise<void> {
    while (this.#isBehind && this.#engine) {
      this.#isBehind = false
      await this.#engine.reread()
    }
  }

  /** Another tab may be filling the workspace at this moment, or leave it before it has. */
  async #beginReading(): Promise<Result<Opened, Problem>> {
    for (let tries = 1; ; tries++) {
      const begun = await this.#begin('reader')
      if (begun.ok) this.#follow()
      if (begun.ok || begun.error.type !== 'nothing-stored' || tries === mostTries) return begun
      await pause(100)
      if (this.#engine) return { ok: true, value: this.#engine.opened() }
    }
  }

  async #begin(mode: 'writer' | 'reader'): Promise<Result<Opened, Problem>> {
    const copy = new Pair({
      files: new OpfsCopy(() => navigator.storage.getDirectory(), this.#workspace),
      database: new IndexedDbCopy(indexedDB, this.#workspace)
    })
    copy.prepare()
    const sqlite = await sqliteLoaded
    const opened = await openStore({ sqlite, copy, mode, clock, randomBytes })
    if (!opened.ok) {
      this.#unopened = opened.error
      return { ok: false, error: { type: opened.error.type, text: opened.error.text } }
    }
    const store = opened.value
    this.#store = store
    this.#engine = new Engine(store, {
      clock,
      randomBytes,
      author: 'this device',
      now: () => performance.now(),
      later,
      afterSaving: (tell) => {
        this.#told = Promise.race([store.durable().catch(() => undefined), pause(mostBeforeFigures)]).then(tell)
      }
    })
    this.#engine.listen(this.#listener!)
    if (mode === 'writer') this.#announceSaves(store)
    return { ok: true, value: this.#engine.opened() }
  }

  #announceSaves(store: Store): void {
    let announced = store.state().device
    store.subscribe(() => {
      const { device } = store.state()
      if (device === announced) return
      announced = device
      this.#channel?.postMessage(device)
    })
  }

  /** The writing tab is gone: this one opens the workspace anew, to write. */
  async #takeOver(): Promise<void> {
    this.#channel!.onmessage = null
    await this.#following
    // The page may ask meanwhile, and is answered from what was read.
    const read = this.#store
    const begun = await this.#begin('writer')
    await read?.close()
    if (!begun.ok) return
    if (this.#openScenario) {
      const update = this.#engine!.open(this.#openScenario)
      if (update.ok) this.#listener!.update(update.value)
    }
    this.#listener!.listChanged()
    this.#listener!.reopened(begun.value)
  }

  async leftOvers(): Promise<{ name: string; bytes: Uint8Array }[]> {
    return (await this.#unopened?.files()) ?? []
  }

  open(scenario: string): Result<ScenarioUpdate, Problem> {
    this.#openScenario = scenario
    const update = this.#engine!.open(scenario)
    return update.ok ? Comlink.transfer(update, buffersOf(update.value.figures)) : update
  }

  preview(...given: Parameters<Engine['preview']>): Result<FigureSet, Problem> {
    const figures = this.#engine!.preview(...given)
    return figures.ok ? Comlink.transfer(figures, buffersOf(figures.value)) : figures
  }

  run(...given: Parameters<Engine['run']>): Promise<CommandAnswer> {
    return this.#afterTelling(this.#engine!.run(...given))
  }

  companies() {
    return this.#store!.rows('companies')
  }

  cards() {
    return this.#engine!.cards()
  }

  setCells(...given: Parameters<Engine['setCells']>) {
    return this.#afterTelling(this.#engine!.setCells(...given))
  }

  addRow(...given: Parameters<Engine['addRow']>) {
    return this.#afterTelling(this.#engine!.addRow(...given))
  }

  removeRows(...given: Parameters<Engine['removeRows']>) {
    return this.#afterTelling(this.#engine!.removeRows(...given))
  }

  explain(...given: Parameters<Engine['explain']>) {
    return this.#engine!.explain(...given)
  }

  history(...given: Parameters<Engine['history']>) {
    return this.#engine!.history(...given)
  }

  useWriting(...given: Parameters<Engine['useWriting']>) {
    this.#engine?.useWriting(...given)
  }

  useCompany(...given: Parameters<Engine['useCompany']>) {
    this.#engine!.useCompany(...given)
  }

  undo() {
    return this.#afterTelling(this.#engine!.undo())
  }

  redo() {
    return this.#afterTelling(this.#engine!.redo())
  }

  /** The page has the rows and figures of an edit before it hears that it was made. */
  async #afterTelling<T>(answer: T): Promise<T> {
    await this.#told
    return answer
  }

  /** Resolves when everything acknowledged so far is on the device. */
  async saved(): Promise<void> {
    await this.#store?.durable()
  }

  /** The page is hidden: a good time to put things in order. */
  async rest(): Promise<void> {
    await this.#store?.rest()
  }
}

const sqliteLoaded = loadSqlite(load, { locateFile: () => sqliteFile })

/** Work that waits until what was asked for meanwhile is answered. */
const channel = new MessageChannel()
const waiting: (() => void)[] = []
channel.port1.onmessage = () => waiting.shift()?.()
const later = (action: () => void): void => {
  waiting.push(action)
  channel.port2.postMessage(null)
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

const asTransferring = (listener: Listener): Listener => ({
  save: (state) => listener.save(state),
  update: (update) => listener.update(Comlink.transfer(update, buffersOf(update.figures))),
  listChanged: () => listener.listChanged(),
  undo: (labels) => listener.undo(labels),
  reopened: (opened) => listener.reopened(opened)
})

Comlink.expose(new Host())
