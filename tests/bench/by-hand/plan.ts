// What somebody typed, as plain numbers: the parameters of the model written by hand.
import type { Inputs, TableRow } from '#lib/model/inputs.ts'
import { quantile } from '../figures.ts'

export const departments = ['support', 'sales_marketing', 'engineering', 'general']
const categories = ['cogs', 'marketing', 'rd', 'ga', 'cloud']
const stages = ['pre_revenue', 'growth', 'scale']

export interface TierTerms {
  tier: string
  monthlyPrice: number
  cac: number
  annualChurn: number
  mix: number
  annualExpansion: number
  annualContraction: number
  prepaid: number
  dso: number
}

interface GrowthRow {
  starts: number
  ends: number
  rate: number
}

interface StaffRow {
  department: number
  starts: number
  ends: number
  count: number
  salary: number
}

interface Round {
  amount: number
  starts: number
  tranches: [number, number, number]
}

/** Ratios and minimums are one value for each category and stage: `ratio[3 * category + stage]`. */
export interface Plan {
  months: number
  /** The assumptions by name. */
  scalars: Record<string, number>
  tiers: readonly TierTerms[]
  /** In the order that decides: where two cover a month, the later one holds. */
  growth: readonly GrowthRow[]
  staff: readonly StaffRow[]
  rounds: readonly Round[]
  ratio: Float64Array
  minimum: Float64Array
  dpo: number
  dio: number
  multiples: [number, number, number]
}

export function planOf({ months, tables }: Inputs): Plan {
  const rows = (table: string): readonly TableRow[] => tables[table] ?? []
  const number = (row: TableRow | undefined, column: string): number => Number(row?.[column] ?? 0)
  const days = (name: string) =>
    number(
      rows('working_capital').find(({ parameter }) => parameter === name),
      'value'
    )
  const expense = (column: string) =>
    Float64Array.from(
      categories.flatMap((category) => stages.map((stage) => ({ category, stage }))),
      (wanted) =>
        number(
          rows('expense_ratios').find(({ category, stage }) => category === wanted.category && stage === wanted.stage),
          column
        )
    )
  const multiples = rows('comparables')
    .flatMap((row) => row['ev_revenue'] ?? [])
    .map(Number)
    .sort((a, b) => a - b)
  const quartile = (share: number) => (multiples.length === 0 ? NaN : quantile(multiples, share))
  return {
    months,
    scalars: {
      growth_factor: 1,
      nrr_definition: 1,
      cac_definition: 1,
      runway_months_definition: 1,
      burn_multiple_definition: 1,
      magic_number_definition: 1,
      rule_of_40_definition: 1,
      cost_factor: 1,
      ...Object.fromEntries(rows('assumptions').map((row) => [row['parameter'], number(row, 'value')]))
    },
    tiers: rows('pricing').map((row) => ({
      tier: row['tier']!,
      monthlyPrice: number(row, 'monthly_price'),
      cac: number(row, 'cac'),
      annualChurn: number(row, 'annual_churn'),
      mix: number(row, 'mix_pct'),
      annualExpansion: number(row, 'annual_expansion'),
      annualContraction: number(row, 'annual_contraction'),
      prepaid: number(row, 'annual_prepaid_share'),
      dso: days(`dso_${row['tier']}`)
    })),
    growth: [...rows('growth_rates')]
      .sort((a, b) => number(a, 'month_start') - number(b, 'month_start') || (a['id']! < b['id']! ? -1 : 1))
      .map((row) => ({
        starts: number(row, 'month_start'),
        ends: number(row, 'month_end'),
        rate: number(row, 'rate')
      })),
    staff: rows('headcount').map((row) => ({
      department: departments.findIndex((name) => name === row['department']),
      starts: number(row, 'period_start'),
      ends: number(row, 'period_end'),
      count: number(row, 'count'),
      salary: number(row, 'avg_salary')
    })),
    rounds: rows('funding_rounds').map((row) => ({
      amount: number(row, 'amount'),
      starts: number(row, 'month'),
      tranches: [number(row, 'tranche_1'), number(row, 'tranche_2'), number(row, 'tranche_3')]
    })),
    ratio: expense('ratio'),
    minimum: expense('minimum'),
    dpo: days('dpo'),
    dio: days('dio'),
    multiples: [quartile(0.25), quartile(0.5), quartile(0.75)]
  }
}
