// Large bytes as small values: Chromium keeps values above some 64 kB in files of their own, which can go missing.
import type { Bytes } from './bytes.ts'

const chunkLength = 32 * 1024

/** The keys of all pieces of one thing. */
export const chunksOf = (id: number | string): IDBKeyRange => IDBKeyRange.bound([id], [id, Infinity])

export const cut = (bytes: Bytes): Bytes[] =>
  Array.from({ length: Math.ceil(bytes.length / chunkLength) }, (_, place) =>
    bytes.slice(place * chunkLength, (place + 1) * chunkLength)
  )

export function join(chunks: readonly Bytes[]): Bytes {
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
