// What the list of keys says: what each key does.

export const title = 'Keyboard shortcuts'
export const inGroups = 'Shortcuts in groups'
/** Between two ways to press the same. */
export const or = 'or'
export const close = 'Close'

/** In the order in which they are shown. */
export const groups = {
  everywhere: 'Everywhere',
  moving: 'Moving in a table',
  editing: 'Typing into a table',
  ranges: 'Several cells',
  clipboard: 'Clipboard',
  sheets: 'Statements and metrics',
  why: 'Explanations',
  notes: 'Notes',
  console: 'Console'
}

// What they do
export const everywhere = {
  palette: 'Find anything, or run a command',
  find: 'Find in the tables of the page',
  undo: 'Undo',
  redo: 'Do again',
  keys: 'Show these keys',
  close: 'Close what is open'
}
export const moving = {
  next: 'To the next cell',
  edge: 'To the edge of what is filled',
  endsOfRow: 'To the first or last cell of the row',
  endsOfTable: 'To the first or last cell of the table',
  page: 'A page up or down',
  sideways: 'Right, or left',
  downOrUp: 'Down, or up, back to where a row of typing began',
  letTabLeave: 'Let Tab leave the table'
}
export const why = {
  ask: 'Why is it so? Opens what the cell is made from',
  uses: 'What is made from it?',
  next: 'To the next reason',
  unfold: 'Open a reason, or close it',
  explain: 'Explain the reason, or go to its cell',
  back: 'Back to the figure before'
}
export const editing = {
  typeOver: 'Type over the cell',
  change: 'Change what is in the cell',
  keepAndDown: 'Keep it and go down, or up',
  keepAndRight: 'Keep it and go right, or left',
  leave: 'Leave it as it was',
  empty: 'Empty the cells',
  putBack: 'In a branch, put back what it follows',
  removeRows: 'Remove the rows'
}
export const notes = {
  open: 'Read or write notes on the cell',
  keep: 'Keep the note',
  back: 'Back to the cell'
}
export const ranges = {
  extend: 'Extend by a cell',
  extendToEdge: 'Extend to the edge of what is filled',
  wholeLine: 'The whole row, or column',
  wholeTable: 'The whole table',
  fill: 'Fill down, or right',
  grow: 'Grow from the first cell'
}
export const clipboard = {
  copy: 'Copy',
  copyWithHeadings: 'Copy with headings',
  paste: 'Paste'
}
export const sheets = {
  foldYear: 'Fold a year, or show its months',
  foldTotal: 'Fold a total, or show its parts',
  reading: 'Choose how quarters and years of the row are read'
}
export const inConsole = {
  earlier: 'What was typed before, or after',
  complete: 'Complete',
  clear: 'Clear the answers'
}

// What stands on the keys; the others are called by their names
export const anyCharacter = 'any character'
export const keys = { Mod: 'Ctrl', Escape: 'Esc' }
export const keysOnMac = { Escape: 'esc' }
