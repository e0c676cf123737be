// What the pages are called.

/** The pages of a scenario in the order of the rail. */
export const scenarioPages = {
  assumptions: 'Assumptions',
  results: 'Results',
  statements: 'Statements',
  metrics: 'Metrics',
  formulas: 'Formulas',
  notes: 'Notes',
  history: 'History'
} as const

/** Those that are of no scenario. */
export const appPages = {
  scenarios: 'Scenarios',
  console: 'Console',
  storage: 'Storage',
  settings: 'Settings',
  look: 'How Sextant looks'
}
