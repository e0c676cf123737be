// Zips and manifests by hand, so that what the product writes is read without it, and what it must refuse can be made.
// Source: APPNOTE.TXT 6.3.10 by PKWARE; Node's own zlib packs and unpacks.
import { createHash } from 'node:crypto'
import { constants, crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Bytes } from '#workers/store/journal/bytes.ts'

export interface Entry {
  name: string
  /** What stands in the zip. */
  packed: Uint8Array
  method: number
  /** What the zip says about it. */
  size: number
  crc: number
  /** Another name in the header before the part. */
  localName?: string
  /** Another size in the zip than that of what stands there. */
  packedSize?: number
}

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text)
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export const stored = (name: string, bytes: Uint8Array): Entry => ({
  name,
  packed: bytes,
  method: 0,
  size: bytes.length,
  crc: crc32(bytes)
})

export const deflated = (name: string, bytes: Uint8Array): Entry => ({
  ...stored(name, bytes),
  packed: deflateRawSync(bytes),
  method: 8
})

/** So many megabytes of zeros, packed a thousandfold, and not made here at any time. */
export function zeros(name: string, megabytes: number): Entry {
  const one = deflateRawSync(Buffer.alloc(1024 * 1024), { finishFlush: constants.Z_FULL_FLUSH })
  const packed = Buffer.concat([...Array.from({ length: megabytes }, () => one), Buffer.from([3, 0])])
  return { name, packed, method: 8, size: megabytes * 1024 * 1024, crc: 0 }
}

export function zipOf(entries: readonly Entry[], comment = ''): Bytes {
  const [parts, directory]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const { name, packed, packedSize = packed.length, method, size, crc, localName } of entries) {
    const local = header(0x04034b50, [20, 0, method, 0, 0], [crc, packedSize, size], [(localName ?? name).length, 0])
    const part = Buffer.concat([local, Buffer.from(localName ?? name), packed])
    const place = Buffer.concat([numbers([0, 0, 0], 2), numbers([0, at], 4)])
    const central = header(0x02014b50, [20, 20, 0, method, 0, 0], [crc, packedSize, size], [name.length, 0])
    directory.push(central, place, Buffer.from(name))
    parts.push(part)
    at += part.length
  }
  const length = Buffer.concat(directory).length
  const counts = [0, 0, entries.length, entries.length]
  const end = header(0x06054b50, counts, [length, at], [comment.length])
  return new Uint8Array(Buffer.concat([...parts, ...directory, end, Buffer.from(comment)]))
}

const numbers = (values: readonly number[], bytes: number): Buffer =>
  Buffer.concat(
    values.map((value) => {
      const buffer = Buffer.alloc(bytes)
      buffer.writeUIntLE(value, 0, bytes)
      return buffer
    })
  )

const header = (magic: number, first: number[], middle: number[], last: number[]): Buffer =>
  Buffer.concat([numbers([magic], 4), numbers(first, 2), numbers(middle, 4), numbers(last, 2)])

/** Follows the directory at the end, unpacks each entry and compares its sum. */
export function unzip(zip: Uint8Array): Record<string, Bytes> {
  const bytes = Buffer.from(zip)
  const end = bytes.length - 22
  if (bytes.readUInt32LE(end) !== 0x06054b50) throw new Error('no end of the directory')
  let at = bytes.readUInt32LE(end + 16)
  const contents: Record<string, Bytes> = {}
  for (let index = 0; index < bytes.readUInt16LE(end + 10); index++) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Error('no entry of the directory')
    const name = bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28))
    const local = bytes.readUInt32LE(at + 42)
    const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(begin, begin + bytes.readUInt32LE(at + 20))
    const content = bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed
    if (crc32(content) !== bytes.readUInt32LE(at + 16) || content.length !== bytes.readUInt32LE(at + 24))
      throw new Error(`${name} is not as the directory says`)
    contents[name] = new Uint8Array(content)
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return contents
}

export const sqlite = utf8(`SQLite format 3 ${'page '.repeat(20)}`)
export const json = {
  format: 'sextant-json',
  version: 1,
  tables: { pricing: [{ id: 'team', monthly_price: '49.10' }] }
}

export const described = {
  made: '2026-11-20T09:00:00.000Z',
  workspace: 'Zoë & co',
  app: '0.1.0',
  schema: 1,
  state: 'ab'.repeat(32),
  rows: { pricing: 1, scenario_history: 3 },
  figures: [{ scenario: 'base', name: 'Base', figures: { final_cash: -12.5, breakeven_month: null } }]
}

/** The parts of a good file, made without the product. */
export function goodParts(): { manifest: Record<string, unknown>; sqlite: Bytes; json: Bytes } {
  const written = utf8(JSON.stringify(json))
  const files = {
    'workspace.sqlite': { bytes: sqlite.length, sha256: sha256(sqlite) },
    'workspace.json': { bytes: written.length, sha256: sha256(written) }
  }
  return { manifest: { format: 'sextant', version: 1, ...described, files }, sqlite, json: written }
}

export function goodEntries(manifest: unknown = goodParts().manifest): [Entry, Entry, Entry] {
  const parts = goodParts()
  const text = typeof manifest === 'string' ? manifest : JSON.stringify(manifest)
  return [
    deflated('manifest.json', utf8(text)),
    deflated('workspace.sqlite', parts.sqlite),
    deflated('workspace.json', parts.json)
  ]
}
