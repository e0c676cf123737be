// What is done to several cells at once: cleared, copied, pasted, filled. All of it is one step of undo; what cannot be
// read waits for the person, who sees it cell by cell, and nothing is changed meanwhile.
import { tick } from 'svelte'
import type { Problem } from '#lib/edit/result.ts'
import * as texts from '#lib/texts/grid.ts'
import { cellsIn, copied, laid, understood, type Copied, type Laid, type Wish } from './block.ts'
import { mostCells, readClipboard } from './clipboard.ts'
import { filled, type FillMode } from './fill.ts'
import type { Range, Selection } from './selection.svelte.ts'
import type { Edit, ReadCell, Sheet, Target } from './sheet.ts'

export interface Door {
  readonly sheet: Sheet
  readonly canEdit: boolean
  read: ReadCell
  write: (target: Target) => string
  edit: (edits: readonly Edit[]) => Promise<Problem | null>
  say: (sentence: string) => void
  focus: () => void
}

/** A paste or a fill that the person has to see first. */
export interface Pending extends Laid {
  what: 'paste' | 'fill'
  rowLabel: string
}

export class Work {
  pending = $state.raw<Pending | null>(null)
  /** Somebody is asked by how much the selection grows. */
  isGrowing = $state(false)

  constructor(
    private readonly selection: Selection,
    private readonly door: Door
  ) {}

  /** @returns false where nothing is selected */
  copy(to: DataTransfer | null): boolean {
    const block = this.#block(false)
    to?.setData('text/plain', block?.text ?? '')
    to?.setData('text/html', block?.html ?? '')
    return block !== null
  }

  /** Where the browser has no event for it. */
  copyOut(withHeadings: boolean): void {
    const block = this.#block(withHeadings)
    if (!block) return
    const part = (type: string, text: string) => ({ [type]: new Blob([text], { type }) })
    const item = new ClipboardItem({ ...part('text/plain', block.text), ...part('text/html', block.html) })
    navigator.clipboard
      .write([item])
      .catch(() => this.door.say(withHeadings ? texts.notCopiedWithHeadings : texts.notCopied))
  }

