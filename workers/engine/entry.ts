// The worker's door to the page. Figures move to it instead of being copied.
import * as Comlink from 'comlink'
import load from 'sql.js'
import sqliteFile from 'sql.js/dist/sql-wasm.wasm?url'
import { makeIds } from '#lib/edit/id.ts'
import type { Listener } from '#lib/edit/messages.ts'
import { loadSqlite } from '#workers/store/store.ts'
import { buffersOf } from './computing.ts'
import { Host } from './host.ts'
import { Places } from './places.ts'

/** Milliseconds in which a page shows what it opened. */
const beforeTidying = 2000
const clock = (): number => Date.now()
const randomBytes = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count))

const sqlite = loadSqlite(load, { locateFile: () => sqliteFile })
const { locks, storage } = navigator
const root = () => storage.getDirectory()
const places = new Places({ sqlite, locks, root, indexedDB, clock, randomBytes })

/** A browser may not say, or not let a worker ask. */
async function estimate() {
  const told = await storage.estimate().catch(() => null)
  const isProtected = await storage.persisted().catch(() => null)
  return { used: told?.usage ?? null, quota: told?.quota ?? null, isProtected }
}

/** Work that waits until what was asked for meanwhile is answered. */
const channel = new MessageChannel()
const waiting: (() => void)[] = []
channel.port1.onmessage = () => waiting.shift()?.()
const later = (action: () => void): void => {
  waiting.push(action)
  channel.port2.postMessage(null)
}

class Door extends Host {
  override start(...[workspace, listener, passphrase]: Parameters<Host['start']>) {
    return super.start(workspace, asTransferring(listener), passphrase)
  }

  override open(...given: Parameters<Host['open']>) {
    const update = super.open(...given)
    return update.ok ? Comlink.transfer(update, buffersOf(update.value.figures)) : update
  }

  override preview(...given: Parameters<Host['preview']>) {
    const figures = super.preview(...given)
    return figures.ok ? Comlink.transfer(figures, buffersOf(figures.value)) : figures
  }
}

const asTransferring = (listener: Listener): Listener => ({
  save: (state) => listener.save(state),
  update: (update) => listener.update(Comlink.transfer(update, buffersOf(update.figures))),
  notesChanged: () => listener.notesChanged(),
  listChanged: () => listener.listChanged(),
  undo: (labels) => listener.undo(labels),
  reopened: (opened) => listener.reopened(opened),
  failed: (problem) => listener.failed(problem)
})

Comlink.expose(
  new Door({
    sqlite,
    unlock: (workspace, passphrase) => places.unlock(workspace, passphrase),
    workspaces: places,
    estimate,
    locks,
    channelOf: (workspace) => new BroadcastChannel(`sextant:${workspace}`),
    clock,
    now: () => performance.now(),
    randomBytes,
    newId: makeIds(clock, randomBytes),
    later,
    shown: () => new Promise((resolve) => setTimeout(resolve, beforeTidying))
  })
)
