// The three statements: which lines stand in them, in the order and with the weight an accountant expects.
import * as texts from '#lib/texts/sections.ts'

export interface StatementRow {
  line: string
  /** 0 for totals, 1 for what they are made of. */
  indent: 0 | 1
  isTotal: boolean
  /** A label that fits the statement better than the line's own. */
  label?: string
}

export interface Statement {
  id: 'income' | 'cash' | 'balance'
  label: string
  rows: readonly StatementRow[]
}

/** The chapters of the model's text that investors ask about. */
export const metricSections: readonly string[] = ['Unit economics', 'Retention', 'Burn and efficiency']

/** Those about customers, and the people who work for them. */
export const customerSections: readonly string[] = [
  'Customers',
  'Recurring revenue',
  'Paid in advance and paid later',
  'Stage',
  'People'
]

/** That of lines that people write themselves. */
export const ownSection = texts.ownLines

const total = (line: string, label?: string): StatementRow => ({
  line,
  indent: 0,
  isTotal: true,
  ...(label ? { label } : {})
})
const part = (line: string, label?: string): StatementRow => ({
  line,
  indent: 1,
  isTotal: false,
  ...(label ? { label } : {})
})

export const statements: readonly Statement[] = [
  {
    id: 'income',
    label: texts.income,
    rows: [
      total('revenue'),
      part('cloud'),
      part('cogs'),
      part('payroll[support]', texts.supportPayroll),
      total('gross_profit'),
      part('acquisition_spend'),
      part('marketing'),
      part('payroll[sales_marketing]', texts.salesPayroll),
      part('research_and_development'),
      part('general_and_administrative'),
      total('operating_expenses'),
      total('ebitda'),
      part('depreciation'),
      part('interest_income'),
      part('tax'),
      total('net_income')
    ]
  },
  {
    id: 'cash',
    label: texts.cashFlow,
    rows: [
      part('net_income'),
      part('depreciation'),
      part('change_in_working_capital'),
      total('operating_cash_flow'),
      part('capex'),
      total('investing_cash_flow'),
      total('financing_cash_flow'),
      total('net_cash_flow'),
      total('cash', texts.cashAtEnd),
      part('free_cash_flow')
    ]
  },
  {
    id: 'balance',
    label: texts.balance,
    rows: [
      part('cash'),
      part('receivables'),
      part('inventory'),
      part('fixed_assets'),
      total('total_assets'),
      part('payables'),
      part('deferred_revenue'),
      total('total_liabilities'),
      part('paid_in_capital'),
      part('retained_earnings'),
      total('total_equity'),
      part('balance_check')
    ]
  }
]
