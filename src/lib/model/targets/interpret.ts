// Runs a tape in any arithmetic. With doubles it is the fallback and the oracle of the WebAssembly; with decimals
// it is the exact pass, which pauses after every month so that typing never waits for it.
import type { Arithmetic } from './arithmetic.ts'
import { compare, firstMonth, foldWhole, foldWindow, ratio } from './folds.ts'
import type { Op, Step, Tape } from './tape.ts'

/** Every value of a run: `monthly[row * (months + 1) + month]`, `yearly[row * years + year - 1]`, `once[row]`. */
export interface Values<T> {
  monthly: T[]
  yearly: T[]
  once: T[]
}

export function interpret<T>(tape: Tape, parameters: readonly T[], arithmetic: Arithmetic<T>): Values<T> {
  const run = interpretByMonth(tape, parameters, arithmetic)
  for (;;) {
    const step = run.next()
    if (step.done) return step.value
  }
}

/** Like interpret, but yields the number of every month it has finished. */
export function* interpretByMonth<T>(
  tape: Tape,
  parameters: readonly T[],
  arithmetic: Arithmetic<T>
): Generator<number, Values<T>> {
  const run = new Run(tape, parameters, arithmetic)
  run.steps(tape.steps.fixed, run.values.once, 1, 0)
  run.month = 0
  run.steps(tape.steps.opening, run.values.monthly, tape.months + 1, 0)
  for (let month = 1; month <= tape.months; month++) {
    run.month = month
    run.steps(tape.steps.monthly, run.values.monthly, tape.months + 1, month)
    yield month
  }
  for (let year = 1; year <= tape.years; year++) {
    run.yearNumber = year
    run.steps(tape.steps.yearly, run.values.yearly, tape.years, year - 1)
  }
  run.steps(tape.steps.closing, run.values.once, 1, 0)
  return run.values
}

class Run<T> {
  readonly values: Values<T>
  month = 0
  yearNumber = 0
  private readonly slots: (T | boolean)[]

  constructor(
    private readonly tape: Tape,
    private readonly parameters: readonly T[],
    private readonly n: Arithmetic<T>
  ) {
    const empty = (length: number): T[] => Array<T>(length).fill(n.blank)
    this.values = {
      monthly: empty(tape.rows.monthly.length * (tape.months + 1)),
      yearly: empty(tape.rows.yearly.length * tape.years),
      once: empty(tape.rows.once.length)
    }
    this.slots = Array<T | boolean>(tape.ops.length).fill(n.blank)
  }

  steps(steps: readonly Step[], kept: T[], stride: number, column: number): void {
    for (const step of steps) {
      if ('keep' in step) kept[step.row * stride + column] = this.slots[step.keep] as T
      else this.slots[step.compute] = this.compute(this.tape.ops[step.compute]!)
    }
  }

  private compute(op: Op): T | boolean {
    const { n } = this
    const value = (position: number) => this.slots[position] as T
    const truth = (position: number) => this.slots[position] as boolean
    switch (op.do) {
      case 'number':
        return n.of(op.text)
      case 'blank':
        return n.blank
      case 'truth':
        return op.holds
      case 'parameter':
        return this.parameters[op.slot]!
      case 'clock':
        return n.whole(this.clock(op.word))
      case 'load':
        return this.cell(op.row, this.month - op.back)
      case 'negate':
        return n.negate(value(op.a))
      case 'add':
      case 'subtract':
      case 'multiply':
      case 'divide':
      case 'power':
      case 'min':
      case 'max':
        return n[op.do](value(op.a), value(op.b))
      case 'ratio':
        return ratio(value(op.a), value(op.b), n)
      case 'less':
        return n.less(value(op.a), value(op.b))
      case 'lessOrEqual':
        return n.less(value(op.a), value(op.b)) || n.equal(value(op.a), value(op.b))
      case 'equal':
        return n.equal(value(op.a), value(op.b))
      case 'and':
        return truth(op.a) && truth(op.b)
      case 'or':
        return truth(op.a) || truth(op.b)
      case 'select':
        return truth(op.when) ? value(op.then) : value(op.otherwise)
      case 'window':
        return foldWindow(op.fold, (month) => this.cell(op.row, month), this.month - op.back, value(op.length), n)
      case 'whole':
        return foldWhole(op.fold, this.series(op.grain, op.row), n)
      case 'first':
        return this.first(op, value(op.bound))
      case 'yearSum': {
        let sum = n.whole(0)
        for (let i = 11; i >= 0; i--) sum = n.add(sum, this.cell(op.row, 12 * this.yearNumber - i))
        return sum
      }
    }
  }

  private clock(word: Extract<Op, { do: 'clock' }>['word']): number {
    if (word === 'month') return this.month
    if (word === 'year') return Math.floor((this.month - 1) / 12)
    if (word === 'year_number') return this.yearNumber
    return this.tape[word]
  }

  /** Before M0 there was nothing. */
  private cell(row: number, month: number): T {
    return month < 0 ? this.n.whole(0) : this.values.monthly[row * (this.tape.months + 1) + month]!
  }

  private series(grain: 'monthly' | 'yearly', row: number): T[] {
    const count = grain === 'monthly' ? this.tape.months + 1 : this.tape.years
    return this.values[grain].slice(row * count, (row + 1) * count)
  }

  private first(op: Extract<Op, { do: 'first' }>, bound: T): T {
    const holds = (month: number) => compare(this.cell(op.row, month), op.op, bound, this.n)
    const month = firstMonth(holds, this.tape.months, op.toTheEnd)
    return month === null ? this.n.blank : this.n.whole(month)
  }
}
