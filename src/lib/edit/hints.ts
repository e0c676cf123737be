// What somebody may not have meant, although nothing is wrong with it: a plan that outlives its rows, growth of nobody,
// a round that buys no shares. Said beside the table, and no check fails by it.
import type { TableRow } from '#lib/model/inputs.ts'
import * as labels from '#lib/texts/fixes.ts'
import * as texts from '#lib/texts/hints.ts'
import { cellOf, named, setting, type Fix } from './fixes.ts'
import { gapsOf } from './growth-curve.ts'
import { rangeText } from './rules.ts'

export interface Hint {
  table: string
  sentence: string
  fixes: readonly Fix[]
}

type Tables = Readonly<Record<string, readonly TableRow[]>>

/** More gaps than these are told with the next ones. */
const mostGaps = 3

export function hintsOf(tables: Tables, months: number): Hint[] {
  const rows = (table: string): readonly TableRow[] => tables[table] ?? []
  const typed = (parameter: string): number =>
    Number(rows('assumptions').find((row) => row['parameter'] === parameter)?.['value'] ?? NaN)

  const hints: Hint[] = []
  const say = (table: string, sentence: string, fixes: readonly Fix[] = []) => hints.push({ table, sentence, fixes })
  if (rows('growth_rates').length > 0 && typed('starting_customers') === 0) say('growth_rates', texts.growthOfNobody)
  const gaps = rows('growth_rates').length > 0 ? gapsOf(rows('growth_rates'), months) : []
  for (const { start, end } of gaps.slice(0, mostGaps)) {
    const sentence = (end === months ? texts.gapAtTheEnd : texts.gap)(rangeText(String(start), String(end)))
    say('growth_rates', sentence, gapFixes(rows('growth_rates'), start, end))
  }
  const last = Math.max(...rows('headcount').map((row) => Number(row['period_end'])))
  if (rows('headcount').length > 0 && last < months) {
    const unpaid = rangeText(String(last + 1), String(months))
    const until = rows('headcount').filter((row) => Number(row['period_end']) === last)
    const longer = until.map((row) => cellOf('headcount', row, 'period_end', String(months)))
    say('headcount', texts.nobodyPaid(unpaid), [setting(labels.keepTeams(until.length, months), longer)])
  }
  for (const { name, instrument, pre_money: preMoney } of rows('funding_rounds'))
    if (instrument !== 'safe' && !(Number(preMoney ?? 0) > 0)) say('funding_rounds', texts.noShares(name ?? ''))
  return hints
}

/** The period before goes on, or the one behind begins sooner. */
function gapFixes(rows: readonly TableRow[], start: number, end: number): Fix[] {
  const before = rows.find((row) => Number(row['month_end']) === start - 1)
  const behind = rows.find((row) => Number(row['month_start']) === end + 1)
  return [
    ...(before
      ? [setting(labels.reach(named(before), end), [cellOf('growth_rates', before, 'month_end', String(end))])]
      : []),
    ...(behind
      ? [setting(labels.startAt(named(behind), start), [cellOf('growth_rates', behind, 'month_start', String(start))])]
      : [])
  ]
}
