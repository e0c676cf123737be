// Which of the kept states stay: those of every day close by, every week and month further off, and for a while those with
// a reason of their own.
import type { Backup } from '../journal/copy.ts'

/** The reason of a state that is kept because a day has come. */
export const daily = 'daily'

/** Why a state is kept whose file somebody has: the newest one says when that was. */
export const madeFile = 'made into a file'

const day = 24 * 60 * 60 * 1000
const [daysKept, weeksKept, monthsKept] = [14, 8, 12]
const pinned = { count: 20, days: 7, remnantDays: 30 }

export const dayOf = (at: number): number => Math.floor(at / day)
/** Counted from the Monday before 1970 began, which was a Thursday. */
const weekOf = (at: number): number => Math.floor((dayOf(at) + 3) / 7)
const monthOf = (at: number): string => new Date(at).toISOString().slice(0, 7)

const isScheduled = ({ kind, reason }: Backup): boolean => kind === 'state' && reason === daily

/** Whether the day (in UTC) has no state of its own yet. */
export const isDue = (backups: readonly Backup[], now: number): boolean =>
  !backups.some((backup) => isScheduled(backup) && dayOf(backup.at) === dayOf(now))

/**
 * Those to be deleted. Of files that were made only the newest state stays. What a clock that ran ahead has dated waits
 * for its time; a lock is not ours to delete.
 */
export function superfluous(backups: readonly Backup[], now: number): string[] {
  const newestFirst = backups
    .filter(({ at, kind }) => at <= now && kind !== 'lock')
    .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
  const scheduled = newestFirst.filter(isScheduled)
  const needed = new Set([
    ...lastOfEach(scheduled, dayOf, daysKept),
    ...lastOfEach(scheduled, weekOf, weeksKept),
    ...lastOfEach(scheduled, monthOf, monthsKept)
  ])
  const mayGo = ({ at, kind }: Backup) => now - at >= day * (kind === 'remnant' ? pinned.remnantDays : pinned.days)
  const madeFiles = newestFirst.filter(({ reason }) => reason === madeFile)
  const ofOwnReason = newestFirst.filter((backup) => !isScheduled(backup) && !madeFiles.includes(backup))
  return [
    ...scheduled.filter((backup) => !needed.has(backup)),
    ...madeFiles.slice(1),
    ...ofOwnReason.slice(pinned.count).filter(mayGo)
  ].map(({ id }) => id)
}

/** Of each of the newest periods that have one, the last; they come newest first. */
function lastOfEach(
  newestFirst: readonly Backup[],
  periodOf: (at: number) => number | string,
  count: number
): Backup[] {
  const last = new Map<number | string, Backup>()
  for (const backup of newestFirst) if (!last.has(periodOf(backup.at))) last.set(periodOf(backup.at), backup)
  return [...last.values()].slice(0, count)
}
