// What investors ask, as loops over months. A quotient whose denominator is not positive is blank.
import type { HandLines } from './lines.ts'
import type { Plan } from './plan.ts'

export function computeMetrics(plan: Plan, lines: HandLines): void {
  computeUnitEconomics(plan, lines)
  for (let t = 0; t < plan.tiers.length; t++) computeTierEconomics(plan, lines, t)
  computeRetention(plan, lines)
  computeEfficiency(plan, lines)
}

const ratio = (a: number, b: number): number => (b > 0 ? a / b : NaN)

function computeUnitEconomics({ months, scalars }: Plan, { whole }: HandLines): void {
  const { gross_profit, revenue, mrr, customers, churned_customers, new_customers, sales_and_marketing } = whole
  const { gross_margin, arpa, logo_churn, cac, ltv, ltv_cac, cac_payback_months } = whole
  for (const line of [gross_margin, arpa, logo_churn, cac, ltv, ltv_cac, cac_payback_months]) line[0] = NaN
  for (let m = 1; m <= months; m++) {
    const margin = ratio(gross_profit[m]!, revenue[m]!)
    const average = ratio(mrr[m]!, customers[m]!)
    const churn = ratio(churned_customers[m]!, customers[m - 1]!)
    const cost = costOfWinning(scalars['cac_definition']!, sales_and_marketing, new_customers, m)
    const value = ratio(average * margin, churn)
    gross_margin[m] = margin
    arpa[m] = average
    logo_churn[m] = churn
    cac[m] = cost
    ltv[m] = value
    ltv_cac[m] = ratio(value, cost)
    cac_payback_months[m] = ratio(cost, average * margin)
  }
}

function costOfWinning(definition: number, spent: Float64Array, won: Float64Array, m: number): number {
  if (definition === 2) return m > 1 ? ratio(spent[m - 1]!, won[m]!) : NaN
  if (definition === 3) return m > 2 ? ratio(sumOf(spent, m - 2, m), sumOf(won, m - 2, m)) : NaN
  return ratio(spent[m]!, won[m]!)
}

function computeTierEconomics({ months, tiers }: Plan, { tiers: all, whole }: HandLines, t: number): void {
  const { mrr, customers, ltv, ltv_cac, monthly_churn } = all[t]!
  const { gross_margin } = whole
  const { cac } = tiers[t]!
  ltv[0] = NaN
  ltv_cac[0] = NaN
  for (let m = 1; m <= months; m++) {
    const value = ratio(ratio(mrr[m]!, customers[m]!) * gross_margin[m]!, monthly_churn)
    ltv[m] = value
    ltv_cac[m] = ratio(value, cac)
  }
}

function computeRetention({ months, scalars }: Plan, { whole }: HandLines): void {
  const { mrr, new_mrr, expansion_mrr, contraction_mrr, churned_mrr } = whole
  const { net_retention, gross_retention, nrr, grr, quick_ratio } = whole
  for (const line of [net_retention, gross_retention, quick_ratio]) line[0] = NaN
  for (let m = 1; m <= months; m++) {
    const gained = expansion_mrr[m]!
    const shrunk = contraction_mrr[m]!
    const left = churned_mrr[m]!
    const before = mrr[m - 1]!
    net_retention[m] = 1 + ratio(gained - shrunk - left, before)
    gross_retention[m] = 1 - ratio(shrunk + left, before)
    quick_ratio[m] = ratio(new_mrr[m]! + gained, left + shrunk)
  }
  nrr.fill(NaN, 0, 12)
  grr.fill(NaN, 0, 12)
  for (let m = 12; m <= months; m++) {
    let net = 1
    let gross = 1
    for (let k = m - 11; k <= m; k++) {
      net *= net_retention[k]!
      gross *= gross_retention[k]!
    }
    nrr[m] = scalars['nrr_definition'] === 2 ? net_retention[m]! : net
    grr[m] = gross
  }
}

function computeEfficiency({ months, scalars }: Plan, { whole }: HandLines): void {
  const { operating_cash_flow, investing_cash_flow, arr, revenue, ebitda, sales_and_marketing, cash } = whole
  const { net_burn, burn_multiple, magic_number, rule_of_40, runway_months, free_cash_flow } = whole
  const [runway, burn] = [scalars['runway_months_definition']!, scalars['burn_multiple_definition'] === 2 ? 3 : 12]
  net_burn[0] = NaN
  for (let m = 1; m <= months; m++) net_burn[m] = -(operating_cash_flow[m]! + investing_cash_flow[m]!)

  runway_months.fill(NaN, 0, 3)
  const span = [3, 1, 12][runway - 1]!
  for (let m = 3; m <= months; m++)
    runway_months[m] = m < span ? NaN : ratio(Math.max(0, cash[m]!), sumOf(net_burn, m - span + 1, m) / span)

  magic_number.fill(NaN, 0, 6)
  for (let m = 6; m <= months; m++) {
    const gained = sumOf(revenue, m - 2, m) - sumOf(revenue, m - 5, m - 3)
    const above = scalars['magic_number_definition'] === 2 ? arr[m]! - arr[m - 3]! : 4 * gained
    magic_number[m] = ratio(above, sumOf(sales_and_marketing, m - 5, m - 3))
  }

  burn_multiple.fill(NaN, 0, 12)
  for (let m = 12; m <= months; m++)
    burn_multiple[m] = ratio(sumOf(net_burn, m - burn + 1, m), arr[m]! - arr[m - burn]!)

  const rule = scalars['rule_of_40_definition']!
  rule_of_40.fill(NaN, 0, 24)
  for (let m = 24; m <= months; m++) {
    const year = sumOf(revenue, m - 11, m)
    const grown = rule === 2 ? ratio(arr[m]!, arr[m - 12]!) : ratio(year, sumOf(revenue, m - 23, m - 12))
    rule_of_40[m] = grown - 1 + ratio(sumOf(rule === 3 ? free_cash_flow : ebitda, m - 11, m), year)
  }
}

function sumOf(line: Float64Array, first: number, last: number): number {
  let sum = 0
  for (let m = first; m <= last; m++) sum += line[m]!
  return sum
}
