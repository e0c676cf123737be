// Whole states kept on purpose: before a migration, an import or a restore, as a day comes, and what could not be read.
import { uuid7 } from '#lib/edit/id.ts'
import type { Bytes } from './journal/bytes.ts'
import { sameBytes, sha256 } from './journal/checksums.ts'
import type { Backup, Contents, Copy, StoredRecord } from './journal/copy.ts'
import { superfluous } from './keeping/retention.ts'

/** Bytes to be downloaded as they are. */
export interface StoredFile {
  name: string
  type: string
  bytes: Bytes
}

export interface BackupOptions {
  copy: Copy
  clock: () => number
  randomBytes: (count: number) => Uint8Array
}

export async function describeBackup(
  { clock, randomBytes }: BackupOptions,
  kind: Backup['kind'],
  reason: string,
  schema: number,
  bytes: Bytes
): Promise<Backup> {
  const at = clock()
  return { id: uuid7(at, randomBytes(10)), at, kind, reason, schema, length: bytes.length, sha256: await sha256(bytes) }
}

/** Writes a backup unless the very same bytes are kept already, and for the same reason. */
export async function writeBackup(
  options: BackupOptions,
  reason: string,
  schema: number,
  bytes: Bytes
): Promise<Backup> {
  const backup = await describeBackup(options, 'state', reason, schema, bytes)
  const isSame = (kept: Backup) => kept.reason === reason && sameBytes(kept.sha256, backup.sha256)
  const same = (await options.copy.listBackups()).find(isSame)
  if (same) return same
  await options.copy.writeBackup(backup, bytes)
  await makeRoom(options).catch(() => undefined)
  return backup
}

/** Deletes those that others stand for by now. What cannot be deleted at the moment is, the next time. */
async function makeRoom({ copy, clock }: BackupOptions): Promise<void> {
  const ids = superfluous(await copy.listBackups(), clock())
  if (ids.length > 0) await copy.deleteBackups(ids)
}

export const together = async (records: readonly StoredRecord[]): Promise<Bytes> =>
  new Uint8Array(await new Blob(records.map(({ bytes }) => bytes)).arrayBuffer())

/** Everything a copy holds, readable or not, as files. @param prefix tells copies apart */
export async function salvage(
  copy: Copy,
  { journal, snapshots, backups }: Contents,
  prefix: string
): Promise<StoredFile[]> {
  const files = [remnant(`${prefix}journal`, await together(journal))]
  for (const { generation } of snapshots)
    files.push(state(`${prefix}snapshot-${generation}`, await copy.readSnapshot(generation)))
  for (const { id, kind } of backups)
    files.push((kind === 'state' ? state : remnant)(`${prefix}backup-${id}`, await copy.readBackup(id)))
  return files
}

const state = (name: string, bytes: Bytes): StoredFile => ({
  name: `${name}.sqlite`,
  type: 'application/vnd.sqlite3',
  bytes
})

const remnant = (name: string, bytes: Bytes): StoredFile => ({
  name: `${name}.bin`,
  type: 'application/octet-stream',
  bytes
})
