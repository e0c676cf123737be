// What was typed, read as a cell: empty cells, words, what is echoed, and what holds whatever is typed.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkValue } from '#lib/edit/limits.ts'
import { parameters, tables, type Column } from '#lib/edit/schema.ts'
import { showNumber } from '#lib/format/numbers.ts'
import { readTyped, type TypedSetting } from '#lib/format/typed.ts'
import { decimalText } from '#lib/model/decimal-text.ts'
import { churn, column, numberOf, openingCash, price, units } from './columns.ts'

const setting: TypedSetting = { locale: 'en-US', now: null, startDate: '2026-01-01' }

const read = (text: string, of: Column, more: Partial<TypedSetting> = {}) => {
  const result = readTyped(text, of, { ...setting, ...more })
  return result.ok ? result.value : result.error
}

describe('nothing typed', () => {
  test.each<[Column, string | null]>([
    [column('funding_rounds', 'pre_money'), null],
    [column('comparables', 'nrr'), null],
    [price, '0'],
    [column('assumptions', 'value', 'tax_rate'), '0.21'],
    [column('funding_rounds', 'instrument'), 'priced'],
    [column('scenarios', 'description'), ''],
    [column('custom_lines', 'unit'), 'number']
  ])('$0.label', (of, value) => {
    expect(read('  ', of)).toMatchObject({ value })
  })

  test.each<[Column, string]>([
    [column('growth_rates', 'month_start'), 'From is empty: type M6.'],
    [column('headcount', 'department'), 'Department is empty: type support.'],
    [column('pricing', 'tier'), 'Tier is empty: type a name of 1 to 80 characters.'],
    [column('scenarios', 'start_date'), 'Starts on is empty: type 2026-01-01.'],
    [column('custom_lines', 'formula'), 'Formula is empty: type one such as mrr / headcount.']
  ])('refused: $0.label', (of, text) => {
    expect(read('', of)).toEqual({ type: 'empty', text })
  })
})

describe('words', () => {
  test.each<[Column, string, string]>([
    [column('headcount', 'department'), 'Engineering', 'engineering'],
    [column('headcount', 'department'), 'sales and marketing', 'sales_marketing'],
    [column('headcount', 'department'), 'sales-marketing', 'sales_marketing'],
    [column('funding_rounds', 'instrument'), 'SAFE', 'safe'],
    [column('custom_lines', 'unit'), 'Money per Customers', 'money per customer'],
    [column('custom_lines', 'formula'), '= mrr / headcount', 'mrr / headcount'],
    [column('pricing', 'tier'), ' =1+1 ', '=1+1'],
    [column('pricing', 'tier'), 'Cafe\u0301', 'Caf\u00e9']
  ])('%#: $1', (of, text, value) => {
    expect(read(text, of)).toMatchObject({ value })
  })

  test('a choice that is none is refused with the nearest one', () => {
    expect(read('enginering', column('headcount', 'department'))).toEqual({
      type: 'unknown-choice',
      text: 'Department is "enginering", which is not among its choices: did you mean "engineering"?'
    })
  })
})

describe('what is echoed', () => {
  test.each<[string, Column, string]>([
    ['2.5k/10', price, '$250'],
    ['29.9', price, '$29.90'],
    ['15k', price, '$15,000'],
    ['2M', price, '2,000,000 → $2M'],
    ['2345678', price, '2,345,678 → $2.35M'],
    ['=2M/12', price, 'about $166,666.6667'],
    ['(500k)', openingCash, '−$500,000'],
    ['0.333', churn, '33.3 %'],
    ['1/3', churn, 'about 33.3333 %'],
    ['6.25', column('assumptions', 'value', 'exit_multiple'), '6.25x'],
    ['8M', column('assumptions', 'value', 'founder_shares'), '8,000,000 → 8M'],
    ['45', column('working_capital', 'value', 'dpo'), '45 days'],
    ['M6', column('headcount', 'period_start'), 'M6 · June 2026'],
    ['1 Feb 2026', column('scenarios', 'start_date'), '1 February 2026'],
    ['rd', column('expense_ratios', 'category'), 'Research and development'],
    ['', column('comparables', 'nrr'), '']
  ])('%s', (text, of, echo) => {
    expect(read(text, of)).toMatchObject({ echo })
  })

  test('in the language and currency of the workspace', () => {
    expect(read('1234,5', price, { locale: 'de-DE', currency: 'EUR' })).toMatchObject({ echo: '1.234,50\u00a0€' })
    expect(read('M6', column('headcount', 'period_start'), { locale: 'de-DE' })).toMatchObject({
      echo: 'M6 · Juni 2026'
    })
  })

  test('a month without a start date is only counted', () => {
    expect(readTyped('M6', column('headcount', 'period_start'), { locale: 'en-US', now: null })).toMatchObject({
      value: { echo: 'M6' }
    })
  })
})

