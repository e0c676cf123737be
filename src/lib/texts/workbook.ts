// What a workbook says: its sheets, what stands above their columns, and units in their column.

/** By the ids of the sheets, in their order. A spreadsheet takes up to 31 characters. */
export const sheets = {
  summary: 'Summary',
  assumptions: 'Assumptions',
  customers: 'Customers',
  revenue: 'Revenue',
  headcount: 'Headcount',
  expenses: 'Expenses',
  profit: 'P&L',
  capital: 'Working Capital',
  cash: 'Cash Flow',
  balance: 'Balance Sheet',
  funding: 'Funding & Cap Table',
  units: 'Unit Economics',
  valuation: 'Valuation'
}

export const title = (scenario: string, sheet: string): string => `${scenario} · ${sheet}`
export const inks = 'Blue is what was typed, black what was computed of it.'
export const line = 'Line'
export const unit = 'Unit'
export const value = 'Value'
export const ends = 'Month ends'
export const year = (number: number): string => `Y${number}`

// Blocks of a sheet
export const scenario = 'Scenario'
export const once = 'For the whole plan'
export const byYear = 'By year'
export const capTable = 'Cap table'
export const quartiles = 'Quartiles of EV / revenue'
/** By the names of the model's inputs. */
export const quartile: Readonly<Record<string, string>> = {
  low_multiple: 'Lower quartile',
  median_multiple: 'Median',
  high_multiple: 'Upper quartile'
}
export const withDefinition = (label: string, definition: string): string => `${label} (${definition})`

// Rounds and holders
export const postMoney = 'Post-money'
export const price = 'Price of a share'
export const newShares = 'New shares'
export const poolIncrease = 'New in the pool'
export const converted = (note: string): string => `Shares from ${note}`
export const ownership = (holder: string): string => `Owned by ${holder}`

/** Units in words, by their names in the model and in tables; money goes by its currency. */
export const units: Readonly<Record<string, string>> = {
  rate: '%',
  multiple: 'x',
  customer: 'customers',
  customers: 'customers',
  person: 'people',
  people: 'people',
  day: 'days',
  days: 'days',
  month: 'months',
  months: 'months',
  share: 'shares',
  shares: 'shares',
  factor: 'factor',
  number: ''
}
/** Of one of what it goes by: "USD per customer". */
export const each: Readonly<Record<string, string>> = {
  customer: 'customer',
  person: 'person',
  share: 'share',
  day: 'day'
}
export const per = (over: string, under: string): string => `${over} per ${under}`
