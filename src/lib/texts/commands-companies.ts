// What the commands about companies say: help, and what they have done.

export const name = 'The name of the company.'
export const list = 'Lists the companies.'
export const create = 'Makes a company without scenarios.'
export const created = (name: string): string => `Made the company "${name}".`

// Another name
export const rename = 'Gives a company another name.'
export const nameNow = 'Its name now.'
export const newName = 'Its new name.'
export const renamed = (from: string, to: string): string => `"${from}" is now "${to}".`

// Deleting
export const deleteIt = 'Deletes a company with all its scenarios; undo brings them back.'
export const deleted = (name: string, scenarios: number): string => `Deleted "${name}" and its ${scenarios} scenarios.`
