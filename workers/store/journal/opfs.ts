// A copy of the workspace in files. Every turn writes a journal of its own, because the one before may still be held by a
// tab that is frozen; each snapshot begins another part of it, so that the parts before can be given back whole.
import { noFaults, type Faults } from '../faults.ts'
import { ByteWriter, type Bytes } from './bytes.ts'
import { crc32c } from './checksums.ts'
import {
  Fenced,
  type Backup,
  type Contents,
  type Copy,
  type CopyState,
  type Reading,
  type Snapshot,
  type StoredRecord,
  type Superfluous
} from './copy.ts'
import { headSize, makePool, PoolFile, readPool, writeFully, type Access, type Role } from './pool.ts'
import { leastRecord, recordsOf, wholeRecord } from './record.ts'

type Kind = Role['kind']
type FileOf<K extends Kind> = PoolFile & { role: Extract<Role, { kind: K }> }

interface Open {
  file: PoolFile
  access: Access
  /** Where the next record goes. */
  end: number
}

/** Nothing was made yet, or the browser has no files for pages, at all or in this window. */
const noFilesHere = new Set(['NotFoundError', 'SecurityError', 'NotSupportedError', 'TypeError'])

/** Bytes that are given up for what somebody has typed, when the disk is full. */
const ballastLength = 4 * 1024 * 1024

/** Files that backups leave for journals and snapshots. */
const reserved = 12
/** How many parts of the journal there may be when a turn begins; more of them are put together in its own. */
const mostParts = 4

export class OpfsCopy implements Copy {
  readonly #root: () => Promise<FileSystemDirectoryHandle>
  readonly #name: string
  readonly #faults: Faults
  #files: PoolFile[] = []
  /** The last record in each part of the journal that is not written to any more. */
  readonly #lastIn = new Map<PoolFile, number>()
  #open: Open | null = null
  /** Held, because a handle cannot be had in the middle of a write. */
  #ballast: { file: PoolFile; access: Access } | null = null
  #epoch = 0
  #lastSeq = 0

  /** @param root the browser's private file system, `navigator.storage.getDirectory` */
  constructor(root: () => Promise<FileSystemDirectoryHandle>, workspace: string, faults: Faults = noFaults) {
    this.#root = root
    this.#name = `sextant-${workspace}`
    this.#faults = faults
  }

