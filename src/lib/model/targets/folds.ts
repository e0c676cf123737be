// What the words over many months mean, in any arithmetic: said once for the tape and for single formulas.
import type { Comparison, WholeFold, WindowFold } from '../language/syntax.ts'
import type { Arithmetic } from './arithmetic.ts'

/** The months from `start` to `last`, folded; `length` is what an average divides by. Without months: 0, or 1 for a product. */
export function foldWindow<T>(
  fold: WindowFold,
  at: (month: number) => T,
  last: number,
  length: T,
  n: Arithmetic<T>
): T {
  const start = windowStart(last, length, n)
  let folded = n.whole(fold === 'product' ? 1 : 0)
  for (let month = start; month <= last; month++) {
    const one = at(month)
    if (fold === 'product') folded = n.multiply(folded, one)
    else if (fold === 'lowest') folded = month === start ? one : n.min(folded, one)
    else if (fold === 'highest') folded = month === start ? one : n.max(folded, one)
    else folded = n.add(folded, one)
  }
  return fold === 'average' ? n.divide(folded, length) : folded
}

/** The first month of a window; before M0 there was nothing. */
export const windowStart = <T>(last: number, length: T, n: Arithmetic<T>): number =>
  Math.max(0, last - Math.trunc(n.toNumber(length)) + 1)

/** A whole run in one value. Blanks have no extreme; a sum with a blank is blank. */
export function foldWhole<T>(fold: WholeFold, series: readonly T[], n: Arithmetic<T>): T {
  if (fold === 'final') return series.at(-1) ?? n.blank
  if (fold === 'sum') return series.reduce((a, b) => n.add(a, b), n.whole(0))
  const best = positionOfExtreme(fold === 'highest', series, n)
  if (best < 0) return n.blank
  return fold === 'month of lowest' ? n.whole(best) : series[best]!
}

/** Where the extreme is, the first of equals; -1 where all is blank. */
export function positionOfExtreme<T>(highest: boolean, series: readonly T[], n: Arithmetic<T>): number {
  let best = -1
  for (let i = 0; i < series.length; i++) {
    if (n.isBlank(series[i]!)) continue
    if (best < 0 || (highest ? n.less(series[best]!, series[i]!) : n.less(series[i]!, series[best]!))) best = i
  }
  return best
}

/** The first month (M1 or later) that holds, or after which all hold to the end; null where there is none. */
export function firstMonth(holds: (month: number) => boolean, months: number, toTheEnd: boolean): number | null {
  if (!toTheEnd) {
    for (let month = 1; month <= months; month++) if (holds(month)) return month
    return null
  }
  let month = months
  while (month >= 1 && holds(month)) month--
  return month === months ? null : month + 1
}

export function compare<T>(a: T, op: Comparison, b: T, n: Arithmetic<T>): boolean {
  if (op === '<') return n.less(a, b)
  if (op === '>') return n.less(b, a)
  if (op === '=') return n.equal(a, b)
  return n.equal(a, b) || (op === '<=' ? n.less(a, b) : n.less(b, a))
}

/** A quotient is blank where its denominator is not positive. */
export const ratio = <T>(a: T, b: T, n: Arithmetic<T>): T => (n.less(n.whole(0), b) ? n.divide(a, b) : n.blank)
