// Every table that somebody can type into, in the order in which they are shown and filed.
import * as texts from '#lib/texts/tables.ts'
import { choice, gain, money, month, number, share, text, type Table } from './columns.ts'
import { categories, departments, instruments, stages } from './members.ts'

const ofScenario = { table: 'scenarios', column: 'scenario_id' }

export const tables: readonly Table[] = [
  {
    name: 'companies',
    ...texts.companies.table,
    belongsTo: null,
    namedBy: ['name'],
    columns: [text('name', texts.companies.name, { kind: 'name', missing: null })]
  },
  {
    name: 'scenarios',
    ...texts.scenarios.table,
    belongsTo: { table: 'companies', column: 'company_id' },
    namedBy: ['name'],
    columns: [
      text('name', texts.scenarios.name, { kind: 'name', missing: null }),
      text('description', texts.scenarios.description, { optional: true }),
      { name: 'start_date', ...texts.scenarios.start_date, kind: 'date', missing: null },
      number('months', texts.scenarios.months, { whole: true, min: '1', max: '120', missing: '60' }),
      text('parent_id', texts.scenarios.parent_id, { missing: null })
    ]
  },
  {
    name: 'assumptions',
    ...texts.assumptions.table,
    belongsTo: ofScenario,
    namedBy: ['parameter'],
    columns: [
      text('parameter', texts.assumptions.parameter, { missing: null }),
      number('value', texts.assumptions.value)
    ]
  },
  {
    name: 'pricing',
    ...texts.pricing.table,
    belongsTo: ofScenario,
    namedBy: ['tier'],
    columns: [
      text('tier', texts.pricing.tier, { kind: 'name', missing: null }),
      money('monthly_price', texts.pricing.monthly_price),
      money('cac', texts.pricing.cac),
      // FabricLoop, "What Is a Good Churn Rate? Benchmarks by Industry", May 2026: typical rates a year.
      share('annual_churn', texts.pricing.annual_churn, {
        usual: [
          { from: '0.06', to: '0.12', among: texts.pricing.churnOfLarge },
          { from: '0.31', to: '0.46', among: texts.pricing.churnOfSmall }
        ]
      }),
      share('mix_pct', texts.pricing.mix_pct),
      gain('annual_expansion', texts.pricing.annual_expansion),
      share('annual_contraction', texts.pricing.annual_contraction),
      share('annual_prepaid_share', texts.pricing.annual_prepaid_share)
    ]
  },
  {
    name: 'growth_rates',
    ...texts.growth_rates.table,
    belongsTo: ofScenario,
    namedBy: ['month_start', 'month_end'],
    columns: [
      month('month_start', texts.growth_rates.month_start, '1'),
      month('month_end', texts.growth_rates.month_end, '1'),
      number('rate', texts.growth_rates.rate, { unit: 'rate', min: '-1', max: '10' })
    ]
  },
  {
    name: 'funding_rounds',
    ...texts.funding_rounds.table,
    belongsTo: ofScenario,
    namedBy: ['name'],
    columns: [
      text('name', texts.funding_rounds.name, { kind: 'name', missing: null }),
      money('amount', texts.funding_rounds.amount),
      month('month', texts.funding_rounds.month, '1'),
      share('tranche_1', texts.funding_rounds.tranche_1),
      share('tranche_2', texts.funding_rounds.tranche_2),
      share('tranche_3', texts.funding_rounds.tranche_3),
      money('pre_money', texts.funding_rounds.pre_money, { missing: null, optional: true }),
      // Westaway, "Employee Option Pool: Setting It Up Right".
      share('pool_pct', texts.funding_rounds.pool_pct, {
        missing: null,
        optional: true,
        below: true,
        usual: [{ from: '0.1', to: '0.2' }]
      }),
      { ...choice('instrument', texts.funding_rounds.instrument, instruments), optional: true },
      money('cap', texts.funding_rounds.cap, { missing: null, optional: true }),
      // ContractsCounsel, "SAFE Note Discount Rate".
      share('discount', texts.funding_rounds.discount, {
        missing: null,
        optional: true,
        below: true,
        usual: [{ from: '0.1', to: '0.3' }]
      })
    ]
  },
  {
    name: 'expense_ratios',
    ...texts.expense_ratios.table,
    belongsTo: ofScenario,
    namedBy: ['category', 'stage'],
    columns: [
      choice('category', texts.expense_ratios.category, categories),
      choice('stage', texts.expense_ratios.stage, stages),
      gain('ratio', texts.expense_ratios.ratio),
      money('minimum', texts.expense_ratios.minimum)
    ]
  },
  {
    name: 'headcount',
    ...texts.headcount.table,
    belongsTo: ofScenario,
    namedBy: ['department', 'period_start', 'period_end'],
    columns: [
      choice('department', texts.headcount.department, departments),
      month('period_start', texts.headcount.period_start, '0'),
      month('period_end', texts.headcount.period_end, '0'),
      number('count', texts.headcount.count, { unit: 'people', min: '0' }),
      money('avg_salary', texts.headcount.avg_salary)
    ]
  },
  {
    name: 'working_capital',
    ...texts.working_capital.table,
    belongsTo: ofScenario,
    namedBy: ['parameter'],
    columns: [
      text('parameter', texts.working_capital.parameter, { missing: null }),
      number('value', texts.working_capital.value, { unit: 'days', min: '0', max: '365' })
    ]
  },
  {
    name: 'comparables',
    ...texts.comparables.table,
    belongsTo: ofScenario,
    namedBy: ['name'],
    columns: [
      text('name', texts.comparables.name, { kind: 'name', missing: null }),
      money('arr', texts.comparables.arr, { missing: null }),
      number('revenue_growth', texts.comparables.revenue_growth, { unit: 'rate', missing: null }),
      number('nrr', texts.comparables.nrr, { unit: 'rate', missing: null }),
      number('gross_margin', texts.comparables.gross_margin, { unit: 'rate', missing: null }),
      number('rule_of_40', texts.comparables.rule_of_40, { unit: 'rate', missing: null }),
      number('ev_revenue', texts.comparables.ev_revenue, { unit: 'multiple', min: '0', missing: null })
    ]
  },
  {
    name: 'custom_lines',
    ...texts.custom_lines.table,
    belongsTo: ofScenario,
    namedBy: ['name'],
    columns: [
      text('name', texts.custom_lines.name, { kind: 'name', missing: null }),
      {
        ...text('unit', texts.custom_lines.unit, { kind: 'unit' }),
        missing: 'number'
      },
      text('formula', texts.custom_lines.formula, { kind: 'formula', missing: null }),
      text('note', texts.custom_lines.note, { optional: true })
    ]
  },
  {
    name: 'notes',
    ...texts.notes.table,
    belongsTo: ofScenario,
    namedBy: ['place', 'at'],
    since: 2,
    isAside: true,
    columns: [
      text('place', texts.notes.place, { kind: 'place', missing: null }),
      text('text', texts.notes.text),
      text('author', texts.notes.author),
      text('at', texts.notes.at, { kind: 'time', missing: null }),
      { ...choice('resolved', texts.notes.resolved, ['no', 'yes']), optional: true }
    ]
  },
  {
    name: 'branches',
    ...texts.branches.table,
    belongsTo: ofScenario,
    namedBy: [],
    since: 3,
    isOfBranch: true,
    columns: [text('parent', texts.branches.parent, { missing: null })]
  },
  {
    name: 'overrides',
    ...texts.overrides.table,
    belongsTo: ofScenario,
    namedBy: ['table_name', 'row_id', 'column_name'],
    since: 3,
    isOfBranch: true,
    columns: [
      text('table_name', texts.overrides.table_name, { missing: null }),
      text('row_id', texts.overrides.row_id, { missing: null }),
      text('column_name', texts.overrides.column_name, { missing: null }),
      text('value', texts.overrides.value, { missing: null }),
      text('base', texts.overrides.base, { missing: null })
    ]
  },
  {
    name: 'computed_months',
    ...texts.computed_months.table,
    belongsTo: ofScenario,
    namedBy: ['month'],
    isCache: true,
    columns: [{ ...month('month', texts.computed_months.month, '0') }, text('figures', texts.computed_months.figures)]
  }
]
