// What tables say: the bar of a selection, finding, filling, and a paste that is in doubt.
import { countWords, numberWords } from './counts.ts'

export const remove = 'Remove'
export const showAgain = (what: string): string => `Show ${what}`
export const hide = (what: string): string => `Hide ${what}`

// A cell that is typed into
export const asItWas = 'as it was'
export const empty = 'empty'
export const instead = (now: string, was: string): string => `${now}  ·  was ${was}`

export const take = (value: string): string => `Take ${value}`
export const hasNote = (flag: string): string => `Has a note. ${flag}`.trim()

// Several cells
export const selectedCells = 'The selected cells'
export const sum = 'Sum'
export const average = 'Average'
export const lowest = 'Lowest'
export const highest = 'Highest'
export const count = 'Count'
export const selectionActions = 'Actions on the selection'
export const note = 'Note'
export const copy = 'Copy'
export const fillDown = 'Fill down'
export const fillRight = 'Fill right'
export const grow = 'Grow'
export const clear = 'Clear'
export const find = 'Find'
export const notChanged = (sentence: string): string => `${sentence} Nothing was changed.`
export const notCopied = 'The browser did not let the page copy: allow the clipboard in its settings.'
export const notCopiedWithHeadings =
  'The browser did not let the page copy with headings: press Ctrl+C to copy without them.'
export const tooLarge = (cells: number, most: number, locale: string): string =>
  `The block has ${countWords(cells, 'cell', locale)}: paste at most ${countWords(most, 'cell', locale)} at once.`

// Find
export const findInTables = 'Find in the tables'
export const findWhat = 'Find a name or a figure'
export const nothingFound = 'Nothing found'
export const foundAt = (number: number, all: number): string => `${number} of ${all}`
export const previous = 'Previous'
export const next = 'Next'
export const close = 'Close'

// Growth
export const growTitle = 'Grow from the first cell'
export const growAction = 'Fill the cells'
export const growthRate = 'Growth from cell to cell'
export const growthSaid = (rate: string): string => `Each is ${rate} more than the one before.`
export const growthMissing = 'There is no growth yet: type a share such as 2%, or -5% to go down.'
export const whichWay = 'Which way'
export const down = 'Down'
export const toTheRight = 'To the right'

// A paste or a fill before it is done
export const before = { paste: 'Before anything is pasted', fill: 'Before anything is filled' }
export const keepAll = {
  paste: (cells: number, locale: string): string => `Paste ${countWords(cells, 'cell', locale)}`,
  fill: (cells: number, locale: string): string => `Fill ${countWords(cells, 'cell', locale)}`
}
export const keepReadable = {
  paste: (cells: number, locale: string): string => `Paste the ${numberWords(cells, locale)} that can be read`,
  fill: (cells: number, locale: string): string => `Fill the ${numberWords(cells, locale)} that can be read`
}
export const noneReadable = 'None of it can be read: put a cell right first, or cancel.'
export const nothingLeft = 'Nothing of it is left to keep: choose what to do with it, or cancel.'
export const readable = (cells: number, refused: number, locale: string): string =>
  `${countWords(cells, 'cell', locale)} can be read, ${numberWords(refused, locale)} cannot. ` +
  'Put right what you can; what you leave is not kept.'
export const understood = 'Understood.'
export const notListed = (cells: number, locale: string): string =>
  `And ${numberWords(cells, locale)} more, which are not kept.`
export const overFilled = (cells: number, locale: string): string =>
  `${countWords(cells, 'empty cell', locale)} of the block would lie over ` +
  `${cells === 1 ? 'a cell that is' : 'cells that are'} not empty.`
export const whatStandsThere = 'What stands there'
export const leaveIt = 'Leave what is there'
export const clearIt = 'Clear it'
export const addRows = (rows: number, rowLabel: string, locale: string): string =>
  `Add ${countWords(rows, rowLabel, locale)} for what does not fit`
export const rowsLost = (rows: number, locale: string): string =>
  `${countWords(rows, 'row', locale)} of the block ${rows === 1 ? 'does' : 'do'} not fit below this cell.`
export const columnsLost = (columns: number, locale: string): string =>
  `${countWords(columns, 'column', locale)} of the block ` +
  `${columns === 1 ? 'stands beside the table and is' : 'stand beside the table and are'} left out.`

// A branch
export const putBack = 'Put back'
export const nothingOtherwise = 'Nothing here is otherwise than in what this follows.'
