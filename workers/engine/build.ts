// A computed scenario as one value, read from what was computed exactly: what `build` answers with.
import type { Row } from '#lib/edit/edit.ts'
import { roundsOf, sharesOf } from '#lib/edit/rules.ts'
import { capTable } from '#lib/model/captable.ts'
import { definitionWords } from '#lib/model/definitions.ts'
import type { Compiled } from '#lib/model/run.ts'
import { idOf } from '#lib/model/targets/fold.ts'
import type { ExactTexts } from './exact.ts'
import { figureOut } from './figures-out.ts'
import type { Tables } from './workspace.ts'

type Figure = number | null

export interface Build {
  metadata: Record<string, unknown>
  summary: Record<string, Figure>
  monthly_data: Record<string, Figure>[]
  valuation: Record<string, unknown>
  cap_table: Record<string, unknown>[]
}

/** The ten figures that a scenario is told by. */
export const summaryLines = [
  'ending_arr',
  'ending_mrr',
  'ending_customers',
  'ending_cash',
  'cash_low_point',
  'cash_low_month',
  'breakeven_month',
  'cash_out_month',
  'peak_burn',
  'total_funding'
]

const valuationLines = [
  'present_value',
  'gordon_enterprise_value',
  'exit_enterprise_value',
  'gordon_equity_value',
  'exit_equity_value',
  'gordon_terminal_share',
  'exit_terminal_share',
  'implied_terminal_growth'
]

export function buildOf(scenario: Row, tables: Tables, compiled: Compiled, texts: ExactTexts): Build {
  const shown = shownLines(compiled)
  const once = (id: string): Figure => figureOut(texts.once[id] ?? null)
  const months = Array.from({ length: compiled.tape.months + 1 }, (_, month) => ({
    month,
    ...Object.fromEntries(shown.map((id) => [id, figureOut(texts.monthly[id]![month] ?? null)]))
  }))
  return {
    metadata: {
      id: scenario.id,
      name: scenario['name'],
      description: scenario['description'],
      start_date: scenario['start_date'],
      months: compiled.tape.months,
      format: 1,
      lines: compiled.tape.rows.monthly
        .filter(({ line }) => !line.working)
        .map((cell) => {
          const { label, unit, rolls } = cell.line
          const definition = definitionWords(idOf(cell), tables['assumptions'] ?? [])
          return { id: idOf(cell), label, unit, rolls, ...(definition && { definition }) }
        })
    },
    summary: summaryOf(texts),
    monthly_data: months,
    valuation: {
      annual_free_cash_flow: (texts.yearly['annual_free_cash_flow'] ?? []).map(figureOut),
      ...Object.fromEntries(valuationLines.map((id) => [id, once(id)])),
      revenue_multiple:
        compiled.tape.years === 0
          ? null
          : {
              low: once('revenue_multiple_low'),
              median: once('revenue_multiple_median'),
              high: once('revenue_multiple_high')
            }
    },
    cap_table: capTableOut(tables)
  }
}

export const summaryOf = (texts: ExactTexts): Record<string, Figure> =>
  Object.fromEntries(summaryLines.map((id) => [id, figureOut(texts.once[id] ?? null)]))

/** The lines people see, in the order of the model's text; working lines are asked for one by one. */
export const shownLines = ({ tape }: Compiled): string[] =>
  tape.rows.monthly.filter(({ line }) => !line.working).map(idOf)

function capTableOut(tables: Tables): Record<string, unknown>[] {
  const { founders, pool } = sharesOf(tables)
  return capTable(founders, pool, roundsOf(tables['funding_rounds'] ?? [])).rounds.map((round) => ({
    round: round.round,
    price: round.price.toNumber(),
    new_shares: round.newShares.toNumber(),
    pool_increase: round.poolIncrease.toNumber(),
    post_money: round.postMoney.toNumber(),
    ownership: Object.fromEntries(Object.entries(round.ownership).map(([holder, part]) => [holder, part.toNumber()]))
  }))
}
