// What is done to a whole range of a sheet: its cells, copied as text, and a pasted text laid over it.
import { asText, fromText, readBlock, writeBlock } from './clipboard.ts'
import type { Range } from './selection.svelte.ts'
import type { Sheet, SheetCell, Target } from './sheet.ts'

/** A typed cell and what is to stand in it, as somebody would type it. */
export type Typed = readonly [Target, string]

const rowsIn = (sheet: Sheet, { top, left, bottom, right }: Range): SheetCell[][] =>
  Array.from({ length: bottom - top + 1 }, (_, i) =>
    Array.from({ length: right - left + 1 }, (_, j) => sheet.cell(top + i, left + j))
  )

export const cellsIn = (sheet: Sheet, range: Range | null): SheetCell[] => (range ? rowsIn(sheet, range).flat() : [])

const textKinds = new Set<Target['declared']['kind']>(['name', 'text', 'formula', 'unit'])
const holdsText = ({ declared: { kind } }: Target): boolean => textKinds.has(kind)

/** Typed cells with every digit, computed ones as they are shown. */
export const copied = (sheet: Sheet, range: Range, write: (target: Target) => string): string =>
  writeBlock(
    rowsIn(sheet, range).map((row) =>
      row.map(({ kind, target, text }) => {
        const written = target ? write(target) : text
        return kind === 'label' || (target && holdsText(target)) ? asText(written) : written
      })
    )
  )

/** A single value fills the range; a block lies down from its first cell, and what falls outside the sheet is left out. */
export function pasted(sheet: Sheet, range: Range, text: string): Typed[] {
  const block = readBlock(text)
  const fills = block.length === 1 && block[0]!.length === 1
  const down = fills ? range.bottom - range.top + 1 : block.length
  const across = fills ? range.right - range.left + 1 : block[0]!.length
  const area = {
    top: range.top,
    left: range.left,
    bottom: Math.min(range.top + down, sheet.rows.length) - 1,
    right: Math.min(range.left + across, sheet.columns.length) - 1
  }
  return rowsIn(sheet, area).flatMap((row, i) =>
    row.flatMap(({ target }, j): Typed[] => {
      if (!target) return []
      const text = fills ? block[0]![0]! : (block[i]?.[j] ?? '')
      return [[target, holdsText(target) ? fromText(text) : text]]
    })
  )
}

/** Why a block cannot be laid down from here, or null: nothing of it may be lost unseen. */
export function overhang(sheet: Sheet, range: Range, text: string): string | null {
  const rows = readBlock(text).length - (sheet.rows.length - range.top)
  if (rows <= 0) return null
  const what = rows === 1 ? '1 row of the block does' : `${rows} rows of the block do`
  return `${what} not fit below this cell: add rows or choose a cell further up, then paste again.`
}

/** The refusal of one cell of several, with the row it stands in. */
export function refusalIn(typed: readonly Typed[], wrong: Target, sentence: string): string {
  const rows = [...new Set(typed.map(([target]) => rowOf(target)))]
  const row = rows.length > 1 ? ` It stands in row ${rows.indexOf(rowOf(wrong)) + 1}.` : ''
  return typed.length > 1 ? `${sentence}${row} Nothing was changed.` : sentence
}

const rowOf = ({ row, names }: Target): string => row ?? JSON.stringify(names)
