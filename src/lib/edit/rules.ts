// Rules that no single cell can break: each may be fine alone and wrong together with others. Commands and imports
// refuse what breaks them; cell edits and merges keep it, and the check says what is wrong and where.
import { Decimal } from 'decimal.js'
import { shiftPoint } from '#lib/model/decimal-text.ts'
import { capTable, type Round } from '#lib/model/captable.ts'
import type { TableRow } from '#lib/model/inputs.ts'
import * as texts from '#lib/texts/rules.ts'
import type { Cell } from './edit.ts'

const Exact = Decimal.clone({ precision: 80 })

/** Something that does not fit together. `where` names the rows: a table and row ids. */
export interface Issue {
  rule: 'mix' | 'tranches' | 'overlap' | 'duplicate' | 'cap-table'
  where: { table: string; rows: string[] }
  sentence: string
}

type Tables = Readonly<Record<string, readonly TableRow[]>>

const rowsOf = (tables: Tables, name: string): readonly TableRow[] => tables[name] ?? []
const idsOf = (rows: readonly TableRow[]): string[] => rows.map((row) => row['id'] ?? '')

export const rangeText = (start: Cell | undefined, end: Cell | undefined): string =>
  start === end ? `M${start}` : `M${start}-M${end}`

/** Every issue of a scenario, in the order of its tables. */
export function issuesOf(tables: Tables): Issue[] {
  return [
    ...mixIssues(tables),
    ...tierIssues(tables),
    ...overlapIssues(tables),
    ...trancheIssues(tables),
    ...capTableIssues(tables),
    ...expenseIssues(tables)
  ]
}

function mixIssues(tables: Tables): Issue[] {
  const tiers = rowsOf(tables, 'pricing')
  const sum = sumOf(tiers.map((row) => row['mix_pct']))
  if (tiers.length === 0 || sum.eq(1)) return []
  const say = sum.lt(1) ? texts.mixBelow : texts.mixAbove
  const sentence = say(percent(sum), percent(sum.minus(1).abs()))
  return [{ rule: 'mix', where: { table: 'pricing', rows: idsOf(tiers) }, sentence }]
}

function tierIssues(tables: Tables): Issue[] {
  return duplicates(rowsOf(tables, 'pricing'), ['tier']).map((rows) => ({
    rule: 'duplicate',
    where: { table: 'pricing', rows: idsOf(rows) },
    sentence: texts.sameTiers(rows[0]!['tier'] ?? '')
  }))
}

export function overlapIssues(tables: Tables): Issue[] {
  const periods = [...rowsOf(tables, 'growth_rates')].sort(
    (a, b) => Number(a['month_start']) - Number(b['month_start'])
  )
  return periods.flatMap((later, i): Issue[] => {
    // Of those that began before, the one that reaches furthest.
    const earlier = periods
      .slice(0, i)
      .reduce<TableRow | null>(
        (last, one) => (last && Number(last['month_end']) >= Number(one['month_end']) ? last : one),
        null
      )
    if (!earlier || Number(later['month_start']) > Number(earlier['month_end'])) return []
    const range = (row: TableRow): string => rangeText(row['month_start'], row['month_end'])
    const sentence = texts.overlap(range(earlier), range(later))
    return [{ rule: 'overlap', where: { table: 'growth_rates', rows: idsOf([earlier, later]) }, sentence }]
  })
}

export function trancheIssues(tables: Tables): Issue[] {
  return rowsOf(tables, 'funding_rounds').flatMap((row): Issue[] => {
    const sum = trancheSum(row)
    if (sum.eq(1)) return []
    const sentence = texts.tranches(row['name'] ?? '', percent(sum))
    return [{ rule: 'tranches', where: { table: 'funding_rounds', rows: idsOf([row]) }, sentence }]
  })
}

export const trancheSum = (row: TableRow): Decimal => sumOf([row['tranche_1'], row['tranche_2'], row['tranche_3']])

