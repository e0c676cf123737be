// Exact arithmetic: what is filed, exported and explained. A balance must come to zero to 20 decimal places, so the
// precision follows the size of the largest figure.
import { Decimal } from 'decimal.js'
import type { Arithmetic } from './arithmetic.ts'

const decimalPlaces = 20
const guardDigits = 14

/** As far as doubles reach: what goes beyond has no value, and takes no time and room for its digits. */
const reach = { maxE: 308, minE: -324 }

/**
 * @param largest the largest absolute figure that will come up, as found by the float64 pass
 */
export function decimalsFor(largest: number): Arithmetic<Decimal> {
  const wholeDigits = Number.isFinite(largest) ? Math.max(1, Math.ceil(Math.log10(Math.max(1, largest)))) : 309
  const precision = Math.max(34, wholeDigits + decimalPlaces + guardDigits)
  const Exact = Decimal.clone({
    precision,
    rounding: Decimal.ROUND_HALF_EVEN,
    toExpNeg: -1000,
    toExpPos: 1000,
    ...reach
  })
  const small = Array.from({ length: 256 }, (_, i) => new Exact(i))
  return {
    of: (text) => new Exact(text),
    whole: (number) => small[number] ?? new Exact(number),
    blank: new Exact(NaN),
    isBlank: (a) => a.isNaN(),
    toNumber: (a) => a.toNumber(),
    add: (a, b) => a.plus(b),
    subtract: (a, b) => a.minus(b),
    multiply: (a, b) => a.times(b),
    divide: (a, b) => a.div(b),
    power: (a, b) => a.pow(b),
    negate: (a) => a.neg(),
    min: (a, b) => Exact.min(a, b),
    max: (a, b) => Exact.max(a, b),
    less: (a, b) => a.lt(b),
    equal: (a, b) => a.eq(b)
  }
}
