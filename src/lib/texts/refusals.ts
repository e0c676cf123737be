// Why typed text cannot be read as a number, a month or a date, each ending with what to type instead. What was typed
// comes in its quotation marks.

// Numbers
export const unfinishedSum = (typed: string): string =>
  `${typed} cannot be worked out: type a sum such as =2M/12 or =(1+2)*3.`
export const twoReadings = (digits: string, whole: string, fraction: string): string =>
  `${digits} can be read in two ways: type ${whole} or ${fraction}.`
export const otherSeparators = (digits: string, reading: string): string =>
  `${digits} is not separated as numbers are here: type ${reading}.`
export const unknownSuffix = (suffix: string): string =>
  `${suffix} after a number says nothing here: type k for thousands, M for millions or B for billions.`
export const severalNumbers = (typed: string): string =>
  `${typed} is a range, and a cell holds one number: type a single number.`
/** @param plain as it was typed, without quotation marks */
export const rangeOrDifference = (typed: string, plain: string): string =>
  `${typed} can be a range or a difference: type a single number, or =${plain} to subtract.`
export const dividedByZero = (typed: string): string => `${typed} divides by zero: type another divisor.`
export const tooLong = (length: number, most: number): string =>
  `${length} characters are too many for a number: type at most ${most}.`
export const nothingToChange = (column: string, typed: string, example: string): string =>
  `${column} is empty, so ${typed} has nothing to start from: type a number such as ${example}.`
export const noChange = (column: string, typed: string, example: string): string =>
  `${typed} changes what a cell holds, and a command says ${column} itself: type a number such as ${example}.`
export const negativePercent = (column: string, typed: string, percent: string, factor: string): string =>
  `${typed} is a negative number, which ${column} cannot be: type *${factor} to lower it by ${percent} %.`
export const wrongUnit = (column: string, mark: string, quantity: string, example: string): string =>
  `${mark} does not fit ${column}, which is ${quantity}: type one such as ${example}.`
export const percentOfAmount = (column: string, quantity: string, example: string): string =>
  `${column} is ${quantity} and not a per cent: type one such as ${example}.`
export const percentOrChange = (column: string, quantity: string, example: string): string =>
  `${column} is ${quantity} and not a per cent: type one such as ${example}, or +10% to raise it by a tenth.`
export const quantities = {
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
export const millionMonths = (typed: string, digits: string): string =>
  `${typed} is ${digits} million: type ${digits} for ${digits} months.`

// Months and dates
export const theMonth = 'The month'
export const millionNotMonth = (typed: string, digits: string): string =>
  `${typed} is ${digits} million: type M${digits} for the month.`
export const lengthNotMonth = (typed: string, digits: string): string =>
  `${typed} is a length of time: type M${digits} for the month.`
export const unreadableMonth = (typed: string): string => `${typed} is not a month: type one such as M6 or Q3.`
export const unreadableCalendarMonth = (typed: string): string =>
  `${typed} is not a month: type one such as M6, Q3 or Apr 2026.`
export const unreadablePeriod = (typed: string): string => `${typed} is not a period: type one such as M1-M3 or Q1.`
export const startUnknown = (typed: string): string =>
  `${typed} is a date, and months are counted from the start here: type one such as M6.`
export const beforeStart = (typed: string, start: string): string =>
  `${typed} is before the plan starts in ${start}: type a later month, or M1 for the first.`
export const fiscalYear = (typed: string): string =>
  `${typed} depends on when the books close: choose when the fiscal year begins, or type one such as Y1 or M1.`
export const twoDates = (typed: string, first: string, second: string): string =>
  `${typed} can be two days: type ${first} or ${second}.`
