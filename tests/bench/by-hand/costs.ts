// What the company costs, from people to net income, as loops over months.
import type { HandLines } from './lines.ts'
import type { Plan } from './plan.ts'

export function computeCosts(plan: Plan, lines: HandLines): void {
  computePeople(plan, lines)
  computeExpenses(plan, lines)
  computeProfit(plan, lines)
}

const support = 0
const selling = 1
const engineering = 2
const general = 3
const departmentCount = 4

function computePeople({ months, scalars, staff }: Plan, { headcount, payroll, whole, salaryFactor }: HandLines): void {
  const load = 1 + scalars['benefits_load']!
  const raise = 1 + scalars['annual_raise']!
  const { headcount: allPeople, payroll: allPaid } = whole
  allPeople.fill(0)
  allPaid.fill(0)
  for (let d = 0; d < departmentCount; d++) {
    headcount[d]!.fill(0)
    payroll[d]!.fill(0)
    salaryFactor[d] = d === support ? 1 : scalars['cost_factor']!
  }
  for (const { department, starts, ends, count, salary } of staff) {
    const people = headcount[department]!
    const paid = payroll[department]!
    const amount = count * salary
    const last = Math.min(ends, months)
    for (let m = Math.max(1, starts); m <= last; m++) {
      people[m]! += count
      paid[m]! += amount
    }
  }
  for (let d = 0; d < departmentCount; d++) {
    const people = headcount[d]!
    const paid = payroll[d]!
    const factor = salaryFactor[d]!
    for (let first = 1; first <= months; first += 12) {
      const raised = Math.pow(raise, (first - 1) / 12)
      const last = Math.min(first + 11, months)
      for (let m = first; m <= last; m++) {
        const amount = paid[m]! * factor * load * raised
        paid[m] = amount
        allPeople[m]! += people[m]!
        allPaid[m]! += amount
      }
    }
  }
}

/** Ratios and minimums stand by category and stage, in the order cogs, marketing, rd, ga, cloud. */
function computeExpenses({ months, scalars, tiers, ratio, minimum }: Plan, lines: HandLines): void {
  const { arr, arr_reached, stage, revenue, cogs, cloud, marketing, rd, ga, acquisition_spend } = lines.whole
  const growthFrom = scalars['growth_stage_arr']!
  const scaleFrom = scalars['scale_stage_arr']!
  const factor = scalars['cost_factor']!
  for (let m = 1; m <= months; m++) {
    const reached = m > 1 ? arr[m - 1]! : 0
    const s = reached < growthFrom ? 0 : reached < scaleFrom ? 1 : 2
    const earned = revenue[m]!
    arr_reached[m] = reached
    stage[m] = s
    cogs[m] = Math.max(minimum[s]!, earned * ratio[s]!)
    marketing[m] = factor * Math.max(minimum[3 + s]!, earned * ratio[3 + s]!)
    rd[m] = factor * Math.max(minimum[6 + s]!, earned * ratio[6 + s]!)
    ga[m] = factor * Math.max(minimum[9 + s]!, earned * ratio[9 + s]!)
    cloud[m] = Math.max(minimum[12 + s]!, earned * ratio[12 + s]!)
  }
  acquisition_spend.fill(0)
  for (let t = 0; t < tiers.length; t++) {
    const { cac } = tiers[t]!
    const { new_customers } = lines.tiers[t]!
    for (let m = 1; m <= months; m++) acquisition_spend[m]! += new_customers[m]! * cac
  }
}

/** Down to EBIT; interest needs the cash of the month before, and comes with it. */
function computeProfit({ months, scalars }: Plan, { whole, payroll }: HandLines): void {
  const { revenue, cogs, cloud, cost_of_revenue, gross_profit, acquisition_spend, marketing, rd, ga } = whole
  const { sales_and_marketing, research_and_development, general_and_administrative, operating_expenses } = whole
  const { ebitda, capex, depreciation, ebit } = whole
  const [serving, sellers, engineers, others] = [
    payroll[support]!,
    payroll[selling]!,
    payroll[engineering]!,
    payroll[general]!
  ]
  const capexRatio = scalars['capex_ratio']!
  const life = scalars['depreciation_months']!
  const back = Math.trunc(life)
  for (let m = 1; m <= months; m++) {
    const earned = revenue[m]!
    const serviceCost = cogs[m]! + cloud[m]! + serving[m]!
    const profit = earned - serviceCost
    const sales = acquisition_spend[m]! + marketing[m]! + sellers[m]!
    const research = rd[m]! + engineers[m]!
    const administration = ga[m]! + others[m]!
    const operating = sales + research + administration
    const spent = earned * capexRatio
    capex[m] = spent
    let kept = 0
    for (let k = Math.max(0, m - back + 1); k <= m; k++) kept += capex[k]!
    const written = kept / life
    cost_of_revenue[m] = serviceCost
    gross_profit[m] = profit
    sales_and_marketing[m] = sales
    research_and_development[m] = research
    general_and_administrative[m] = administration
    operating_expenses[m] = operating
    ebitda[m] = profit - operating
    depreciation[m] = written
    ebit[m] = profit - operating - written
  }
}
