// Which cell is active, which range is selected, and how keys move both, as people know it from spreadsheets.
import { foldFor, type Fold, type Place, type Sheet } from './sheet.ts'

export interface Range {
  top: number
  left: number
  bottom: number
  right: number
}

/** A place with the names of its row and column, which may move. */
interface Named extends Place {
  id: string | undefined
  columnId: string | undefined
}

export class Selection {
  #place = $state.raw<Named | null>(null)
  #anchor = $state.raw<Named | null>(null)
  /** The column where a run of Tab began, to which Enter returns. */
  #tabbedFrom: number | null = null
  #isReleased = false

  constructor(private readonly sheet: () => Sheet) {}

  /** The active cell stays with its row and column when rows are sorted anew and columns folded. */
  readonly active: Place | null = $derived.by(() => {
    const { rows, columns } = this.sheet()
    const place = this.#place
    if (!place || rows.length === 0) return null
    const { row, column } = this.#found(place)
    return {
      row: row >= 0 ? row : Math.min(place.row, rows.length - 1),
      column: column >= 0 ? column : Math.min(place.column, columns.length - 1)
    }
  })

  /** The names of the active row and column. */
  readonly where = $derived.by(() => {
    const { rows, columns } = this.sheet()
    return this.active && `${rows[this.active.row]?.id} ${columns[this.active.column]?.id}`
  })

