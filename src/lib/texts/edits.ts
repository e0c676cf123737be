// What the history calls edits that nobody typed, why a state is kept before them, and how it calls rows.

export const myCompany = 'My company'
export const firstStart = 'First start'
export const undo = (edit: string): string => `Undo: ${edit}`
export const redo = (edit: string): string => `Redo: ${edit}`
export const restored = (source: string): string => `Restored ${source}`
export const reverted = (edit: string): string => `Reverted: ${edit}`
export const revertedSince = (edit: string): string => `Reverted everything since: ${edit}`
export const beforeImport = 'before an import'
export const beforeRestore = 'before a restore'

// Rows
export const newRow = (row: string, name: string): string => `New ${row}: ${name}`
export const removedRow = (row: string, name: string): string => `Removed ${row}: ${name}`
export const empty = 'empty'
