// What is said about mistakes with commands, files and rows. Each sentence ends with what to do; `remedy` is such an end.

// Rows that are named
export const unknownScenario = (typed: string, remedy: string): string => `There is no scenario "${typed}": ${remedy}`
export const makeScenario = 'make one with scenario create NAME.'
export const ambiguousScenario = (typed: string, byId: string, byName: string): string =>
  `"${typed}" is the id of "${byId}" and the name of another scenario: rename one of them, or say ${byName} for the other.`
export const unknownCompany = (typed: string, remedy: string): string => `There is no company "${typed}": ${remedy}`
export const makeCompany = 'make one with company create NAME.'
export const unknownRow = (rowLabel: string, typed: string, remedy: string): string =>
  `There is no ${rowLabel} "${typed}": ${remedy}`
export const addRow = 'there are none yet, so add one first.'
export const unknownParameter = (typed: string, remedy: string): string =>
  `There is no assumption "${typed}": ${remedy}`
export const unknownTemplate = (typed: string, remedy: string): string => `There is no template "${typed}": ${remedy}`
export const nameTaken = (rowLabel: string, name: string): string =>
  `There is already a ${rowLabel} called "${name}": choose another name, or change the one there is.`
export const lastCompany =
  'The first company cannot be deleted, as commands without --company speak of it: rename it instead.'

// Rounds
export const reservedRoundName = (name: string): string =>
  `A round cannot be called "${name}", as founders and pool stand in the cap table already: choose another name.`
export const tranchesNotWhole = (round: string, sum: string): string =>
  `The tranches of "${round}" add up to ${sum}: make them add up to 1, as in 0.70 0.20 0.10.`
export const wholeCompanyGiven = (round: string): string =>
  `"${round}" would leave nothing to those who hold shares: raise less, raise the pre-money, or make the pool smaller.`
export const safeNeedsTerms = (round: string): string =>
  `A SAFE has a cap or a discount, and "${round}" has neither: add --cap 10M, --discount 20% or both.`
export const capOnPriced = (round: string): string =>
  `A cap and a discount belong to a SAFE, and "${round}" is a priced round: add --instrument safe, or leave them out.`

// Periods
export const rangesOverlap = (a: string, b: string): string =>
  `The periods ${a} and ${b} overlap: let one end before the other begins.`
export const growthFromM1 = 'Growth begins in M1, as M0 only holds opening balances: write a period such as M1-M3.'
export const severalRows = (what: string, range: string, flags: readonly string[]): string =>
  `In ${range} there is more than one ${what} at a time: give ${flags.join(' and ')} to put one in their place.`
export const nothingInRange = (what: string, range: string): string =>
  `There is no ${what} in ${range}: list what there is, and name a period that overlaps it.`
export const noMonthLeft = (last: number): string =>
  `The rows reach M${last}, the last month there can be: let one of them end earlier, then add another.`

// Lines
export const unknownLine = (typed: string, remedy: string): string => `There is no line "${typed}": ${remedy}`
export const listLines = (scenario: string): string => `type show ${scenario} for the list.`
export const wordAsName = (name: string): string =>
  `"${name}" is a word of formulas and cannot name a line: choose another name, such as my_${name}.`
export const badLineName = (name: string): string =>
  `"${name}" cannot name a line: use small letters, digits and underscores, beginning with a letter, as in sales_per_head.`

// Commands
export const needsValue = (flag: string, because: string): string => `${because}: add ${flag}.`
export const nothingToSet = (flags: readonly string[]): string =>
  `Nothing was said to change: add one of ${flags.join(', ')}.`
export const nothingToUndo = 'There is nothing to undo: make a change first.'
export const nothingToRedo = 'There is nothing to redo: undo something first.'
export const noCommand = 'Nothing was typed: type a command, or help for the list.'
export const unknownCommand = (typed: string, remedy: string): string => `There is no command "${typed}": ${remedy}`
export const listCommands = 'type help for the list.'
export const missingArgument = (words: string, name: string, example: string): string =>
  `"${words}" needs ${name}: type, for example, ${example}`
export const unknownFlag = (words: string, typed: string, remedy: string): string =>
  `"${words}" has no ${typed}: ${remedy}`
export const leaveOut = 'leave it out.'
export const flagNeedsValue = (flag: string, count: number, example: string): string =>
  `${flag} needs ${count === 1 ? 'a value' : `${count} values`} after it: type, for example, ${example}`
export const flagTwice = (flag: string): string => `${flag} is given twice: keep one of the two.`
export const tooManyWords = (words: string, extra: string, example: string): string =>
  `"${words}" does not take "${extra}": put a name with spaces in quotes, as in ${example}`
export const quoteOpen = 'A quotation mark is not closed: add one at the end of the name.'

// Files
export const fileMissing = (name: string): string =>
  `No file called "${name}" was given: choose it, or hand it over with the command.`
export const fileTooLarge = (megabytes: number): string =>
  `The file has ${megabytes} MB, and 25 MB are allowed: a scenario is much smaller, so check that it is the right file.`
export const fileNotJson = 'The file is not JSON: choose a file that Sextant exported, which ends in .json.'
export const fileTruncated = 'The file stops in the middle: export or copy it again, as its end is missing.'
export const fileTooManyRows = (table: string, rows: number, most: number): string =>
  `${table} has ${rows} rows, and there can be ${most}: leave some of them out.`
export const fileOfFigures =
  'The file holds what was computed, not what was typed: choose the one exported as "Assumptions, JSON".'
export const fileNotScenario =
  'The file is JSON, but not a scenario: it has none of pricing, growth_rates, headcount or assumptions. Choose a file that Sextant exported.'
export const fileNewer = (version: string): string =>
  `The file is of format ${version}, and this version of Sextant reads format 1: update Sextant, then import it again.`
export const fileUnknownKey = (where: string, key: string, remedy: string): string =>
  `${where} has "${key}", which this version does not know: ${remedy}`
export const takeKeyOut = 'take it out, or update Sextant if the file comes from a newer version.'
export const fileWrongType = (where: string, wanted: string): string =>
  `${where} must be ${wanted}: mend it in the file, then import it again.`
export const fileBadValue = (where: string, sentence: string): string => `${where}: ${sentence}`
export const fileDuplicate = (where: string, what: string): string =>
  `${where} names "${what}" twice: keep one of the two.`
