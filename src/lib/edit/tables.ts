// Every table that somebody can type into, in the order in which they are shown and filed.
import { choice, gain, money, month, number, share, text, type Table } from './columns.ts'
import { categories, departments, instruments, stages } from './members.ts'

const ofScenario = { table: 'scenarios', column: 'scenario_id' }

export const tables: readonly Table[] = [
  {
    name: 'companies',
    label: 'Companies',
    rowLabel: 'company',
    help: 'Each company has its own scenarios.',
    belongsTo: null,
    namedBy: ['name'],
    columns: [text('name', 'Name', 'What the company is called.', { kind: 'name', missing: null })]
  },
  {
    name: 'scenarios',
    label: 'Scenarios',
    rowLabel: 'scenario',
    help: 'A plan with its own assumptions.',
    belongsTo: { table: 'companies', column: 'company_id' },
    namedBy: ['name'],
    columns: [
      text('name', 'Name', 'What the scenario is called.', { kind: 'name', missing: null }),
      text('description', 'Description', 'What the scenario assumes, in a sentence.', { optional: true }),
      {
        name: 'start_date',
        label: 'Starts on',
        help: 'The first day of M1. It changes labels only.',
        kind: 'date',
        missing: null
      },
      number('months', 'Months', 'How many months are planned.', { whole: true, min: '1', max: '120', missing: '60' }),
      text('parent_id', 'Cloned from', 'The scenario it was copied from.', { missing: null })
    ]
  },
  {
    name: 'assumptions',
    label: 'General assumptions',
    rowLabel: 'assumption',
    help: 'Single values that hold for the whole plan.',
    belongsTo: ofScenario,
    namedBy: ['parameter'],
    columns: [
      text('parameter', 'Assumption', 'Which value.', { missing: null }),
      number('value', 'Value', 'The value.')
    ]
  },
  {
    name: 'pricing',
    label: 'Pricing',
    rowLabel: 'tier',
    help: 'What each tier pays a month, what a customer costs to win, and how many stay. The mix splits new customers and adds up to 100 %.',
    belongsTo: ofScenario,
    namedBy: ['tier'],
    columns: [
      text('tier', 'Tier', 'What the tier is called.', { kind: 'name', missing: null }),
      money('monthly_price', 'Price / month', 'What one customer pays a month at the start.'),
      money('cac', 'CAC', 'What winning one customer costs, without people and marketing.'),
      // FabricLoop, "What Is a Good Churn Rate? Benchmarks by Industry", May 2026: typical rates a year.
      share('annual_churn', 'Churn / year', 'The share of customers who leave within a year.', {
        usual: [
          { from: '0.06', to: '0.12', among: 'with larger customers' },
          { from: '0.31', to: '0.46', among: 'with small ones' }
        ]
      }),
      share('mix_pct', 'Mix', 'The share of new customers who choose this tier. All tiers add up to 100 %.'),
      gain('annual_expansion', 'Expansion', 'How much more customers who stay pay after a year, price increase aside.'),
      share('annual_contraction', 'Contraction', 'How much less customers who stay pay after a year.'),
      share('annual_prepaid_share', 'Prepaid yearly', 'The share of new revenue that is paid a year ahead.')
    ]
  },
  {
    name: 'growth_rates',
    label: 'Growth',
    rowLabel: 'period',
    help: 'How many customers each month wins, as a share of those there were, by period. Months that no period covers win none.',
    belongsTo: ofScenario,
    namedBy: ['month_start', 'month_end'],
    columns: [
      month('month_start', 'From', 'The first month of the period.', '1'),
      month('month_end', 'To', 'The last month of the period, itself included.', '1'),
      number(
        'rate',
        'Growth / month',
        'New customers of a month for each customer of the month before; those who leave are counted by churn.',
        {
          unit: 'rate',
          min: '-1',
          max: '10'
        }
      )
    ]
  },
  {
    name: 'funding_rounds',
    label: 'Funding',
    rowLabel: 'round',
    help: 'Money raised, when it comes, and what investors get. The tranches add up to 100 %.',
    belongsTo: ofScenario,
    namedBy: ['name'],
    columns: [
      text('name', 'Round', 'What the round is called.', { kind: 'name', missing: null }),
      money('amount', 'Amount', 'What is raised in all.'),
      month('month', 'Month', 'When the first tranche is paid.', '1'),
      share('tranche_1', 'Tranche 1', 'Paid in the month of the round.'),
      share('tranche_2', 'Tranche 2', 'Paid one interval later.'),
      share('tranche_3', 'Tranche 3', 'Paid two intervals later.'),
      money('pre_money', 'Pre-money', 'The value of the company before the round; empty where no shares are priced.', {
        missing: null,
        optional: true
      }),
      // Westaway, "Employee Option Pool: Setting It Up Right".
      share(
        'pool_pct',
        'Minimum pool',
        'What the option pool holds at least after the round; if it holds less, it is topped up inside the pre-money.',
        { missing: null, optional: true, below: true, usual: [{ from: '0.1', to: '0.2' }] }
      ),
      {
        ...choice(
          'instrument',
          'Instrument',
          'A SAFE brings its cash now and becomes shares in the next priced round.',
          instruments
        ),
        optional: true
      },
      money('cap', 'SAFE cap', 'The post-money valuation at which a SAFE converts at most.', {
        missing: null,
        optional: true
      }),
      // ContractsCounsel, "SAFE Note Discount Rate".
      share('discount', 'SAFE discount', 'Off the price of the next priced round.', {
        missing: null,
        optional: true,
        below: true,
        usual: [{ from: '0.1', to: '0.3' }]
      })
    ]
  },
  {
    name: 'expense_ratios',
    label: 'Expenses besides people',
    rowLabel: 'expense',
    help: 'A part of revenue, and at least the minimum a month; which row holds depends on the stage the company has reached.',
    belongsTo: ofScenario,
    namedBy: ['category', 'stage'],
    columns: [
      choice('category', 'Expense', 'What the money is spent on.', categories),
      choice('stage', 'Stage', 'The stage in which this holds.', stages),
      gain('ratio', 'Of revenue', 'A part of the month\u2019s revenue.'),
      money('minimum', 'At least / month', 'What is spent in any case.')
    ]
  },
  {
    name: 'headcount',
    label: 'Headcount',
    rowLabel: 'team',
    help: 'People by department and period; the average is per person and month before benefits. Rows of a department add up.',
    belongsTo: ofScenario,
    namedBy: ['department', 'period_start', 'period_end'],
    columns: [
      choice('department', 'Department', 'Where the people work.', departments),
      month('period_start', 'From', 'The first month; M0 costs nothing.', '0'),
      month('period_end', 'To', 'The last month, itself included.', '0'),
      number('count', 'People', 'How many; parts of a person are allowed.', { unit: 'people', min: '0' }),
      money('avg_salary', 'Average / month', 'Per person and month, before benefits and raises.')
    ]
  },
  {
    name: 'working_capital',
    label: 'Working capital',
    rowLabel: 'term',
    help: 'How many days bills stay open, on a month of 30 days.',
    belongsTo: ofScenario,
    namedBy: ['parameter'],
    columns: [
      text('parameter', 'Term', 'Which bills.', { missing: null }),
      number('value', 'Days', 'How long they stay open.', { unit: 'days', min: '0', max: '365' })
    ]
  },
  {
    name: 'comparables',
    label: 'Comparable companies',
    rowLabel: 'company',
    help: 'What similar companies are worth. The quartiles of their EV / revenue value this one.',
    belongsTo: ofScenario,
    namedBy: ['name'],
    columns: [
      text('name', 'Company', 'What it is called.', { kind: 'name', missing: null }),
      money('arr', 'ARR', 'Its annual recurring revenue.', { missing: null }),
      number('revenue_growth', 'Growth', 'Of revenue, over a year.', { unit: 'rate', missing: null }),
      number('nrr', 'NRR', 'Net revenue retention.', { unit: 'rate', missing: null }),
      number('gross_margin', 'Gross margin', 'Gross profit of revenue.', { unit: 'rate', missing: null }),
      number('rule_of_40', 'Rule of 40', 'Growth plus margin.', { unit: 'rate', missing: null }),
      number(
        'ev_revenue',
        'EV / revenue',
        'Enterprise value for each unit of revenue; empty to leave the company out.',
        { unit: 'multiple', min: '0', missing: null }
      )
    ]
  },
  {
    name: 'custom_lines',
    label: 'Own lines',
    rowLabel: 'line',
    help: 'Figures of your own, written like the lines of the model.',
    belongsTo: ofScenario,
    namedBy: ['name'],
    columns: [
      text('name', 'Line', 'Letters, digits and underscores.', { kind: 'name', missing: null }),
      {
        ...text('unit', 'Unit', 'Such as money, customers, rate, multiple, number, money per customer.', {
          kind: 'unit'
        }),
        missing: 'number'
      },
      text('formula', 'Formula', 'Such as: mrr / headcount.', { kind: 'formula', missing: null }),
      text('note', 'Note', 'What it means.', { optional: true })
    ]
  },
  {
    name: 'notes',
    label: 'Notes',
    rowLabel: 'note',
    help: 'What people say about a row, a cell or a figure. Notes at one place answer each other, in order of time.',
    belongsTo: ofScenario,
    namedBy: ['place', 'at'],
    since: 2,
    isAside: true,
    columns: [
      text('place', 'Place', 'What it is about.', { kind: 'place', missing: null }),
      text('text', 'Note', 'What it says.'),
      text('author', 'By', 'Who wrote it.'),
      text('at', 'When', 'When it was written.', { kind: 'time', missing: null }),
      { ...choice('resolved', 'Resolved', 'Whether it is dealt with.', ['no', 'yes']), optional: true }
    ]
  },
  {
    name: 'computed_months',
    label: 'Computed months',
    rowLabel: 'month',
    help: 'Exact figures kept until an assumption changes.',
    belongsTo: ofScenario,
    namedBy: ['month'],
    isCache: true,
    columns: [
      { ...month('month', 'Month', 'Counted from M0.', '0') },
      text('figures', 'Figures', 'Every line of the month by id, as exact decimal text.')
    ]
  }
]
