// Two copies as one: when a write counts, what happens to the copy that fails, and how it comes back.
import { beforeEach, describe, expect, test } from 'vitest'
import { sha256 } from '#workers/store/journal/checksums.ts'
import { Fenced, type Copy, type StoredRecord } from '#workers/store/journal/copy.ts'
import { IndexedDbCopy } from '#workers/store/journal/indexed-db.ts'
import { OpfsCopy } from '#workers/store/journal/opfs.ts'
import { Pair } from '#workers/store/journal/pair.ts'
import { openStore, type Store } from '#workers/store/store.ts'
import { FileDevice } from '../files.ts'
import { firstRows, give, IDBFactory, noLimits, open, optionsOn, price, soon, tamper } from '../world.ts'

type Append = (records: readonly StoredRecord[], write: () => Promise<void>) => Promise<void>

/** A copy whose writes of records pass through the test's hands. */
function handled(copy: Copy, append: () => Append): Copy {
  const own = copy.append.bind(copy)
  copy.append = (records) => append()(records, () => own(records))
  return copy
}

let files: FileDevice
let database: IDBFactory
let onFiles: Append
let onDatabase: Append
let now = 0
const through: Append = (_, write) => write()

beforeEach(() => {
  files = new FileDevice()
  database = new IDBFactory()
  onFiles = onDatabase = through
})

const pairOn = (patience = 5000) => {
  files.kill()
  return new Pair(
    {
      files: handled(new OpfsCopy(files.root, 'test'), () => onFiles),
      database: handled(new IndexedDbCopy(database, 'test', { wait: soon }), () => onDatabase)
    },
    { patience }
  )
}
const openOn = (copy: Copy): Promise<Store> => open(database, { copy, limits: noLimits, clock: () => (now += 1000) })
const until = async (holds: () => boolean) => {
  while (!holds()) await soon()
}
const priceOf = (store: Store) => store.row('pricing', 'team')!['monthly_price']

describe('[D1] a write counts', () => {
  test.each(['files', 'database'] as const)('when the %s have it too, and not before', async (slow) => {
    const store = await openOn(pairOn())
    give(store, firstRows)
    await store.durable()
    let letThrough = () => {}
    const slowly: Append = async (_, write) => {
      await new Promise<void>((resolve) => (letThrough = resolve))
      await write()
    }
    if (slow === 'files') onFiles = slowly
    else onDatabase = slowly
    let isSaved = false
    const { seq } = give(store, [price('49', '50')])
    void store.durable(seq).then(() => (isSaved = true))
    for (let turn = 0; turn < 50; turn++) await soon()
    expect([isSaved, store.state().state]).toEqual([false, 'saving'])
    letThrough()
    await until(() => isSaved)
    expect(store.state().state).toBe('saved')
  })
})