function capTableIssues(tables: Tables): Issue[] {
  const rows = rowsOf(tables, 'funding_rounds')
  const { founders, pool } = sharesOf(tables)
  const { stopped } = capTable(founders, pool, roundsOf(rows))
  const issues: Issue[] = duplicates(rows, ['name']).map((same) => ({
    rule: 'duplicate',
    where: { table: 'funding_rounds', rows: idsOf(same) },
    sentence: texts.sameRounds(same[0]!['name'] ?? '')
  }))
  for (const row of rows)
    if (row['instrument'] === 'safe' && (row['cap'] ?? row['discount'] ?? null) === null)
      issues.push({
        rule: 'cap-table',
        where: { table: 'funding_rounds', rows: idsOf([row]) },
        sentence: texts.safeWithoutTerms(row['name'] ?? '')
      })
  if (stopped === null) return issues
  const say = stopped.reason === 'no-shares' ? texts.nobodyHolds : texts.nothingLeft
  const sentence = say(stopped.round)
  const row = rows.filter(({ name }) => name === stopped.round)
  return [...issues, { rule: 'cap-table', where: { table: 'funding_rounds', rows: idsOf(row) }, sentence }]
}

function expenseIssues(tables: Tables): Issue[] {
  return duplicates(rowsOf(tables, 'expense_ratios'), ['category', 'stage']).map((rows) => ({
    rule: 'duplicate',
    where: { table: 'expense_ratios', rows: idsOf(rows) },
    sentence: texts.sameExpenses(rows[0]!['category'] ?? '', rows[0]!['stage'] ?? '')
  }))
}

/** Funding rows as the cap table reads them. */
export const roundsOf = (rows: readonly TableRow[]): Round[] =>
  rows.map((row) => ({
    name: row['name'] ?? '',
    month: Number(row['month'] ?? 1),
    amount: row['amount'] ?? '0',
    preMoney: row['pre_money'] ?? null,
    poolPct: row['pool_pct'] ?? null,
    instrument: row['instrument'] === 'safe' ? 'safe' : 'priced',
    cap: row['cap'] ?? null,
    discount: row['discount'] ?? null
  }))

/** The shares before the first round, as typed. */
export function sharesOf(tables: Tables): { founders: string; pool: string } {
  const typed = (parameter: string) =>
    rowsOf(tables, 'assumptions').find((row) => row['parameter'] === parameter)?.['value'] ?? '0'
  return { founders: typed('founder_shares'), pool: typed('pool_shares') }
}

/** Whether a priced round and the pool that comes with it would take everything, whoever holds shares before. */
export function givesAllAway(row: TableRow): boolean {
  if (row['instrument'] === 'safe' || !(Number(row['pre_money'] ?? 0) > 0)) return false
  const amount = new Exact(row['amount'] ?? '0')
  const postMoney = amount.plus(row['pre_money']!)
  return amount.plus(postMoney.times(row['pool_pct'] ?? '0')).gte(postMoney)
}

/** The round that gives away more than there is, if one does. */
export function greedyRound(tables: Tables): string | null {
  const { founders, pool } = sharesOf(tables)
  const { stopped } = capTable(founders, pool, roundsOf(rowsOf(tables, 'funding_rounds')))
  return stopped?.reason === 'whole-company' ? stopped.round : null
}

/** Rows that share the columns that name them, in groups of two and more. */
export function duplicates(rows: readonly TableRow[], columns: readonly string[]): TableRow[][] {
  const groups = new Map<string, TableRow[]>()
  for (const row of rows) {
    const key = JSON.stringify(columns.map((column) => row[column] ?? null))
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()].filter((group) => group.length > 1)
}

const sumOf = (cells: readonly (Cell | undefined)[]): Decimal =>
  cells.reduce<Decimal>((sum, cell) => sum.plus(cell ?? '0'), new Exact(0))

export const percent = (share: Decimal): string => `${shiftPoint(share.toFixed(), 2)} %`
