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
  // Numbers that stay the same while one scrolls within a cell draw nothing anew.
  readonly #firstRow = $derived(this.#rows.first)
  readonly #lastRow = $derived(this.#rows.last)
  readonly #firstColumn = $derived(this.#columns.first)
  readonly #lastColumn = $derived(this.#columns.last)
  readonly rows = $derived(upTo(this.#firstRow, this.#lastRow))
  /** The first one stays in view. */
  readonly columns = $derived([0, ...upTo(this.#firstColumn, this.#lastColumn)])
  readonly rowsOnPage = $derived.by(() => Math.max(1, Math.floor(this.height / this.rowHeight) - 2))

  /** Rows to lay out, the heading among them. */
  readonly tracks = $derived.by(() => {
    const track = (least: number): string => (this.fills() ? `${least}px` : `minmax(${least}px, auto)`)
    return `${track(this.headHeight)} repeat(${this.sheet().rows.length}, ${track(this.rowHeight)})`
  })

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
    const left = widths.slice(1, column).reduce((sum, one) => sum + one, 0)
    if (column > 0) grid.scrollLeft = scrollTo(left, widths[column]!, grid.scrollLeft, grid.clientWidth - widths[0]!)
    grid.scrollTop = scrollTo(row * height, height, grid.scrollTop, grid.clientHeight - this.headHeight)
    this.#revealed = { grid, place, left: grid.scrollLeft }
  }
}

const upTo = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, i) => first + i)

/** The place of a drawn cell, or of what lies in it. */
export function placeAt(target: EventTarget | null): Place | null {
  const cell = (target as Element | null)?.closest<HTMLElement>('[data-row]')
  return cell ? { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) } : null
}
