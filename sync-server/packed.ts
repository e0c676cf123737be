// A file and its packed forms, each made once for the same bytes and kept.
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const ways = {
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes)
}
type Encoding = keyof typeof ways

/** The smallest form takes a second or two to make. */
const made = new Map<string, Promise<Buffer>>()

export class Packed {
  readonly #bytes: Buffer
  readonly #encodings: Encoding[]
  readonly #hash: string

  constructor(bytes: Buffer, worthCompressing: boolean) {
    this.#bytes = bytes
    this.#hash = createHash('sha256').update(bytes).digest('hex')
    this.#encodings = worthCompressing ? ['br', 'gzip'] : []
  }

  /** @param accepted the value of the header Accept-Encoding */
  async as(accepted: string): Promise<{ encoding?: Encoding; bytes: Buffer }> {
    const encoding = this.#encodings.find((each) => accepts(accepted, each))
    if (!encoding) return { bytes: this.#bytes }
    const key = `${encoding} ${this.#hash}`
    const making = made.get(key) ?? ways[encoding](this.#bytes)
    made.set(key, making)
    return { encoding, bytes: await making }
  }
}

function accepts(accepted: string, encoding: Encoding): boolean {
  const offers = accepted.split(',').map((offer) =>
    offer
      .trim()
      .toLowerCase()
      .split(/\s*;\s*q=/)
  )
  return offers.some(([name, weight]) => name === encoding && Number(weight ?? 1) > 0)
}
