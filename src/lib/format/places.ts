// What people call a cell or a row: "Price / month of team", "Engineering M6–M17", "Tax rate". History, undo and
// explanations speak of them.
import { columnFor, memberLabels, tableNamed } from '#lib/edit/schema.ts'
import type { TableRow } from '#lib/model/inputs.ts'
import { cellOf } from '#lib/texts/cell-names.ts'
import { periodLabel } from './months.ts'

/** The cell, as in "Changed Price / month of team". */
export function namePlace(table: string, row: TableRow, column: string): string {
  const parameter = row['parameter'] ?? null
  if (parameter !== null && column === 'value') return nameRow(table, row)
  const label = columnFor(table, column, parameter)?.label ?? column
  return cellOf(label, nameRow(table, row))
}

/** The row, as in "Removed Engineering M6–M17". */
export function nameRow(table: string, row: TableRow): string {
  const text = (column: string) => row[column] ?? ''
  switch (table) {
    case 'assumptions':
      return columnFor(table, 'value', text('parameter'))?.label ?? text('parameter')
    case 'working_capital': {
      const label = columnFor(table, 'value', text('parameter'))?.label ?? text('parameter')
      return text('parameter').startsWith('dso_') ? `${label}, ${text('parameter').slice(4)}` : label
    }
    case 'growth_rates':
      return periodLabel(text('month_start'), text('month_end'))
    case 'headcount':
      return `${labelOf(text('department'))} ${periodLabel(text('period_start'), text('period_end'))}`
    case 'expense_ratios':
      return `${labelOf(text('category'))}, ${labelOf(text('stage')).toLowerCase()}`
    case 'notes':
      return `“${beginning(text('text'))}”`
    default:
      return tableNamed(table).namedBy.map(text).join(', ')
  }
}

/** Of a text of several lines. */
function beginning(text: string): string {
  const letters = [...text.trim().replaceAll(/\s+/g, ' ')]
  return letters.length <= mostLetters ? letters.join('') : `${letters.slice(0, mostLetters - 1).join('')}…`
}
const mostLetters = 60

const labelOf = (member: string): string => memberLabels[member] ?? member
