// What the tables and columns are called that somebody can type into, what one of their rows is called, and what each is for.

export const companies = {
  table: { label: 'Companies', rowLabel: 'company', help: 'Each company has its own scenarios.' },
  name: { label: 'Name', help: 'What the company is called.' }
}

export const scenarios = {
  table: { label: 'Scenarios', rowLabel: 'scenario', help: 'A plan with its own assumptions.' },
  name: { label: 'Name', help: 'What the scenario is called.' },
  description: { label: 'Description', help: 'What the scenario assumes, in a sentence.' },
  start_date: { label: 'Starts on', help: 'The first day of M1. No month\u2019s figures change with it.' },
  months: { label: 'Months', help: 'How many months are planned.' },
  parent_id: { label: 'Cloned from', help: 'The scenario it was copied from.' }
}

export const assumptions = {
  table: { label: 'General assumptions', rowLabel: 'assumption', help: 'Single values that hold for the whole plan.' },
  parameter: { label: 'Assumption', help: 'Which value.' },
  value: { label: 'Value', help: 'The value.' }
}

export const pricing = {
  table: {
    label: 'Pricing',
    rowLabel: 'tier',
    help: 'What each tier pays a month, what a customer costs to win, and how many stay. The mix splits new customers and adds up to 100 %.'
  },
  tier: { label: 'Tier', help: 'What the tier is called.' },
  monthly_price: { label: 'Price / month', help: 'What one customer pays a month at the start.' },
  cac: { label: 'CAC', help: 'What winning one customer costs, without people and marketing.' },
  annual_churn: { label: 'Churn / year', help: 'The share of customers who leave within a year.' },
  mix_pct: { label: 'Mix', help: 'The share of new customers who choose this tier. All tiers add up to 100 %.' },
  annual_expansion: {
    label: 'Expansion',
    help: 'How much more customers who stay pay after a year, price increase aside.'
  },
  annual_contraction: { label: 'Contraction', help: 'How much less customers who stay pay after a year.' },
  annual_prepaid_share: { label: 'Prepaid yearly', help: 'The share of new revenue that is paid a year ahead.' },
  // For whom the rates are that are usual.
  churnOfLarge: 'with larger customers',
  churnOfSmall: 'with small ones'
}

export const growth_rates = {
  table: {
    label: 'Growth',
    rowLabel: 'period',
    help: 'How many customers each month wins, as a share of those there were, by period. Months that no period covers win none.'
  },
  month_start: { label: 'From', help: 'The first month of the period.' },
  month_end: { label: 'To', help: 'The last month of the period, itself included.' },
  rate: {
    label: 'Growth / month',
    help: 'New customers of a month for each customer of the month before; those who leave are counted by churn.'
  }
}

export const funding_rounds = {
  table: {
    label: 'Funding',
    rowLabel: 'round',
    help: 'Money raised, when it comes, and what investors get. The tranches add up to 100 %.'
  },
  name: { label: 'Round', help: 'What the round is called.' },
  amount: { label: 'Amount', help: 'What is raised in all.' },
  month: { label: 'Month', help: 'When the first tranche is paid.' },
  tranche_1: { label: 'Tranche 1', help: 'Paid in the month of the round.' },
  tranche_2: { label: 'Tranche 2', help: 'Paid one interval later.' },
  tranche_3: { label: 'Tranche 3', help: 'Paid two intervals later.' },
  pre_money: {
    label: 'Pre-money',
    help: 'The value of the company before the round; empty where no shares are priced.'
  },
  pool_pct: {
    label: 'Minimum pool',
    help: 'What the option pool holds at least after the round; if it holds less, it is topped up inside the pre-money.'
  },
  instrument: { label: 'Instrument', help: 'A SAFE brings its cash now and becomes shares in the next priced round.' },
  cap: { label: 'SAFE cap', help: 'The post-money valuation at which a SAFE converts at most.' },
  discount: { label: 'SAFE discount', help: 'Off the price of the next priced round.' }
}

