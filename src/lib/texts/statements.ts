// What statements and metrics say: their columns and what is folded, and how a row is read in quarters and years.

// Sheets
export const metricSheets = { metrics: 'Metrics', customers: 'Customers and people', own: 'Own lines' }
export const opening = 'Opening'
export const monthsOf = (year: string): string => `the months of ${year}`
export const partsOf = (row: string): string => `what ${row} is made of`
export const inMonths = (row: string): string => `${row}, months`

// The column of names
export const nameWidth = 'Width of the names'
export const nameWidthHelp = 'Pull to make the names wider, double click to fit them'

// Ways to read quarters and years
export const readings = {
  last: 'Last month',
  average: 'Average of the months',
  lowest: 'Lowest month',
  highest: 'Highest month',
  sum: 'Sum of the months'
}
/** Beside the name of a row. */
export const readingsInShort = { last: 'last', average: 'average', lowest: 'lowest', highest: 'highest', sum: 'sum' }
/** What a line does by itself. */
export const usualReadings = {
  sum: 'Usual: sum of the months',
  last: 'Usual: last month',
  recompute: 'Usual: its formula'
}
/** A sum of what is there month after month is no mistake, but it has to be meant. */
export const countedAnew = 'What stays there is counted anew each month'
export const quartersOf = (row: string, reading: keyof typeof readings | null = null): string =>
  reading ? `Quarters and years of ${row}: ${readingsInShort[reading]}` : `Quarters and years of ${row}`
export const nowRead = (row: string, reading: keyof typeof readings | null): string =>
  `${row}, quarters and years: ${reading ? readings[reading] : 'as usual'}.`
