// What the page of storage says over its parts, and what its dialogs are called.

// Its parts
export const device = 'On this device'
export const deviceSaid =
  'Two copies of everything, side by side in this browser. What one loses the other brings back.'
export const files = 'Files'
export const filesSaid = 'Everything in one file, for another disk or another device.'
export const states = 'States that are kept'
export const statesSaid = 'One for each day, week and month, and one before whatever changes much at once.'
export const noStatesYet = 'None yet: the first is kept after an edit.'
export const looking = 'Looking…'
export const workspaces = 'Workspaces'
export const workspacesSaid = 'Each has its own scenarios and history; a tab has one of them open.'
export const newWorkspace = 'New workspace'
export const toldWhenOpen = 'How this workspace is kept is told here again when it opens.'
export const opening = 'Opening…'

// Its dialogs
export const makeFile = 'Make a file'
export const restoreFile = (file: string): string => `Restore ${file}`
export const restoreState = (state: string): string => `Restore: ${state}`
export const downloadState = 'Download this state'
export const unlock = (workspace: string): string => `Open ${workspace}`
export const unlockSaid = 'This workspace is locked. Type its passphrase; nobody can recover it, we included.'
export const open = 'Open'
export const cancel = 'Cancel'
export const deleteWorkspace = (workspace: string): string => `Delete ${workspace}`

// A new workspace
export const made = (workspace: string): string => `Made ${workspace}`
export const openIt = 'Open it'
