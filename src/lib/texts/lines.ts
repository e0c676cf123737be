// What the page of formulas says: the search, each line of the model, and the field for a month.

export const reading = 'Reading the model…'

// The bar
export const search = 'Search the formulas'
export const searchExample = 'Search lines and formulas'
export const allLines = (all: number): string => `${all} lines`
export const someLines = (some: number, all: number): string => `${some || 'None'} of ${all} lines`
export const newLine = 'New line'
export const noneFound = (search: string): string =>
  `No line holds “${search}”. Search for a label, a name or a part of a formula.`

// A line
export const byAxis = (axis: string): string => `by ${axis}`
export const grains = { once: 'one value', yearly: 'one value a year', monthly: '' }
export const fromMonth = (month: string): string => `from ${month}`
export const allFigures = 'All figures'
export const allFiguresOf = (line: string): string => `${line}, all figures`
export const line = 'Line'
export const leftOut = (problem: string): string => `Left out. ${problem}`
export const change = 'Change'
export const wholePlan = 'whole plan'
export const explain = 'Explain'
export const why = (name: string, figure: string): string => `Why ${name} is ${figure}`

// A month
export const month = 'Month'
export const earlier = 'Earlier month'
export const later = 'Later month'
export const planEnds = (last: string): string => `The plan ends with ${last}: type ${last} or an earlier month.`
