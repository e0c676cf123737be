// Why typed text cannot be read, each as one sentence that ends with what to type instead. What can be read and is
// outside its limits is refused by limits.ts.
import { quoted } from '#lib/edit/limits.ts'
import { problem, type Problem } from '#lib/edit/result.ts'
import type { Column } from '#lib/edit/schema.ts'

/** Stops the reading; caught where the reading began, so that a reader reads like what it reads. */
export class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.text)
  }
}

// Numbers

export const unfinishedSum = (text: string): Problem =>
  problem('unfinished-sum', `${quoted(text)} cannot be worked out: type a sum such as =2M/12 or =(1+2)*3.`)

export const twoReadings = (digits: string, whole: string, fraction: string): Problem =>
  problem('two-readings', `${quoted(digits)} can be read in two ways: type ${whole} or ${fraction}.`)

export const otherSeparators = (digits: string, reading: string): Problem =>
  problem('other-separators', `${quoted(digits)} is not separated as numbers are here: type ${reading}.`)

export const unknownSuffix = (suffix: string): Problem =>
  problem(
    'unknown-suffix',
    `${quoted(suffix)} after a number says nothing here: type k for thousands, M for millions or B for billions.`
  )

export const severalNumbers = (text: string): Problem =>
  problem('several-numbers', `${quoted(text)} is a range, and a cell holds one number: type a single number.`)

export const rangeOrDifference = (text: string): Problem =>
  problem(
    'range-or-difference',
    `${quoted(text)} can be a range or a difference: type a single number, or =${text.trim()} to subtract.`
  )

export const dividedByZero = (text: string): Problem =>
  problem('divided-by-zero', `${quoted(text)} divides by zero: type another divisor.`)

export const tooLong = (length: number, most: number): Problem =>
  problem('too-long', `${length} characters are too many for a number: type at most ${most}.`)

export const nothingToChange = (column: Column, text: string, example: string): Problem =>
  problem(
    'nothing-to-change',
    `${column.label} is empty, so ${quoted(text)} has nothing to start from: type a number such as ${example}.`
  )

export const noChange = (column: Column, text: string, example: string): Problem =>
  problem(
    'no-change',
    `${quoted(text)} changes what a cell holds, and a command says ${column.label} itself: type a number such as ${example}.`
  )

export const negativePercent = (column: Column, text: string, percent: string, factor: string): Problem =>
  problem(
    'negative-percent',
    `${quoted(text)} is a negative number, which ${column.label} cannot be: type *${factor} to lower it by ${percent} %.`
  )

export const wrongUnit = (column: Column, mark: string, example: string): Problem =>
  problem(
    'wrong-unit',
    `${quoted(mark)} does not fit ${column.label}, which is ${quantities[column.unit ?? 'none']}: type one such as ${example}.`
  )

export const percentOfAmount = (column: Column, example: string, canChange: boolean): Problem =>
  problem(
    'percent-of-amount',
    `${column.label} is ${quantities[column.unit ?? 'none']} and not a per cent: type one such as ${example}${canChange ? ', or +10% to raise it by a tenth' : ''}.`
  )

const quantities: Record<NonNullable<Column['unit']> | 'none', string> = {
  money: 'an amount of money',
  rate: 'a rate',
  multiple: 'a multiple',
  days: 'a number of days',
  months: 'a number of months',
  customers: 'a number of customers',
  people: 'a number of people',
  shares: 'a number of shares',
  factor: 'a factor',
  none: 'a plain number'
}

export const millionMonths = (text: string, digits: string): Problem =>
  problem('million-months', `${quoted(text)} is ${digits} million: type ${digits} for ${digits} months.`)

// Months and dates

export const millionNotMonth = (text: string, digits: string): Problem =>
  problem('million-not-month', `${quoted(text)} is ${digits} million: type M${digits} for the month.`)

export const lengthNotMonth = (text: string, digits: string): Problem =>
  problem('length-not-month', `${quoted(text)} is a length of time: type M${digits} for the month.`)

export const unreadableMonth = (text: string, hasCalendar: boolean): Problem =>
  problem(
    'unreadable-month',
    `${quoted(text)} is not a month: type one such as ${hasCalendar ? 'M6, Q3 or Apr 2026' : 'M6 or Q3'}.`
  )

export const unreadablePeriod = (text: string): Problem =>
  problem('unreadable-period', `${quoted(text)} is not a period: type one such as M1-M3 or Q1.`)

export const startUnknown = (text: string): Problem =>
  problem(
    'start-unknown',
    `${quoted(text)} is a date, and months are counted from the start here: type one such as M6.`
  )

export const beforeStart = (text: string, start: string): Problem =>
  problem(
    'before-start',
    `${quoted(text)} is before the plan starts in ${start}: type a later month, or M1 for the first.`
  )

export const fiscalYear = (text: string): Problem =>
  problem(
    'fiscal-year',
    `${quoted(text)} depends on when the books close: choose when the fiscal year begins, or type one such as Y1 or M1.`
  )

export const twoDates = (text: string, first: string, second: string): Problem =>
  problem('two-dates', `${quoted(text)} can be two days: type ${first} or ${second}.`)
