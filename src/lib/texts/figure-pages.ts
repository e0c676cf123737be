// What the pages of figures say: results, statements and metrics.

export const period = 'Period'
export const periods = { month: 'Month', quarter: 'Quarter', year: 'Year', toDate: 'Year to date' }
export const span = (first: string, last: string): string => `${first} to ${last}`
export const statement = 'Statement'

// Metrics
export const whatIsShown = 'What is shown'
export const line = 'Line'
export const value = 'Value and ownership'
