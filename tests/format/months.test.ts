// Months, quarters and years of a plan in words, counted from its start date.
import { expect, test } from 'vitest'
import {
  calendarMonth,
  monthLabel,
  periodLabel,
  planMonth,
  showMonth,
  showPeriod,
  showQuarter,
  showYear
} from '#lib/format/months.ts'

test('M1 is the calendar month of the start date, whatever its day', () => {
  expect(calendarMonth('2026-01-31', 1)).toEqual({ year: 2026, month: 1 })
  expect(calendarMonth('2026-01-01', 17)).toEqual({ year: 2027, month: 5 })
  expect(calendarMonth('2026-11-15', 3)).toEqual({ year: 2027, month: 1 })
  expect(calendarMonth('1999-12-01', 1200)).toEqual({ year: 2099, month: 11 })
  expect(planMonth('2026-11-15', { year: 2027, month: 1 })).toBe(3)
  expect(planMonth('2026-01-01', { year: 2025, month: 12 })).toBe(0)
})

test('months are named as the language names them', () => {
  expect(monthLabel(17)).toBe('M17')
  expect([periodLabel(1, 3), periodLabel('5', '5')]).toEqual(['M1–M3', 'M5'])
  expect(showMonth('2026-01-01', 17)).toBe('May 27')
  expect(showMonth('2026-01-01', 17, 'long')).toBe('May 2027')
  expect(showMonth('2026-01-01', 17, 'long', 'de-DE')).toBe('Mai 2027')
  expect(showMonth('2026-01-01', 8, 'long', 'fr-FR')).toBe('août 2026')
  expect(showMonth('2099-12-01', 2)).toBe('Jan 00')
  expect(showMonth('2026-01-01', 6, 'short', 'point')).toBe('Jun 26')
  expect(showMonth('2026-01-01', 0)).toBe('Opening')
})

test('quarters and years are those of the calendar where they begin with one', () => {
  expect(showQuarter('2026-01-01', 5)).toBe('Q1 27')
  expect(showQuarter('2026-10-01', 1)).toBe('Q4 26')
  expect(showQuarter('2026-02-01', 5)).toBe('Quarter 5')
  expect(showYear('2026-01-15', 2)).toBe('2027')
  expect(showYear('2026-04-01', 2)).toBe('Year 2')
})

test('a fiscal year goes by the year in which it ends', () => {
  // The plan starts in January 2026, the fiscal year in April: nine months of FY26 had passed.
  expect([1, 2, 3].map((at) => showYear('2026-01-01', at, 9))).toEqual(['FY26', 'FY27', 'FY28'])
  expect([1, 2, 5].map((at) => showQuarter('2026-01-01', at, 9))).toEqual(['Q4 FY26', 'Q1 FY27', 'Q4 FY27'])
  // February 2026, and years that begin in January: those of the calendar again.
  expect([showYear('2026-02-01', 2, 1), showQuarter('2026-02-01', 1, 1)]).toEqual(['2027', 'Q1 26'])
  // May 2026, years from May on.
  expect([showYear('2026-05-01', 1, 0), showQuarter('2026-05-01', 2, 0)]).toEqual(['FY27', 'Q2 FY27'])
})

test('a year to date says which year, and to when', () => {
  expect(showPeriod('2026-01-01', 'toDate', 17, null)).toBe('2027 to M17')
  expect(showPeriod('2026-01-01', 'toDate', 3, 9)).toBe('FY26 to M3')
  expect(showPeriod('2026-01-01', 'toDate', 0, 9)).toBe('M0')
})
