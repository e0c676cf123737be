// Columns for tests: those of the schema by name, and one for every unit.
import { columnFor, type Column } from '#lib/edit/schema.ts'

/** @throws Error where there is no such column */
export function column(table: string, name: string, parameter?: string): Column {
  const found = columnFor(table, name, parameter)
  if (!found) throw new Error(`no column ${table}.${name}`)
  return found
}

export const price = column('pricing', 'monthly_price')
export const churn = column('pricing', 'annual_churn')
export const openingCash = column('assumptions', 'value', 'opening_cash')

export const units = [
  'money',
  'rate',
  'multiple',
  'days',
  'months',
  'customers',
  'people',
  'shares',
  'factor',
  undefined
] as const

/** A number of this unit, without limits. */
export const numberOf = (unit: Column['unit']): Column => ({
  name: 'value',
  label: 'Value',
  help: '',
  kind: 'number',
  missing: null,
  ...(unit ? { unit } : {})
})
