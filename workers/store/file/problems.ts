// What can be wrong with a .sextant file, for the person who wants to make or open one.
import { quoted } from '#lib/edit/limits.ts'
import { problem, type Problem } from '#lib/edit/result.ts'
import * as texts from '#lib/texts/workspace-file.ts'

/** Stops reading with a problem; caught where the file is opened, so that the reading reads like the file. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.text)
  }
}

export const refuse = (problem: Problem): never => {
  throw new Refused(problem)
}

export const tooLarge = (megabytes: number): Problem => problem('container-too-large', texts.tooLarge(megabytes))

export const workspaceTooLarge = (megabytes: number): Problem =>
  problem('workspace-too-large', texts.workspaceTooLarge(megabytes))

export const notContainer = problem('not-a-container', texts.notContainer)

export const newer = problem('container-newer', texts.newer)

export const cutShort = problem('container-cut-short', texts.cutShort)

export const damaged = problem('container-damaged', texts.damaged)

export const tooManyParts = (count: number): Problem => problem('container-parts', texts.tooManyParts(count))

export const strangePart = (name: string): Problem => problem('container-parts', texts.strangePart(quoted(name)))

export const partTwice = (name: string): Problem => problem('container-parts', texts.partTwice(name))

export const partMissing = (name: string): Problem => problem('container-parts', texts.partMissing(name))

export const unpackedTooLarge = (megabytes: number): Problem =>
  problem('container-too-large', texts.unpackedTooLarge(megabytes))

export const tooDense = (name: string): Problem => problem('container-too-dense', texts.tooDense(name))

export const partChanged = (name: string): Problem => problem('container-changed', texts.partChanged(name))

export const notJson = (name: string): Problem => problem('container-not-json', texts.notJson(name))

export const manifestUnknownKey = (where: string, key: string): Problem =>
  problem('container-manifest', texts.unknownKey(where, quoted(key)))

export const manifestWrong = (where: string, wanted: string): Problem =>
  problem('container-manifest', texts.mustBe(where, wanted))

export const needsPassphrase = problem('needs-passphrase', texts.needsPassphrase)

export const emptyPassphrase = problem('empty-passphrase', texts.emptyPassphrase)

/** Which of the two it is cannot be told. */
export const cannotUnseal = problem('cannot-unseal', texts.cannotUnseal)

export const roundsOutOfRange = (rounds: number): Problem =>
  problem('container-damaged', texts.roundsOutOfRange(rounds.toLocaleString('en-GB')))

export const rowsWrong = (why: string): Problem => problem('container-rows', texts.rowsWrong(why))

export const otherState = problem('container-state', texts.otherState)

export const unknownSchema = (version: number): Problem => problem('container-schema', texts.unknownSchema(version))
