// [D13] In a locked workspace nothing that somebody typed reaches the device unsealed, and without the passphrase nothing
// opens; with it, everything is there that was saved, whichever copy is lost or damaged.
import { beforeEach, describe, expect, test } from 'vitest'
import type { Change } from '#lib/edit/edit.ts'
import { tables } from '#lib/edit/schema.ts'
import { hex } from '#workers/store/journal/checksums.ts'
import { isFresh, type Copy } from '#workers/store/journal/copy.ts'
import { IndexedDbCopy } from '#workers/store/journal/indexed-db.ts'
import { findLock } from '#workers/store/journal/find-lock.ts'
import { makeLock, openLock } from '#workers/store/journal/lock-key.ts'
import { OpfsCopy } from '#workers/store/journal/opfs.ts'
import { Pair } from '#workers/store/journal/pair.ts'
import { SealedCopy } from '#workers/store/journal/sealed.ts'
import { openStore, type Store, type StoreOptions } from '#workers/store/store.ts'
import { FileDevice } from './files.ts'
import { after, dice, randomChanges, stateOf, type State } from './workload.ts'
import { added, firstRows, give, IDBFactory, noLimits, open, optionsOn, price, soon, tamper } from './world.ts'

const passphrase = 'correct horse battery staple'
const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count))
const made = await makeLock(passphrase, randomBytes)
const other = await makeLock('another', randomBytes)

let files: FileDevice
let database: IDBFactory
let now: number
beforeEach(() => {
  files = new FileDevice()
  database = new IDBFactory()
  now = 1000
})

const clock = () => (now += 1000)
const lockedBy = ({ key, lock } = made) => ({ workspace: 'test', key, lock, clock, randomBytes })
const bareFiles = () => (files.kill(), new OpfsCopy(files.root, 'test'))
const bareDatabase = () => new IndexedDbCopy(database, 'test', { wait: soon })
const sealedPair = (locked = lockedBy()) =>
  new Pair({ files: new SealedCopy(bareFiles(), locked), database: new SealedCopy(bareDatabase(), locked) })
const optionsWith = (copy: Copy): StoreOptions => optionsOn(database, { copy, limits: noLimits, clock })
const openOn = (copy: Copy): Promise<Store> => open(database, optionsWith(copy))
const problemOf = async (copy: Copy) => {
  const opened = await openStore(optionsWith(copy))
  return opened.ok ? 'it opened' : opened.error.type
}
const people = tables.filter(({ isCache }) => !isCache).map(({ name }) => name)
const priceOf = (store: Store) => store.row('pricing', 'team')!['monthly_price']

/** A canary for each way of typing: names, numbers, formulas, who and why. */
const typed = [
  'Canary Holdings',
  'Zanzibar-Tarif',
  '48151.623',
  'customers * 9731.55',
  'Quirina Author',
  'birdsong why'
]
const canaries: readonly Change[] = [
  added('companies', 'acme', { name: typed[0]! }),
  added('scenarios', 'base', { company_id: 'acme', name: 'Base', start_date: '2026-01-01', months: '60' }),
  added('pricing', 'team', { scenario_id: 'base', tier: typed[1]!, monthly_price: typed[2]! }),
  added('custom_lines', 'own', { scenario_id: 'base', name: 'own', formula: typed[3]! })
]

/** Work with two snapshots, an unfinished journal behind them, and a backup. */
async function lived(copy: Copy): Promise<Store> {
  const store = await openOn(copy)
  give(store, canaries, { author: typed[4]!, why: typed[5]! })
  for (let next = 1; next <= 35; next++) {
    give(store, [price(priceOf(store)!, `${48151 + next}.623`)])
    if (next % 10 === 0) await store.snapshot()
  }
  await store.backup('before Canary Holdings went')
  await store.durable()
  return store
}

/** Every byte of both copies, names and keys included. */
async function everything(): Promise<Buffer> {
  const parts: Uint8Array[] = files.names.map((name) => files.content(name))
  const collect = (value: unknown): void => {
    if (value instanceof Uint8Array) parts.push(value)
    else if (typeof value === 'object' && value !== null) Object.entries(value).flat().forEach(collect)
    else parts.push(Buffer.from(String(value)))
  }
  if ((await database.databases()).length > 0)
    await tamper(database, async (kept) => {
      for (const name of kept.objectStoreNames) collect([await kept.getAllKeys(name), await kept.getAll(name)])
    })
  return Buffer.concat(parts)
}

