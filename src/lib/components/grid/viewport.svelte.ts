// Which part of a sheet is drawn, and how it is scrolled.
import type { Place, Sheet } from './sheet.ts'
import { columnsInView, rowsInView, scrollTo } from './window.ts'

export class Viewport {
  left = $state(0)
  top = $state(0)
  #width = $state(0)
  height = $state(0)

  /** @param fills the sheet fills its room and scrolls in it; else all of it is drawn */
  constructor(
    private readonly sheet: () => Sheet,
    private readonly fills: () => boolean,
    readonly rowHeight: number
  ) {}

  readonly headHeight = $derived.by(() => (this.sheet().columns.some(({ sub }) => sub) ? 48 : this.rowHeight))
  readonly #widths = $derived.by(() => this.sheet().columns.map(({ width }) => parseFloat(width)))
  readonly #rows = $derived.by(() => {
    const { length } = this.sheet().rows
    return this.fills() ? rowsInView(this.top, this.height, this.rowHeight, length) : { first: 0, last: length - 1 }
  })
  readonly #columns = $derived.by(() =>
    this.fills() ? columnsInView(this.left, this.width, this.#widths) : { first: 1, last: this.#widths.length - 1 }
  )
  readonly #rowSlots = new Slots(0)
  readonly #columnSlots = new Slots(1)
  // Numbers that stay the same while one scrolls within a cell draw nothing anew.
  readonly #firstRow = $derived(this.#rows.first)
  readonly #lastRow = $derived(this.#rows.last)
  readonly #firstColumn = $derived(this.#columns.first)
  readonly #lastColumn = $derived(this.#columns.last)
  readonly rows = $derived.by(() => this.#rowSlots.placed(this.#firstRow, this.#lastRow, this.sheet().rows.length))
  readonly scrolling = $derived.by(() =>
    this.#columnSlots.placed(this.#firstColumn, this.#lastColumn, this.#widths.length)
  )
  /** The first one stays in view. */
  readonly columns = $derived.by(() => [0, ...this.scrolling])
  readonly rowsOnPage = $derived.by(() => Math.max(1, Math.floor(this.height / this.rowHeight) - 2))

  /** Of the element in which it is drawn. Where all rows are, each has its own: it may be typed into. */
  rowKey(row: number): number | string {
    return this.fills() ? this.#rowSlots.keyOf(row) : this.sheet().rows[row]!.id
  }

  columnKey(column: number): number {
    if (column === 0) return -1
    return this.fills() ? this.#columnSlots.keyOf(column) : column
  }

  /** Rows to lay out where all of them are drawn, the heading among them. */
  readonly tracks = $derived.by(() => {
    const track = (least: number): string => `minmax(${least}px, auto)`
    return `${track(this.headHeight)} repeat(${this.sheet().rows.length}, ${track(this.rowHeight)})`
  })
  readonly #lefts = $derived.by(() => {
    let left = 0
    return [...this.#widths, 0].map((width) => (left += width) - width)
  })
  /** Pixels of a sheet that fills its room, drawn or not. */
  readonly fullWidth = $derived.by(() => (this.fills() ? `${this.#lefts.at(-1)!}px` : null))
  readonly fullHeight = $derived.by(() => `${this.sheet().rows.length * this.rowHeight}px`)

  /** Where a row and a cell stand in it: laid out apart, they need no other to be laid out anew. */
  topOf(row: number): string | null {
    return this.fills() ? `${this.headHeight + row * this.rowHeight}px` : null
  }

  /** Of the cells that are drawn behind the first of a row. */
  readonly cellsLeft = $derived.by(() => `${this.#lefts[this.#firstColumn] ?? 0}px`)

  leftOf(column: number): string | null {
    return this.fills() && column > 0 ? `${this.#lefts[column]!}px` : null
  }

  widthOf(column: number): string | null {
    return this.fills() ? `${this.#widths[column]!}px` : null
  }

  scrolled({ scrollLeft, scrollTop }: Element): void {
    this.left = scrollLeft
    this.top = scrollTop
  }

  get width(): number {
    return this.#width
  }

  /** A panel beside it may take the room where the cell is that was just brought into view. */
  set width(width: number) {
    const narrower = width < this.#width
    this.#width = width
    const { grid, place, left } = this.#revealed ?? {}
    if (narrower && grid && place && grid.scrollLeft === left) this.reveal(grid, place)
  }
  #revealed: { grid: Element; place: Place; left: number } | null = null

  /** Scrolls as little as needed. */
  reveal(grid: Element, place: Place): void {
    const { row, column } = place
    const [widths, height] = [this.#widths, this.rowHeight]
    const left = this.#lefts[column]! - widths[0]!
    if (column > 0) grid.scrollLeft = scrollTo(left, widths[column]!, grid.scrollLeft, grid.clientWidth - widths[0]!)
    grid.scrollTop = scrollTo(row * height, height, grid.scrollTop, grid.clientHeight - this.headHeight)
    this.#revealed = { grid, place, left: grid.scrollLeft }
  }
}

/**
 * What comes into view is drawn in the elements of what went out of it, which costs less than new ones. The elements keep
 * their order, so that none is moved; until one scrolls it is that of what they show.
 */
class Slots {
  #count = 0

  constructor(private readonly from: number) {}

  keyOf(at: number): number {
    return (at - this.from) % this.#count
  }

  /** What is drawn, in the order of its elements: always as many of them, where there are. */
  placed(first: number, last: number, end: number): number[] {
    this.#count = Math.max(this.#count, last - first + 1)
    const drawn = Array.from({ length: Math.min(this.#count, end - first) }, (_, i) => first + i)
    return drawn.sort((a, b) => this.keyOf(a) - this.keyOf(b))
  }
}

/** The place of a drawn cell, or of what lies in it. */
export function placeAt(target: EventTarget | null): Place | null {
  const column = (target as Element | null)?.closest(':is([role=gridcell], [role=rowheader])')?.ariaColIndex
  const row = (target as Element | null)?.closest('[role=row]')?.ariaRowIndex
  return column && row ? { row: Number(row) - 2, column: Number(column) - 1 } : null
}
