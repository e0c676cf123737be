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
  { kind, tone, flag, remark, otherwise }: SheetCell,
  { align, isSunk, wraps }: SheetColumn,
  { isFirst, isActive, isFound, isInRange, isInPull, isNoted }: CellState
): string {
  const names = ['cell', kind, align]
  if (tone) names.push(tone)
  if (isSunk) names.push('sunk')
  if (wraps) names.push('wraps')
  if (isFirst) names.push('first')
  if (isActive) names.push('active')
  else if (isInRange) names.push('in-range')
  if (isActive && isFound) names.push('found')
  if (isInPull) names.push('in-pull')
  if (flag) names.push('flagged')
  else if (remark) names.push('remarked')
  if (otherwise) names.push('otherwise')
  if (isNoted) names.push('noted')
  return names.join(' ')
}
