// What can go wrong with keeping data, as sentences for the person whose data it is.
import type { Problem } from '#lib/edit/result.ts'

export const readOnly: Problem = {
  type: 'read-only',
  text: 'This tab only reads, because another tab has the workspace open: make the change there, or close the other tab.'
}

export const closed: Problem = {
  type: 'store-closed',
  text: 'This workspace has been closed: reload the page to go on.'
}

export const takenOver: Problem = {
  type: 'taken-over',
  text: 'Another tab has taken over this workspace: reload this tab to go on.'
}

export const nothingStored: Problem = {
  type: 'nothing-stored',
  text: 'Nothing has been saved in this workspace yet: open it in a tab that may write.'
}

export const newerStore: Problem = {
  type: 'newer-store',
  text: 'This workspace was saved by a newer version of Sextant and opens for reading only: reload to get that version.'
}

export const otherShape: Problem = {
  type: 'other-shape',
  text: 'This workspace was saved by a different build of Sextant: open it with that build, and export it there.'
}

export const migrationFailed = (why: string): Problem => ({
  type: 'migration-failed',
  text: `This workspace could not be brought to the new version (${why}) and was left as it was: export it with the version before.`
})

export const storeDamaged = (why: string): Problem => ({
  type: 'store-damaged',
  text: `Saved data of this workspace cannot be read (${why}); nothing was overwritten: download what is there before anything else.`
})

/** Why the device does not take what it is given. */
export function storageProblem(error: unknown): Problem {
  if (error instanceof Error && error.name === 'QuotaExceededError')
    return {
      type: 'storage-full',
      text: 'The disk, or what the browser may use of it, is full and the last changes are not saved: free some space, or export now.'
    }
  return {
    type: 'storage-failing',
    text: 'The browser does not save at the moment and the last changes are only in memory: leave this tab open, or export now.'
  }
}

export const unanswered: Problem = {
  type: 'not-answered',
  text: 'The tab that saves has not taken the last changes yet: wait until they are saved, then try again.'
}

export const openElsewhere: Problem = {
  type: 'open-elsewhere',
  text: 'Another tab has this workspace open: go on there, or close that tab and try again.'
}

export const noRoomToOpen: Problem = {
  type: 'storage-full',
  text: 'The disk, or what the browser may use of it, is full, so this workspace opens for reading only: free some space, then reload.'
}

/** Why something is not done that takes much away, or changes much. */
export const notKept = (error: unknown): Problem =>
  error instanceof Error && error.name === 'QuotaExceededError'
    ? {
        type: 'storage-full',
        text: 'The disk, or what the browser may use of it, is full, so the state before this cannot be kept and nothing was changed: free some space, then try again.'
      }
    : {
        type: 'storage-failing',
        text: 'The browser does not save at the moment, so the state before this cannot be kept and nothing was changed: try again in a moment.'
      }

export const lockUnread: Problem = {
  type: 'lock-unread',
  text: 'This workspace cannot be read at the moment, so nothing was opened: reload the page, or allow site data for it if the browser blocks that.'
}

export const storageUnavailable: Problem = {
  type: 'storage-unavailable',
  text: 'This browser does not let the page keep data: allow site data for this page, or leave private browsing.'
}

export const workspaceLocked: Problem = {
  type: 'locked',
  text: 'This workspace is locked: type its passphrase to open it.'
}

export const wrongPassphrase: Problem = {
  type: 'wrong-passphrase',
  text: 'That is not the passphrase of this workspace: try again; nobody, we included, can recover it.'
}
