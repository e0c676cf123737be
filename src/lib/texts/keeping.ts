// What keeping a workspace is called wherever it is told of: its copies and their states, what is restored, sizes.
import { countWords, numberWords } from './counts.ts'

// The copies on this device
export const copyNames = { files: 'Files', database: 'Database' }
export const copyStates = {
  whole: 'has everything',
  behind: 'was left behind, and is brought back with one of the next edits',
  absent: 'cannot be used in this browser at the moment'
}
export const lacksLastEdits = 'does not have the last edits'
export const places = (copies: readonly string[]): string => copies.join(' and ')

// States of the workspace
const reasons: Readonly<Record<string, string>> = {
  daily: 'state of the day',
  'made into a file': 'state that was made into a file',
  'newest state': 'newest state',
  'as it was': 'workspace as it was'
}
export const savedAlongTheWay = 'state saved along the way'
export const keptState = (reason: string): string => reasons[reason] ?? reason
export const newestIn = (state: string, copy: string): string => `${state} in the ${copy}`
export const theState = (reason: string): string => `the ${reasons[reason] ?? `state “${reason}”`}`

// Files
export const theFile = (name: string, made: string): string => `the file ${name}, made ${made}`
export const theDifferingFile = (name: string, made: string): string =>
  `the file ${name}, made ${made}, whose figures come out differently in this version`

// How it was opened
export const openedInOrder = 'After an orderly end.'
export const openedAfterCut = 'After a time that was cut off; nothing that was saved is lost.'
export const readAgain = (entries: number, locale: string): string =>
  `${countWords(entries, 'entry', locale, 'entries')} of the journal ${entries === 1 ? 'was' : 'were'} read again.`
export const openingTook = (milliseconds: number, locale: string): string =>
  `It took ${numberWords(milliseconds, locale)} ms.`

// What a restore changes
export const rowsAdded = (rows: number, locale: string): string => `${countWords(rows, 'row', locale)} added`
export const rowsChanged = (rows: number, locale: string): string => `${countWords(rows, 'row', locale)} changed`
export const rowsRemoved = (rows: number, locale: string): string => `${countWords(rows, 'row', locale)} removed`
export const empty = 'empty'

export const sizeUnits = ['bytes', 'kB', 'MB', 'GB', 'TB']
export const passphrasesDiffer = 'The two are not the same: type the same passphrase twice.'
