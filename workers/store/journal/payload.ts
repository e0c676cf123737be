// What the records of the journal carry, each kind by itself.
import * as texts from '#lib/texts/damage.ts'
import type { Operation, RowImage } from '../images.ts'
import { ByteReader, ByteWriter, Damaged, type Bytes, type StoredCell } from './bytes.ts'

/** What travels with an edit unread: updates to send, and how far sending has come. */
export interface Opaque {
  outbox: Bytes
  watermark: Bytes
}

export interface Transaction extends Opaque {
  images: readonly RowImage[]
}

export interface SnapshotNote {
  generation: number
  covers: number
  length: number
  sha256: Bytes
}

export interface MigrationNote {
  from: number
  to: number
  /** State hashes. */
  before: Bytes
  after: Bytes
}

const none: Bytes = new Uint8Array(0)
export const nothingOpaque: Opaque = { outbox: none, watermark: none }

const operations: readonly Operation[] = ['insert', 'update', 'delete']

/** u32 rows, each: u16 table, u8 operation, id, u32 mask, old cells, new cells; then outbox and watermark as blocks. */
export function encodeTransaction({ images, outbox, watermark }: Transaction): Bytes {
  const writer = new ByteWriter().u32(images.length)
  for (const image of images) {
    writer
      .u16(image.table)
      .u8(operations.indexOf(image.operation))
      .cell(image.id)
      .u32(image.mask >>> 0)
    for (const cell of [...image.old, ...image.new]) writer.cell(cell)
  }
  return writer.block(outbox).block(watermark).done()
}

export function decodeTransaction(bytes: Bytes): Transaction {
  const reader = new ByteReader(bytes)
  const images = Array.from({ length: reader.u32() }, () => decodeImage(reader))
  const opaque = { outbox: reader.block(), watermark: reader.block() }
  reader.end()
  return { images, ...opaque }
}

function decodeImage(reader: ByteReader): RowImage {
  const table = reader.u16()
  const operation = operations[reader.u8()]
  const id = reader.cell()
  if (!operation || (typeof id !== 'string' && typeof id !== 'number')) throw new Damaged(texts.impossibleRow)
  const mask = reader.u32()
  const cells = (present: boolean): StoredCell[] =>
    present ? Array.from({ length: countBits(mask) }, () => reader.cell()) : []
  return { table, id, operation, mask, old: cells(operation !== 'insert'), new: cells(operation !== 'delete') }
}

function countBits(mask: number): number {
  let count = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++
  return count
}

export const encodeSnapshotNote = ({ generation, covers, length, sha256 }: SnapshotNote): Bytes =>
  new ByteWriter().u32(generation).u64(covers).u64(length).raw(sha256).done()

export function decodeSnapshotNote(bytes: Bytes): SnapshotNote {
  const reader = new ByteReader(bytes)
  const note = {
    generation: reader.u32(),
    covers: Number(reader.u64()),
    length: Number(reader.u64()),
    sha256: reader.raw(32)
  }
  reader.end()
  return note
}

export const encodeMigrationNote = ({ from, to, before, after }: MigrationNote): Bytes =>
  new ByteWriter().u32(from).u32(to).raw(before).raw(after).done()

export function decodeMigrationNote(bytes: Bytes): MigrationNote {
  const reader = new ByteReader(bytes)
  const note = { from: reader.u32(), to: reader.u32(), before: reader.raw(32), after: reader.raw(32) }
  reader.end()
  return note
}
