// When somebody is reminded to make a file: when it is time for one, and where the browser forgets a site by itself.
import { forgetsAfterSevenDays } from './browser.ts'
import { putOffReminder, remindAfter } from './traces.ts'
import type { Workspace } from './workspace.svelte.ts'

/** Time for a file; or Safari may remove what is kept here. */
export type Reminder = 'due' | 'forgets'

const sevenDays = 7 * 86_400_000
const anHour = 3_600_000
/** Milliseconds that the page has for itself first. */
const beforeLooking = 2000

/** Looks soon, unless nothing was here before, and then each hour. @returns how to stop */
export function watchForReminders(workspace: Workspace, remind: (reminder: Reminder | null) => void): () => void {
  const look = () => void reminderFor(workspace).then(remind)
  const first = setTimeout(() => workspace.opened?.report.isFresh || look(), beforeLooking)
  const timer = setInterval(look, anHour)
  return () => {
    clearTimeout(first)
    clearInterval(timer)
  }
}

async function reminderFor(workspace: Workspace): Promise<Reminder | null> {
  if (workspace.opened?.past || workspace.failure || Date.now() < remindAfter()) return null
  const health = await workspace.keeping.refresh()
  if (!health) return null
  const { edits, lastFile, isFileDue, isProtected } = health
  const hasNoFile = Date.now() - (lastFile?.at ?? 0) > sevenDays
  if (edits > 0 && hasNoFile && isProtected !== true && forgetsAfterSevenDays()) return 'forgets'
  return isFileDue ? 'due' : null
}

/** Until the next day begins here. */
export function putOffUntilTomorrow(): void {
  const tomorrow = new Date()
  tomorrow.setDate(tomorrow.getDate() + 1)
  putOffReminder(tomorrow.setHours(0, 0, 0, 0))
}
