// What the commands about tiers say: help, and what they have done.

export const tier = 'The tier.'
export const list = 'Lists the tiers.'
export const change = 'Changes a tier, or adds it where it is new.'
export const changed = (name: string): string => `Changed the tier "${name}".`
export const added = (name: string): string => `Added the tier "${name}".`
export const remove = 'Removes a tier and the days its customers take to pay.'
export const removed = (name: string): string => `Removed the tier "${name}".`
