// What puts right what a check says: one edit, worked out from the rows as they are, that somebody can undo. Where there is
// more than one good way, both are offered; where only the person can know, none is.
import { Decimal } from 'decimal.js'
import type { TableRow } from '#lib/model/inputs.ts'
import * as texts from '#lib/texts/fixes.ts'
import type { CellEdit } from './cells.ts'
import { around } from './growth-curve.ts'
import type { CheckPlace } from './messages.ts'
import { categories, memberLabels } from './members.ts'
import { percent, rangeText, trancheSum } from './rules.ts'

export interface Fix {
  /** What it does: on its button, and in the history. */
  label: string
  table: string
  edits: readonly CellEdit[]
  /** Rows that go; then there are no edits. */
  removes: readonly string[]
}

/** What a check is about, as it comes with its sentence. */
interface Broken {
  rule: string
  where: CheckPlace | null
}

type Tables = Readonly<Record<string, readonly TableRow[]>>

export function fixesFor({ rule, where }: Broken, tables: Tables): Fix[] {
  if (!where || !('table' in where)) return []
  const all = tables[where.table] ?? []
  const rows = where.rows.flatMap((id) => all.filter((row) => row['id'] === id))
  if (rows.length === 0 || rows.length < where.rows.length) return []
  if (rule === 'mix') return [mixFix(rows)]
  if (rule === 'tranches') return [trancheFix(rows[0]!)]
  if (rule === 'overlap') return overlapFixes(all, rows[0]!, rows[1]!)
  return rule === 'duplicate' && where.table === 'expense_ratios' ? [onlyFirst(rows)] : []
}

export const setting = (label: string, edits: readonly CellEdit[]): Fix => ({
  ...{ label, table: edits[0]!.table, edits, removes: [] }
})

export const cellOf = (table: string, row: TableRow, column: string, value: string): CellEdit => ({
  ...{ table, row: row['id'] ?? null, column, value }
})

/** Cells that differ from what is there. */
const changesOf = (table: string, row: TableRow, values: Readonly<Record<string, string>>): CellEdit[] =>
  Object.entries(values).flatMap(([column, value]) =>
    (row[column] ?? '0') === value ? [] : [cellOf(table, row, column, value)]
  )

// Parts of a whole

function mixFix(tiers: readonly TableRow[]): Fix {
  const parts = tiers.map((row) => row['mix_pct'] ?? '0')
  const isNothing = parts.every((part) => Number(part) === 0)
  const whole = isNothing ? scaled(parts.map(() => '1')) : scaled(parts)
  const edits = tiers.flatMap((row, i) => changesOf('pricing', row, { mix_pct: whole[i]! }))
  return setting(isNothing ? texts.splitMix : texts.scaleMix, edits)
}

/** In hundredths of a per cent; what rounding leaves over goes to the largest. */
function scaled(parts: readonly string[]): string[] {
  const sum = parts.reduce((total, part) => total.plus(part), new Decimal(0))
  const rounded = parts.map((part) => new Decimal(part).div(sum).toDecimalPlaces(4))
  const largest = rounded.reduce((best, part, i) => (part.gt(rounded[best]!) ? i : best), 0)
  const left = rounded.reduce((rest, part) => rest.minus(part), new Decimal(1))
  return rounded.map((part, i) => (i === largest ? part.plus(left) : part).toFixed())
}

const tranches = ['tranche_1', 'tranche_2', 'tranche_3'] as const

/** The last tranche takes the difference, which leaves the others as they were agreed; where it cannot, all are scaled. */
function trancheFix(row: TableRow): Fix {
  const values = tranches.map((name) => new Decimal(row[name] ?? '0'))
  const last = Math.max(
    values.findLastIndex((value) => !value.isZero()),
    0
  )
  const rest = values[last]!.plus(new Decimal(1).minus(trancheSum(row)))
  if (rest.gte(0) && rest.lte(1))
    return setting(
      texts.setTranche(last + 1, percent(rest)),
      changesOf('funding_rounds', row, { [tranches[last]!]: rest.toFixed() })
    )
  const whole = scaled(values.map((value) => value.toFixed()))
  const edits = changesOf('funding_rounds', row, Object.fromEntries(tranches.map((name, i) => [name, whole[i]!])))
  return setting(texts.scaleTranches, edits)
}

// Periods that overlap

/** A period of growth. */
export const named = (row: TableRow): string => rangeText(row['month_start'], row['month_end']).replace('-', '–')

/** First what leaves every figure as it is, since the one that starts later holds already. */
function overlapFixes(all: readonly TableRow[], earlier: TableRow, later: TableRow): Fix[] {
  const [start, end] = [Number(later['month_start']), Number(later['month_end'])]
  const [begin, reach] = [Number(earlier['month_start']), Number(earlier['month_end'])]
  const fixes: Fix[] = []
  const isWithin = reach > end
  if (begin < start) {
    const label = isWithin ? texts.goAround(named(earlier), named(later)) : texts.endAt(named(earlier), start - 1)
    fixes.push(setting(label, around(all, earlier, start, isWithin ? end : reach)))
  }
  if (reach < end)
    fixes.push(
      setting(texts.startAt(named(later), reach + 1), [cellOf('growth_rates', later, 'month_start', String(reach + 1))])
    )
  else if (begin === start && isWithin)
    fixes.push(
      setting(texts.startAt(named(earlier), end + 1), [cellOf('growth_rates', earlier, 'month_start', String(end + 1))])
    )
  if (begin !== start || reach !== end) return fixes
  const unused = (earlier['id'] ?? '') < (later['id'] ?? '') ? earlier : later
  const label = texts.removePeriod(named(unused), percent(new Decimal(unused['rate'] ?? '0')))
  return [{ label, table: 'growth_rates', edits: [], removes: [unused['id'] ?? ''] }]
}

function onlyFirst(rows: readonly TableRow[]): Fix {
  const [first, ...others] = rows
  const name = memberLabels[first!['category'] ?? categories[0]]!.toLowerCase()
  const removes = others.map((row) => row['id'] ?? '')
  return { label: texts.keepFirst(name), table: 'expense_ratios', edits: [], removes }
}
