// What the commands about single values, comparable companies and own lines say: help, and what they have done.

// Expenses
export const listExpenses = 'Lists the expenses besides people.'
export const setExpense = 'Sets what is spent in a stage, as a part of revenue and at least a minimum.'
export const oneOf = (names: readonly string[]): string => `One of ${names.join(', ')}.`
export const expenseSet = (category: string, stage: string): string =>
  `The expense ${category} in the stage ${stage} is set.`

// Working capital
export const listCapital = 'Lists the days that bills stay open.'
export const setCapital =
  'Sets after how many days customers pay (--dso-<tier>), after how many we pay (--dpo), how long goods lie (--dio).'
export const dpo = 'Days until we pay.'
export const dio = 'Days that goods lie.'
export const capitalSet = (names: readonly string[]): string => `Set ${names.join(', ')}.`

// General assumptions
export const listAssumptions = 'Lists the general assumptions.'
export const setAssumption = 'Sets a general assumption.'
export const parameter = 'The name of the assumption, as in assume list.'
export const value = 'Its value.'
export const assumptionSet = (label: string): string => `${label} is set.`

// Comparable companies
export const listComparables = 'Lists the comparable companies.'
export const addComparable = 'Adds a company to compare with.'
export const comparable = 'The name of the company.'
export const comparableAdded = (name: string): string => `Added "${name}".`
export const removeComparable = 'Removes a company to compare with.'

// Own lines
export const listLines = 'Lists your own lines.'
export const setLine = 'Adds a line of your own, or changes it.'
export const lineName = 'Small letters, digits and underscores.'
export const lineFormula = 'Such as revenue / headcount.'
export const lineChanged = (name: string): string => `Changed the line "${name}".`
export const lineAdded = (name: string): string => `Added the line "${name}".`
export const removeLine = 'Removes a line of your own.'

// What is removed by its name
export const name = 'Its name.'
export const removed = (name: string): string => `Removed "${name}".`
