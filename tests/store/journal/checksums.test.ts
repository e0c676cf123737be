import { expect, test } from 'vitest'
import { crc32c, hex, sameBytes, sha256 } from '#workers/store/journal/checksums.ts'

const bytes = (byteAt: (index: number) => number) => Uint8Array.from({ length: 32 }, (_, index) => byteAt(index))

// RFC 3720, appendix B.4, which prints the checksums with their lowest byte first.
test.each([
  ['32 zeros', bytes(() => 0), 0x8a9136aa],
  ['32 ones', bytes(() => 0xff), 0x62a8ab43],
  ['counting up', bytes((index) => index), 0x46dd794e],
  ['counting down', bytes((index) => 31 - index), 0x113fdb5c]
])('CRC-32C of %s', (_, given, expected) => {
  expect(crc32c(given)).toBe(expected)
})

test('CRC-32C of parts is that of the whole', () => {
  const text = new TextEncoder().encode('123456789')
  expect(crc32c(text)).toBe(0xe3069283)
  expect(crc32c(text.subarray(0, 4), text.subarray(4))).toBe(0xe3069283)
})

// FIPS 180-2, appendix B.1.
test('SHA-256 of abc', async () => {
  expect(hex(await sha256(new TextEncoder().encode('abc')))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
  )
})

test('bytes are the same only where all are', () => {
  expect(sameBytes(new Uint8Array([1, 2]), new Uint8Array([1, 2]))).toBe(true)
  expect(sameBytes(new Uint8Array([1, 2]), new Uint8Array([1, 3]))).toBe(false)
  expect(sameBytes(new Uint8Array([1, 2]), new Uint8Array([1, 2, 3]))).toBe(false)
})
