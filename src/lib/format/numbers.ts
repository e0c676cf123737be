// Numbers as people read them: k and M at a glance, parentheses in statements, every digit where it matters. Exact
// text is never rounded through a double, except at a glance, where three digits are shown.
import { languageOf } from '#lib/texts/counts.ts'
import * as texts from '#lib/texts/numbers.ts'
import { decimalText, shiftPoint, spelled } from '#lib/model/decimal-text.ts'
import { separatorsOf } from './separators.ts'

/**
 * plain: computed figures with their unit; column: with the same decimals from cell to cell. typed: what somebody
 * typed, up to four decimals. statement: whole units
 * without a symbol, negatives in parentheses, zero as a dash. short: k and M. full: every digit, as readTyped takes it.
 */
export type NumberStyle = 'plain' | 'column' | 'typed' | 'statement' | 'short' | 'full'

export interface NumberSetting {
  locale: string
  currency: string
}

export const usualSetting: NumberSetting = { locale: 'en-US', currency: 'USD' }

const dash = '–'

/**
 * A number in the unit of a column ('money', 'rate', 'days') or of a line ('money per customer', 'month'). What has
 * no value is a dash. The unit month is a length of time; the number of a month is shown by monthLabel.
 */
export function showNumber(
  value: number | string | null,
  unit: string | undefined,
  style: NumberStyle = 'plain',
  setting: NumberSetting = usualSetting
): string {
  if (value === null || value === '' || !Number.isFinite(Number(value))) return dash
  const look = lookOf(unit)
  const writing = writingOf(setting)
  const isNegative = typeof value === 'string' ? value.startsWith('-') : value < 0
  const size = sizeOf(value, isNegative, look)
  const digits =
    style === 'full'
      ? fullDigits(size, writing)
      : style === 'short'
        ? shortDigits(size, look, writing)
        : roundedDigits(size, look, style, writing)
  const isZero = !/[1-9]/.test(digits)
  if (style === 'statement') {
    if (isZero) return dash
    const body = digits + (statementUnits[look] ?? '')
    return isNegative ? `(${body})` : body
  }
  if (isZero && style === 'short' && look !== 'rate') return '0'
  const body = withUnit(digits, look, writing)
  return isNegative && !isZero ? `−${body}` : body
}

// Units

type Look = 'money' | 'rate' | 'multiple' | 'days' | 'months' | 'whole' | 'people' | 'count' | 'number'

const looks: Readonly<Record<string, Look>> = {
  money: 'money',
  rate: 'rate',
  multiple: 'multiple',
  day: 'days',
  days: 'days',
  month: 'months',
  months: 'months',
  customer: 'whole',
  customers: 'whole',
  share: 'whole',
  shares: 'whole',
  person: 'people',
  people: 'people',
  // Months whose word stands in the label.
  count: 'count'
}

function lookOf(unit: string | undefined): Look {
  if (unit === undefined) return 'number'
  const look = looks[unit]
  if (look) return look
  const [over, under] = unit.split(' per ')
  return under !== undefined && over === 'money' ? 'money' : 'number'
}

const statementUnits: Partial<Record<Look, string>> = { rate: ' %', multiple: 'x' }

function withUnit(digits: string, look: Look, { before, after }: Writing): string {
  switch (look) {
    case 'money':
      return before + digits + after
    case 'rate':
      return `${digits} %`
    case 'multiple':
      return `${digits}x`
    case 'days':
      return texts.days(digits)
    case 'months':
      return texts.months(digits)
    default:
      return digits
  }
}

/** The number without its sign; a rate in hundredths. A double is tidied to the 15 digits it has for certain. */
function sizeOf(value: number | string, isNegative: boolean, look: Look): number | string {
  if (typeof value === 'number')
    return look === 'rate' ? Number((Math.abs(value) * 100).toPrecision(15)) : Math.abs(value)
  const size = isNegative ? value.slice(1) : value
  return look === 'rate' ? shiftPoint(size, 2) : size
}

// Digits

function roundedDigits(size: number | string, look: Look, style: NumberStyle, writing: Writing): string {
  if (style === 'statement') return writing.digits(size, ...statementDecimals[look])
  const number = Number(size)
  if (style === 'typed')
    return writing.digits(size, look === 'money' && Math.round(number * 1e4) % 1e4 !== 0 ? 2 : 0, 4)
  if (look === 'money') return writing.digits(size, ...(number >= 1000 || isNearlyWhole(number) ? whole : cents))
  const least = style === 'column' ? 1 : 0
  if (look === 'rate') return writing.digits(size, least, number < 1 ? 2 : 1)
  if (look === 'count') return writing.digits(size, least, 1)
  return writing.digits(size, ...plainDecimals[look])
}

