// Single values by name: the general assumptions in their groups, and the days that bills stay open.
import { definitionOf, definitions } from '#lib/model/definitions.ts'
import { fiscalParameter, fiscalStarts } from '#lib/model/periods.ts'
import * as texts from '#lib/texts/parameters.ts'
import { choice, gain, money, number, share, type Column } from './columns.ts'

/** The named scalars of a scenario, in the groups in which they are shown. What a file leaves out takes `missing`. */
export const parameters: readonly (Column & { group: string })[] = [
  ...group(texts.groups.start, [
    number('starting_customers', texts.general.starting_customers, { unit: 'customers', min: '0', missing: '10' }),
    number('opening_cash', texts.general.opening_cash, { unit: 'money', missing: '500000' }),
    choice(fiscalParameter, texts.general.fiscal_year_start, fiscalStarts, { optional: true })
  ]),
  ...group(texts.groups.whole, [
    number('growth_factor', texts.general.growth_factor, {
      unit: 'factor',
      min: '0',
      max: '100',
      missing: '1',
      optional: true
    }),
    number('cost_factor', texts.general.cost_factor, {
      unit: 'factor',
      min: '0',
      max: '100',
      missing: '1',
      optional: true
    })
  ]),
  ...group(texts.groups.prices, [
    // S. Abdullah (Blossom Street Ventures), "Price escalators in SaaS contracts": 5 to 10 %, negotiated down to 3.
    gain('annual_price_increase', texts.general.annual_price_increase, {
      missing: '0.03',
      usual: [{ from: '0.03', to: '0.1' }]
    }),
    // Aon, "How to change pay": budgets for raises in the United States over the years.
    gain('annual_raise', texts.general.annual_raise, {
      missing: '0.03',
      usual: [{ from: '0.03', to: '0.04' }]
    }),
    // Profiterole, "Payroll Cost Calculator": taxes and benefits of employers in the United States.
    gain('benefits_load', texts.general.benefits_load, {
      missing: '0.2',
      usual: [{ from: '0.2', to: '0.4' }]
    }),
    share('tax_rate', texts.general.tax_rate, { missing: '0.21' }),
    gain('cash_interest_rate', texts.general.cash_interest_rate, { missing: '0.02' })
  ]),
  ...group(texts.groups.investment, [
    gain('capex_ratio', texts.general.capex_ratio, { missing: '0.01' }),
    number('depreciation_months', texts.general.depreciation_months, {
      unit: 'months',
      whole: true,
      min: '1',
      missing: '36'
    }),
    money('growth_stage_arr', texts.general.growth_stage_arr, { missing: '250000' }),
    money('scale_stage_arr', texts.general.scale_stage_arr, { missing: '5000000' }),
    number('tranche_interval', texts.general.tranche_interval, { unit: 'months', whole: true, min: '0', missing: '6' })
  ]),
  ...group(texts.groups.valuation, [
    number('discount_rate', texts.general.discount_rate, {
      unit: 'rate',
      min: '-1',
      above: true,
      max: '10',
      missing: '0.15'
    }),
    // LegalClarity, "How to Find Terminal Growth Rate": companies in mature markets.
    number('terminal_growth', texts.general.terminal_growth, {
      unit: 'rate',
      min: '-1',
      max: '1',
      missing: '0.03',
      usual: [{ from: '0.02', to: '0.04' }]
    }),
    // A. White, "SaaS Valuation Multiples 2025": the lowest and the highest band by revenue.
    number('exit_multiple', texts.general.exit_multiple, {
      unit: 'multiple',
      min: '0',
      max: '1000',
      missing: '6',
      usual: [
        { from: '1.5', to: '3', among: texts.general.multipleOfSmall },
        { from: '7', to: '11', among: texts.general.multipleOfLarge }
      ]
    }),
    number('mid_year', texts.general.mid_year, { whole: true, min: '0', max: '1', missing: '1' })
  ]),
  ...group(texts.groups.shares, [
    number('founder_shares', texts.general.founder_shares, { unit: 'shares', min: '0', missing: '8000000' }),
    number('pool_shares', texts.general.pool_shares, { unit: 'shares', min: '0', missing: '2000000' })
  ]),
  ...group(
    texts.groups.metrics,
    definitions.map(({ line, label, variants }) =>
      number(definitionOf(line), texts.definition(label, variants), {
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
  number('dso', texts.capital.dso, { unit: 'days', min: '0', max: '365' }),
  number('dpo', texts.capital.dpo, { unit: 'days', min: '0', max: '365' }),
  number('dio', texts.capital.dio, { unit: 'days', min: '0', max: '365' })
]
