// What can be wrong with a .sextant file, said to the person who wants to make or open one.

const asMade = 'choose the file as Sextant made it.'

export const tooLarge = (megabytes: number): string =>
  `The file has ${megabytes} MB, and 200 MB are allowed: check that it is the right file.`
export const workspaceTooLarge = (megabytes: number): string =>
  `The workspace has ${megabytes} MB, and 199 MB fit into a file: export its scenarios one by one.`
export const notContainer = 'The file is not one that Sextant made: choose one whose name ends in .sextant.'
export const newer = 'The file was made by a newer Sextant: update Sextant, then open it again.'
export const cutShort = 'The file stops in the middle: copy or download it again, as its end is missing.'
export const damaged = 'The file is damaged: choose another copy of it.'

// Its parts
export const tooManyParts = (count: number): string => `The file has ${count} parts, and three are expected: ${asMade}`
export const strangePart = (name: string): string =>
  `The file has a part called ${name}, which does not belong there: ${asMade}`
export const partTwice = (name: string): string => `The file has ${name} twice: ${asMade}`
export const partMissing = (name: string): string => `The file has no ${name}: ${asMade}`
export const unpackedTooLarge = (megabytes: number): string =>
  `The file would have ${megabytes} MB when unpacked, and 200 MB are allowed: check that it is the right file.`
export const tooDense = (name: string): string =>
  `In the file ${name} is packed to less than a hundredth, as Sextant never does: check that it is the right file.`
export const partChanged = (name: string): string =>
  `In the file ${name} is not as it was when it was made: choose another copy of the file.`
export const notJson = (name: string): string => `In the file ${name} is not JSON: ${asMade}`

// Its manifest
export const unknownKey = (where: string, key: string): string =>
  `${where} has ${key}, which this version does not know: ${asMade}`
export const mustBe = (where: string, wanted: string): string => `${where} must be ${wanted}: ${asMade}`
export const wanted = {
  text: 'text',
  count: 'a whole number from 0',
  figure: 'a number or null',
  hash: '64 hexadecimal digits',
  time: 'a time such as 2026-11-20T09:00:00.000Z',
  list: 'a list',
  object: 'an object'
}

// Passphrases
export const needsPassphrase = 'The file is sealed with a passphrase: type the one that it was made with.'
export const emptyPassphrase = 'The passphrase is empty: type at least one character.'
export const cannotUnseal =
  'The passphrase is not the right one, or the file was changed: type it again, or choose another copy of the file.'
export const roundsOutOfRange = (rounds: string): string =>
  `The file asks for ${rounds} rounds of its passphrase, and 100,000 to 10,000,000 are allowed: choose another copy of it.`

// Its rows
export const rowsWrong = (why: string): string =>
  `The file holds rows that do not fit (${why}): choose another copy of it.`
export const noList = (where: string): string => `${where} is no list`
export const noText = (where: string): string => `${where} is no text`
export const noRecord = (where: string): string => `${where} is no record`
export const theWhole = 'it'
export const rowOf = (table: string): string => `a row of ${table}`
export const otherState = 'The rows in the file are not those that its manifest names: choose another copy of it.'
export const unknownSchema = (version: number): string =>
  `The file was made with version ${version} of the tables, which this Sextant does not know: open it with the Sextant that made it.`
