// Months and periods as people write them, and every refusal with its exact sentence.
import { describe, expect, test } from 'vitest'
import { readTyped } from '#lib/format/typed.ts'
import { readMonthRange } from '#lib/format/typed-months.ts'
import { column } from './columns.ts'

const from = column('headcount', 'period_start')
const to = column('headcount', 'period_end')

const read = (text: string, of = from, startDate: string | undefined = '2026-01-01', locale = 'en-US') => {
  const result = readTyped(text, of, { locale, now: '6', startDate })
  return result.ok ? result.value.value : result.error
}

describe('a month', () => {
  test.each([
    ['M6', '6', '6'],
    ['m6', '6', '6'],
    ['6', '6', '6'],
    ['month 6', '6', '6'],
    ['M0', '0', '0'],
    ['Q3', '7', '9'],
    ['Y2', '13', '24'],
    ['year 2', '13', '24'],
    ['FY26', '1', '12'],
    ['FY2027', '13', '24'],
    ['2026-04', '4', '4'],
    ['2026-04-15', '4', '4'],
    ['Apr 26', '4', '4'],
    ["Apr '26", '4', '4'],
    ['April 2027', '16', '16'],
    ['Sept 2026', '9', '9'],
    ['Q3 26', '7', '9'],
    ["Q1'27", '13', '15'],
    ['2027-Q1', '13', '15'],
    ['=3+4', '7', '7'],
    ['+3', '9', '9']
  ])('%s begins with M%s and ends with M%s', (text, first, last) => {
    expect([read(text, from), read(text, to)]).toEqual([first, last])
  })

  test('quarters of the plan begin with its first month, those of a year with January', () => {
    expect(read('Q3', from, '2026-04-01')).toBe('7')
    expect(read('Q3 26', from, '2026-04-01')).toBe('4')
  })

  test('names of months in the language of the person', () => {
    expect(read('Mai 2026', from, '2026-01-01', 'de-DE')).toBe('5')
    expect(read('août 26', from, '2026-01-01', 'fr-FR')).toBe('8')
  })

  test.each([
    ['million-not-month', '6M', '"6M" is 6 million: type M6 for the month.'],
    ['length-not-month', '6 months', '"6 months" is a length of time: type M6 for the month.'],
    ['unreadable-month', 'May', '"May" is not a month: type one such as M6, Q3 or Apr 2026.'],
    ['unreadable-month', '2026-13', '"2026-13" is not a month: type one such as M6, Q3 or Apr 2026.'],
    [
      'before-start',
      'Mar 2025',
      '"Mar 2025" is before the plan starts in January 2026: type a later month, or M1 for the first.'
    ],
    ['out-of-range', 'M1201', 'From is M1201. It can be from M0 to M1200: type M1200.'],
    ['not-whole', '=13/2', 'From is 6.5. It is a whole month: type M6 or M7.']
  ])('%s: %s', (type, text, sentence) => {
    expect(read(text)).toEqual({ type, text: sentence })
  })

  test('a month of the calendar needs a start, a fiscal year one in January', () => {
    expect(readTyped('Apr 26', from, { locale: 'en-US', now: null })).toEqual({
      ok: false,
      error: {
        type: 'start-unknown',
        text: '"Apr 26" is a date, and months are counted from the start here: type one such as M6.'
      }
    })
    expect(read('FY26', from, '2026-04-01')).toEqual({
      type: 'fiscal-year',
      text: '"FY26" depends on when the books close: choose when the fiscal year begins, or type one such as Y1 or M1.'
    })
  })
})

describe('a period', () => {
  test.each([
    ['M1-M3', 1, 3],
    ['m1 - m3', 1, 3],
    ['M4..M6', 4, 6],
    ['M4–M6', 4, 6],
    ['M4 to M6', 4, 6],
    ['1-3', 1, 3],
    ['M5', 5, 5],
    ['M0-M5', 0, 5],
    ['Q1', 1, 3],
    ['Q1-Q2', 1, 6],
    ['Y2', 13, 24],
    ['2026-01..2026-06', 1, 6],
    ['2026-01-2026-03', 1, 3],
    ['Jan 2026 - Mar 2026', 1, 3]
  ])('%s is M%i to M%i', (text, start, end) => {
    expect(readMonthRange(text, '2026-01-01')).toEqual({ ok: true, value: { start, end } })
  })

  test.each([
    ['unreadable-period', 'x', '"x" is not a period: type one such as M1-M3 or Q1.'],
    ['unreadable-period', '', '"" is not a period: type one such as M1-M3 or Q1.'],
    [
      'range-reversed',
      'M6-M1',
      'The period M6 to M1 ends before it begins: write the earlier month first, as in M1-M6.'
    ],
    ['out-of-range', 'M1-M1201', 'The month is M1201. It can be from M0 to M1200: type M1200.'],
    [
      'start-unknown',
      'Jan 2026',
      '"Jan 2026" is a date, and months are counted from the start here: type one such as M6.'
    ]
  ])('%s: %s', (type, typed, text) => {
    expect(readMonthRange(typed)).toEqual({ ok: false, error: { type, text } })
  })
})
