// The queue between memory and the device: records in order, each naming the one before, one write at a time.
import type { Problem } from '#lib/edit/result.ts'
import type { Faults, Wait } from '../faults.ts'
import { storageProblem, takenOver } from '../problems.ts'
import type { Bytes } from './bytes.ts'
import type { Position } from './chain.ts'
import { sha256 } from './checksums.ts'
import { Fenced, type Copy, type StoredRecord } from './copy.ts'
import { encodeRecord, noCommand, type Kind } from './record.ts'

/** Whether every edit so far is on the device in every copy, in one only, on its way, or not getting there. */
export interface Watermarks {
  state: 'saved' | 'one copy' | 'saving' | 'failing'
  /** The last record in either place. */
  memory: number
  device: number
  /** Why it is failing. */
  problem: Problem | null
}

export interface JournalOptions {
  copy: Copy
  /** The last record there is. */
  start: Position & { hlc: bigint }
  epoch: number
  schema: number
  clock: () => number
  wait: Wait
  faults: Faults
  confirm: () => Promise<boolean>
}

interface Draft {
  seq: number
  kind: Kind
  schema: number
  command: Bytes
  hlc: bigint
  payload: Bytes | Promise<Bytes>
  sealed: Sealed | null
}

type Sealed = StoredRecord & { hash: Promise<Bytes> }

interface Waiter {
  seq: number
  isPatient: boolean
  resolve: (at: Position) => void
  reject: (problem: Error) => void
}

const mostInOneWrite = 64
const retryDelays = [200, 1000, 5000]

/** What is waited for will not come to the device any more. */
export class NotSaved extends Error {
  override name = 'NotSaved'
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.text)
    this.problem = problem
  }
}

export class Journal {
  /** Of the records to come. */
  schema: number
  /** Called after records have come to the device, or failed to. */
  onChange: (written: readonly StoredRecord[]) => void = () => {}
  readonly #options: JournalOptions
  readonly #queue: Draft[] = []
  #waiters: Waiter[] = []
  #memory: number
  #device: Position
  /** Notes of our own, such as checks, are no reason to say that something is not saved. */
  #lastEdit: number
  /** The hash of the last record that was sealed, written or not. */
  #previous: Bytes | Promise<Bytes>
  #hlc: bigint
  #problem: Problem | null = null
  #isRunning = false
  #stopped: Problem | null = null

  constructor(options: JournalOptions) {
    this.#options = options
    this.schema = options.schema
    this.#memory = this.#lastEdit = options.start.seq
    this.#device = { seq: options.start.seq, hash: options.start.hash }
    this.#previous = options.start.hash
    this.#hlc = options.start.hlc
  }

  watermarks(): Watermarks {
    const isSaved = this.#device.seq >= this.#lastEdit
    const isWhole = Object.values(this.#options.copy.states()).every((state) => state === 'whole')
    const state = this.#problem ? 'failing' : !isSaved ? 'saving' : isWhole ? 'saved' : 'one copy'
    return { state, memory: this.#memory, device: this.#device.seq, problem: this.#problem }
  }

  /** Queues a record; what it says is true in memory from now on. */
  add(kind: Kind, payload: Bytes | Promise<Bytes>, command: Bytes = noCommand): number {
    if (this.#stopped) throw new NotSaved(this.#stopped)
    const seq = ++this.#memory
    if (kind === 'TXN') this.#lastEdit = seq
    this.#queue.push({ seq, kind, schema: this.schema, command, hlc: this.#tick(), payload, sealed: null })
    if (!this.#isRunning) void this.#run()
    return seq
  }

  /**
   * Resolves when a record, or else the last one so far, is on the device. Whoever is not patient hears at once that it
   * does not get there at the moment.
   */
  durable(seq = this.#memory, isPatient = true): Promise<Position> {
    if (seq <= this.#device.seq) return Promise.resolve(this.#device)
    const problem = this.#stopped ?? (isPatient ? null : this.#problem)
    if (problem) return Promise.reject(new NotSaved(problem))
    return new Promise((resolve, reject) => this.#waiters.push({ seq, isPatient, resolve, reject }))
  }

  /** Writes nothing any more; whoever waits is told why. */
  stop(problem: Problem): void {
    this.#stopped ??= problem
    this.#disappoint(this.#stopped, () => true)
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    for (let failures = 0; this.#queue.length > 0 && !this.#stopped;) {
      const batch = this.#queue.slice(0, mostInOneWrite)
      try {
        await this.#write(batch)
        failures = 0
      } catch (error) {
        if (this.#fail(error)) await this.#options.wait(retryDelays[Math.min(failures++, retryDelays.length - 1)]!)
      }
    }
    this.#isRunning = false
  }

  /** What can be written at once is asked for before anybody goes on; hashes are made while the device writes. */
  async #write(batch: readonly Draft[]): Promise<void> {
    const sealed: Sealed[] = []
    for (const draft of batch) {
      const payload = draft.payload instanceof Promise ? await draft.payload : draft.payload
      const previous = this.#previous instanceof Promise ? await this.#previous : this.#previous
      sealed.push((draft.sealed ??= this.#seal(draft, payload, previous)))
    }
    await this.#options.copy.append(sealed)
    if (!(await this.#options.confirm()) || this.#stopped) throw new Fenced('the turn is over')
    this.#options.faults('P7')
    const hashes = await Promise.all(sealed.map(({ hash }) => hash))
    this.#queue.splice(0, batch.length)
    this.#problem = null
    this.#acknowledge(sealed, hashes)
    this.#options.faults('P8')
  }

  #seal({ seq, kind, schema, command, hlc }: Draft, payload: Bytes, previous: Bytes): Sealed {
    const { epoch } = this.#options
    const bytes = encodeRecord({ kind, seq, epoch, schema, previous, hlc, command, payload })
    const hash = sha256(bytes)
    this.#previous = hash
    void hash.then((known) => {
      if (this.#previous === hash) this.#previous = known
    })
    return { seq, bytes, hash }
  }

  #acknowledge(written: readonly Sealed[], hashes: readonly Bytes[]): void {
    const { seq } = written.at(-1)!
    this.#device = { seq, hash: hashes.at(-1)! }
    const waiters = this.#waiters
    this.#waiters = waiters.filter((waiter) => waiter.seq > seq)
    for (const waiter of waiters)
      if (waiter.seq <= seq) waiter.resolve({ seq: waiter.seq, hash: hashes[waiter.seq - written[0]!.seq]! })
    this.onChange(written)
  }

  /** Whether it may be tried again. */
  #fail(error: unknown): boolean {
    const isOver = error instanceof Fenced
    this.#problem = isOver ? takenOver : storageProblem(error)
    if (isOver) this.stop(takenOver)
    this.#disappoint(this.#problem, ({ isPatient }) => !isPatient)
    this.onChange([])
    return !isOver
  }

  #disappoint(problem: Problem, isMeant: (waiter: Waiter) => boolean): void {
    const waiters = this.#waiters
    this.#waiters = waiters.filter((waiter) => !isMeant(waiter))
    for (const { reject } of waiters.filter(isMeant)) reject(new NotSaved(problem))
  }

  /** Milliseconds in the upper 48 bits and a counter below, never the same twice. Source: Kulkarni et al. 2014. */
  #tick(): bigint {
    const now = BigInt(Math.floor(this.#options.clock())) << 16n
    this.#hlc = now > this.#hlc ? now : this.#hlc + 1n
    return this.#hlc
  }
}
