// What can go wrong with keeping data, for the person whose data it is.
import { problem, type Problem } from '#lib/edit/result.ts'
import * as texts from '#lib/texts/saving.ts'

export const readOnly = problem('read-only', texts.readOnly)

export const closed = problem('store-closed', texts.closed)

export const takenOver = problem('taken-over', texts.takenOver)

export const nothingStored = problem('nothing-stored', texts.nothingStored)

export const newerStore = problem('newer-store', texts.newerStore)

export const otherShape = problem('other-shape', texts.otherShape)

export const migrationFailed = (why: string): Problem => problem('migration-failed', texts.migrationFailed(why))

export const storeDamaged = (why: string): Problem => problem('store-damaged', texts.storeDamaged(why))

const isFull = (error: unknown): boolean => error instanceof Error && error.name === 'QuotaExceededError'

/** Why the device does not take what it is given. */
export const storageProblem = (error: unknown): Problem =>
  isFull(error) ? problem('storage-full', texts.full) : problem('storage-failing', texts.failing)

export const unanswered = problem('not-answered', texts.unanswered)

export const openElsewhere = problem('open-elsewhere', texts.openElsewhere)

export const noRoomToOpen = problem('storage-full', texts.noRoomToOpen)

/** Why something is not done that takes much away, or changes much. */
export const notKept = (error: unknown): Problem =>
  isFull(error) ? problem('storage-full', texts.noRoomToKeep) : problem('storage-failing', texts.notKept)

export const lockUnread = problem('lock-unread', texts.lockUnread)

export const storageUnavailable = problem('storage-unavailable', texts.storageUnavailable)

export const workspaceLocked = problem('locked', texts.locked)

export const wrongPassphrase = problem('wrong-passphrase', texts.wrongPassphrase)
