// What a grid shows: columns, rows, and for each crossing a cell. Assumptions and statements are both sheets.
import type { Cell, Values } from '#lib/edit/edit.ts'
import type { Column } from '#lib/edit/schema.ts'

export interface SheetColumn {
  id: string
  label: string
  /** A second line of the heading, such as the calendar month. */
  sub?: string
  /** A CSS track: px for long sheets, or a flexible one. */
  width: string
  align: 'left' | 'right'
  /** Totals stand on the sunk ground. */
  isSunk?: boolean
  /** Running text may take several lines. */
  wraps?: boolean
  help?: string
}

export interface SheetRow {
  id: string
  weight: 'plain' | 'total'
  indent: 0 | 1
  /** What the person can do to remove the row; null where it stays. */
  removeLabel: string | null
}

/** The typed cell behind a cell of the sheet; the row is null where it is only named so far, by these columns. */
export interface Target {
  table: string
  row: string | null
  column: string
  names?: Values
  declared: Column
  now: Cell
}

export interface SheetCell {
  text: string
  kind: 'typed' | 'computed' | 'label'
  tone?: 'bad'
  target?: Target
  /** The line and month (or period) behind a computed cell, which can be explained. */
  figure?: { line: string; at: number }
  /** What is wrong with the cell, although it is kept. */
  flag?: string
}

export interface Sheet {
  label: string
  columns: readonly SheetColumn[]
  rows: readonly SheetRow[]
  cell: (row: number, column: number) => SheetCell
}

/** A place in a sheet. Row -1 does not occur: headings cannot be selected. */
export interface Place {
  row: number
  column: number
}

/** Where a typed row stands in a sheet: at its column, or else at the first one that is typed. */
export function typedPlace(sheet: Sheet, row: string, column?: string): Place | undefined {
  const places = sheet.rows.flatMap((_, at) => sheet.columns.map((_, i): Place => ({ row: at, column: i })))
  const typed = places.filter((place) => sheet.cell(place.row, place.column).target?.row === row)
  const isMeant = (place: Place): boolean => sheet.cell(place.row, place.column).target?.column === column
  return typed.find(isMeant) ?? typed[0]
}