describe('[D12] a copy that fails', () => {
  const failing: Append = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))

  test.each(['files', 'database'] as const)('is left behind, and the other carries everything: %s', async (which) => {
    const copy = pairOn()
    const store = await openOn(copy)
    give(store, firstRows)
    await store.durable()
    if (which === 'files') onFiles = failing
    else onDatabase = failing
    give(store, [price('49', '50')])
    await store.durable()
    expect(copy.states()).toEqual({ files: 'whole', database: 'whole', [which]: 'behind' })
    expect(store.state().state).toBe('one copy')

    // It comes back with a snapshot and what was written meanwhile; then the other may go.
    onFiles = onDatabase = through
    give(store, [price('50', '51')])
    await store.durable()
    await store.snapshot()
    give(store, [price('51', '52')])
    await store.durable()
    expect([copy.states(), store.state().state]).toEqual([{ files: 'whole', database: 'whole' }, 'saved'])
    await store.close()
    if (which === 'files') database = new IDBFactory()
    else files.wipe()
    const again = await openOn(pairOn())
    expect(priceOf(again)).toBe('52')
    await again.close()
  })

  test('is tried again by itself while work goes on', async () => {
    const copy = pairOn()
    const store = await openOn(copy)
    give(store, firstRows)
    await store.durable()
    onDatabase = failing
    give(store, [price('49', '50')])
    await store.durable()
    onDatabase = through
    for (let next = 51; next <= 60; next++) {
      give(store, [price(String(next - 1), String(next))])
      await store.durable()
      await soon()
    }
    await until(() => copy.states()['database'] === 'whole')
    await store.close()
    files.wipe()
    expect(priceOf(await openOn(pairOn()))).toBe('60')
  })

  test('comes back when the page is put away', async () => {
    const copy = pairOn()
    const store = await openOn(copy)
    give(store, firstRows)
    await store.durable()
    onFiles = failing
    give(store, [price('49', '50')])
    await store.durable()
    // It is tried at once, and fails again.
    for (let turn = 0; turn < 50; turn++) await soon()
    expect(copy.states()['files']).toBe('behind')
    onFiles = through
    now += 10_000
    await store.rest()
    await until(() => copy.states()['files'] === 'whole' && store.state().state === 'saved')
    await store.close()
    database = new IDBFactory()
    expect(priceOf(await openOn(pairOn()))).toBe('50')
  })

  test('and gets records while its snapshot is being written misses none of them', async () => {
    const copy = pairOn()
    const store = await openOn(copy)
    give(store, firstRows)
    await store.durable()
    onFiles = failing
    give(store, [price('49', '50')])
    await store.durable()
    onFiles = through
    const healing = store.snapshot()
    for (let next = 51; next <= 80; next++) {
      give(store, [price(String(next - 1), String(next))])
      await soon()
    }
    await healing
    await store.durable()
    expect(copy.states()['files']).toBe('whole')
    await store.close()
    database = new IDBFactory()
    expect(priceOf(await openOn(pairOn()))).toBe('80')
  })

  test('to answer is not waited for', async () => {
    const copy = pairOn(20)
    const store = await openOn(copy)
    onDatabase = () => new Promise(() => {})
    give(store, firstRows)
    await store.durable()
    expect(store.state().state).toBe('one copy')
  })

  test('to answer is not waited for long when the other one has failed', async () => {
    const store = await openOn(pairOn())
    give(store, firstRows)
    await store.durable()
    // On a full disk files say so, and the database waits for room.
    onFiles = failing
    const held: (() => Promise<void>)[] = []
    onDatabase = (_, write) => new Promise((resolve) => held.push(() => write().then(resolve)))
    const began = performance.now()
    const { seq } = give(store, [price('49', '50')])
    await until(() => store.state().state === 'failing')
    expect(performance.now() - began).toBeLessThan(1000)
    onFiles = onDatabase = through
    for (const write of held) await write()
    await store.durable(seq)
    await until(() => store.state().state === 'saved')
    await store.close()
    files.wipe()
    expect(priceOf(await openOn(pairOn()))).toBe('50')
  })

  test('together with the other one is a failure, and nothing was called saved', async () => {
    const store = await openOn(pairOn())
    onFiles = onDatabase = failing
    const { seq } = give(store, firstRows)
    await until(() => store.state().state === 'failing')
    expect(store.state().device).toBeLessThan(seq)
    onFiles = onDatabase = through
    await store.durable(seq)
    await until(() => store.state().state === 'saved')
  })
})

describe('[D11] at the start', () => {
  const unreadable = () => Promise.reject(new DOMException('backing store', 'UnknownError'))

  test('a store that only reads says how each copy was read', async () => {
    const store = await openOn(pairOn())
    give(store, firstRows)
    await store.durable()
    const statesOf = async (copy: Copy) => {
      const opened = await openStore(optionsOn(database, { copy, mode: 'reader' }))
      return opened.ok ? opened.value.copies() : opened.error
    }
    const pair = (copies: Record<string, Copy>) => new Pair(copies)
    const reading = () => ({
      files: new OpfsCopy(files.root, 'test'),
      database: new IndexedDbCopy(database, 'test', { wait: soon })
    })
    expect(await statesOf(pair(reading()))).toEqual({ files: 'whole', database: 'whole' })
    const broken = reading()
    broken.database.read = unreadable
    expect(await statesOf(pair(broken))).toEqual({ files: 'whole', database: 'absent' })
    onDatabase = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))
    give(store, [price('49', '50')])
    await store.durable()
    expect(await statesOf(pair(reading()))).toEqual({ files: 'whole', database: 'behind' })
  })

  test('a last record that has gone bad in one copy is taken from the other', async () => {
    const store = await openOn(pairOn())
    give(store, firstRows)
    await store.durable()
    give(store, [price('49', '50')])
    await store.durable()
    // The journal is the file that has most in it but the snapshot: its end is the record of the price.
    const journal = files.names.find((name) => {
      const text = new TextDecoder('latin1').decode(files.content(name).subarray(0, 8192))
      return text.includes('"kind":"journal","epoch":1,"part":1')
    })!
    files.tamper(journal, (content) => content.map((byte, place) => (place === content.length - 5 ? byte ^ 1 : byte)))
    const again = await openOn(pairOn())
    expect(priceOf(again)).toBe('50')
    expect(again.report.tornAt).toBeNull()
    await again.close()
  })

  test('an empty copy beside one that cannot be read is not taken for an empty workspace', async () => {
    const store = await openOn(new IndexedDbCopy(database, 'test', { wait: soon }))
    give(store, firstRows)
    await store.close()
    const broken = new IndexedDbCopy(database, 'test', { wait: soon })
    broken.read = unreadable
    const copy = new Pair({ files: new OpfsCopy(files.root, 'test'), database: broken })
    const opened = await openStore(optionsOn(database, { copy }))
    expect(opened.ok ? 'it opened' : opened.error.type).toBe('storage-unavailable')
    expect(files.names).toEqual([])
    expect(priceOf(await openOn(pairOn()))).toBe('49')
  })

  test('a turn that neither copy takes is a failure, not a reason to read for ever', async () => {
    const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))
    const [inFiles, inDatabase] = [new OpfsCopy(files.root, 'test'), new IndexedDbCopy(database, 'test')]
    inFiles.claim = inDatabase.claim = full
    const copy = new Pair({ files: inFiles, database: inDatabase })
    const opened = await openStore(optionsOn(database, { copy }))
    expect(opened.ok ? 'it opened' : opened.error.type).toBe('storage-full')
  })

  test('what one copy went on to by itself is kept when the other goes further', async () => {
    const store = await openOn(pairOn())
    give(store, firstRows)
    await store.close()
    // Each is written without the other, as after two failures.
    for (const [value, times, alone] of [
      ['60', 1, () => new OpfsCopy(files.root, 'test')],
      ['70', 5, () => new IndexedDbCopy(database, 'test', { wait: soon })]
    ] as const) {
      files.kill()
      const single = await openOn(alone())
      for (let time = 0; time < times; time++) give(single, [price(priceOf(single)!, `${value}.${time}`)])
      await single.close()
    }
    const again = await openOn(pairOn())
    expect(priceOf(again)).toBe('70.4')
    expect(again.report.faults).toEqual([expect.stringContaining('another copy has other records from')])
    const kept = await again.listBackups()
    expect(kept.map(({ kind }) => kind).sort()).toEqual(['remnant', 'state'])
    const remnant = kept.find(({ kind }) => kind === 'remnant')!
    const text = new TextDecoder().decode(await again.readBackup(remnant.id))
    expect(text).toContain('60.0')
  })
})

