// The handle at the corner of a selection: pulled by mouse it fills, by touch it selects.
import type { Range, Selection } from './selection.svelte.ts'
import type { Place, Sheet } from './sheet.ts'
import type { Work } from './work.svelte.ts'

export class Pull {
  #source = $state.raw<Range | null>(null)
  #reach = $state.raw<Range | null>(null)
  #selects = false

  constructor(
    private readonly selection: Selection,
    private readonly sheet: () => Sheet,
    private readonly work: Work
  ) {}

  get isPulling(): boolean {
    return this.#source !== null
  }

  /** The corner where the handle is: only where something can be typed. */
  isAt(row: number, column: number): boolean {
    const { range } = this.selection
    return (
      range !== null &&
      range.bottom === row &&
      range.right === column &&
      this.sheet().cell(row, column).target !== undefined
    )
  }

  /** Whether the cell will be filled when the handle is let go. */
  reaches(row: number, column: number): boolean {
    const [source, reach] = [this.#source, this.#reach]
    return source !== null && reach !== null && isIn(reach, row, column) && !isIn(source, row, column)
  }

  begin(event: PointerEvent): void {
    event.preventDefault()
    if (event.button !== 0 || !event.isPrimary) return
    this.#source = this.#reach = this.selection.range
    this.#selects = event.pointerType === 'touch'
  }

  move(event: PointerEvent, place: Place | null): void {
    const source = this.#source
    if (event.buttons === 0) return this.drop()
    if (!source || !place) return
    // Not before it is pulled: a double click is still the handle's own.
    if (!isIn(source, place.row, place.column)) (event.currentTarget as Element).setPointerCapture(event.pointerId)
    if (this.#selects) {
      this.selection.select({ row: source.top, column: source.left })
      return this.selection.select(place, true)
    }
    const down = Math.max(place.row - source.bottom, source.top - place.row, 0)
    const right = Math.max(place.column - source.right, source.left - place.column, 0)
    this.#reach =
      down >= right
        ? { ...source, top: Math.min(source.top, place.row), bottom: Math.max(source.bottom, place.row) }
        : { ...source, left: Math.min(source.left, place.column), right: Math.max(source.right, place.column) }
  }

  end(isCopy: boolean): void {
    const [source, reach] = [this.#source, this.#reach]
    this.drop()
    if (source && reach && !this.#selects) this.#fill(source, reach, isCopy)
  }

  /** Down to the last row in which something can be typed. */
  toTheEnd(): void {
    const { range } = this.selection
    if (!range) return
    const { rows, cell } = this.sheet()
    const last = rows.findLastIndex((_, row) => cell(row, range.left).target !== undefined)
    this.#fill(range, { ...range, bottom: Math.max(last, range.bottom) }, false)
  }

  drop(): void {
    this.#source = this.#reach = null
  }

  #fill(source: Range, reach: Range, isCopy: boolean): void {
    if (
      reach.top === source.top &&
      reach.bottom === source.bottom &&
      reach.left === source.left &&
      reach.right === source.right
    )
      return
    this.work.fill(source, reach, { by: isCopy ? 'copy' : 'series' })
    this.selection.selectRange(reach)
  }
}

const isIn = ({ top, left, bottom, right }: Range, row: number, column: number): boolean =>
  row >= top && row <= bottom && column >= left && column <= right
