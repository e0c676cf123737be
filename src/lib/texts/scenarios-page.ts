// What the page of scenarios says around their cards.

export const importFile = 'Import'
export const scenarioFile = 'A scenario file'
export const newScenario = 'New scenario'
export const opening = 'Opening the workspace'

// Names
export const newCompany = 'New company'
export const rename = (name: string): string => `Rename ${name}`
export const clone = (name: string): string => `Clone ${name}`
export const copyOf = (name: string): string => `${name} copy`
export const branch = (name: string): string => `Branch of ${name}`
export const branchOf = (name: string): string => `${name} variant`

// Where there are none
export const noneYet = 'No scenarios yet'
export const noneYetSaid =
  'A scenario is a plan with its own assumptions. Start from a template and change what is different about your company.'
export const noneThen = 'There were no scenarios then'
export const noneThenSaid = 'Nothing had been made in this company yet. Look at a later moment, or go back to now.'
