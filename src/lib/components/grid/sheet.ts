// What a grid shows: columns, rows, and for each crossing a cell. Assumptions and statements are both sheets.
import type { Cell, Values } from '#lib/edit/edit.ts'
import type { Problem, Result } from '#lib/edit/result.ts'
import type { Column } from '#lib/edit/schema.ts'
import type { NumberSetting } from '#lib/format/numbers.ts'

/** Others can be folded into this one: months into their year, parts into their total. */
export interface Fold {
  key: string
  isFolded: boolean
  /** What lies in it: "the months of 2026". */
  what: string
  toggle: () => void
}

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
  fold?: Fold
}

export interface SheetRow {
  id: string
  weight: 'plain' | 'total'
  indent: 0 | 1
  /** What the person can do to remove the row; null where it stays. */
  removeLabel: string | null
  fold?: Fold
}

/**
 * The typed cell behind a cell of the sheet. The row is null where it is only named so far, by these columns, or where it
 * is still to be added: the first one, the second one, counted from 0.
 */
export interface Target {
  table: string
  row: string | null
  column: string
  names?: Values
  added?: number
  declared: Column
  now: Cell
}

export interface SheetCell {
  text: string
  /** What is to be known of a label where it goes out of the sheet, too: how its row is read. */
  aside?: string
  kind: 'typed' | 'computed' | 'label'
  tone?: 'bad'
  target?: Target
  /** The line and month (or period) behind a computed cell, which can be explained. */
  figure?: { line: string; at: number }
  /** A computed number as it is, and its unit. */
  number?: { value: number; unit: string }
  /** What is wrong with the cell, although it is kept. */
  flag?: string
  /** What is out of the ordinary with it, and may be meant. */
  remark?: string
  /** What a branch follows says something else here: that, as it is kept and shown, and all of it in words. */
  otherwise?: { there: Cell; shown: string; said: string }
  /** Where most are with such a value, in words. */
  usual?: string
}

/** "Cash (average)". */
export const wholeText = ({ text, aside }: SheetCell): string => (aside ? `${text} (${aside})` : text)

export interface Sheet {
  label: string
  setting: NumberSetting
  columns: readonly SheetColumn[]
  rows: readonly SheetRow[]
  cell: (row: number, column: number) => SheetCell
  /** The same with nothing folded, where something is. */
  whole?: () => Sheet
  /** Shows again what a row or column, by their ids, is folded into. */
  unfold?: (row: string, column: string) => void
  /** What a note at a crossing is about; null where there can be none. The first column stands for the row. */
  placeOf?: (row: number, column: number) => string | null
  /** Rows can be added behind these many: what would be typed into the cells of such a row. */
  grows?: { from: number; rowLabel: string; target: (nth: number, column: number) => Target | null }
}

/** A place in a sheet. Row -1 does not occur: headings cannot be selected. */
export interface Place {
  row: number
  column: number
}

export const isSame = (a: Place | null, b: Place): boolean => a?.row === b.row && a.column === b.column

/** A value for a typed cell, and as what it was typed. */
export interface Edit {
  target: Target
  value: Cell
  text: string
}

export type ReadCell = (target: Target, text: string) => Result<{ value: Cell; echo: string }, Problem>

/**
 * Where a typed row stands in a sheet: at its column, or else at the first one that is typed. One that is only named so far
 * goes by the name of the sheet's own row.
 */
export function typedPlace(sheet: Sheet, row: string, column?: string): Place | undefined {
  const places = sheet.rows.flatMap((_, at) => sheet.columns.map((_, i): Place => ({ row: at, column: i })))
  const typed = places.filter((place) => {
    const { target } = sheet.cell(place.row, place.column)
    return target !== undefined && (target.row ?? sheet.rows[place.row]!.id) === row
  })
  const isMeant = (place: Place): boolean => sheet.cell(place.row, place.column).target?.column === column
  return typed.find(isMeant) ?? typed[0] ?? namedPlace(sheet, row, column)
}

/** Where nothing is typed yet, or ever, rows and columns go by their ids. */
function namedPlace({ rows, columns }: Sheet, id: string, columnId?: string): Place | undefined {
  const row = rows.findIndex((one) => one.id === id)
  return row < 0
    ? undefined
    : {
        row,
        column: Math.max(
          0,
          columns.findIndex((one) => one.id === columnId)
        )
      }
}

/** What the place lies in, sideways or upwards. */
export function foldFor({ rows, columns }: Sheet, { row, column }: Place, key: string): Fold | null {
  const behind: readonly { fold?: Fold }[] =
    key === 'ArrowLeft' || key === 'ArrowRight' ? columns.slice(column) : rows.slice(row)
  return behind.find(({ fold }) => fold !== undefined)?.fold ?? null
}
