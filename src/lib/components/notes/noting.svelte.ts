// Where open notes are, and the way to those of a cell, for every sheet of a page.
import { getContext, setContext } from 'svelte'
import type { Row } from '#lib/edit/edit.ts'
import type { Place, Sheet } from '../grid/sheet.ts'

const key = Symbol('notes')

export class Noting {
  #asked = $state.raw<{ place: string; at: Element | null } | null>(null)
  /** What was begun and not kept, by place: a closed panel loses nothing. */
  readonly drafts = new Map<string, string>()
  readonly #places = $derived.by(
    () => new Set(this.notes().flatMap(({ place, resolved }) => (resolved === 'yes' || !place ? [] : [place])))
  )

  constructor(private readonly notes: () => readonly Row[]) {}

  /** One for all sheets below this component. */
  static provide(notes: () => readonly Row[]): Noting {
    return setContext(key, new Noting(notes))
  }

  /** Where a component above provides one. */
  static here(): Noting | undefined {
    return getContext<Noting | undefined>(key)
  }

  /** The place whose notes are wanted, and the cell that it was asked for at. */
  get asked() {
    return this.#asked
  }

  isAt(sheet: Sheet, row: number, column: number): boolean {
    return this.#places.size > 0 && this.#places.has(sheet.placeOf?.(row, column) ?? '')
  }

  /** Of a cell of the sheet that has the focus. @returns false where there can be none */
  ask(sheet: Sheet, { row, column }: Place): boolean {
    const place = sheet.placeOf?.(row, column) ?? null
    const active = document.activeElement?.getAttribute('aria-activedescendant') ?? ''
    if (place !== null) this.#asked = { place, at: document.getElementById(active) }
    return place !== null
  }

  /** Keys that come before the panel are not for the cell. */
  holds(event: KeyboardEvent): boolean {
    if (this.#asked === null) return false
    event.preventDefault()
    if (event.key === 'Escape') this.close()
    return true
  }

  close(): void {
    this.#asked = null
  }
}
