// Help of the commands about the past of a scenario.

export const only = 'plan: says what would change, and changes nothing.'

// Taking edits back
export const revert = 'Takes back one edit, or everything since it, as one edit that undo takes back.'
export const revertEdit = 'The id of the edit, or how it ends, as history lists it; or last.'
export const revertSince = 'The edit and everything after it.'
export const revertLater = 'What later edits changed again: leave, or put-back; leave when left out.'

// Moments with a name
export const snapshot = 'The name of the snapshot.'
export const list = 'Lists the moments that have a name, newest first.'
export const add = 'Gives a moment a name: the present one, or the one after an edit.'
export const addName = 'What it is called.'
export const addAfter = 'The id of the edit, or how it ends; the present when left out.'
export const rename = 'Gives a snapshot another name.'
export const newName = 'Its new name.'
export const remove = 'Takes the name away; the history stays.'
export const compare = 'Lists what has changed since a snapshot.'
export const restore = 'Brings the scenario to what it was at a snapshot, as one edit that undo takes back.'