describe('[D11] what is kept', () => {
  const opened = (factory: IDBFactory) => new IndexedDbCopy(factory, 'test', { wait: soon })
  const keptIn = async (single: Copy) => {
    const [{ contents } = { contents: null }] = await single.candidates()
    return contents!.backups.map(({ reason }) => reason).sort()
  }

  test.each(['files', 'database'] as const)('comes back into a copy that has lost it: %s', async (which) => {
    const store = await openOn(pairOn())
    give(store, firstRows)
    await store.backup('before an import')
    give(store, [price('49', '50')])
    const { id, sha256: expected } = await store.backup('before a restore')
    await store.close()
    if (which === 'files') files.wipe()
    else database = new IDBFactory()

    const copy = pairOn()
    const again = await openOn(copy)
    await until(() => copy.states()[which] === 'whole')
    await again.snapshot()
    await again.close()
    files.kill()
    const single = which === 'files' ? new OpfsCopy(files.root, 'test') : opened(database)
    expect(await keptIn(single)).toEqual(['before a restore', 'before an import'])
    expect(await sha256(await single.readBackup(id))).toEqual(expected)
  })

  test('that does not fit into the copy that comes back leaves it whole all the same', async () => {
    const store = await openOn(pairOn())
    give(store, firstRows)
    await store.backup('before an import')
    await store.close()
    files.wipe()
    const inFiles = new OpfsCopy(files.root, 'test')
    inFiles.writeBackup = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))
    const copy = new Pair({ files: inFiles, database: opened(database) })
    const again = await openOn(copy)
    await again.snapshot()
    expect(copy.states()).toEqual({ files: 'whole', database: 'whole' })
    expect((await again.listBackups()).map(({ reason }) => reason)).toEqual(['before an import'])
    await again.close()
  })

  test('and differs from what it is to be in one copy is read from the other', async () => {
    const copy = pairOn()
    const store = await openOn(copy)
    give(store, firstRows)
    await store.durable()
    await store.snapshot()
    const backup = await store.backup('before an import')
    const [kept, snapshot] = [await copy.readBackup(backup.id), await copy.readSnapshot(2)]
    expect(await sha256(kept)).toEqual(backup.sha256)
    expect(snapshot.length).toBeGreaterThan(4096)

    // What is read first changes a byte of everything.
    const spoil = (name: string) => {
      files.tamper(name, (content) => content.map((byte, place) => (place === 9000 ? byte ^ 1 : byte)))
    }
    for (const name of files.names) spoil(name)
    expect([await copy.readBackup(backup.id), await copy.readSnapshot(2)]).toEqual([kept, snapshot])

    // What is whole nowhere is nowhere.
    await tamper(database, async (store) => {
      for (const name of ['backupchunk', 'snapchunk']) await store.clear(name)
    })
    expect([await copy.readBackup(backup.id), await copy.readSnapshot(2)]).toEqual([new Uint8Array(), new Uint8Array()])
    await store.close()
  })
})

