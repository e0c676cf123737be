// The model in ten figures, and what a buyer might pay, from the finished months.
import type { HandLines } from './lines.ts'
import type { Plan } from './plan.ts'

export function computeSummary(plan: Plan, lines: HandLines): void {
  computeTenFigures(plan, lines)
  computeYears(plan, lines)
  computeValuation(plan, lines)
}

const ratio = (a: number, b: number): number => (b > 0 ? a / b : NaN)

function computeTenFigures({ months }: Plan, { whole, once }: HandLines): void {
  const { cash, net_income, net_burn, financing_cash_flow } = whole
  let low = cash[0]!
  let lowMonth = 0
  let out = NaN
  let peak = NaN
  let funding = 0
  for (let m = 0; m <= months; m++) {
    const held = cash[m]!
    const burnt = net_burn[m]!
    if (held < low) {
      low = held
      lowMonth = m
    }
    if (m > 0 && held < 0 && Number.isNaN(out)) out = m
    if (Number.isNaN(peak) || burnt > peak) peak = burnt
    funding += financing_cash_flow[m]!
  }
  let breakeven = months + 1
  while (breakeven > 1 && net_income[breakeven - 1]! > 0) breakeven--
  once.ending_arr = whole.arr[months]!
  once.ending_mrr = whole.mrr[months]!
  once.ending_customers = whole.customers[months]!
  once.ending_cash = cash[months]!
  once.cash_low_point = low
  once.cash_low_month = lowMonth
  once.breakeven_month = breakeven > months ? NaN : breakeven
  once.cash_out_month = out
  once.peak_burn = Math.max(0, peak)
  once.total_funding = funding
}

function computeYears({ scalars }: Plan, { whole, yearly, once }: HandLines): void {
  const { free_cash_flow, revenue } = whole
  const { annual_free_cash_flow, annual_revenue, discounted_cash_flow } = yearly
  const growth = 1 + scalars['discount_rate']!
  const half = scalars['mid_year']! / 2
  once.half_year = half
  for (let year = 1; year <= annual_free_cash_flow.length; year++) {
    let free = 0
    let earned = 0
    for (let m = 12 * year - 11; m <= 12 * year; m++) {
      free += free_cash_flow[m]!
      earned += revenue[m]!
    }
    annual_free_cash_flow[year - 1] = free
    annual_revenue[year - 1] = earned
    discounted_cash_flow[year - 1] = ratio(free, Math.pow(growth, year - half))
  }
}

function computeValuation({ scalars, multiples }: Plan, { yearly, once }: HandLines): void {
  const { annual_free_cash_flow, annual_revenue, discounted_cash_flow } = yearly
  const years = annual_free_cash_flow.length
  const rate = scalars['discount_rate']!
  const growth = scalars['terminal_growth']!
  const opening = scalars['opening_cash']!
  let sum = 0
  for (let y = 0; y < years; y++) sum += discounted_cash_flow[y]!
  const present = years > 0 ? sum : NaN
  const cashFlow = years > 0 ? annual_free_cash_flow[years - 1]! : NaN
  const atExit = scalars['exit_multiple']! * (years > 0 ? annual_revenue[years - 1]! : NaN)
  const byGrowth =
    rate > growth && cashFlow > 0
      ? ratio(ratio(cashFlow * (1 + growth), rate - growth), Math.pow(1 + rate, years - once.half_year))
      : NaN
  const byExit = ratio(atExit, Math.pow(1 + rate, years))
  const grown = cashFlow * Math.pow(1 + rate, once.half_year)
  once.present_value = present
  once.final_cash_flow = cashFlow
  once.gordon_terminal = byGrowth
  once.gordon_enterprise_value = present + byGrowth
  once.exit_value = atExit
  once.exit_terminal = byExit
  once.exit_enterprise_value = present + byExit
  once.gordon_equity_value = present + byGrowth + opening
  once.exit_equity_value = present + byExit + opening
  once.gordon_terminal_share = ratio(byGrowth, present + byGrowth)
  once.exit_terminal_share = ratio(byExit, present + byExit)
  once.implied_terminal_growth = atExit > 0 && cashFlow > 0 ? ratio(atExit * rate - grown, atExit + grown) : NaN
  // The terminal value by growth stands half a year earlier than a sale, where cash comes mid-year.
  const revenue = years > 0 ? annual_revenue[years - 1]! : NaN
  const laterValue = (grown * (1 + growth)) / (rate - growth)
  once.implied_exit_multiple = rate > growth && cashFlow > 0 ? ratio(laterValue, revenue) : NaN
  const arr = years > 0 ? once.ending_arr : NaN
  once.revenue_multiple_low = multiples[0] * arr
  once.revenue_multiple_median = multiples[1] * arr
  once.revenue_multiple_high = multiples[2] * arr
}
