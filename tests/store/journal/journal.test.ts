import { beforeEach, expect, test } from 'vitest'
import { noFaults } from '#workers/store/faults.ts'
import { chainFrom, readChain } from '#workers/store/journal/chain.ts'
import { Fenced, type Copy, type StoredRecord } from '#workers/store/journal/copy.ts'
import { Journal, type JournalOptions } from '#workers/store/journal/journal.ts'
import { noHash } from '#workers/store/journal/record.ts'
import { soon } from '../world.ts'

/** Keeps what it is given; each write waits to be let through, or fails. */
class ScriptedCopy {
  kept: StoredRecord[] = []
  readonly batches: number[][] = []
  inFlight = 0
  answer: () => Promise<void> = async () => {}
  isBehind = false

  states = () => ({ one: 'whole', other: this.isBehind ? 'behind' : 'whole' })

  append = async (records: readonly StoredRecord[]): Promise<void> => {
    this.inFlight++
    expect(this.inFlight).toBe(1)
    try {
      await this.answer()
      this.batches.push(records.map(({ seq }) => seq))
      this.kept.push(...records)
    } finally {
      this.inFlight--
    }
  }
}

let copy: ScriptedCopy
let waited: number[]
let now: number

const journalOn = (more: Partial<JournalOptions> = {}) =>
  new Journal({
    copy: copy as unknown as Copy,
    start: { seq: 0, hash: noHash, hlc: 0n },
    epoch: 7,
    schema: 1,
    clock: () => now,
    confirm: () => Promise.resolve(true),
    wait: async (milliseconds) => {
      waited.push(milliseconds)
      await soon()
    },
    faults: noFaults,
    ...more
  })

const payload = (number: number) => new Uint8Array([number])
const until = async (holds: () => boolean) => {
  while (!holds()) await soon()
}

beforeEach(() => {
  copy = new ScriptedCopy()
  waited = []
  now = 1000
})

test('records come to the device in order, each naming the one before', async () => {
  const journal = journalOn()
  for (let number = 1; number <= 5; number++) expect(journal.add('TXN', payload(number))).toBe(number)
  await journal.durable()
  const { records, end } = chainFrom(await readChain(copy.kept), { seq: 0, hash: noHash })
  expect(records.map(({ payload }) => payload[0])).toEqual([1, 2, 3, 4, 5])
  expect(records.map(({ epoch, schema }) => [epoch, schema])).toEqual(Array.from({ length: 5 }, () => [7, 1]))
  expect(end.seq).toBe(5)
})

test('all that waits goes in one write, one write at a time, at most 64 records in each', async () => {
  const journal = journalOn()
  let letThrough = () => {}
  copy.answer = () => new Promise((resolve) => (letThrough = resolve))
  journal.add('TXN', payload(0))
  await until(() => copy.inFlight === 1)
  for (let number = 1; number < 150; number++) journal.add('TXN', payload(number))
  copy.answer = async () => {}
  letThrough()
  await journal.durable()
  expect(copy.batches.map((batch) => batch.length)).toEqual([1, 64, 64, 21])
})

test('saved is said when the device has it, not before', async () => {
  const journal = journalOn()
  let letThrough = () => {}
  copy.answer = () => new Promise((resolve) => (letThrough = resolve))
  expect(journal.watermarks()).toEqual({ state: 'saved', memory: 0, device: 0, problem: null })
  const seq = journal.add('TXN', payload(1))
  let isDurable = false
  void journal.durable(seq).then(() => (isDurable = true))
  await until(() => copy.inFlight === 1)
  for (let turn = 0; turn < 5; turn++) await soon()
  expect([isDurable, journal.watermarks()]).toEqual([false, { state: 'saving', memory: 1, device: 0, problem: null }])
  letThrough()
  await until(() => isDurable)
  expect(journal.watermarks()).toEqual({ state: 'saved', memory: 1, device: 1, problem: null })
})

test('a failed write is tried again after 0.2, 1, 5 and 5 s, with the same bytes, and then all is well', async () => {
  const journal = journalOn()
  const problems: (string | undefined)[] = []
  journal.onChange = () => problems.push(journal.watermarks().problem?.type)
  let failures = 4
  const tried: string[] = []
  const full = new DOMException('full', 'QuotaExceededError')
  copy.answer = () => (failures-- > 0 ? Promise.reject(full) : Promise.resolve())
  const append = copy.append
  copy.append = (records) => {
    tried.push(Buffer.from(records[0]!.bytes).toString('hex'))
    return append(records)
  }
  journal.add('TXN', payload(1))
  await until(() => journal.watermarks().state === 'failing')
  journal.add('TXN', payload(2))
  await expect(journal.durable(2, false)).rejects.toThrow('is full')
  await journal.durable()
  expect(waited).toEqual([200, 1000, 5000, 5000])
  expect(new Set(tried).size).toBe(1)
  expect(copy.batches).toEqual([[1, 2]])
  expect(problems).toEqual([...Array.from({ length: 4 }, () => 'storage-full'), undefined])
  expect(journal.watermarks().state).toBe('saved')
})

test('a writer whose turn is over stops, and says so to whoever waits', async () => {
  const journal = journalOn()
  copy.answer = () => Promise.reject(new Fenced('over'))
  journal.add('TXN', payload(1))
  await expect(journal.durable()).rejects.toMatchObject({ problem: { type: 'taken-over' } })
  expect(journal.watermarks()).toMatchObject({ state: 'failing', device: 0, problem: { type: 'taken-over' } })
  expect(() => journal.add('TXN', payload(2))).toThrow('Another tab has taken over this workspace')
  expect(copy.kept).toEqual([])
  expect(waited).toEqual([])
})

test('it goes on from where the journal ended', async () => {
  const first = journalOn()
  first.add('TXN', payload(1))
  const end = await first.durable()
  const second = journalOn({ start: { ...end, hlc: 0n }, epoch: 8 })
  second.add('TXN', payload(2))
  await second.durable()
  expect(chainFrom(await readChain(copy.kept), { seq: 0, hash: noHash }).end.seq).toBe(2)
})

test('its clock never stands still and never goes back', async () => {
  const journal = journalOn({ start: { seq: 0, hash: noHash, hlc: 1000n << 16n } })
  for (const time of [1000, 1000, 900, 2000]) {
    now = time
    journal.add('TXN', payload(time % 256))
  }
  await journal.durable()
  const links = await readChain(copy.kept)
  const base = 1000n << 16n
  expect(links.map(({ record }) => record?.hlc)).toEqual([base + 1n, base + 2n, base + 3n, 2000n << 16n])
})
