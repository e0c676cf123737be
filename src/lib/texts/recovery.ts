// What is said where the workspace does not open, and where an earlier state is restored.

// Ways on
export const restoreThis = 'Restore this'
export const restoreState = 'Restore this state'
export const restoreScenario = 'Restore this scenario'
export const restoreFile = (file: string): string => `Restore ${file}`
export const goOn = 'Go on from this state'
export const downloadState = 'Download this state'

// The data is gone
export const gone = "This browser removed this site's data"
export const goneWhy =
  'Browsers do this when the disk is full, when a site was not visited for long, or when somebody clears its data.'
export const lookForStates = 'Look for states'
export const startAnew = 'Start anew'

// It did not open
export const notOpened = 'This workspace did not open'
export const notOpenedSaid =
  'Nothing was written over. Look at what was found, and go on from the one you want; all else is kept aside.'
export const tryAgain = 'Try again'
export const downloadAll = 'Download what is there'
export const looking = 'Looking for states…'
export const noneFound = 'No state was found on this device. A file that was made before can be restored.'

// It is locked
export const locked = (workspace: string): string => `“${workspace}” is locked`
export const lockedSaid = 'Type its passphrase to open it. Nobody can recover it, we included.'
export const open = 'Open'
export const orOpen = 'Or open'
