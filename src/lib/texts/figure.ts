// What key figures are called, and how they say that they changed.
import { countWords } from './counts.ts'

export const title = 'Key figures'
export const against = {
  preview: 'With what you are typing',
  before: 'Against the plan before the last edit'
}
export const why = (label: string, shown: string): string => `Why ${label} is ${shown}`

// The figures
export const arr = (month: string): string => `ARR at ${month}`
export const cashLowPoint = (month: string | null): string =>
  month === null ? 'Cash low point' : `Cash low point, ${month}`
export const endingCash = 'Ending cash'
export const runway = (month: string): string => `Runway at ${month}`
export const breakEven = 'Break-even'
export const ltvToCac = (month: string): string => `LTV to CAC at ${month}`
export const nrr = (month: string): string => `NRR at ${month}`

// What changed
export const noChange = 'no change'
export const newlyThere = 'newly there'
/** Of a share, a hundredth. */
export const points = 'pp'
export const was = (shown: string): string => `was ${shown}`
export const sooner = (months: number, locale: string): string => `${countWords(months, 'month', locale)} sooner`
export const later = (months: number, locale: string): string => `${countWords(months, 'month', locale)} later`
