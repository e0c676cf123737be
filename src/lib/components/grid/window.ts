// Which part of a long sheet is in view. Columns have widths in pixels, rows one height; the first column stays.

export interface Extent {
  first: number
  last: number
}

/** Rows and columns that are drawn besides; down one goes faster. */
const beyond = { rows: 2, columns: 1 }

/** The rows in view, with a few beyond either end. */
export function rowsInView(scrollTop: number, height: number, rowHeight: number, count: number): Extent {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - beyond.rows)
  return { first, last: Math.min(count - 1, Math.ceil((scrollTop + height) / rowHeight) + beyond.rows) }
}

/** The columns in view behind the first one. */
export function columnsInView(scrollLeft: number, width: number, widths: readonly number[]): Extent {
  let left = 0
  let first = widths.length - 1
  let last = 1
  for (let column = 1; column < widths.length; column++) {
    const right = left + widths[column]!
    if (right >= scrollLeft) first = Math.min(first, column)
    if (left <= scrollLeft + width - widths[0]!) last = column
    left = right
  }
  return { first: Math.max(1, first - beyond.columns), last: Math.min(widths.length - 1, last + beyond.columns) }
}

/** How far to scroll so that a stretch is wholly in view; the least there is. */
export function scrollTo(start: number, size: number, scroll: number, view: number): number {
  if (start < scroll) return start
  return start + size > scroll + view ? start + size - view : scroll
}
