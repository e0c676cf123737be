// Room for every line of the model written by hand: one Float64Array a line, M0 first; NaN is blank.
import { departments, type Plan } from './plan.ts'

const tierNames = [
  'price',
  'price_rise',
  'new_customers',
  'churned_customers',
  'customers',
  'new_mrr',
  'churned_mrr',
  'contraction_mrr',
  'expansion_mrr',
  'mrr',
  'arr',
  'annual_signings',
  'deferred_revenue',
  'receivables',
  'ltv',
  'ltv_cac'
] as const

/** Lines that are the sums of their tiers. */
export const tierSums = [
  'new_customers',
  'churned_customers',
  'customers',
  'new_mrr',
  'churned_mrr',
  'contraction_mrr',
  'expansion_mrr',
  'mrr',
  'deferred_revenue',
  'receivables'
] as const

const wholeNames = [
  ...tierSums,
  ...['growth_rate', 'net_new_mrr', 'arr', 'revenue', 'arr_reached', 'stage', 'headcount', 'payroll'],
  ...['cogs', 'cloud', 'cost_of_revenue', 'gross_profit', 'acquisition_spend', 'marketing', 'rd', 'ga'],
  ...['sales_and_marketing', 'research_and_development', 'general_and_administrative', 'operating_expenses', 'ebitda'],
  ...['capex', 'depreciation', 'ebit', 'interest_income', 'pre_tax_income', 'loss_used', 'tax', 'loss_carryforward'],
  ...['net_income', 'inventory', 'payables', 'net_working_capital', 'change_in_working_capital'],
  ...['operating_cash_flow', 'investing_cash_flow', 'financing_cash_flow', 'net_cash_flow', 'cash', 'free_cash_flow'],
  ...['fixed_assets', 'total_assets', 'total_liabilities', 'paid_in_capital', 'retained_earnings', 'total_equity'],
  ...['balance_check', 'gross_margin', 'arpa', 'logo_churn', 'cac', 'ltv', 'ltv_cac', 'cac_payback_months'],
  ...['net_retention', 'gross_retention', 'nrr', 'grr', 'quick_ratio', 'net_burn', 'burn_multiple', 'magic_number'],
  ...['rule_of_40', 'runway_months']
] as const

const yearlyNames = ['annual_free_cash_flow', 'annual_revenue', 'discounted_cash_flow'] as const

const onceNames = [
  ...['average_price', 'average_cac', 'average_churn', 'average_prepaid', 'whole_mix', 'half_year'],
  ...['ending_arr', 'ending_mrr', 'ending_customers', 'ending_cash', 'cash_low_point', 'cash_low_month'],
  ...['breakeven_month', 'cash_out_month', 'peak_burn', 'total_funding', 'present_value', 'final_cash_flow'],
  ...['gordon_terminal', 'gordon_enterprise_value', 'exit_value', 'exit_terminal', 'exit_enterprise_value'],
  ...['gordon_equity_value', 'exit_equity_value', 'gordon_terminal_share', 'exit_terminal_share'],
  ...['implied_terminal_growth', 'implied_exit_multiple'],
  ...['revenue_multiple_low', 'revenue_multiple_median', 'revenue_multiple_high']
] as const

export type TierLines = Record<(typeof tierNames)[number], Float64Array> &
  Record<'monthly_churn' | 'monthly_contraction' | 'monthly_expansion', number>

export interface HandLines {
  tiers: readonly TierLines[]
  headcount: readonly Float64Array[]
  payroll: readonly Float64Array[]
  whole: Record<(typeof wholeNames)[number], Float64Array>
  yearly: Record<(typeof yearlyNames)[number], Float64Array>
  once: Record<(typeof onceNames)[number], number>
  salaryFactor: Float64Array
}

export function makeLines({ months, tiers }: Plan): HandLines {
  const room = <N extends string>(names: readonly N[], length: number) =>
    Object.fromEntries(names.map((name) => [name, new Float64Array(length)])) as Record<N, Float64Array>
  const ofDepartments = () => departments.map(() => new Float64Array(months + 1))
  return {
    tiers: tiers.map(() => ({
      ...room(tierNames, months + 1),
      monthly_churn: NaN,
      monthly_contraction: NaN,
      monthly_expansion: NaN
    })),
    headcount: ofDepartments(),
    payroll: ofDepartments(),
    whole: room(wholeNames, months + 1),
    yearly: room(yearlyNames, Math.floor(months / 12)),
    once: Object.fromEntries(onceNames.map((name) => [name, NaN])) as HandLines['once'],
    salaryFactor: new Float64Array(departments.length)
  }
}

/** Every figure by the name it has on the tape: its grain and its id. */
export function figuresByKey({ tiers: terms }: Plan, lines: HandLines): Map<string, ArrayLike<number>> {
  const found = new Map<string, ArrayLike<number>>()
  const put = (grain: string, name: string, member: string | null, values: ArrayLike<number> | number) =>
    found.set(`${grain} ${name}${member === null ? '' : `[${member}]`}`, typeof values === 'number' ? [values] : values)
  for (const name of wholeNames) put('monthly', name, null, lines.whole[name])
  for (const name of yearlyNames) put('yearly', name, null, lines.yearly[name])
  for (const name of onceNames) put('once', name, null, lines.once[name])
  lines.tiers.forEach((tier, t) => {
    for (const [name, values] of Object.entries(tier))
      put(typeof values === 'number' ? 'once' : 'monthly', name, terms[t]!.tier, values)
  })
  departments.forEach((department, d) => {
    put('monthly', 'headcount', department, lines.headcount[d]!)
    put('monthly', 'payroll', department, lines.payroll[d]!)
    put('once', 'salary_factor', department, lines.salaryFactor[d]!)
  })
  return found
}
