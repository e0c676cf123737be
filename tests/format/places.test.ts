// Cells and rows as people call them.
import { expect, test } from 'vitest'
import { namePlace, nameRow } from '#lib/format/places.ts'

test.each([
  ['pricing', { tier: 'team' }, 'monthly_price', 'Price / month of team'],
  ['pricing', { tier: 'team' }, 'annual_prepaid_share', 'team: prepaid yearly'],
  [
    'headcount',
    { department: 'engineering', period_start: '6', period_end: '17' },
    'count',
    'People of Engineering M6–M17'
  ],
  [
    'headcount',
    { department: 'engineering', period_start: '6', period_end: '17' },
    'period_start',
    'Engineering M6–M17: from'
  ],
  ['growth_rates', { month_start: '1', month_end: '3' }, 'rate', 'Growth / month of M1–M3'],
  ['funding_rounds', { name: 'Seed' }, 'amount', 'Amount of Seed'],
  ['funding_rounds', { name: 'Seed' }, 'pool_pct', 'Minimum pool of Seed'],
  ['expense_ratios', { category: 'marketing', stage: 'growth' }, 'ratio', 'Marketing, growth: of revenue'],
  ['assumptions', { parameter: 'tax_rate' }, 'value', 'Tax rate'],
  ['working_capital', { parameter: 'dso_team' }, 'value', 'Customers pay after, team'],
  ['working_capital', { parameter: 'dpo' }, 'value', 'We pay after'],
  ['comparables', { name: 'Comparable A' }, 'arr', 'ARR of Comparable A'],
  ['custom_lines', { name: 'per_head' }, 'formula', 'Formula of per_head'],
  ['scenarios', { name: 'Base' }, 'start_date', 'Base: starts on']
])('%s %o, %s', (table, row, column, name) => {
  expect(namePlace(table, row, column)).toBe(name)
})

test('rows', () => {
  expect(nameRow('headcount', { department: 'sales_marketing', period_start: '0', period_end: '5' })).toBe(
    'Sales and marketing M0–M5'
  )
  expect(nameRow('growth_rates', { month_start: '5', month_end: '5' })).toBe('M5')
  expect(nameRow('expense_ratios', { category: 'rd', stage: 'pre_revenue' })).toBe(
    'Research and development, before revenue'
  )
  expect(nameRow('assumptions', { parameter: 'unheard_of' })).toBe('unheard_of')
})
