// What keeping a workspace is called: its copies and their states, where a state was found, sizes and moments.
import type {
  CopyHealth,
  CopyName,
  FoundState,
  PastFile,
  PastState,
  RestorePlan,
  StorageHealth
} from '#lib/edit/keeping.ts'
import { languageOf } from '#lib/texts/counts.ts'
import { showWhen, type TimeSetting } from '#lib/format/dates.ts'
import * as texts from '#lib/texts/keeping.ts'

export const copyNames: Readonly<Record<CopyName, string>> = texts.copyNames

interface CopyWords {
  words: string
  mark: 'good' | 'waiting' | 'bad'
}

const copyStates: Readonly<Record<CopyHealth['state'], CopyWords>> = {
  whole: { words: texts.copyStates.whole, mark: 'good' },
  behind: { words: texts.copyStates.behind, mark: 'waiting' },
  absent: { words: texts.copyStates.absent, mark: 'bad' }
}

/** How a copy stands. @param isFailing nothing can be written at the moment */
export const copyWords = (state: CopyHealth['state'], isFailing: boolean): CopyWords =>
  isFailing && state === 'whole' ? { words: texts.lacksLastEdits, mark: 'bad' } : copyStates[state]

/** "files and database". */
export const placeWords = (copies: readonly string[]): string => texts.places(copies)

/** Why a state is there, or what it is: "State of the day". */
export const stateWords = ({ kind, reason }: Pick<FoundState, 'kind' | 'reason'>): string =>
  sentence(kind === 'snapshot' ? texts.savedAlongTheWay : texts.keptState(reason))

/** What a state is and where it lies: two copies may differ in what is the newest. */
export const foundWords = (state: Pick<FoundState, 'kind' | 'reason' | 'copies'>): string =>
  state.kind === 'latest' && state.copies.length === 1
    ? texts.newestIn(stateWords(state), state.copies[0]!)
    : `${stateWords(state)} · ${placeWords(state.copies)}`

/**
 * What can be gone on from, the one with the most edits first, then by time; what does not open comes last.
 * @param editsIn how many edits a state holds; null where it does not open
 */
export const bestFirst = (
  states: readonly FoundState[],
  editsIn: (state: FoundState) => number | null
): FoundState[] => {
  const rank = (state: FoundState): number => (state.fault === null ? (editsIn(state) ?? -1) : -2)
  return states.toSorted((a, b) => rank(b) - rank(a) || (b.at ?? 0) - (a.at ?? 0))
}

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
export function pastWords({ reason, at }: PastState, locale: string): string {
  const what = texts.theState(reason)
  return at === null ? what : `${what}, ${momentWords(at, Date.now(), hereSetting(locale))}`
}

/** What is restored: a state as it is looked at, or "the file main.sextant, made yesterday 9:15". */
export function sourceWords(from: PastState | PastFile, locale: string): string {
  if (!('file' in from)) return pastWords(from, locale)
  const made = momentWords(from.at, Date.now(), hereSetting(locale))
  return from.isSame ? texts.theFile(from.file, made) : texts.theDifferingFile(from.file, made)
}

/** How it was opened: "After an orderly end. 1 entry of the journal was read again. It took 40 ms." */
export const openedWords = (
  { wasClosed, replayed, milliseconds }: Omit<StorageHealth['recovery'], 'faults'>,
  locale: string
): string =>
  [
    wasClosed ? texts.openedInOrder : texts.openedAfterCut,
    replayed > 0 ? texts.readAgain(replayed, locale) : '',
    milliseconds >= 1 ? texts.openingTook(Math.round(milliseconds), locale) : ''
  ]
    .filter(Boolean)
    .join(' ')

/** A new passphrase is typed twice. @returns what is wrong, or null */
export const differing = (passphrase: string, again: string): string | null =>
  passphrase && passphrase !== again ? texts.passphrasesDiffer : null

export const sentence = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** "1.25 MB": three digits and a unit, in thousands. */
export function sizeWords(bytes: number, locale: string): string {
  const power = Math.min(Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)), texts.sizeUnits.length - 1)
  const size = (bytes / 1000 ** power).toLocaleString(languageOf(locale), { maximumSignificantDigits: 3 })
  return `${size} ${texts.sizeUnits[power]}`
}

/** "today 9:15", "3 Nov, 9:15": always with the time of day. @param at milliseconds since 1970, or ISO */
export function momentWords(at: number | string, now: number, setting: TimeSetting): string {
  const [then, today] = [at, now].map((time) => new Date(time).toISOString()) as [string, string]
  const when = showWhen(then, today, setting)
  // Told from itself, a moment is today.
  return when.includes(':') ? when : `${when}, ${showWhen(then, then, setting).replace('today ', '')}`
}

export const hereSetting = (locale: string): TimeSetting => ({
  locale,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone
})

/** "2 added, 1 changed". */
export const changeWords = ({ added, changed, removed }: RestorePlan['tables'][number], locale: string): string =>
  [
    added > 0 ? texts.rowsAdded(added, locale) : '',
    changed > 0 ? texts.rowsChanged(changed, locale) : '',
    removed > 0 ? texts.rowsRemoved(removed, locale) : ''
  ]
    .filter(Boolean)
    .join(', ')
