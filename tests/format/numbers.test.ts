// Numbers as people read them, in the voice of the product: a true minus, parentheses in statements, zero as a dash.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { currencySymbol, showNumber, type NumberStyle } from '#lib/format/numbers.ts'
import { languageOf } from '#lib/texts/counts.ts'

const german = { locale: 'de-DE', currency: 'EUR' }

describe('plain', () => {
  test.each<[number | string | null, string | undefined, string]>([
    [29, 'money', '$29'],
    [98.7321, 'money', '$98.73'],
    [99.999, 'money', '$100'],
    [1234.56, 'money', '$1,235'],
    [191792.34, 'money', '$191,792'],
    [-214000, 'money', '−$214,000'],
    [0, 'money', '$0'],
    [-0, 'money', '$0'],
    [-0.001, 'money', '$0'],
    [98.7321, 'money per customer', '$98.73'],
    ['2000000', 'money', '$2,000,000'],
    [0.333, 'rate', '33.3 %'],
    [0.18, 'rate', '18 %'],
    [1, 'rate', '100 %'],
    [0.07, 'rate', '7 %'],
    [0.0025, 'rate', '0.25 %'],
    [-0.987, 'rate', '−98.7 %'],
    [2.87, 'multiple', '2.9x'],
    [11, 'multiple', '11.0x'],
    [-0.1, 'multiple', '−0.1x'],
    [4.71, 'months', '4.7 months'],
    [1, 'month', '1 month'],
    [45, 'days', '45 days'],
    [1, 'day', '1 day'],
    [3072.3457, 'customers', '3,072'],
    [0.4, 'customer', '0'],
    [-0.4, 'customer', '0'],
    [2.5, 'people', '2.5'],
    [8000000, 'shares', '8,000,000'],
    [0.5, 'factor', '0.5'],
    [2.345, 'customer per person', '2.35'],
    [2, undefined, '2'],
    [null, 'money', '–'],
    [NaN, 'rate', '–'],
    [Infinity, 'money', '–']
  ])('%s in %s is %s', (value, unit, shown) => {
    expect(showNumber(value, unit)).toBe(shown)
  })
})

describe('column', () => {
  test.each<[number | null, string, string]>([
    [0.18, 'rate', '18.0 %'],
    [0, 'rate', '0.0 %'],
    [0.0025, 'rate', '0.25 %'],
    [-0.021, 'rate', '−2.1 %'],
    [11, 'count', '11.0'],
    [4.71, 'count', '4.7'],
    [3, 'multiple', '3.0x'],
    [12, 'person', '12'],
    [98.73, 'money', '$98.73'],
    [0, 'money', '$0'],
    [null, 'rate', '–']
  ])('%s in %s is %s', (value, unit, shown) => {
    expect(showNumber(value, unit, 'column')).toBe(shown)
  })
})

describe('statement', () => {
  test.each<[number | string | null, string, string]>([
    [175942.4, 'money', '175,942'],
    [-176178.2, 'money', '(176,178)'],
    [0, 'money', '–'],
    [0.49, 'money', '–'],
    [-0.49, 'money', '–'],
    [0.5, 'money', '1'],
    [-0.5, 'money', '(1)'],
    [2.5, 'money', '3'],
    ['-0.4999999999999999999999', 'money', '–'],
    ['123456789012345678901.5', 'money', '123,456,789,012,345,678,902'],
    [1e21, 'money', '1,000,000,000,000,000,000,000'],
    [98.73, 'money per customer', '99'],
    [0.18, 'rate', '18.0 %'],
    [-0.021, 'rate', '(2.1 %)'],
    [0.0004, 'rate', '–'],
    [2.87, 'multiple', '2.9x'],
    [4.71, 'month', '4.7'],
    [12.5, 'person', '12.5'],
    [3072.3457, 'customer', '3,072'],
    [null, 'money', '–']
  ])('%s in %s is %s', (value, unit, shown) => {
    expect(showNumber(value, unit, 'statement')).toBe(shown)
  })

  test('no number shows as a minus zero or an empty bracket', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -2, max: 2 }),
        fc.constantFrom('money', 'rate', 'multiple', 'customer', 'number'),
        (value, unit) => {
          const styles: NumberStyle[] = ['plain', 'typed', 'statement', 'short']
          for (const style of styles) expect(showNumber(value, unit, style)).not.toMatch(/^[−(][^1-9]*$/)
        }
      ),
      { seed: 20260104, numRuns: 500 }
    )
  })
})

