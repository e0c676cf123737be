// What can be found in copies that are whole, damaged or gone, and opened without anything being written.
import { beforeEach, describe, expect, test } from 'vitest'
import { tables, type Table } from '#lib/edit/schema.ts'
import { hex, sha256 } from '#workers/store/journal/checksums.ts'
import { IndexedDbCopy } from '#workers/store/journal/indexed-db.ts'
import { OpfsCopy } from '#workers/store/journal/opfs.ts'
import { Pair } from '#workers/store/journal/pair.ts'
import { describeState, findStates, openFound, readFound, type FoundState } from '#workers/store/keeping/states.ts'
import { migrations as released, versionOf, type Migration } from '#workers/store/migrations.ts'
import { Connection } from '#workers/store/sqlite.ts'
import type { Store } from '#workers/store/store.ts'
import { FileDevice } from '../files.ts'
import { firstRows, give, IDBFactory, noLimits, open, price, soon, sqlite, tamper } from '../world.ts'

let files: FileDevice
let database: IDBFactory
let now: number
let store: Store
let kept: string

const single = {
  files: () => new OpfsCopy(files.root, 'test'),
  database: () => new IndexedDbCopy(database, 'test', { wait: soon })
}
const copies = () => ({ files: single.files(), database: single.database() })
const find = () => findStates(copies())
const openNow = () => open(database, { copy: new Pair(copies()), limits: noLimits, clock: () => now })
const priceIn = (connection: Connection) => connection.value(`SELECT monthly_price FROM pricing WHERE id = 'team'`)
async function opened(id: string, ...known: Parameters<typeof findStates> extends [unknown, ...infer K] ? K : never) {
  const found = await openFound(sqlite, copies(), id, ...known)
  return found.ok ? found.value : found.error.text
}
const priceOf = async (id: string) => {
  const connection = await opened(id)
  return typeof connection === 'string' ? connection : priceIn(connection)
}
const named = (states: readonly FoundState[], id: string) => states.find((state) => state.id === id)

/** Snapshot 1 when it began, 2 with a price of 50; kept with 51; the newest has 52. */
beforeEach(async () => {
  files = new FileDevice()
  database = new IDBFactory()
  now = 1_000_000
  store = await openNow()
  now = 2_000_000
  give(store, firstRows)
  give(store, [price('49', '50')])
  await store.durable()
  now = 3_000_000
  await store.snapshot()
  now = 4_000_000
  give(store, [price('50', '51')], { at: '2026-11-20T10:00:00.000Z', why: 'a price of 51' })
  kept = (await store.backup('before an import')).id
  now = 5_000_000
  give(store, [price('51', '52')])
  await store.durable()
})

test('everything is found where it is, newest first, with its time and its reason', async () => {
  const states = await find()
  expect(states.map(({ id, copies: where, kind, at, reason, fault }) => [id, where, kind, at, reason, fault])).toEqual([
    ['files latest', ['files'], 'latest', 5_000_000, 'newest state', null],
    ['database latest', ['database'], 'latest', 5_000_000, 'newest state', null],
    [`files kept ${kept}`, ['files', 'database'], 'kept', 4_000_000, 'before an import', null],
    ['files snapshot 2', ['files'], 'snapshot', 3_000_000, 'snapshot 2', null],
    ['database snapshot 2', ['database'], 'snapshot', 3_000_000, 'snapshot 2', null],
    ['files snapshot 1', ['files'], 'snapshot', 1_000_000, 'snapshot 1', null],
    ['database snapshot 1', ['database'], 'snapshot', 1_000_000, 'snapshot 1', null]
  ])
  expect(states.every(({ bytes }) => bytes > 4096)).toBe(true)
})

test('each of them opens as what it was', async () => {
  expect(await priceOf('files latest')).toBe('52')
  expect(await priceOf('database latest')).toBe('52')
  expect(await priceOf(`files kept ${kept}`)).toBe('51')
  expect(await priceOf('database snapshot 2')).toBe('50')
  expect(await priceOf('files snapshot 1')).toBe(null)
})

test('and can be read as an SQLite file', async () => {
  for (const { id } of await find()) {
    const connection = new Connection(sqlite, await readFound(sqlite, copies(), id))
    expect([id, connection.value('PRAGMA integrity_check'), priceIn(connection)]).toEqual([id, 'ok', await priceOf(id)])
    connection.close()
  }
})

