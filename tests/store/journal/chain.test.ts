import { beforeAll, expect, test } from 'vitest'
import { chainFrom, readChain, type Position } from '#workers/store/journal/chain.ts'
import { sha256 } from '#workers/store/journal/checksums.ts'
import type { StoredRecord } from '#workers/store/journal/copy.ts'
import { encodeRecord, noCommand, noHash } from '#workers/store/journal/record.ts'

const journal: StoredRecord[] = []
const positions: Position[] = [{ seq: 0, hash: noHash }]

function write(seq: number, previous: Position, note = ''): StoredRecord {
  const payload = new TextEncoder().encode(`${seq}${note}`)
  const head = { kind: 'TXN', epoch: 1, schema: 1, hlc: 0n, command: noCommand } as const
  const bytes = encodeRecord({ ...head, seq, previous: previous.hash, payload })
  return { seq, bytes }
}

beforeAll(async () => {
  for (let seq = 1; seq <= 50; seq++) {
    journal.push(write(seq, positions.at(-1)!))
    positions.push({ seq, hash: await sha256(journal.at(-1)!.bytes) })
  }
})

/** How far a journal is followed from a position. */
async function reach(records: readonly StoredRecord[], start = 0): Promise<number> {
  return chainFrom(await readChain(records), positions[start]!).end.seq
}

test('a whole journal is followed to its end, from wherever a snapshot stands', async () => {
  expect(await reach(journal)).toBe(50)
  expect(await reach(journal, 20)).toBe(50)
  expect(await reach(journal, 50)).toBe(50)
})

// [D2] The journal as one run of bytes, cut at each of its offsets: all whole records before the cut, and no other.
test('[D2] a journal cut at any byte is its exact prefix', async () => {
  for (let place = 0; place < journal.length; place++) {
    const { seq, bytes } = journal[place]!
    for (let cut = 0; cut < bytes.length; cut++) {
      const around = [...journal.slice(Math.max(0, place - 2), place), { seq, bytes: bytes.slice(0, cut) }]
      expect(await reach(around, Math.max(0, place - 2))).toBe(place)
    }
  }
  expect(await reach([...journal.slice(0, 30), { seq: 31, bytes: journal[30]!.bytes.slice(0, 80) }])).toBe(30)
})

test('[D2] a journal with any byte changed is followed up to the record it is in, and not beyond', async () => {
  for (let place = 0; place < journal.length; place++) {
    const { seq, bytes } = journal[place]!
    for (let at = 0; at < bytes.length; at++) {
      const flipped = bytes.slice()
      flipped[at]! ^= 1 << ((place + at) % 8)
      const around = [
        ...journal.slice(Math.max(0, place - 1), place),
        { seq, bytes: flipped },
        ...journal.slice(place + 1, place + 3)
      ]
      expect(await reach(around, Math.max(0, place - 1))).toBe(place)
    }
  }
})

test('[D2] records that stand there twice, in whatever order, are followed as if they stood there once', async () => {
  const [four, five, six, seven] = journal.slice(3, 7) as [StoredRecord, StoredRecord, StoredRecord, StoredRecord]
  const before = journal.slice(0, 3)
  for (const twice of [
    [four, five, five, six, seven],
    [four, five, six, five, six, seven],
    [four, five, six, seven, four, five]
  ])
    expect((await readChain([...before, ...twice])).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(await reach([...before, four, five, five, six, seven])).toBe(7)
  // Another record under the same number is no repetition.
  expect(await reach([...before, four, five, write(5, positions[4]!, ' otherwise'), six])).toBe(5)
})

test('a record that is missing, out of place or of another journal is the end', async () => {
  expect(await reach(journal.filter(({ seq }) => seq !== 25))).toBe(24)
  expect(
    await reach(journal.map((record, place) => (place === 24 ? { seq: 25, bytes: journal[30]!.bytes } : record)))
  ).toBe(24)
  const stranger = write(26, positions[24]!)
  expect(await reach([...journal.slice(0, 25), stranger, ...journal.slice(26)])).toBe(25)
})

test('a snapshot of another journal is refused', async () => {
  const other = write(20, positions[19]!, ' otherwise')
  await expect(reach([...journal.slice(0, 19), other], 20)).rejects.toThrow('it belongs to another journal')
})
