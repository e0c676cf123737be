// What was done in the workspace, or why not, said at the foot of the page.

export const undid = (what: string): string => `Undid: ${what}`
export const didAgain = (what: string): string => `Did again: ${what}`
export const done = (what: string): string => `Done: ${what}.`
export const restored = 'Restored.'
export const undo = 'Undo'
export const gone =
  'Something was saved in this workspace, and this browser has removed it: restore a file of it, or start anew.'

// Files
export const made = (file: string): string => `Made ${file}`
export const notWritten =
  'The last file could not be written: check that the folder is still there, or choose another one.'
