// A store over a database that is on no device: a state of the past, or one that was found, to be looked at.
import { tables } from '#lib/edit/schema.ts'
import { Database } from '../database.ts'
import { noHash } from '../journal/record.ts'
import { storedVersion } from '../migrations.ts'
import { nothingFound, type StoreOptions } from '../opening.ts'
import type { Connection } from '../sqlite.ts'
import { Pair, Store } from '../store.ts'

export function storeOver(options: Omit<StoreOptions, 'copy' | 'mode'>, connection: Connection): Store {
  const report = { ...nothingFound, isFresh: false, faults: [] }
  const end = { seq: 0, hash: noHash }
  const schema = storedVersion(connection)
  const database = new Database(connection, options.schema ?? tables)
  return new Store({ ...options, copy: new Pair({}), mode: 'reader' }, { database, report, end, schema, problem: null })
}
