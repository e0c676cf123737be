// A workspace that does not open goes on from a state that somebody chose, and nothing that was there is lost by that.
import { beforeEach, expect, test } from 'vitest'
import { IndexedDbCopy } from '#workers/store/journal/indexed-db.ts'
import { OpfsCopy } from '#workers/store/journal/opfs.ts'
import { Pair } from '#workers/store/journal/pair.ts'
import { findStates, openFound } from '#workers/store/keeping/states.ts'
import { openStore, openStoreFrom, type Store } from '#workers/store/store.ts'
import { FileDevice } from './files.ts'
import { firstRows, give, IDBFactory, noLimits, open, optionsOn, price, soon, sqlite, tamper } from './world.ts'

let files: FileDevice
let database: IDBFactory
beforeEach(() => {
  files = new FileDevice()
  database = new IDBFactory()
})

const copies = () => {
  files.kill()
  return {
    files: new OpfsCopy(files.root, 'test'),
    database: new IndexedDbCopy(database, 'test', { wait: soon })
  }
}
const options = () => optionsOn(database, { copy: new Pair(copies()), limits: noLimits })
const priceOf = (store: Store) => store.row('pricing', 'team')!['monthly_price']

/** A record inside the journal of each copy has gone bad, and every snapshot. */
async function damageAll(): Promise<void> {
  await tamper(database, async (kept) => {
    for (const name of ['journal', 'snapchunk']) {
      const keys = await kept.getAllKeys(name)
      const key = keys[keys.length >> 1]!
      const bytes = (await kept.get(name, key)) as Uint8Array
      bytes[bytes.length >> 1]! ^= 1
      await kept.put(name, bytes, key)
    }
  })
  for (const name of files.names) {
    const head = new TextDecoder('latin1').decode(files.content(name).subarray(0, 8192))
    if (/"kind":"(journal|snapshot)"/.test(head))
      files.tamper(name, (content) =>
        content.map((byte, place) => (place === 8192 + ((content.length - 8192) >> 1) ? byte ^ 1 : byte))
      )
  }
}

test('[D4] it opens again by itself from then on, with both copies, and what could not be read is still there', async () => {
  const store = await open(database, { copy: new Pair(copies()), limits: noLimits })
  give(store, firstRows)
  await store.durable()
  const kept = await store.backup('before an import')
  for (const number of [50, 51, 52, 53]) {
    give(store, [price(String(number - 1), String(number))])
    await store.durable()
  }
  await store.close()
  await damageAll()
  const opened = await openStore(options())
  if (opened.ok) throw new Error('it opened')
  expect(opened.error.type).toBe('store-damaged')

  const states = await findStates(copies())
  const chosen = states.find(({ id }) => id.endsWith(`kept ${kept.id}`))!
  expect(chosen).toMatchObject({ kind: 'kept', fault: null, copies: ['files', 'database'] })
  const found = await openFound(sqlite, copies(), chosen.id)
  if (!found.ok) throw new Error(found.error.text)
  const bytes = found.value.exportSafely()

  const on = await openStoreFrom(options(), bytes)
  if (!on.ok) throw new Error(on.error.text)
  expect(priceOf(on.value)).toBe('49')
  give(on.value, [price('49', '60')])
  await on.value.durable()
  await on.value.close()

  const again = await open(database, { copy: new Pair(copies()), limits: noLimits })
  expect(priceOf(again)).toBe('60')
  expect(again.report.faults).toEqual([])
  const reasons = (await again.listBackups()).map(({ kind, reason }) => `${kind}: ${reason}`)
  expect(reasons.filter((reason) => reason === 'remnant: before going on from another state')).not.toEqual([])
  await again.snapshot()
  expect(again.copies()).toEqual({ files: 'whole', database: 'whole' })
  await again.close()
  // Without the files the database alone leads to the same.
  files.wipe()
  const alone = await open(database, { copy: new Pair(copies()), limits: noLimits })
  expect(priceOf(alone)).toBe('60')
  await alone.close()
})
