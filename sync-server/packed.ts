// A file and its packed forms, each made when first asked for and kept.
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const ways = {
  // 9 of 11: within a few per cent of the smallest, ten times sooner.
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes)
}
type Encoding = keyof typeof ways

export class Packed {
  readonly #bytes: Buffer
  readonly #encodings: Encoding[]
  readonly #made = new Map<Encoding, Promise<Buffer>>()

  constructor(bytes: Buffer, worthCompressing: boolean) {
    this.#bytes = bytes
    this.#encodings = worthCompressing ? ['br', 'gzip'] : []
  }

  /** @param accepted the value of the header Accept-Encoding */
  async as(accepted: string): Promise<{ encoding?: Encoding; bytes: Buffer }> {
    const encoding = this.#encodings.find((each) => accepts(accepted, each))
    if (!encoding) return { bytes: this.#bytes }
    const making = this.#made.get(encoding) ?? ways[encoding](this.#bytes)
    this.#made.set(encoding, making)
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
