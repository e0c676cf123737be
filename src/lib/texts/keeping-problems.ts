// What is said about mistakes with workspaces, files of them and moments of the past. Each ends with what to do.

export const workspaceName = 'The name of the workspace'
export const workspaceThere = (name: string): string =>
  `There is a workspace called "${name}" already: choose another name, or open that one.`
export const unknownWorkspace = (typed: string, remedy: string): string => `There is no workspace "${typed}": ${remedy}`
export const makeWorkspace = 'make one with workspace create NAME.'
export const workspaceInUse = (name: string): string =>
  `The workspace "${name}" is open: open another one in every tab, then delete it.`
export const workspaceNotDeleted = (name: string): string =>
  `The browser has not deleted everything of the workspace "${name}": close other tabs of this page, then delete it again.`
export const workspaceLocked = (name: string): string =>
  `The workspace "${name}" is locked: give its passphrase with --passphrase.`
export const emptyPassphrase = 'The passphrase is empty: type one, or leave it out.'

// The past
export const past = 'This is a state of the past, in which nothing can be changed: go back to now, or restore it.'
export const noMoment = (typed: string): string =>
  `"${typed}" is no time: type a day such as 2026-11-20, or a day and time such as 2026-11-20T10:15.`
export const nothingThen =
  'There was nothing in this workspace then: give a later time, or choose one of the states that are kept.'
export const notYet = 'That is still to come: give a day or a time that has been.'
export const pastIsPast = (words: string): string =>
  `The past cannot be changed by "${words}": use a command that only looks, such as show, summary, explain or export.`
