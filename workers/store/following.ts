// A tab that does not write makes what the writing tab has journalled in its own memory too, record by record.
import type { Reading } from './opening.ts'
import type { Touched } from './history.ts'
import { sameBytes, sha256 } from './journal/checksums.ts'
import type { StoredRecord } from './journal/copy.ts'
import { decodeTransaction } from './journal/payload.ts'
import { decodeRecord } from './journal/record.ts'

/**
 * Makes records that follow the last one that is here; those that are here already are left out.
 * @returns what they touch; null where they do not follow, and everything is to be read anew
 */
export async function follow(reading: Reading, records: readonly StoredRecord[]): Promise<Touched | null> {
  const images = []
  let { end } = reading
  for (const { seq, bytes } of records) {
    if (seq <= end.seq) continue
    const { kind, schema, previous, payload } = decodeRecord(bytes)
    if (!sameBytes(previous, end.hash) || kind === 'MIGRATE' || schema !== reading.schema) return null
    if (kind === 'TXN') images.push(...decodeTransaction(payload).images)
    end = { seq, hash: await sha256(bytes) }
  }
  const touched = reading.database.repeat(images)
  reading.end = end
  return touched
}
