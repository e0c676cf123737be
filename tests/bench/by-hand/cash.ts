// Interest, tax, cash and the balance sheet as loops over months.
import type { HandLines } from './lines.ts'
import type { Plan } from './plan.ts'

export function computeCash(plan: Plan, lines: HandLines): void {
  computeWorkingCapital(plan, lines)
  fillFunding(plan, lines)
  computeFlows(plan, lines)
  computeBalance(plan, lines)
}

function computeWorkingCapital({ months, dpo, dio }: Plan, { whole }: HandLines): void {
  const { cogs, cloud, acquisition_spend, marketing, rd, ga, receivables, deferred_revenue } = whole
  const { inventory, payables, net_working_capital, change_in_working_capital } = whole
  for (let m = 1; m <= months; m++) {
    const stock = (cogs[m]! * dio) / 30
    const bills = cogs[m]! + cloud[m]! + acquisition_spend[m]! + marketing[m]! + rd[m]! + ga[m]!
    const owed = (bills * dpo) / 30
    const tied = receivables[m]! + stock - owed - deferred_revenue[m]!
    inventory[m] = stock
    payables[m] = owed
    net_working_capital[m] = tied
    change_in_working_capital[m] = net_working_capital[m - 1]! - tied
  }
}

function fillFunding({ months, scalars, rounds }: Plan, { whole }: HandLines): void {
  const received = whole.financing_cash_flow
  const interval = scalars['tranche_interval']!
  received.fill(0)
  for (const { amount, starts, tranches } of rounds)
    for (let k = 0; k < 3; k++) {
      const month = starts + k * interval
      if (month >= 1 && month <= months) received[month]! += amount * tranches[k]!
    }
}

function computeFlows({ months, scalars }: Plan, { whole }: HandLines): void {
  const { ebitda, ebit, depreciation, capex, change_in_working_capital, financing_cash_flow } = whole
  const { interest_income, pre_tax_income, loss_used, tax, loss_carryforward, net_income } = whole
  const { operating_cash_flow, investing_cash_flow, net_cash_flow, cash, free_cash_flow } = whole
  const interest = scalars['cash_interest_rate']!
  const taxRate = scalars['tax_rate']!
  let held = scalars['opening_cash']!
  let losses = 0
  cash[0] = held
  for (let m = 1; m <= months; m++) {
    const earnedInterest = (Math.max(0, held) * interest) / 12
    const before = ebit[m]! + earnedInterest
    const used = Math.min(losses, Math.max(0, before))
    const paid = (Math.max(0, before) - used) * taxRate
    const net = before - paid
    losses = losses + Math.max(0, -before) - used
    const operating = net + depreciation[m]! + change_in_working_capital[m]!
    const flow = operating - capex[m]! + financing_cash_flow[m]!
    held += flow
    interest_income[m] = earnedInterest
    pre_tax_income[m] = before
    loss_used[m] = used
    tax[m] = paid
    loss_carryforward[m] = losses
    net_income[m] = net
    operating_cash_flow[m] = operating
    investing_cash_flow[m] = -capex[m]!
    net_cash_flow[m] = flow
    cash[m] = held
    free_cash_flow[m] = ebitda[m]! - paid - capex[m]! + change_in_working_capital[m]!
  }
}

function computeBalance({ months }: Plan, { whole }: HandLines): void {
  const { cash, receivables, inventory, payables, deferred_revenue, capex, depreciation, net_income } = whole
  const { fixed_assets, total_assets, total_liabilities, paid_in_capital, retained_earnings, total_equity } = whole
  const { financing_cash_flow, balance_check } = whole
  let fixed = 0
  let paidIn = cash[0]!
  let retained = 0
  total_assets[0] = paidIn
  paid_in_capital[0] = paidIn
  total_equity[0] = paidIn
  for (let m = 1; m <= months; m++) {
    fixed = fixed + capex[m]! - depreciation[m]!
    paidIn += financing_cash_flow[m]!
    retained += net_income[m]!
    const assets = cash[m]! + receivables[m]! + inventory[m]! + fixed
    const liabilities = payables[m]! + deferred_revenue[m]!
    const equity = paidIn + retained
    fixed_assets[m] = fixed
    paid_in_capital[m] = paidIn
    retained_earnings[m] = retained
    total_assets[m] = assets
    total_liabilities[m] = liabilities
    total_equity[m] = equity
    balance_check[m] = assets - liabilities - equity
  }
}
