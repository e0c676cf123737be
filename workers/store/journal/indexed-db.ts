// A copy of the workspace in IndexedDB. A write counts when its transaction is complete: browsers answer requests with
// success and then abort the transaction, on a full disk for one.
import { wrap, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb'
import { noFaults, waitFor, type Faults, type Wait } from '../faults.ts'
import type { Bytes } from './bytes.ts'
import { chunksOf, cut, join } from './chunks.ts'
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

interface Stores extends DBSchema {
  meta: { key: 'epoch' | 'begun'; value: number }
  journal: { key: number; value: Bytes }
  snapmeta: { key: number; value: Snapshot }
  snapchunk: { key: [number, number]; value: Bytes }
  backupmeta: { key: string; value: Backup }
  backupchunk: { key: [string, number]; value: Bytes }
}

type Name = StoreNames<Stores>
type Writing = IDBPTransaction<Stores, Name[], 'readwrite'>
type Store = IDBPDatabase<Stores>
type Start = (transaction: Writing, started: Promise<unknown>[]) => void

export interface IndexedDbOptions {
  faults?: Faults
  wait?: Wait
  /** What is done before the first write where the last run was cut off. */
  scrub?: () => Promise<void>
}

const reopenDelays = [100, 400, 1600]

// What a write or an opening ends with when the browser cuts the connection; the close event comes later, if at all.
const lostConnection = new Set(['UnknownError', 'InvalidStateError', 'AbortError'])

export class IndexedDbCopy implements Copy {
  readonly #factory: IDBFactory
  readonly #name: string
  readonly #faults: Faults
  readonly #wait: Wait
  readonly #scrub: () => Promise<void>
  #scrubbed: Promise<void> | null = null
  #connection: Store | null = null
  #epoch = 0
  #isClosed = false

  constructor(
    factory: IDBFactory,
    workspace: string,
    { faults = noFaults, wait = waitFor, scrub = () => Promise.resolve() }: IndexedDbOptions = {}
  ) {
    this.#factory = factory
    this.#name = `sextant-${workspace}`
    this.#faults = faults
    this.#wait = wait
    this.#scrub = scrub
  }

  read(): Promise<Contents> {
    return this.#attempt(async (store) => (store ? readContents(store) : nothing))
  }

  async candidates(): Promise<Reading[]> {
    return [{ copy: this, contents: await this.read() }]
  }

  claim(epoch: number, seen: Contents): Promise<boolean> {
    return this.#attempt(async (store) => {
      const transaction = store!.transaction(['meta', 'journal', 'snapmeta'], 'readwrite', { durability: 'strict' })
      const complete = outcome(transaction)
      const meta = transaction.objectStore('meta')
      const [current, record, snapshot] = await Promise.all([
        meta.get('epoch'),
        transaction.objectStore('journal').openKeyCursor(null, 'prev'),
        transaction.objectStore('snapmeta').openKeyCursor(null, 'prev')
      ])
      const isAsSeen =
        (current ?? 0) === seen.epoch &&
        record?.key === seen.journal.at(-1)?.seq &&
        snapshot?.key === seen.snapshots.at(-1)?.generation
      if (!isAsSeen) return false
      await Promise.all([meta.put(epoch, 'epoch'), complete])
      this.#epoch = epoch
      this.#faults('P16')
      return true
    }, true)
  }

  /** Without it there is a copy less to fear for, and no reason to keep anybody waiting. */
  afterCut(): void {
    this.#scrubbed = this.#scrub().catch(() => undefined)
    void this.#scrubbed.then(() => (this.#scrubbed = null))
  }

  async append(records: readonly StoredRecord[]): Promise<void> {
    if (this.#scrubbed) await this.#scrubbed
    return this.#write(['journal'], (transaction, started) => {
      const journal = transaction.objectStore('journal')
      for (const { seq, bytes } of records) started.push(journal.put(bytes, seq))
    })
  }

  writeSnapshot(snapshot: Snapshot, bytes: Bytes, { belowGeneration, upToSeq }: Superfluous): Promise<void> {
    return this.#write(['journal', 'snapmeta', 'snapchunk'], (transaction, started) => {
      const chunks = transaction.objectStore('snapchunk')
      const parts = cut(bytes)
      parts.forEach((chunk, place) => {
        if (place === parts.length >> 1) this.#faults('P11')
        started.push(chunks.put(chunk, [snapshot.generation, place]))
      })
      started.push(
        transaction.objectStore('snapmeta').put(snapshot, snapshot.generation),
        transaction.objectStore('meta').put(1, 'begun'),
        transaction.objectStore('snapmeta').delete(IDBKeyRange.upperBound(belowGeneration, true)),
        chunks.delete(IDBKeyRange.upperBound([belowGeneration], true)),
        transaction.objectStore('journal').delete(IDBKeyRange.upperBound(upToSeq))
      )
    })
  }

  readSnapshot(generation: number): Promise<Bytes> {
    return this.#attempt(async (store) => join(await readAll(present(store), 'snapchunk', chunksOf(generation))))
  }

  setAside(afterSeq: number, backup: Backup, bytes: Bytes): Promise<void> {
    return this.#write(['journal', 'backupmeta', 'backupchunk'], (transaction, started) => {
      started.push(...putBackup(transaction, backup, bytes))
      started.push(transaction.objectStore('journal').delete(IDBKeyRange.lowerBound(afterSeq, true)))
    })
  }

  writeBackup(backup: Backup, bytes: Bytes): Promise<void> {
    return this.#write(['backupmeta', 'backupchunk'], (transaction, started) => {
      started.push(...putBackup(transaction, backup, bytes))
    })
  }

  listBackups(): Promise<Backup[]> {
    return this.#attempt((store) => readAll(present(store), 'backupmeta'))
  }

  readBackup(id: string): Promise<Bytes> {
    return this.#attempt(async (store) => join(await readAll(present(store), 'backupchunk', chunksOf(id))))
  }

  deleteBackups(ids: readonly string[]): Promise<void> {
    return this.#write(['backupmeta', 'backupchunk'], (transaction, started) => {
      for (const id of ids)
        started.push(
          transaction.objectStore('backupmeta').delete(id),
          transaction.objectStore('backupchunk').delete(chunksOf(id))
        )
    })
  }

  states(): Record<string, CopyState> {
    return { database: 'whole' }
  }

  close(): void {
    this.#isClosed = true
    this.#drop()
  }

  /**
   * One transaction in one's turn, which is asked about in it: it is committed when the answer is there. Asked for again
   * after a lost connection, it writes the same once more.
   */
  #write(stores: Name[], start: Start): Promise<void> {
    return this.#attempt(async (store) => {
      const transaction = present(store).transaction(['meta', ...stores], 'readwrite', { durability: 'strict' })
      const complete = outcome(transaction)
      const turn = heard(transaction.objectStore('meta').get('epoch'))
      const requested = request(transaction, start)
      if ((await turn) !== this.#epoch) {
        transaction.abort()
        throw new Fenced(`turn ${this.#epoch} is over`)
      }
      transaction.commit()
      const answered = requested.then(() => {
        this.#faults('P6')
      })
      // Of a transaction that fails on a full disk, Chromium leaves a request without an answer now and then.
      await Promise.all([answered, complete])
    })
  }

  async #attempt<T>(work: (store: Store | null) => Promise<T>, create = false): Promise<T> {
    for (let tries = 0; ; tries++) {
      let used: Store | null = null
      try {
        used = this.#connection ?? (await this.#open(create))
        return await work(used)
      } catch (error) {
        const isCut = used !== null && this.#connection !== used
        const isLost = isCut || (error instanceof Error && lostConnection.has(error.name))
        const delay = reopenDelays[tries]
        if (!isLost || this.#isClosed || delay === undefined) throw error
        this.#drop()
        await this.#wait(delay)
      }
    }
  }

  /** Null where there is no store and none is to be made. Its version stays 1: ours is in the records. */
  async #open(create: boolean): Promise<Store | null> {
    if (this.#isClosed) throw new Error(`${this.#name} is closed`)
    if (this.#connection) return this.#connection
    const request = this.#factory.open(this.#name, 1)
    let isMissing = false as boolean
    request.addEventListener('upgradeneeded', () => {
      isMissing = !create
      if (isMissing) request.transaction!.abort()
      else for (const name of storeNames) request.result.createObjectStore(name)
    })
    try {
      return this.#keep((await wrap(request)) as unknown as Store)
    } catch (error) {
      if (isMissing) return null
      throw error
    }
  }

  #keep(store: Store): Store {
    const forget = () => {
      if (this.#connection === store) this.#connection = null
    }
    store.addEventListener('close', forget)
    // Whoever deletes the store need not wait for us.
    store.addEventListener('versionchange', () => {
      store.close()
      forget()
    })
    this.#connection = store
    return store
  }

  #drop(): void {
    this.#connection?.close()
    this.#connection = null
  }
}

