// What is said about a single value that a cell cannot hold, each sentence with its remedy. `label` is what the cell is
// called, `quoted` what somebody typed, in quotation marks, and `example` something that may be typed.

// What may be typed
export const aTime = 'a time such as 2026-01-31T09:00:00.000Z'
export const aName = 'a name of 1 to 80 characters'
export const aFormula = 'one such as mrr / headcount'
export const aPlace = 'one such as pricing/team/price or cash M24'

export const empty = (label: string, example: string): string => `${label} is empty: type ${example}.`

// Numbers
export const notANumber = (label: string, quoted: string, example: string): string =>
  `${label} is ${quoted}, which is not a number: type one such as ${example}.`
export const tooLarge = (label: string): string => `${label} is too large: type a number below 1e24, a 1 with 24 zeros.`
export const tooSmall = (label: string): string => `${label} is closer to zero than 1e-24: type 0, or a larger number.`
export const numberSpelling = (label: string, written: string, spelling: string): string =>
  `${label} is written "${written}": type ${spelling}.`
export const tooManyDigits = (label: string, digits: number, most: number): string =>
  `${label} has ${digits} digits, and ${most} are kept: type fewer digits.`
export const outOfRange = (label: string, shown: string, range: string, remedy: string): string =>
  `${label} is ${shown}. It can be ${range}: type ${remedy}.`
export const monthNotWhole = (label: string, shown: string, near: readonly string[]): string =>
  `${label} is ${shown}. It is a whole month: type ${either(near)}.`
export const notWhole = (label: string, shown: string, near: readonly string[]): string =>
  `${label} is ${shown}. It is counted in whole numbers: type ${either(near)}.`

const either = (numbers: readonly string[]): string => numbers.join(' or ')

// What a number can be
export const above = (low: string): string => `above ${low}`
export const orMore = (low: string): string => `${low} or more`
export const below = (high: string): string => `below ${high}`
export const orLess = (high: string): string => `${high} or less`
export const between = (low: string, high: string): string => `above ${low} and below ${high}`
export const aboveUpTo = (low: string, high: string): string => `above ${low} and up to ${high}`
export const fromTo = (low: string, high: string): string => `from ${low} to ${high}`
export const fromToBelow = (low: string, high: string): string => `from ${low} to below ${high}`

// What to type in the place of a number
export const oneSuchAs = (example: string): string => `one such as ${example}`
export const percentOrFraction = (number: string, hundredth: string): string => `${number}% or ${hundredth}`
export const fractionForPercent = (fraction: string, percent: string): string => `${fraction} for ${percent} %`
export const numberAbove = (low: string): string => `a number above ${low}`
export const numberBelow = (high: string): string => `a number below ${high}`

// Words
export const unknownChoice = (label: string, quoted: string, remedy: string): string =>
  `${label} is ${quoted}, which is not among its choices: ${remedy}`
export const oneOf = (choices: readonly string[]): string => `type one of ${choices.join(', ')}.`
export const unknownUnit = (label: string, quoted: string, units: readonly string[]): string =>
  `${label} is ${quoted}. Units are ${units.join(', ')}: type one of them, or two as in money per customer.`
export const outerSpaces = (label: string, trimmed: string): string =>
  `${label} begins or ends with a space: type ${trimmed}.`
export const nameTooLong = (label: string, length: number): string =>
  `${label} has ${length} characters, and 80 are allowed: type a shorter one.`
export const textTooLong = (label: string, length: number): string =>
  `${label} has ${length} characters, and 2000 are allowed: type a shorter text.`
export const notAPlace = (label: string, quoted: string, example: string): string =>
  `${label} is ${quoted}, which is no place: type ${example}.`
export const hiddenCharacter = (label: string, code: string): string =>
  `${label} has a hidden character (U+${code}): type it again without that.`

// Dates and times
export const notATime = (label: string, quoted: string, example: string): string =>
  `${label} is ${quoted}: type ${example}.`
export const notADate = (label: string, quoted: string, example: string): string =>
  `${label} is ${quoted}, which is not a date: type one such as ${example}.`
export const dateOutOfRange = (label: string, date: string, first: string, last: string, example: string): string =>
  `${label} is ${date}. It can be from ${first} to ${last}: type one such as ${example}.`
