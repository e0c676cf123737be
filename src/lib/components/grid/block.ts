// What is done to a whole range of a sheet: its cells, copied as text and as a table, and a pasted block laid over it.
import { numberFormat } from '#lib/format/number-formats.ts'
import { showNumber } from '#lib/format/numbers.ts'
import { asText, fromText, writeBlock, writeTable, type TableCell } from './clipboard.ts'
import type { Range } from './selection.svelte.ts'
import { wholeText, type Edit, type ReadCell, type Sheet, type SheetCell, type Target } from './sheet.ts'

/** A typed cell and what is to stand in it, as somebody would type it. */
export interface Wish {
  target: Target
  text: string
}

export interface Refused extends Wish {
  sentence: string
}

/** The wishes that can be read, and those that cannot. */
export interface Understood {
  edits: Edit[]
  refused: Refused[]
}

export function understood(wishes: readonly Wish[], read: ReadCell): Understood {
  const edits: Edit[] = []
  const refused: Refused[] = []
  for (const wish of wishes) {
    const result = read(wish.target, wish.text)
    if (result.ok) edits.push({ ...wish, value: result.value.value })
    else refused.push({ ...wish, sentence: result.error.text })
  }
  return { edits, refused }
}

export const rowsIn = (sheet: Sheet, { top, left, bottom, right }: Range): SheetCell[][] =>
  Array.from({ length: bottom - top + 1 }, (_, i) =>
    Array.from({ length: right - left + 1 }, (_, j) => sheet.cell(top + i, left + j))
  )

export const cellsIn = (sheet: Sheet, range: Range | null): SheetCell[] => (range ? rowsIn(sheet, range).flat() : [])

const textKinds = new Set<Target['declared']['kind']>(['name', 'text', 'formula', 'unit'])
const holdsText = ({ declared: { kind } }: Target): boolean => textKinds.has(kind)

// Out

export interface Copied {
  /** With every digit of what was typed. */
  text: string
  html: string
}

/** @param withHeadings the headings of rows and columns as well: for a copy that the browser has no event for */
export function copied(sheet: Sheet, range: Range, write: (target: Target) => string, withHeadings = false): Copied {
  const cells = rowsIn(sheet, range)
  const text = cells.map((row) => row.map((cell) => writtenText(cell, sheet, write)))
  const table = cells.map((row) => row.map((cell) => tableCell(cell)))
  if (withHeadings) {
    const heads = sheet.columns.slice(range.left, range.right + 1).map(({ label, sub }) => headingText(label, sub))
    const hasLabels = range.left > 0
    if (hasLabels)
      for (const [i, row] of cells.entries()) {
        const label = row.length > 0 ? wholeText(sheet.cell(range.top + i, 0)) : ''
        text[i]!.unshift(asText(label))
        table[i]!.unshift({ text: label })
      }
    const all = hasLabels ? [headingText(sheet.columns[0]!.label), ...heads] : heads
    text.unshift(all.map(asText))
    table.unshift(all.map((head) => ({ text: head })))
  }
  return { text: writeBlock(text), html: writeTable(table, !withHeadings) }
}

const headingText = (label: string, sub?: string): string => [label, sub].filter((part) => part?.trim()).join(' ')

function writtenText(cell: SheetCell, { setting }: Sheet, write: (target: Target) => string): string {
  const { kind, target, text, number } = cell
  if (kind === 'label' || (target && holdsText(target))) return asText(target ? write(target) : wholeText(cell))
  const written = target ? write(target) : number ? showNumber(number.value, number.unit, 'full', setting) : text
  // The true minus would make a text of it in other programs.
  return written.replace(/^−/, '-')
}

function tableCell(cell: SheetCell): TableCell {
  const { text, target, number } = cell
  if (target?.declared.kind === 'number' && target.now !== null)
    return { text, number: { value: target.now, format: numberFormat(target.declared.unit) } }
  if (number) return { text, number: { value: String(number.value), format: numberFormat(number.unit) } }
  return { text: wholeText(cell) }
}

// In

/** A number that is shown with its plus in another program is that number, and not so much more than what is here. */
const meant = (target: Target, text: string): string =>
  holdsText(target) ? fromText(text) : text.replace(/^\s*\+(?=[^+])/, '')

/** What a block would do where it is laid down. */
export interface Laid {
  wishes: Wish[]
  /** Cells with something in them, over which the block has nothing. */
  blanks: Target[]
  /** For rows that would have to be added. */
  below: Wish[]
  rowsBelow: number
  /** Rows and columns of the block that have something in them and stand beside the sheet. */
  rowsLost: number
  columnsLost: number
}

/** A single value fills the range, and so does a block that fits into it several times; else it lies down from the first cell. */
export function laid(sheet: Sheet, range: Range, block: readonly (readonly string[])[]): Laid {
  const width = block.reduce((most, row) => Math.max(most, row.length), 0)
  const [tall, wide] = [range.bottom - range.top + 1, range.right - range.left + 1]
  const repeats = tall % block.length === 0 && wide % width === 0
  const [down, across] = repeats ? [tall, wide] : [block.length, width]
  const textAt = (i: number, j: number): string => block[i % block.length]![j % width] ?? ''
  const { from = sheet.rows.length } = sheet.grows ?? {}
  const laid: Laid = { wishes: [], blanks: [], below: [], rowsBelow: 0, rowsLost: 0, columnsLost: 0 }
  for (let i = 0; i < down; i++) {
    const row = range.top + i
    const texts = Array.from({ length: across }, (_, j) => textAt(i, j))
    const isFilled = texts.some((text) => text.trim() !== '')
    const isBelow = row >= from && !repeats
    if (isBelow && isFilled && sheet.grows) laid.rowsBelow++
    else if (isBelow && isFilled && row >= sheet.rows.length) laid.rowsLost++
    for (const [j, text] of texts.entries()) {
      const column = range.left + j
      if (column >= sheet.columns.length) {
        if (text.trim() !== '') laid.columnsLost = Math.max(laid.columnsLost, column - sheet.columns.length + 1)
        continue
      }
      const target = isBelow
        ? (isFilled && sheet.grows?.target(row - from, column)) || undefined
        : sheet.cell(row, column).target
      if (!target) continue
      const wish = { target, text: meant(target, text) }
      if (text.trim() !== '') (isBelow ? laid.below : laid.wishes).push(wish)
      else if (!isBelow && target.now !== null && target.now !== '') laid.blanks.push(target)
    }
  }
  return laid
}
