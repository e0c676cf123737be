// A device whose power can be cut at a named place, and one whose transactions fail: what tests put a store through.
import { forceCloseDatabase } from 'fake-indexeddb'
import type { CrashPoint, Faults, Wait } from '#workers/store/faults.ts'

export class PowerCut extends Error {}

export interface CutPlan {
  point: CrashPoint
  /** At which time of passing the point. */
  time: number
  /** Whether a transaction whose requests are answered gets to its end. */
  lastWriteLands: boolean
}

/** One run of the program between two losses of power. */
export class Power {
  isOn = true
  readonly off: Promise<void>
  #turnedOff: () => void = () => {}
  #passed = 0
  readonly #plan: CutPlan | null
  readonly #open = new Set<IDBTransaction>()

  constructor(plan: CutPlan | null) {
    this.#plan = plan
    this.off = new Promise((resolve) => (this.#turnedOff = resolve))
  }

  faults: Faults = (point) => {
    if (this.#plan?.point === point && ++this.#passed === this.#plan.time) this.cut()
    if (!this.isOn) throw new PowerCut(point)
  }

  /** Nothing that waits goes on after the power is cut. */
  wait: Wait = () => new Promise((resolve) => this.isOn && setImmediate(resolve))

  cut(): void {
    if (!this.isOn) return
    this.isOn = false
    const lands = this.#plan?.point === 'P6' && this.#plan.lastWriteLands
    if (!lands) for (const transaction of this.#open) inside(transaction)._abort('AbortError')
    this.#turnedOff()
  }

  feed = (device: IDBFactory): IDBFactory =>
    watching(device, (transaction) => {
      if (!this.isOn) throw new DOMException('no power', 'InvalidStateError')
      this.#open.add(transaction)
      for (const end of ['complete', 'abort']) transaction.addEventListener(end, () => this.#open.delete(transaction))
    })
}

export type Trouble = 'fine' | 'full' | 'full and unanswered' | 'unknown' | 'cut off'

/**
 * The device with trouble for its writes, counted from 1. Trouble strikes when every request of the transaction was
 * answered with success, and before it is complete: as browsers do on a full disk.
 */
export function troubled(device: IDBFactory, troubleOf: (write: number) => Trouble): IDBFactory {
  let writes = 0
  return watching(device, (transaction) => {
    if (transaction.mode !== 'readwrite') return
    const trouble = troubleOf(++writes)
    if (trouble === 'fine') return
    afterAllRequests(transaction, trouble === 'full and unanswered', () => {
      inside(transaction)._abort(errors[trouble])
      if (trouble === 'cut off') forceCloseDatabase(transaction.db as never)
    })
  })
}

const errors = {
  full: 'QuotaExceededError',
  'full and unanswered': 'QuotaExceededError',
  unknown: 'UnknownError',
  'cut off': 'AbortError'
}

function watching(device: IDBFactory, onTransaction: (transaction: IDBTransaction) => void): IDBFactory {
  const open = (name: string, version?: number): IDBOpenDBRequest => {
    const request = device.open(name, version)
    request.addEventListener('success', () => {
      const database = request.result
      const begin = database.transaction.bind(database)
      database.transaction = (...asked) => {
        const transaction = begin(...asked)
        onTransaction(transaction)
        return transaction
      }
    })
    return request
  }
  return { open } as IDBFactory
}

/** The fake's own parts: from outside, no transaction can be ended that is on its way to its end. */
interface Inside {
  _state: string
  _abort(error: string): void
  _execRequestAsync(asked: unknown): IDBRequest
}

const inside = (transaction: IDBTransaction): Inside => transaction as unknown as Inside

/** All but the first, which asks for the turn, can be left without an answer. */
function afterAllRequests(transaction: IDBTransaction, isUnanswered: boolean, strike: () => void): void {
  const parts = inside(transaction)
  const ask = parts._execRequestAsync.bind(parts)
  let unanswered = 0
  let isTurnKnown = false
  parts._execRequestAsync = (asked) => {
    unanswered++
    const request = ask(asked)
    const isSilent = isUnanswered && isTurnKnown
    isTurnKnown = true
    if (isSilent)
      request.addEventListener('error', (event) => {
        event.stopImmediatePropagation()
      })
    request.addEventListener('success', (event) => {
      if (isSilent) event.stopImmediatePropagation()
      unanswered--
      setImmediate(() => {
        if (unanswered === 0 && parts._state !== 'finished') strike()
      })
    })
    return request
  }
}
