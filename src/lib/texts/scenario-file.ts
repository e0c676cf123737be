// What is said about a scenario file that cannot be read: where it is wrong, and what must stand there.

// Where
export const theFile = 'The file'
export const rowOf = (table: string, row: number): string => `${table}, row ${row}`
export const within = (where: string, part: string): string => `${where}, ${part}`

// What must be
export const anObject = 'an object, such as { "dpo": 30 }'
export const withItsTier = 'named with its tier, as in dso_team'
export const aList = 'a list of rows'
export const aRow = 'an object with the columns of the table'
export const notEmpty = 'there and not empty'
export const aNumber = 'a number'
export const quotedText = 'text in quotes'
export const withTerms = 'given a cap, a discount or both, as it is a SAFE'
export const withoutTerms = (terms: readonly string[]): string => `without ${terms.join(' and ')}, as it is no SAFE`
