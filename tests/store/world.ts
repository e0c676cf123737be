// What the tests of the store share: SQLite, edits as the engine would make them, and stores on a device in memory.
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { wrap, type IDBPDatabase } from 'idb'
import load from 'sql.js'
import type { Change, Edit } from '#lib/edit/edit.ts'
import { tableNamed, tables } from '#lib/edit/schema.ts'
import { createSchema, Database } from '#workers/store/database.ts'
import { Connection } from '#workers/store/sqlite.ts'
import { IndexedDbCopy, loadSqlite, openStore, type Store, type StoreOptions } from '#workers/store/store.ts'

export { IDBFactory }

export const sqlite = await loadSqlite(load)

const uuid = (number: number): string => `018c0000-0000-7000-8000-${String(number).padStart(12, '0')}`

let made = 0

export function edit(changes: readonly Change[], more: Partial<Edit> = {}): Edit {
  made++
  const at = '2026-11-20T09:00:00.000Z'
  return { id: uuid(made), author: 'Ada', at, origin: 'typed', reverses: null, why: `edit ${made}`, changes, ...more }
}

/** A new row with every column that the schema has. */
export function added(table: string, row: string, given: Record<string, string | null>): Change {
  const { columns, belongsTo } = tableNamed(table)
  const names = [...(belongsTo ? [belongsTo.column] : []), ...columns.map(({ name }) => name)]
  return { table, row, was: null, now: Object.fromEntries(names.map((name) => [name, given[name] ?? null])) }
}

export const changed = (
  table: string,
  row: string,
  column: string,
  was: string | null,
  now: string | null
): Change => ({
  table,
  row,
  was: { [column]: was },
  now: { [column]: now }
})

/** A company with a scenario and a tier: the least that rows can hang on. */
export const firstRows: readonly Change[] = [
  added('companies', 'acme', { name: 'Acme' }),
  added('scenarios', 'base', { company_id: 'acme', name: 'Base', start_date: '2026-01-01', months: '60' }),
  added('pricing', 'team', { scenario_id: 'base', tier: 'team', monthly_price: '49' })
]

export const price = (was: string, now: string): Change => changed('pricing', 'team', 'monthly_price', was, now)

export function emptyDatabase(): Database {
  const connection = new Connection(sqlite)
  createSchema(connection, tables, 1)
  return new Database(connection, tables)
}

/** Delays that nobody has to sit through, but in which other work goes on. */
export const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

export const copyOn = (device: IDBFactory): IndexedDbCopy => new IndexedDbCopy(device, 'test', { wait: soon })

export const optionsOn = (device: IDBFactory, more: Partial<StoreOptions> = {}): StoreOptions => ({
  sqlite,
  copy: copyOn(device),
  mode: 'writer',
  clock: Date.now,
  randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
  wait: soon,
  ...more
})

export async function open(device: IDBFactory, more: Partial<StoreOptions> = {}): Promise<Store> {
  const opened = await openStore(optionsOn(device, more))
  if (!opened.ok) throw new Error(`${opened.error.type}: ${opened.error.text}`)
  return opened.value
}

/** Gives an edit that must be taken, and says which one it was. */
export function give(store: Store, changes: readonly Change[], more: Partial<Edit> = {}): Edit & { seq: number } {
  const given = edit(changes, more)
  const taken = store.receive(given)
  if (!taken.ok) throw new Error(taken.error.text)
  return { ...given, seq: taken.value }
}

/** Looks at, or changes, what lies on the device behind the store's back. */
export async function tamper<T>(device: IDBFactory, work: (kept: IDBPDatabase) => Promise<T>): Promise<T> {
  const kept = (await wrap(device.open('sextant-test', 1)))!
  const answer = await work(kept)
  kept.close()
  return answer
}

/** A limit that no test comes near: no snapshot but those it asks for. */
export const noLimits = { records: 1e9, bytes: 1e12, recordsAtRest: 1e9, recordsBetweenChecks: 64 }
