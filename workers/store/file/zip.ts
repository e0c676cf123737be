// The zip in a .sextant file. What comes from outside is read strictly: the directory at its end is believed only as far
// as it fits, and nothing is unpacked beyond the size that was looked at. Source: APPNOTE.TXT 6.3.10 by PKWARE.
import { Inflate, zipSync } from 'fflate'
import type { Bytes } from '../journal/bytes.ts'
import * as problems from './problems.ts'
import { refuse, Refused } from './problems.ts'

export const megabyte = 1024 * 1024
/** For a whole file, packed and unpacked. */
export const mostBytes = 200 * megabyte
const mostParts = 16
/** A part may not grow more than this when it is unpacked, unless it is small. */
const mostGrowth = 100
const smallPart = megabyte
/** So much is unpacked at a time, and becomes 16 MB at most. */
const step = 16 * 1024
/** A block is at most 64 KB, so that something must come out of this many bytes. */
const mostWithoutOutput = 8 * step

interface Part {
  name: string
  isDeflated: boolean
  crc: number
  packed: number
  size: number
  /** Where its local header begins. */
  at: number
}

/** A zip has no time zones and no years before 1980, so its times say nothing: the manifest does. */
const mtime = new Date(1980, 0, 1)

/** The same parts give the same bytes. What would be refused as too dense is written as it is. */
export function writeZip(parts: Record<string, Bytes>): Bytes {
  const zip = zipSync(parts, { level: 6, mtime })
  return readDirectory(zip).parts.some(isTooDense) ? zipSync(parts, { level: 0, mtime }) : zip
}

/**
 * Unpacks a zip that holds exactly the parts of these names.
 * @throws Refused for any other bytes
 */
export function readZip<Name extends string>(bytes: Bytes, names: readonly Name[]): Record<Name, Bytes> {
  const view = viewOf(bytes)
  if (bytes.length < 4 || view.getUint32(0, true) !== 0x04034b50) refuse(problems.notContainer)
  try {
    const { parts, begin } = readDirectory(bytes)
    checkParts(parts, names)
    return Object.fromEntries(parts.map((part) => [part.name, unpack(bytes, part, begin)])) as Record<Name, Bytes>
  } catch (error) {
    // Places beyond the end, and streams that make no sense.
    throw error instanceof Refused ? error : new Refused(problems.damaged)
  }
}

function checkParts(parts: readonly Part[], names: readonly string[]): void {
  const found = new Set<string>()
  for (const { name } of parts) {
    if (!names.includes(name)) refuse(problems.strangePart(name))
    if (found.has(name)) refuse(problems.partTwice(name))
    found.add(name)
  }
  const missing = names.find((name) => !found.has(name))
  if (missing !== undefined) refuse(problems.partMissing(missing))
  const size = parts.reduce((sum, part) => sum + part.size, 0)
  if (size > mostBytes) refuse(problems.unpackedTooLarge(Math.ceil(size / megabyte)))
  const dense = parts.find(isTooDense)
  if (dense) refuse(problems.tooDense(dense.name))
}

const isTooDense = ({ packed, size }: Part): boolean => size > smallPart && size > packed * mostGrowth

/** The directory stands between the parts and the record that ends the file, with nothing before or after. */
function readDirectory(bytes: Bytes): { parts: Part[]; begin: number } {
  const view = viewOf(bytes)
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  const begin = view.getUint32(end + 16, true)
  if (count > mostParts) refuse(problems.tooManyParts(count))
  const parts: Part[] = []
  let at = begin
  for (let index = 0; index < count; index++) {
    if (view.getUint32(at, true) !== 0x02014b50) refuse(problems.damaged)
    const method = view.getUint16(at + 10, true)
    if (method !== 0 && method !== 8) refuse(problems.damaged)
    const nameEnd = at + 46 + view.getUint16(at + 28, true)
    parts.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, nameEnd)),
      isDeflated: method === 8,
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true)
    })
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  if (at !== end) refuse(problems.damaged)
  return { parts, begin }
}

function findEnd(view: DataView): number {
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - 0xffff); at--)
    if (view.getUint32(at, true) === 0x06054b50 && at + view.getUint16(at + 20, true) === last) return at
  return refuse(problems.cutShort)
}

/** @param limit where the directory begins */
function unpack(bytes: Bytes, part: Part, limit: number): Bytes {
  const view = viewOf(bytes)
  const nameEnd = part.at + 30 + view.getUint16(part.at + 26, true)
  const name = new TextDecoder().decode(bytes.subarray(part.at + 30, nameEnd))
  if (view.getUint32(part.at, true) !== 0x04034b50 || name !== part.name) refuse(problems.damaged)
  const begin = nameEnd + view.getUint16(part.at + 28, true)
  if (begin + part.packed > limit) refuse(problems.damaged)
  const packed = bytes.subarray(begin, begin + part.packed)
  const unpacked = part.isDeflated ? inflate(packed, part) : packed.slice()
  if (unpacked.length !== part.size || crc32(unpacked) !== part.crc) refuse(problems.partChanged(part.name))
  return unpacked
}

/** A zip can lie about sizes: what comes out is counted while it comes, and memory is taken for the declared size only. */
function inflate(packed: Bytes, { name, size }: Part): Bytes {
  const unpacked = new Uint8Array(size)
  let length = 0
  let lastOutput = 0
  let at = 0
  const stream = new Inflate((some) => {
    if (length + some.length > size) refuse(problems.partChanged(name))
    unpacked.set(some, length)
    length += some.length
    if (some.length > 0) lastOutput = at
  })
  for (; at < packed.length; at += step) {
    if (at - lastOutput > mostWithoutOutput) refuse(problems.damaged)
    stream.push(packed.subarray(at, at + step), at + step >= packed.length)
  }
  return unpacked.subarray(0, length)
}

/** The sum that zips carry, which is not the one of the journal. */
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  return rest
})

function crc32(bytes: Bytes): number {
  let rest = 0xffffffff
  for (let at = 0; at < bytes.length; at++) rest = (rest >>> 8) ^ table[(rest ^ bytes[at]!) & 0xff]!
  return ~rest >>> 0
}

const viewOf = (bytes: Bytes): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
