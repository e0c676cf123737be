// What a single cell may hold: one case for each problem, with its exact sentence.
import { describe, expect, test } from 'vitest'
import { checkValue, exampleFor, isDate, quoted } from '#lib/edit/limits.ts'
import { spelled } from '#lib/model/decimal-text.ts'
import { columnFor, parameters, tables, type Column } from '#lib/edit/schema.ts'

const column = (table: string, name: string, parameter?: string): Column => columnFor(table, name, parameter)!
const price = column('pricing', 'monthly_price')
const churn = column('pricing', 'annual_churn')
const name = column('companies', 'name')

const said = (of: Column, value: string | null) => checkValue(of, value)?.text ?? null

describe('values within their limits', () => {
  test.each([
    [price, '0'],
    [price, '999999999999999999999999'],
    [price, '0.000000000000000000000001'],
    [price, '1234567890123456789012.345678901234567891'],
    [churn, '0'],
    [churn, '1'],
    [churn, '0.9999999999999999999999999999999999999999'],
    [column('growth_rates', 'rate'), '-1'],
    [column('growth_rates', 'month_start'), '1200'],
    [column('headcount', 'period_start'), '0'],
    [column('funding_rounds', 'pre_money'), null],
    [column('funding_rounds', 'instrument'), 'safe'],
    [column('scenarios', 'parent_id'), null],
    [column('scenarios', 'start_date'), '1900-01-01'],
    [column('scenarios', 'start_date'), '2200-12-31'],
    [column('scenarios', 'description'), 'Two lines\nof text, with a =SUM(A1) and <b>'],
    [column('custom_lines', 'unit'), 'money per customer'],
    [column('custom_lines', 'formula'), 'mrr / headcount'],
    [name, '’'.repeat(80)],
    [name, '😀'.repeat(80)],
    [name, 'عرض']
  ])('$0.label: $1', (of, value) => {
    expect(checkValue(of, value)).toBeNull()
  })
})

describe('numbers', () => {
  test.each<[string, Column, string, string]>([
    ['not-a-number', price, 'abc', 'Price / month is "abc", which is not a number: type one such as 250.'],
    ['not-a-number', price, 'NaN', 'Price / month is "NaN", which is not a number: type one such as 250.'],
    ['number-spelling', price, '1.50', 'Price / month is written "1.50": type 1.5.'],
    ['number-spelling', price, '-0', 'Price / month is written "-0": type 0.'],
    [
      'too-large',
      price,
      '1000000000000000000000000',
      'Price / month is too large: type a number below 1e24, a 1 with 24 zeros.'
    ],
    [
      'too-small',
      churn,
      `0.${'0'.repeat(24)}9`,
      'Churn / year is closer to zero than 1e-24: type 0, or a larger number.'
    ],
    [
      'too-many-digits',
      price,
      `1.${'3'.repeat(40)}`,
      'Price / month has 41 digits, and 40 are kept: type fewer digits.'
    ],
    [
      'not-whole',
      column('assumptions', 'value', 'tranche_interval'),
      '1.5',
      'Months between tranches is 1.5. It is counted in whole numbers: type 1 or 2.'
    ],
    [
      'not-whole',
      column('assumptions', 'value', 'mid_year'),
      '0.5',
      'Cash comes mid-year is 0.5. It is counted in whole numbers: type 0 or 1.'
    ],
    ['not-whole', column('growth_rates', 'month_start'), '6.5', 'From is 6.5. It is a whole month: type M6 or M7.'],
    ['out-of-range', price, '-250', 'Price / month is −250. It can be 0 or more: type 250.'],
    [
      'out-of-range',
      column('assumptions', 'value', 'depreciation_months'),
      '0',
      'Written off over is 0. It can be 1 or more: type 1.'
    ],
    [
      'out-of-range',
      column('working_capital', 'value', 'dso_team'),
      '400',
      'Customers pay after is 400. It can be from 0 to 365: type 365.'
    ],
    ['out-of-range', column('scenarios', 'months'), '121', 'Months is 121. It can be from 1 to 120: type 120.'],
    ['out-of-range', column('growth_rates', 'month_start'), '0', 'From is M0. It can be from M1 to M1200: type M1.'],
    [
      'out-of-range',
      { ...price, min: '0', above: true },
      '0',
      'Price / month is 0. It can be above 0: type a number above 0.'
    ],
    [
      'out-of-range',
      { name: 'x', label: 'X', help: '', kind: 'number', max: '5', missing: '0' },
      '6',
      'X is 6. It can be 5 or less: type 5.'
    ],
    [
      'out-of-range',
      { name: 'x', label: 'X', help: '', kind: 'number', max: '5', below: true, missing: '0' },
      '5',
      'X is 5. It can be below 5: type a number below 5.'
    ]
  ])('%s %#', (type, of, value, text) => {
    expect(checkValue(of, value)).toEqual({ type, text })
  })

  test('limits are compared exactly, beyond what a double can tell', () => {
    expect(said(churn, '1.000000000000000000000000000000000000001')).toBe(
      'Churn / year is 1.000000000000000000000000000000000000001. It can be from 0 to 1: type 1.000000000000000000000000000000000000001% or 0.01000000000000000000000000000000000000001.'
    )
  })
})

