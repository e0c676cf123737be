// What the engine is given: what the browser has, and the workspaces in it.
import type { Problem, Result } from '#lib/edit/messages.ts'
import type { Copy, StoreOptions } from '#workers/store/store.ts'
import type { Channel } from './between-tabs.ts'
import type { KeepingOptions } from './keeping.ts'
import type { Pace } from './tabs.ts'

/** What the browser gives. */
export interface Surroundings {
  sqlite: Promise<StoreOptions['sqlite']>
  /** Its copies, opened with a passphrase where it is locked. */
  unlock: (workspace: string, passphrase: string | null) => Promise<Result<Unlocked, Problem>>
  workspaces: Workspaces
  estimate: KeepingOptions['estimate']
  locks: LockManager
  channelOf: (workspace: string) => Channel
  clock: () => number
  /** Milliseconds that only go forward. */
  now: () => number
  randomBytes: (count: number) => Uint8Array
  newId: () => string
  later: (action: () => void) => void
  /** Resolves when the page has had time to show what was opened. */
  shown: () => Promise<void>
  pace?: Pace
}

export interface Unlocked {
  isLocked: boolean
  /** Both copies as one, to be opened. */
  copy: () => Copy
  /** Each by itself, to be looked at. */
  copies: () => Readonly<Record<string, Copy>>
  /** Makes files of the pool again that have vanished. */
  complete: () => Promise<void>
}

/** The workspaces in this browser. */
export interface Workspaces {
  list: () => Promise<string[]>
  isLocked: (name: string) => Promise<boolean>
  /** Makes it, locked where there is a passphrase. */
  create: (name: string, passphrase: string | null) => Promise<Result<null, Problem>>
  /** Refused where a tab has it open. */
  remove: (name: string) => Promise<Result<null, Problem>>
}