test('[D6] finding and opening write nothing, and leave the writer its turn', async () => {
  const before = files.names.map((name) => hex(files.content(name)))
  for (const { id } of await find()) await opened(id)
  expect(files.names.map((name) => hex(files.content(name)))).toEqual(before)
  give(store, [price('52', '53')])
  await store.durable()
  expect(await priceOf('database latest')).toBe('53')
})

test('nothing was ever kept: nothing is found, and none is made', async () => {
  await store.close()
  files.wipe()
  database = new IDBFactory()
  expect(await find()).toEqual([])
  expect([files.names, await database.databases()]).toEqual([[], []])
})

test('a state says what is in it', async () => {
  const connection = (await opened(`files kept ${kept}`)) as Connection
  const { rows, edits, last } = describeState(connection)
  expect(rows.filter((table) => table.rows > 0)).toEqual([
    { table: 'companies', rows: 1 },
    { table: 'pricing', rows: 1 },
    { table: 'scenarios', rows: 1 }
  ])
  expect(rows.map(({ table }) => table).sort()).toEqual(
    tables.flatMap(({ name, isCache }) => (isCache ? [] : [name])).sort()
  )
  expect([edits, last]).toEqual([3, { at: '2026-11-20T10:00:00.000Z', why: 'a price of 51' }])
  expect(describeState((await opened('files snapshot 1')) as Connection)).toMatchObject({ edits: 0, last: null })
})

describe('[D4] what is damaged', () => {
  const spoilFiles = () => {
    for (const name of files.names)
      files.tamper(name, (content) => content.map((byte, place) => (place === 12_000 ? byte ^ 1 : byte)))
  }

  test('in one copy says so, and what both had is opened from the other', async () => {
    await store.close()
    spoilFiles()
    const states = await find()
    expect(named(states, 'files snapshot 2')?.fault).toBe('its bytes have changed')
    expect(named(states, 'files latest')?.fault).toBe('no snapshot can be read that it is built on')
    expect(states.filter(({ kind }) => kind === 'kept')).toMatchObject([
      { id: `database kept ${kept}`, copies: ['database'], fault: null }
    ])
    expect(await priceOf(`database kept ${kept}`)).toBe('51')
    expect(await priceOf(`files kept ${kept}`)).toBe('51')
    expect(await priceOf('database latest')).toBe('52')
    const sentence =
      /^This state cannot be opened \(.*its bytes have changed\): choose another one, or download it as it is\.$/
    expect(await opened('files snapshot 2')).toMatch(sentence)
    expect(await opened('files latest')).toMatch(sentence)
    await expect(readFound(sqlite, copies(), 'files latest')).rejects.toThrow('its bytes have changed')
  })

  test('in every copy is not opened', async () => {
    await store.close()
    spoilFiles()
    await tamper(database, async (kept) => {
      for (const key of await kept.getAllKeys('backupchunk')) {
        const bytes = (await kept.get('backupchunk', key)) as Uint8Array
        bytes[bytes.length - 1]! ^= 1
        await kept.put('backupchunk', bytes, key)
      }
    })
    expect((await find()).filter(({ kind }) => kind === 'kept')).toMatchObject([
      { copies: ['files', 'database'], fault: 'its bytes have changed' }
    ])
    expect(await opened(`files kept ${kept}`)).toContain('its bytes have changed')
    expect((await readFound(sqlite, copies(), `files kept ${kept}`)).length).toBeGreaterThan(4096)
  })

  test('can be downloaded as it is', async () => {
    await store.close()
    const whole = await readFound(sqlite, copies(), 'files snapshot 2')
    spoilFiles()
    const bytes = await readFound(sqlite, copies(), 'files snapshot 2')
    expect(bytes.filter((byte, place) => byte !== whole[place])).toHaveLength(1)
    // Records that hang on nothing any more: the journal as it lies there.
    const journal = named(await find(), 'files journal')
    const { journal: records } = await single.files().read()
    expect(journal).toMatchObject({
      kind: 'unreadable',
      at: null,
      bytes: records.reduce((n, { bytes: b }) => n + b.length, 0)
    })
    expect((await readFound(sqlite, copies(), 'files journal')).length).toBe(journal!.bytes)
  })

  test('in the journal leaves the newest state before it, and the rest as bytes', async () => {
    await tamper(database, async (kept) => {
      const keys = await kept.getAllKeys('journal')
      const records = (await kept.getAll('journal')) as Uint8Array[]
      const place = records.findIndex((bytes) => new TextDecoder().decode(bytes).includes('a price of 51'))
      records[place]![60]! ^= 1
      await kept.put('journal', records[place], keys[place])
    })
    const states = await find()
    expect(named(states, 'database latest')).toMatchObject({ at: 3_000_000, fault: null })
    expect(await priceOf('database latest')).toBe('50')
    expect(named(states, 'database journal')).toMatchObject({
      copies: ['database'],
      kind: 'unreadable',
      reason: expect.stringMatching(/^records \d+ to \d+ of the journal$/) as string,
      fault: 'it does not follow from any state that can be read'
    })
    const rest = new TextDecoder().decode(await readFound(sqlite, copies(), 'database journal'))
    expect([rest.includes('a price of 51'), rest.includes('Acme')]).toEqual([true, false])
    expect(await priceOf('files latest')).toBe('52')
  })

  test('and was set aside is there to be downloaded', async () => {
    const bytes = new TextEncoder().encode('half a record')
    const remnant = { id: 'r', at: 7, kind: 'remnant', reason: 'unreadable record 9', schema: 1, length: 13 } as const
    await store.close()
    const copy = single.database()
    const seen = await copy.read()
    await copy.claim(seen.epoch + 1, seen)
    await copy.writeBackup({ ...remnant, sha256: await sha256(bytes) }, bytes)
    expect(named(await find(), 'database remnant r')).toMatchObject({
      kind: 'unreadable',
      at: 7,
      reason: 'unreadable record 9',
      bytes: 13
    })
    expect(await readFound(sqlite, copies(), 'database remnant r')).toEqual(bytes)
    expect(await opened('database remnant r')).toContain('it is no state')
  })

  test('as a whole copy is named, and hides nothing of the other one', async () => {
    const broken = single.files()
    broken.candidates = () => Promise.reject(new DOMException('the device does not answer', 'UnknownError'))
    const states = await findStates({ files: broken, database: single.database() })
    expect(named(states, 'files unread')).toMatchObject({ kind: 'unreadable', fault: 'the device does not answer' })
    expect(states.filter(({ copies: where }) => where.includes('database'))).toHaveLength(4)
  })
})

