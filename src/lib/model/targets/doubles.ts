// Arithmetic in float64, where NaN is the blank: what is drawn and simulated, never what is filed.
import type { Arithmetic } from './arithmetic.ts'

export const doubles: Arithmetic<number> = {
  of: Number,
  whole: (number) => number,
  blank: NaN,
  isBlank: Number.isNaN,
  toNumber: (a) => a,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  power: (a, b) => Math.pow(a, b),
  negate: (a) => -a,
  min: (a, b) => Math.min(a, b),
  max: (a, b) => Math.max(a, b),
  less: (a, b) => a < b,
  equal: (a, b) => a === b
}