type Decimals = readonly [least: number, most: number]

const whole: Decimals = [0, 0]
const cents: Decimals = [2, 2]

const statementDecimals: Readonly<Record<Look, Decimals>> = {
  money: whole,
  rate: [1, 1],
  multiple: [1, 1],
  days: [0, 1],
  months: [1, 1],
  whole,
  people: [0, 1],
  count: [0, 1],
  number: [0, 2]
}

const plainDecimals: Readonly<Record<Exclude<Look, 'money' | 'rate' | 'count'>, Decimals>> = {
  multiple: [1, 1],
  days: [0, 1],
  months: [0, 1],
  whole,
  people: [0, 1],
  number: [0, 2]
}

const isNearlyWhole = (number: number): boolean => Math.abs(number - Math.round(number)) < 0.005

/** Three digits and k, M, B or T; thousands from 10k on without decimals. Zeros at the end are kept unless exact. */
function shortDigits(size: number | string, look: Look, writing: Writing): string {
  const number = Number(size)
  if (number < 1000 || look === 'rate' || look === 'multiple') return roundedDigits(size, look, 'plain', writing)
  const [scale, sign] =
    number < 999_500
      ? [1e3, 'k']
      : number < 999_500_000
        ? [1e6, 'M']
        : number < 999_500_000_000
          ? [1e9, 'B']
          : [1e12, 'T']
  const scaled = number / scale
  const most = sign === 'k' ? (scaled < 9.95 ? 1 : 0) : scaled < 9.995 ? 2 : scaled < 99.95 ? 1 : 0
  const least = Number(scaled.toFixed(most)) === scaled ? 0 : most
  return writing.digits(scaled, least, most) + sign
}

/** Every digit, ungrouped, so that what is shown can be read back in any language. */
const fullDigits = (size: number | string, { decimal }: Writing): string => spelled(decimalText(String(size))!, decimal)

// How a locale writes

interface Writing {
  decimal: '.' | ','
  /** What stands before and after an amount of money. */
  before: string
  after: string
  digits(size: number | string, least: number, most: number): string
}

const writings = new Map<string, Writing>()
let latest: (NumberSetting & { writing: Writing }) | null = null

function writingOf({ locale, currency }: NumberSetting): Writing {
  if (latest?.locale === locale && latest.currency === currency) return latest.writing
  const key = `${locale} ${currency}`
  const writing = writings.get(key) ?? makeWriting({ locale, currency })
  writings.set(key, writing)
  latest = { locale, currency, writing }
  return writing
}

function makeWriting({ locale, currency }: NumberSetting): Writing {
  const language = languageOf(locale)
  const [before, after] = aroundAmounts(language, currency, 'narrowSymbol')
  const formats: Intl.NumberFormat[] = []
  const formatFor = (least: number, most: number) =>
    (formats[least * 8 + most] ??= new Intl.NumberFormat(language, {
      minimumFractionDigits: least,
      maximumFractionDigits: most,
      numberingSystem: 'latn'
    }))
  return {
    decimal: separatorsOf(locale).decimal,
    before,
    after,
    // The formatter rounds halves away from zero, as spreadsheets do, and takes exact text as it is.
    digits: (size, least, most) => formatFor(least, most).format(size as `${number}`)
  }
}

/** What stands before and after an amount, without the invisible marks that turn text around. */
function aroundAmounts(language: string, currency: string, currencyDisplay: 'narrowSymbol' | 'code'): [string, string] {
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay,
    numberingSystem: 'latn'
  })
  const parts = format.formatToParts(1)
  const isDigits = ({ type }: Intl.NumberFormatPart) => type === 'integer' || type === 'fraction'
  const join = (some: Intl.NumberFormatPart[]) =>
    some.map(({ value }) => value.replace(/[\u061c\u200e\u200f]/g, '')).join('')
  // A kyat is written K, which would make thousands of it.
  if (parts.some(({ type, value }) => type === 'currency' && /^[kmbdx]$/i.test(value)))
    return aroundAmounts(language, currency, 'code')
  return [join(parts.slice(0, parts.findIndex(isDigits))), join(parts.slice(parts.findLastIndex(isDigits) + 1))]
}

/** The sign beside an amount, without the space that may stand between. */
export function currencySymbol(setting: NumberSetting): string {
  const { before, after } = writingOf(setting)
  return (before + after).trim()
}
