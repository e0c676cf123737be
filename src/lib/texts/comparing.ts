// What is said of scenarios beside each other, and of why a figure differs.
import { countWords } from './counts.ts'

export const figure = 'figure'
export const difference = 'difference'
export const percent = 'per cent'
export const assumption = 'assumption'

/** @param others what is said of each plan that starts later */
export const aligned = (month: string, name: string, others: readonly string[]): string =>
  `Months are counted from ${month}, when "${name}" starts: ${others.join(', ')}.`
export const startsAt = (name: string, month: string): string => `M1 of "${name}" is ${month}`

export const differing = (cells: number): string =>
  cells === 0
    ? 'No assumption differs.'
    : `${countWords(cells, 'assumption', 'en-US')} ${cells === 1 ? 'differs' : 'differ'}.`
export const andMore = (cells: number): string => `and ${countWords(cells, 'other', 'en-US')}.`

// Why a figure differs
export const figureOf = (name: string, value: string): string => `${value} in "${name}"`
export const bothFigures = (figure: string, a: string, b: string): string => `${figure}: ${a}, ${b}.`
/** What of the scenario itself figures depend on. */
export const startAndMonths = 'Start and months'
export const nothingDiffers = 'No assumption differs.'
export const estimated = (error: string): string =>
  `Of the cells of large tables the parts are estimated, with a standard error of up to ${error}.`

// What cannot be said
export const eachMonth = (line: string): string => `${line} has a figure for each month`
export const yearsApart = (line: string): string =>
  `${line} is counted by years of the plan, and these begin at different times: choose a line that has a figure for each month.`
export const noCommonMonth = (a: string, b: string): string =>
  `"${a}" and "${b}" have no month in common: choose scenarios whose months overlap.`
export const monthOutside = (month: number, name: string, first: number, last: number): string =>
  `M${month} is not in "${name}": choose a month from M${first} to M${last}, which both scenarios have.`
export const blankFigure = (figure: string, name: string): string =>
  `${figure} is blank in "${name}", so there is no difference to explain: choose a month in which both scenarios have a figure.`
export const blankOnce = (figure: string, name: string): string =>
  `${figure} is blank in "${name}", so there is no difference to explain: choose a line that has a figure in both scenarios.`
