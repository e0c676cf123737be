// The workspaces on this device: where each lies, how it is opened where it is locked, how one is made and deleted.
import { refused, ok, type Problem, type Result } from '#lib/edit/result.ts'
import { workspaceInUse, workspaceNotDeleted } from '#lib/edit/keeping-problems.ts'
import {
  claimWriter,
  findLock,
  IndexedDbCopy,
  OpfsCopy,
  openStore,
  Pair,
  scrub,
  storageProblems,
  type Copy,
  type StoreOptions
} from '#workers/store/store.ts'
import { deleteWorkspace, keyOf, listWorkspaces, type Places as Stores } from '#workers/store/workspaces.ts'
import { Engine, type EngineOptions } from './engine.ts'
import { loaded } from './loading.ts'
import type { Unlocked, Workspaces } from './surroundings.ts'

export interface PlacesOptions extends Stores {
  sqlite: Promise<StoreOptions['sqlite']>
  locks: LockManager
  clock: () => number
  randomBytes: (count: number) => Uint8Array
}

type Inner = { files: OpfsCopy; database: IndexedDbCopy }

export class Places implements Workspaces {
  constructor(private readonly options: PlacesOptions) {}

  async unlock(workspace: string, passphrase: string | null): Promise<Result<Unlocked, Problem>> {
    let inner = this.#inner(workspace)
    // It is read while SQLite is still on its way, and not read again to be opened.
    let first: Pair | null = new Pair(inner)
    const read = await this.#lockIn({ candidates: () => first!.peek() })
    if (!read.ok || read.value) first.close()
    if (!read.ok) return read
    const lock = read.value
    if (!lock) {
      const copy = () => {
        const pair = first ?? new Pair((inner = this.#inner(workspace)))
        first = null
        void pair.peek().catch(() => undefined)
        return pair
      }
      return ok({ isLocked: false, copy, copies: () => this.#inner(workspace), complete: () => inner.files.complete() })
    }
    if (passphrase === null) return refused(storageProblems.workspaceLocked)
    const { openLock } = await loaded(() => import('#workers/store/journal/lock-key.ts'))
    const key = await openLock(lock, passphrase)
    if (!key) return refused(storageProblems.wrongPassphrase)
    const seal = await this.#sealing(workspace, key, lock)
    const copies = () => seal((inner = this.#inner(workspace)))
    return ok({
      isLocked: true,
      copy: () => new Pair(copies()),
      copies: () => seal(this.#inner(workspace)),
      complete: () => inner.files.complete()
    })
  }

  list(): Promise<string[]> {
    return listWorkspaces(this.options)
  }

  /** One of which that cannot be read is not shown as if it were open to everybody: whoever opens it is told. */
  async isLocked(name: string): Promise<boolean> {
    const copy = new Pair(this.#inner(name))
    const lock = await this.#lockIn(copy)
    copy.close()
    return !lock.ok || lock.value !== null
  }

  /** Null where there is none, and only there: whatever is written to a locked workspace as if it were open is lost. */
  async #lockIn(copy: Pick<Copy, 'candidates'>): Promise<Result<Uint8Array<ArrayBuffer> | null, Problem>> {
    try {
      return ok(await findLock(copy))
    } catch {
      return refused(storageProblems.lockUnread)
    }
  }

  async create(name: string, passphrase: string | null): Promise<Result<null, Problem>> {
    const { sqlite, clock, randomBytes } = this.options
    let copies: Record<string, Copy> = this.#inner(name)
    if (passphrase !== null) {
      const { makeLock } = await loaded(() => import('#workers/store/journal/lock-key.ts'))
      const { key, lock } = await makeLock(passphrase, randomBytes)
      copies = (await this.#sealing(name, key, lock))(this.#inner(name))
    }
    const copy = new Pair(copies)
    const opened = await openStore({ sqlite: await sqlite, copy, mode: 'writer', clock, randomBytes })
    if (!opened.ok) return refused({ type: opened.error.type, text: opened.error.text })
    const quiet: Omit<EngineOptions, 'clock' | 'randomBytes'> = {
      author: 'this device',
      now: clock,
      later: (action) => {
        setTimeout(action)
      },
      afterSaving: () => {}
    }
    new Engine(opened.value, { ...quiet, clock, randomBytes })
    await opened.value.durable()
    await opened.value.close()
    return ok(null)
  }

  async remove(name: string): Promise<Result<null, Problem>> {
    const claim = await claimWriter(this.options.locks, name)
    if (claim.taken) {
      claim.withdraw()
      return refused(workspaceInUse(name))
    }
    try {
      await deleteWorkspace(this.options, name)
      return ok(null)
    } catch {
      return refused(workspaceNotDeleted(name))
    } finally {
      claim.held.release()
    }
  }

  #inner(workspace: string): Inner {
    const { root, indexedDB, randomBytes } = this.options
    const key = keyOf(workspace)
    return {
      files: new OpfsCopy(root, key),
      database: new IndexedDbCopy(indexedDB, key, { scrub: () => scrub(randomBytes) })
    }
  }

  async #sealing(workspace: string, key: CryptoKey, lock: Uint8Array<ArrayBuffer>) {
    const { SealedCopy } = await loaded(() => import('#workers/store/journal/sealed.ts'))
    const { clock, randomBytes } = this.options
    const locked = { workspace, key, lock, clock, randomBytes }
    return ({ files, database }: Inner) => ({
      files: new SealedCopy(files, locked),
      database: new SealedCopy(database, locked)
    })
  }
}
