// Migrations to this version: workspaces, kept states and files of the first one. Its tables are those of its build, without
// what came since; the file is one that that build made.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { tables, tablesOf } from '#lib/edit/schema.ts'
import { hex } from '#workers/store/journal/checksums.ts'
import { findStates, openFound } from '#workers/store/keeping/states.ts'
import { migrate, migrations } from '#workers/store/migrations.ts'
import { openContainer } from '#workers/store/file/container.ts'
import { Connection } from '#workers/store/sqlite.ts'
import { openStore, type Store, type StoreOptions } from '#workers/store/store.ts'
import {
  added,
  copyOn,
  emptyDatabase,
  firstRows,
  give,
  IDBFactory,
  noLimits,
  open,
  optionsOn,
  price,
  sqlite
} from './world.ts'

const before: Partial<StoreOptions> = {
  schema: tables.filter(({ name }) => !['notes', 'branches', 'overrides'].includes(name)),
  migrations: [],
  limits: noLimits
}
const note = added('notes', 'first', {
  ...{ scenario_id: 'base', place: 'pricing/team', text: 'Why?', author: 'Ada', resolved: 'no' },
  at: '2026-11-22T09:00:00.000Z'
})
const hashOf = async (store: Store) => hex(await store.stateHash())

let device: IDBFactory
let oldHash: string

beforeEach(async () => {
  device = new IDBFactory()
  const store = await open(device, before)
  give(store, firstRows)
  give(store, [price('49', '59')])
  await store.backup('by the version before')
  oldHash = await hashOf(store)
  await store.close()
})

test('[D8] a workspace of the version before is brought over whole, with a backup first, and takes notes', async () => {
  const store = await open(device, { limits: noLimits })
  expect([store.mode, store.problem, store.report.faults]).toEqual(['writer', null, []])
  expect(store.row('pricing', 'team')).toMatchObject({ monthly_price: '59' })
  expect(store.rows('notes', 'base')).toEqual([])
  const backup = (await store.listBackups()).find(({ reason }) => reason === 'before schema 3')!
  const kept = new Connection(sqlite, await copyOn(device).readBackup(backup.id))
  expect([
    kept.value('PRAGMA user_version'),
    kept.value(`SELECT count(*) FROM sqlite_schema WHERE name = 'notes'`),
    kept.value(`SELECT monthly_price FROM pricing WHERE id = 'team'`)
  ]).toEqual([1, 0, '59'])
  give(store, [note])
  const written = store.history({ limit: 1 })[0]
  expect([written?.table_name, written?.operation]).toEqual(['notes', 'insert'])
  await store.close()
  const again = await open(device, { limits: noLimits })
  expect([again.rows('notes', 'base').map((row) => row['text']), again.report.faults]).toEqual([['Why?'], []])
})

test('[D8] where it fails, everything is as it was for the version before', async () => {
  const failing = {
    limits: noLimits,
    migrations: [
      ...migrations.slice(0, -1),
      {
        to: 3,
        up: (connection: Connection) => {
          migrations.at(-1)!.up(connection)
          connection.script('SELECT absent')
        }
      }
    ]
  }
  expect(await openStore(optionsOn(device, failing))).toMatchObject({ ok: false, error: { type: 'migration-failed' } })
  const old = await open(device, before)
  expect([await hashOf(old), old.mode, old.report.faults]).toEqual([oldHash, 'writer', []])
})

test('[D8] the version before reads what this one has written, says so, and writes nothing', async () => {
  const store = await open(device, { limits: noLimits })
  give(store, [note])
  await store.close()
  const old = await open(device, before)
  expect([old.mode, old.problem?.type, old.row('pricing', 'team')?.['monthly_price']]).toEqual([
    'reader',
    'newer-store',
    '59'
  ])
  await old.close()
  const again = await open(device, { limits: noLimits })
  expect(again.rows('notes', 'base')).toHaveLength(1)
})

test('a state that the version before has kept opens, with no notes in it', async () => {
  const copies = () => ({ database: copyOn(device) })
  const states = await findStates(copies())
  const state = states.find(({ reason }) => reason === 'by the version before')!
  const found = await openFound(sqlite, copies(), state.id)
  if (!found.ok) throw new Error(found.error.text)
  expect([
    found.value.value('SELECT count(*) FROM notes'),
    found.value.value(`SELECT monthly_price FROM pricing WHERE id = 'team'`)
  ]).toEqual([0, '59'])
})

describe('the tables', () => {
  const layout = (connection: Connection) =>
    connection
      .all(`SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY name`)
      .map((cells) =>
        cells.map((cell) =>
          String(cell)
            .replaceAll(/["\s]+/g, ' ')
            .replaceAll(/ ?([(),]) ?/g, '$1')
        )
      )

  test('come out as a workspace that is made anew has them, triggers and all', async () => {
    const bytes = readFileSync(join(import.meta.dirname, '..', 'golden', 'version-1.sextant'))
    const opened = await openContainer(new Uint8Array(bytes))
    if (!opened.ok) throw new Error(opened.error.text)
    const old = new Connection(sqlite, new Uint8Array(opened.value.sqlite))
    expect(old.value('PRAGMA user_version')).toBe(1)
    migrate(old, migrations, 3, tables)
    expect(layout(old)).toEqual(layout(emptyDatabase().connection))
  })

  test('of a version are those that had come by then', () => {
    expect(tablesOf(1)).toEqual(before.schema)
    expect(tables.filter((table) => !tablesOf(2).includes(table)).map(({ name }) => name)).toEqual([
      'branches',
      'overrides'
    ])
    expect(tablesOf(3)).toEqual(tables)
  })
})
