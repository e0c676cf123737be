// One workspace in several tabs. One of them writes; the others pass on to it what is asked for in them and hear what it
// has written, and one takes over when it is gone: closed, crashed, or silent for too long. A change is asked for under
// an id, so that it is made once however often it is passed on.
import { claimWriter, stealWriter, witness, type Claim, type Held, type Witness } from '#workers/store/lock.ts'
import type { StoredRecord } from '#workers/store/store.ts'
import type { Answer, Ask, Body, Channel, Message, News, Version } from './between-tabs.ts'

/** The answer of a tab that has lost its turn and did not know. */
export const notOurTurn = Symbol('not our turn')

/** This tab's part of the work. */
export interface Part {
  /** The lock is here: opens for writing. False where there is only reading, and no reason to keep the lock. */
  write(): Promise<boolean>
  /** The lock was taken away, or is given up: finishes what can be finished, and goes on following, if it can. */
  follow(isLost: boolean): Promise<boolean>
  /** Makes a change; where it may have been asked for before, once. Says so where it is not this tab's turn any more. */
  perform(ask: Ask, isFirst: boolean): unknown
  /** Resolves to the number of the last record when everything made so far is on the device. */
  durable(): Promise<number>
  news(): Omit<News, 'turn'>
  /** What the writing tab wrote, in order; and up to which record this tab should have come. */
  take(records: readonly StoredRecord[], upTo: number): Promise<void>
  /** Anything about the writing tab, or about what was asked for, has changed. */
  heard(): void
}

export interface TabsOptions {
  locks: LockManager
  channel: Channel
  workspace: string
  version: Version
  newId: () => string
  /** Milliseconds that only go forward. */
  now: () => number
  part: Part
  pace?: Pace
}

interface Waiting {
  ask: Ask
  resolve: (answer: unknown) => void
  reject: (error: Error) => void
}

/** In milliseconds. */
export interface Pace {
  betweenNews: number
  /** Until the lock is taken from a tab that has it and does not answer. */
  mostSilence: number
  betweenThefts: number
}

const usualPace: Pace = { betweenNews: 500, mostSilence: 5000, betweenThefts: 60_000 }

export class Tabs {
  readonly #options: TabsOptions
  readonly #pace: Pace
  readonly #waiting = new Map<string, Waiting>()
  #held: Held | null = null
  /** Once it has had the lock. */
  #witness: Witness | undefined
  #claim: Extract<Claim, { taken: true }> | null = null
  /** The workspace is open for writing here. */
  #turn: string | null = null
  #writer: News | null = null
  #heardAt = 0
  #stolenAt = -Infinity
  #timer: ReturnType<typeof setInterval> | undefined
  #changing: Promise<void> = Promise.resolve()
  /** What is heard is taken one after the other. */
  #taking: Promise<void> = Promise.resolve()
  readonly #untilSettled: (() => void)[] = []
  /** Whether somebody can see the page. */
  isSeen = true

  constructor(options: TabsOptions) {
    this.#options = options
    this.#pace = options.pace ?? usualPace
    options.channel.onmessage = ({ data }) => {
      this.#receive(data as Message)
    }
  }

  /** How the writing tab is doing, where that is another one. */
  get writer(): News | null {
    return this.#turn ? null : this.#writer
  }

  /** How much was asked of it that is not answered. */
  get unanswered(): number {
    return this.#waiting.size + this.#making
  }

