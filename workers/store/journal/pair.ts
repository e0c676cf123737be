// Two copies as one. A write counts when both have it; one that fails is left behind until the next snapshot brings it
// into step, and until then the other carries everything alone.
import { noFaults, type Faults } from '../faults.ts'
import type { Bytes } from './bytes.ts'
import { sameBytes, sha256 } from './checksums.ts'
import {
  Fenced,
  isFresh,
  type Backup,
  type Contents,
  type Copy,
  type CopyState,
  type Reading,
  type Snapshot,
  type StoredRecord,
  type Superfluous
} from './copy.ts'

interface Half {
  name: string
  copy: Copy
  contents: Contents | null
  state: CopyState
  /** Records that it has not got since it was left behind, in order: what is written again is there once. */
  readonly missed: Map<number, StoredRecord>
}

const usualPatience = 5000
const lastPatience = 600
/** A snapshot is long, and nobody waits for it. */
const snapshotPatience = 60_000

interface PairOptions {
  /** Milliseconds after which a copy that does not answer is left behind. */
  patience?: number
  /** For the last one, when the other has failed: on a full disk a database waits for room, and a person to be told. */
  lastPatience?: number
  faults?: Faults
}

export class Pair implements Copy {
  readonly #halves: readonly Half[]
  readonly #patience: number
  readonly #lastPatience: number
  readonly #faults: Faults
  #ahead: Promise<Reading[]> | null = null
  /** The records that were written last, or are being written. */
  #last: readonly StoredRecord[] = []
  /** The run before was cut off: the first write may have to wait until the database's log is clean. */
  #isCleaning = false
  /** By generation, the hash of each snapshot that was written since the start. */
  readonly #written = new Map<number, Bytes>()

