// What the overview of scenarios says: their cards, the companies they belong to, a name that is asked for.

export const keepName = 'Keep the name'

// Companies
export const company = (name: string): string => `Company: ${name}`
export const show = (name: string): string => `Show ${name}`
export const renameNamed = (name: string): string => `Rename ${name}`
export const newCompany = 'New company'
export const deleteNamed = (name: string): string => `Delete ${name}`

// A card
export const actionsFor = (name: string): string => `Actions for ${name}`
export const rename = 'Rename'
export const clone = 'Clone'
export const branch = 'Branch'
export const detach = 'Detach'
export const deleteIt = 'Delete'
export const checkFails = 'check fails'
export const cloneOf = (parent: string, description: string): string =>
  description ? `Clone of ${parent}: ${description}` : `Clone of ${parent}`
export const branchOf = (parent: string, description: string): string =>
  description ? `Branch of ${parent}: ${description}` : `Branch of ${parent}`
export const why = (shown: string): string => `Why it is ${shown}`
export const arr = (month: string): string => `ARR at ${month}`
export const cashLow = 'Cash low'
export const breakEven = 'Break-even'
