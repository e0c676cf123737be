// Every mistake a person can make with a command, a file or a row; the sentences stand in the catalogue of texts.
// Values outside their limits are in limits.ts, mistakes in formulas in the language itself.
import { nearest } from '#lib/model/language/mistake.ts'
import * as texts from '#lib/texts/problems.ts'
import * as remedies from '#lib/texts/remedies.ts'
import { problem, type Problem } from './result.ts'

export { monthBeyond, rangeReversed } from './typing-problems.ts'

const listed = (names: readonly string[], most = 6): string =>
  names.length <= most ? names.join(', ') : remedies.andMore(names.slice(0, most).join(', '), names.length - most)

/** "Did you mean ...?", or what there is. */
export function suggestion(typed: string, known: readonly string[], none: string): string {
  const near = nearest(typed, known)
  if (near) return remedies.didYouMean(near)
  return known.length > 0 ? remedies.thereIs(listed(known), known.length === 1) : none
}

export const unknownScenario = (typed: string, known: readonly string[]): Problem =>
  problem('unknown-scenario', texts.unknownScenario(typed, suggestion(typed, known, texts.makeScenario)))

export const ambiguousScenario = (typed: string, byId: string, byName: string): Problem =>
  problem('ambiguous-scenario', texts.ambiguousScenario(typed, byId, byName))

export const unknownCompany = (typed: string, known: readonly string[]): Problem =>
  problem('unknown-company', texts.unknownCompany(typed, suggestion(typed, known, texts.makeCompany)))

export const unknownRow = (rowLabel: string, typed: string, known: readonly string[]): Problem =>
  problem('unknown-row', texts.unknownRow(rowLabel, typed, suggestion(typed, known, texts.addRow)))

export const unknownParameter = (typed: string, known: readonly string[]): Problem =>
  problem('unknown-assumption', texts.unknownParameter(typed, suggestion(typed, known, '')))

export const nameTaken = (rowLabel: string, name: string): Problem =>
  problem('name-taken', texts.nameTaken(rowLabel, name))

export const reservedRoundName = (name: string): Problem => problem('reserved-name', texts.reservedRoundName(name))

export const lastCompany = (): Problem => problem('last-company', texts.lastCompany)

export const rangesOverlap = (a: string, b: string): Problem => problem('ranges-overlap', texts.rangesOverlap(a, b))

export const tranchesNotWhole = (round: string, sum: string): Problem =>
  problem('tranches', texts.tranchesNotWhole(round, sum))

export const wholeCompanyGiven = (round: string): Problem => problem('whole-company', texts.wholeCompanyGiven(round))

export const safeNeedsTerms = (round: string): Problem => problem('safe-terms', texts.safeNeedsTerms(round))

export const capOnPriced = (round: string): Problem => problem('cap-on-priced', texts.capOnPriced(round))

export const growthFromM1 = (): Problem => problem('growth-from-m1', texts.growthFromM1)

export const severalRows = (what: string, range: string, flags: readonly string[]): Problem =>
  problem('several-rows', texts.severalRows(what, range, flags))

export const nothingInRange = (what: string, range: string): Problem =>
  problem('nothing-in-range', texts.nothingInRange(what, range))

export const needsValue = (flag: string, because: string): Problem =>
  problem('needs-value', texts.needsValue(flag, because))

export const nothingToSet = (flags: readonly string[]): Problem => problem('nothing-to-set', texts.nothingToSet(flags))

export const nothingToUndo = (): Problem => problem('nothing-to-undo', texts.nothingToUndo)

export const nothingToRedo = (): Problem => problem('nothing-to-redo', texts.nothingToRedo)

export const wordAsName = (name: string): Problem => problem('line-name', texts.wordAsName(name))

export const badLineName = (name: string): Problem => problem('line-name', texts.badLineName(name))

export const formulaMistake = (sentence: string): Problem => problem('formula', sentence)

/** A formula that would hold if something that it names were there. */
export const formulaNeeds = (sentence: string): Problem => problem('formula-needs', sentence)

export const unknownTemplate = (typed: string, known: readonly string[]): Problem =>
  problem('unknown-template', texts.unknownTemplate(typed, suggestion(typed, known, '')))

export const unknownLine = (typed: string, known: readonly string[], scenario: string): Problem => {
  const near = nearest(typed, known)
  return problem('unknown-line', texts.unknownLine(typed, near ? remedies.didYouMean(near) : texts.listLines(scenario)))
}

export const noMonthLeft = (last: number): Problem => problem('no-month-left', texts.noMonthLeft(last))

// Commands

export const noCommand = (): Problem => problem('no-command', texts.noCommand)

/** @param family further words that make it a command: "list", "set" after "pricing" */
export const unknownCommand = (typed: string, known: readonly string[], family: readonly string[]): Problem => {
  const near = nearest(typed, known)
  const remedy = near
    ? remedies.didYouMean(near)
    : family.length > 0
      ? remedies.thereIs(family.join(', '), family.length === 1)
      : texts.listCommands
  return problem('unknown-command', texts.unknownCommand(typed, remedy))
}

export const missingArgument = (words: string, name: string, example: string): Problem =>
  problem('missing-argument', texts.missingArgument(words, name, example))

export const unknownFlag = (words: string, typed: string, known: readonly string[]): Problem =>
  problem('unknown-flag', texts.unknownFlag(words, typed, suggestion(typed, known, texts.leaveOut)))

export const flagNeedsValue = (flag: string, count: number, example: string): Problem =>
  problem('flag-needs-value', texts.flagNeedsValue(flag, count, example))

export const flagTwice = (flag: string): Problem => problem('flag-twice', texts.flagTwice(flag))

export const tooManyWords = (words: string, extra: string, example: string): Problem =>
  problem('too-many-words', texts.tooManyWords(words, extra, example))

export const quoteOpen = (): Problem => problem('quote-open', texts.quoteOpen)

// Files

export const fileMissing = (name: string): Problem => problem('file-missing', texts.fileMissing(name))

export const fileTooLarge = (megabytes: number): Problem => problem('file-too-large', texts.fileTooLarge(megabytes))

export const fileNotJson = (): Problem => problem('file-not-json', texts.fileNotJson)

export const fileTruncated = (): Problem => problem('file-truncated', texts.fileTruncated)

export const fileTooManyRows = (table: string, rows: number, most: number): Problem =>
  problem('file-too-many-rows', texts.fileTooManyRows(table, rows, most))

export const fileOfFigures = (): Problem => problem('file-of-figures', texts.fileOfFigures)

export const fileNotScenario = (): Problem => problem('file-not-scenario', texts.fileNotScenario)

export const fileNewer = (version: string): Problem => problem('file-newer', texts.fileNewer(version))

export const fileUnknownKey = (where: string, key: string, known: readonly string[]): Problem => {
  const near = nearest(key, known)
  const remedy = near ? remedies.didYouMean(near) : texts.takeKeyOut
  return problem('file-unknown-key', texts.fileUnknownKey(where, key, remedy))
}

export const fileWrongType = (where: string, wanted: string): Problem =>
  problem('file-wrong-type', texts.fileWrongType(where, wanted))

export const fileBadValue = (where: string, sentence: string): Problem =>
  problem('file-bad-value', texts.fileBadValue(where, sentence))

export const fileDuplicate = (where: string, what: string): Problem =>
  problem('file-duplicate', texts.fileDuplicate(where, what))
