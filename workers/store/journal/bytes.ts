// Numbers, text and cells as bytes and back, big-endian throughout.
import * as texts from '#lib/texts/damage.ts'

/** Bytes that own their buffer, as the web's own functions want them. */
export type Bytes = Uint8Array<ArrayBuffer>

export type StoredCell = null | number | string | Uint8Array

/** What was read is not what was written. */
export class Damaged extends Error {
  override name = 'Damaged'
}

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export class ByteWriter {
  #bytes: Bytes = new Uint8Array(512)
  #view = new DataView(this.#bytes.buffer)
  #length = 0

  u8(value: number): this {
    const at = this.#take(1)
    this.#view.setUint8(at, value)
    return this
  }

  u16(value: number): this {
    const at = this.#take(2)
    this.#view.setUint16(at, value)
    return this
  }

  u32(value: number): this {
    const at = this.#take(4)
    this.#view.setUint32(at, value)
    return this
  }

  u64(value: bigint | number): this {
    const at = this.#take(8)
    this.#view.setBigUint64(at, BigInt(value))
    return this
  }

  raw(bytes: Uint8Array): this {
    const at = this.#take(bytes.length)
    this.#bytes.set(bytes, at)
    return this
  }

  /** Bytes with their length before them. */
  block(bytes: Uint8Array): this {
    return this.u32(bytes.length).raw(bytes)
  }

  /** 0 nothing, 1 a whole number, 2 a double, 3 text, 4 bytes. */
  cell(value: StoredCell): this {
    if (value === null) return this.u8(0)
    if (typeof value === 'string') return this.u8(3).block(encoder.encode(value))
    if (typeof value !== 'number') return this.u8(4).block(value)
    const isWhole = Number.isSafeInteger(value) && !Object.is(value, -0)
    const at = this.u8(isWhole ? 1 : 2).#take(8)
    if (isWhole) this.#view.setBigInt64(at, BigInt(value))
    else this.#view.setFloat64(at, value)
    return this
  }

  done(): Bytes {
    return this.#bytes.slice(0, this.#length)
  }

  // Growing replaces the view, so the place is taken before the view is asked for.
  #take(count: number): number {
    const at = this.#length
    this.#length += count
    if (this.#length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(this.#length, this.#bytes.length * 2))
      larger.set(this.#bytes)
      this.#bytes = larger
      this.#view = new DataView(larger.buffer)
    }
    return at
  }
}

/** Reads what a writer wrote. Runs of bytes are views of what is read, not copies. */
export class ByteReader {
  readonly #bytes: Bytes
  readonly #view: DataView
  #at = 0

  constructor(bytes: Bytes) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  u8(): number {
    return this.#view.getUint8(this.#take(1))
  }

  u16(): number {
    return this.#view.getUint16(this.#take(2))
  }

  u32(): number {
    return this.#view.getUint32(this.#take(4))
  }

  u64(): bigint {
    return this.#view.getBigUint64(this.#take(8))
  }

  raw(count: number): Bytes {
    const at = this.#take(count)
    return this.#bytes.subarray(at, at + count)
  }

  block(): Bytes {
    return this.raw(this.u32())
  }

  cell(): StoredCell {
    const kind = this.u8()
    if (kind === 0) return null
    if (kind === 1) return Number(this.#view.getBigInt64(this.#take(8)))
    if (kind === 2) return this.#view.getFloat64(this.#take(8))
    if (kind === 3) return decoder.decode(this.block())
    if (kind === 4) return this.block()
    throw new Damaged(texts.cellKind(kind))
  }

  /** Says that everything was read: what is left over was never written. */
  end(): void {
    if (this.#at !== this.#bytes.length) throw new Damaged(texts.bytesLeftOver)
  }

  #take(count: number): number {
    const at = this.#at
    if (at + count > this.#bytes.length) throw new Damaged(texts.bytesMissing)
    this.#at = at + count
    return at
  }
}
