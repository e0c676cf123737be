// What the palette says: what there is to find, what a command would do, and which keys it takes.
import { countWords } from './counts.ts'

export const title = 'Find or run'
export const example = 'A page, a row, cash M24, or a command'
export const close = 'Close'

// What was found
export const results = 'Found'
export const chosenBefore = 'Chosen before'
export const everythingThereIs = 'Everything there is'
export const nothingByThatName = 'Nothing goes by that name. Try a part of it, or a command: help lists them.'
/** For those who hear the list. */
export const found = (entries: number): string =>
  entries === 0 ? 'Nothing found' : entries === 1 ? '1 found' : `${entries} found`

// What an entry is, or where
export const page = 'Page'
export const shortcuts = 'Keyboard shortcuts'
/** What else somebody may call them. */
export const shortcutsToo = ['Keys', 'Help']
export const scenario = 'Scenario'
export const table = 'Table'
export const columnOf = (label: string): string => `${label}, column`
export const explained = 'Explained'
export const run = 'Run'

// What a command would do
/** "Changes 1 cell.", "Adds 2 rows, removes 1 row and changes 3 cells." */
export function effectOf(
  { added, removed, cells }: { added: number; removed: number; cells: number },
  locale: string
): string {
  const parts = [
    ...(added > 0 ? [`adds ${countWords(added, 'row', locale)}`] : []),
    ...(removed > 0 ? [`removes ${countWords(removed, 'row', locale)}`] : []),
    ...(cells > 0 ? [`changes ${countWords(cells, 'cell', locale)}`] : [])
  ]
  if (parts.length === 0) return 'Changes nothing.'
  const sentence = [parts.slice(0, -1).join(', '), parts.at(-1)!].filter(Boolean).join(' and ')
  return `${sentence[0]!.toUpperCase()}${sentence.slice(1)}.`
}
/** Between what a cell was and what it is to be. */
export const becomes = 'becomes'
export const more = (rows: number): string => `and ${rows} more`
export const enterRuns = 'Enter runs it.'

// Its keys
export const arrowsDo = 'choose'
export const enterKey = 'Enter'
export const enterDoes = 'go or run'
export const tabKey = 'Tab'
export const tabDoes = 'complete'
export const escapeKey = 'Esc'
export const escapeDoes = 'close'
