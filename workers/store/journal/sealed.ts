// A copy of a locked workspace: what goes into it is sealed, what comes out is opened, and whoever is above sees plain text.
// Left readable are numbers, times, lengths, versions and kinds of what is kept. All of them belong to what is sealed, so
// that nothing opens in the place of something else; what does not open is found as damage, like any broken byte.
import * as texts from '#lib/texts/damage.ts'
import { ByteReader, ByteWriter, type Bytes } from './bytes.ts'
import { sha256 } from './checksums.ts'
import type { Backup, Contents, Copy, CopyState, Reading, Snapshot, StoredRecord, Superfluous } from './copy.ts'
import { isLock } from './find-lock.ts'
import { keepLock, seal, unseal, type RandomBytes } from './lock-key.ts'
import { decodeRecord, encodeRecord, noCommand, noHash, wholeRecord } from './record.ts'

export interface LockedWorkspace {
  workspace: string
  key: CryptoKey
  /** Kept in every copy, and written again where it is missing. */
  lock: Bytes
  clock: () => number
  randomBytes: RandomBytes
}

/** As it is given to the copy below; what must not be read, sealed. */
type Sealed<T extends Snapshot | Backup> = T & { sealed: Bytes }

export class SealedCopy implements Copy {
  readonly #inner: Copy
  readonly #locked: LockedWorkspace
  /** Resolves when the records that were asked for last have been handed on. */
  #handedOn: Promise<unknown> = Promise.resolve()

  constructor(inner: Copy, locked: LockedWorkspace) {
    this.#inner = inner
    this.#locked = locked
  }

