// After a run that was cut off, Chromium may go on behind the torn end of its log, and throw everything away at the next
// start because of it. Enough writes make it begin another log; what they write is noise, in a database of its own.
import { deleteDB, openDB } from 'idb'

const name = 'scrub'
const rounds = 10
const values = 20
const length = 30_000

/** @param randomBytes gives bytes that do not pack */
export async function scrub(randomBytes: (count: number) => Uint8Array): Promise<void> {
  const store = await openDB(name, 1, { upgrade: (made) => void made.createObjectStore(name) })
  const noise = Array.from({ length: values }, () => randomBytes(length))
  try {
    for (let round = 0; round < rounds; round++) {
      const transaction = store.transaction(name, 'readwrite', { durability: 'strict' })
      await Promise.all([...noise.map((bytes, place) => transaction.store.put(bytes, place)), transaction.done])
    }
  } finally {
    // On a full device above all it must not stay.
    store.close()
    await deleteDB(name)
  }
}
