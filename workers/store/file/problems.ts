// What can be wrong with a .sextant file, as sentences for the person who wants to make or open one.
import { quoted } from '#lib/edit/limits.ts'
import { problem, type Problem } from '#lib/edit/result.ts'

/** Stops reading with a problem; caught where the file is opened, so that the reading reads like the file. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.text)
  }
}

export const refuse = (problem: Problem): never => {
  throw new Refused(problem)
}

const asMade = 'choose the file as Sextant made it.'

export const tooLarge = (megabytes: number): Problem =>
  problem(
    'container-too-large',
    `The file has ${megabytes} MB, and 200 MB are allowed: check that it is the right file.`
  )

export const workspaceTooLarge = (megabytes: number): Problem =>
  problem(
    'workspace-too-large',
    `The workspace has ${megabytes} MB, and 199 MB fit into a file: export its scenarios one by one.`
  )

export const notContainer: Problem = problem(
  'not-a-container',
  'The file is not one that Sextant made: choose one whose name ends in .sextant.'
)

export const newer: Problem = problem(
  'container-newer',
  'The file was made by a newer Sextant: update Sextant, then open it again.'
)

export const cutShort: Problem = problem(
  'container-cut-short',
  'The file stops in the middle: copy or download it again, as its end is missing.'
)

export const damaged: Problem = problem('container-damaged', 'The file is damaged: choose another copy of it.')

export const tooManyParts = (count: number): Problem =>
  problem('container-parts', `The file has ${count} parts, and three are expected: ${asMade}`)

export const strangePart = (name: string): Problem =>
  problem('container-parts', `The file has a part called ${quoted(name)}, which does not belong there: ${asMade}`)

export const partTwice = (name: string): Problem => problem('container-parts', `The file has ${name} twice: ${asMade}`)

export const partMissing = (name: string): Problem => problem('container-parts', `The file has no ${name}: ${asMade}`)

export const unpackedTooLarge = (megabytes: number): Problem =>
  problem(
    'container-too-large',
    `The file would have ${megabytes} MB when unpacked, and 200 MB are allowed: check that it is the right file.`
  )

export const tooDense = (name: string): Problem =>
  problem(
    'container-too-dense',
    `In the file ${name} is packed to less than a hundredth, as Sextant never does: check that it is the right file.`
  )

export const partChanged = (name: string): Problem =>
  problem(
    'container-changed',
    `In the file ${name} is not as it was when it was made: choose another copy of the file.`
  )

export const notJson = (name: string): Problem =>
  problem('container-not-json', `In the file ${name} is not JSON: ${asMade}`)

export const manifestUnknownKey = (where: string, key: string): Problem =>
  problem('container-manifest', `${where} has ${quoted(key)}, which this version does not know: ${asMade}`)

export const manifestWrong = (where: string, wanted: string): Problem =>
  problem('container-manifest', `${where} must be ${wanted}: ${asMade}`)

export const needsPassphrase: Problem = problem(
  'needs-passphrase',
  'The file is sealed with a passphrase: type the one that it was made with.'
)

export const emptyPassphrase: Problem = problem(
  'empty-passphrase',
  'The passphrase is empty: type at least one character.'
)

/** Which of the two it is cannot be told. */
export const cannotUnseal: Problem = problem(
  'cannot-unseal',
  'The passphrase is not the right one, or the file was changed: type it again, or choose another copy of the file.'
)

export const roundsOutOfRange = (rounds: number): Problem =>
  problem(
    'container-damaged',
    `The file asks for ${rounds.toLocaleString('en-GB')} rounds of its passphrase, and 100,000 to 10,000,000 are allowed: choose another copy of it.`
  )

export const rowsWrong = (why: string): Problem =>
  problem('container-rows', `The file holds rows that do not fit (${why}): choose another copy of it.`)

export const otherState: Problem = problem(
  'container-state',
  'The rows in the file are not those that its manifest names: choose another copy of it.'
)

export const unknownSchema = (version: number): Problem =>
  problem(
    'container-schema',
    `The file was made with version ${version} of the tables, which this Sextant does not know: open it with the Sextant that made it.`
  )
