// What the commands about scenarios say: help, and what they have done.

export const name = 'The name of the scenario.'
export const list = 'Lists the scenarios of the company.'

// Making one
export const create = (templates: readonly string[]): string =>
  `Makes a scenario from a template: ${templates.join(', ')}.`
export const createStart = 'The first day of M1; this month when left out.'
export const createMonths = 'How many months, 1 to 120; 60 when left out.'
export const createTemplate = (templates: readonly string[]): string =>
  `One of ${templates.join(', ')}; saas when left out.`
export const created = (name: string): string => `Made "${name}".`
export const clone = 'Makes a full copy that remembers where it came from.'
export const cloneName = 'The name of the copy.'
export const cloned = (from: string, name: string): string => `Cloned "${from}" as "${name}".`

// Changing one
export const rename = 'Gives a scenario another name; its id stays.'
export const newName = 'Its new name.'
export const renamed = (from: string, to: string): string => `"${from}" is now "${to}".`
export const change = 'Changes the start date, the number of months or the description.'
export const changeStart = 'The first day of M1.'
export const changeMonths = 'How many months, 1 to 120.'
export const changeDescription = 'What it assumes, in a sentence.'
export const changed = (name: string): string => `Changed "${name}".`
export const deleteIt = 'Deletes a scenario; undo brings it back.'
export const deleted = (name: string): string => `Deleted "${name}".`

// Filling one
export const importIt = 'Makes a scenario from a file, or replaces the assumptions of the one there is.'
export const importScenario = 'The id or name of the scenario, which may be new.'
export const importFile = 'A file that was exported.'
/** `filledIn` are assumptions that the file says nothing of. */
export const replaced = (name: string, filledIn: readonly string[]): string =>
  `Replaced the assumptions of "${name}".${fromDefaults(filledIn)}`
export const createdFrom = (name: string, file: string, filledIn: readonly string[]): string =>
  `Made "${name}" from ${file}.${fromDefaults(filledIn)}`

const fromDefaults = (names: readonly string[]): string =>
  names.length === 0 ? '' : ` Not in the file and taken from the defaults: ${names.join(', ')}.`

// The base template
export const seedDefaults = 'Puts the assumptions of the base template into a scenario; undo brings its own back.'
export const seeded = (name: string): string => `"${name}" has the default assumptions.`
