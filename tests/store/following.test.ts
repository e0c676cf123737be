// A reader that makes what the writer has journalled: only what follows, in order, and with everything that hangs on it.
import { beforeEach, expect, test } from 'vitest'
import type { StoredRecord } from '#workers/store/store.ts'
import { decodeRecord, encodeRecord } from '#workers/store/journal/record.ts'
import { firstRows, give, IDBFactory, noLimits, open, price } from './world.ts'

let device: IDBFactory
beforeEach(() => {
  device = new IDBFactory()
})

/** A writer and a reader with the first rows, and the records of three prices that the reader has not seen. */
async function apart() {
  const writer = await open(device, { limits: noLimits })
  give(writer, firstRows)
  await writer.durable()
  const reader = await open(device, { mode: 'reader' })
  const records: StoredRecord[] = []
  writer.onWritten = (written) => records.push(...written)
  for (const number of [50, 51, 52]) give(writer, [price(String(number - 1), String(number))])
  await writer.durable()
  return { writer, reader, records }
}

test('[W5] records that follow are made: rows, history and undo are those of the writer', async () => {
  const { writer, reader, records } = await apart()
  const touched = await reader.follow(records)
  expect(touched).toEqual(new Map([['base', new Set(['pricing'])]]))
  expect(await reader.stateHash()).toEqual(await writer.stateHash())
  expect(reader.history({ limit: 100 })).toEqual(writer.history({ limit: 100 }))
  expect(reader.undoStacks()).toEqual(writer.undoStacks())
  expect(reader.seq).toBe(writer.state().device)
  // Once more makes nothing twice.
  expect(await reader.follow(records)).toEqual(new Map())
  expect(await reader.stateHash()).toEqual(await writer.stateHash())
})

test('[W5] where one is missing, or another stands in its place, nothing is made', async () => {
  const { reader, records } = await apart()
  const before = await reader.stateHash()
  expect(await reader.follow(records.slice(1))).toBeNull()
  const [first, ...rest] = records
  const decoded = decodeRecord(new Uint8Array(first!.bytes))
  const other = { seq: first!.seq, bytes: encodeRecord({ ...decoded, previous: new Uint8Array(32).fill(7) }) }
  expect(await reader.follow([other, ...rest])).toBeNull()
  // The second names the hash of the first as it was.
  const changed = { seq: first!.seq, bytes: encodeRecord({ ...decoded, hlc: decoded.hlc + 1n }) }
  expect(await reader.follow([changed, ...rest])).toBeNull()
  const torn = { seq: first!.seq, bytes: first!.bytes.slice(0, -1) }
  expect(await reader.follow([torn])).toBeNull()
  expect(await reader.stateHash()).toEqual(before)
  expect(await reader.follow(records)).not.toBeNull()
})
