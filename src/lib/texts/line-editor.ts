// What is said while somebody writes a line of their own: the dialog, what the formula may go on with, the preview.

// The dialog
export const newTitle = 'New line'
export const changeTitle = (name: string): string => `Change the line ${name}`
export const add = 'Add the line'
export const keep = 'Keep the changes'
export const label = 'Label'
export const labelExample = 'Such as Revenue per head'
export const inFormulas = (name: string): string => `In formulas: ${name}`
export const noName = 'The line has no name: type a label with a letter in it, such as Revenue per head.'
export const unit = 'Unit'
export const unitOfFormula = 'As the formula gives'
export const note = 'Note'
export const noteExample = 'What it means, in a sentence'
export const renameToo = (names: string): string => `Rename it in the lines that name it too: ${names}`

// Why it was changed, as the history has it
export const added = (name: string): string => `Added the line ${name}`
export const changed = (name: string): string => `Changed the line ${name}`
export const renamed = (before: string, name: string): string => `Renamed the line ${before} to ${name}`

// Deleting it
export const deleteIt = 'Delete…'
export const deleteTitle = (name: string): string => `Delete the line ${name}?`
export const deleteAction = 'Delete the line'
/** The names follow. */
export const needIt = (lines: number): string =>
  lines === 1
    ? 'One line needs it and will be left out of the model until it is changed:'
    : `${lines} lines need it and will be left out of the model until they are changed:`
export const deleted = (name: string): string => `Deleted the line ${name}.`
export const noneNeedsIt = 'No other line of yours needs it. Undo brings it back.'

// The formula
export const formula = 'Formula'
export const formulaHelp = 'Type a name to be offered lines; Ctrl+Space shows all.'
export const formulaGives = (unit: string): string => `The formula gives ${unit}.`
export const offered = 'Names and words'
export const moreOffered = (names: number): string => `${names} more: type on, or go through them with the arrows`
export const namesOffered = (names: number): string => `${names} ${names === 1 ? 'name' : 'names'}, arrows choose`

/** What is put into a formula, and what it means. */
export const language = {
  'prior ': 'last month’s value',
  '12 months before': 'after a name: a year earlier',
  'sum of last 12 ': 'added up over twelve months',
  'average of last 3 ': 'the average of three months',
  'lowest of last 12 ': 'the lowest of twelve months',
  'highest of last 12 ': 'the highest of twelve months',
  'product of last 12 ': 'multiplied over twelve months',
  'sum over tier of ': 'all tiers added up',
  'if ': 'if a < b then x else y',
  'then ': 'where it holds',
  'else ': 'where it does not',
  'and ': 'both hold',
  'or ': 'one of the two holds',
  'min(': 'the least of several',
  'max(': 'the most of several',
  month: 'the number of the month',
  year: 'the year, from 0',
  blank: 'no value',
  'total ': 'the line without its axis',
  'opens ': 'the value at M0: opens 0 is prior x + 1',
  'is ': 'the value of each month'
}

// What it would be
export const preview = 'Preview'
export const previewLater = 'The curve over all months comes with the formula.'
