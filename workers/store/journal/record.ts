// One entry of the journal as bytes, the same in every copy:
// u32 length | u32 crc32c | u8 version | u8 kind | u64 seq | u32 epoch | u32 schema | 32 B hash of the record before |
// u64 hybrid clock | 16 B command | payload. The length counts what follows the checksum; the checksum covers both.
import * as texts from '#lib/texts/damage.ts'
import { ByteReader, ByteWriter, Damaged, type Bytes } from './bytes.ts'
import { crc32c } from './checksums.ts'

const kinds = ['TXN', 'SNAP', 'MIGRATE', 'EPOCH', 'CLEAN', 'CHECK', 'SEALED'] as const
export type Kind = (typeof kinds)[number]

export interface JournalRecord {
  kind: Kind
  seq: number
  /** Which turn of which writer wrote it. */
  epoch: number
  schema: number
  /** SHA-256 of the record before: order, gaps and mixed-up files show. */
  previous: Bytes
  hlc: bigint
  /** The edit it carries; zeros where it carries none. */
  command: Bytes
  payload: Bytes
}

const version = 1
const headLength = 8

export const noHash: Bytes = new Uint8Array(32)
export const noCommand: Bytes = new Uint8Array(16)

export function encodeRecord(record: JournalRecord): Bytes {
  const body = new ByteWriter()
    .u8(version)
    .u8(kinds.indexOf(record.kind) + 1)
    .u64(record.seq)
    .u32(record.epoch)
    .u32(record.schema)
    .raw(record.previous)
    .u64(record.hlc)
    .raw(record.command)
    .raw(record.payload)
    .done()
  const length = new ByteWriter().u32(body.length).done()
  return new ByteWriter().raw(length).u32(crc32c(length, body)).raw(body).done()
}

/** @throws Damaged for bytes that are not exactly one record as it was written */
export function decodeRecord(bytes: Bytes): JournalRecord {
  const reader = new ByteReader(bytes)
  const length = reader.u32()
  if (length !== bytes.length - headLength) throw new Damaged(texts.recordLength)
  if (reader.u32() !== crc32c(bytes.subarray(0, 4), bytes.subarray(headLength))) throw new Damaged(texts.checksum)
  if (reader.u8() !== version) throw new Damaged(texts.recordVersion)
  const kind = kinds[reader.u8() - 1]
  if (!kind) throw new Damaged(texts.recordKind)
  return {
    kind,
    seq: Number(reader.u64()),
    epoch: reader.u32(),
    schema: reader.u32(),
    previous: reader.raw(32),
    hlc: reader.u64(),
    command: reader.raw(16),
    payload: reader.raw(length - 74)
  }
}

/** Null for bytes that are not exactly one record as it was written. */
export function wholeRecord(bytes: Bytes): JournalRecord | null {
  try {
    return decodeRecord(bytes)
  } catch {
    return null
  }
}

/** The shortest record, without a payload. */
export const leastRecord = 82

/** Records that stand one behind the other, with the numbers they bear. */
export function recordsOf(bytes: Bytes): { seq: number; bytes: Bytes }[] {
  const records: { seq: number; bytes: Bytes }[] = []
  for (let at = 0; at < bytes.length;) {
    const view = new DataView(bytes.buffer, bytes.byteOffset + at)
    const end = at + headLength + view.getUint32(0)
    records.push({ seq: Number(view.getBigUint64(headLength + 2)), bytes: bytes.slice(at, end) })
    at = end
  }
  return records
}

/** The sixteen bytes of a UUID. @throws Error for anything else: edits are named by UUIDs */
export function commandOf(uuid: string): Bytes {
  const digits = uuid.replaceAll('-', '')
  if (!/^[0-9a-f]{32}$/i.test(digits)) throw new Error(`${uuid} is no UUID`)
  return Uint8Array.from({ length: 16 }, (_, index) => parseInt(digits.slice(2 * index, 2 * index + 2), 16))
}
