// What somebody may not have meant, although nothing is wrong with it: a plan that outlives its rows, growth of nobody,
// a round that buys no shares. Said beside the table, and no check fails by it.
import type { TableRow } from '#lib/model/inputs.ts'
import { rangeText } from './rules.ts'

export interface Hint {
  table: string
  sentence: string
}

type Tables = Readonly<Record<string, readonly TableRow[]>>

export function hintsOf(tables: Tables, months: number): Hint[] {
  const rows = (table: string): readonly TableRow[] => tables[table] ?? []
  const after = (table: string, column: string): string | null => {
    const last = Math.max(...rows(table).map((row) => Number(row[column])))
    return rows(table).length > 0 && last < months ? rangeText(String(last + 1), String(months)) : null
  }
  const typed = (parameter: string): number =>
    Number(rows('assumptions').find((row) => row['parameter'] === parameter)?.['value'] ?? NaN)

  const hints: Hint[] = []
  const say = (table: string, sentence: string) => hints.push({ table, sentence })
  if (rows('growth_rates').length > 0 && typed('starting_customers') === 0)
    say(
      'growth_rates',
      'Growth multiplies customers, and the plan starts with none: type some at General, Customers at the start.'
    )
  const idle = after('growth_rates', 'month_end')
  if (idle) say('growth_rates', `No period covers ${idle}: nobody is won then. Add one, or let the last end later.`)
  const unpaid = after('headcount', 'period_end')
  if (unpaid) say('headcount', `Nobody is on the payroll in ${unpaid}. Add rows, or let the last ones end later.`)
  for (const { name, instrument, pre_money: preMoney } of rows('funding_rounds'))
    if (instrument !== 'safe' && !(Number(preMoney ?? 0) > 0))
      say(
        'funding_rounds',
        `"${name}" brings cash and buys no shares, as it has no pre-money: type one to see it in the ownership.`
      )
  return hints
}
