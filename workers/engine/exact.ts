// The exact pass. It follows the float64 pass in slices, so that typing never waits for it, and starts over when
// something was typed meanwhile. What it finds is filed by month until an assumption changes.
import type { Decimal } from 'decimal.js'
import type { Row, Values } from '#lib/edit/edit.ts'
import { runExactlyByMonth, type Compiled, type ExactRun } from '#lib/model/run.ts'
import { idOf } from '#lib/model/targets/fold.ts'
import type { Figures } from '#lib/model/targets/wasm.ts'
import type { Computed } from './computing.ts'

const sliceMilliseconds = 6

/** Exact figures as text by line id: months from M0, years from 1, or one value. Null is blank. */
export interface ExactTexts {
  monthly: Record<string, (string | null)[]>
  yearly: Record<string, (string | null)[]>
  once: Record<string, string | null>
}

export class ExactPass {
  #running: { cancelled: boolean } | null = null

  constructor(
    private readonly now: () => number,
    private readonly later: (action: () => void) => void
  ) {}

  cancel(): void {
    if (this.#running) this.#running.cancelled = true
    this.#running = null
  }

  /** Runs in slices and calls back when done, unless another pass was begun or this one was cancelled. */
  begin({ compiled, inputs }: Computed, done: (run: ExactRun) => void): void {
    this.cancel()
    const mine = { cancelled: false }
    this.#running = mine
    const steps = runExactlyByMonth(compiled, inputs)
    const slice = (): void => {
      if (mine.cancelled) return
      const end = this.now() + sliceMilliseconds
      while (this.now() < end) {
        const step = steps.next()
        if (!step.done) continue
        this.#running = null
        done(step.value)
        return
      }
      this.later(slice)
    }
    this.later(slice)
  }
}

/** An exact run in doubles, for the screen. */
export const figuresOfExact = ({ values }: ExactRun): Figures => ({
  monthly: Float64Array.from(values.monthly, toDouble),
  yearly: Float64Array.from(values.yearly, toDouble),
  once: Float64Array.from(values.once, toDouble)
})

const toDouble = (value: Decimal): number => value.toNumber()
/** With every digit; null for blank. */
export const textOf = (value: Decimal): string | null => (value.isFinite() ? value.toFixed() : null)

export function textsOf({ tape }: Compiled, { values }: ExactRun): ExactTexts {
  const cut = (all: readonly Decimal[], row: number, stride: number) =>
    all.slice(row * stride, (row + 1) * stride).map(textOf)
  const byId = <T>(rows: readonly Parameters<typeof idOf>[0][], of: (row: number) => T): Record<string, T> =>
    Object.assign(bare<T>(), Object.fromEntries(rows.map((cell, row) => [idOf(cell), of(row)])))
  return {
    monthly: byId(tape.rows.monthly, (row) => cut(values.monthly, row, tape.months + 1)),
    yearly: byId(tape.rows.yearly, (row) => cut(values.yearly, row, tape.years)),
    once: byId(tape.rows.once, (row) => textOf(values.once[row]!))
  }
}

/**
 * Filed by month: a year's figures with its last month, and what is known only when all months are with the last one.
 */
export function computedRows(texts: ExactTexts, months: number): Values[] {
  return Array.from({ length: months + 1 }, (_, month) => {
    const lines = Object.fromEntries(Object.entries(texts.monthly).map(([id, values]) => [id, values[month] ?? null]))
    const isYearEnd = month > 0 && month % 12 === 0
    const yearly = isYearEnd
      ? Object.fromEntries(Object.entries(texts.yearly).map(([id, values]) => [id, values[month / 12 - 1] ?? null]))
      : {}
    const figures = { lines, yearly, once: month === months ? texts.once : {} }
    return { month: String(month), figures: JSON.stringify(figures) }
  })
}

const bare = <T>(): Record<string, T> => Object.create(null) as Record<string, T>

/** The reverse of computedRows; null where nothing was filed, or by a version of the model that had other lines. */
export function textsFiled(rows: readonly Row[], { tape }: Compiled): ExactTexts | null {
  if (rows.length === 0) return null
  // Without anything inherited: a line may be called "constructor".
  const texts: ExactTexts = { monthly: bare(), yearly: bare(), once: bare() }
  const sorted = [...rows].sort((a, b) => Number(a['month']) - Number(b['month']))
  for (const row of sorted) {
    const filed = JSON.parse(row['figures']!) as {
      lines: Record<string, string | null>
      yearly: Record<string, string | null>
      once: Record<string, string | null>
    }
    for (const [id, value] of Object.entries(filed.lines)) (texts.monthly[id] ??= []).push(value)
    for (const [id, value] of Object.entries(filed.yearly)) (texts.yearly[id] ??= []).push(value)
    Object.assign(texts.once, filed.once)
  }
  return tape.rows.once.every((cell) => Object.hasOwn(texts.once, idOf(cell))) ? texts : null
}
