// The page's line to the engine in its worker: the only place that knows Comlink.
import * as Comlink from 'comlink'
import workerUrl from '#workers/engine/entry.ts?worker&url'
import type { EngineDoor } from '#lib/edit/messages.ts'

export type Engine = Comlink.Remote<EngineDoor>

/** Starts the worker. Where scripts are guarded, its address passes through a named policy. */
export function startEngine(): Engine {
  const policy = window.trustedTypes?.createPolicy('sextant-worker', { createScriptURL: () => workerUrl })
  const address = policy?.createScriptURL(workerUrl) ?? workerUrl
  return Comlink.wrap<EngineDoor>(new Worker(address, { type: 'module', name: 'engine' }))
}

/** A listener on this side that the worker can call. */
export const listening = <T extends object>(listener: T): T & Comlink.ProxyMarked => Comlink.proxy(listener)
