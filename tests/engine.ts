// An engine over a store in memory, as the worker makes it, with a clock and dice of the test's own.
import { runCommand } from '#workers/engine/running.ts'
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import load from 'sql.js'
import type { CommandAnswer } from '#lib/edit/messages.ts'
import type { EditEntry, HistoryFilter } from '#lib/edit/past.ts'
import { Engine } from '#workers/engine/engine.ts'
import { historyPage } from '#workers/engine/past.ts'
import { IndexedDbCopy, loadSqlite, openStore } from '#workers/store/store.ts'

const sqlite = loadSqlite(load)

export interface Opened {
  engine: Engine
  indexedDB: IDBFactory
  close(): Promise<void>
}

let now = Date.UTC(2026, 0, 15, 12)

/** @param indexedDB the device: give the same one to open the same workspace again */
export async function openEngine(indexedDB = new IDBFactory(), mode: 'writer' | 'reader' = 'writer'): Promise<Opened> {
  let dice = 1
  const randomBytes = (count: number) =>
    Uint8Array.from({ length: count }, () => (dice = (dice * 48271) % 2147483647) & 0xff)
  const clock = () => (now += 1000)
  const copy = new IndexedDbCopy(indexedDB, 'test')
  const store = await openStore({ sqlite: await sqlite, copy, mode, clock, randomBytes })
  if (!store.ok) throw new Error(store.error.text)
  const engine = new Engine(store.value, {
    clock,
    randomBytes,
    author: 'tester',
    now: () => performance.now(),
    later: (action) => void setTimeout(action, 0),
    afterSaving: (tell) => {
      tell()
    }
  })
  return { engine, indexedDB, close: () => store.value.close() }
}

/** The newest edits of the base scenario as the page gets them. */
export async function edits(engine: Engine, limit: number, filter: Partial<HistoryFilter> = {}): Promise<EditEntry[]> {
  const anything: HistoryFilter = { text: '', table: null, author: null, origin: null, from: null, until: null }
  const query = { scenario: 'base', filter: { ...anything, ...filter }, skip: 0, limit }
  const { entries } = await historyPage(() => engine.workspace, query, { locale: 'en-US', currency: 'USD' })
  return entries.filter((entry) => entry.kind === 'edit')
}

/** Runs a command that must work, and gives its data. */
export function run<T = unknown>(engine: Engine, line: string, files: Record<string, Uint8Array> = {}): T {
  const answer = answerOf(engine, line, files)
  if (!answer.ok) throw new Error(`${line}: ${answer.problem.text}`)
  return answer.data as T
}

/** Runs an import that must work: it waits until the state before it is kept. */
export async function imported(engine: Engine, line: string, files: Record<string, Uint8Array>) {
  const answer = await runCommand(engine, line, files)
  if (!answer.ok) throw new Error(`${line}: ${answer.problem.text}`)
  return answer
}

/** Of a command that waits for nothing. */
export function answerOf(engine: Engine, line: string, files: Record<string, Uint8Array> = {}): CommandAnswer {
  const answer = runCommand(engine, line, files)
  if (answer instanceof Promise) throw new Error(`${line} has to be waited for`)
  return answer
}

/** Runs a command that must be refused, and gives the sentence. */
export function refusal(engine: Engine, line: string, files: Record<string, Uint8Array> = {}): string {
  const answer = answerOf(engine, line, files)
  return answer.ok ? `it worked: ${answer.text}` : answer.problem.text
}

export const fileOf = (content: unknown): Uint8Array =>
  new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content))
