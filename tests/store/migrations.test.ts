import { beforeEach, describe, expect, test } from 'vitest'
import { tables, type Table } from '#lib/edit/schema.ts'
import type { CrashPoint } from '#workers/store/faults.ts'
import { hex } from '#workers/store/journal/checksums.ts'
import { IndexedDbCopy } from '#workers/store/journal/indexed-db.ts'
import { decodeRecord } from '#workers/store/journal/record.ts'
import { migrations as released, versionOf, type Migration } from '#workers/store/migrations.ts'
import { Connection } from '#workers/store/sqlite.ts'
import { openStore, type Store, type StoreOptions } from '#workers/store/store.ts'
import { Power } from './power.ts'
import {
  added,
  changed,
  copyOn,
  edit,
  firstRows,
  give,
  IDBFactory,
  noLimits,
  open,
  optionsOn,
  price,
  sqlite,
  tamper
} from './world.ts'

const note = { name: 'note', label: 'Note', help: 'A note.', kind: 'text', missing: '' } as const

/** The version of this build, and the next. */
const version = versionOf(released)
const next = version + 1

/** The schema with one more column, and the migration to it. */
const laterSchema: readonly Table[] = tables.map((table) =>
  table.name === 'pricing' ? { ...table, columns: [...table.columns, note] } : table
)
const addNote: Migration = {
  to: next,
  up: (connection) => {
    connection.script(`ALTER TABLE pricing ADD COLUMN note TEXT; UPDATE pricing SET note = 'tier ' || tier`)
  }
}
const later: Partial<StoreOptions> = { schema: laterSchema, migrations: [...released, addNote], limits: noLimits }
const withStep = (up: (connection: Connection) => void, mayChange: readonly string[] = []): Partial<StoreOptions> => ({
  ...later,
  migrations: [
    ...released,
    { to: next, mayChange, up: (connection) => [addNote.up, up].forEach((step) => step(connection)) }
  ]
})

let device: IDBFactory
let oldHash: string
const hashOf = async (store: Store) => hex(await store.stateHash())
const contents = () => copyOn(device).read()

beforeEach(async () => {
  device = new IDBFactory()
  const store = await open(device, { limits: noLimits })
  give(store, [
    ...firstRows,
    added('pricing', 'agency', { scenario_id: 'base', tier: 'agency', monthly_price: '99.90' })
  ])
  give(store, [price('49', '59')])
  oldHash = await hashOf(store)
  await store.close()
})

test('the schema as it is now is version 3, and what is made anew has it', async () => {
  expect([versionOf(released), versionOf([...released, addNote])]).toEqual([3, 4])
  expect((await contents()).snapshots[0]?.schema).toBe(3)
})

describe('a migration', () => {
  test('brings rows to the new schema, and edits and history go on in it', async () => {
    const store = await open(device, later)
    expect(store.rows('pricing', 'base').map((row) => [row.id, row['monthly_price'], row['note']])).toEqual([
      ['agency', '99.90', 'tier agency'],
      ['team', '59', 'tier team']
    ])
    const rows = store.history({ limit: 100 }).length
    give(store, [changed('pricing', 'team', 'note', 'tier team', 'ours')])
    const [newest] = store.history({ limit: 100 })
    expect([store.history({ limit: 100 }).length, newest?.new_row]).toEqual([
      rows + 1,
      expect.stringContaining('"note":"ours"')
    ])
    await store.close()
    const again = await open(device, later)
    expect([again.row('pricing', 'team')?.['note'], again.report.faults]).toEqual(['ours', []])
  })

  test('keeps the bytes of before, and the journal says what was done', async () => {
    const store = await open(device, later)
    const [backup] = await store.listBackups()
    expect(backup).toMatchObject({ kind: 'state', reason: 'before schema 4', schema: version })
    const before = new Connection(sqlite, await copyOn(device).readBackup(backup!.id))
    expect([
      before.value('PRAGMA user_version'),
      before.value(`SELECT count(*) FROM pragma_table_info('pricing') WHERE name = 'note'`)
    ]).toEqual([version, 0])
    await store.close()
    const { journal, snapshots } = await contents()
    const kinds = journal.map(({ bytes }) => decodeRecord(bytes)).map(({ kind, schema }) => `${kind} ${schema}`)
    expect(kinds.slice(-5)).toEqual(['CLEAN 3', 'EPOCH 3', 'MIGRATE 4', 'SNAP 4', 'CLEAN 4'])
    expect(snapshots.map(({ schema }) => schema)).toEqual([version, next])
  })

  test('is run again by a replay, and proved by its hashes', async () => {
    const store = await open(device, later)
    const hash = await hashOf(store)
    give(store, [changed('pricing', 'team', 'note', 'tier team', 'ours')])
    const changedHash = await hashOf(store)
    await store.close()
    await tamper(device, async (kept) => kept.delete('snapchunk', [2, 0]))
    const again = await open(device, later)
    expect(again.report).toMatchObject({ snapshot: { generation: 1 }, faults: [expect.stringContaining('snapshot 2')] })
    expect([await hashOf(again), changedHash === hash]).toEqual([changedHash, false])
    await again.close()

    const otherwise = {
      ...later,
      migrations: [
        ...released,
        {
          ...addNote,
          up: (connection: Connection) => {
            connection.script('ALTER TABLE pricing ADD COLUMN note TEXT')
          }
        }
      ]
    }
    await tamper(device, async (kept) => kept.clear('snapchunk'))
    expect(await openStore(optionsOn(device, otherwise))).toMatchObject({ ok: false, error: { type: 'store-damaged' } })
  })

  test('is made in memory for a reader, who writes nothing', async () => {
    const before = await contents()
    const reader = await open(device, { ...later, mode: 'reader' })
    expect(reader.row('pricing', 'team')?.['note']).toBe('tier team')
    expect(await contents()).toEqual(before)
  })
})

