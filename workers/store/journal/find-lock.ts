// Whether a workspace is locked: looked up at every start, so it stands apart from what opens a lock.
import type { Bytes } from './bytes.ts'
import { sameBytes, sha256 } from './checksums.ts'
import type { Backup, Copy } from './copy.ts'

export const isLock = ({ kind }: Backup): boolean => kind === 'lock'

/**
 * The newest whole lock in a copy that is not opened yet, or in a pair of them; null where the workspace has none.
 * @throws Error where it has one that cannot be read
 */
export async function findLock(copy: Pick<Copy, 'candidates'>): Promise<Bytes | null> {
  let isLocked = false
  let newest: { at: number; lock: Bytes } | null = null
  for (const reading of await copy.candidates())
    for (const { id, at, sha256: expected } of reading.contents.backups.filter(isLock)) {
      isLocked = true
      const lock = await reading.copy.readBackup(id).catch(() => null)
      if (lock && at > (newest?.at ?? -1) && sameBytes(await sha256(lock), expected)) newest = { at, lock }
    }
  if (isLocked && !newest) throw new Error('the lock cannot be read')
  return newest?.lock ?? null
}
