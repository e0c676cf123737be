// The browser's private file system in memory, whose power can be cut: what was written and not flushed is there, gone or
// torn, as the dice say. A file is written by one at a time, and read by anybody.
import type { Access } from '#workers/store/journal/pool.ts'

type Write = { at: number; bytes: Uint8Array } | { size: number }

class StoredFile {
  durable = new Uint8Array(0)
  now = new Uint8Array(0)
  unflushed: Write[] = []
  holder: object | null = null

  apply(write: Write): void {
    this.now = applied(this.now, write)
    this.unflushed.push(write)
  }

  flush(): void {
    this.durable = this.now.slice()
    this.unflushed = []
  }
}

function applied(content: Uint8Array, write: Write): Uint8Array<ArrayBuffer> {
  if ('size' in write) {
    const next = new Uint8Array(write.size)
    next.set(content.subarray(0, write.size))
    return next
  }
  const next = new Uint8Array(Math.max(content.length, write.at + write.bytes.length))
  next.set(content)
  next.set(write.bytes, write.at)
  return next
}

export class FileDevice {
  readonly #files = new Map<string, StoredFile>()
  #exists = false
  /** Bytes that all files together may have. */
  limit = Infinity
  /** Throws where there is no power: nothing runs then, no cleaning up either. */
  guard: () => void = () => {}
  /** Called when a flush begins: the power may go in the middle of it. */
  onFlush: () => void = () => {}
  /** A session's handles end with it. */
  #session = {}
  made = 0
  /** Whether a file can be read: Chromium refuses one that is written after it was opened. */
  isReadable: (name: string) => boolean = () => true

  /** @returns what navigator.storage.getDirectory gives */
  root = (): Promise<FileSystemDirectoryHandle> =>
    Promise.resolve({
      getDirectoryHandle: (_name: string, { create = false } = {}) => {
        if (!this.#exists && !create) return Promise.reject(new DOMException('none', 'NotFoundError'))
        this.#exists = true
        return Promise.resolve(this.#directory(this.#session))
      }
    } as unknown as FileSystemDirectoryHandle)

  /** @param roll which part of what was not flushed is there: 0 to sides - 1 */
  cutPower(roll: (sides: number) => number): void {
    this.#session = {}
    for (const file of this.#files.values()) {
      for (const write of file.unflushed) {
        if (roll(3) === 0) continue
        const torn = 'bytes' in write && roll(3) === 0
        file.durable = applied(
          file.durable,
          torn ? { ...write, bytes: write.bytes.slice(0, roll(write.bytes.length + 1)) } : write
        )
      }
      file.now = file.durable.slice()
      file.unflushed = []
      file.holder = null
    }
  }

  /** The end of a tab: the system still writes what it took. */
  kill(): void {
    this.#session = {}
    for (const file of this.#files.values()) file.holder = null
  }

  /** The browser throws everything away. */
  wipe(): void {
    this.#files.clear()
    this.#exists = false
  }

  get names(): string[] {
    return [...this.#files.keys()].sort()
  }

  content(name: string): Uint8Array {
    return this.#files.get(name)!.now
  }

  tamper(name: string, change: (content: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>): void {
    const file = this.#files.get(name)!
    file.now = change(file.now.slice())
    file.flush()
  }

  remove(name: string): void {
    this.#files.delete(name)
  }

  #used(): number {
    return [...this.#files.values()].reduce((sum, { now }) => sum + now.length, 0)
  }

  #directory(session: object): FileSystemDirectoryHandle {
    const files = this.#files
    const handleOf = (name: string) => this.#handle(name, files.get(name)!, session)
    return {
      getFileHandle: (name: string, { create = false } = {}) => {
        if (!files.has(name)) {
          if (!create) return Promise.reject(new DOMException('none', 'NotFoundError'))
          files.set(name, new StoredFile())
          this.made++
        }
        return Promise.resolve(handleOf(name))
      },
      async *values() {
        for (const name of files.keys()) yield await Promise.resolve(handleOf(name))
      }
    } as unknown as FileSystemDirectoryHandle
  }

  #handle(name: string, file: StoredFile, session: object): FileSystemFileHandle {
    const alive = () => {
      this.guard()
      if (session !== this.#session) throw new DOMException('gone', 'InvalidStateError')
    }
    const holder = {}
    const held = () => {
      alive()
      if (file.holder !== holder) throw new DOMException('closed', 'InvalidStateError')
    }
    const access: Access = {
      read: (bytes, { at }) => {
        held()
        const read = file.now.subarray(at, at + bytes.length)
        bytes.set(read)
        return read.length
      },
      write: (bytes, { at }) => {
        held()
        const room = this.limit - this.#used()
        const growth = Math.max(0, at + bytes.length - file.now.length)
        // What Chromium gives back at its limit: -8 as a number without a sign.
        if (growth > room) return 4294967288
        file.apply({ at, bytes: bytes.slice() })
        return bytes.length
      },
      truncate: (size) => {
        held()
        file.apply({ size })
      },
      getSize: () => {
        held()
        return file.now.length
      },
      flush: () => {
        held()
        this.onFlush()
        file.flush()
      },
      close: () => {
        if (file.holder === holder) file.holder = null
      }
    }
    return {
      kind: 'file',
      name,
      getFile: () => {
        alive()
        if (this.isReadable(name)) return Promise.resolve(new File([file.now.slice()], name))
        return Promise.reject(new DOMException('written since', 'NotReadableError'))
      },
      createSyncAccessHandle: () => {
        alive()
        if (file.holder !== null) return Promise.reject(new DOMException('held', 'NoModificationAllowedError'))
        file.holder = holder
        return Promise.resolve(access)
      }
    } as unknown as FileSystemFileHandle
  }
}