  /** -1 where it is not there any more. */
  #found({ row, column, id, columnId }: Named): Place {
    const { rows, columns } = this.sheet()
    const indexIn = (all: readonly { id: string }[], at: number, wanted: string | undefined) =>
      wanted !== undefined && all[at]?.id === wanted ? at : all.findIndex((one) => one.id === wanted)
    return { row: indexIn(rows, row, id), column: indexIn(columns, column, columnId) }
  }

  /** The other end of the range. None where rows were sorted or folded apart: what lies between was never chosen. */
  #otherEnd(active: Place): Place | null {
    const [place, anchor] = [this.#place, this.#anchor]
    if (!place || !anchor) return null
    const end = this.#found(anchor)
    const isAsChosen =
      end.row - active.row === anchor.row - place.row && end.column - active.column === anchor.column - place.column
    return isAsChosen && end.row >= 0 && end.column >= 0 ? end : null
  }

  /** Another object after each choice, also of the same cell. */
  get chosen(): object | null {
    return this.#place
  }

  /** Asked for by every cell that is drawn. */
  readonly range: Range | null = $derived.by(() => {
    const { active } = this
    if (!active) return null
    const other = this.#otherEnd(active) ?? active
    return {
      top: Math.min(active.row, other.row),
      bottom: Math.max(active.row, other.row),
      left: Math.min(active.column, other.column),
      right: Math.max(active.column, other.column)
    }
  })

  get isSeveral(): boolean {
    const { range } = this
    return range !== null && (range.bottom > range.top || range.right > range.left)
  }

  holds(row: number, column: number): boolean {
    const { range } = this
    return range !== null && row >= range.top && row <= range.bottom && column >= range.left && column <= range.right
  }

  select(place: Place | null, extend = false): void {
    const { active } = this
    if (extend && active && place) this.#anchor = this.#named(this.#otherEnd(active) ?? active)
    else this.#anchor = null
    this.#place = place && this.#named(place)
    this.#tabbedFrom = null
    this.#isReleased = false
  }

  /** Enter and Tab after typing: down, or right and later back to where the row of typing began. */
  goOn(key: 'Enter' | 'Tab', backwards: boolean): void {
    const { active } = this
    if (!active) return
    const step = backwards ? -1 : 1
    if (key === 'Tab') {
      const from = this.#tabbedFrom ?? active.column
      this.select(this.#within({ row: active.row, column: active.column + step }))
      this.#tabbedFrom = from
    } else {
      const column = this.#tabbedFrom ?? active.column
      this.select(this.#within({ row: active.row + step, column }))
    }
  }

  /** Inside the sheet Tab goes from cell to cell; at its ends, and after Escape, it leaves. @returns false where it leaves */
  tab(backwards: boolean): boolean {
    const { active } = this
    if (!active || this.#isReleased) return false
    const { rows, columns } = this.sheet()
    const last = { row: rows.length - 1, column: columns.length - 1 }
    const end = backwards ? { row: 0, column: 0 } : last
    if (active.row === end.row && active.column === end.column) return false
    if (active.column === end.column)
      this.select({ row: active.row + (backwards ? -1 : 1), column: backwards ? last.column : 0 })
    else this.goOn('Tab', backwards)
    return true
  }

  /** Back to one cell, from which the next Tab leaves the sheet. */
  release(): boolean {
    this.select(this.active)
    this.#isReleased = true
    return false
  }

  hold(): void {
    this.#isReleased = false
  }

  /** @returns false where the key does not move */
  move(key: string, { shift, jump, page }: { shift: boolean; jump: boolean; page: number }): boolean {
    const { rows, columns } = this.sheet()
    const at = this.active ?? { row: 0, column: 0 }
    const last = { row: rows.length - 1, column: columns.length - 1 }
    const to: Record<string, Place> = {
      ArrowUp: { row: jump ? this.#edge(at, -1, 0).row : at.row - 1, column: at.column },
      ArrowDown: { row: jump ? this.#edge(at, 1, 0).row : at.row + 1, column: at.column },
      ArrowLeft: { row: at.row, column: jump ? this.#edge(at, 0, -1).column : at.column - 1 },
      ArrowRight: { row: at.row, column: jump ? this.#edge(at, 0, 1).column : at.column + 1 },
      Home: { row: jump ? 0 : at.row, column: 0 },
      End: { row: jump ? last.row : at.row, column: last.column },
      PageUp: { row: at.row - page, column: at.column },
      PageDown: { row: at.row + page, column: at.column }
    }
    const place = to[key]
    if (!place) return false
    this.select(this.#within(place), shift)
    return true
  }

  /** The active cell is its last one. */
  selectRange({ top, left, bottom, right }: Range): void {
    this.select({ row: bottom, column: right })
    this.#anchor = this.#named({ row: top, column: left })
  }

  /** Folds what the active cell lies in, or shows it again. @returns false where there is nothing to fold */
  fold(key: string): boolean {
    const { active } = this
    const fold = active && foldFor(this.sheet(), active, key)
    if (fold && fold.isFolded !== (key === 'ArrowLeft' || key === 'ArrowUp')) this.toggle(fold, true)
    return fold !== null
  }

  /** Where the active cell lay in it, or is to go there, the total is chosen. */
  toggle(fold: Fold, goes = false): void {
    const { active } = this
    const { rows, columns } = this.sheet()
    const isColumn = columns.some((one) => one.fold?.key === fold.key)
    const all: readonly { id: string; fold?: Fold }[] = isColumn ? columns : rows
    const holder = all.findIndex((one) => one.fold?.key === fold.key)
    const at = active ? (isColumn ? active.column : active.row) : -1
    const isInside = at < holder && at > all.slice(0, holder).findLastIndex((one) => one.fold !== undefined)
    const { id } = all[holder]!
    fold.toggle()
    if (!active || !(isInside || goes)) return
    const now = (isColumn ? this.sheet().columns : this.sheet().rows).findIndex((one) => one.id === id)
    this.select({ ...active, [isColumn ? 'column' : 'row']: now })
  }

  /** The whole row or column of the active cell. */
  selectAll(direction: 'row' | 'column' | 'both'): void {
    const { rows, columns } = this.sheet()
    const { active } = this
    if (!active) return
    const isRow = direction !== 'column'
    const isColumn = direction !== 'row'
    this.#anchor = this.#named({ row: isColumn ? 0 : active.row, column: isRow ? 0 : active.column })
    this.#place = this.#named({
      row: isColumn ? rows.length - 1 : active.row,
      column: isRow ? columns.length - 1 : active.column
    })
  }

  #named(place: Place): Named {
    const { rows, columns } = this.sheet()
    return { ...place, id: rows[place.row]?.id, columnId: columns[place.column]?.id }
  }

  #within({ row, column }: Place): Place {
    const { rows, columns } = this.sheet()
    return {
      row: Math.max(0, Math.min(rows.length - 1, row)),
      column: Math.max(0, Math.min(columns.length - 1, column))
    }
  }

  /** To the last filled cell of the block, or over the gap to the next block. */
  #edge(from: Place, down: number, right: number): Place {
    const { rows, columns, cell } = this.sheet()
    const isInside = ({ row, column }: Place) => row >= 0 && row < rows.length && column >= 0 && column < columns.length
    const isFilled = ({ row, column }: Place) => !['', '–'].includes(cell(row, column).text)
    const next = ({ row, column }: Place): Place => ({ row: row + down, column: column + right })
    let at = from
    if (!isInside(next(at))) return at
    const leavesGap = !isFilled(at) || !isFilled(next(at))
    while (isInside(next(at))) {
      if (leavesGap ? isFilled(next(at)) : !isFilled(next(at))) return leavesGap ? next(at) : at
      at = next(at)
    }
    return at
  }
}
