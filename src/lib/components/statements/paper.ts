// How a long sheet is cut into tables that fit across a page.
import type { Sheet } from '../grid/sheet.ts'

/** The opening, twelve months and their year. */
const mostColumns = 14

/** The columns of figures of each table: a new one begins behind the total of a year, or where the page is full. */
export function tablesOnPaper({ columns }: Pick<Sheet, 'columns'>): number[][] {
  const tables: number[][] = [[]]
  columns.slice(1).forEach(({ isSunk }, i) => {
    const last = tables.at(-1)!
    const opensYear = last.length > 0 && columns[last.at(-1)!]!.isSunk === true && isSunk !== true
    if (opensYear || last.length >= mostColumns) tables.push([i + 1])
    else last.push(i + 1)
  })
  return tables.filter((table) => table.length > 0)
}
