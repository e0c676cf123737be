// What is wrong with how a formula or a file of the model is written, each as one sentence that ends with what to write.

/** A mistake as a person reads it: where, what was written, what to do. */
export const mistakeAt = (file: string, line: number, written: string, sentence: string): string =>
  `${file}, line ${line}: ${written}\n${sentence}`

// Words, numbers and signs
export const longNumber = (digits: string): string =>
  `The number ${digits} is too long to mean anything: write it out, or as 2M.`
export const strangeCharacter = (character: string): string =>
  `The formula cannot hold the character ${character}: take it out, or put a name there.`
export const openBracket = 'A bracket [ is not closed: write the member and a ] after it.'

// Formulas
export const completeBefore = (written: string): string =>
  `The formula is complete before "${written}": put + - * or / between, or take it out.`
export const tooDeep = (most: number): string =>
  `More than ${most} parts of the formula stand inside each other: give one of them a line of its own.`
export const stopsEarly = 'The formula stops too early: a name, a number or ( is missing.'
export const outOfPlace = (written: string): string =>
  `"${written}" cannot stand here: a name, a number or ( is missing before it.`
export const whichMonths = 'Say which months to add: "sum of last 12 x", "sum of all x" or "year sum of x".'
export const firstMonth = 'After "first month where" comes a line and a comparison, as in: first month where cash < 0.'
export const wholeMonths = 'Months before are counted in whole numbers: write 12 months before.'
export const axisOrRows = 'the name of an axis or of a table of rows'
export const lineName = 'the name of a line'
export const hereBelongs = (wanted: string, found: string): string => `Here belongs ${wanted}${found}.`
export const theWord = (word: string): string => `the word "${word}"`
export const theSign = (sign: string): string => `"${sign}"`
// What was found instead
export const formulaEnds = ', but the formula ends'
export const notBracket = ', not a bracket'
export const notThat = (written: string): string => `, not "${written}"`

// Files and lines of somebody's own
export const startsAtMargin = 'A declaration starts at the margin: take the spaces before it out.'
export const isAfterOpens = 'After "opens ..." comes "is ...", as in: opens 0 is prior x + 1.'
export const axisReads = 'An axis reads "axis tier from pricing.tier" or "axis stage : pre_revenue, growth".'
export const givenReads = 'An input reads "given price by tier : money per customer from pricing.price".'
export const rowsRead = 'Rows read "rows staff by department from headcount", then one column a line.'
export const columnReads = 'A column of rows reads "amount : money" or "starts : number from month".'
export const lineReads = 'A line starts with its name and unit, as in: cash : money "Cash".'
export const reserved = (name: string): string => `"${name}" is a word of the language: choose another name.`
export const noFormula = (name: string): string =>
  `"${name}" has no formula: add a line below it that starts with "is".`
export const clauses = 'Inside a line stand: opens, is, must, good, rolls, adds up, from, or a note in quotes.'
export const unknownTrait = (written: string): string =>
  `"${written}" is not known: write good up|down|neither, rolls sum|last|recompute, adds up, from M12.`
export const notUnit = (written: string, units: readonly string[]): string =>
  `"${written}" is not a unit: use one of ${units.join(', ')}, or two with "per", as in money per customer.`
