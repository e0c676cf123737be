// [D2] [D11] The journal in files cut at every byte, and every byte of it changed: what is found is all of it where there
// is another copy; without one it is exactly its beginning, and that something is missing is told.
import { afterAll, expect, test } from 'vitest'
import type { Copy } from '#workers/store/journal/copy.ts'
import { OpfsCopy } from '#workers/store/journal/opfs.ts'
import { Pair } from '#workers/store/journal/pair.ts'
import { openFound } from '#workers/store/keeping/states.ts'
import { openStore } from '#workers/store/store.ts'
import { keepFigures } from '../figures.ts'
import { FileDevice } from './files.ts'
import { copyOn, firstRows, give, IDBFactory, noLimits, open, optionsOn, price, sqlite } from './world.ts'

const edits = 7
/** The normal run tries one position in 97; as a prime it meets every part of a record in time. */
const step = process.env['PROOF'] ? 1 : 97
const headSize = 8192

const database = new IDBFactory()
const files = new FileDevice()
const filesAlone = () => new OpfsCopy(files.root, 'test')
const both = () => new Pair({ files: filesAlone(), database: copyOn(database) })
const priceAfter = (done: number): string => `${49 + done}`

/** Everything on the device; and of the file that got the edits its content, and where each write and edit ends in it. */
async function write() {
  const store = await open(database, { copy: both(), limits: noLimits })
  give(store, firstRows)
  await store.snapshot()
  await store.durable()
  const before = new Map(files.names.map((name) => [name, files.content(name).length]))
  const ends: number[] = []
  let name = ''
  for (let done = 1; done <= edits; done++) {
    give(store, [price(priceAfter(done - 1), priceAfter(done))])
    await store.durable()
    name = files.names.find((one) => files.content(one).length > before.get(one)!)!
    ends.push(files.content(name).length)
  }
  await store.close()
  const whole = files.content(name).slice()
  return { name, ends, whole, writes: [headSize, before.get(name)!, ...ends, whole.length] }
}

const { name, ends, whole, writes } = await write()
const positions = Array.from({ length: Math.ceil((whole.length - headSize) / step) }, (_, i) => headSize + i * step)
let tried = 0

/** What the tier costs, and whether it is told that something is missing. What does not open is rebuilt from the files. */
async function look(copy: Copy): Promise<[string | null | undefined, boolean]> {
  const opened = await openStore(optionsOn(database, { copy, mode: 'reader' }))
  if (!opened.ok) {
    expect(opened.error.type).toBe('store-damaged')
    return [await rebuilt(), true]
  }
  const store = opened.value
  const found = store.row('pricing', 'team')?.['monthly_price']
  await store.close()
  return [found, store.report.tornAt !== null]
}

async function rebuilt(): Promise<string> {
  const found = await openFound(sqlite, { files: filesAlone() }, 'files latest')
  if (!found.ok) throw new Error(found.error.text)
  const price = found.value.value('SELECT monthly_price FROM pricing')
  found.value.close()
  return String(price)
}

async function expectBeginning(at: number, isTold: boolean): Promise<void> {
  const done = ends.filter((end) => end <= at).length
  expect([at, ...(await look(filesAlone()))]).toEqual([at, priceAfter(done), isTold])
  expect([at, (await look(both()))[0]]).toEqual([at, priceAfter(edits)])
  tried++
}

test('cut at any byte it is what is whole before the cut', async () => {
  for (const at of positions) {
    files.tamper(name, () => whole.slice(0, at))
    // Nobody can know of a write that has left no trace at all.
    await expectBeginning(at, !writes.includes(at))
  }
}, 1_800_000)

test('with any byte changed it is what is whole before that byte', async () => {
  for (const at of positions) {
    files.tamper(name, () => whole.map((byte, i) => (i === at ? byte ^ (1 << (at % 8)) : byte)))
    await expectBeginning(at, true)
  }
}, 1_800_000)

afterAll(() => {
  // One that failed, or was left out, leaves no figures.
  if (tried < 2 * positions.length) return
  keepFigures('torn-journal', {
    'bytes of journal': whole.length - headSize,
    'positions tried': tried,
    'wrong states': 0
  })
})
