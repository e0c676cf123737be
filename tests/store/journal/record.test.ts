import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Bytes } from '#workers/store/journal/bytes.ts'
import { crc32c, hex } from '#workers/store/journal/checksums.ts'
import { commandOf, decodeRecord, encodeRecord, type JournalRecord } from '#workers/store/journal/record.ts'

const bytesOf = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }) as fc.Arbitrary<Bytes>

const anyRecord: fc.Arbitrary<JournalRecord> = fc.record({
  kind: fc.constantFrom('TXN', 'SNAP', 'MIGRATE', 'EPOCH', 'CLEAN', 'CHECK'),
  seq: fc.maxSafeNat(),
  epoch: fc.nat(0xffffffff),
  schema: fc.nat(0xffffffff),
  previous: bytesOf(32),
  hlc: fc.bigInt(0n, 2n ** 64n - 1n),
  command: bytesOf(16),
  payload: fc.uint8Array({ maxLength: 2000 })
})

const record: JournalRecord = {
  kind: 'CHECK',
  seq: 258,
  epoch: 3,
  schema: 1,
  previous: new Uint8Array(32).fill(0xaa),
  hlc: 0x0102030405060708n,
  command: new Uint8Array(16).fill(0xbb),
  payload: new Uint8Array([1, 2, 3])
}

test('a record is laid out byte by byte', () => {
  const body = `01 06 0000000000000102 00000003 00000001 ${'aa'.repeat(32)} 0102030405060708 ${'bb'.repeat(16)} 010203`
  const covered = Buffer.from(`0000004d${body.replaceAll(' ', '')}`, 'hex')
  const checksum = crc32c(covered).toString(16).padStart(8, '0')
  expect(hex(encodeRecord(record))).toBe(`0000004d${checksum}${body.replaceAll(' ', '')}`)
})

test('what was written is what is read', () => {
  fc.assert(
    fc.property(anyRecord, (given) => {
      expect(decodeRecord(encodeRecord(given))).toEqual(given)
    }),
    { seed: 1, numRuns: 200 }
  )
})

test('a record cut anywhere, or with any byte changed, is refused', () => {
  const bytes = encodeRecord(record)
  for (let at = 0; at < bytes.length; at++) {
    expect(() => decodeRecord(bytes.slice(0, at))).toThrow(/bytes missing|another length/)
    const flipped = bytes.slice()
    flipped[at]! ^= 1 << (at % 8)
    expect(() => decodeRecord(flipped)).toThrow(/another length|checksum/)
  }
})

test('a record of a later version is refused, not guessed at', () => {
  const bytes = encodeRecord(record)
  bytes[8] = 2
  new DataView(bytes.buffer).setUint32(4, crc32c(bytes.subarray(0, 4), bytes.subarray(8)))
  expect(() => decodeRecord(bytes)).toThrow('a record of an unknown version')
})

test('an edit is named by the bytes of its UUID', () => {
  expect(hex(commandOf('018c0000-0000-7000-8000-00000000abcd'))).toBe('018c000000007000800000000000abcd')
  expect(() => commandOf('edit 1')).toThrow('edit 1 is no UUID')
})
