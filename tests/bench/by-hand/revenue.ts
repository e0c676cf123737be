// Customers and recurring revenue as loops over months, tier by tier.
import { tierSums, type HandLines } from './lines.ts'
import type { Plan } from './plan.ts'

export function computeRevenue(plan: Plan, lines: HandLines): void {
  const { whole } = lines
  for (const name of tierSums) whole[name].fill(0)
  fillGrowthRates(plan, whole.growth_rate)
  computeTerms(plan, lines)
  computeCustomers(plan, lines)
  for (let t = 0; t < plan.tiers.length; t++) computeTier(plan, lines, t)
  computeTotals(plan.months, lines)
}

/** Where two periods cover a month, the one that holds is written last. */
function fillGrowthRates({ months, growth, scalars }: Plan, rates: Float64Array): void {
  const factor = scalars['growth_factor']!
  rates.fill(0)
  for (const { starts, ends, rate } of growth) {
    const last = Math.min(ends, months)
    for (let m = Math.max(1, starts); m <= last; m++) rates[m] = factor * rate
  }
}

function computeTerms({ tiers }: Plan, lines: HandLines): void {
  const { once } = lines
  let [price, cac, churn, prepaid, mix] = [0, 0, 0, 0, 0]
  for (let t = 0; t < tiers.length; t++) {
    const terms = tiers[t]!
    const tier = lines.tiers[t]!
    tier.monthly_churn = 1 - Math.pow(1 - terms.annualChurn, 1 / 12)
    tier.monthly_contraction = 1 - Math.pow(1 - terms.annualContraction, 1 / 12)
    tier.monthly_expansion = Math.pow(1 + terms.annualExpansion, 1 / 12) - 1
    price += terms.mix * terms.monthlyPrice
    cac += terms.mix * terms.cac
    churn += terms.mix * terms.annualChurn
    prepaid += terms.mix * terms.prepaid
    mix += terms.mix
  }
  once.average_price = price
  once.average_cac = cac
  once.average_churn = churn
  once.average_prepaid = prepaid
  once.whole_mix = mix
}

/** The tiers grow from one base, so here the months are outside and the tiers inside. */
function computeCustomers({ months, tiers, scalars }: Plan, { tiers: all, whole }: HandLines): void {
  const starting = scalars['starting_customers']!
  const rates = whole.growth_rate
  const { customers: total, new_customers: totalNew, churned_customers: totalChurned } = whole
  for (let t = 0; t < tiers.length; t++) {
    const opening = starting * tiers[t]!.mix
    all[t]!.customers[0] = opening
    total[0]! += opening
  }
  for (let m = 1; m <= months; m++) {
    const won = total[m - 1]! * rates[m]!
    let sum = 0
    let sumNew = 0
    let sumChurned = 0
    for (let t = 0; t < tiers.length; t++) {
      const tier = all[t]!
      const before = tier.customers[m - 1]!
      const added = won * tiers[t]!.mix
      const left = before * tier.monthly_churn
      const now = before + added - left
      tier.new_customers[m] = added
      tier.churned_customers[m] = left
      tier.customers[m] = now
      sum += now
      sumNew += added
      sumChurned += left
    }
    total[m] = sum
    totalNew[m] = sumNew
    totalChurned[m] = sumChurned
  }
}

function computeTier({ months, tiers, scalars }: Plan, { tiers: all, whole }: HandLines, t: number): void {
  const { monthlyPrice, annualChurn, prepaid, dso } = tiers[t]!
  const tier = all[t]!
  const { price, price_rise, customers, new_customers, mrr, arr, new_mrr, churned_mrr } = tier
  const { contraction_mrr, expansion_mrr, annual_signings, deferred_revenue, receivables } = tier
  const { monthly_churn, monthly_contraction, monthly_expansion } = tier
  const { new_mrr: allNew, churned_mrr: allChurned, contraction_mrr: allContracted, expansion_mrr: allExpanded } = whole
  const { mrr: allMrr, receivables: allReceivables, deferred_revenue: allDeferred } = whole
  const raise = 1 + scalars['annual_price_increase']!
  const renewed = 1 - annualChurn
  const open = 1 - prepaid

  const opening = customers[0]! * monthlyPrice
  price[0] = monthlyPrice
  mrr[0] = opening
  arr[0] = 12 * opening
  allMrr[0]! += opening
  for (let first = 1; first <= months; first += 12) {
    const yearPrice = monthlyPrice * Math.pow(raise, (first - 1) / 12)
    const last = Math.min(first + 11, months)
    for (let m = first; m <= last; m++) price[m] = yearPrice
  }
  for (let m = 1; m <= months; m++) {
    const priceBefore = price[m - 1]!
    const rise = priceBefore > 0 ? price[m]! / priceBefore - 1 : 0
    const before = mrr[m - 1]!
    const won = new_customers[m]! * price[m]!
    const churned = before * monthly_churn
    const contracted = before * monthly_contraction
    const expanded = before * monthly_expansion + (before - churned) * rise
    const now = before + won + expanded - contracted - churned
    price_rise[m] = rise
    new_mrr[m] = won
    churned_mrr[m] = churned
    contraction_mrr[m] = contracted
    expansion_mrr[m] = expanded
    mrr[m] = now
    arr[m] = 12 * now
    const owed = (now * open * dso) / 30
    receivables[m] = owed
    allNew[m]! += won
    allChurned[m]! += churned
    allContracted[m]! += contracted
    allExpanded[m]! += expanded
    allMrr[m]! += now
    allReceivables[m]! += owed
  }
  let deferred = 0
  for (let m = 1; m <= months; m++) {
    const signed = prepaid * new_mrr[m]! + (m >= 12 ? annual_signings[m - 12]! : 0) * renewed
    let earned = 0
    for (let k = Math.max(0, m - 11); k < m; k++) earned += annual_signings[k]!
    deferred += 11 * signed - earned
    annual_signings[m] = signed
    deferred_revenue[m] = deferred
    allDeferred[m]! += deferred
  }
}

function computeTotals(months: number, { whole }: HandLines): void {
  const { mrr, arr, revenue, net_new_mrr, new_mrr, expansion_mrr, contraction_mrr, churned_mrr } = whole
  arr[0] = 12 * mrr[0]!
  for (let m = 1; m <= months; m++) {
    arr[m] = 12 * mrr[m]!
    revenue[m] = mrr[m]!
    net_new_mrr[m] = new_mrr[m]! + expansion_mrr[m]! - contraction_mrr[m]! - churned_mrr[m]!
  }
}
