// Dates and times in words, told from a given now and place.
import { expect, test } from 'vitest'
import { showDate, showTime, showWhen } from '#lib/format/dates.ts'

const paris = { locale: 'en-US', timeZone: 'Europe/Paris' }

test('a date is the same day everywhere', () => {
  expect(showDate('2026-01-01')).toBe('1 January 2026')
  expect(showDate('2026-11-03', 'short')).toBe('3 Nov 2026')
  expect(showDate('2026-03-03', 'long', 'de-DE')).toBe('3 März 2026')
})

test('a time is told from now', () => {
  const now = '2026-05-04T12:02:00.000Z'
  expect(showWhen('2026-05-04T10:02:30.000Z', now, paris)).toBe('today 12:02')
  expect(showWhen('2026-05-03T22:05:00.000Z', now, paris)).toBe('today 0:05')
  expect(showWhen('2026-05-03T07:15:00.000Z', now, paris)).toBe('yesterday 9:15')
  expect(showWhen('2026-05-02T07:15:00.000Z', now, paris)).toBe('2 May')
  expect(showWhen('2025-11-03T07:15:00.000Z', now, paris)).toBe('3 Nov 2025')
  expect(showWhen('2026-05-06T07:15:00.000Z', now, paris)).toBe('6 May')
})

test('an hour is written the same way with a day and without one', () => {
  expect(showTime('2026-05-03T22:05:00.000Z', paris)).toBe('0:05')
  expect(showTime('2026-05-04T10:02:30.000Z', paris)).toBe('12:02')
})

test('yesterday is the day before, also when the clocks change', () => {
  expect(showWhen('2026-03-28T23:30:00.000Z', '2026-03-29T22:30:00.000Z', paris)).toBe('yesterday 0:30')
  expect(
    showWhen('2026-01-01T03:00:00.000Z', '2026-01-01T06:00:00.000Z', { locale: 'en-US', timeZone: 'America/New_York' })
  ).toBe('yesterday 22:00')
})
