// What the single values are called, their groups, and what each means.

export const groups = {
  start: 'Start',
  whole: 'Growth and costs as a whole',
  prices: 'Prices, people and taxes',
  investment: 'Investment and stages',
  valuation: 'Valuation',
  shares: 'Shares before the first round',
  metrics: 'Definitions of metrics'
}

export const general = {
  starting_customers: { label: 'Customers at the start', help: 'Customers on the first day, split by the mix.' },
  opening_cash: { label: 'Opening cash', help: 'The bank balance on the first day; negative where it is overdrawn.' },
  fiscal_year_start: {
    label: 'Fiscal year begins',
    help: 'In this calendar month: quarters, years and years to date follow. With the plan: every twelve months from M1.'
  },
  growth_factor: { label: 'Factor on growth', help: 'Multiplies every growth rate: 0.5 is half the growth.' },
  cost_factor: {
    label: 'Factor on costs',
    help: 'Multiplies marketing, research and general expenses and the salaries of all but support.'
  },
  annual_price_increase: {
    label: 'Price increase a year',
    help: 'Every price rises by this at the start of each new year.'
  },
  annual_raise: { label: 'Raise a year', help: 'Every salary rises by this at the start of each new year.' },
  benefits_load: { label: 'Benefits on salaries', help: 'What an employer pays on top of a salary.' },
  tax_rate: { label: 'Tax rate', help: 'On profit, after earlier losses are used up.' },
  cash_interest_rate: {
    label: 'Interest on cash, a year',
    help: 'Earned on last month\u2019s cash while it is positive.'
  },
  capex_ratio: { label: 'Capital expenditure, of revenue', help: 'Spent each month on things that last.' },
  depreciation_months: { label: 'Written off over', help: 'Months over which capital expenditure is written off.' },
  growth_stage_arr: {
    label: 'Growth stage from ARR',
    help: 'From this annual recurring revenue on, the ratios of the growth stage hold.'
  },
  scale_stage_arr: {
    label: 'Scale stage from ARR',
    help: 'From this annual recurring revenue on, the ratios of the scale stage hold.'
  },
  tranche_interval: {
    label: 'Months between tranches',
    help: 'The second and third tranche of a round follow after this many months each.'
  },
  discount_rate: { label: 'Discount rate', help: 'What a year\u2019s wait costs an investor.' },
  terminal_growth: { label: 'Growth after the plan', help: 'Of free cash flow, for ever; below the discount rate.' },
  exit_multiple: { label: 'Exit multiple', help: 'What a buyer pays for a unit of the last year\u2019s revenue.' },
  mid_year: {
    label: 'Cash comes mid-year',
    help: '1 where a year\u2019s cash is counted at its middle, 0 at its end.'
  },
  founder_shares: { label: 'Founders\u2019 shares', help: 'Held by founders before any round.' },
  pool_shares: { label: 'Option pool', help: 'Shares set aside for employees before any round.' },
  // For whom the multiples are that are usual.
  multipleOfSmall: 'below $1M of revenue',
  multipleOfLarge: 'above $50M'
}

/** Which of several ways a metric is counted in: they are chosen by number. */
export const definition = (metric: string, ways: readonly string[]) => ({
  label: `${metric} definition`,
  help: ways.map((way, i) => `${i + 1}: ${way}.`).join(' ')
})

export const capital = {
  dso: { label: 'Customers pay after', help: 'Days until customers of this tier pay a monthly bill.' },
  dpo: { label: 'We pay after', help: 'Days until bills are paid; salaries are paid at once.' },
  dio: { label: 'Goods lie for', help: 'Days that goods lie in stock.' }
}
