// What a word of a formula leads to.

export const byAxis = (line: string, axis: string): string => `${line}, by ${axis}`
export const typedUnder = (table: string): string => `typed under ${table}`
export const cellTypedUnder = (cell: string, table: string): string => `${cell}, typed under ${table}`