test('[D12] a write that fails in both while one is behind is made up for once', async () => {
  const copy = pairOn()
  const store = await openOn(copy)
  give(store, firstRows)
  await store.durable()
  onFiles = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))
  give(store, [price('49', '50')])
  await store.durable()
  let failures = 3
  onDatabase = (_, write) => (failures-- > 0 ? Promise.reject(new DOMException('cut', 'UnknownError')) : write())
  give(store, [price('50', '51')])
  onFiles = through
  await store.durable()
  await store.snapshot()
  give(store, [price('51', '52')])
  await store.durable()
  expect(copy.states()['files']).toBe('whole')
  await store.close()
  database = new IDBFactory()
  expect(priceOf(await openOn(pairOn()))).toBe('52')
})

test('[D12] a snapshot that fails after records did forgets none of them', async () => {
  const copy = pairOn()
  const store = await openOn(copy)
  give(store, firstRows)
  await store.durable()
  // Both fail in the files: first the records, while a snapshot is on its way, then that snapshot.
  const { limit } = files
  files.limit = 0
  const snapshot = store.snapshot().catch(() => undefined)
  for (let next = 50; next <= 55; next++) {
    give(store, [price(String(next - 1), String(next))])
    await store.durable()
  }
  await snapshot
  files.limit = limit
  await store.snapshot()
  give(store, [price('55', '56')])
  await store.durable()
  expect(copy.states()['files']).toBe('whole')
  await store.close()
  database = new IDBFactory()
  expect(priceOf(await openOn(pairOn()))).toBe('56')
})

test('[D11] a copy is held to be whole only with every byte of its snapshots', async () => {
  const store = await openOn(pairOn())
  give(store, firstRows)
  await store.durable()
  await store.snapshot()
  await store.close()
  await tamper(database, async (kept) => {
    const [key] = (await kept.getAllKeys('snapchunk')).slice(-1)
    const bytes = (await kept.get('snapchunk', key!)) as Uint8Array
    bytes[bytes.length >> 1]! ^= 1
    await kept.put('snapchunk', bytes, key)
  })
  const copy = pairOn()
  const again = await openOn(copy)
  await until(() => copy.states()['database'] === 'behind')
  give(again, [price('49', '50')])
  await until(() => copy.states()['database'] === 'whole')
  await again.close()
  files.wipe()
  expect(priceOf(await openOn(pairOn()))).toBe('50')
})

test('[D11] a copy with a bad snapshot is found out, though the other takes longer to be claimed', async () => {
  const store = await openOn(pairOn())
  give(store, firstRows)
  await store.close()
  await tamper(database, async (kept) => {
    const chunk = (await kept.get('snapchunk', [1, 0])) as Uint8Array
    await kept.put(
      'snapchunk',
      chunk.map((byte, place) => (place === 100 ? byte ^ 1 : byte)),
      [1, 0]
    )
  })
  const inFiles = new OpfsCopy(files.root, 'test')
  const claim = inFiles.claim.bind(inFiles)
  inFiles.claim = async (...given) => {
    for (let turn = 0; turn < 50; turn++) await soon()
    return claim(...given)
  }
  const copy = new Pair({ files: inFiles, database: new IndexedDbCopy(database, 'test', { wait: soon }) })
  const again = await openOn(copy)
  await until(() => copy.states()['database'] === 'behind')
  expect(copy.states()['files']).toBe('whole')
  await again.close()
})

test('[D5] whoever lost the turn in one copy writes to neither', async () => {
  const copy = pairOn()
  const store = await openOn(copy)
  give(store, firstRows)
  await store.durable()
  onDatabase = () => Promise.reject(new Fenced('over'))
  give(store, [price('49', '50')])
  await until(() => store.state().state === 'failing')
  expect(store.state().problem?.type).toBe('taken-over')
})

test('a browser without files keeps everything in the database, and says that it is one copy', async () => {
  const none = () => Promise.reject(new DOMException('no files here', 'SecurityError'))
  const copyHere = () =>
    new Pair({ files: new OpfsCopy(none, 'test'), database: new IndexedDbCopy(database, 'test', { wait: soon }) })
  const copy = copyHere()
  const store = await openOn(copy)
  give(store, firstRows)
  await store.durable()
  expect([copy.states(), store.state().state]).toEqual([{ files: 'absent', database: 'whole' }, 'one copy'])
  await store.close()
  expect(priceOf(await openOn(copyHere()))).toBe('49')
})