describe('[D8] a state of another schema', () => {
  const note = { name: 'note', label: 'Note', help: 'A note.', kind: 'text', missing: '' } as const
  const schema: Table[] = tables.map((table) =>
    table.name === 'pricing' ? { ...table, columns: [...table.columns, note] } : table
  )
  const addNote: Migration = {
    to: versionOf(released) + 1,
    up: (connection) => {
      connection.script(`ALTER TABLE pricing ADD COLUMN note TEXT; UPDATE pricing SET note = 'tier ' || tier`)
    }
  }
  const later = { schema, migrations: [...released, addNote] }

  test('that is older is migrated in memory', async () => {
    for (const id of ['files latest', `files kept ${kept}`, 'database snapshot 2']) {
      const connection = (await opened(id, later)) as Connection
      expect([id, connection.value('SELECT note FROM pricing')]).toEqual([id, 'tier team'])
    }
    const file = new Connection(sqlite, await readFound(sqlite, copies(), 'files latest', later))
    expect(file.value('PRAGMA user_version')).toBe(versionOf(released))
  })

  test('that is newer is a fault, and can be downloaded', async () => {
    await store.close()
    store = await open(database, { ...later, copy: new Pair(copies()), limits: noLimits, clock: () => now })
    const { id } = await store.backup('before a restore')
    await store.close()
    const states = await find()
    const fault = 'it was saved by a newer version of Sextant'
    const newer = ['database latest', 'database snapshot 3', `files kept ${id}`, 'files latest', 'files snapshot 3']
    expect(states.flatMap((state) => (state.fault === fault ? [state.id] : [])).sort()).toEqual(newer)
    expect(await opened('files latest')).toContain(fault)
    expect(await opened(`files kept ${id}`)).toContain(fault)
    expect(await opened('database snapshot 3')).toContain(fault)
    const connection = new Connection(sqlite, await readFound(sqlite, copies(), `files kept ${id}`))
    expect(connection.value('SELECT note FROM pricing')).toBe('tier team')
    expect(await priceOf('files snapshot 2')).toBe('50')
  })
})

test('what is not there any more is refused in a sentence', async () => {
  expect(await opened('files kept nothing')).toContain('it is not kept any more')
  expect(await opened('files snapshot 9')).toContain('it is not kept any more')
  expect(await opened('cellar latest')).toContain('there is no copy cellar')
})
