// What cells and rows that are changed in a grid are called in the history, and what a new row is called at first.

export const changedCells = (cells: number): string => (cells === 1 ? 'Changed a cell.' : `Changed ${cells} cells.`)
export const addedRow = (rowLabel: string): string => `Added a ${rowLabel}.`
export const removedRow = (rowLabel: string): string => `Removed a ${rowLabel}.`
export const removedRows = (rows: number): string => `Removed ${rows} rows.`

/** "Tier 4". */
export const newName = (rowLabel: string, number: number): string =>
  `${rowLabel[0]!.toUpperCase()}${rowLabel.slice(1)} ${number}`
