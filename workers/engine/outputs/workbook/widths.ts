// How wide the columns of a sheet are: as what stands in them, within limits.
import type { BookCell, BookRow } from './book.ts'

/** In characters: of labels, of units, and of all other columns. */
const limits = { label: [30, 66], unit: [10, 20], figure: [13, 24] } as const

export function widthsOf(rows: readonly BookRow[]): number[] {
  const columns = Math.max(...rows.map(({ cells }) => cells.length))
  return Array.from({ length: columns }, (_, column) => {
    const [least, most] = limits[column === 0 ? 'label' : column === 1 ? 'unit' : 'figure']
    const lengths = rows.map(({ cells }) => lengthOf(cells[column] ?? null))
    return Math.min(most, Math.max(least, ...lengths))
  })
}

/** Titles run over into the columns beside them. Room is left for parentheses and what stands between digits. */
function lengthOf(cell: BookCell | null): number {
  if (cell === null || cell.look.weight === 'title' || cell.look.weight === 'heading') return 0
  const { value, look } = cell
  if (typeof value === 'string') return value.length + (look.indent ?? 0) + 1
  if (typeof value !== 'number') return 0
  const digits = Math.max(1, Math.ceil(Math.log10(Math.abs(value) + 1)))
  return digits + Math.floor((digits - 1) / 3) + 5
}
