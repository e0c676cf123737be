// What units are called in sentences.

export const nothing = 'nothing'
export const plainNumber = 'a plain number'
export const one = 'one'
export const times = ' times '
