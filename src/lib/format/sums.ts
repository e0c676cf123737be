// Reads what stands for a number in a cell: digits with separators, k and M, per cent, a currency, and sums of such
// numbers. Arithmetic is exact to 200 digits, so that a third times three is one.
import { Decimal } from 'decimal.js'
import type { Problem } from '#lib/edit/result.ts'
import { typedWords } from '#lib/texts/numbers.ts'
import { digitsAtStart, readDigits } from './digits.ts'
import { dividedByZero, Refusal, unfinishedSum, unknownSuffix } from './refusals.ts'
import type { Separators } from './separators.ts'

export const Exact = Decimal.clone({ precision: 200, rounding: Decimal.ROUND_HALF_EVEN })

/** Something written beside a number. Scales fit every column, the others only some. */
export interface Mark {
  text: string
  of:
    | 'scale'
    | 'million'
    | 'percent'
    | 'points'
    | 'multiple'
    | 'days'
    | 'months'
    | 'customers'
    | 'people'
    | 'shares'
    | 'money'
}

/** What was read. A lone number carries its marks to be checked against the column; a difference may be a range or a day. */
export interface Sum {
  value: Decimal
  shape: 'number' | 'signed' | 'bracketed' | 'difference' | 'sum'
  marks: readonly Mark[]
}

const words: readonly [of: Mark['of'], times: string, words: string][] = [
  ['scale', '1e3', typedWords.thousands],
  ['million', '1e6', typedWords.million],
  ['scale', '1e6', typedWords.millions],
  ['scale', '1e9', typedWords.billions],
  ['percent', '0.01', '%'],
  ['points', '0.0001', typedWords.points],
  ['multiple', '1', typedWords.multiple],
  ['days', '1', typedWords.days],
  ['months', '1', typedWords.months],
  ['customers', '1', typedWords.customers],
  ['people', '1', typedWords.people],
  ['shares', '1', typedWords.shares]
]

const suffixes = new Map(
  words.flatMap(([of, times, spelled]) => spelled.split(' ').map((word) => [word, { of, times }] as const))
)

const currencyCodes = new Set(Intl.supportedValuesOf('currency'))
const currencySign = /^(?:US|CA|AU|NZ|HK|SG|MX|BR|TW|A|C|S|R)?\p{Sc}(?:US|CA|AU|NZ|HK|SG)?/u

/** How the person writes, and the whole text as typed for what is said about it. */
export interface Hand {
  separators: Separators
  /** The sign of the currency that amounts are shown in. */
  symbol: string
  said: string
  /** Something that may be typed instead. */
  example: string
  /** What is said where no number can be found at all. */
  unreadable: Problem
}

/**
 * The whole text as one sum.
 * @param start where the text goes on from a number, as "*1.05" does: that number
 * @throws Refusal
 */
export const readSum = (text: string, hand: Hand, start: Decimal | null = null): Sum =>
  new SumReader(text, hand).all(start)

class SumReader {
  private at = 0

  constructor(
    private readonly text: string,
    private readonly hand: Hand
  ) {}

  all(start: Decimal | null): Sum {
    const sum = this.sum(start && { value: start, shape: 'sum', marks: [] })
    return this.rest() === '' ? sum : this.fail()
  }

  private sum(start: Sum | null = null): Sum {
    let left = this.product(start)
    for (let sign = this.take(/^[+-]/); sign !== null; sign = this.take(/^[+-]/)) {
      const right = this.product()
      const value = sign === '+' ? left.value.plus(right.value) : left.value.minus(right.value)
      const isDifference = sign === '-' && ['number', 'difference'].includes(left.shape) && right.shape === 'number'
      left = { value, shape: isDifference ? 'difference' : 'sum', marks: [...left.marks, ...right.marks] }
    }
    return left
  }

  private product(start: Sum | null = null): Sum {
    let left = start ?? this.signed()
    for (let sign = this.take(/^[*/]/); sign !== null; sign = this.take(/^[*/]/)) {
      const right = this.signed()
      if (sign === '/' && right.value.isZero()) throw new Refusal(dividedByZero(this.hand.said))
      const value = sign === '*' ? left.value.times(right.value) : left.value.div(right.value)
      left = { value, shape: 'sum', marks: [...left.marks, ...right.marks] }
    }
    return left
  }

  private signed(): Sum {
    const sign = this.take(/^[+-]/)
    const sum = this.withMarks()
    if (sign === null) return sum
    return {
      ...sum,
      value: sign === '-' ? sum.value.neg() : sum.value,
      shape: sum.shape === 'number' ? 'signed' : 'sum'
    }
  }

  /** A number or a bracket between what may stand before and after it: US$ (1,200) k. */
  private withMarks(): Sum {
    const before = this.currency()
    const sign = before === null ? null : this.take(/^[+-]/)
    const inner = this.take(/^\(/) === null ? this.number() : this.bracketed()
    let value = sign === '-' ? inner.value.neg() : inner.value
    const marks: Mark[] = before === null ? [] : [{ text: before, of: 'money' }]
    for (let mark = this.mark(); mark !== null; mark = this.mark()) {
      if (marks.some(({ of }) => kindOf(of) === kindOf(mark.of))) this.fail()
      value = value.times(mark.times)
      marks.push({ text: mark.text, of: mark.of })
    }
    return { value, shape: sign === null ? inner.shape : 'signed', marks: [...inner.marks, ...marks] }
  }

  private bracketed(): Sum {
    const inner = this.sum()
    if (this.take(/^\)/) === null) this.fail()
    return { ...inner, shape: inner.shape === 'number' ? 'bracketed' : 'sum' }
  }

  private number(): Sum {
    const digits = this.take(digitsAtStart) ?? this.fail()
    const exponent = this.take(/^e[+-]?\d{1,3}(?![\d\p{L}])/iu) ?? ''
    return {
      value: new Exact(readDigits(digits, this.hand.separators, this.hand.unreadable) + exponent),
      shape: 'number',
      marks: []
    }
  }

  private mark(): (Mark & { times: string }) | null {
    const currency = this.currency()
    if (currency !== null) return { text: currency, times: '1', of: 'money' }
    const word = this.take(/^(?:%|\p{L}+)/u)
    if (word === null) return null
    const suffix = suffixes.get(word.toLowerCase())
    if (!suffix) throw new Refusal(unknownSuffix(word))
    return { text: word, ...suffix }
  }

  private currency(): string | null {
    const { symbol } = this.hand
    const rest = this.rest()
    if (symbol !== '' && rest.startsWith(symbol)) {
      this.at = this.text.length - rest.length + symbol.length
      return symbol
    }
    const word = /^\p{L}+/u.exec(rest)?.[0] ?? ''
    return this.take(currencyCodes.has(word.toUpperCase()) ? /^\p{L}+/u : currencySign)
  }

  private rest = (): string => this.text.slice(this.at).trimStart()

  private take(pattern: RegExp): string | null {
    const rest = this.rest()
    const found = pattern.exec(rest)?.[0]
    if (found === undefined) return null
    this.at = this.text.length - rest.length + found.length
    return found
  }

  private fail(): never {
    const { said, unreadable } = this.hand
    const isSum = /^[=+*/]|\d.*[-+*/(]/.test(said)
    throw new Refusal(isSum ? unfinishedSum(said) : unreadable)
  }
}

/** Of each kind one mark may stand beside a number: a scale, a unit, a currency. */
function kindOf(of: Mark['of']): 'scale' | 'unit' | 'money' {
  if (of === 'money') return of
  return ['scale', 'million', 'percent', 'points', 'multiple'].includes(of) ? 'scale' : 'unit'
}
