// What is said of command lines as they are read and completed, whichever the command is.

export const companyHelp = 'The company that is spoken of.'
export const jsonHelp = 'Answers as programs read it.'
/** A part of a command that has no flag, as a sentence names it. */
export const theArgument = (name: string): string => `the ${name}`

// What a period can be
export const isThere = (row: string): string => `A ${row} there is`
export const isThereFor = (row: string, of: string): string => `A ${row} there is: ${of}`
export const fromTo = (first: string, last: string): string => `${first} to ${last}`
export const wholePlan = 'The whole plan'