describe('short', () => {
  test.each<[number | string, string, string]>([
    [15626543.13, 'money', '$15.6M'],
    [25875.44, 'money', '$26k'],
    [9725806.45, 'money', '$9.73M'],
    [2000000, 'money', '$2M'],
    ['15000000', 'money', '$15M'],
    [25034000, 'money', '$25.0M'],
    [-214000, 'money', '−$214k'],
    [5000, 'money', '$5k'],
    [1240, 'money', '$1.2k'],
    [9960, 'money', '$10k'],
    [999499, 'money', '$999k'],
    [999500, 'money', '$1.00M'],
    [9994999, 'money', '$9.99M'],
    [9995000, 'money', '$10.0M'],
    [999500000, 'money', '$1.00B'],
    [1234567890, 'money', '$1.23B'],
    [219, 'money', '$219'],
    [0, 'money', '0'],
    [3072.3, 'customer', '3.1k'],
    [8000000, 'shares', '8M'],
    [0.987, 'rate', '98.7 %'],
    [0, 'rate', '0 %'],
    [2.87, 'multiple', '2.9x'],
    [4.71, 'month', '4.7 months']
  ])('%s in %s is %s', (value, unit, shown) => {
    expect(showNumber(value, unit, 'short')).toBe(shown)
  })
})

describe('typed and full', () => {
  test.each<[string, string | undefined, string, string]>([
    ['1234.5', 'money', '$1,234.50', '$1234.5'],
    ['250', 'money', '$250', '$250'],
    ['0.0125', 'money', '$0.0125', '$0.0125'],
    ['-12345.678', 'money', '−$12,345.678', '−$12345.678'],
    ['0.08125', 'rate', '8.125 %', '8.125 %'],
    ['6.25', 'multiple', '6.25x', '6.25x'],
    ['166666.6666666666666666666666666667', 'money', '$166,666.6667', '$166666.6666666666666666666666666667'],
    ['0.5', 'people', '0.5', '0.5'],
    ['60', undefined, '60', '60']
  ])('%s in %s is %s, in full %s', (value, unit, typed, full) => {
    expect([showNumber(value, unit, 'typed'), showNumber(value, unit, 'full')]).toEqual([typed, full])
  })

  test('a double is shown with the digits that name it', () => {
    expect([0.1, 1e21, 1.5e-7].map((value) => showNumber(value, undefined, 'full'))).toEqual([
      '0.1',
      '1000000000000000000000',
      '0.00000015'
    ])
  })
})

describe('other languages and currencies', () => {
  test('separators and the place of the sign follow the language', () => {
    expect(showNumber(1234567.8, 'money', 'plain', german)).toBe('1.234.568\u00a0€')
    expect(showNumber(-1234567.8, 'money', 'statement', german)).toBe('(1.234.568)')
    expect(showNumber(9725806, 'money', 'short', german)).toBe('9,73M\u00a0€')
    expect(showNumber(0.333, 'rate', 'plain', german)).toBe('33,3 %')
    expect(showNumber(1234567, 'money', 'plain', { locale: 'en-IN', currency: 'INR' })).toBe('₹12,34,567')
    expect(showNumber(1234.5, 'money', 'plain', { locale: 'fr-FR', currency: 'EUR' })).toBe('1\u202f235\u00a0€')
    expect(showNumber(12, 'money', 'plain', { locale: 'ar-EG', currency: 'USD' })).toMatch(/12/)
  })

  test('three decimals get a zero where a comma would make thousands of them', () => {
    expect(showNumber('1.234', 'money', 'full', german)).toBe('1,2340\u00a0€')
  })

  test('a currency whose sign would be read as thousands is shown by its code', () => {
    expect(showNumber(15000, 'money', 'plain', { locale: 'en-US', currency: 'MMK' })).toBe('MMK\u00a015,000')
  })

  test('commands are written with a point', () => {
    expect([languageOf('point'), languageOf('de-DE')]).toEqual(['en-US', 'de-DE'])
    expect(currencySymbol({ locale: 'point', currency: 'CHF' })).toBe('CHF')
  })
})
