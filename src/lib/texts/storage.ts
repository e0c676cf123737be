// What the page of storage says, and the dialogs about states, files, passphrases and workspaces, wherever they open.
import { countWords, numberWords } from './counts.ts'

export const close = 'Close'
export const cancel = 'Cancel'
export const noneYet = 'None yet.'
export const reading = 'Reading…'
export const comparing = 'Comparing…'
export const actionsFor = (name: string): string => `Actions for ${name}`

// This device
export const space = 'Space'
export const spaceUsed = (used: string, allowed: string): string => `${used} of the ${allowed} that the browser allows`
export const spaceUnknown = 'The browser does not say.'
export const protection = 'Protected by the browser'
export const protectionGiven = 'Yes: it does not clear this by itself, only when you clear the data of this site.'
export const protectionRefused =
  'No, and the browser did not agree just now. It does for apps that are installed: install Sextant from the ' +
  'browser’s menu, then ask again. Until then, make files.'
export const notProtected = 'No: when the disk is full the browser may clear it.'
export const askForProtection = 'Ask for protection'
export const edits = 'Edits'
export const editsUntil = (edits: number, when: string, why: string, locale: string): string =>
  `${numberWords(edits, locale)}, the last one ${when}: ${why}`
export const opened = 'Opened'

// Files
export const lastFile = 'Last file'
export const fileMade = (when: string, editsSince: number, locale: string): string =>
  editsSince === 0
    ? `Made ${when}; nothing changed since.`
    : `Made ${when}; ${countWords(editsSince, 'edit', locale)} since.`
export const noFileYet = 'None yet. A file is what is left when this device is lost, or its browser is cleared.'
export const makeFile = 'Make a file'
export const restoreFile = 'Restore a file…'
export const fileOfWorkspace = 'A file of a workspace'

// The folder that gets files by itself
export const folder = 'Folder'
export const noFolders = 'This browser writes to no folder by itself. You are reminded when it is time for a file.'
export const folderWhenLocked =
  'This workspace is locked, and files in a folder would not be: make files with a passphrase instead.'
export const folderOffer = 'A file can be written by itself to a folder, each day and when you leave after an edit.'
export const writeToFolder = 'Write to a folder…'
export const folderForgotten = (name: string): string => `The browser wants to be allowed again to write to “${name}”.`
export const writtenTo = (name: string): string => `Written to “${name}”: each day, and when you leave after an edit.`
export const writtenLast = (name: string, when: string): string =>
  `Written to “${name}”, last ${when}: each day, and when you leave after an edit.`
export const stop = 'Stop'
export const otherFolder = 'Another folder…'
export const allowAgain = 'Allow again'

// Making a file
export const makeTheFile = 'Make the file'
export const fileHolds = 'The whole workspace with its history, to keep on another disk or take to another device.'
export const fileUnsealed = 'This workspace is locked, but a file without a passphrase can be read by whoever has it.'

// Passphrases
export const passphrase = 'Passphrase'
export const passphraseHelp = 'Optional. Nobody can recover it, and nothing opens without it.'
export const passphraseAgain = 'The same once more'
export const fileSealed = 'This file is sealed. Type the passphrase that it was made with.'
export const openFile = 'Open the file'

// States that are kept, and those that were found
export const found = 'What was found'
export const time = 'Time'
export const why = 'Why it is kept'
export const where = 'Where'
export const size = 'Size'
export const actions = 'Actions'
export const whatIsIn = (state: string): string => `What is in ${state}`
export const notKnown = 'Not known'
export const timeNotKnown = 'Time not known'
export const cannotOpen = (fault: string): string => `Cannot be opened: ${fault}`
export const lookAtIt = 'Look at it'
export const restore = 'Restore'
export const download = 'Download'

// What is in a state
export const stateEdits = (edits: number, locale: string): string => countWords(edits, 'edit', locale)
export const stateEditsUntil = (edits: number, when: string, why: string, locale: string): string =>
  `${countWords(edits, 'edit', locale)}; the last ${when}: ${why}`
export const arrAtTheEnd = 'ARR at the end'
export const lowestCash = 'lowest cash'
export const noScenarios = 'It has no scenarios.'

// A moment of the past
export const asItWasAt = 'As it was at'
export const asItWasHelp = 'Every page then shows that moment.'
export const chooseTime = 'Choose a day and a time, such as yesterday at 12:00.'

// A restore, before it is done
export const nothingToRestore = (source: string): string =>
  `Everything is already as it is in ${source}: there is nothing to restore.`
export const ofOtherWorkspace = (other: string, workspace: string): string =>
  `This file is of the workspace “${other}”: it replaces everything in “${workspace}”.`
export const nothingYet = 'Nothing has changed yet. This is what Restore changes, and what Undo takes back.'
export const from = (source: string): string => `From ${source}.`
export const scenario = 'Scenario'
export const table = 'Table'
export const whatHappens = 'What happens'
export const comesOrGoes = { added: 'comes back', removed: 'goes' }
export const changes = (cells: number, locale: string): string => `changes, ${countWords(cells, 'cell', locale)}`
export const sameFigures = 'has the same figures'
export const moreCells = (cells: number, locale: string): string => `and ${numberWords(cells, locale)} more`

// Going on from an earlier state
export const beginAction = 'Go on from it'
export const beginMeans = 'The workspace goes on from this state. What was changed after it is not in it.'
export const beginKeeps =
  'Everything else that was found is kept aside on this device, and can be downloaded under Storage.'

// Downloading a state of a locked workspace
export const downloadAction = 'Download it unsealed'
export const downloadUnsealed = 'This workspace is locked, but this file is not sealed: whoever has it can read it.'
export const downloadSealed = 'For a sealed one, restore this state, then make a file with a passphrase.'

// Workspaces
export const locked = 'Locked'
export const openHere = 'Open here'
export const open = 'Open'
export const openNamed = (name: string): string => `Open ${name}`
export const create = 'Create'
export const createHelp = 'It begins with the base scenario, and shares nothing with the others.'
export const createExample = 'Client work'
export const deleteIt = 'Delete…'
export const deleteAction = (name: string): string => `Delete ${name}`
export const deleteMeans = (name: string): string =>
  `Everything in “${name}” goes: its scenarios, its history and every state that is kept of it. This cannot be undone.`
export const deleteFileFirst = 'To keep a file of it, open it and make one.'
export const openItFirst = 'Open it first'
export const deleteTyped = 'Type its name to delete it'
export const deleteMistyped = (name: string): string => `That is not its name: type ${name}.`
