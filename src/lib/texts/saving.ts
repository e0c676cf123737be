// What can go wrong with keeping what somebody typed, said to the person whose it is.

export const readOnly =
  'This tab only reads, because another tab has the workspace open: make the change there, or close the other tab.'
export const closed = 'This workspace has been closed: reload the page to go on.'
export const takenOver = 'Another tab has taken over this workspace: reload this tab to go on.'
export const nothingStored = 'Nothing has been saved in this workspace yet: open it in a tab that may write.'
export const newerStore =
  'This workspace was saved by a newer version of Sextant and opens for reading only: reload to get that version.'
export const otherShape =
  'This workspace was saved by a different build of Sextant: open it with that build, and export it there.'
export const migrationFailed = (why: string): string =>
  `This workspace could not be brought to the new version (${why}) and was left as it was: export it with the version before.`
export const storeDamaged = (why: string): string =>
  `Saved data of this workspace cannot be read (${why}); nothing was overwritten: download what is there before anything else.`
export const unanswered =
  'The tab that saves has not taken the last changes yet: wait until they are saved, then try again.'
export const openElsewhere = 'Another tab has this workspace open: go on there, or close that tab and try again.'
export const storageUnavailable =
  'This browser does not let the page keep data: allow site data for this page, or leave private browsing.'

// The device does not take it
export const full =
  'The disk, or what the browser may use of it, is full and the last changes are not saved: free some space, or export now.'
export const failing =
  'The browser does not save at the moment and the last changes are only in memory: leave this tab open, or export now.'
export const noRoomToOpen =
  'The disk, or what the browser may use of it, is full, so this workspace opens for reading only: free some space, then reload.'
export const noRoomToKeep =
  'The disk, or what the browser may use of it, is full, so the state before this cannot be kept and nothing was changed: free some space, then try again.'
export const notKept =
  'The browser does not save at the moment, so the state before this cannot be kept and nothing was changed: try again in a moment.'

// Locks
export const lockUnread =
  'This workspace cannot be read at the moment, so nothing was opened: reload the page, or allow site data for it if the browser blocks that.'
export const locked = 'This workspace is locked: type its passphrase to open it.'
export const wrongPassphrase =
  'That is not the passphrase of this workspace: try again; nobody, we included, can recover it.'
