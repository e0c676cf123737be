// Figures as people speak of them: a name, and a month, quarter or year behind it or before it.
import { expect, test } from 'vitest'
import { readFigure } from '#lib/format/typed-places.ts'

const setting = { startDate: '2026-01-01', locale: 'en-US', fiscal: null }

test.each([
  ['cash M24', 'cash', 'month', 24],
  ['Net cash flow m6', 'Net cash flow', 'month', 6],
  ['mrr Dec 2027', 'mrr', 'month', 24],
  ['mrr 2027-12', 'mrr', 'month', 24],
  ['revenue Q1 27', 'revenue', 'quarter', 5],
  ['revenue Q5', 'revenue', 'quarter', 5],
  ['revenue FY27', 'revenue', 'year', 2],
  ['revenue Y2', 'revenue', 'year', 2],
  ['cash M4-M6', 'cash', 'quarter', 2],
  ['cash M5-M7', 'cash', 'month', 7],
  ['M24 cash', 'cash', 'month', 24],
  ['Dec 27 mrr', 'mrr', 'month', 24],
  ['cash 24', 'cash', 'month', 24],
  ['revenue YTD M18', 'revenue', 'toDate', 18],
  ['revenue ytd Jun 2027', 'revenue', 'toDate', 18],
  ['ytd Q2 revenue', 'revenue', 'toDate', 6]
])('[W6] %s', (text, name, period, at) => {
  expect(readFigure(text, setting)).toMatchObject({ name, when: { period, at } })
})

test.each(['cash', 'M24', 'net cash flow', '', 'cash Dec 2020', 'cash YTD'])(
  '[W6] "%s" names no month of the plan',
  (text) => {
    expect(readFigure(text, setting)).toBeNull()
  }
)

test('[W6] a quarter of the calendar that is none of the plan is its last month', () => {
  expect(readFigure('cash Q1 27', { ...setting, startDate: '2026-02-01' })).toMatchObject({
    when: { period: 'month', at: 14 }
  })
  expect(readFigure('revenue Q3', { ...setting, startDate: '2026-02-01' })).toMatchObject({
    when: { period: 'quarter', at: 3 }
  })
})

test.each([
  // From April 2026 on, with a fiscal year that begins in January: its first one has nine months.
  ['revenue 2026', null],
  ['revenue FY26', { period: 'year', at: 1 }],
  ['revenue FY27', { period: 'year', at: 2 }],
  ['revenue Q1 27', { period: 'quarter', at: 4 }],
  ['revenue Q1 FY27', { period: 'quarter', at: 4 }],
  ['revenue M10-M12', { period: 'quarter', at: 4 }],
  ['revenue Y1', { period: 'month', at: 12 }]
])('[W6] by fiscal year: %s', (text, when) => {
  expect(readFigure(text, { ...setting, startDate: '2026-04-01', fiscal: 3 })?.when ?? null).toEqual(when)
})