  #block(withHeadings: boolean): Copied | null {
    const { sheet, write } = this.door
    const { range } = this.selection
    return range && copied(sheet, range, write, withHeadings)
  }

  paste(text: string, html: string): void {
    const { range } = this.selection
    if (!range || !this.door.canEdit) return
    const { grows, setting } = this.door.sheet
    const block = readClipboard(text, html)
    const cells = block.reduce((count, row) => count + row.length, 0)
    if (cells > mostCells) {
      return this.door.say(texts.tooLarge(cells, mostCells, setting.locale))
    }
    const wants = laid(this.door.sheet, range, block)
    this.#lay({ ...wants, what: 'paste', rowLabel: grows?.rowLabel ?? '' })
  }

  clear(): void {
    const { sheet, canEdit } = this.door
    if (!canEdit) return
    const cells = cellsIn(sheet, this.selection.range)
    const wishes = cells.flatMap(({ target }): Wish[] => (target ? [{ target, text: '' }] : []))
    const { edits, refused } = understood(wishes, this.door.read)
    if (refused.length > 0 && wishes.length > 1) this.door.say(texts.notChanged(refused[0]!.sentence))
    else if (refused.length > 0) this.door.say(refused[0]!.sentence)
    else void this.#keep(edits)
  }

  get canPutBack(): boolean {
    return this.door.canEdit && cellsIn(this.door.sheet, this.selection.range).some(({ otherwise }) => otherwise)
  }

  /** What the branch follows holds again in the selected cells. */
  putBack(): void {
    const { sheet, canEdit, say } = this.door
    const edits = cellsIn(sheet, this.selection.range).flatMap(({ target, otherwise }): Edit[] =>
      target && otherwise ? [{ target, value: otherwise.there, text: otherwise.shown }] : []
    )
    if (edits.length === 0) say(texts.nothingOtherwise)
    else if (canEdit) void this.#keep(edits)
  }

  /** Fills the selection from its first row or column; where it is only one, from the row above or the column before it. */
  fillFrom(direction: 'down' | 'right'): void {
    const { range } = this.selection
    if (!range) return
    const isDown = direction === 'down'
    const isSingle = isDown ? range.top === range.bottom : range.left === range.right
    const [row, column] = isDown
      ? [range.top - Number(isSingle), range.left]
      : [range.top, range.left - Number(isSingle)]
    if (row < 0 || column < 0) return
    const source = isDown ? { ...range, top: row, bottom: row } : { ...range, left: column, right: column }
    this.fill(source, range, { by: 'copy' })
  }

  /** From the first cell of a range that is longer than it. */
  get canGrow(): boolean {
    const { range, isSeveral } = this.selection
    if (!range || !isSeveral || !this.door.canEdit) return false
    const { declared, now } = this.door.sheet.cell(range.top, range.left).target ?? {}
    return declared?.kind === 'number' && now !== null
  }

  askGrowth(): void {
    if (this.canGrow) this.isGrowing = true
  }

  /** @param rate exact text of a share */
  grow(rate: string, direction: 'down' | 'right'): void {
    const { range } = this.selection
    const first = range && (direction === 'down' ? { bottom: range.top } : { right: range.left })
    this.drop()
    if (range && first) this.fill({ ...range, ...first }, range, { by: 'growth', rate })
  }

  /** Fills the cells of a range that lie behind or before the source, down or right, or up or left. */
  fill(source: Range, range: Range, mode: FillMode): void {
    if (!this.door.canEdit) return
    const { sheet } = this.door
    const targets = (row: number, column: number): Target | undefined => sheet.cell(row, column).target
    const wishes: Wish[] = []
    const isDown = range.bottom > source.bottom || range.top < source.top
    const [first, last] = isDown ? [source.left, source.right] : [source.top, source.bottom]
    for (let lane = first; lane <= last; lane++) {
      const at = (place: number) => (isDown ? targets(place, lane) : targets(lane, place))
      const [from, to] = isDown ? [source.top, source.bottom] : [source.left, source.right]
      const sources = Array.from({ length: to - from + 1 }, (_, i) => at(from + i))
      const known = sources.filter((target) => target !== undefined)
      if (known.length === 0 || known.length < sources.length) continue
      const values = known.map(({ now }) => now)
      const { declared } = known[0]!
      const { kind, unit } = declared
      // What is no number, or not there, does not grow, and is not written over.
      if (mode.by === 'growth' && (kind !== 'number' || values.includes(null))) continue
      // What is of several kinds is no series.
      const isAlike = known.every((one) => one.declared.kind === kind && one.declared.unit === unit)
      const by: FillMode = isAlike ? mode : { by: 'copy' }
      const [start, end] = isDown ? [range.top, range.bottom] : [range.left, range.right]
      const ahead = filled(values, declared, Math.max(0, end - to), by)
      const before = filled(values, declared, Math.max(0, from - start), by, -1)
      for (const [i, value] of ahead.entries()) this.#wish(wishes, at(to + 1 + i), known[i % known.length]!, value)
      for (const [i, value] of before.entries())
        this.#wish(wishes, at(from - 1 - i), known.at(-1 - (i % known.length))!, value)
    }
    const nothing = { blanks: [], below: [], rowsBelow: 0, rowsLost: 0, columnsLost: 0 }
    this.#lay({ ...nothing, wishes, what: 'fill', rowLabel: '' })
  }

  #wish(wishes: Wish[], target: Target | undefined, source: Target, value: string | null): void {
    if (target) wishes.push({ target, text: value === null ? '' : this.door.write({ ...source, now: value }) })
  }

  /** At once where everything can be read and nothing is in doubt. */
  #lay(pending: Pending): void {
    const { wishes, blanks, rowsBelow, rowsLost, columnsLost } = pending
    if (wishes.length + blanks.length + rowsBelow + rowsLost + columnsLost === 0) return
    const { edits, refused } = understood(wishes, this.door.read)
    const isPlain = refused.length + blanks.length + rowsBelow + rowsLost + columnsLost === 0
    if (isPlain) void this.#keep(edits)
    else this.pending = pending
  }

  /** What the person decided about what was pending. @returns what is wrong with it */
  async finish(edits: readonly Edit[]): Promise<Problem | null> {
    const problem = edits.length === 0 ? null : await this.door.edit(edits)
    if (!problem) this.drop()
    return problem
  }

  drop(): void {
    this.pending = null
    this.isGrowing = false
    // Behind the dialog nothing takes the focus.
    void tick().then(() => {
      this.door.focus()
    })
  }

  async #keep(edits: readonly Edit[]): Promise<void> {
    const changes = edits.filter(({ target, value }) => value !== target.now)
    if (changes.length === 0) return
    const problem = await this.door.edit(changes)
    if (problem) this.door.say(problem.text)
  }
}
