// What is said about mistakes with taking edits back and with naming moments. Each ends with what to do.

// Moments with a name
export const snapshotName = 'The name of the snapshot'
export const snapshotThere = (name: string): string =>
  `There is a snapshot called "${name}" already: choose another name, or rename that one.`
export const unknownSnapshot = (typed: string, remedy: string): string => `There is no snapshot "${typed}": ${remedy}`
export const addSnapshot = 'there are none yet, so add one with snapshot add.'

// Taking edits back
export const unknownEdit = (typed: string): string =>
  `There is no edit "${typed}" in this scenario: take its id from history, or say last.`
export const severalEdits = (typed: string): string => `More than one edit ends in "${typed}": give more of its id.`
export const nothingToRevert =
  'Nothing of this is left to revert, since everything is already as it was before: choose another edit.'
export const allChangedSince =
  'Everything that this edit changed was changed again since: choose to put that back too, or revert the later edits.'
export const rowGone = (label: string, name: string): string =>
  `The ${label} "${name}", which this edit changed, has been removed since: revert that first, or revert everything since this edit.`
export const madeScenario =
  'This edit made the scenario, so nothing was there before it: choose a later edit, or delete the scenario.'
export const thereAgain = (label: string, name: string): string =>
  `There is another ${label} called "${name}" by now: rename or remove that one, then try this again.`
export const companyGone =
  'The company of this scenario has been deleted since: bring it back with Undo, or restore the whole workspace.'
export const changedMeanwhile =
  'The scenario has been changed since this was shown, and nothing was reverted: look at it again.'