describe('a migration that fails leaves everything as it was', () => {
  const clear = (table: string) => (connection: Connection) => {
    connection.script(`DELETE FROM ${table}`)
  }

  test.each<[string, Partial<StoreOptions>, string]>([
    [
      'by itself',
      withStep((connection) => {
        connection.script('SELECT absent')
      }),
      'no such column: absent'
    ],
    ['by losing rows', withStep(clear('pricing')), 'pricing had 2 rows and has 0'],
    [
      'by changing money',
      withStep((it) => {
        it.script(`UPDATE pricing SET monthly_price = '1'`)
      }),
      'amounts in pricing.monthly_price are others'
    ],
    [
      'by dropping a table',
      withStep((it) => {
        it.script('DROP TABLE comparables')
      }),
      'table comparables is gone'
    ],
    ['by leaving orphans', withStep(clear('scenarios'), ['scenarios']), '2 rows of pricing belong to nothing']
  ])('%s', async (_, options, why) => {
    const opened = await openStore(optionsOn(device, options))
    expect(opened).toMatchObject({
      ok: false,
      error: {
        type: 'migration-failed',
        text: `This workspace could not be brought to the new version (${why}) and was left as it was: export it with the version before.`
      }
    })
    const old = await open(device, { limits: noLimits })
    expect([await hashOf(old), old.mode, old.report.faults]).toEqual([oldHash, 'writer', []])
  })

  test('and a reader hears of it as well', async () => {
    const options = { ...withStep(clear('pricing')), mode: 'reader' } as const
    expect(await openStore(optionsOn(device, options))).toMatchObject({
      ok: false,
      error: { type: 'migration-failed' }
    })
  })

  test('unless it says that it means it', async () => {
    const store = await open(
      device,
      withStep(
        (it) => {
          it.script(`UPDATE pricing SET monthly_price = '1'`)
        },
        ['pricing']
      )
    )
    expect(store.row('pricing', 'team')?.['monthly_price']).toBe('1')
  })
})

describe('a store of a newer schema', () => {
  test('opens for reading only in an older build, which says why and writes nothing', async () => {
    const newer = await open(device, later)
    await newer.close()
    const before = await contents()
    const old = await open(device, { limits: noLimits })
    expect([old.mode, old.problem?.type]).toEqual(['reader', 'newer-store'])
    expect(old.problem?.text).toBe(
      'This workspace was saved by a newer version of Sextant and opens for reading only: reload to get that version.'
    )
    expect(old.row('pricing', 'team')).toMatchObject({ monthly_price: '59' })
    expect(old.receive(edit([price('59', '1')]))).toMatchObject({ ok: false, error: { type: 'newer-store' } })
    await old.close()
    expect(await contents()).toEqual(before)
  })

  test('that an older build cannot even read says the same', async () => {
    await (await open(device, later)).close()
    await tamper(device, async (kept) => kept.delete('snapmeta', 2))
    expect(await openStore(optionsOn(device))).toMatchObject({ ok: false, error: { type: 'newer-store' } })
  })
})

test('a schema that was changed without a migration is noticed', async () => {
  expect(await openStore(optionsOn(device, { schema: laterSchema }))).toMatchObject({
    ok: false,
    error: { type: 'other-shape' }
  })
  expect(await hashOf(await open(device))).toBe(oldHash)
})

// [D8] Wherever a migration is cut off, there is the old state or the new one, whole.
describe('[D8] a migration that is cut off', () => {
  const places: [CrashPoint, number][] = [
    ['P16', 1],
    ...[1, 2, 3, 4].map((time): [CrashPoint, number] => ['P14', time]),
    ...[1, 2, 3, 4, 5].map((time): [CrashPoint, number] => ['P6', time]),
    ['P7', 1],
    ['P7', 2],
    ['P10', 1],
    ['P11', 1],
    ['P12', 1]
  ]

  test.each(places.flatMap(([point, time]) => [true, false].map((lands) => [point, time, lands] as const)))(
    'at %s, time %i, last write landing: %s',
    async (point, time, lastWriteLands) => {
      const expected = await expectedHash()
      const power = new Power({ point, time, lastWriteLands })
      const copy = new IndexedDbCopy(power.feed(device), 'test', power)
      const opening = openStore(optionsOn(device, { ...later, copy, faults: power.faults, wait: power.wait }))
      const opened = await Promise.race([opening.catch(() => null), power.off])
      if (opened?.ok) await Promise.race([opened.value.close(), power.off])
      expect(power.isOn).toBe(false)
      const isMigrated = (await contents()).journal.some(({ bytes }) => decodeRecord(bytes).kind === 'MIGRATE')
      const old = await openStore(optionsOn(device, { limits: noLimits }))
      if (isMigrated) expect(old.ok ? old.value.problem : old.error).toMatchObject({ type: 'newer-store' })
      else expect(old.ok && [await hashOf(old.value), old.value.mode]).toEqual([oldHash, 'writer'])
      if (old.ok) await old.value.close()
      const again = await open(device, later)
      expect([await hashOf(again), again.mode, again.report.faults]).toEqual([expected, 'writer', []])
    }
  )

  async function expectedHash(): Promise<string> {
    const elsewhere = new IDBFactory()
    const store = await open(elsewhere, later)
    give(store, [
      ...firstRows,
      added('pricing', 'agency', { scenario_id: 'base', tier: 'agency', monthly_price: '99.90' })
    ])
    give(store, [price('49', '59')])
    for (const tier of ['agency', 'team']) give(store, [changed('pricing', tier, 'note', null, `tier ${tier}`)])
    return hashOf(store)
  }
})
