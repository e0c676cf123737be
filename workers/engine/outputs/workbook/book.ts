// A workbook as plain data: what stands where and how it looks, whatever writes the file.

/** Ink says where a value comes from, as bankers have it: typed is blue, computed black. */
export interface Look {
  ink?: 'typed'
  weight?: 'total' | 'heading' | 'columns' | 'title'
  /** A spreadsheet's number format. Text has none: it stays text when somebody edits it. */
  format?: string
  isRight?: boolean
  isItalic?: boolean
  indent?: number
}

/** Text is never a formula, whatever it begins with. A date is a day in UTC. */
export interface BookCell {
  value: string | number | Date
  look: Look
}

/** The first column is hidden: it bears the id of what stands in the row. */
export interface BookRow {
  id: string
  cells: readonly (BookCell | null)[]
  isHidden?: boolean
}

export interface BookSheet {
  name: string
  rows: readonly BookRow[]
  /** Of the columns after the hidden one, in characters. */
  widths: readonly number[]
  /** How many rows stay while one scrolls. */
  frozenRows: number
}

export interface Book {
  title: string
  /** An ISO date. */
  made: string
  sheets: readonly BookSheet[]
}

/** @returns the bytes of an .xlsx file, the same for the same book */
export type WorkbookWriter = (book: Book) => Promise<Uint8Array>

/** Columns that stay while one scrolls: ids, labels and units. */
export const frozenColumns = 3

export const textCell = (value: string, look: Look = {}): BookCell => ({ value, look })

export const emptyRow: BookRow = { id: '', cells: [] }

/** A row of text across the sheet. */
export const textRow = (id: string, text: string, weight: NonNullable<Look['weight']>): BookRow => ({
  id,
  cells: [textCell(text, { weight })]
})
