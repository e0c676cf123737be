// What commands answer that look at a scenario, or take a step back.

export const built = (files: readonly string[], months: number, lines: number): string =>
  `Built ${files.join(' and ')}: ${months} months, ${lines} lines.`
export const exported = (file: string): string => `Exported ${file}.`
export const nothingYet = 'Nothing there yet.'
/** Before what was checked. */
export const holds = 'holds'
export const wrong = 'WRONG'
export const undid = (what: string): string => `Undid: ${what}`
export const didAgain = (what: string): string => `Did again: ${what}`

// What a line would do, before it is run
export const undoes = (what: string): string => `Undoes: ${what}`
export const doesAgain = (what: string): string => `Does again: ${what}`
/** In place of the id that a row would get. */
export const newRow = (number: number): string => `new ${number}`
