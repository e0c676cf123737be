// Row identities that peers can make apart from each other without ever clashing, sorted by when they were made.

/**
 * A UUID of version 7. Source: RFC 9562, section 5.7.
 * @param now milliseconds since 1970
 * @param random ten random bytes
 */
export function uuid7(now: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16)
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (40 - 8 * i)) & 0xff
  bytes.set(random.subarray(0, 10), 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** Makes identities that sort in the order in which they were made, even within one millisecond. */
export function makeIds(clock: () => number, randomBytes: (count: number) => Uint8Array): () => string {
  let last = 0
  return () => {
    last = Math.max(last + 1, clock())
    return uuid7(last, randomBytes(10))
  }
}