  /**
   * Takes a place among the others, and opens the workspace. A turn that comes meanwhile waits until that is done.
   * @param open opens it, for writing where the lock is here; says in which part, or that it takes none
   */
  async join(open: () => Promise<'writer' | 'reader' | null>): Promise<void> {
    this.#heardAt = this.#options.now()
    this.#timer ??= setInterval(() => {
      this.#tick()
    }, this.#pace.betweenNews)
    let opening: Promise<unknown> = Promise.resolve()
    await this.#inTurn(async () => {
      if (!this.#held) await this.#queue()
      const opened = open()
      opening = opened
      const part = await opened.catch(() => null)
      if (part) this.#opened(part)
      else this.withdraw()
    })
    await opening
  }

  /** Whether nobody else may write now. */
  get hasLock(): boolean {
    return this.#held !== null
  }

  #opened(part: 'writer' | 'reader'): void {
    if (part === 'reader' || !this.#held) return this.#post({ kind: 'hello' })
    this.#turn = this.#options.newId()
    this.tell()
    for (const { ask, resolve } of [...this.#waiting.values()]) this.#settle(ask.id, resolve, this.#performed(ask))
  }

  /** Only reads from here on, and waits for no turn. */
  withdraw(): void {
    this.#claim?.withdraw()
    this.#claim = null
    this.#held?.release()
    this.#held = null
  }

  /** A change that was asked for on this page. */
  do(method: string, args: readonly unknown[]): unknown {
    const ask: Ask = { id: this.#options.newId(), method, args }
    const answer = this.#turn ? this.#options.part.perform(ask, true) : notOurTurn
    const unlessMissed = (value: unknown) => (value === notOurTurn ? this.#passOn(ask) : value)
    return answer instanceof Promise ? this.making(answer.then(unlessMissed)) : unlessMissed(answer)
  }

  /** Work of this page that a change may come of: until it is done nothing is settled. */
  async making<T>(work: Promise<T>): Promise<T> {
    this.#making++
    try {
      return await work
    } finally {
      this.#making--
      this.#tellSettled()
    }
  }
  /** Changes of this page that wait for something in this tab. */
  #making = 0

  #passOn(ask: Ask): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(ask.id, { ask, resolve, reject })
      this.#post({ kind: 'ask', ask, isSeen: this.isSeen })
      // The turn may have gone and come back.
      if (this.#turn) this.#settle(ask.id, resolve, this.#performed(ask))
      this.#options.part.heard()
    })
  }

  /** What is to be done again in the writing tab, since it was made here and may not have come to the device. */
  again(ask: Ask): void {
    const nobody = () => {}
    this.#waiting.set(ask.id, { ask, resolve: nobody, reject: nobody })
  }

  /** Whether the lock is still here, by what the browser says. */
  async isOurs(): Promise<boolean> {
    return (await this.#witness?.isOurs()) ?? true
  }

  /** Resolves when everything asked for so far is answered. */
  async settled(): Promise<void> {
    await this.#changing
    if (this.unanswered > 0) await new Promise<void>((resolve) => this.#untilSettled.push(resolve))
  }

  wrote(records: readonly StoredRecord[]): void {
    if (this.#turn) this.#post({ kind: 'wrote', records: records.map(({ seq, bytes }) => ({ seq, bytes })) })
  }

  /** Tells the others how things are, where this tab writes. */
  tell(): void {
    if (this.#turn) this.#post({ kind: 'here', turn: this.#turn, ...this.#options.part.news() })
  }

  /** Neither says nor hears anything any more. */
  fallSilent(): void {
    clearInterval(this.#timer)
    this.#turn = null
    this.#options.channel.onmessage = null
  }

  close(): void {
    this.fallSilent()
    this.withdraw()
    this.#witness?.release()
  }

  async #performed(ask: Ask): Promise<unknown> {
    return this.#options.part.perform(ask, false)
  }

  #post(body: Body): void {
    this.#options.channel.postMessage({ version: this.#options.version, ...body })
  }

  /** @returns whether the lock is here at once */
  async #queue(): Promise<boolean> {
    const claim = await claimWriter(this.#options.locks, this.#options.workspace)
    if (!claim.taken) {
      this.#keep(claim.held)
      return true
    }
    this.#claim = claim
    claim.obtained.then(
      (held) => {
        if (this.#claim === claim) this.#takeTurn(held)
        else held.release()
      },
      () => undefined
    )
    return false
  }

  async #requeue(): Promise<void> {
    if (await this.#queue()) this.#takeTurn(this.#held!)
  }

  #keep(held: Held): void {
    this.#claim = null
    this.#held = held
    const { locks, workspace, newId } = this.#options
    this.#witness ??= witness(locks, workspace, newId())
    void held.lost.then(() => {
      if (this.#held !== held) return
      this.#held = null
      this.#turn = null
      void this.#give(true)
    })
  }

  /** Turns come and go one after the other. */
  #inTurn(step: () => Promise<void>): Promise<void> {
    this.#changing = this.#changing.then(step).catch(() => undefined)
    return this.#changing
  }

  #takeTurn(held: Held): void {
    this.#keep(held)
    const begin = async () => {
      await this.#taking
      if (this.#held !== held || this.#turn) return
      const writes = await this.#options.part.write().catch(() => false)
      if (this.#held !== held) return
      if (writes) this.#opened('writer')
      else this.withdraw()
    }
    void this.#inTurn(begin)
  }

  /** Gives the turn up, or sees that it is gone, and queues for another one. */
  #give(isLost: boolean): Promise<void> {
    this.#turn = null
    return this.#inTurn(async () => {
      const held = this.#held
      if (!isLost && !held) return
      this.#heardAt = this.#options.now()
      const follows = await this.#options.part.follow(isLost).catch(() => false)
      this.#held = null
      held?.release()
      if (!follows) return
      await this.#requeue()
      if (!this.#held) this.#opened('reader')
      for (const { ask } of this.#waiting.values()) this.#post({ kind: 'ask', ask, isSeen: this.isSeen })
    })
  }

  #receive(message: Message): void {
    const { version } = this.#options
    const isNewer = message.version.protocol > version.protocol || message.version.schema > version.schema
    if (message.kind === 'hello' && this.#turn) {
      if (isNewer) void this.#give(false)
      else this.tell()
    }
    const isOlder = message.version.protocol < version.protocol || message.version.schema < version.schema
    // Whoever had the turn next may be as old as the one that gave it up.
    if (message.kind === 'here' && isOlder && this.#claim) this.#post({ kind: 'hello' })
    if (message.version.protocol !== version.protocol) return
    if (message.kind === 'ask' && this.#turn) void this.#answer(message.ask, message.isSeen)
    if (this.#held) return
    if (message.kind === 'coming') this.#heardAt = this.#options.now()
    if (message.kind === 'here') this.#hear(message)
    if (message.kind === 'wrote') void this.#take(message.records, 0)
    if (message.kind === 'done') {
      const { id, answer, seq } = message
      const waiting = this.#waiting.get(id)
      const known = async () => {
        await this.#take([], seq)
        if ('thrown' in answer) throw new Error(answer.thrown)
        return answer.value
      }
      if (waiting) this.#settle(id, waiting.resolve, known())
    }
  }

  #hear({ turn, seq, copies, hasWritten, state, problem }: News): void {
    this.#heardAt = this.#options.now()
    const isNew = this.#writer?.turn !== turn
    this.#writer = { turn, seq, copies, hasWritten, state, problem }
    if (isNew) for (const { ask } of this.#waiting.values()) this.#post({ kind: 'ask', ask, isSeen: this.isSeen })
    void this.#take([], seq)
    this.#options.part.heard()
  }

  #take(records: readonly StoredRecord[], upTo: number): Promise<void> {
    const take = () => (this.#held ? undefined : this.#options.part.take(records, upTo))
    // What cannot be read now is read when the next news comes.
    this.#taking = this.#taking.then(take).catch(() => undefined)
    return this.#taking
  }

  /** The answer goes out when it is on the device. A tab that nobody sees gives its turn to one that somebody types in. */
  async #answer(ask: Ask, isSeen: boolean): Promise<void> {
    const turn = this.#turn
    const answer = await this.#performed(ask).then(
      (value): Answer => ({ value }),
      (error: unknown): Answer => ({ thrown: error instanceof Error ? error.message : String(error) })
    )
    if ('value' in answer && answer.value === notOurTurn) return
    // What is not on the device will be asked for again, of whoever writes then.
    const seq = await this.#options.part.durable().catch(() => null)
    if (seq === null || this.#turn !== turn) return
    this.#post({ kind: 'done', id: ask.id, answer, seq })
    if (isSeen && !this.isSeen) await this.#give(false)
  }

  #settle(id: string, resolve: (answer: unknown) => void, answer: Promise<unknown>): void {
    const waiting = this.#waiting.get(id)
    void answer.then(
      (value) => {
        if (value === notOurTurn) return
        this.#forget(id)
        resolve(value)
        this.#options.part.heard()
      },
      (error: unknown) => {
        this.#forget(id)
        waiting?.reject(error as Error)
      }
    )
  }

  #forget(id: string): void {
    this.#waiting.delete(id)
    this.#tellSettled()
  }

  #tellSettled(): void {
    if (this.unanswered === 0) for (const resolve of this.#untilSettled.splice(0)) resolve()
  }

  #tick(): void {
    if (this.#held && !this.#turn) this.#post({ kind: 'coming' })
    this.tell()
    const now = this.#options.now()
    const { mostSilence, betweenThefts } = this.#pace
    const isSilent = now - this.#heardAt > mostSilence && now - this.#stolenAt > betweenThefts
    if (!this.#claim || !isSilent || !this.isSeen || this.#waiting.size === 0) return
    this.#stolenAt = now
    this.#claim.withdraw()
    this.#claim = null
    stealWriter(this.#options.locks, this.#options.workspace).then(
      (held) => this.#takeTurn(held),
      () => this.#requeue()
    )
  }
}
