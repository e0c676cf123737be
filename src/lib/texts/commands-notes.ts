// What the commands about notes say: help, what they have done, and what was wrong. `quoted` is the note itself.

// What they are given
export const place = 'A row, cell or line by name: pricing/team, pricing/team/price, cash, "cash M24".'
export const note = 'The id of the note, or how it ends, as note list gives it.'
export const text = 'What it says.'

// What they do
export const list = 'Lists the open notes, by place and time.'
export const listAll = 'Those that are resolved, too.'
export const add = 'Writes a note at a place, or answers those that are there.'
export const change = 'Changes what a note says.'
export const resolve = 'Says that a note is dealt with, and the others at its place with it.'
export const reopen = 'Opens a resolved note again, and the others at its place with it.'
export const remove = 'Removes a note; undo brings it back.'

// What they have done
export const added = (quoted: string): string => `Wrote the note ${quoted}.`
export const changed = (quoted: string): string => `Changed a note to ${quoted}.`
export const resolved = (quoted: string): string => `Resolved ${quoted}.`
export const reopened = (quoted: string): string => `Opened ${quoted} again.`
export const removed = (quoted: string): string => `Removed the note ${quoted}.`

// What was wrong
export const empty = 'The note is empty: type what it says.'
export const unknownPlace = (typed: string, remedy: string): string => `There is no place "${typed}": ${remedy}`
export const typePlace = (example: string): string => `type ${example}.`
export const severalNotes = (typed: string): string =>
  `The ids of several notes end in "${typed}": type more of the one you mean.`
export const unknownNote = (typed: string): string =>
  `There is no note "${typed}": type the end of an id as note list gives it.`