/** In the ways in which text and bytes are written down. */
function forms(words: string): Buffer[] {
  const wide = Buffer.from(words, 'utf16le')
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), Buffer.from(words)])
      .toString('base64')
      .slice(4, -4)
  )
  const hexed = Buffer.from(words).toString('hex')
  return [words, hexed, hexed.toUpperCase(), ...base64].map((form) => Buffer.from(form)).concat(wide, wide.swap16())
}

describe('[D13] what somebody typed', () => {
  const secrets = [...typed, 'before Canary', 'monthly_price', 'SQLite format 3']
  const found = async () => {
    const bytes = await everything()
    return secrets.filter((words) => forms(words).some((form) => bytes.includes(form)))
  }

  test('is nowhere on the device, in any form', async () => {
    const store = await lived(sealedPair())
    expect(await found()).toEqual([])
    // A hash would tell whoever guesses that the guess is right.
    const state = Buffer.from(await store.stateHash())
    const bytes = await everything()
    expect([bytes.includes(state), bytes.includes(hex(state))]).toEqual([false, false])
    await store.close()
    expect(await found()).toEqual([])
  })

  test('would be found there in a workspace that is not locked', async () => {
    const store = await lived(new Pair({ files: bareFiles(), database: bareDatabase() }))
    await store.snapshot()
    expect(await found()).toEqual(secrets)
    const bytes = await everything()
    expect(bytes.includes(Buffer.from(await store.stateHash()))).toBe(true)
  })
})

describe('[D4] [D13] closed and opened again', () => {
  test('with the passphrase, everything is there', async () => {
    expect(await findLock(new Pair({ files: bareFiles(), database: bareDatabase() }))).toBeNull()
    const store = await openOn(sealedPair())
    give(store, firstRows)
    const roll = dice(7)
    let state: State = after(new Map(), firstRows)
    for (let time = 0; time < 40; time++) {
      const changes = randomChanges(roll, state)
      give(store, changes)
      state = after(state, changes)
      if (time === 20) await store.snapshot()
    }
    await store.close()
    const lock = await findLock(new Pair({ files: bareFiles(), database: bareDatabase() }))
    const again = await openOn(sealedPair(lockedBy({ lock: lock!, key: (await openLock(lock!, passphrase))! })))
    expect(stateOf((table) => again.rows(table), people)).toEqual(state)
    expect(again.report).toMatchObject({ wasClosed: true, faults: [], tornAt: null, unreachable: null })
    expect(again.state().state).toBe('saved')
  })

  test('with another key, or as if it were not locked, nothing opens and nothing is written', async () => {
    await (await lived(sealedPair())).close()
    const before = await everything()
    expect(await problemOf(sealedPair(lockedBy(other)))).toBe('store-damaged')
    expect(await problemOf(new Pair({ files: bareFiles(), database: bareDatabase() }))).toBe('store-damaged')
    expect((await everything()).equals(before)).toBe(true)
    await (await openOn(sealedPair())).close()
  })

  test('[D6] by a reader, everything is there and nothing is written', async () => {
    const store = await lived(sealedPair())
    const before = await everything()
    const reader = await open(database, { ...optionsWith(sealedPair()), mode: 'reader' })
    expect(await reader.stateHash()).toEqual(await store.stateHash())
    expect((await everything()).equals(before)).toBe(true)
  })

  test('a workspace with nothing in it but its lock is new', async () => {
    const copy = new SealedCopy(bareDatabase(), lockedBy())
    await copy.claim(1, (await copy.candidates())[0]!.contents, 0)
    expect(await findLock(bareDatabase())).toEqual(made.lock)
    const { contents } = (await new SealedCopy(bareDatabase(), lockedBy()).candidates())[0]!
    expect([isFresh(contents), await copy.listBackups()]).toEqual([true, []])
    expect((await openOn(sealedPair())).report.isFresh).toBe(true)
  })

  test('its backups are read back as they were, the lock is not among them', async () => {
    const store = await lived(sealedPair())
    const [kept] = await store.listBackups()
    await store.close()
    const again = await openOn(sealedPair())
    expect(await again.listBackups()).toEqual([kept])
    expect(kept).toMatchObject({ kind: 'state', reason: 'before Canary Holdings went' })
    const bytes = await again.readBackup(kept!.id)
    expect([bytes.length, Buffer.from(bytes).includes(typed[0]!)]).toEqual([kept!.length, true])
  })
})

