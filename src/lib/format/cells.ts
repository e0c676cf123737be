// A typed value as the sheets show it, by what may stand in its column.
import type { Cell } from '#lib/edit/edit.ts'
import { memberLabels, type Column } from '#lib/edit/schema.ts'
import { showDate } from './dates.ts'
import { monthLabel } from './months.ts'
import { showNumber, type NumberSetting } from './numbers.ts'

export function showCell(value: Cell, column: Column, setting: NumberSetting): string {
  if (value === null || value === '') return ''
  switch (column.kind) {
    case 'number':
      return showNumber(value, column.unit, 'typed', setting)
    case 'month':
      return monthLabel(Number(value))
    case 'date':
      return showDate(value, 'long', setting.locale)
    case 'choice':
      return memberLabels[value] ?? value
    default:
      return value
  }
}
