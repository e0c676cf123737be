// What is said in the frame of every page: its groups of places, and what can be done from the bar above.

/** In the title of the window. */
export const windowTitle = (page: string, scenario: string | null): string =>
  scenario === null ? `${page} · Sextant` : `${scenario}: ${page} · Sextant`

// The rail
export const workspace = 'Workspace'
export const workspaceNamed = (name: string): string => `Workspace ${name}`
export const more = 'More'

// The bar
export const find = 'Find or run'
export const findWhat = 'Find a page, a row or a figure, or run a command'
export const undo = 'Undo'
export const undoWhat = (what: string): string => `Undo: ${what}`
export const nothingToUndo = 'Nothing to undo'
export const redo = 'Redo'
export const redoWhat = (what: string): string => `Redo: ${what}`
export const nothingToRedo = 'Nothing to redo'
export const exportIt = 'Export'
export const exports = {
  assumptions: 'Assumptions, JSON',
  everything: 'Everything computed, JSON',
  figures: 'Figures by month, CSV',
  workbook: 'Workbook, XLSX'
}

// An earlier state
export const backToFound = 'Back to what was found'
export const backToNow = 'Back to now'

// Nothing can be written
export const notKept = 'What you typed is not on this device yet.'
/** Before the link to where files are made, and after it. */
export const nothingMore = 'Nothing more can be typed until it is; make a file under'
export const nothingMoreLink = 'Storage'
export const nothingMoreEnd = 'to keep a copy.'
