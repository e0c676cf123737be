// A fixed pool of files in the browser's private file system. They are made once and then never created, renamed or
// deleted: browsers keep the list of files in a log that a kill can tear, while what is in a file stays. Files that are
// not there any more are made again only when somebody asks for it. What a file is for stands in two slots at its head,
// written in turns, so that one of them is always whole.
import { ByteReader, ByteWriter, type Bytes } from './bytes.ts'
import { crc32c, hex } from './checksums.ts'
import type { Backup, Snapshot } from './copy.ts'

/** A journal holds records from a number on, in the place of any that an earlier turn wrote under the same numbers. */
export type Role =
  | { kind: 'free' }
  | { kind: 'journal'; epoch: number; part: number; from: number }
  | { kind: 'snapshot'; snapshot: Snapshot }
  | { kind: 'backup'; backup: Backup }
  /** Room that is given up when there is none. */
  | { kind: 'ballast' }

/** The part of the browser's own interface that is used; its types stand in no library that pages share. */
export interface Access {
  read(bytes: Uint8Array, options: { at: number }): number
  write(bytes: Uint8Array, options: { at: number }): number
  truncate(size: number): void
  getSize(): number
  flush(): void
  close(): void
}

type Handle = FileSystemFileHandle & { createSyncAccessHandle(): Promise<Access> }

const poolNames = Array.from({ length: 64 }, (_, place) => `pool-${String(place).padStart(2, '0')}`)
const slotSize = 4096
/** Where the content of a file begins. */
export const headSize = 2 * slotSize

export class PoolFile {
  readonly #handle: Handle
  role: Role
  /** Both slots are unreadable, and there is something in the file. */
  readonly isDamaged: boolean
  /** When it was looked at. */
  readonly size: number
  #turn: number
  /** The turn that was written last: where that failed it may stand there all the same. */
  #asked: number

  constructor(handle: Handle, size: number, head: Bytes) {
    const newest = newestSlot(head)
    this.#handle = handle
    this.#turn = this.#asked = newest?.turn ?? 0
    this.role = newest?.role ?? { kind: 'free' }
    this.isDamaged = newest === null && head.some((byte) => byte !== 0)
    this.size = size
  }

  get name(): string {
    return this.#handle.name
  }

  /** What is in it behind the head. A file can be read while another tab writes to it. */
  async content(length = Infinity): Promise<Bytes> {
    return unlessWritten(async () => {
      const file = await this.#handle.getFile()
      return new Uint8Array(await file.slice(headSize, headSize + Math.min(length, file.size)).arrayBuffer())
    })
  }

