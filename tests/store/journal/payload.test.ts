import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RowImage } from '#workers/store/images.ts'
import { ByteWriter, type Bytes, type StoredCell } from '#workers/store/journal/bytes.ts'
import * as payload from '#workers/store/journal/payload.ts'

const anyBytes = (maxLength: number) => fc.uint8Array({ maxLength }) as fc.Arbitrary<Bytes>

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom('', '\0', 'a\0b', '\ufeff12', '1.20')
)

const anyCell: fc.Arbitrary<StoredCell> = fc.oneof(
  fc.constant(null),
  anyText,
  fc.maxSafeInteger(),
  fc.double(),
  anyBytes(40),
  fc.string({ minLength: 600, maxLength: 3000 })
)

const anyImage: fc.Arbitrary<RowImage> = fc
  .record({
    table: fc.nat(0xffff),
    id: fc.oneof(anyText, fc.maxSafeNat()),
    operation: fc.constantFrom('insert', 'update', 'delete'),
    places: fc.uniqueArray(fc.nat(31), { maxLength: 12 })
  })
  .chain(({ places, ...row }) => {
    const cells = (present: boolean) => {
      const length = present ? places.length : 0
      return fc.array(anyCell, { minLength: length, maxLength: length })
    }
    const mask = places.reduce((bits, place) => bits + 2 ** place, 0)
    const { operation } = row
    return fc
      .record({ old: cells(operation !== 'insert'), new: cells(operation !== 'delete') })
      .map((sides) => ({ ...row, mask, ...sides }))
  })

test('every change comes back as it was, cell for cell', () => {
  const anyTransaction = fc.record({
    images: fc.array(anyImage, { maxLength: 6 }),
    outbox: anyBytes(50),
    watermark: anyBytes(20)
  })
  fc.assert(
    fc.property(anyTransaction, (given) => {
      expect(payload.decodeTransaction(payload.encodeTransaction(given))).toEqual(given)
    }),
    { seed: 2, numRuns: 200 }
  )
})

test('a changed price as bytes', () => {
  const image: RowImage = { table: 2, id: 'a', operation: 'update', mask: 5, old: ['49', null], new: ['50', '1'] }
  const bytes = payload.encodeTransaction({ images: [image], ...payload.nothingOpaque })
  expect(Buffer.from(bytes).toString('hex')).toBe(
    [
      '00000001', // one row
      '0002 01', // of table 2, changed
      '03 00000001 61', // named a
      '00000005', // its first and third column
      '03 00000002 3439', // 49
      '00',
      '03 00000002 3530', // 50
      '03 00000001 31',
      '00000000', // nothing to send
      '00000000'
    ]
      .join('')
      .replaceAll(' ', '')
  )
})

test('bytes left over, or a cell of an unknown kind, are damage', () => {
  const whole = payload.encodeTransaction({ images: [], ...payload.nothingOpaque })
  expect(() => payload.decodeTransaction(new Uint8Array([...whole, 0]))).toThrow('bytes left over')
  const strange = new ByteWriter().u32(1).u16(0).u8(0).u8(9).done()
  expect(() => payload.decodeTransaction(strange)).toThrow('no cell of kind 9')
})

test('notes of snapshots and migrations come back as they were', () => {
  const snapshot = { generation: 4, covers: 2 ** 40, length: 123456, sha256: new Uint8Array(32).fill(1) }
  expect(payload.decodeSnapshotNote(payload.encodeSnapshotNote(snapshot))).toEqual(snapshot)
  const migration = { from: 1, to: 2, before: new Uint8Array(32).fill(2), after: new Uint8Array(32).fill(3) }
  expect(payload.decodeMigrationNote(payload.encodeMigrationNote(migration))).toEqual(migration)
})