describe('rates out of range are never guessed', () => {
  const pool = column('funding_rounds', 'pool_pct')
  const discount = column('assumptions', 'value', 'discount_rate')

  test.each<[Column, string, string]>([
    [churn, '12.5', 'Churn / year is 12.5. It can be from 0 to 1: type 12.5% or 0.125.'],
    [churn, '1.8', 'Churn / year is 1.8. It can be from 0 to 1: type 1.8% or 0.018.'],
    [column('assumptions', 'value', 'tax_rate'), '250', 'Tax rate is 250. It can be from 0 to 1: type 0.21 for 21 %.'],
    [churn, '250', 'Churn / year is 250. It can be from 0 to 1: type 0.18 for 18 %.'],
    [churn, '-0.5', 'Churn / year is −0.5. It can be from 0 to 1: type 0.5.'],
    [pool, '1', 'Minimum pool is 1. It can be from 0 to below 1: type 1% or 0.01.'],
    [discount, '-1', 'Discount rate is −1. It can be above −1 and up to 10: type -1% or -0.01.'],
    [discount, '12.5', 'Discount rate is 12.5. It can be above −1 and up to 10: type 12.5% or 0.125.']
  ])('%# $1', (of, value, text) => {
    expect(checkValue(of, value)).toEqual({ type: 'out-of-range', text })
  })

  test('the sentence answers in the way the number was typed', () => {
    expect(checkValue(churn, '1.5', { decimal: '.', asPercent: true })?.text).toBe(
      'Churn / year is 150 %. It can be from 0 % to 100 %: type one such as 18%.'
    )
    expect(checkValue(churn, '12.5', { decimal: ',', asPercent: false })?.text).toBe(
      'Churn / year is 12,5. It can be from 0 to 1: type 12,5% or 0,125.'
    )
    expect(checkValue(churn, '1.234', { decimal: ',', asPercent: false })?.text).toBe(
      'Churn / year is 1,2340. It can be from 0 to 1: type 1,2340% or 0,01234.'
    )
  })
})

describe('words and dates', () => {
  const department = column('headcount', 'department')
  const start = column('scenarios', 'start_date')
  const formula = column('custom_lines', 'formula')

  test.each<[string, Column, string | null, string]>([
    ['empty', price, null, 'Price / month is empty: type 250.'],
    ['empty', start, null, 'Starts on is empty: type 2026-01-01.'],
    ['empty', name, null, 'Name is empty: type a name of 1 to 80 characters.'],
    ['empty', name, '', 'Name is empty: type a name of 1 to 80 characters.'],
    ['empty', name, '\u200b\u200b', 'Name is empty: type a name of 1 to 80 characters.'],
    ['empty', formula, ' ', 'Formula is empty: type one such as mrr / headcount.'],
    ['outer-spaces', name, ' Base', 'Name begins or ends with a space: type "Base".'],
    ['name-too-long', name, 'x'.repeat(81), 'Name has 81 characters, and 80 are allowed: type a shorter one.'],
    ['hidden-character', name, 'Base\u202e', 'Name has a hidden character (U+202E): type it again without that.'],
    ['hidden-character', name, 'Two\nlines', 'Name has a hidden character (U+000A): type it again without that.'],
    ['hidden-character', name, 'half \ud800', 'Name has a hidden character (U+D800): type it again without that.'],
    [
      'hidden-character',
      column('scenarios', 'description'),
      'a\u0000b',
      'Description has a hidden character (U+0000): type it again without that.'
    ],
    [
      'text-too-long',
      column('custom_lines', 'note'),
      'x'.repeat(2001),
      'Note has 2001 characters, and 2000 are allowed: type a shorter text.'
    ],
    [
      'formula-too-long',
      formula,
      'x'.repeat(2001),
      'The formula has 2001 characters, and 2,000 are allowed: split it into several lines.'
    ],
    [
      'unknown-choice',
      department,
      'enginering',
      'Department is "enginering", which is not among its choices: did you mean "engineering"?'
    ],
    [
      'unknown-choice',
      department,
      'S',
      'Department is "S", which is not among its choices: type one of support, sales_marketing.'
    ],
    [
      'unknown-choice',
      department,
      'x',
      'Department is "x", which is not among its choices: type one of support, sales_marketing, engineering, general.'
    ],
    [
      'unknown-unit',
      column('custom_lines', 'unit'),
      'dollars',
      'Unit is "dollars". Units are money, customer, person, day, share, number, rate, multiple, month: type one of them, or two as in money per customer.'
    ],
    ['not-a-date', start, '2026-02-30', 'Starts on is "2026-02-30", which is not a date: type one such as 2026-01-01.'],
    [
      'date-out-of-range',
      start,
      '1899-12-31',
      'Starts on is 1899-12-31. It can be from 1900-01-01 to 2200-12-31: type one such as 2026-01-01.'
    ]
  ])('%s %#', (type, of, value, text) => {
    expect(checkValue(of, value)).toEqual({ type, text })
  })
})

test('what a sentence offers as an example is itself allowed', () => {
  const columns = [...tables.filter((table) => !table.isCache).flatMap((table) => table.columns), ...parameters]
  const numbers = columns.filter(({ kind }) => kind === 'number' || kind === 'date' || kind === 'choice')
  expect(numbers.filter((of) => checkValue(of, exampleFor(of)) !== null).map(({ label }) => label)).toEqual([])
})

test('leap years follow the calendar', () => {
  const days = [
    '2024-02-29',
    '2000-02-29',
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1'
  ]
  expect(days.filter(isDate)).toEqual(['2024-02-29', '2000-02-29'])
})

test('what is quoted in a sentence is short and shows everything', () => {
  expect(quoted('ab'.repeat(30))).toBe(`"${'ab'.repeat(19)}a…"`)
  expect(quoted('a\u202eb\nc')).toBe('"a b c"')
})

test('three decimals are told from thousands where a comma is the decimal sign', () => {
  expect(['1.234', '-12.345', '0.123', '1234.567', '1.23', '1234'].map((text) => spelled(text, ','))).toEqual([
    '1,2340',
    '-12,3450',
    '0,123',
    '1234,567',
    '1,23',
    '1234'
  ])
  expect(spelled('1.234', '.')).toBe('1.234')
})
