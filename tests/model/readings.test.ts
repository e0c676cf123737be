// [M10] Quarters and years in another way than the line's own, against short series read by hand.
import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readings, readingsFor, readMonths, type Reading } from '#lib/model/readings.ts'
import { decimalsFor } from '#lib/model/targets/decimals.ts'
import { doubles } from '#lib/model/targets/doubles.ts'

const blank = NaN
const all = (values: readonly number[]) =>
  Object.fromEntries(readings.map((reading) => [reading, readMonths(reading, values, doubles)]))

describe('[M10] a series is read by hand', () => {
  test.each<[string, number[], Record<Reading, number>]>([
    ['three months', [30, 10, 20], { last: 20, average: 20, lowest: 10, highest: 30, sum: 60 }],
    ['below zero', [-5, 1, -2], { last: -2, average: -2, lowest: -5, highest: 1, sum: -6 }],
    ['zero counts', [0, 0, 9], { last: 9, average: 3, lowest: 0, highest: 9, sum: 9 }],
    ['a period cut short', [7], { last: 7, average: 7, lowest: 7, highest: 7, sum: 7 }],
    ['blanks are left out', [blank, 4, 8], { last: 8, average: 6, lowest: 4, highest: 8, sum: 12 }],
    ['also at the end', [4, 8, blank], { last: 8, average: 6, lowest: 4, highest: 8, sum: 12 }],
    ['all blank', [blank, blank], { last: blank, average: blank, lowest: blank, highest: blank, sum: blank }],
    ['no months', [], { last: blank, average: blank, lowest: blank, highest: blank, sum: blank }]
  ])('%s', (_, values, wanted) => {
    expect(all(values)).toEqual(wanted)
  })

  test('exactly: the thirds of a cent stay thirds, and nothing is lost to doubles', () => {
    const exact = decimalsFor(1000)
    const values = ['0.1', '0.2', '0.4'].map((text) => new Decimal(text))
    expect(readMonths('sum', values, exact).toFixed()).toBe('0.7')
    expect(readMonths('average', values, exact).toFixed(30)).toBe('0.233333333333333333333333333333')
    expect(readMonths('average', [new Decimal(NaN), new Decimal('0.3')], exact).toFixed()).toBe('0.3')
  })
})

test('[M10] lowest <= average <= highest, and the sum is as many times the average', () => {
  const month = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: -1e9, max: 1e9 }) }, fc.constant(blank))
  fc.assert(
    fc.property(fc.array(month, { maxLength: 12 }), (values) => {
      const { last, average, lowest, highest, sum } = all(values) as Record<Reading, number>
      const known = values.filter((value) => !Number.isNaN(value))
      expect([last, average, lowest, highest, sum].every(Number.isNaN)).toBe(known.length === 0)
      if (known.length === 0) return
      expect(known).toContain(last)
      expect(lowest).toBeLessThanOrEqual(average)
      expect(average).toBeLessThanOrEqual(highest)
      expect(average * known.length).toBeCloseTo(sum, 3)
    }),
    { seed: 20262 }
  )
})

test("[M10] what is offered says something else than the line's own way, and rates are never added up", () => {
  expect(readingsFor({ rolls: 'sum', unit: 'money' })).toEqual(['last', 'average', 'lowest', 'highest'])
  expect(readingsFor({ rolls: 'last', unit: 'money' })).toEqual(['average', 'lowest', 'highest', 'sum'])
  expect(readingsFor({ rolls: 'recompute', unit: 'rate' })).toEqual(['last', 'average', 'lowest', 'highest'])
  expect(readingsFor({ rolls: 'last', unit: 'money per customer' })).not.toContain('sum')
})
