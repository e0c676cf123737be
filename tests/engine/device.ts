// Several tabs of one browser in one process: a device that they share, locks that can be stolen, and a channel between
// them. A tab can be closed or crash, which is the same to the others, and be frozen for a while.
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import load from 'sql.js'
import { makeIds } from '#lib/edit/id.ts'
import { ok } from '#lib/edit/result.ts'
import type { Listener, Opened, SaveState } from '#lib/edit/messages.ts'
import { Host } from '#workers/engine/host.ts'
import type { Channel } from '#workers/engine/between-tabs.ts'
import type { Pace } from '#workers/engine/tabs.ts'
import { IndexedDbCopy, loadSqlite, Pair } from '#workers/store/store.ts'
import { Locks } from './locks.ts'

const sqlite = loadSqlite(load)

export interface TabState {
  save: SaveState | null
  opened: Opened | null
  failed: string | null
}

export class Tab {
  readonly host: Host
  readonly name: string
  readonly state: TabState = { save: null, opened: null, failed: null }
  readonly channel: Channel = {
    onmessage: null,
    postMessage: (message: unknown) => {
      if (!this.isGone) this.#device.send(this, message)
    }
  }
  isGone = false
  isFrozen = false
  #queued: (() => void)[] = []
  readonly #device: Device
  readonly copies: Pair[] = []

  /** @param onCopy gets each pair of copies that the tab opens, with how many there were before */
  constructor(device: Device, name: string, pace: Pace, onCopy: (pair: Pair, before: number) => void = () => {}) {
    this.#device = device
    this.name = name
    const clock = () => Date.now() + device.days * 86_400_000
    const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count))
    this.host = new Host({
      sqlite,
      unlock: (workspace) => {
        const inner = () => ({ database: new IndexedDbCopy(device.indexedDB, workspace) })
        const copy = () => {
          const pair = new Pair(inner())
          onCopy(pair, this.copies.length)
          this.copies.push(pair)
          return pair
        }
        return Promise.resolve(ok({ isLocked: false, copy, copies: inner, complete: () => Promise.resolve() }))
      },
      workspaces: {
        list: () => Promise.resolve(['main', 'other']),
        isLocked: () => Promise.resolve(false),
        create: () => Promise.resolve(ok(null)),
        remove: () => Promise.resolve(ok(null))
      },
      estimate: () => Promise.resolve({ used: 1000, quota: null, isProtected: false }),
      locks: device.locks.of(name),
      channelOf: () => this.channel,
      clock,
      now: () => performance.now(),
      randomBytes,
      newId: makeIds(clock, randomBytes),
      later: (action) => setImmediate(action),
      shown: () => Promise.resolve(),
      pace
    })
  }

  async start(): Promise<void> {
    const listener: Listener = {
      save: (save) => void (this.state.save = save),
      update: () => {},
      notesChanged: () => {},
      listChanged: () => {},
      undo: () => {},
      reopened: (opened) => void (this.state.opened = opened),
      failed: (problem) => void (this.state.failed = problem.text)
    }
    const begun = await this.host.start('main', listener)
    if (begun.ok) this.state.opened = begun.value
    else this.state.failed = begun.error.text
  }

  /** What a frozen tab sends and hears waits until it thaws. */
  hold(action: () => void): void {
    if (this.isFrozen) this.#queued.push(action)
    else action()
  }

  thaw(): void {
    this.isFrozen = false
    for (const action of this.#queued.splice(0)) action()
  }

  /** Without a word to anybody. */
  crash(): void {
    this.isGone = true
    this.host.close()
    for (const copy of this.copies) copy.close()
    this.#device.tabs.delete(this)
    this.#device.locks.drop(this.name)
  }
}

export class Device {
  readonly indexedDB = new IDBFactory()
  readonly locks = new Locks()
  readonly tabs = new Set<Tab>()
  /** How far its clock is ahead. */
  days = 0
  #made = 0

  constructor(private readonly pace: Pace) {}

  async open(): Promise<Tab> {
    const tab = this.add()
    await tab.start()
    return tab
  }

  /** A tab that is there and has not started. */
  add(onCopy?: (pair: Pair, before: number) => void): Tab {
    const tab = new Tab(this, `tab ${++this.#made}`, this.pace, onCopy)
    this.tabs.add(tab)
    return tab
  }

  send(from: Tab, message: unknown): void {
    const copy: unknown = structuredClone(message)
    from.hold(() => {
      for (const tab of this.tabs)
        if (tab !== from)
          setImmediate(() => {
            if (!tab.isGone) tab.hold(() => tab.channel.onmessage?.({ data: structuredClone(copy) } as MessageEvent))
          })
    })
  }
}