describe('whatever is typed', () => {
  const locales = ['en-US', 'de-DE', 'fr-FR', 'de-CH', 'en-IN', 'point']
  const columns = [
    ...tables.filter((table) => !table.isCache).flatMap((table) => table.columns),
    ...parameters,
    ...units.map(numberOf)
  ]
  const scrap = fc.constantFrom(
    '1',
    '2',
    '12',
    '1,234',
    '1.5',
    '0',
    '000',
    ' ',
    '.',
    ',',
    "'",
    '_',
    '%',
    'k',
    'M',
    'bn',
    'bps',
    'x',
    '$',
    '€',
    'USD',
    '(',
    ')',
    '+',
    '-',
    '−',
    '–',
    '*',
    '/',
    '=',
    'e3',
    'e-9',
    'days',
    'mo',
    'Q',
    'Y',
    'FY',
    '26',
    '2026',
    '-04',
    'Apr',
    ' to ',
    '..',
    '\u00a0',
    '\u202e'
  )
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.array(scrap, { maxLength: 9 }).map((parts) => parts.join(''))
  )

  test('reading never throws, a refusal is a sentence, and what is accepted may be there', () => {
    let accepted = 0
    fc.assert(
      fc.property(
        typed,
        fc.constantFrom(...columns),
        fc.constantFrom(...locales),
        fc.option(fc.constantFrom('0', '0.5', '219')),
        (text, of, locale, now) => {
          const result = readTyped(text, of, { locale, now, startDate: '2026-04-01' })
          if (!result.ok) return /^[a-z-]+$/.test(result.error.type) && /[^.?][.?]$/.test(result.error.text)
          accepted += 1
          return checkValue(of, result.value.value) === null
        }
      ),
      { seed: 20260101, numRuns: 4000 }
    )
    expect(accepted).toBeGreaterThan(400)
  })

  const exact = fc
    .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: -3, max: 18 }))
    .map(([digits, places]) => decimalText(`${digits}e${-places}`)!)

  test('every digit that is shown is read back as the same exact value', () => {
    const currencies = ['USD', 'MMK', 'TOP', 'EUR', 'CHF', 'INR', 'SEK', 'PLN', 'JPY']
    fc.assert(
      fc.property(
        exact,
        fc.constantFrom(...units),
        fc.constantFrom(...locales),
        fc.constantFrom(...currencies),
        (value, unit, locale, currency) => {
          const shown = showNumber(value, unit, 'full', { locale, currency })
          const result = readTyped(shown, numberOf(unit), { locale, currency, now: null })
          expect(result).toMatchObject({ ok: true, value: { value } })
        }
      ),
      {
        seed: 20260102,
        numRuns: 2000,
        examples: [
          ['1.234', 'money', 'de-DE', 'EUR'],
          ['0.01234', 'rate', 'de-DE', 'EUR'],
          ['-999.999', 'people', 'fr-FR', 'EUR']
        ]
      }
    )
  })

  test('statements can be pasted back, to the whole unit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }),
        fc.constantFrom('en-US', 'fr-FR', 'de-CH', 'en-IN'),
        (value, locale) => {
          const shown = showNumber(value, 'money', 'statement', { locale, currency: 'USD' })
          expect(readTyped(shown, openingCash, { locale, now: null })).toMatchObject({
            value: { value: String(value) }
          })
        }
      ),
      { seed: 20260103, numRuns: 500, examples: [[0, 'en-US']] }
    )
  })
})
