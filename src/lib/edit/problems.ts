// Every mistake a person can make with a command, a file or a row, each as one sentence that ends with what to do.
// Values outside their limits are in limits.ts, mistakes in formulas in the language itself.
import { nearest } from '#lib/model/language/mistake.ts'
import { problem, type Problem } from './result.ts'

const listed = (names: readonly string[], most = 6): string =>
  names.length <= most ? names.join(', ') : `${names.slice(0, most).join(', ')} and ${names.length - most} more`

/** "Did you mean ...?", or what there is. */
export function suggestion(typed: string, known: readonly string[], none: string): string {
  const near = nearest(typed, known)
  if (near) return `did you mean "${near}"?`
  return known.length > 0 ? `there is ${listed(known)}.` : none
}

export const unknownScenario = (typed: string, known: readonly string[]): Problem =>
  problem(
    'unknown-scenario',
    `There is no scenario "${typed}": ${suggestion(typed, known, 'make one with scenario create NAME.')}`
  )

export const ambiguousScenario = (typed: string, byId: string, byName: string): Problem =>
  problem(
    'ambiguous-scenario',
    `"${typed}" is the id of "${byId}" and the name of another scenario: rename one of them, or say ${byName} for the other.`
  )

export const unknownCompany = (typed: string, known: readonly string[]): Problem =>
  problem(
    'unknown-company',
    `There is no company "${typed}": ${suggestion(typed, known, 'make one with company create NAME.')}`
  )

export const unknownRow = (rowLabel: string, typed: string, known: readonly string[]): Problem =>
  problem(
    `unknown-${rowLabel}`,
    `There is no ${rowLabel} "${typed}": ${suggestion(typed, known, 'there are none yet, so add one first.')}`
  )

export const unknownParameter = (typed: string, known: readonly string[]): Problem =>
  problem('unknown-assumption', `There is no assumption "${typed}": ${suggestion(typed, known, '')}`)

export const nameTaken = (rowLabel: string, name: string): Problem =>
  problem(
    'name-taken',
    `There is already a ${rowLabel} called "${name}": choose another name, or change the one there is.`
  )

export const reservedRoundName = (name: string): Problem =>
  problem(
    'reserved-name',
    `A round cannot be called "${name}", as founders and pool stand in the cap table already: choose another name.`
  )

export const lastCompany = (): Problem =>
  problem(
    'last-company',
    'The first company cannot be deleted, as commands without --company speak of it: rename it instead.'
  )

export const rangeReversed = (start: string, end: string): Problem =>
  problem(
    'range-reversed',
    `The period M${start} to M${end} ends before it begins: write the earlier month first, as in M${end}-M${start}.`
  )

export const rangesOverlap = (a: string, b: string): Problem =>
  problem('ranges-overlap', `The periods ${a} and ${b} overlap: let one end before the other begins.`)

export const tranchesNotWhole = (round: string, sum: string): Problem =>
  problem('tranches', `The tranches of "${round}" add up to ${sum}: make them add up to 1, as in 0.70 0.20 0.10.`)

export const wholeCompanyGiven = (round: string): Problem =>
  problem(
    'whole-company',
    `"${round}" would leave nothing to those who hold shares: raise less, raise the pre-money, or make the pool smaller.`
  )

export const safeNeedsTerms = (round: string): Problem =>
  problem(
    'safe-terms',
    `A SAFE has a cap or a discount, and "${round}" has neither: add --cap 10M, --discount 20% or both.`
  )

export const capOnPriced = (round: string): Problem =>
  problem(
    'cap-on-priced',
    `A cap and a discount belong to a SAFE, and "${round}" is a priced round: add --instrument safe, or leave them out.`
  )

export const growthFromM1 = (): Problem =>
  problem('growth-from-m1', 'Growth begins in M1, as M0 only holds opening balances: write a period such as M1-M3.')

export const severalRows = (what: string, range: string, flags: readonly string[]): Problem =>
  problem(
    'several-rows',
    `In ${range} there is more than one ${what} at a time: give ${flags.join(' and ')} to put one in their place.`
  )

export const nothingInRange = (what: string, range: string): Problem =>
  problem(
    'nothing-in-range',
    `There is no ${what} in ${range}: list what there is, and name a period that overlaps it.`
  )

export const needsValue = (flag: string, because: string): Problem => problem('needs-value', `${because}: add ${flag}.`)

export const nothingToSet = (flags: readonly string[]): Problem =>
  problem('nothing-to-set', `Nothing was said to change: add one of ${flags.join(', ')}.`)

export const nothingToUndo = (): Problem => problem('nothing-to-undo', 'There is nothing to undo: make a change first.')

export const nothingToRedo = (): Problem =>
  problem('nothing-to-redo', 'There is nothing to redo: undo something first.')

export const wordAsName = (name: string): Problem =>
  problem(
    'line-name',
    `"${name}" is a word of formulas and cannot name a line: choose another name, such as my_${name}.`
  )

