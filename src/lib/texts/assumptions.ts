// What the page of assumptions says: its sections and what each one drives, what stands where nothing was typed yet.

// The sections
export const sections = 'Sections'
export const toSection = 'Go to a section'
export const marks = { wrong: 'does not hold', hint: 'something to know' }
export const plan = 'Plan'
export const never = 'never'

/** In plain words; what can be watched stands below. */
export const drives = {
  pricing:
    'What a customer pays, what winning one costs, and how long one stays. Together they decide what a customer is worth; the mix says how new customers spread over the tiers.',
  growth:
    'How many customers each month wins, as a share of those there were. It drives revenue more than anything else here, and the cost of winning customers with it. Months without a period win nobody. Pull a month of the curve up or down to change it.',
  headcount:
    'Who works when, and for how much before benefits. Salaries are mostly the largest cost, and they come before the revenue does, so hiring dates decide how much cash is needed.',
  funding:
    'Money from investors: when it arrives, and what they get for it. Tranches move cash only; the pre-money and the pool decide who owns how much.',
  expenses:
    'Everything that is paid and is no salary. Each is a part of revenue but never less than its minimum, and changes with the stage that the company has reached.',
  capital:
    'The days between a bill and its payment. Customers who pay late hold cash back, suppliers who wait lend it; profit stays the same.',
  general: 'Single values that hold for the whole plan, by what they drive.',
  start:
    'What the first month begins with. Growth multiplies these customers, and this cash has to last until more comes in.',
  whole: 'One number each to make the whole plan more careful or bolder, without touching its rows.',
  prices: 'What rises by itself each year, and what the state and the bank take or give.',
  investment: 'What is spent on things that last, and from which revenue on the expenses of the next stage hold.',
  valuation: 'What later cash is worth today. It changes no month of the plan, only the value put on it.',
  shares: 'Who holds the company before anybody invests. Rounds and the option pool are counted from here.',
  metrics: 'How metrics are counted that people count in more than one way. No month of the plan changes by it.',
  comparables:
    'What similar companies are worth for each unit of revenue. The quartiles put a third value on this one.',
  ownLines:
    'Figures of your own, written like the lines of the model. They stand wherever lines do, and drive nothing else.',
  plan: 'When the plan starts and how long it is. No month\u2019s figures change with the start; a longer plan needs rows that reach its end.'
}

/** Where a table has no rows yet. */
export const noneYet = {
  pricing: 'No tiers yet. Add one with its price, and say what share of new customers chooses it.',
  growth: 'No growth yet. Add a period and say by how much the customer base grows each month in it.',
  headcount: 'Nobody yet. Add a team: who works from when to when, and for how much a month.',
  funding: 'No rounds yet. Add one with its amount and the month in which it is paid.',
  comparables: 'No companies yet. Add one with what it is worth for each unit of revenue.',
  ownLines: 'No lines of your own yet. Add one and write its formula, such as revenue / headcount.'
}

// Rows
export const addRow = (rowLabel: string): string => `Add a ${rowLabel}`
export const removeRow = (rowLabel: string, name: string): string => `Remove the ${rowLabel} ${name}`
export const cellOfNewRow = (column: string, rowLabel: string, number: number): string =>
  `${column} of new ${rowLabel} ${number}`
export const writeLine = 'Write a line'
export const changeLine = 'Change a line'

// Why it was changed, as the history has it
export const typed = (cell: string, text: string): string => `${cell}: ${text || 'cleared'}`
export const changedCells = (cells: number, table: string): string => `Changed ${cells} cells of ${table}`

// Headings
export const all = 'All'
export const expense = 'Expense'
export const assumption = 'Assumption'
export const value = 'Value'
export const meaning = 'What it means'
export const ltvToCac = (month: string): string => `LTV\u00a0:\u00a0CAC, ${month}`

// A branch
export const otherwise = (parent: string, shown: string): string =>
  `${parent} has ${shown === '' ? 'nothing' : shown} here`
