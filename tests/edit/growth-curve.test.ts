// The growth curve as it is edited month by month, against the order in which the model takes its rows.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CellEdit } from '#lib/edit/cells.ts'
import { gapsOf, holderAt, phaseAt, ratesOf, withRate } from '#lib/edit/growth-curve.ts'
import type { TableRow } from '#lib/model/inputs.ts'
import { applied } from './applied.ts'

const months = 24
const row = (id: string, start: number, end: number, rate: string): TableRow => ({
  ...{ id, month_start: String(start), month_end: String(end), rate }
})

/** Rows in any order that may overlap, leave gaps and reach beyond the plan. */
const anyRows = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 12 }), fc.integer({ min: -9, max: 99 })), {
    maxLength: 7
  })
  .chain((periods) =>
    fc.constant(
      periods.map(([start, length, rate], i) => row(`row ${(i * 5) % 7}`, start, start + length, String(rate / 100)))
    )
  )
const anyRate = fc.integer({ min: -50, max: 150 }).map((rate) => String(rate / 1000))
const anyMonth = fc.integer({ min: 1, max: months })

/** Sorted as the model sorts them, the last one that covers a month holds. */
function heldIn(rows: readonly TableRow[], month: number): TableRow | undefined {
  const inOrder = rows.toSorted(
    (a, b) => Number(a['month_start']) - Number(b['month_start']) || (a['id']! < b['id']! ? -1 : 1)
  )
  return inOrder.findLast((one) => Number(one['month_start']) <= month && month <= Number(one['month_end']))
}

const ratesAfter = (rows: readonly TableRow[], edits: readonly CellEdit[], to = months): string[] =>
  Array.from(
    { length: to },
    (_, i) => heldIn(applied({ growth_rates: rows }, edits)['growth_rates']!, i + 1)?.['rate'] ?? '0'
  )

test('[A1] a month that is set has its rate, and every other month keeps its own, also beyond the plan', () => {
  fc.assert(
    fc.property(anyRows, anyMonth, anyRate, (rows, month, rate) => {
      const before = ratesAfter(rows, [], 45)
      const after = ratesAfter(rows, withRate(rows, { month, rate, reach: 'month' }, months), 45)
      expect(after).toEqual(before.with(month - 1, rate))
    }),
    { numRuns: 1000 }
  )
})

test('[A1] a period that is set moves wherever it holds, and nowhere else', () => {
  fc.assert(
    fc.property(anyRows, anyMonth, anyRate, (rows, month, rate) => {
      const holder = heldIn(rows, month)
      const before = ratesAfter(rows, [])
      const edits = withRate(rows, { month, rate, reach: 'period' }, months)
      const { start, end } = phaseAt(rows, month, months)
      const isMeant = (at: number) => (holder ? heldIn(rows, at) === holder : at >= start && at <= end)
      expect(ratesAfter(rows, edits)).toEqual(before.map((was, i) => (isMeant(i + 1) ? rate : was)))
      expect(edits.length).toBeLessThanOrEqual(holder ? 1 : 3)
    }),
    { numRuns: 500 }
  )
})

test('[A1] the month in the middle of a period becomes one of its own, by two rows and one cell', () => {
  const rows = [row('a', 1, 6, '0.5')]
  expect(ratesOf(rows, 8)).toEqual(['0.5', '0.5', '0.5', '0.5', '0.5', '0.5', '0', '0'])
  const edits = withRate(rows, { month: 3, rate: '0.4', reach: 'month' }, 8)
  expect(applied({ growth_rates: rows }, edits)['growth_rates']).toEqual([
    row('a', 1, 2, '0.5'),
    row('new 0', 3, 3, '0.4'),
    row('new 1', 4, 6, '0.5')
  ])
})

test('[A1] at its ends a period gives up one month, and what is so already is left alone', () => {
  const rows = [row('a', 1, 6, '0.5')]
  const set = (month: number, rate: string) =>
    applied({ growth_rates: rows }, withRate(rows, { month, rate, reach: 'month' }, 6))['growth_rates']
  expect(set(1, '0.9')).toEqual([row('a', 1, 1, '0.9'), row('new 0', 2, 6, '0.5')])
  expect(set(6, '0.9')).toEqual([row('a', 1, 5, '0.5'), row('new 0', 6, 6, '0.9')])
  expect(withRate(rows, { month: 4, rate: '0.5', reach: 'month' }, 6)).toEqual([])
})

test('[A1] gaps are what no period covers, and a gap is set as a whole or by the month', () => {
  const rows = [row('a', 3, 5, '0.2'), row('b', 9, 9, '0.1')]
  expect(gapsOf(rows, 12)).toEqual([
    { start: 1, end: 2 },
    { start: 6, end: 8 },
    { start: 10, end: 12 }
  ])
  const set = (reach: 'month' | 'period') =>
    applied({ growth_rates: rows }, withRate(rows, { month: 7, rate: '0.3', reach }, 12))['growth_rates']!.at(-1)
  expect(set('period')).toEqual(row('new 0', 6, 8, '0.3'))
  expect(set('month')).toEqual(row('new 0', 7, 7, '0.3'))
  expect(holderAt(rows, 7)).toBeNull()
})
