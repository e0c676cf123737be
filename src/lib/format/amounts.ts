// Reads a number as people type it: 2M, 12.5%, (1,200), =2M/12, +10% of what is there.
import type { Decimal } from 'decimal.js'
import { exampleFor, notANumber } from '#lib/edit/limits.ts'
import type { Cell } from '#lib/edit/edit.ts'
import type { Column } from '#lib/edit/schema.ts'
import { decimalText, shiftPoint, spelled } from '#lib/model/decimal-text.ts'
import { currencySymbol } from './numbers.ts'
import * as refusals from './refusals.ts'
import { Refusal } from './refusals.ts'
import { separatorsOf } from './separators.ts'
import { Exact, readSum, type Hand, type Mark, type Sum } from './sums.ts'

export interface AmountSetting {
  locale: string
  currency: string
  /** What the cell holds now, where there is one. */
  now?: Cell | undefined
}

export interface Amount {
  text: string
  /** It was typed as a per cent. */
  asPercent: boolean
}

const longest = 200
/** Beyond these, a computed value is rounded; a division seldom ends. */
const mostDigits = 40
const keptDigits = 34

/**
 * A leading + * or / changes what is there (+10% raises it by a tenth, +50bps adds to it); a leading - is a negative
 * number, because statements are full of them. Results of sums have up to 40 significant digits; longer ones, which
 * come from divisions, are rounded to 34. A lone dash is nothing, as in statements.
 * @throws Refusal
 */
export function readAmount(typed: string, column: Column, { locale, currency, now }: AmountSetting): Amount {
  const text = plainSigns(typed)
  if (text.length > longest) throw new Refusal(refusals.tooLong(text.length, longest))
  const separators = separatorsOf(locale)
  const example = exampleFor(column, separators.decimal)
  const hand = {
    separators,
    symbol: plainSigns(currencySymbol({ locale, currency })),
    said: typed,
    example,
    unreadable: notANumber(column, typed, separators.decimal)
  }
  if (isDash(text, hand.symbol)) return { text: '0', asPercent: false }
  // A day that was pasted by mistake would divide.
  if (/^\d{1,4}\/\d{1,2}\/\d{1,4}$/.test(text)) throw new Refusal(hand.unreadable)
  if (/±|~|\.\.|\+\/-|\bto\b/i.test(text)) throw new Refusal(refusals.severalNumbers(typed))

  const sum = /^[+*/]/.test(text)
    ? readChange(text, column, hand, now)
    : text.startsWith('=')
      ? asSum(readSum(text.slice(1), hand))
      : readSum(text, hand)
  if (sum.shape === 'difference') throw new Refusal(refusals.rangeOrDifference(typed))
  const value = sum.shape === 'bracketed' ? sum.value.neg() : sum.value
  const isPercent = isLone(sum) && sum.marks.some(({ of }) => of === 'percent')
  if (isPercent && now !== undefined && value.lt(0) && Number(column.min) >= 0)
    refuseNegativePercent(value, column, hand)
  checkMarks(sum, column, hand, now !== undefined)
  const kept = value.precision() > mostDigits && !isLone(sum) ? value.toSignificantDigits(keptDigits) : value
  return { text: decimalText(kept.toFixed())!, asPercent: isPercent && column.unit === 'rate' }
}

/** What is there, raised, multiplied or divided. */
function readChange(text: string, column: Column, hand: Hand, now: Cell | undefined): Sum {
  if (now === undefined) throw new Refusal(refusals.noChange(column, hand.said, hand.example))
  if (now === null) throw new Refusal(refusals.nothingToChange(column, hand.said, hand.example))
  const start = new Exact(now)
  if (!text.startsWith('+')) return asSum(readSum(text, hand, start))
  const more = readSum(text.slice(1), hand)
  const isPercent = more.shape === 'number' && more.marks.some(({ of }) => of === 'percent')
  return { ...asSum(more), value: start.plus(isPercent ? start.times(more.value) : more.value) }
}

const asSum = (sum: Sum): Sum => ({ ...sum, shape: 'sum' })

const isLone = ({ shape }: Sum): boolean => shape === 'number' || shape === 'signed' || shape === 'bracketed'

const fitting: Partial<Record<Mark['of'], readonly Column['unit'][]>> = {
  money: ['money'],
  multiple: ['multiple', 'factor'],
  days: ['days'],
  months: ['months'],
  customers: ['customers'],
  people: ['people'],
  shares: ['shares']
}

/** Per cents stand in any sum, but alone only where a part of something is meant. */
function checkMarks(sum: Sum, column: Column, { said, example }: Hand, canChange: boolean): void {
  const { unit } = column
  for (const { text, of } of sum.marks) {
    const isPart = of === 'percent' || of === 'points'
    if (isPart && isLone(sum) && !['rate', 'multiple', 'factor'].includes(unit ?? ''))
      throw new Refusal(refusals.percentOfAmount(column, example, canChange))
    if (of === 'million' && unit === 'months' && isLone(sum))
      throw new Refusal(refusals.millionMonths(said, sum.value.div(1e6).toFixed()))
    if (fitting[of] && !fitting[of].includes(unit)) throw new Refusal(refusals.wrongUnit(column, text, example))
  }
}

function refuseNegativePercent(value: Decimal, column: Column, { said, separators }: Hand): void {
  const left = value.plus(1)
  if (left.isNegative() || value.precision() > 10) return
  const percent = spelled(shiftPoint(decimalText(value.neg().toFixed())!, 2), separators.decimal)
  throw new Refusal(
    refusals.negativePercent(column, said, percent, spelled(decimalText(left.toFixed())!, separators.decimal))
  )
}

/** A dash by itself, with or without a currency, as statements and spreadsheets show nothing. */
const isDash = (text: string, symbol: string): boolean =>
  /^(?:\p{Sc} ?)?-(?: ?\p{Sc})?$/u.test(symbol === '' ? text : text.replace(symbol, '').trim())

/** One sign for each of the many dashes, spaces, quotes and wide characters that keyboards and other programs make. */
export const plainSigns = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u200b\u200e\u200f\u061c\u2066-\u2069\ufeff]/g, '')
    .replace(/[\u2010-\u2015\u2212\ufe63]/g, '-')
    .replace(/[\u2018\u2019\u2032\u0060\u00b4]/g, "'")
    .replace(/×/g, '*')
    .replace(/÷/g, '/')
    .replace(/\s+/g, ' ')
    .trim()