  async read(): Promise<Contents> {
    this.#files = await this.#pool()
    this.#lastIn.clear()
    return {
      epoch: epochOf(this.#files),
      begun: this.#files.some(({ role, isDamaged }) => isDamaged || role.kind === 'snapshot'),
      snapshots: this.#all('snapshot')
        .map(({ role }) => role.snapshot)
        .sort((a, b) => a.generation - b.generation),
      journal: await this.#readJournal(),
      backups: this.#all('backup').map(({ role }) => role.backup)
    }
  }

  async candidates(): Promise<Reading[]> {
    return [{ copy: this, contents: await this.read() }]
  }

  async claim(epoch: number, seen: Contents, end: number, isProved = false): Promise<boolean> {
    if (seen.epoch >= epoch || !(await this.#isAsRead(isProved))) return false
    if (this.#files.length === 0) this.#files = await makePool((await this.#directory(true))!, [])
    this.#epoch = epoch
    this.#lastSeq = end
    await this.#begin(0, await this.#carriedOver())
    await this.#holdBallast()
    this.#faults('P16')
    return true
  }

  /**
   * Whether nothing was written since it was read. To read all heads again takes longer than everything else here: where
   * it is proved already, what grows and what every turn begins with is enough.
   */
  async #isAsRead(isProved: boolean): Promise<boolean> {
    const first = isProved ? await this.#all('free')[0]?.take() : null
    if (first) {
      first.close()
      const sizes = await Promise.all(this.#all('journal').map(async (file) => (await file.sizeNow()) === file.size))
      return !sizes.includes(false)
    }
    const files = await this.#pool()
    return files.length === this.#files.length && files.every((file, place) => file.isAs(this.#files[place]!))
  }

  /** Makes the files again that have vanished, and those that an older pool has not: for when everything is read. */
  async complete(): Promise<void> {
    const directory = this.#open && (await this.#directory(false))
    if (!directory) return
    this.#files = await makePool(directory, this.#files)
    if (this.#all('ballast').length > 0) return
    await this.#keep({ kind: 'ballast' }, new Uint8Array(ballastLength))
    await this.#holdBallast()
  }

  async #holdBallast(): Promise<void> {
    const [file] = this.#all('ballast')
    const access = await file?.take()
    if (file && access) this.#ballast = { file, access }
  }

  /** @returns whether there was any */
  #dropBallast(): boolean {
    const ballast = this.#ballast
    if (!ballast) return false
    this.#ballast = null
    ballast.access.truncate(headSize)
    ballast.file.assign(ballast.access, { kind: 'free' })
    ballast.access.close()
    return true
  }

  /** All of them in one frame: after a loss of power it is there whole, or nothing of it counts. */
  append(records: readonly StoredRecord[]): Promise<void> {
    return now(() => {
      const open = this.#writing()
      const frame = framed(records)
      try {
        this.#write(open, frame)
      } catch (error) {
        if (!isFull(error) || !this.#dropBallast()) throw error
        this.#write(open, frame)
      }
      this.#faults('P5')
      open.end += frame.length
      this.#lastSeq = records.at(-1)!.seq
    })
  }

  #write({ access, end }: Open, frame: Bytes): void {
    try {
      this.#faults('P3')
      writeFully(access, frame, end)
      this.#faults('P4')
      access.flush()
    } catch (error) {
      // What was written of it must not stand before what comes in its place.
      access.truncate(end)
      throw error
    }
  }

  async writeSnapshot(snapshot: Snapshot, bytes: Bytes, superfluous: Superfluous): Promise<void> {
    await this.#keep({ kind: 'snapshot', snapshot }, bytes)
    await this.#begin((this.#writing().file as FileOf<'journal'>).role.part + 1)
    await this.#giveBack(superfluous)
    this.#faults('P13')
  }

  async readSnapshot(generation: number): Promise<Bytes> {
    const file = this.#all('snapshot').find(({ role }) => role.snapshot.generation === generation)
    return file ? file.content(file.role.snapshot.length) : new Uint8Array(0)
  }

  /** The journal of this turn stands in the place of what was behind that record. */
  setAside(_afterSeq: number, backup: Backup, bytes: Bytes): Promise<void> {
    return this.writeBackup(backup, bytes)
  }

  async writeBackup(backup: Backup, bytes: Bytes): Promise<void> {
    if (this.#all('backup').length >= this.#files.length - reserved)
      throw new DOMException('no file left', 'QuotaExceededError')
    await this.#keep({ kind: 'backup', backup }, bytes)
  }

  listBackups(): Promise<Backup[]> {
    return now(() => this.#all('backup').map(({ role }) => role.backup))
  }

  async readBackup(id: string): Promise<Bytes> {
    const file = this.#all('backup').find(({ role }) => role.backup.id === id)
    return file ? file.content(file.role.backup.length) : new Uint8Array(0)
  }

  deleteBackups(ids: readonly string[]): Promise<void> {
    return this.#free(this.#all('backup').filter(({ role }) => ids.includes(role.backup.id)))
  }

  states(): Record<string, CopyState> {
    return { files: 'whole' }
  }

  close(): void {
    this.#open?.access.close()
    this.#ballast?.access.close()
    this.#open = this.#ballast = null
  }

  async #directory(create: boolean): Promise<FileSystemDirectoryHandle | null> {
    try {
      const root = await this.#root()
      return await root.getDirectoryHandle(this.#name, { create })
    } catch (error) {
      if (!create && error instanceof Error && noFilesHere.has(error.name)) return null
      throw error
    }
  }

  async #pool(except?: string): Promise<PoolFile[]> {
    const directory = await this.#directory(false)
    return directory ? readPool(directory, except) : []
  }

  #all<K extends Kind>(kind: K): FileOf<K>[] {
    return allOf(this.#files, kind)
  }

  #writing(): Open {
    if (!this.#open) throw new Error(`${this.#name} is not being written`)
    return this.#open
  }

  async #readJournal(): Promise<StoredRecord[]> {
    const parts = this.#all('journal').sort(({ role: a }, { role: b }) => a.epoch - b.epoch || a.part - b.part)
    let journal: StoredRecord[] = []
    const bodies = await Promise.all(parts.map((part) => part.content()))
    parts.forEach((part, place) => {
      const { from } = part.role
      const records = recordsIn(bodies[place]!, from)
      this.#lastIn.set(part, lastOf(records, from - 1))
      // What an earlier turn wrote under these numbers was never acknowledged, or came too late.
      journal = [...journal.filter(({ seq }) => seq < from), ...records]
    })
    return journal
  }

  /** What stands in many parts, each a turn that wrote little: without this the files would run out. */
  async #carriedOver(): Promise<StoredRecord[]> {
    if (this.#all('journal').length <= mostParts) return []
    const records = (await this.#readJournal()).filter(({ seq }) => seq <= this.#lastSeq)
    return records.every(({ bytes }) => wholeRecord(bytes)) ? records : []
  }

  /** Goes on in another file: what is appended meanwhile goes to one of them or the other. */
  async #begin(part: number, carried: readonly StoredRecord[] = []): Promise<void> {
    const { file, access } = await this.#empty()
    const before = this.#open
    const earlier = this.#all('journal')
    const content = carried.reduce((writer, record) => writer.raw(framed([record])), new ByteWriter()).done()
    const from = carried[0]?.seq ?? this.#lastSeq + 1
    try {
      if (content.length > 0) {
        writeFully(access, content, headSize)
        access.flush()
      }
      file.assign(access, { kind: 'journal', epoch: this.#epoch, part, from })
    } catch (error) {
      access.close()
      throw error
    }
    this.#open = { file, access, end: headSize + content.length }
    if (carried.length > 0) await this.#free(earlier)
    if (!before) return
    this.#lastIn.set(before.file, this.#lastSeq)
    before.access.close()
  }

  /** A file that nobody else holds or has used since, with nothing behind its head. */
  async #empty(): Promise<{ file: PoolFile; access: Access }> {
    for (const file of this.#all('free')) {
      const access = await file.take()
      if (!access) continue
      if (access.getSize() > headSize) access.truncate(headSize)
      return { file, access }
    }
    throw new DOMException('no file left', 'QuotaExceededError')
  }

  /**
   * The content first: only a whole file says what it is.
   * @throws Fenced where another tab has begun a turn: what comes late would bear numbers that are given to other things
   */
  async #keep(role: Role, bytes: Bytes): Promise<void> {
    if (epochOf(await this.#pool(this.#writing().file.name)) > this.#epoch)
      throw new Fenced(`turn ${this.#epoch} is over`)
    const { file, access } = await this.#empty()
    const before = access.getSize()
    try {
      this.#faults('P11')
      writeFully(access, bytes, headSize)
      access.flush()
      file.assign(access, role)
    } catch (error) {
      // Where there was no room for all of it, the part takes none away.
      if (isFull(error)) access.truncate(before)
      throw error
    } finally {
      access.close()
    }
  }

  #giveBack({ belowGeneration, upToSeq }: Superfluous): Promise<void> {
    return this.#free([
      ...this.#all('snapshot').filter(({ role }) => role.snapshot.generation < belowGeneration),
      ...this.#all('journal').filter((file) => (this.#lastIn.get(file) ?? Infinity) <= upToSeq)
    ])
  }

  async #free(files: readonly PoolFile[]): Promise<void> {
    for (const file of files) {
      // One that a frozen tab still holds is given back another time; one that is used for something else is not ours.
      const access = await file.take()
      if (!access) continue
      file.assign(access, { kind: 'free' })
      access.truncate(headSize)
      this.#lastIn.delete(file)
      access.close()
    }
  }
}

const allOf = <K extends Kind>(files: readonly PoolFile[], kind: K): FileOf<K>[] =>
  files.filter((file): file is FileOf<K> => file.role.kind === kind && !file.isDamaged)

/** The last turn that was begun in the files. */
const epochOf = (files: readonly PoolFile[]): number =>
  allOf(files, 'journal').reduce((newest, { role }) => Math.max(newest, role.epoch), 0)

/** Not always the number of the one that stands at the end: what was asked for again may come twice. */
const lastOf = (records: readonly StoredRecord[], before: number): number =>
  records.reduce((last, { seq }) => Math.max(last, seq), before)

const isFull = (error: unknown): boolean => error instanceof Error && error.name === 'QuotaExceededError'

/** As a promise, but done before anybody goes on. */
const now = <T>(work: () => T): Promise<T> =>
  new Promise((resolve) => {
    resolve(work())
  })

const frameHead = 8

/** u32 length | u32 crc32c | records */
function framed(records: readonly StoredRecord[]): Bytes {
  const body = records.reduce((writer, { bytes }) => writer.raw(bytes), new ByteWriter()).done()
  return new ByteWriter().u32(body.length).u32(crc32c(body)).raw(body).done()
}

/** The records in a journal. What is no frame, between others or at the end, is given under the number it would begin with. */
function recordsIn(content: Bytes, from: number): StoredRecord[] {
  const records: StoredRecord[] = []
  const next = () => (records.at(-1)?.seq ?? from - 1) + 1
  for (let at = 0; at < content.length;) {
    const end = frameAt(content, at)
    const until = end ?? nextFrame(content, at + 1) ?? content.length
    if (end === null) records.push({ seq: next(), bytes: content.slice(at, until) })
    else records.push(...recordsOf(content.subarray(at + frameHead, end)))
    at = until
  }
  return records
}

/** Where the frame ends that begins here; null where none does. */
function frameAt(content: Bytes, at: number): number | null {
  if (at + frameHead + leastRecord > content.length) return null
  const view = new DataView(content.buffer, content.byteOffset + at, frameHead)
  const end = at + frameHead + view.getUint32(0)
  if (end < at + frameHead + leastRecord || end > content.length) return null
  return crc32c(content.subarray(at + frameHead, end)) === view.getUint32(4) ? end : null
}

function nextFrame(content: Bytes, from: number): number | null {
  for (let at = from; at + frameHead + leastRecord <= content.length; at++) if (frameAt(content, at) !== null) return at
  return null
}
