// A line of somebody's own between being written and being kept: its name, what it may be measured in, and the cells that
// keeping it sets, in the lines that name it too.
import type { CellEdit } from '#lib/edit/cells.ts'
import type { Row } from '#lib/edit/edit.ts'
import { names, renamed } from '#lib/model/language/pieces.ts'
import { reservedWords } from '#lib/model/language/formula.ts'

interface Draft {
  /** The row that is changed; null for a new one. */
  row: Row | null
  name: string
  unit: string
  formula: string
  note: string
}

export const usualUnits = [
  ...['money', 'customer', 'person', 'rate', 'multiple', 'number', 'month', 'day', 'share'],
  ...['money per customer', 'money per person', 'money per share', 'customer per person', 'number per person']
]

/** "Revenue per head" is called revenue_per_head in formulas. */
export function nameFrom(label: string): string {
  const plain = label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_\d]+|_+$/g, '')
    .slice(0, 60)
  return reservedWords.has(plain) ? `my_${plain}` : plain
}

/** The lines of somebody's own that name this one. */
export const usersOf = (name: string, rows: readonly Row[]): Row[] =>
  rows.filter((row) => row['name'] !== name && names(row['formula'] ?? '', name))

/** Those that name it, and those that name them, and so on: what falls when it goes. */
export function allUsersOf(name: string, rows: readonly Row[]): Row[] {
  const found = new Set<Row>()
  const add = (of: string): void => {
    for (const row of usersOf(of, rows)) {
      if (row['name'] === name || found.has(row)) continue
      found.add(row)
      add(row['name'] ?? '')
    }
  }
  add(name)
  return [...found]
}

/** The cells of one edit. Lines that name a renamed one name it by its new name, where that is wanted. */
export function editsFor(
  { row, name, unit, formula, note }: Draft,
  rows: readonly Row[],
  renames: boolean
): CellEdit[] {
  const before = row?.['name'] ?? name
  // A line may name itself, in the month before.
  const values = { name, unit, formula: before === name ? formula : renamed(formula, before, name), note }
  const own = Object.entries(values).map(([column, value]): CellEdit => {
    const cell = { table: 'custom_lines', row: row?.id ?? null, column, value }
    return row ? cell : { ...cell, added: 0 }
  })
  if (before === name || !renames) return own
  const others = usersOf(before, rows).map((other): CellEdit => {
    const value = renamed(other['formula'] ?? '', before, name)
    return { table: 'custom_lines', row: other.id, column: 'formula', value }
  })
  return [...own, ...others]
}