describe('[D11] [D13] one copy that is lost', () => {
  test.each(['files', 'database'] as const)('comes back from the other, lock included: %s', async (which) => {
    const store = await lived(sealedPair())
    const hash = await store.stateHash()
    await store.close()
    const lose = (one: string) => (one === 'files' ? files.wipe() : (database = new IDBFactory()))
    lose(which)
    const copy = sealedPair()
    const healing = await openOn(copy)
    await healing.snapshot()
    expect(copy.states()).toEqual({ files: 'whole', database: 'whole' })
    await healing.close()
    lose(which === 'files' ? 'database' : 'files')
    const lock = await findLock(new Pair({ files: bareFiles(), database: bareDatabase() }))
    const again = await openOn(sealedPair(lockedBy({ lock: lock!, key: (await openLock(lock!, passphrase))! })))
    expect(await again.stateHash()).toEqual(hash)
  })

  test.each(['files', 'database'] as const)('and one that fails comes back with what it missed: %s', async (which) => {
    const [inFiles, inDatabase] = [bareFiles(), bareDatabase()]
    const failing = which === 'files' ? inFiles : inDatabase
    const append = failing.append.bind(failing)
    const copy = new Pair({
      files: new SealedCopy(inFiles, lockedBy()),
      database: new SealedCopy(inDatabase, lockedBy())
    })
    const store = await openOn(copy)
    give(store, firstRows)
    await store.durable()
    failing.append = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))
    give(store, [price('49', '50')])
    await store.durable()
    expect(copy.states()[which]).toBe('behind')
    failing.append = append
    const healing = store.snapshot()
    for (let next = 51; next <= 60; next++) give(store, [price(String(next - 1), String(next))])
    await healing
    await store.durable()
    expect(copy.states()[which]).toBe('whole')
    await store.close()
    if (which === 'files') database = new IDBFactory()
    else files.wipe()
    expect(priceOf(await openOn(sealedPair()))).toBe('60')
  })
})

describe('[D13] a byte that was changed', () => {
  const spoil = (bytes: Uint8Array) => ((bytes[bytes.length >> 1]! ^= 1), bytes)
  const spoilDatabase = (store: 'journal' | 'snapchunk', key: IDBValidKey) =>
    tamper(database, async (kept) => kept.put(store, spoil((await kept.get(store, key)) as Uint8Array), key))

  const lastRecord = async () => (await bareDatabase().read()).journal.at(-1)!
  const firstDatabase = () =>
    new Pair({
      database: new SealedCopy(bareDatabase(), lockedBy()),
      files: new SealedCopy(bareFiles(), lockedBy())
    })

  test.each([
    ['record', async () => spoilDatabase('journal', (await lastRecord()).seq - 2)],
    ['snapshot', () => spoilDatabase('snapchunk', [4, 0])]
  ] as const)('in a %s of one copy leaves the other to be read', async (_, damage) => {
    const whole = await lived(sealedPair())
    const hash = await whole.stateHash()
    await whole.close()
    await damage()
    const again = await openOn(firstDatabase())
    expect([await again.stateHash(), again.report.unreachable]).toEqual([hash, null])
    expect(again.report.faults.length).toBeGreaterThan(0)
  })

  test('in the newest snapshot of the only copy leaves the one before, and the journal', async () => {
    const whole = await lived(sealedPair())
    const hash = await whole.stateHash()
    await whole.close()
    files.wipe()
    await spoilDatabase('snapchunk', [4, 0])
    const again = await openOn(sealedPair())
    expect([await again.stateHash(), again.report.snapshot?.generation]).toEqual([hash, 3])
  })

  test('in a record in the middle of the only copy is damage, and nothing is written over', async () => {
    await (await lived(sealedPair())).close()
    files.wipe()
    await spoilDatabase('journal', (await lastRecord()).seq - 2)
    const before = await everything()
    expect(await problemOf(new SealedCopy(bareDatabase(), lockedBy()))).toBe('store-damaged')
    expect((await everything()).equals(before)).toBe(true)
  })

  test('at the end, as by a write that was cut off, is set aside sealed', async () => {
    const store = await lived(sealedPair())
    files.wipe()
    const last = await lastRecord()
    await tamper(database, (kept) => kept.put('journal', last.bytes.slice(0, 100), last.seq))
    const again = await openOn(new SealedCopy(bareDatabase(), lockedBy()))
    expect(again.report.tornAt).toBe(last.seq)
    const kept = (await again.listBackups()).find(({ kind }) => kind === 'remnant')!
    expect(kept.reason).toBe(`unreadable record ${last.seq}`)
    expect(await again.readBackup(kept.id)).toEqual(last.bytes.slice(0, 100))
    await store.retire().catch(() => undefined)
  })
})
