// What is wrong with what formulas mean, each as one sentence that ends with what to write instead.

// Names
export const nameTaken = (name: string): string => `There is already something called "${name}": choose another name.`
export const unknownName = (name: string): string =>
  `There is nothing called "${name}": look the name up in the list of lines.`
export const unknownNameNear = (name: string, near: string): string =>
  `There is nothing called "${name}": did you mean "${near}"?`
export const unknownMember = (axis: string, name: string, members: readonly string[]): string =>
  `There is no ${axis} called "${name}": there are ${members.join(', ')}.`
export const unknownMemberNear = (axis: string, name: string, near: string): string =>
  `There is no ${axis} called "${name}": did you mean "${near}"?`
export const unknownAxis = (name: string, axes: readonly string[]): string =>
  `There is no axis called "${name}": write one of ${axes.join(', ')}.`
export const needsBroken = (name: string): string => `"${name}" has a mistake of its own: mend that line first.`

// Axes
export const oneForCompany = (name: string, members: readonly string[]): string =>
  `"${name}" has one value for the whole company: take [${members.join(', ')}] out.`
export const oneForEach = (name: string, axis: string, example: string): string =>
  `"${name}" has one value for each ${axis}: say which, as in ${name}[${example}], or add them up with "sum over ${axis} of ${name}".`
export const goesBy = (name: string, axes: readonly string[]): string =>
  `"${name}" goes by ${axes.join(' and ') || 'nothing'}: name ${axes.length} between the brackets.`
export const choosesRows = (axis: string): string =>
  `"where" and "latest" choose among rows, and ${axis} is an axis: use "if" instead.`

// Months, years and the whole run: what a phrase does, and where that can be
export const looksBack = '"of last" looks back over months'
export const speaksOfRun = (phrase: string): string => `"${phrase}" speaks of the whole run`
export const firstSpeaksOfRun = '"first month where" speaks of the whole run'
export const addsUpYear = '"year sum" adds up the months of a year'
export const changesMonthly = (word: string): string => `"${word}" changes from month to month`
export const countsYears = '"year_number" counts years'
export const spanOfMonths = '"sum of last 12" or another span of months'
export const thatYear = '"year"'
export const everyMonthInOwn = (what: string, instead: string): string =>
  `${what}, and a line of your own has a value for every month: write ${instead} instead.`
const belongsInto = {
  once: 'a line that starts with "once"',
  monthly: 'a monthly line',
  yearly: 'a line that starts with "yearly"'
}
export const belongs = (what: string, grain: keyof typeof belongsInto): string =>
  `${what}, so it belongs into ${belongsInto[grain]}.`
export const belongsNotOpening = (what: string, grain: keyof typeof belongsInto): string =>
  `${what}, so it belongs into ${belongsInto[grain]}, not into an opening.`
const grains = { once: 'one value', monthly: 'a value for every month', yearly: 'a value for every year' }
const takesGrain = {
  once: 'write "final", "lowest", "highest" or "sum of all" before it',
  yearly: 'write "year sum of" before it',
  monthly: 'take it out, or use the monthly line behind it'
}
export const wrongGrain = (name: string, has: keyof typeof grains, wanted: keyof typeof grains): string =>
  `"${name}" has ${grains[has]}, and here belongs ${grains[wanted]}: ${takesGrain[wanted]}.`
export const needsLine = (name: string): string => `"${name}" has one value and no months: this word needs a line.`
export const needsGrain = (name: string, grain: string): string =>
  `"${name}" is not a ${grain} line: this word needs one.`
export const noMonthBefore = (name: string): string =>
  `"${name}" has one value for the whole run, so it has no month before: take "prior" out.`
export const nothingBeforeStart = (name: string): string =>
  `Nothing comes before M0: "${name}" cannot be looked up in an earlier month here.`
export const typedOnce = (name: string): string => `"${name}" is typed once for its row: take "prior" out.`
export const typedIn = (name: string): string =>
  `"${name}" is typed in and does not change by month: take "prior" and "total" out.`
export const needsOpening = (name: string): string =>
  `"${name}" builds on its own past, so it has to say where it begins: add "opens 0" or another opening.`
export const knownLate = (name: string, grain: string): string =>
  `"${name}" is known only when all months are, so a ${grain} line cannot use it: take it out.`
export const mayBeBlank = (name: string): string =>
  `"${name}" is blank in some months, so nobody can say whether it lasts: ask for a line that always has a value.`

// Circles
const need = (clause: 'is' | 'opens', last: string): string =>
  clause === 'is'
    ? `in the same month. Write "prior ${last}" where last month's value is meant.`
    : 'to begin with. Let one of them open with a number.'
/** @param names each needs the next, and the last is the first again */
export const needsItself = (names: readonly string[], clause: 'is' | 'opens', last: string): string =>
  `${names.join(' → ')}: this line needs itself ${need(clause, last)}`
export const needEachOther = (names: readonly string[], clause: 'is' | 'opens', last: string): string =>
  `${names.join(' → ')}: these lines need each other ${need(clause, last)}`

// Units
export const otherUnit = (name: string, declared: string, found: string): string =>
  `"${name}" is declared as ${declared}, but its formula gives ${found}: change one of the two.`
export const comparisonMissing = 'Here belongs a comparison, as in: cash < 0.'
export const notNumber = 'A comparison is not a number: write "if a < b then 1 else 0".'
export const cannotAdd = (a: string, b: string): string => `Cannot add ${a} and ${b}: both sides need the same unit.`
export const cannotSubtract = (a: string, b: string): string =>
  `Cannot subtract ${a} and ${b}: both sides need the same unit.`
export const cannotCompare = (a: string, b: string): string =>
  `Cannot compare ${a} and ${b}: both sides need the same unit.`
export const minCannotCompare = (a: string, b: string): string =>
  `Min cannot compare ${a} and ${b}: both sides need the same unit.`
export const maxCannotCompare = (a: string, b: string): string =>
  `Max cannot compare ${a} and ${b}: both sides need the same unit.`
export const cannotGive = (a: string, b: string): string =>
  `"then" and "else" cannot give ${a} and ${b}: both sides need the same unit.`
export const monthsPlain = (unit: string): string =>
  `The number of months is a plain number, not ${unit}: divide the unit away first.`
export const productPlain = (unit: string): string =>
  `What is multiplied over months is a plain number, not ${unit}: divide the unit away first.`
export const exponentPlain = (unit: string): string =>
  `An exponent is a plain number, not ${unit}: divide the unit away first.`
export const powerPlain = (unit: string): string =>
  `What is raised to a power is a plain number, not ${unit}: divide the unit away first.`
