// Single values by name: the general assumptions in their groups, and the days that bills stay open.
import { definitionOf, definitions } from '#lib/model/definitions.ts'
import { fiscalParameter, fiscalStarts } from '#lib/model/periods.ts'
import { choice, gain, money, number, share, type Column } from './columns.ts'

/** The named scalars of a scenario, in the groups in which they are shown. What a file leaves out takes `missing`. */
export const parameters: readonly (Column & { group: string })[] = [
  ...group('Start', [
    number('starting_customers', 'Customers at the start', 'Customers on the first day, split by the mix.', {
      unit: 'customers',
      min: '0',
      missing: '10'
    }),
    number('opening_cash', 'Opening cash', 'The bank balance on the first day; negative where it is overdrawn.', {
      unit: 'money',
      missing: '500000'
    }),
    choice(
      fiscalParameter,
      'Fiscal year begins',
      'In this calendar month: quarters, years and years to date follow. With the plan: every twelve months from M1.',
      fiscalStarts,
      { optional: true }
    )
  ]),
  ...group('Growth and costs as a whole', [
    number('growth_factor', 'Factor on growth', 'Multiplies every growth rate: 0.5 is half the growth.', {
      unit: 'factor',
      min: '0',
      max: '100',
      missing: '1',
      optional: true
    }),
    number(
      'cost_factor',
      'Factor on costs',
      'Multiplies marketing, research and general expenses and the salaries of all but support.',
      { unit: 'factor', min: '0', max: '100', missing: '1', optional: true }
    )
  ]),
  ...group('Prices, people and taxes', [
    // S. Abdullah (Blossom Street Ventures), "Price escalators in SaaS contracts": 5 to 10 %, negotiated down to 3.
    gain('annual_price_increase', 'Price increase a year', 'Every price rises by this at the start of each new year.', {
      missing: '0.03',
      usual: [{ from: '0.03', to: '0.1' }]
    }),
    // Aon, "How to change pay": budgets for raises in the United States over the years.
    gain('annual_raise', 'Raise a year', 'Every salary rises by this at the start of each new year.', {
      missing: '0.03',
      usual: [{ from: '0.03', to: '0.04' }]
    }),
    // Profiterole, "Payroll Cost Calculator": taxes and benefits of employers in the United States.
    gain('benefits_load', 'Benefits on salaries', 'What an employer pays on top of a salary.', {
      missing: '0.2',
      usual: [{ from: '0.2', to: '0.4' }]
    }),
    share('tax_rate', 'Tax rate', 'On profit, after earlier losses are used up.', { missing: '0.21' }),
    gain('cash_interest_rate', 'Interest on cash, a year', 'Earned on last month\u2019s cash while it is positive.', {
      missing: '0.02'
    })
  ]),
  ...group('Investment and stages', [
    gain('capex_ratio', 'Capital expenditure, of revenue', 'Spent each month on things that last.', {
      missing: '0.01'
    }),
    number('depreciation_months', 'Written off over', 'Months over which capital expenditure is written off.', {
      unit: 'months',
      whole: true,
      min: '1',
      missing: '36'
    }),
    money(
      'growth_stage_arr',
      'Growth stage from ARR',
      'From this annual recurring revenue on, the ratios of the growth stage hold.',
      { missing: '250000' }
    ),
    money(
      'scale_stage_arr',
      'Scale stage from ARR',
      'From this annual recurring revenue on, the ratios of the scale stage hold.',
      { missing: '5000000' }
    ),
    number(
      'tranche_interval',
      'Months between tranches',
      'The second and third tranche of a round follow after this many months each.',
      { unit: 'months', whole: true, min: '0', missing: '6' }
    )
  ]),
  ...group('Valuation', [
    number('discount_rate', 'Discount rate', 'What a year\u2019s wait costs an investor.', {
      unit: 'rate',
      min: '-1',
      above: true,
      max: '10',
      missing: '0.15'
    }),
    // LegalClarity, "How to Find Terminal Growth Rate": companies in mature markets.
    number('terminal_growth', 'Growth after the plan', 'Of free cash flow, for ever; below the discount rate.', {
      unit: 'rate',
      min: '-1',
      max: '1',
      missing: '0.03',
      usual: [{ from: '0.02', to: '0.04' }]
    }),
    // A. White, "SaaS Valuation Multiples 2025": the lowest and the highest band by revenue.
    number('exit_multiple', 'Exit multiple', 'What a buyer pays for a unit of the last year\u2019s revenue.', {
      unit: 'multiple',
      min: '0',
      max: '1000',
      missing: '6',
      usual: [
        { from: '1.5', to: '3', among: 'below $1M of revenue' },
        { from: '7', to: '11', among: 'above $50M' }
      ]
    }),
    number('mid_year', 'Cash comes mid-year', '1 where a year\u2019s cash is counted at its middle, 0 at its end.', {
      whole: true,
      min: '0',
      max: '1',
      missing: '1'
    })
  ]),
  ...group('Shares before the first round', [
    number('founder_shares', 'Founders\u2019 shares', 'Held by founders before any round.', {
      unit: 'shares',
      min: '0',
      missing: '8000000'
    }),
    number('pool_shares', 'Option pool', 'Shares set aside for employees before any round.', {
      unit: 'shares',
      min: '0',
      missing: '2000000'
    })
  ]),
  ...group(
    'Definitions of metrics',
    definitions.map(({ line, label, variants }) =>
      number(definitionOf(line), `${label} definition`, variants.map((words, i) => `${i + 1}: ${words}.`).join(' '), {
        whole: true,
        min: '1',
        max: String(variants.length),
        missing: '1',
        optional: true
      })
    )
  )
]

function group(name: string, columns: readonly Column[]): (Column & { group: string })[] {
  return columns.map((column) => ({ ...column, group: name }))
}

/** Days that bills stay open. `dso` is kept for each tier as dso_<tier>. */
export const capitalParameters: readonly Column[] = [
  number('dso', 'Customers pay after', 'Days until customers of this tier pay a monthly bill.', {
    unit: 'days',
    min: '0',
    max: '365'
  }),
  number('dpo', 'We pay after', 'Days until bills are paid; salaries are paid at once.', {
    unit: 'days',
    min: '0',
    max: '365'
  }),
  number('dio', 'Goods lie for', 'Days that goods lie in stock.', { unit: 'days', min: '0', max: '365' })
]
