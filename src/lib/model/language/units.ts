// Units keep customers from being added to money. A unit is a product of dimensions to whole powers; a share, a
// multiple or a count of months has none, and differs from the others only in how it is shown.

import * as texts from '#lib/texts/units.ts'

const bases = ['money', 'customer', 'person', 'day', 'share'] as const
type Base = (typeof bases)[number]

/** Powers of the base dimensions, without zeros. 'any' fits everywhere: nothing is nothing in every unit. */
export type Dimension = Partial<Record<Base, number>> | 'any'

const spelled: Record<string, string> = {
  money: 'money',
  customer: 'customer',
  customers: 'customer',
  person: 'person',
  people: 'person',
  persons: 'person',
  day: 'day',
  days: 'day',
  share: 'share',
  shares: 'share',
  number: 'number',
  rate: 'rate',
  percent: 'rate',
  multiple: 'multiple',
  month: 'month',
  months: 'month'
}

const plural: Record<string, string> = { customer: 'customers', person: 'people', day: 'days', share: 'shares' }

/** Every spelling of a unit, for messages and completion. */
export const unitWords = ['money', 'customer', 'person', 'day', 'share', 'number', 'rate', 'multiple', 'month']

/** The unit in its one spelling ('customers' becomes 'customer', 'percent' 'rate'), or null where it is none. */
export function readUnit(text: string): string | null {
  const parts = text
    .trim()
    .toLowerCase()
    .split(/\s+per\s+/)
    .map((part) => spelled[part.trim()])
  if (parts.length > 2 || parts.some((part) => part === undefined)) return null
  return parts.join(' per ')
}

/** The dimension of a unit in its one spelling. */
export function dimensionOf(unit: string): Dimension {
  const [over, under] = unit.split(' per ')
  const top = single(over!)
  return under === undefined ? top : multiply(top, power(single(under), -1))
}

const single = (word: string): Exclude<Dimension, 'any'> =>
  (bases as readonly string[]).includes(word) ? { [word]: 1 } : {}

export const sameDimension = (a: Dimension, b: Dimension): boolean =>
  a === 'any' || b === 'any' || bases.every((base) => (a[base] ?? 0) === (b[base] ?? 0))

export const isPlain = (dimension: Dimension): boolean => sameDimension(dimension, {})

/** a * b; whatever is multiplied by a nothing of any unit stays of any unit. */
export function multiply(a: Dimension, b: Dimension): Dimension {
  if (a === 'any' || b === 'any') return 'any'
  const product: Exclude<Dimension, 'any'> = {}
  for (const base of bases) {
    const sum = (a[base] ?? 0) + (b[base] ?? 0)
    if (sum !== 0) product[base] = sum
  }
  return product
}

export function power(a: Dimension, exponent: number): Dimension {
  if (a === 'any') return a
  return Object.fromEntries(bases.filter((base) => a[base]).map((base) => [base, a[base]! * exponent]))
}

/** The unit that a line of this dimension can have, or null where no two words say it. */
export function unitFor(dimension: Dimension): string | null {
  if (dimension === 'any') return 'number'
  const [over, under] = [1, -1].map((sign) => bases.filter((base) => dimension[base] === sign)) as [Base[], Base[]]
  const parts = Object.keys(dimension).length
  if (over.length > 1 || under.length > 1 || over.length + under.length !== parts) return null
  return [over[0] ?? 'number', ...under].join(' per ')
}

/** The dimension in words: 'money per customer', 'customers', 'a plain number'. */
export function dimensionName(dimension: Dimension): string {
  if (dimension === 'any') return texts.nothing
  const named = (sign: 1 | -1) =>
    bases.flatMap((base) => Array.from({ length: Math.max(0, (dimension[base] ?? 0) * sign) }, () => base as string))
  const [over, under] = [named(1), named(-1)]
  if (over.length === 0 && under.length === 0) return texts.plainNumber
  const top = over.map((base, i) => (i === over.length - 1 ? (plural[base] ?? base) : base)).join(texts.times)
  return [top || texts.one, ...under].join(' per ')
}
