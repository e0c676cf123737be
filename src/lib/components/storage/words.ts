// What keeping a workspace is called: its copies and their states, where a state was found, sizes and moments.
import type { CopyHealth, CopyName, FoundState, RestorePlan } from '#lib/edit/keeping.ts'
import { tableNamed, tableNames } from '#lib/edit/schema.ts'
import { showWhen, type TimeSetting } from '#lib/format/dates.ts'
import { languageOf } from '#lib/format/numbers.ts'

export const copyNames: Readonly<Record<CopyName, string>> = { files: 'Files', database: 'Database' }

interface CopyWords {
  words: string
  mark: 'good' | 'waiting' | 'bad'
}

const copyStates: Readonly<Record<CopyHealth['state'], CopyWords>> = {
  whole: { words: 'has everything', mark: 'good' },
  behind: { words: 'was left behind, and is brought back with one of the next edits', mark: 'waiting' },
  absent: { words: 'cannot be used in this browser at the moment', mark: 'bad' }
}

/** How a copy stands. @param isFailing nothing can be written at the moment */
export const copyWords = (state: CopyHealth['state'], isFailing: boolean): CopyWords =>
  isFailing && state === 'whole' ? { words: 'does not have the last edits', mark: 'bad' } : copyStates[state]

/** "files and database". */
export const placeWords = (copies: readonly string[]): string => copies.join(' and ')

const reasons: Readonly<Record<string, string>> = {
  daily: 'state of the day',
  'made into a file': 'state that was made into a file',
  'newest state': 'newest state',
  'as it was': 'workspace as it was'
}

/** Why a state is there, or what it is: "State of the day". */
export const stateWords = ({ kind, reason }: Pick<FoundState, 'kind' | 'reason'>): string =>
  sentence(kind === 'snapshot' ? 'snapshot' : (reasons[reason] ?? reason))

/** What both copies have the same is one state. */
export function joined(states: readonly FoundState[]): FoundState[] {
  const byContent = new Map<string, FoundState>()
  for (const state of states) {
    const { kind, reason, at, bytes, fault } = state
    // How large the newest one is depends on what else a copy holds.
    const key = fault === null ? JSON.stringify([kind, reason, at, kind === 'latest' || bytes]) : state.id
    const same = byContent.get(key)
    byContent.set(key, same ? { ...same, copies: [...same.copies, ...state.copies] } : state)
  }
  return [...byContent.values()]
}

/** What is looked at: "the state of the day, 3 Nov 2026, 14:20". */
export function pastWords({ reason, at }: { reason: string; at: number | null }, locale: string): string {
  const what = `the ${reasons[reason] ?? `state “${reason}”`}`
  return at === null ? what : `${what}, ${momentWords(at, Date.now(), hereSetting(locale))}`
}

export const sentence = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** "1 edit", "1,204 edits". */
export const countWords = (count: number, one: string, locale: string, many = `${one}s`): string =>
  `${count.toLocaleString(languageOf(locale))} ${count === 1 ? one : many}`

const units = ['bytes', 'kB', 'MB', 'GB', 'TB']

/** "1.25 MB": three digits and a unit, in thousands. */
export function sizeWords(bytes: number, locale: string): string {
  const power = Math.min(Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)), units.length - 1)
  const size = (bytes / 1000 ** power).toLocaleString(languageOf(locale), { maximumSignificantDigits: 3 })
  return `${size} ${units[power]}`
}

/** "today 12:02", "3 Nov 14:20": always with the time of day. @param at milliseconds since 1970, or ISO */
export function momentWords(at: number | string, now: number, setting: TimeSetting): string {
  const when = showWhen(new Date(at).toISOString(), new Date(now).toISOString(), setting)
  return when.includes(':') ? when : `${when}, ${timeWords(at, setting)}`
}

const timeWords = (at: number | string, { locale, timeZone }: TimeSetting): string =>
  new Date(at).toLocaleTimeString(languageOf(locale), {
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
    numberingSystem: 'latn',
    timeZone
  })

export const hereSetting = (locale: string): TimeSetting => ({
  locale,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone
})

export const tableWords = (table: string): string => (tableNames.includes(table) ? tableNamed(table).label : table)

/** "2 added, 1 changed". */
export const changeWords = ({ added, changed, removed }: RestorePlan['tables'][number], locale: string): string =>
  [
    added > 0 ? `${countWords(added, 'row', locale)} added` : '',
    changed > 0 ? `${countWords(changed, 'row', locale)} changed` : '',
    removed > 0 ? `${countWords(removed, 'row', locale)} removed` : ''
  ]
    .filter(Boolean)
    .join(', ')
