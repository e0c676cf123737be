// What a single formula sees when it is evaluated or explained beside a finished run.
import { parameterText, rowsOf, type Inputs } from './inputs.ts'
import type { Rows } from './language/syntax.ts'
import type { Compiled } from './run.ts'
import type { Arithmetic } from './targets/arithmetic.ts'
import type { RowAt, Surroundings } from './targets/evaluate.ts'
import type { Cell } from './targets/fold.ts'
import type { Values } from './targets/interpret.ts'
import { rowKey, type Parameter } from './targets/tape.ts'

/** @param at the month (0..N) or year (1..Y) the formula is for */
export function surroundingsOf<T>(
  { tape, model, shape }: Compiled,
  values: Values<T>,
  inputs: Inputs,
  n: Arithmetic<T>,
  at: number
): Surroundings<T> {
  const series = (cell: Cell): T[] => {
    const row = tape.rowOf.get(rowKey(cell))!
    const { grain } = cell.line
    const stride = grain === 'monthly' ? tape.months + 1 : grain === 'yearly' ? tape.years : 1
    return values[grain].slice(row * stride, (row + 1) * stride)
  }
  const typed = (parameter: Parameter): T => {
    const text = parameterText(parameter, inputs)
    return text === null ? n.blank : n.of(text)
  }
  return {
    at,
    last: tape.months,
    value(cell, when) {
      if (cell.line.grain === 'once') return series(cell)[0]!
      return when < 0 ? n.whole(0) : (series(cell)[cell.line.grain === 'yearly' ? when - 1 : when] ?? n.blank)
    },
    series,
    input: (given, members) => typed({ kind: 'input', given, members }),
    column: (rows, column, row) => typed({ kind: 'column', rows, column, ...row }),
    rows: (rows, member) => rowsAt(rows, member, model.axes, shape.members, inputs),
    clock: (word) =>
      ({ month: at, year: Math.floor((at - 1) / 12), months: tape.months, years: tape.years, year_number: at })[word]
  }
}

function rowsAt(
  rows: Rows,
  member: string | null,
  axes: Compiled['model']['axes'],
  members: Readonly<Record<string, readonly string[]>>,
  inputs: Inputs
): RowAt[] {
  const groups = rows.by === null ? [null] : member === null ? (axes[rows.by]!.members ?? members[rows.by]!) : [member]
  return groups.flatMap((group) => rowsOf(rows, group ?? '', inputs).map((_, index) => ({ member: group, index })))
}
