// What is said over every page: reminders of files and newer versions, and why there is no page.

// Reminders
export const makeFile = 'Make a file'
export const notToday = 'Not today'
export const reminders = {
  due: 'Much was changed since the last file. A file is what is left when this device is lost.',
  forgets:
    'Safari removes what a site keeps when it is not visited for seven days. ' +
    'Add Sextant to the Home Screen or the Dock, or make a file.'
}
export const newerVersion = 'A newer version of Sextant is on this device.'
export const reload = 'Reload to use it'
export const later = 'Later'
export const notSavedYet = 'The last edit is not saved yet: export the scenario, then reload.'

// No page
export const notFound = 'Not found'
export const noSuchPage = 'There is no such page'
export const noSuchPageSaid = 'The address may be mistyped.'
export const notWorking = 'This page did not work'
export const notWorkingSaid = 'Your data is not touched by this. Reload the page, or go back to your scenarios.'
export const allScenarios = 'All scenarios'