const storeNames = ['meta', 'journal', 'snapmeta', 'snapchunk', 'backupmeta', 'backupchunk'] as const

const nothing: Contents = { epoch: 0, begun: false, snapshots: [], journal: [], backups: [] }

async function readContents(store: Store): Promise<Contents> {
  const transaction = store.transaction(['meta', 'journal', 'snapmeta', 'backupmeta'], 'readonly')
  const [epoch = 0, begun, snapshots, seqs, records, backups] = await Promise.all([
    transaction.objectStore('meta').get('epoch'),
    transaction.objectStore('meta').get('begun'),
    transaction.objectStore('snapmeta').getAll(),
    transaction.objectStore('journal').getAllKeys(),
    transaction.objectStore('journal').getAll(),
    transaction.objectStore('backupmeta').getAll(),
    transaction.done
  ])
  return {
    epoch,
    begun: begun === 1,
    snapshots,
    journal: seqs.map((seq, place) => ({ seq, bytes: records[place]! })),
    backups
  }
}

async function readAll<N extends Name>(store: Store, name: N, keys?: IDBKeyRange): Promise<Stores[N]['value'][]> {
  const transaction = store.transaction(name, 'readonly')
  const [values] = await Promise.all([transaction.store.getAll(keys), outcome(transaction)])
  return values
}

function present(store: Store | null): Store {
  if (!store) throw new Error('the store is gone')
  return store
}

/** What fails while something else is waited for is not unheard of. */
function heard<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}
const outcome = (transaction: { readonly done: Promise<void> }): Promise<void> => heard(transaction.done)

/** Asks for everything at once. Where that fails half-way nothing is left to be committed, and nothing fails unheard. */
function request(transaction: Writing, start: Start): Promise<unknown> {
  const started: Promise<unknown>[] = []
  try {
    start(transaction, started)
    return heard(Promise.all(started))
  } catch (error) {
    void Promise.allSettled(started)
    transaction.abort()
    throw error
  }
}

const putBackup = (transaction: Writing, backup: Backup, bytes: Bytes): Promise<unknown>[] => [
  ...cut(bytes).map((chunk, place) => transaction.objectStore('backupchunk').put(chunk, [backup.id, place])),
  transaction.objectStore('backupmeta').put(backup, backup.id)
]
