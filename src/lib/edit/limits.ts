// What a single cell may hold: limits of numbers, months, dates, names and choices. What is wrong is told in one
// sentence that ends with what to type. Typed cells, commands, files and peers are all checked here.
import { Decimal } from 'decimal.js'
import { decimalText, shiftPoint, spelled } from '#lib/model/decimal-text.ts'
import { nearest } from '#lib/model/language/mistake.ts'
import { readUnit, unitWords } from '#lib/model/language/units.ts'
import * as texts from '#lib/texts/limits.ts'
import { didYouMean } from '#lib/texts/remedies.ts'
import type { Cell } from './edit.ts'
import { readPlace } from './note-places.ts'
import { problem, type Problem } from './result.ts'
import type { Column } from './schema.ts'
import { formulaTooLong } from './typing-problems.ts'

/** How the person wrote the number, so that the sentence answers in the same way. */
export interface Saying {
  decimal: '.' | ','
  /** A rate was typed as a per cent. */
  asPercent: boolean
}

const mostDigits = 40
const tooLarge = new Decimal('1e24')
const tooSmall = new Decimal('1e-24')
const firstDate = '1900-01-01'
const lastDate = '2200-12-31'

/** What is wrong with a value in its one spelling, or null. */
export function checkValue(
  column: Column,
  value: Cell,
  saying: Saying = { decimal: '.', asPercent: false }
): Problem | null {
  if (value === null) return mayBeEmpty(column) ? null : emptyProblem(column, saying.decimal)
  switch (column.kind) {
    case 'number':
    case 'month':
      return numberProblem(column, value, new Speech(column, saying))
    case 'choice':
      return choiceProblem(column, value)
    case 'date':
      return dateProblem(column, value)
    case 'unit':
      return unitProblem(column, value)
    case 'name':
      return nameProblem(column, value)
    case 'formula':
      if (value.trim() === '') return emptyProblem(column)
      return lengthOf(value) > 2000 ? formulaTooLong(lengthOf(value)) : hiddenProblem(column, value)
    case 'text':
      return textProblem(column, value)
    case 'place':
      return placeProblem(column, value)
    case 'time':
      return isTime(value)
        ? null
        : problem('not-a-time', texts.notATime(column.label, quoted(value), exampleFor(column)))
  }
}

/** Names, dates and formulas have nothing that stands in for them, and yet may not be empty. */
export const mayBeEmpty = ({ kind, missing }: Column): boolean =>
  missing === null && (kind === 'number' || kind === 'month' || kind === 'choice' || kind === 'text')

export const emptyProblem = (column: Column, decimal: Saying['decimal'] = '.'): Problem =>
  problem('empty', texts.empty(column.label, exampleFor(column, decimal)))

const usualExamples: Record<NonNullable<Column['unit']>, string> = {
  money: '250',
  rate: '0.18',
  multiple: '6',
  days: '30',
  months: '6',
  customers: '10',
  people: '2',
  shares: '1000000',
  factor: '1'
}

/** Something that may be typed into the cell. */
export function exampleFor(column: Column, decimal: Saying['decimal'] = '.'): string {
  const { kind, unit, missing } = column
  if (kind === 'month') return 'M6'
  if (kind === 'date') return '2026-01-01'
  if (kind === 'time') return texts.aTime
  if (kind === 'place') return texts.aPlace
  if (kind === 'name') return texts.aName
  if (kind === 'formula') return texts.aFormula
  if (kind === 'choice') return column.choices![0]!
  const example = missing !== null && missing !== '' && missing !== '0' ? missing : unit ? usualExamples[unit] : '1'
  return spelled(example, decimal)
}

// Numbers

export const notANumber = (column: Column, value: string, decimal: Saying['decimal']): Problem =>
  problem('not-a-number', texts.notANumber(column.label, quoted(value), exampleFor(column, decimal)))

function numberProblem(column: Column, value: string, speech: Speech): Problem | null {
  const spelling = decimalText(value)
  if (spelling === null) return notANumber(column, value, speech.decimal)
  const { label } = column
  const number = new Decimal(spelling)
  const size = number.abs()
  if (size.gte(tooLarge)) return problem('too-large', texts.tooLarge(label))
  if (size.lt(tooSmall) && !size.isZero()) return problem('too-small', texts.tooSmall(label))
  if (spelling !== value) return problem('number-spelling', texts.numberSpelling(label, value, spelling))
  const digits = number.precision()
  if (digits > mostDigits) return problem('too-many-digits', texts.tooManyDigits(label, digits, mostDigits))
  if (!isWithin(column, number))
    return problem(
      'out-of-range',
      texts.outOfRange(label, speech.shown(spelling), speech.range(), speech.remedy(number))
    )
  if (!column.whole || number.isInteger()) return null
  const near = [number.floor(), number.ceil()]
    .filter((whole) => isWithin(column, whole))
    .map((whole) => speech.typed(whole.toFixed()))
  const say = column.kind === 'month' ? texts.monthNotWhole : texts.notWhole
  return problem('not-whole', say(label, speech.signed(spelling), near))
}

function isWithin({ min, max, above, below }: Column, number: Decimal): boolean {
  if (min !== undefined && (above ? number.lte(min) : number.lt(min))) return false
  return max === undefined || (below ? number.lt(max) : number.lte(max))
}

/** Numbers in the sentences about a column, written the way the person writes them. */
class Speech {
  constructor(
    private readonly column: Column,
    private readonly saying: Saying
  ) {}