  async sizeNow(): Promise<number> {
    return (await this.#handle.getFile()).size
  }

  /** Whether nothing was written to it between two readings. */
  isAs(other: PoolFile): boolean {
    return this.name === other.name && this.#turn === other.#turn && this.size === other.size
  }

  /**
   * Opens it for writing: nobody else can write to it until it is closed. Null where somebody else holds it, or has said
   * since it was looked at what it is for: it is not ours then.
   */
  async take(): Promise<Access | null> {
    const access = await this.#handle.createSyncAccessHandle().catch(() => null)
    if (!access) return null
    const head = new Uint8Array(headSize)
    access.read(head, { at: 0 })
    const turn = newestSlot(head)?.turn ?? 0
    if (turn === this.#turn || turn === this.#asked) {
      this.#turn = turn
      return access
    }
    access.close()
    return null
  }

  /** Says what the file is for, in the slot that was not written last. */
  assign(access: Access, role: Role): void {
    const turn = (this.#asked = this.#turn + 1)
    writeFully(access, writeSlot({ turn, role }), (turn % 2) * slotSize)
    access.flush()
    this.#turn = turn
    this.role = role
  }
}

/** @throws DOMException QuotaExceededError where not all of it was taken: at its limit the browser says so in a count only */
export function writeFully(access: Access, bytes: Uint8Array, at: number): void {
  const written = access.write(bytes, { at })
  if (written !== bytes.length) throw new DOMException(`${written} of ${bytes.length} bytes`, 'QuotaExceededError')
}

/** The files there are, but for one that is being written; none where the pool was never made. */
export async function readPool(directory: FileSystemDirectoryHandle, except?: string): Promise<PoolFile[]> {
  const handles: Handle[] = []
  for await (const handle of directory.values())
    if (handle.kind === 'file' && handle.name !== except) handles.push(handle)
  const files = await readHeads(handles).catch(() => Promise.all(handles.map((handle) => readHead(handle))))
  return files.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** All at once: one by one takes twice as long. @throws where one of them is written meanwhile */
async function readHeads(handles: readonly Handle[]): Promise<PoolFile[]> {
  const files = await Promise.all(handles.map((handle) => handle.getFile()))
  const heads = await new Blob(files.map((file) => file.slice(0, headSize))).arrayBuffer()
  let end = 0
  return handles.map((handle, place) => {
    const { size } = files[place]!
    const start = end
    end += Math.min(size, headSize)
    return new PoolFile(handle, size, new Uint8Array(heads, start, end - start))
  })
}

const readHead = (handle: Handle): Promise<PoolFile> =>
  unlessWritten(async () => {
    const file = await handle.getFile()
    return new PoolFile(handle, file.size, new Uint8Array(await file.slice(0, headSize).arrayBuffer()))
  })

/** A file that is written after it was opened cannot be read by that opening: it is opened again. */
async function unlessWritten<T>(read: () => Promise<T>, tries = 5): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (tries <= 1) throw error
    return unlessWritten(read, tries - 1)
  }
}

/**
 * Makes the files that are not there. Every one says from the beginning that it is free, so that a head is never torn
 * that has no other.
 */
export async function makePool(
  directory: FileSystemDirectoryHandle,
  present: readonly PoolFile[]
): Promise<PoolFile[]> {
  const known = new Set(present.map(({ name }) => name))
  const made = poolNames
    .filter((name) => !known.has(name))
    .map(async (name) => {
      const handle = (await directory.getFileHandle(name, { create: true })) as Handle
      const file = new PoolFile(handle, 0, new Uint8Array(0))
      const access = await file.take()
      if (!access) throw new DOMException(`${name} is held`, 'NoModificationAllowedError')
      file.assign(access, { kind: 'free' })
      access.close()
      return file
    })
  return [...present, ...(await Promise.all(made))]
}

// u32 crc32c | block: JSON, bytes in it as text

interface Slot {
  turn: number
  role: Role
}

function writeSlot(slot: Slot): Bytes {
  const text = JSON.stringify(slot, (_, value: unknown) => (value instanceof Uint8Array ? { hex: hex(value) } : value))
  const block = new ByteWriter().block(new TextEncoder().encode(text)).done()
  if (block.length + 4 > slotSize) throw new Error('a head that is too long')
  return new ByteWriter().u32(crc32c(block)).raw(block).done()
}

function newestSlot(head: Bytes): Slot | null {
  const slots = [0, slotSize].flatMap((at) => readSlot(head.subarray(at, at + slotSize)) ?? [])
  return slots.reduce<Slot | null>((best, slot) => (best && best.turn > slot.turn ? best : slot), null)
}

function readSlot(bytes: Bytes): Slot | null {
  try {
    const reader = new ByteReader(bytes)
    const sum = reader.u32()
    const text = reader.block()
    if (crc32c(bytes.subarray(4, 8), text) !== sum) return null
    return JSON.parse(new TextDecoder().decode(text), (_, value: unknown) =>
      isHex(value) ? Uint8Array.from(value.hex.match(/../g) ?? [], (pair) => parseInt(pair, 16)) : value
    ) as Slot
  } catch {
    return null
  }
}

const isHex = (value: unknown): value is { hex: string } =>
  typeof value === 'object' && value !== null && 'hex' in value && typeof value.hex === 'string'
