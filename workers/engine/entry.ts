// The worker's door to the page. Figures move to it instead of being copied.
import * as Comlink from 'comlink'
import load from 'sql.js'
import sqliteFile from 'sql.js/dist/sql-wasm.wasm?url'
import { makeIds } from '#lib/edit/id.ts'
import type { Listener } from '#lib/edit/messages.ts'
import { IndexedDbCopy, loadSqlite, OpfsCopy, Pair, scrub } from '#workers/store/store.ts'
import { buffersOf } from './computing.ts'
import { Host } from './host.ts'

const clock = (): number => Date.now()
const randomBytes = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count))

function copyOf(workspace: string): Pair {
  const pair = new Pair({
    files: new OpfsCopy(() => navigator.storage.getDirectory(), workspace),
    database: new IndexedDbCopy(indexedDB, workspace, { scrub: () => scrub(randomBytes) })
  })
  pair.prepare()
  return pair
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
  override start(...[workspace, listener]: Parameters<Host['start']>) {
    return super.start(workspace, asTransferring(listener))
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
  listChanged: () => listener.listChanged(),
  undo: (labels) => listener.undo(labels),
  reopened: (opened) => listener.reopened(opened),
  failed: (problem) => listener.failed(problem)
})

Comlink.expose(
  new Door({
    sqlite: loadSqlite(load, { locateFile: () => sqliteFile }),
    copyOf,
    locks: navigator.locks,
    channelOf: (workspace) => new BroadcastChannel(`sextant:${workspace}`),
    clock,
    now: () => performance.now(),
    randomBytes,
    newId: makeIds(clock, randomBytes),
    later
  })
)