  get decimal(): Saying['decimal'] {
    return this.saying.decimal
  }

  /** As it is shown, with a true minus. */
  shown(text: string): string {
    if (this.column.kind === 'month') return `M${this.signed(text)}`
    return this.saying.asPercent ? `${this.signed(shiftPoint(text, 2))} %` : this.signed(text)
  }

  signed = (text: string): string => this.localised(text).replace('-', '−')

  /** As it can be typed on any keyboard. */
  typed = (text: string): string => (this.column.kind === 'month' ? `M${text}` : this.localised(text))

  private localised = (text: string): string => spelled(text, this.saying.decimal)

  range(): string {
    const { min, max, above, below } = this.column
    const [low, high] = [min, max].map((limit) => limit && this.shown(limit))
    if (!high) return above ? texts.above(low!) : texts.orMore(low!)
    if (!low) return below ? texts.below(high) : texts.orLess(high)
    if (above) return below ? texts.between(low, high) : texts.aboveUpTo(low, high)
    return below ? texts.fromToBelow(low, high) : texts.fromTo(low, high)
  }

  remedy(number: Decimal): string {
    const { column } = this
    const text = number.toFixed()
    const example = exampleFor(column)
    if (column.unit === 'rate' && this.saying.asPercent)
      return texts.oneSuchAs(`${this.typed(shiftPoint(example, 2))}%`)
    // 12.5 may have been meant as 12.5 %: it is never guessed, both readings are offered.
    const hundredth = shiftPoint(text, -2)
    if (column.unit === 'rate' && isWithin(column, new Decimal(hundredth)))
      return texts.percentOrFraction(this.typed(text), this.typed(hundredth))
    if (number.isNegative() && isWithin(column, number.neg())) return this.typed(number.neg().toFixed())
    if (column.unit === 'rate') return texts.fractionForPercent(this.typed(example), this.typed(shiftPoint(example, 2)))
    const { min, max, above, below } = column
    if (min !== undefined && number.lte(min)) return above ? texts.numberAbove(this.typed(min)) : this.typed(min)
    return below ? texts.numberBelow(this.typed(max!)) : this.typed(max!)
  }
}

// Words

function choiceProblem(column: Column, value: string): Problem | null {
  const choices = column.choices ?? []
  if (choices.includes(value)) return null
  const begun = choices.filter((choice) => choice.startsWith(value.toLowerCase()))
  const near = nearest(value, choices) ?? (begun.length === 1 ? begun[0] : null)
  const remedy = near ? didYouMean(near) : texts.oneOf(begun.length > 0 ? begun : choices)
  return problem('unknown-choice', texts.unknownChoice(column.label, quoted(value), remedy))
}

function unitProblem(column: Column, value: string): Problem | null {
  if (readUnit(value) !== null) return null
  return problem('unknown-unit', texts.unknownUnit(column.label, quoted(value), unitWords))
}

function nameProblem(column: Column, value: string): Problem | null {
  const hidden = hiddenProblem(column, value)
  if (hidden) return hidden
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(value)) return emptyProblem(column)
  const trimmed = value.trim()
  if (trimmed !== value) return problem('outer-spaces', texts.outerSpaces(column.label, quoted(trimmed)))
  const length = lengthOf(value)
  return length > 80 ? problem('name-too-long', texts.nameTooLong(column.label, length)) : null
}

function textProblem(column: Column, value: string): Problem | null {
  const length = lengthOf(value)
  if (length > 2000) return problem('text-too-long', texts.textTooLong(column.label, length))
  return hiddenProblem(column, value)
}

function placeProblem(column: Column, value: string): Problem | null {
  if (lengthOf(value) > 200 || !readPlace(value))
    return problem('not-a-place', texts.notAPlace(column.label, quoted(value), texts.aPlace))
  return hiddenProblem(column, value)
}

/**
 * Control characters, halves of characters, and the marks that turn text around: what is read would not be what is
 * there. Source: Unicode Technical Report 36, section 2.
 */
const hiddenInNames = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u
const hiddenInTexts = /(?![\n\t])[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u

function hiddenProblem(column: Column, value: string): Problem | null {
  const [hidden] = (column.kind === 'name' ? hiddenInNames : hiddenInTexts).exec(value) ?? []
  if (hidden === undefined) return null
  const code = hidden.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
  return problem('hidden-character', texts.hiddenCharacter(column.label, code))
}

const lengthOf = (text: string): number => [...text].length

/** What somebody typed, short and harmless enough to be quoted in a sentence. */
export function quoted(text: string): string {
  const visible = [...text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+/gu, ' ').trim()]
  return `"${visible.length > 40 ? `${visible.slice(0, 39).join('')}…` : visible.join('')}"`
}

// Dates

function dateProblem(column: Column, value: string): Problem | null {
  if (!isDate(value)) return problem('not-a-date', texts.notADate(column.label, quoted(value), exampleFor(column)))
  if (firstDate <= value && value <= lastDate) return null
  return problem(
    'date-out-of-range',
    texts.dateOutOfRange(column.label, value, firstDate, lastDate, exampleFor(column))
  )
}

/** An ISO time in UTC, as edits bear it. */
const isTime = (text: string): boolean => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text))

/** Whether an ISO date stands in the calendar: 2026-02-30 does not. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (!match) return false
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number]
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
  return day >= 1 && day <= days
}
