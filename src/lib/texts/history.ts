// What the history says: what is looked for in it, its edits and named moments, and what a step back would change.
import { numberWords } from './counts.ts'

export const close = 'Close'
export const cancel = 'Cancel'
export const comparing = 'Comparing…'
export const snapshot = 'Snapshot'
export const actionsFor = (name: string): string => `Actions for ${name}`
export const actionsForEdit = (why: string, when: string): string => `Actions for ${why}, ${when}`

// Where an edit came from, and who made it
export const origins: Readonly<Record<string, string>> = {
  typed: 'Typed',
  command: 'Command',
  import: 'Import',
  undo: 'Undo or redo',
  revert: 'Reverted',
  restore: 'Restored',
  peer: 'From a peer',
  migration: 'Set up',
  snapshot
}
export const thisDevice = 'This device'

// What is looked for
export const search = 'Search the history'
export const searchFor = 'Search for a place, a reason or a value'
export const searchExample = 'Place, reason or value'
export const filters = 'Filters'
export const table = 'Table'
export const allTables = 'All tables'
export const plan = 'Plan'
export const how = 'How'
export const inAnyWay = 'In any way'
export const who = 'Who'
export const anybody = 'Anybody'
export const firstDay = 'From'
export const lastDay = 'To'
export const clearFilters = 'Clear filters'
export const allEntries = (all: number, locale: string): string =>
  `${numberWords(all, locale)} ${all === 1 ? 'entry' : 'entries'}`
export const someEntries = (some: number, all: number, locale: string): string =>
  `${numberWords(some, locale)} of ${allEntries(all, locale)}`
export const newestShown = (entries: string, shown: number, locale: string): string =>
  `${entries}, the newest ${numberWords(shown, locale)} shown`

// One edit, one named moment
const rows = (count: number): string => `${count} more ${count === 1 ? 'row' : 'rows'}`
export const showMoreRows = (count: number): string => `Show ${rows(count)}`
export const andMoreRows = (count: number): string => `and ${rows(count)}`
export const open = 'Open'
export const openNamed = (name: string): string => `Open ${name}`

// What would change, or has changed
export const andMore = (lines: number): string => `and ${lines} more`
export const changedAgainBy = (when: string, why: string): string => `Changed again ${when}: ${why}`
export const backOrGone = { comes: 'comes back', goes: 'goes' }

// Taking an edit back
export const nothingYet = 'Nothing has changed yet. This is what Revert changes, and what Undo takes back.'
export const editsAfter = (edits: number): string => `and ${edits} ${edits === 1 ? 'edit' : 'edits'} after it`
export const whatChanges = 'What changes'
export const sameRows = 'The same rows come again: every value stays what it is.'
export const changedByLater = (lines: number): string =>
  lines === 1 ? 'This was changed again since by later edits' : 'These were changed again since by later edits'
export const changedAgain = 'Changed again since'
export const laterChoices = { leave: 'Leave them as they are now', 'put back': 'Put them back too' }
export const revert = 'Revert'

// What has changed since a named moment
export const nothingSince = 'Nothing has changed since: the scenario is what it was then.'
export const differences = (things: number): string =>
  things === 1
    ? 'One thing differs: first what it was then, then what it is now.'
    : `${things} things differ: first what it was then, then what it is now.`
export const whatHasChanged = 'What has changed'
export const newOrRemoved = { comes: 'is new', goes: 'was removed' }
export const restore = 'Restore…'
