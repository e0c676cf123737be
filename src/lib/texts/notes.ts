// What notes say: the panel at a cell, the list of all of them, and what the place of one is called.

export const title = 'Notes'
export const note = 'Note'
/** Before what the notes are on. */
export const notesOn = 'Notes on'
export const close = 'Close'

// Its place
export const plan = 'Plan'
export const cellRemoved = (column: string, row: string): string => `${column} of a ${row} that was removed`
export const rowRemoved = (row: string): string => `A ${row} that was removed`
export const noSuchLine = 'A line that is not there'

// One note
export const somebody = 'Somebody'
export const changeNote = 'Change this note'
export const removeNote = 'Remove this note'
export const keep = 'Keep'
export const cancel = 'Cancel'

// Writing one
export const answer = 'Answer'
export const example = 'What is there to know about it?'
export const write = 'Write note'
export const noneHere = 'No notes here.'
export const written = 'Note written.'
export const answered = 'Answer written.'
export const changed = 'Note changed.'
export const removed = 'Note removed.'

// Resolving
export const resolve = 'Resolve'
export const resolveAt = (place: string): string => `Resolve: ${place}`
export const reopen = 'Open again'
export const reopenAt = (place: string): string => `Open again: ${place}`
export const isResolved = 'Resolved'
export const resolved = 'Resolved.'
export const reopened = 'Open again.'

// All of them
export const noneYet = 'No notes yet'
export const howToWrite =
  'Choose a cell or the name of a row, in the assumptions, the statements or the metrics, and press Shift+F2; by ' +
  'touch choose it and tap Note. What you write there is listed here.'
export const whichNotes = 'Which notes'
export const counted = {
  open: (places: number): string => `Open ${places}`,
  resolved: (places: number): string => `Resolved ${places}`,
  all: (places: number): string => `All ${places}`
}
export const find = 'Find in the notes'
export const findWords = 'Find words'
export const placesFound = (places: number): string => (places === 1 ? '1 place' : `${places} places`)
export const noneFound = 'No note has these words.'
export const noneOpen = 'Every note is resolved.'
export const noneResolved = 'None is resolved.'
