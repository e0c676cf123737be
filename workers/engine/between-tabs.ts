// What tabs of one workspace say to each other.
import type { Copy, StoredRecord, Watermarks } from '#workers/store/store.ts'

/** What tabs of different builds need to know of each other. */
export interface Version {
  protocol: number
  schema: number
}

/** What came of it, or the words of what was thrown. */
export type Answer = { value: unknown } | { thrown: string }

export interface Ask {
  id: string
  method: string
  args: readonly unknown[]
}

/** What the writing tab says of itself: time and again, and when something changes. */
export interface News extends Pick<Watermarks, 'state' | 'problem'> {
  turn: string
  /** The last record on the device. */
  seq: number
  copies: ReturnType<Copy['states']>
  /** Something of its turn is on the device. */
  hasWritten: boolean
}

export type Body =
  | { kind: 'hello' }
  | { kind: 'coming' }
  | ({ kind: 'here' } & News)
  | { kind: 'wrote'; records: readonly StoredRecord[] }
  | { kind: 'ask'; ask: Ask; isSeen: boolean }
  | { kind: 'done'; id: string; answer: Answer; seq: number }
export type Message = { version: Version } & Body

export interface Channel {
  postMessage(message: unknown): void
  onmessage: ((event: MessageEvent) => void) | null
}