export const expense_ratios = {
  table: {
    label: 'Expenses besides people',
    rowLabel: 'expense',
    help: 'A part of revenue, and at least the minimum a month; which row holds depends on the stage the company has reached.'
  },
  category: { label: 'Expense', help: 'What the money is spent on.' },
  stage: { label: 'Stage', help: 'The stage in which this holds.' },
  ratio: { label: 'Of revenue', help: 'A part of the month\u2019s revenue.' },
  minimum: { label: 'At least / month', help: 'What is spent in any case.' }
}

export const headcount = {
  table: {
    label: 'Headcount',
    rowLabel: 'team',
    help: 'People by department and period; the average is per person and month before benefits. Rows of a department add up.'
  },
  department: { label: 'Department', help: 'Where the people work.' },
  period_start: { label: 'From', help: 'The first month; M0 costs nothing.' },
  period_end: { label: 'To', help: 'The last month, itself included.' },
  count: { label: 'People', help: 'How many; parts of a person are allowed.' },
  avg_salary: { label: 'Average / month', help: 'Per person and month, before benefits and raises.' }
}

export const working_capital = {
  table: { label: 'Working capital', rowLabel: 'term', help: 'How many days bills stay open, on a month of 30 days.' },
  parameter: { label: 'Term', help: 'Which bills.' },
  value: { label: 'Days', help: 'How long they stay open.' }
}

export const comparables = {
  table: {
    label: 'Comparable companies',
    rowLabel: 'company',
    help: 'What similar companies are worth. The quartiles of their EV / revenue value this one.'
  },
  name: { label: 'Company', help: 'What it is called.' },
  arr: { label: 'ARR', help: 'Its annual recurring revenue.' },
  revenue_growth: { label: 'Growth', help: 'Of revenue, over a year.' },
  nrr: { label: 'NRR', help: 'Net revenue retention.' },
  gross_margin: { label: 'Gross margin', help: 'Gross profit of revenue.' },
  rule_of_40: { label: 'Rule of 40', help: 'Growth plus margin.' },
  ev_revenue: {
    label: 'EV / revenue',
    help: 'Enterprise value for each unit of revenue; empty to leave the company out.'
  }
}

export const custom_lines = {
  table: { label: 'Own lines', rowLabel: 'line', help: 'Figures of your own, written like the lines of the model.' },
  name: { label: 'Line', help: 'Letters, digits and underscores.' },
  unit: { label: 'Unit', help: 'Such as money, customers, rate, multiple, number, money per customer.' },
  formula: { label: 'Formula', help: 'Such as: mrr / headcount.' },
  note: { label: 'Note', help: 'What it means.' }
}

export const notes = {
  table: {
    label: 'Notes',
    rowLabel: 'note',
    help: 'What people say about a row, a cell or a figure. Notes at one place answer each other, in order of time.'
  },
  place: { label: 'Place', help: 'What it is about.' },
  text: { label: 'Note', help: 'What it says.' },
  author: { label: 'By', help: 'Who wrote it.' },
  at: { label: 'When', help: 'When it was written.' },
  resolved: { label: 'Resolved', help: 'Whether it is dealt with.' }
}

export const branches = {
  table: { label: 'Branches', rowLabel: 'branch', help: 'Which scenario a branch follows.' },
  parent: { label: 'Branch of', help: 'The scenario that it follows.' }
}

export const overrides = {
  table: {
    label: 'Overrides',
    rowLabel: 'override',
    help: 'What a branch says otherwise than the scenario it follows.'
  },
  table_name: { label: 'Table', help: 'Where it says so.' },
  row_id: { label: 'Row', help: 'Of the scenario where the row was made.' },
  column_name: { label: 'Column', help: 'Empty where the row is left out.' },
  value: { label: 'Value', help: 'What stands there in the branch.' },
  base: { label: 'Before', help: 'What stood there when it was first said otherwise.' }
}

export const computed_months = {
  table: { label: 'Computed months', rowLabel: 'month', help: 'Exact figures kept until an assumption changes.' },
  month: { label: 'Month', help: 'Counted from M0.' },
  figures: { label: 'Figures', help: 'Every line of the month by id, as exact decimal text.' }
}
