// A number explains itself in words and in figures, and names what it was made from, down to what somebody typed.
import { expect, test } from 'vitest'
import { modelWith } from '#lib/edit/own-lines.ts'
import { sourceOf, type Inputs } from '#lib/model/inputs.ts'
import { compileFor, runExactly } from '#lib/model/run.ts'
import { surroundingsOf } from '#lib/model/surroundings.ts'
import { explain, type Wording } from '#lib/model/targets/explain.ts'
import { idOf } from '#lib/model/targets/fold.ts'
import type { Decimal } from 'decimal.js'
import { baseInputs } from '../scenarios.ts'

const base = baseInputs()
const custom_lines = [
  { id: '1', name: 'best_month', unit: 'money', formula: 'max(0, highest of last 3 net_income)', note: '' },
  { id: '3', name: 'bracketed', unit: 'money', formula: 'revenue - (cogs - cloud) * 2', note: '' },
  { id: '5', name: 'nested', unit: 'money', formula: 'revenue - (cogs - cloud)', note: '' },
  { id: '6', name: 'turned', unit: 'money', formula: '-(cogs + cloud)', note: '' },
  { id: '4', name: 'powers', unit: 'number', formula: '(2 ^ 3) ^ 2 / (4 / 2)', note: '' },
  { id: '2', name: 'long_ago', unit: 'money', formula: 'cash 24 months before', note: '' }
]
const inputs: Inputs = { months: 60, tables: { ...base.tables, custom_lines } }
const compiled = compileFor(modelWith(custom_lines, ['individual', 'team', 'enterprise']).model, inputs)
const { values, arithmetic } = runExactly(compiled, inputs)

const wording: Wording<Decimal> = {
  label: ({ line, member }) => (member === null ? line.label : `${line.label}, ${member}`),
  show: (value) => (value.isNaN() ? '–' : value.toDP(2).toFixed()),
  when: (at) => `M${at}`,
  typed(parameter) {
    const { table, row, column } = sourceOf(parameter, inputs)
    return {
      id: `${table}.${row?.['parameter'] ?? column}`,
      label: row?.['parameter']?.replaceAll('_', ' ') ?? column.replaceAll('_', ' ')
    }
  }
}

function told(id: string, at: number) {
  const cell = [...compiled.tape.rows.monthly, ...compiled.tape.rows.yearly, ...compiled.tape.rows.once].find(
    (one) => idOf(one) === id
  )!
  return explain(
    cell,
    compiled.model,
    compiled.shape,
    surroundingsOf(compiled, values, inputs, arithmetic, at),
    wording,
    arithmetic
  )
}

const sentences: [string, number, string][] = [
  ['gross_profit', 17, 'Gross profit in M17 is revenue − cost of revenue: 244443.72 − 52651.87 = 191791.85.'],
  ['cash', 0, 'Cash in M0 is opening cash: 500000.'],
  ['headcount', 0, 'Headcount begins with nothing: M0 holds opening balances only.'],
  ['nrr', 3, 'Net revenue retention is blank before M12.'],
  ['headcount[engineering]', 7, 'Headcount, engineering in M7 is count: 8.'],
  ['growth_rate', 1, 'Monthly growth in M1 is growth factor × rate: 1 × 1 = 1.'],
  ['headcount[support]', 1, 'Headcount, support in M1 is nothing, as no row covers it: 0.'],
  ['cash_low_month', 0, 'Month of the cash low point is the first month in which cash is lowest, 25875.44: M17 = 17.'],
  ['cash_low_point', 0, 'Cash low point is cash at its lowest, in M17: 25875.44.'],
  ['ending_arr', 0, 'ARR at the end is ARR at the end, in M60: 15626543.13.'],
  ['cash_out_month', 0, 'Cash runs out is blank, as there is no month from which cash < 0: –.'],
  ['breakeven_month', 0, 'Break-even is the first month with net income > 0 to the end: M49 = 49.'],
  [
    'bracketed',
    17,
    'Bracketed in M17 is revenue − (cost of goods − hosting) × 2: 244443.72 − (24444.37 − 19555.5) × 2 = 234665.97.'
  ],
  ['nested', 17, 'Nested in M17 is revenue − (cost of goods − hosting): 244443.72 − (24444.37 − 19555.5) = 239554.84.'],
  ['turned', 17, 'Turned in M17 is −(cost of goods + hosting): −(24444.37 + 19555.5) = -43999.87.'],
  ['powers', 1, 'Powers in M1 is (2 ^ 3) ^ 2 ÷ (4 ÷ 2): (2 ^ 3) ^ 2 ÷ (4 ÷ 2) = 32.'],
  ['long_ago', 12, 'Long ago in M12 is nothing, as it is before M0: 0.']
]

test.each(sentences)('[X1] %s in M%i', (id, at, sentence) => {
  expect(told(id, at).sentence).toBe(sentence)
})

test('[X1] a choice says which way it went and why', () => {
  expect(told('stage', 20).sentence).toBe(
    'Stage in M20 is 1, as ARR reached ≥ growth stage arr (3442946.73 ≥ 250000) and ARR reached < scale stage arr (3442946.73 < 5000000): 1.'
  )
})

test('[X1] a window names its months and shows its ends', () => {
  const { words, because } = told('burn_multiple', 24)
  expect(words).toContain('the sum of net burn over M13 to M24')
  expect(because.filter(({ id }) => id === 'net_burn').map(({ month }) => month)).toEqual([
    13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24
  ])
})

test('[X2] every number it was made from is named with its month and value', () => {
  expect(told('cash', 24).because.map(({ id, month, value }) => [id, month, value.toDP(2).toFixed()])).toEqual([
    ['cash', 23, told('cash', 23).value.toDP(2).toFixed()],
    ['net_cash_flow', 24, told('net_cash_flow', 24).value.toDP(2).toFixed()]
  ])
})

test('[X2] what only decided whether a row counts is no reason', () => {
  expect(told('headcount[engineering]', 7).because.map(({ id }) => id)).toEqual(['headcount.count'])
})

test('[X3] every line can be followed down to what somebody typed, or to nothing before M0', () => {
  const open: [string, number][] = [
    ['ending_cash', 0],
    ['exit_equity_value', 0],
    ['rule_of_40', 60],
    ['best_month', 60],
    ['total_equity', 60]
  ]
  const seen = new Set<string>()
  const typed = new Set<string>()
  while (open.length > 0) {
    const [id, at] = open.pop()!
    if (seen.has(`${id} ${at}`)) continue
    seen.add(`${id} ${at}`)
    for (const { id: next, month } of told(id, at).because) {
      const isTyped = next.includes('.')
      if (isTyped) typed.add(next)
      else open.push([next, month ?? 0])
    }
  }
  for (const source of [
    'pricing.monthly_price',
    'pricing.mix_pct',
    'headcount.avg_salary',
    'growth_rates.rate',
    'assumptions.opening_cash',
    'expense_ratios.ratio',
    'working_capital.dso_team',
    'funding_rounds.amount',
    'assumptions.exit_multiple'
  ])
    expect(typed).toContain(source)
})