  /** @param copies by the name that people know them by; of two that are equal the first is read */
  constructor(copies: Readonly<Record<string, Copy>>, options: PairOptions = {}) {
    const { patience = usualPatience, faults = noFaults } = options
    this.#patience = patience
    this.#lastPatience = options.lastPatience ?? Math.min(patience, lastPatience)
    this.#faults = faults
    this.#halves = Object.entries(copies).map(([name, copy]) => ({
      name,
      copy,
      contents: null,
      state: 'absent',
      missed: new Map()
    }))
  }

  states(): Record<string, CopyState> {
    return Object.fromEntries(this.#halves.map(({ name, state }) => [name, state]))
  }

  /** Reads ahead: what candidates() gives then is what was seen here. */
  peek(): Promise<Reading[]> {
    this.#ahead ??= this.#survey()
    return this.#ahead
  }

  /** @throws where none can be read, or where the only one that can is empty: it may be what was lost */
  candidates(): Promise<Reading[]> {
    const ahead = this.#ahead ?? this.#survey()
    this.#ahead = null
    return ahead
  }

  async #survey(): Promise<Reading[]> {
    const readings = await Promise.allSettled(this.#halves.map(({ copy }) => this.#inTime(copy.candidates())))
    const found = readings.flatMap((reading, place) => {
      const known = reading.status === 'fulfilled' ? reading.value : []
      this.#halves[place]!.contents = known[0]?.contents ?? null
      return known
    })
    const failure = readings.find(({ status }) => status === 'rejected') as PromiseRejectedResult | undefined
    if (failure && found.every(({ contents }) => isFresh(contents))) throw asError(failure.reason)
    found.sort((a, b) => reach(b.contents) - reach(a.contents))
    for (const half of this.#halves) {
      const isLess = half.contents && reach(half.contents) < reach(found[0]!.contents)
      half.state = half.contents ? (isLess ? 'behind' : 'whole') : 'absent'
    }
    return found
  }

  async claim(epoch: number, seen: Contents, end: number): Promise<boolean> {
    this.#last = seen.journal.slice(-1)
    let failure: unknown
    const equal: Half[] = []
    for (const half of this.#halves) {
      half.state = 'absent'
      half.missed.clear()
    }
    // The database first: it checks in one step that nothing was written since, and where it is whole for both.
    for (const half of this.#halves.toReversed()) {
      if (!half.contents) continue
      const isProved = this.#halves.some(({ state }) => state === 'whole')
      try {
        if (!(await this.#inTime(half.copy.claim(epoch, half.contents, end, isProved)))) return false
      } catch (error) {
        failure = error
        continue
      }
      half.state = 'whole'
      if (half.contents === seen) continue
      if (isEqual(half.contents, seen)) equal.push(half)
      else this.#leaveBehind(half)
    }
    // Not before it is clear what else is whole.
    for (const half of equal) void this.#verify(half)
    if (!this.#halves.some(({ state }) => state === 'whole')) throw asError(failure)
    return true
  }

  afterCut(): void {
    this.#isCleaning = true
    for (const { copy } of this.#halves) copy.afterCut?.()
  }

  async append(records: readonly StoredRecord[]): Promise<void> {
    this.#last = records
    for (const { state, missed } of this.#halves) if (state === 'behind') note(missed, records)
    const alone = this.#isCleaning ? this.#patience : this.#lastPatience
    try {
      await this.#toWhole((copy) => copy.append(records), this.#patience, alone)
    } finally {
      this.#isCleaning = false
    }
  }

  /** A copy that was left behind gets the snapshot in the place of all it has, then what came since. */
  async writeSnapshot(snapshot: Snapshot, bytes: Bytes, superfluous: Superfluous): Promise<void> {
    const behind = this.#halves.filter(({ state }) => state === 'behind')
    this.#written.set(snapshot.generation, snapshot.sha256)
    await this.#toWhole((copy) => copy.writeSnapshot(snapshot, bytes, superfluous), snapshotPatience)
    await Promise.all(behind.map((half) => this.#bringIntoStep(half, snapshot, bytes)))
    for (const half of behind) if (half.state === 'whole') await this.#bringBackups(half)
  }

  /** Nothing where no copy has the bytes that it is to have. */
  async readSnapshot(generation: number): Promise<Bytes> {
    const hashIn = ({ contents }: Half) =>
      this.#written.get(generation) ?? contents!.snapshots.find((known) => known.generation === generation)?.sha256
    for (const half of this.#present()) {
      const bytes = await wholeBytes(() => half.copy.readSnapshot(generation), hashIn(half))
      if (bytes) return bytes
    }
    return new Uint8Array(0)
  }

  async setAside(afterSeq: number, backup: Backup, bytes: Bytes): Promise<void> {
    await this.#toWhole((copy) => copy.setAside(afterSeq, backup, bytes), snapshotPatience)
  }

  /** In one copy at least: there may be no room for it in the other. */
  async writeBackup(backup: Backup, bytes: Bytes): Promise<void> {
    const write = ({ copy }: Half) => this.#inTime(copy.writeBackup(backup, bytes), snapshotPatience)
    const written = await Promise.allSettled(this.#present().map(write))
    if (!written.some(({ status }) => status === 'fulfilled'))
      throw asError((written[0] as PromiseRejectedResult | undefined)?.reason)
  }

  async listBackups(): Promise<Backup[]> {
    const lists = await Promise.all(this.#present().map(({ copy }) => copy.listBackups().catch(() => [])))
    return [...new Map(lists.flat().map((backup) => [backup.id, backup])).values()]
  }

  /** Nothing where no copy has the bytes that it is to have. */
  async readBackup(id: string): Promise<Bytes> {
    for (const { copy } of this.#present()) {
      const known = (await copy.listBackups().catch(() => [])).find((backup) => backup.id === id)
      const bytes = await wholeBytes(() => copy.readBackup(id), known?.sha256)
      if (bytes) return bytes
    }
    return new Uint8Array(0)
  }

  /** One that cannot be deleted in a copy at the moment is named, and deleted, the next time. */
  async deleteBackups(ids: readonly string[]): Promise<void> {
    await Promise.allSettled(this.#present().map(({ copy }) => copy.deleteBackups(ids)))
  }

  close(): void {
    for (const { copy } of this.#halves) copy.close()
  }

  #present(): Half[] {
    return this.#halves.filter(({ contents }) => contents !== null)
  }

  /** Both or, where one fails, the other: that one is left behind from here on. Whoever lost the turn writes nothing. */
  async #toWhole(write: (copy: Copy) => Promise<void>, patience: number, alone = patience): Promise<void> {
    let giveUp = () => {}
    const late = new Promise<never>((_, reject) => (giveUp = () => reject(noAnswer())))
    let waiting = setTimeout(giveUp, this.#halves.some(({ state }) => state === 'behind') ? alone : patience)
    const inTime = async (writing: Promise<void>) => {
      try {
        await Promise.race([writing, late])
      } catch (error) {
        clearTimeout(waiting)
        waiting = setTimeout(giveUp, alone)
        throw error
      }
    }
    // The last one first: while the database is on its way the files are written at once.
    const whole = this.#halves.filter(({ state }) => state === 'whole').toReversed()
    const written = await Promise.allSettled(whole.map(({ copy }) => inTime(write(copy))))
    clearTimeout(waiting)
    const failures = written.flatMap((result, place) =>
      result.status === 'rejected' ? [{ half: whole[place]!, error: result.reason as unknown }] : []
    )
    for (const { error } of failures) if (error instanceof Fenced) throw error
    if (failures.length === whole.length) throw asError(failures[0]?.error)
    for (const { half } of failures) this.#leaveBehind(half)
  }

  /** From the records on that were written last, or are being written: they may not have come there. */
  #leaveBehind(half: Half): void {
    if (half.state !== 'whole') return
    half.state = 'behind'
    note(half.missed, this.#last)
  }

  /** Looks at the snapshots of a copy that was not read from, while work goes on. The last one goes on as it is. */
  async #verify(half: Half): Promise<void> {
    const isWhole = await isSound(half.copy, half.contents!).catch(() => false)
    if (!isWhole && this.#halves.some((other) => other !== half && other.state === 'whole')) this.#leaveBehind(half)
  }

  async #bringIntoStep(half: Half, snapshot: Snapshot, bytes: Bytes): Promise<void> {
    const { copy, missed } = half
    try {
      const all = { belowGeneration: snapshot.generation, upToSeq: snapshot.covers }
      await this.#inTime(copy.writeSnapshot(snapshot, bytes, all), snapshotPatience)
      this.#faults('P15')
      // The record that a snapshot covers last stays: without it nobody knows what else is gone.
      for (const seq of missed.keys()) if (seq < snapshot.covers) missed.delete(seq)
      while (missed.size > 0) {
        const batch = [...missed.values()]
        await this.#inTime(copy.append(batch))
        for (const { seq } of batch) missed.delete(seq)
      }
      half.state = 'whole'
    } catch (error) {
      if (error instanceof Fenced) throw error
    }
  }

  /** What only the other copy keeps, as far as there is room for it. */
  async #bringBackups({ copy }: Half): Promise<void> {
    try {
      const known = new Set((await copy.listBackups()).map(({ id }) => id))
      for (const { copy: other } of this.#present())
        for (const backup of (await other.listBackups()).filter(({ id }) => !known.has(id))) {
          const bytes = await wholeBytes(() => other.readBackup(backup.id), backup.sha256)
          if (bytes) await copy.writeBackup(backup, bytes)
        }
    } catch {
      // It is tried again when the copy comes back the next time.
    }
  }

  #inTime<T>(work: Promise<T>, patience = this.#patience): Promise<T> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        reject(noAnswer())
      }, patience)
      work.then(resolve, reject).finally(() => {
        clearTimeout(late)
      })
    })
  }
}

const noAnswer = () => new DOMException('no answer', 'TimeoutError')

/** Null where they cannot be read, or are not those that the hash is of. */
async function wholeBytes(read: () => Promise<Bytes>, hash: Bytes | undefined): Promise<Bytes | null> {
  const bytes = hash ? await read().catch(() => null) : null
  return bytes && sameBytes(await sha256(bytes), hash!) ? bytes : null
}

function note(missed: Half['missed'], records: readonly StoredRecord[]): void {
  for (const record of records) missed.set(record.seq, record)
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error('no copy to write to'))

export const reach = ({ journal, snapshots }: Contents): number =>
  Math.max(journal.at(-1)?.seq ?? 0, snapshots.at(-1)?.covers ?? 0)

/** Whether two copies say the same as far as both go back, and both go back to the newest snapshot. */
function isEqual(a: Contents, b: Contents): boolean {
  const newest = a.snapshots.at(-1)
  if (newest?.generation !== b.snapshots.at(-1)?.generation || reach(a) !== reach(b)) return false
  const first = Math.max(a.journal[0]?.seq ?? 1, b.journal[0]?.seq ?? 1)
  const [mine, other] = [a, b].map(({ journal }) => journal.filter(({ seq }) => seq >= first))
  const isSame = ({ seq, bytes }: StoredRecord, place: number): boolean =>
    other![place]?.seq === seq && sameBytes(bytes, other![place].bytes)
  return first <= (newest?.covers ?? 0) + 1 && mine!.length === other!.length && mine!.every(isSame)
}

/** Whether every snapshot of a copy has the bytes that it is to have. */
async function isSound(copy: Copy, { snapshots }: Contents): Promise<boolean> {
  for (const { generation, sha256: expected } of snapshots)
    if (!sameBytes(await sha256(await copy.readSnapshot(generation)), expected)) return false
  return true
}
