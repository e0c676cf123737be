// The growth curve month by month: which period holds, and the cells that give a month, or its whole period, another rate.
import type { TableRow } from '#lib/model/inputs.ts'
import type { CellEdit } from './cells.ts'

/** A month alone, or everything its period holds. */
export type Reach = 'period' | 'month'

/** The period that holds in a month; its row is null where none does, and it is the gap then. */
export interface Phase {
  row: TableRow | null
  start: number
  end: number
  rate: string
}

const startOf = (row: TableRow): number => Number(row['month_start'])
const endOf = (row: TableRow): number => Number(row['month_end'])
const idOf = (row: TableRow): string => row['id'] ?? ''

/** As the model has it: of several periods the one that starts later holds, and of two that start together the newer one. */
export const holderAt = (rows: readonly TableRow[], month: number): TableRow | null =>
  rows
    .filter((row) => startOf(row) <= month && month <= endOf(row))
    .reduce<TableRow | null>((last, row) => (last === null || isAfter(row, last) ? row : last), null)

const isAfter = (row: TableRow, other: TableRow): boolean =>
  startOf(row) - startOf(other) > 0 || (startOf(row) === startOf(other) && idOf(row) > idOf(other))

/** The rates from M1 to the end of the plan, as exact text. */
export const ratesOf = (rows: readonly TableRow[], months: number): string[] =>
  Array.from({ length: months }, (_, i) => holderAt(rows, i + 1)?.['rate'] ?? '0')

export function phaseAt(rows: readonly TableRow[], month: number, months: number): Phase {
  const row = holderAt(rows, month)
  if (row) return { row, start: startOf(row), end: endOf(row), rate: row['rate'] ?? '0' }
  let [start, end] = [month, month]
  while (start > 1 && !holderAt(rows, start - 1)) start--
  while (end < months && !holderAt(rows, end + 1)) end++
  return { row: null, start, end, rate: '0' }
}

/** Months of a plan that no period covers, as the gaps they make. */
export function gapsOf(rows: readonly TableRow[], months: number): { start: number; end: number }[] {
  const gaps: { start: number; end: number }[] = []
  for (let month = 1; month <= months; month++) {
    if (holderAt(rows, month)) continue
    const { start, end } = phaseAt(rows, month, months)
    gaps.push({ start, end })
    month = end
  }
  return gaps
}

/** The cells that set the rate of a month, or of the period it lies in. Every other month keeps its rate exactly. */
export function withRate(
  rows: readonly TableRow[],
  { month, rate, reach }: { month: number; rate: string; reach: Reach },
  months: number
): CellEdit[] {
  const phase = phaseAt(rows, month, months)
  const { row, start, end } = phase
  if (row && rate === phase.rate) return []
  if (row && (reach === 'period' || start === end)) return [cell(row, 'rate', rate)]
  if (!row) return reach === 'period' ? period(0, start, end, rate) : period(0, month, month, rate)
  if (start === month)
    return [cell(row, 'month_end', String(month)), cell(row, 'rate', rate), ...tailOf(rows, row, month, 0)]
  return around(rows, row, month, month, period(0, month, month, rate))
}

/** Lets a period that begins before these months go around them: what it held behind them is a period of its own. */
export const around = (
  rows: readonly TableRow[],
  row: TableRow,
  from: number,
  to: number,
  between: readonly CellEdit[] = []
): CellEdit[] => [
  cell(row, 'month_end', String(from - 1)),
  ...between,
  ...tailOf(rows, row, to, between.length > 0 ? 1 : 0)
]

/** From the first month that the period itself held: what begins before that would otherwise lose to it. */
function tailOf(rows: readonly TableRow[], row: TableRow, after: number, added: number): CellEdit[] {
  for (let month = after + 1; month <= endOf(row); month++)
    if (holderAt(rows, month) === row) return period(added, month, endOf(row), row['rate'] ?? '0')
  return []
}

const table = 'growth_rates'

const cell = (row: TableRow, column: string, value: string): CellEdit => ({ table, row: idOf(row), column, value })

const period = (added: number, start: number, end: number, rate: string): CellEdit[] =>
  Object.entries({ month_start: String(start), month_end: String(end), rate }).map(([column, value]) => ({
    ...{ table, row: null, column, value, added }
  }))
