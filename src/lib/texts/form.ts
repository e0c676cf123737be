// What every form says.

export const cancel = 'Cancel'
export const name = 'Name'
