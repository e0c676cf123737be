// What people call a typed value that a number was made from, and the id by which programs know it.
import { columnFor } from '#lib/edit/schema.ts'
import { namePlace } from '#lib/format/places.ts'
import { sourceOf, type Inputs, type TableRow } from '#lib/model/inputs.ts'
import type { Parameter } from '#lib/model/targets/tape.ts'
import { ofComparables } from '#lib/texts/explaining.ts'

/** Ids name the cell: pricing.monthly_price[team], assumptions.tax_rate. */
export function typedWording(parameter: Parameter, inputs: Inputs): { id: string; label: string } {
  const { table, row, column } = sourceOf(parameter, inputs)
  if (parameter.kind === 'input' && parameter.given.procedure !== null)
    return { id: `${table}.${column}`, label: ofComparables(columnFor(table, column)!.label) }
  if (row) return { id: typedId(table, row, column), label: namePlace(table, row, column) }
  const { given, members } = parameter as Extract<Parameter, { kind: 'input' }>
  const parameterName = [given.from.column, ...members].join('_')
  const name = columnFor(table, 'value', parameterName)?.label ?? columnFor(table, column)?.label ?? given.name
  return { id: `${table}.${parameterName}`, label: [name, ...members].join(', ') }
}

export function typedId(table: string, row: TableRow, column: string): string {
  const name = row['parameter'] ?? null
  return name === null ? `${table}.${column}[${rowName(table, row)}]` : `${table}.${name}`
}

const naming: Readonly<Record<string, readonly string[]>> = {
  pricing: ['tier'],
  funding_rounds: ['name'],
  expense_ratios: ['category', 'stage']
}

function rowName(table: string, row: TableRow): string {
  if (table === 'growth_rates') return `M${row['month_start']}-M${row['month_end']}`
  if (table === 'headcount') return `${row['department']} M${row['period_start']}-M${row['period_end']}`
  return (naming[table] ?? []).map((column) => row[column]).join(' ')
}
