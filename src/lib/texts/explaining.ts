// Why a figure is what it is: its formula in words, and the sentence that says both words and figures.

// The sentence
export const isSo = (label: string, words: string, figures: string): string => `${label} is ${words}: ${figures}.`
export const isSoIn = (label: string, when: string, words: string, figures: string): string =>
  `${label} in ${when} is ${words}: ${figures}.`
/** Of what somebody typed. */
export const isTyped = (label: string, value: string): string => `${label} is ${value}.`
/** @param reasons why the formula went the way it went */
export const wordsAs = (words: string, reasons: readonly string[]): string => `${words}, as ${reasons.join(' and ')}`
export const notSo = (condition: string): string => `not ${condition}`
export const blankBefore = (label: string, month: number): string => `${label} is blank before M${month}.`
export const beginsWithNothing = (label: string): string =>
  `${label} begins with nothing: M0 holds opening balances only.`

// Its parts
/** "Gross profit" in the middle of a sentence is "gross profit"; "MRR" stays. */
export const inside = (label: string): string =>
  /^[A-Z][a-z]/.test(label) ? label[0]!.toLowerCase() + label.slice(1) : label
export const blank = 'blank'
export const clockWords = {
  month: 'the month',
  year: 'the full years passed',
  months: 'the number of months',
  years: 'the number of full years',
  year_number: 'the year'
}
export const nothingBefore = 'nothing, as it is before M0'
export const nothingCovers = 'nothing, as no row covers it'
export const monthsEarlier = (months: number, words: string): string => `${months} months earlier, ${words}`
export const lastMonths = (words: string): string => `last month’s ${words}`
export const previous = (words: string): string => `the previous ${words}`
export const smallerOf = (parts: readonly string[]): string => `the smaller of ${parts.join(' and ')}`
export const largerOf = (parts: readonly string[]): string => `the larger of ${parts.join(' and ')}`
export const procedureOf = (procedure: string, words: string): string => `the ${procedure} of ${words}`
export const ofComparables = (column: string): string => `${column} of the comparable companies`

// Over months
export const noMonthYet = 'no month yet'
export const fromTo = (first: string, last: string): string => `${first} to ${last}`
export const spreadOver = (label: string, span: string, months: string): string =>
  `${label} of ${span}, spread over ${months} months`
/** "3 months" without its word. */
export const withoutMonths = (length: string): string => length.replace(/ months?$/, '')
export const folds = { sum: 'the sum of', product: 'the product of', lowest: 'the lowest', highest: 'the highest' }
/** "the sum of revenue over M1 to M12". */
export const foldedOver = (fold: keyof typeof folds, label: string, span: string): string =>
  `${folds[fold]} ${label} over ${span}`
/** In figures: "the lowest 3, 4". */
export const foldedFigures = (fold: keyof typeof folds, figures: string): string => `${folds[fold]} ${figures}`
export const allAddedUp = (label: string): string => `${label}, all added up`
export const hasNoValue = (label: string): string => `${label}, which has no value`
export const year = (year: number): string => `year ${year}`
export const lowestMonth = (label: string, figure: string): string =>
  `the first month in which ${label} is lowest, ${figure}`
const ends = { final: 'at the end', lowest: 'at its lowest', highest: 'at its highest' }
export const atEnd = (label: string, end: keyof typeof ends, when: string): string =>
  `${label} ${ends[end]}, in ${when}`
export const toTheEnd = (condition: string): string => `${condition} to the end`
export const firstMonthWith = (condition: string): string => `the first month with ${condition}`
export const noMonthFrom = (condition: string): string => `blank, as there is no month from which ${condition}`

// A quarter or year read from its months
export const inLastMonth = (month: string): string => `what it is in ${month}, the last month`
export const inLastNotBlank = (month: string): string => `what it is in ${month}, the last month that is not blank`
const readings = { average: 'average', lowest: 'lowest', highest: 'highest', sum: 'sum' }
export const readingOf = (reading: keyof typeof readings, months: string): string =>
  `the ${readings[reading]} of ${months}`
export const allBlank = (words: string): string => `${words}, all blank`
export const foundIn = (words: string, month: string): string => `${words}, in ${month}`
export const withoutBlank = (words: string): string => `${words}, leaving out what is blank`
