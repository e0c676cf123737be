// Figures on their way out of the engine: JSON numbers where they carry every digit asked for, null for blank.
import { writeNumber } from '#lib/edit/scenario-file.ts'
import { tableNamed } from '#lib/edit/schema.ts'
import type { Cell, Row } from '#lib/edit/edit.ts'

/** An exact figure as a JSON number: what is computed is rounded to a double, as files carry it. */
export const figureOut = (text: string | null): number | null => (text === null ? null : Number(text))

/** A typed row: numbers as JSON numbers, or text where a double would lose digits. */
export function rowOut(table: string, row: Readonly<Record<string, Cell>>): Record<string, number | string | null> {
  const { columns, belongsTo } = tableNamed(table)
  const numbers = new Set(columns.filter(({ kind }) => kind === 'number' || kind === 'month').map(({ name }) => name))
  return Object.fromEntries(
    Object.entries(row)
      .filter(([column]) => column !== belongsTo?.column)
      .map(([column, value]) => [column, numbers.has(column) ? writeNumber(value) : value])
  )
}

export const rowsOut = (table: string, rows: readonly Row[]): Record<string, number | string | null>[] =>
  rows.map((row) => rowOut(table, row))
