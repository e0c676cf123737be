// The cell that is typed into: what its editor starts with, and what becomes of it when it is left.
import type { Cell } from '#lib/edit/edit.ts'
import type { Selection } from './selection.svelte.ts'
import { isSame, type Place, type Target } from './sheet.ts'
import type { Door } from './work.svelte.ts'

interface TypingDoor extends Door {
  preview: (target: Target, value: Cell | undefined) => void
}

interface Typed {
  place: Place
  start: string
  picks: boolean
  /** Its first character was typed. */
  isBegun: boolean
  keepsArrows: boolean
  /** What the engine said against the value that was to be kept. */
  refusal: string | null
}

/** Where somebody goes from the cell. */
export interface Going {
  key: string
  backwards: boolean
  arrow?: string
}

export class Typing {
  #now = $state.raw<Typed | null>(null)

  constructor(
    private readonly selection: Selection,
    private readonly door: TypingDoor
  ) {}

  get now(): Typed | null {
    return this.#now
  }

  isIn(place: Place): boolean {
    return this.#now !== null && isSame(this.#now.place, place)
  }

  /** @param start instead of what stands there @returns false where nothing can be typed */
  begin(place: Place, start: string | null, keepsArrows: boolean): boolean {
    const target = this.#targetAt(place)
    if (!target || !this.door.canEdit) return false
    // A choice is picked from its list, unless somebody types it.
    const picks = target.declared.kind === 'choice' && start === null
    const text = picks ? (target.now ?? '') : (start ?? this.door.write(target))
    this.#now = { place, start: text, picks, isBegun: Boolean(start), keepsArrows, refusal: null }
    return true
  }

  stop(): void {
    const target = this.#now && this.#targetAt(this.#now.place)
    this.#now = null
    if (target) this.door.preview(target, undefined)
    this.door.focus()
  }

  async keep(value: Cell, text: string, go: Going): Promise<void> {
    const { place } = this.#now!
    const target = this.#targetAt(place)
    this.#now = null
    if (go.key !== 'away') this.door.focus()
    if (go.key === 'Enter' || go.key === 'Tab') this.selection.goOn(go.key, go.backwards)
    else if (go.arrow) this.selection.move(go.arrow, { shift: false, jump: false, page: 1 })
    if (!target) return
    if (value === target.now) return this.door.preview(target, undefined)
    const problem = await this.door.edit([{ target, value, text }])
    if (!problem) return
    this.selection.select(place)
    this.#now = { place, start: text, picks: false, isBegun: false, keepsArrows: true, refusal: problem.text }
  }

  #targetAt({ row, column }: Place): Target | undefined {
    return this.door.sheet.cell(row, column).target
  }
}
