// A folder of the person's choice into which a file of the workspace is written by itself. What it is called and when it
// was written is kept in a small database beside the workspaces.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import * as texts from '#lib/texts/client.ts'
import type { Workspace } from './workspace.svelte.ts'

type Permission = 'granted' | 'denied' | 'prompt'

/** What Chromium's folders can do beyond what TypeScript knows. */
interface Folder extends FileSystemDirectoryHandle {
  queryPermission(wanted: { mode: 'readwrite' }): Promise<Permission>
  requestPermission(wanted: { mode: 'readwrite' }): Promise<Permission>
}

type Picker = (options: { id: string; mode: 'readwrite' }) => Promise<Folder>

interface Kept {
  handle: Folder
  /** When a file was written last, in milliseconds since 1970, and how many edits were in it. */
  at: number | null
  edits: number
}

interface Folders extends DBSchema {
  folders: { key: string; value: Kept }
}

const forWriting = { mode: 'readwrite' } as const
const anHour = 3_600_000

/** Null where the browser does not let it be done, on a full disk for one: a folder is then not known, or not remembered. */
async function inFolders<T>(work: (database: IDBPDatabase<Folders>) => Promise<T>): Promise<T | null> {
  try {
    const upgrade = (database: IDBPDatabase<Folders>) => void database.createObjectStore('folders')
    const database = await openDB<Folders>('sextant:folders', 1, { upgrade })
    return await work(database).finally(() => database.close())
  } catch {
    return null
  }
}

export class FolderKeeper {
  readonly #workspace: Workspace
  #kept = $state.raw<Kept | null>(null)
  #permission = $state<Permission>('prompt')
  #problem = $state<string | null>(null)

  constructor(workspace: Workspace) {
    this.#workspace = workspace
  }

  static get isPossible(): boolean {
    return 'showDirectoryPicker' in window
  }

  get name(): string | null {
    return this.#kept?.handle.name ?? null
  }

  get writtenAt(): number | null {
    return this.#kept?.at ?? null
  }

  get isAllowed(): boolean {
    return this.#permission === 'granted'
  }

  /** Why the last file was not written. */
  get problem(): string | null {
    return this.#problem
  }

  /** Writes what is new each day, and when the page is left. @returns how to stop */
  watch(): () => void {
    if (!FolderKeeper.isPossible) return () => undefined
    const look = () => void this.#writeIfDue((at) => at === null || dayOf(at) !== dayOf(Date.now()))
    const leave = () => document.visibilityState === 'hidden' && void this.#writeIfDue(() => true)
    const timer = setInterval(look, anHour)
    document.addEventListener('visibilitychange', leave)
    void this.#workspace.ready.then(look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', leave)
    }
  }

  /** What is known of the folder of the workspace that is open. */
  async load(): Promise<void> {
    if (!FolderKeeper.isPossible) return
    this.#kept = (await inFolders((database) => database.get('folders', this.#workspace.name))) ?? null
    this.#permission = (await this.#kept?.handle.queryPermission(forWriting)) ?? 'prompt'
  }

  /** Asks for a folder, and writes the first file into it. Does nothing where the person thinks better of it. */
  async choose(): Promise<void> {
    const pick = (window as unknown as { showDirectoryPicker: Picker }).showDirectoryPicker
    const handle = await pick({ id: 'sextant', ...forWriting }).catch(() => null)
    if (!handle) return
    await this.#keep({ handle, at: null, edits: 0 })
    this.#permission = await handle.queryPermission(forWriting)
    await this.#write()
  }

  async allowAgain(): Promise<void> {
    this.#permission = (await this.#kept?.handle.requestPermission(forWriting)) ?? 'prompt'
    if (this.isAllowed) await this.#write()
  }

  /** Writes there no more; the files stay. */
  async leave(): Promise<void> {
    await inFolders((database) => database.delete('folders', this.#workspace.name))
    this.#kept = null
  }

  async #keep(kept: Kept): Promise<void> {
    await inFolders((database) => database.put('folders', kept, this.#workspace.name))
    this.#kept = kept
  }

  /** One tab at a time, and only where there is something new. */
  async #writeIfDue(isTime: (writtenAt: number | null) => boolean): Promise<void> {
    await navigator.locks.request('sextant:folder', { ifAvailable: true }, async (lock) => {
      const { opened, failure } = this.#workspace
      if (!lock || opened?.past || failure) return
      await this.load()
      if (!this.#kept || !this.isAllowed || !isTime(this.#kept.at)) return
      const health = await this.#workspace.keeping.refresh()
      if (health && !health.isLocked && health.edits !== this.#kept.edits) await this.#write()
    })
  }

  async #write(): Promise<void> {
    const { handle } = this.#kept!
    const edits = (await this.#workspace.keeping.refresh())?.edits ?? 0
    const made = await this.#workspace.makeFile()
    if (!made.ok) {
      this.#problem = made.error.text
      return
    }
    try {
      const name = this.#workspace.name.replace(/[^\p{L}\p{N} _.-]/gu, '-')
      for (const fileName of [`${name}.sextant`, `${name} ${dayOf(Date.now())}.sextant`])
        await writeFile(handle, fileName, made.value.bytes)
      await this.#keep({ handle, at: Date.now(), edits })
      this.#problem = null
    } catch {
      this.#problem = texts.notWritten
    }
  }
}

/** "2026-11-21", where the person is. */
const dayOf = (at: number): string => new Date(at).toLocaleDateString('sv-SE')

/** The file that was there stays until the new one is whole. */
async function writeFile(folder: Folder, name: string, bytes: Uint8Array): Promise<void> {
  const file = await folder.getFileHandle(name, { create: true })
  const writable = await file.createWritable()
  await writable.write(bytes as Uint8Array<ArrayBuffer>)
  await writable.close()
}
