// Days as people write them.
import { expect, test } from 'vitest'
import { readTyped } from '#lib/format/typed.ts'
import { column } from './columns.ts'

const read = (text: string, locale = 'en-US') => {
  const result = readTyped(text, column('scenarios', 'start_date'), { locale, now: null })
  return result.ok ? result.value.value : result.error
}

test.each([
  ['2026-01-31', '2026-01-31'],
  ['2026-1-5', '2026-01-05'],
  ['2026-04', '2026-04-01'],
  ['April 2026', '2026-04-01'],
  ['1 Jan 2026', '2026-01-01'],
  ['Jan 1, 2026', '2026-01-01'],
  ['January 31st 2026', '2026-01-31'],
  ['13/1/2026', '2026-01-13'],
  ['1/13/2026', '2026-01-13'],
  ['1.1.2026', '2026-01-01']
])('%s is %s', (text, date) => {
  expect(read(text)).toBe(date)
})

test('days in the language of the person', () => {
  expect(read('3. März 2026', 'de-DE')).toBe('2026-03-03')
})

test.each([
  ['two-dates', '3/4/2026', '"3/4/2026" can be two days: type 2026-04-03 or 2026-03-04.'],
  ['not-a-date', '2026-02-30', 'Starts on is "2026-02-30", which is not a date: type one such as 2026-01-01.'],
  ['not-a-date', 'soon', 'Starts on is "soon", which is not a date: type one such as 2026-01-01.'],
  [
    'date-out-of-range',
    '2201-01-01',
    'Starts on is 2201-01-01. It can be from 1900-01-01 to 2200-12-31: type one such as 2026-01-01.'
  ]
])('%s: %s', (type, text, sentence) => {
  expect(read(text)).toEqual({ type, text: sentence })
})
