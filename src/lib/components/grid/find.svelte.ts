// Finding a text in the sheets of a page: also in what is not drawn or is folded, which the browser's own search does not see.
import { getContext, setContext } from 'svelte'
import type { Place, Sheet } from './sheet.ts'

export interface Searched {
  readonly sheet: Sheet
  /** Leads there, without taking the focus. */
  show(place: Place): void
  takeFocus(): void
}

/** Rows and columns go by their ids: what is folded has no place yet. */
interface Hit {
  grid: Searched
  row: string
  column: string
}

const key = Symbol('find')

export class Find {
  readonly #grids = new Set<Searched>()
  #hits = $state.raw<readonly Hit[]>([])
  #at = $state(0)
  #text = ''
  #from: HTMLElement | null = null
  isOpen = $state(false)
  /** How often it was asked for. */
  asked = $state(0)

  /** One for all sheets below this component. */
  static provide(): Find {
    return setContext(key, new Find())
  }

  /** Where a component above provides one. */
  static here(): Find | undefined {
    return getContext<Find | undefined>(key)
  }

  /** @returns how to take it away again */
  enter(grid: Searched): () => void {
    this.#grids.add(grid)
    return () => this.#grids.delete(grid)
  }

  /** In which sheet the search has arrived. */
  get found(): Searched | undefined {
    return this.#hits[this.#at]?.grid
  }

  get hasSheets(): boolean {
    return this.#grids.size > 0
  }

  get count(): number {
    return this.#hits.length
  }

  /** From 1. */
  get number(): number {
    return this.#hits.length === 0 ? 0 : this.#at + 1
  }

  open(): void {
    if (!this.isOpen && document.activeElement instanceof HTMLElement) this.#from = document.activeElement
    this.isOpen = true
    this.asked++
  }

  /** Every heading and cell that says it; a heading leads to the first cell below. */
  look(text: string): void {
    this.#text = text
    this.#hits = this.#hitsNow()
    this.#at = 0
    this.#show()
  }

  #hitsNow(): Hit[] {
    const wanted = plain(this.#text)
    return wanted === '' ? [] : [...this.#grids].flatMap((grid) => hitsIn(grid, wanted))
  }

  next(step: 1 | -1): void {
    // Rows may have come, gone or moved since.
    this.#hits = this.#hitsNow()
    const { length } = this.#hits
    if (length === 0) return
    this.#at = (this.#at + step + length) % length
    this.#show()
  }

  close(): void {
    this.isOpen = false
    const { found } = this
    this.#hits = []
    if (found) found.takeFocus()
    else this.#from?.focus()
    this.#from = null
  }

  #show(): void {
    const hit = this.#hits[this.#at]
    const place = hit && placeOf(hit)
    if (place) hit.grid.show(place)
  }
}

const plain = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ')

function hitsIn(grid: Searched, wanted: string): Hit[] {
  const { rows, columns, cell } = grid.sheet.whole?.() ?? grid.sheet
  const hits: Hit[] = []
  const [first] = rows
  for (const { id, label, sub = '' } of columns)
    if (first && plain(`${label} ${sub}`).includes(wanted)) hits.push({ grid, row: first.id, column: id })
  rows.forEach(({ id }, row) => {
    columns.forEach((column, at) => {
      if (plain(cell(row, at).text).includes(wanted)) hits.push({ grid, row: id, column: column.id })
    })
  })
  return hits
}

/** Shows it again where it is folded. */
function placeOf({ grid, row, column }: Hit): Place | null {
  grid.sheet.unfold?.(row, column)
  const { rows, columns } = grid.sheet
  const place = {
    row: rows.findIndex(({ id }) => id === row),
    column: columns.findIndex(({ id }) => id === column)
  }
  return place.row < 0 || place.column < 0 ? null : place
}
