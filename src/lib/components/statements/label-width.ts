// How wide the column of names is: as somebody pulled it, and never more than leaves room for figures.
import type { Sheet } from '../grid/sheet.ts'

export const leastWidth = 140
/** Where nobody pulled it. */
export const usualWidth = 236

/** @param room the width of the page */
export const mostWidth = (room: number): number => Math.max(leastWidth, Math.min(480, Math.floor(room * 0.4)))

/** What the longest name takes on one line, with what stands beside it. @param measure the width of a text in the grid's type */
export const fittingWidth = (
  { rows, cell }: Sheet,
  measure: (text: string, weight: number, size: number) => number
): number =>
  rows.reduce((widest, { weight, indent, fold }, row) => {
    const { text, aside } = cell(row, 0)
    const name = measure(text, weight === 'total' ? 600 : 400, 13)
    const beside = aside ? measure(aside, 400, 12) + 3 : 0
    return Math.max(widest, Math.ceil(12 + (indent ? 15 : 0) + (fold ? 14 : 0) + name + 4 + beside + 18 + 6))
  }, leastWidth)