  async candidates(): Promise<Reading[]> {
    const readings = await this.#inner.candidates()
    return Promise.all(readings.map(async ({ contents }) => ({ copy: this, contents: await this.#opened(contents) })))
  }

  /** The lock is there before anything that it opens. */
  async claim(epoch: number, seen: Contents, end: number, isProved = false): Promise<boolean> {
    if (!(await this.#inner.claim(epoch, seen, end, isProved))) return false
    await keepLock(this.#inner, this.#locked.lock, this.#locked)
    return true
  }

  afterCut(): void {
    this.#inner.afterCut?.()
  }

  /** In the order in which they were asked for; a write that is not answered keeps none of the later ones. */
  append(records: readonly StoredRecord[]): Promise<void> {
    const sealed = Promise.all(records.map((record) => this.#sealRecord(record)))
    const before = this.#handedOn
    const ready = sealed.finally(() => before)
    this.#handedOn = ready.catch(() => {})
    return ready.then((envelopes) => this.#inner.append(envelopes))
  }

  async writeSnapshot(snapshot: Snapshot, bytes: Bytes, superfluous: Superfluous): Promise<void> {
    const sealed = await this.#seal(aboutSnapshot(snapshot), bytes)
    const { chain, length, sha256: plain, state } = snapshot
    const head = new ByteWriter().raw(chain).u64(length).raw(plain).raw(state).done()
    const kept: Sealed<Snapshot> = {
      ...snapshot,
      chain: noHash,
      length: sealed.length,
      sha256: await sha256(sealed),
      state: noHash,
      sealed: await this.#seal(aboutSnapshotHead(snapshot), head)
    }
    await this.#inner.writeSnapshot(kept, sealed, superfluous)
  }

  /** Nothing where it does not open, which is not what its description says. */
  async readSnapshot(generation: number): Promise<Bytes> {
    return (await this.#open(aboutSnapshot({ generation }), await this.#inner.readSnapshot(generation))) ?? nothing
  }

  async setAside(afterSeq: number, backup: Backup, bytes: Bytes): Promise<void> {
    const { kept, sealed } = await this.#sealBackup(backup, bytes)
    await this.#inner.setAside(afterSeq, kept, sealed)
  }

  async writeBackup(backup: Backup, bytes: Bytes): Promise<void> {
    const { kept, sealed } = await this.#sealBackup(backup, bytes)
    await this.#inner.writeBackup(kept, sealed)
  }

  async listBackups(): Promise<Backup[]> {
    return this.#openBackups(await this.#inner.listBackups())
  }

  async readBackup(id: string): Promise<Bytes> {
    return (await this.#open(aboutBackup({ id }), await this.#inner.readBackup(id))) ?? nothing
  }

  deleteBackups(ids: readonly string[]): Promise<void> {
    return this.#inner.deleteBackups(ids)
  }

  states(): Readonly<Record<string, CopyState>> {
    return this.#inner.states()
  }

  close(): void {
    this.#inner.close()
  }

  #seal(about: About, bytes: Bytes): Promise<Bytes> {
    const { key, randomBytes } = this.#locked
    return seal(key, this.#bind(about), bytes, randomBytes)
  }

  #open(about: About, sealed: Bytes): Promise<Bytes | null> {
    return unseal(this.#locked.key, this.#bind(about), sealed)
  }

  /** As JSON, in which no two lists are the same text. */
  #bind([what, ...more]: About): Bytes {
    return new TextEncoder().encode(JSON.stringify([what, this.#locked.workspace, ...more]))
  }

  async #opened(contents: Contents): Promise<Contents> {
    const [journal, snapshots, backups] = await Promise.all([
      Promise.all(contents.journal.map((record) => this.#openRecord(record))),
      Promise.all(contents.snapshots.map((snapshot) => this.#openSnapshotHead(snapshot))),
      this.#openBackups(contents.backups)
    ])
    return { ...contents, journal, snapshots, backups }
  }

  /** An envelope is a record itself, so that the copy below can tell one from the next. */
  async #sealRecord({ seq, bytes }: StoredRecord): Promise<StoredRecord> {
    const { epoch, schema } = decodeRecord(bytes)
    const payload = await this.#seal(aboutRecord({ seq }), bytes)
    return { seq, bytes: encodeRecord({ ...envelope, seq, epoch, schema, payload }) }
  }

  /** A broken envelope stays what it is: the end of a write that was cut off, or damage. */
  async #openRecord({ seq, bytes }: StoredRecord): Promise<StoredRecord> {
    const record = wholeRecord(bytes)
    if (!record) return { seq, bytes }
    const opened = record.kind === 'SEALED' ? await this.#open(aboutRecord({ seq }), record.payload) : null
    return { seq, bytes: opened ?? encodeRecord({ ...record, kind: 'SEALED', previous: afterNothing }) }
  }

  async #openSnapshotHead(kept: Snapshot): Promise<Snapshot> {
    const head = await this.#openHead(aboutSnapshotHead(kept), kept)
    if (!head) return kept
    const { generation, covers, schema, at } = kept
    const chain = head.raw(32)
    const length = Number(head.u64())
    return { generation, covers, chain, schema, at, length, sha256: head.raw(32), state: head.raw(32) }
  }

  async #sealBackup(backup: Backup, bytes: Bytes): Promise<{ kept: Sealed<Backup>; sealed: Bytes }> {
    const sealed = await this.#seal(aboutBackup(backup), bytes)
    const { length, sha256: plain, reason } = backup
    const head = new ByteWriter().u64(length).raw(plain).cell(reason).done()
    const kept = {
      ...backup,
      reason: '',
      length: sealed.length,
      sha256: await sha256(sealed),
      sealed: await this.#seal(aboutBackupHead(backup), head)
    }
    return { kept, sealed }
  }

  /** The lock is nobody's business above. */
  #openBackups(backups: readonly Backup[]): Promise<Backup[]> {
    return Promise.all(
      backups
        .filter((backup) => !isLock(backup))
        .map(async (kept) => {
          const head = await this.#openHead(aboutBackupHead(kept), kept)
          if (!head) return { ...kept, reason: texts.sealedShut }
          const { id, at, kind, schema } = kept
          const length = Number(head.u64())
          return { id, at, kind, schema, length, sha256: head.raw(32), reason: String(head.cell()) }
        })
    )
  }

  /** Null for a description that was never sealed, or does not open. */
  async #openHead(about: About, kept: Snapshot | Backup | Sealed<Snapshot | Backup>): Promise<ByteReader | null> {
    const head = 'sealed' in kept ? await this.#open(about, kept.sealed) : null
    return head && new ByteReader(head)
  }
}

const nothing: Bytes = new Uint8Array(0)

/** What sealed bytes are, and which one: they open as nothing else. */
type About = [what: string, ...which: (string | number)[]]

const aboutRecord = ({ seq }: Pick<StoredRecord, 'seq'>): About => ['record', seq]
const aboutSnapshot = ({ generation }: Pick<Snapshot, 'generation'>): About => ['snapshot', generation]
const aboutSnapshotHead = ({ generation, covers, schema, at }: Snapshot): About => [
  'snapshot head',
  generation,
  covers,
  schema,
  at
]
const aboutBackup = ({ id }: Pick<Backup, 'id'>): About => ['backup', id]
const aboutBackupHead = ({ id, at, kind, schema }: Backup): About => ['backup head', id, at, kind, schema]

const envelope = { kind: 'SEALED', previous: noHash, hlc: 0n, command: noCommand } as const

/** No record has this hash: what names it as the one before follows from nothing, the beginning included. */
const afterNothing: Bytes = new Uint8Array(32).fill(0xff)
