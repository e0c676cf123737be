// The journal of a copy as read: which records are whole, which follow from each other, and where it breaks off.
import * as texts from '#lib/texts/damage.ts'
import { Damaged, type Bytes } from './bytes.ts'
import { sameBytes, sha256 } from './checksums.ts'
import type { StoredRecord } from './copy.ts'
import { wholeRecord, type JournalRecord } from './record.ts'

export interface Link {
  seq: number
  bytes: Bytes
  hash: Bytes
  /** Null where the bytes are not what was written. */
  record: JournalRecord | null
}

/** Where a run of records has come to. */
export interface Position {
  seq: number
  hash: Bytes
}

/** What stands there twice is given once: a write that was not answered in time is asked for again, and both may come. */
export async function readChain(journal: readonly StoredRecord[]): Promise<Link[]> {
  const links = await Promise.all(
    journal.map(async ({ seq, bytes }) => ({ seq, bytes, hash: await sha256(bytes), record: recordAt(seq, bytes) }))
  )
  const known = new Map<number, Link[]>()
  return links.filter((link) => {
    const same = known.get(link.seq)
    if (same?.some(({ hash }) => sameBytes(hash, link.hash))) return false
    if (same) same.push(link)
    else known.set(link.seq, [link])
    return true
  })
}

/**
 * The records after a position that follow from it without a gap, and where they end.
 * @throws Damaged where another record stands at the position itself
 */
export function chainFrom(links: readonly Link[], start: Position): { records: JournalRecord[]; end: Position } {
  const here = links.find(({ seq }) => seq === start.seq)
  if (here?.record && !sameBytes(here.hash, start.hash)) throw new Damaged(texts.otherJournal)
  const records: JournalRecord[] = []
  let end = start
  for (const { seq, hash, record } of links) {
    if (seq <= start.seq) continue
    if (!record || seq !== end.seq + 1 || !sameBytes(record.previous, end.hash)) break
    records.push(record)
    end = { seq, hash }
  }
  return { records, end }
}

function recordAt(seq: number, bytes: Bytes): JournalRecord | null {
  const record = wholeRecord(bytes)
  return record?.seq === seq ? record : null
}
