import { utils, SSF } from 'xlsx'
import { expect, test } from 'vitest'
import { workbookFormat } from '#lib/format/number-formats.ts'

/** As a spreadsheet shows it, by a reader that knows the formats of spreadsheets. */
const shown = (value: number, unit: string, typed: string | null = null): string =>
  (SSF.format(workbookFormat(unit, typed), value) as string).trim()

test.each([
  [1234567.4, 'money', '1,234,567'],
  [-1234.5, 'money', '(1,235)'],
  [0, 'money', '–'],
  [29.5, 'money per customer', '29.50'],
  [0.1234, 'rate', '12.3%'],
  [-0.05, 'rate', '(5.0%)'],
  [3.14, 'multiple', '3.1x'],
  [7.5, 'person', '7.5'],
  [3072.4, 'customer', '3,072'],
  [0, 'number', '–']
])('[O2] %d in %s is shown as %s', (value, unit, text) => {
  expect(shown(value, unit)).toBe(text)
})

test.each([
  ['29.99', 'money', '29.99'],
  ['29.5', 'money', '29.50'],
  ['30', 'money', '30'],
  ['0.12345', 'rate', '12.345%'],
  ['0.2', 'rate', '20.0%'],
  ['6', 'multiple', '6.0x'],
  ['0.25', 'people', '0.25'],
  ['36', 'months', '36']
])('[O2] %s typed as %s is shown with all its digits, as %s', (typed, unit, text) => {
  expect(shown(Number(typed), unit, typed)).toBe(text)
})

test('the reader knows the formats', () => {
  expect(utils.format_cell({ t: 'n', v: -1, z: '0_);\\(0\\)' })).toBe('(1)')
})
