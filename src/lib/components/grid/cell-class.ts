// How a cell looks, in the names of grid.css. Every cell that comes into view while one scrolls asks for it.
import type { SheetCell, SheetColumn } from './sheet.ts'

interface CellState {
  isFirst: boolean
  isActive: boolean
  isFound: boolean
  isInRange: boolean
  isInPull: boolean
  isNoted: boolean
}

export function cellClass(
  { kind, tone, flag, remark }: SheetCell,
  { align, isSunk, wraps }: SheetColumn,
  { isFirst, isActive, isFound, isInRange, isInPull, isNoted }: CellState
): string {
  let name = `cell ${kind} ${align}`
  if (tone) name += ` ${tone}`
  if (isSunk) name += ' sunk'
  if (wraps) name += ' wraps'
  if (isFirst) name += ' first'
  if (isActive) name += isFound ? ' active found' : ' active'
  else if (isInRange) name += ' in-range'
  if (isInPull) name += ' in-pull'
  if (flag) name += ' flagged'
  else if (remark) name += ' remarked'
  return isNoted ? `${name} noted` : name
}
