// What the commands about rounds say: help, and what they have done.

export const list = 'Lists the rounds.'
export const add = 'Adds a round. Without --tranches it pays 0.70 0.20 0.10.'
export const name = 'The name of the round.'
export const amount = 'What is raised in all.'
export const month = 'When the first tranche is paid, such as M6.'
export const tranches = 'Three parts that add up to 1.'
export const instrument = 'priced or safe; priced when left out.'
export const added = (name: string): string => `Added the round "${name}".`
export const remove = 'Removes a round.'
export const removed = (name: string): string => `Removed the round "${name}".`
