// What a kind of number can do. A blank is a value of its own kind that every operation hands on.

export interface Arithmetic<T> {
  of(text: string): T
  whole(number: number): T
  blank: T
  isBlank(a: T): boolean
  toNumber(a: T): number
  add(a: T, b: T): T
  subtract(a: T, b: T): T
  multiply(a: T, b: T): T
  divide(a: T, b: T): T
  power(a: T, b: T): T
  negate(a: T): T
  min(a: T, b: T): T
  max(a: T, b: T): T
  less(a: T, b: T): boolean
  equal(a: T, b: T): boolean
}
