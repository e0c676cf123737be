// One formula in any arithmetic, with the values it names looked up rather than computed: for explaining a number,
// and for applying a line's formula to a quarter or a year. Whole models run on the tape.
import type { BinaryOp, ClockWord, Comparison, Given, Rows, WholeFold, WindowFold } from '../language/syntax.ts'
import type { Arithmetic } from './arithmetic.ts'
import type { Cell, Target } from './fold.ts'
import { compare, firstMonth, foldWhole, foldWindow, ratio } from './folds.ts'

/** A row of a typed table: the member it belongs to, and its place among that member's rows. */
export interface RowAt {
  member: string | null
  index: number
}

/** Where the values come from. `at` counts months, quarters or years: whatever the formula is applied to. */
export interface Surroundings<T> {
  at: number
  last: number
  /** A line's value; for lines with one value `at` is ignored. Before the first there is nothing: 0. */
  value(cell: Cell, at: number): T
  /** All values of a line, the first month (M0) or year first. */
  series(cell: Cell): T[]
  input(given: Given, members: readonly string[]): T
  column(rows: Rows, column: string, row: RowAt): T
  rows(rows: Rows, member: string | null): readonly RowAt[]
  clock(word: ClockWord): number
}

export type Value<T> = T | boolean

export class Evaluator<T> implements Target<Value<T>> {
  rowAtHand: RowAt | null = null

  constructor(
    readonly around: Surroundings<T>,
    private readonly n: Arithmetic<T>
  ) {}

  number(text: string): T {
    return this.n.of(text)
  }

  blank(): T {
    return this.n.blank
  }

  truth(holds: boolean): boolean {
    return holds
  }

  clock(word: ClockWord): T {
    return this.n.whole(this.around.clock(word))
  }

  cell(cell: Cell, back: number): T {
    return this.around.value(cell, this.around.at - back)
  }

  input(given: Given, members: readonly string[]): T {
    return this.around.input(given, members)
  }

  column(rows: Rows, column: string): T {
    return this.around.column(rows, column, this.rowAtHand!)
  }

  minus(of: Value<T>): T {
    return this.n.negate(of as T)
  }

  binary(op: BinaryOp, left: () => Value<T>, right: () => Value<T>): Value<T> {
    const [a, b] = [left(), right()]
    if (op === 'and') return a === true && b === true
    if (op === 'or') return a === true || b === true
    const [x, y] = [a as T, b as T]
    switch (op) {
      case '+':
        return this.n.add(x, y)
      case '-':
        return this.n.subtract(x, y)
      case '*':
        return this.n.multiply(x, y)
      case '/':
        return ratio(x, y, this.n)
      case '^':
        return this.n.power(x, y)
      default:
        return compare(x, op, y, this.n)
    }
  }

  extreme(word: 'min' | 'max', of: Value<T>[]): T {
    return (of as T[]).reduce((a, b) => this.n[word](a, b))
  }

  choose(when: () => Value<T>, then: () => Value<T>, otherwise: () => Value<T>): Value<T> {
    return when() === true ? then() : otherwise()
  }

  window(fold: WindowFold, length: Value<T>, cell: Cell, back: number): T {
    const { around } = this
    return foldWindow(fold, (at) => around.value(cell, at), around.at - back, length as T, this.n)
  }

  whole(fold: WholeFold, cell: Cell): T {
    return foldWhole(fold, this.around.series(cell), this.n)
  }

  first(cell: Cell, op: Comparison, bound: Value<T>, toTheEnd: boolean): T {
    const series = this.around.series(cell)
    const month = firstMonth((m) => compare(series[m]!, op, bound as T, this.n), series.length - 1, toTheEnd)
    return month === null ? this.n.blank : this.n.whole(month)
  }

  yearSum(cell: Cell): T {
    const series = this.around.series(cell)
    return series
      .slice(12 * this.around.at - 11, 12 * this.around.at + 1)
      .reduce((a, b) => this.n.add(a, b), this.n.whole(0))
  }

  pick(position: Value<T>, options: (() => Value<T>)[]): Value<T> {
    return options[this.n.toNumber(position as T)]?.() ?? this.n.blank
  }

  overMembers(_axis: string, parts: (() => Value<T>)[]): T {
    return this.sum(parts.map((part) => part() as T))
  }

  overRows(
    fold: 'sum' | 'latest',
    rows: Rows,
    member: string | null,
    of: () => Value<T>,
    where: (() => Value<T>) | null
  ): T {
    const held = this.inForce(rows, member, where).map((row) => this.forRow(row, () => of() as T))
    return fold === 'latest' ? (held.at(-1) ?? this.n.whole(0)) : this.sum(held)
  }

  /** The rows of a member that the condition lets through. */
  inForce(rows: Rows, member: string | null, where: (() => Value<T>) | null): RowAt[] {
    return this.around.rows(rows, member).filter((row) => where === null || this.forRow(row, where) === true)
  }

  forRow<R>(row: RowAt, action: () => R): R {
    const outer = this.rowAtHand
    this.rowAtHand = row
    try {
      return action()
    } finally {
      this.rowAtHand = outer
    }
  }

  private sum(parts: T[]): T {
    return parts.reduce((a, b) => this.n.add(a, b), this.n.whole(0))
  }
}
