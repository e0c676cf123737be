// What stands around every page: the way around, whether everything is saved, what is looked at.

export const toPage = 'Go to the page'
export const panels = { strip: 'Key figures', sheet: 'Explanation' }
export const dismiss = 'Dismiss'

// The rail
export const pages = 'Pages'
export const brand = 'Sextant'
export const brandTitle = 'Sextant, all scenarios'

// An earlier state
export const lookingAt = (what: string): string => `You are looking at ${what}. Nothing can be typed here.`
export const restoreThis = 'Restore this'

// Whether what was typed is on this device
export const opening = 'Opening…'
export const readingOnly = 'Reading only'
export const readingOnlyDetail = 'nothing can be typed'
export const notSaved = 'Not saved'
export const notSavedDetail = 'make a file now'
export const oneCopy = 'One copy only'
export const oneCopyDetail = 'make a file to be safe'
export const saving = 'Saving…'
export const saved = 'Saved on this device'
export const whatIsWhere = (saved: string): string => `${saved}: what is where`
export const lastFile = (when: string): string => `Last file ${when}`
export const noFileYet = 'No file was made yet'

// Whether the plan holds
export function checks(wrong: number, notes: number): string {
  const held = wrong === 0 ? 'All checks hold' : wrong === 1 ? '1 check fails' : `${wrong} checks fail`
  return notes === 0 ? held : `${held}, ${notes} ${notes === 1 ? 'note' : 'notes'}`
}
/** The sentence of the check follows. */
export const checkSaid = { wrong: 'Does not hold: ', note: 'To know: ', right: 'Holds: ' }
export const showIt = 'Show it'
