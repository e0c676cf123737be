// Why typed text cannot be read, each as one sentence that ends with what to type instead. What can be read and is
// outside its limits is refused by limits.ts.
import { quoted } from '#lib/edit/limits.ts'
import { problem, type Problem } from '#lib/edit/result.ts'
import type { Column } from '#lib/edit/schema.ts'
import * as texts from '#lib/texts/refusals.ts'

/** Stops the reading; caught where the reading began, so that a reader reads like what it reads. */
export class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.text)
  }
}

// Numbers

export const unfinishedSum = (text: string): Problem => problem('unfinished-sum', texts.unfinishedSum(quoted(text)))

export const twoReadings = (digits: string, whole: string, fraction: string): Problem =>
  problem('two-readings', texts.twoReadings(quoted(digits), whole, fraction))

export const otherSeparators = (digits: string, reading: string): Problem =>
  problem('other-separators', texts.otherSeparators(quoted(digits), reading))

export const unknownSuffix = (suffix: string): Problem => problem('unknown-suffix', texts.unknownSuffix(quoted(suffix)))

export const severalNumbers = (text: string): Problem => problem('several-numbers', texts.severalNumbers(quoted(text)))

export const rangeOrDifference = (text: string): Problem =>
  problem('range-or-difference', texts.rangeOrDifference(quoted(text), text.trim()))

export const dividedByZero = (text: string): Problem => problem('divided-by-zero', texts.dividedByZero(quoted(text)))

export const tooLong = (length: number, most: number): Problem => problem('too-long', texts.tooLong(length, most))

export const nothingToChange = ({ label }: Column, text: string, example: string): Problem =>
  problem('nothing-to-change', texts.nothingToChange(label, quoted(text), example))

export const noChange = ({ label }: Column, text: string, example: string): Problem =>
  problem('no-change', texts.noChange(label, quoted(text), example))

export const negativePercent = ({ label }: Column, text: string, percent: string, factor: string): Problem =>
  problem('negative-percent', texts.negativePercent(label, quoted(text), percent, factor))

export const wrongUnit = ({ label, unit }: Column, mark: string, example: string): Problem =>
  problem('wrong-unit', texts.wrongUnit(label, quoted(mark), texts.quantities[unit ?? 'none'], example))

export const percentOfAmount = ({ label, unit }: Column, example: string, canChange: boolean): Problem => {
  const say = canChange ? texts.percentOrChange : texts.percentOfAmount
  return problem('percent-of-amount', say(label, texts.quantities[unit ?? 'none'], example))
}

export const millionMonths = (text: string, digits: string): Problem =>
  problem('million-months', texts.millionMonths(quoted(text), digits))

// Months and dates

export const millionNotMonth = (text: string, digits: string): Problem =>
  problem('million-not-month', texts.millionNotMonth(quoted(text), digits))

export const lengthNotMonth = (text: string, digits: string): Problem =>
  problem('length-not-month', texts.lengthNotMonth(quoted(text), digits))

export const unreadableMonth = (text: string, hasCalendar: boolean): Problem =>
  problem('unreadable-month', (hasCalendar ? texts.unreadableCalendarMonth : texts.unreadableMonth)(quoted(text)))

export const unreadablePeriod = (text: string): Problem =>
  problem('unreadable-period', texts.unreadablePeriod(quoted(text)))

export const startUnknown = (text: string): Problem => problem('start-unknown', texts.startUnknown(quoted(text)))

export const beforeStart = (text: string, start: string): Problem =>
  problem('before-start', texts.beforeStart(quoted(text), start))

export const fiscalYear = (text: string): Problem => problem('fiscal-year', texts.fiscalYear(quoted(text)))

export const twoDates = (text: string, first: string, second: string): Problem =>
  problem('two-dates', texts.twoDates(quoted(text), first, second))
