// What every page of a scenario may say.

export const title = 'Scenario'
export const opening = 'Opening…'
export const missing = (id: string): string => `There is no scenario “${id}” here`
export const missingSaid =
  'It may have been deleted, or made on another device. Undo brings back what was deleted last.'
export const allScenarios = 'All scenarios'

/** Why another way to count was chosen, as the history has it. */
export const choseDefinition = (figure: string): string => `Chose how ${figure} is counted`
