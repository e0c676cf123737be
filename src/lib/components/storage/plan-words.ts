// What a restore would change, in words: tables, and cells with what stands there and what would.
import type { CellDifference } from '#lib/edit/keeping.ts'
import { columnFor, tableNamed, tableNames } from '#lib/edit/schema.ts'
import { showCell } from '#lib/format/cells.ts'
import type { NumberSetting } from '#lib/format/numbers.ts'
import { nameRow } from '#lib/format/places.ts'
import * as texts from '#lib/texts/keeping.ts'

export const tableWords = (table: string): string => (tableNames.includes(table) ? tableNamed(table).label : table)

export interface CellWords {
  place: string
  was: string
  now: string
}

/** "Pricing · team · Price / month", and both values as the sheet shows them. */
export function cellWords({ table, row, column, was, now }: CellDifference, setting: NumberSetting): CellWords {
  const parameter = row['parameter'] ?? null
  const declared = columnFor(table, column, parameter)
  const show = (value: string | null): string => (declared ? showCell(value, declared, setting) : value) || texts.empty
  const label = declared?.label ?? column
  // A row that is one value has its name, and what is of the scenario itself needs no other.
  const inTable = parameter !== null && column === 'value' ? [nameRow(table, row)] : [nameRow(table, row), label]
  const place = table === 'scenarios' ? label : [tableWords(table), ...inTable].join(' · ')
  return { place, was: show(was), now: show(now) }
}