export const badLineName = (name: string): Problem =>
  problem(
    'line-name',
    `"${name}" cannot name a line: use small letters, digits and underscores, beginning with a letter, as in sales_per_head.`
  )

export const formulaTooLong = (length: number): Problem =>
  problem(
    'formula-too-long',
    `The formula has ${length} characters, and 2,000 are allowed: split it into several lines.`
  )

export const formulaMistake = (sentence: string): Problem => problem('formula', sentence)

/** A formula that would hold if something that it names were there. */
export const formulaNeeds = (sentence: string): Problem => problem('formula-needs', sentence)

export const unknownTemplate = (typed: string, known: readonly string[]): Problem =>
  problem('unknown-template', `There is no template "${typed}": ${suggestion(typed, known, '')}`)

export const unknownLine = (typed: string, known: readonly string[], scenario: string): Problem => {
  const near = nearest(typed, known)
  return problem(
    'unknown-line',
    `There is no line "${typed}": ${near ? `did you mean "${near}"?` : `type show ${scenario} for the list.`}`
  )
}

export const monthBeyond = (month: number, months: number): Problem =>
  problem(
    'month-beyond',
    `M${month} is beyond the plan, which ends with M${months}: choose a month from M0 to M${months}.`
  )

// Commands

export const noCommand = (): Problem =>
  problem('no-command', 'Nothing was typed: type a command, or help for the list.')

/** @param family further words that make it a command: "list", "set" after "pricing" */
export const unknownCommand = (typed: string, known: readonly string[], family: readonly string[]): Problem => {
  const near = nearest(typed, known)
  const remedy = near
    ? `did you mean "${near}"?`
    : family.length > 0
      ? `there is ${family.join(', ')}.`
      : 'type help for the list.'
  return problem('unknown-command', `There is no command "${typed}": ${remedy}`)
}

export const missingArgument = (words: string, name: string, example: string): Problem =>
  problem('missing-argument', `"${words}" needs ${name}: type, for example, ${example}`)

export const unknownFlag = (words: string, typed: string, known: readonly string[]): Problem =>
  problem('unknown-flag', `"${words}" has no ${typed}: ${suggestion(typed, known, 'leave it out.')}`)

export const flagNeedsValue = (flag: string, count: number, example: string): Problem =>
  problem(
    'flag-needs-value',
    `${flag} needs ${count === 1 ? 'a value' : `${count} values`} after it: type, for example, ${example}`
  )

export const flagTwice = (flag: string): Problem =>
  problem('flag-twice', `${flag} is given twice: keep one of the two.`)

export const tooManyWords = (words: string, extra: string, example: string): Problem =>
  problem('too-many-words', `"${words}" does not take "${extra}": put a name with spaces in quotes, as in ${example}`)

export const quoteOpen = (): Problem =>
  problem('quote-open', 'A quotation mark is not closed: add one at the end of the name.')

// Files

export const fileMissing = (name: string): Problem =>
  problem('file-missing', `No file called "${name}" was given: choose it, or hand it over with the command.`)

export const fileTooLarge = (megabytes: number): Problem =>
  problem(
    'file-too-large',
    `The file has ${megabytes} MB, and 25 MB are allowed: a scenario is much smaller, so check that it is the right file.`
  )

export const fileNotJson = (): Problem =>
  problem('file-not-json', 'The file is not JSON: choose a file that Sextant exported, which ends in .json.')

export const fileTruncated = (): Problem =>
  problem('file-truncated', 'The file stops in the middle: export or copy it again, as its end is missing.')

export const fileTooManyRows = (table: string, rows: number, most: number): Problem =>
  problem('file-too-many-rows', `${table} has ${rows} rows, and there can be ${most}: leave some of them out.`)

export const fileOfFigures = (): Problem =>
  problem(
    'file-of-figures',
    'The file holds what was computed, not what was typed: choose the one exported as "Assumptions, JSON".'
  )

export const fileNotScenario = (): Problem =>
  problem(
    'file-not-scenario',
    'The file is JSON, but not a scenario: it has none of pricing, growth_rates, headcount or assumptions. Choose a file that Sextant exported.'
  )

export const fileNewer = (version: string): Problem =>
  problem(
    'file-newer',
    `The file is of format ${version}, and this version of Sextant reads format 1: update Sextant, then import it again.`
  )

export const fileUnknownKey = (where: string, key: string, known: readonly string[]): Problem => {
  const near = nearest(key, known)
  const remedy = near
    ? `did you mean "${near}"?`
    : 'take it out, or update Sextant if the file comes from a newer version.'
  return problem('file-unknown-key', `${where} has "${key}", which this version does not know: ${remedy}`)
}

export const fileWrongType = (where: string, wanted: string): Problem =>
  problem('file-wrong-type', `${where} must be ${wanted}: mend it in the file, then import it again.`)

export const fileBadValue = (where: string, sentence: string): Problem =>
  problem('file-bad-value', `${where}: ${sentence}`)

export const fileDuplicate = (where: string, what: string): Problem =>
  problem('file-duplicate', `${where} names "${what}" twice: keep one of the two.`)
