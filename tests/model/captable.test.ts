// The cap table: published check values, and the same steps as spreadsheet formulas recalculated by another engine.
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { capTable, type Round } from '#lib/model/captable.ts'
import { capTableCells } from '#lib/model/captable-sheet.ts'
import { agree } from '../scenarios.ts'
import { columnName, loadSpreadsheet, Sheet } from '../workbook/spreadsheet.ts'

beforeAll(() => loadSpreadsheet())

const round = (name: string, month: number, amount: string, more: Partial<Round> = {}): Round => ({
  name,
  month,
  amount,
  preMoney: null,
  poolPct: null,
  instrument: 'priced',
  cap: null,
  discount: null,
  ...more
})
const safe = (name: string, amount: string, more: Partial<Round>): Round =>
  round(name, 1, amount, { instrument: 'safe', ...more })

// Source: the check values of the post-money SAFE in the model's definitions (founders 9 M shares, pool 1 M).
const published = [
  safe('one', '500000', { cap: '10000000' }),
  safe('two', '500000', { cap: '12500000' }),
  round('A', 12, '5000000', { preMoney: '20000000', poolPct: '0.1' })
]

describe('[C1] two SAFEs and a priced round come to the published figures', () => {
  const { rounds, stopped } = capTable('9000000', '1000000', published)
  const [a] = rounds
  test('shares, price and pool', () => {
    expect(stopped).toBeNull()
    expect(a!.converted['one']!.toFixed(2)).toBe('549450.55')
    expect(a!.converted['two']!.toFixed(2)).toBe('439560.44')
    expect(a!.poolIncrease.toFixed(2)).toBe('427001.57')
    expect(a!.price.toFixed(6)).toBe('1.751925')
  })
  test('ownership', () => {
    const percent = Object.fromEntries(
      Object.entries(a!.ownership).map(([holder, part]) => [holder, part.times(100).toFixed(3)])
    )
    expect(percent).toEqual({ founders: '63.069', pool: '10.000', one: '3.850', two: '3.080', A: '20.000' })
  })
})

test('[C2] a SAFE takes the better of its cap price and the discounted round price', () => {
  const { rounds } = capTable('8000000', '0', [
    safe('s', '1000000', { cap: '50000000', discount: '0.2' }),
    round('A', 2, '4000000', { preMoney: '16000000' })
  ])
  const [a] = rounds
  expect(a!.converted['s']!.times(a!.price.times('0.8')).toFixed(6)).toBe('1000000.000000')
  expect(a!.ownership['A']!.toFixed(6)).toBe('0.200000')
})

test('[C3] a SAFE converts in the first priced round that is not before it', () => {
  const { rounds } = capTable('1000', '0', [
    round('later', 20, '100', { preMoney: '900' }),
    round('first', 5, '100', { preMoney: '900' }),
    { ...safe('s', '50', { cap: '1000' }), month: 6 }
  ])
  expect(rounds.map(({ round: name, converted }) => [name, Object.keys(converted)])).toEqual([
    ['first', []],
    ['later', ['s']]
  ])
})

test('[C4] rounds of one month go by name, in the order of code points', () => {
  const rounds = ['b', 'a', 'Z', 'ä'].map((name) => round(name, 3, '10', { preMoney: '1000' }))
  expect(capTable('1000', '0', rounds).rounds.map(({ round: name }) => name)).toEqual(['Z', 'a', 'b', 'ä'])
})

test('[C5] a round that gives away the whole company is named and not computed', () => {
  expect(capTable('1000', '0', [round('greedy', 1, '500', { preMoney: '500', poolPct: '0.5' })]).stopped).toEqual({
    round: 'greedy',
    reason: 'whole-company'
  })
  expect(
    capTable('1000', '0', [safe('s', '900', { cap: '900' }), round('A', 1, '1', { preMoney: '1000' })]).stopped
  ).toEqual({ round: 'A', reason: 'whole-company' })
  expect(capTable('0', '0', [round('A', 1, '1', { preMoney: '1000' })]).stopped).toEqual({
    round: 'A',
    reason: 'no-shares'
  })
})

const rounds = fc
  .record({
    founders: fc.integer({ min: 1000, max: 20_000_000 }),
    pool: fc.integer({ min: 0, max: 4_000_000 }),
    safes: fc.array(
      fc.record({
        amount: fc.integer({ min: 1, max: 900_000 }),
        cap: fc.option(fc.integer({ min: 4_000_000, max: 60_000_000 })),
        discount: fc.option(fc.integer({ min: 0, max: 35 })),
        month: fc.integer({ min: 1, max: 30 })
      }),
      { maxLength: 4 }
    ),
    priced: fc.array(
      fc.record({
        amount: fc.integer({ min: 1, max: 15_000_000 }),
        preMoney: fc.integer({ min: 8_000_000, max: 90_000_000 }),
        pool: fc.option(fc.integer({ min: 0, max: 20 })),
        month: fc.integer({ min: 1, max: 36 })
      }),
      { minLength: 1, maxLength: 3 }
    )
  })
  .map(({ founders, pool, safes, priced }) => ({
    founders: String(founders),
    pool: String(pool),
    rounds: [
      ...safes.map(({ amount, cap, discount, month }, i) => ({
        ...safe(`safe ${i}`, String(amount), {
          cap: cap === null ? null : String(cap),
          discount: discount === null ? null : String(discount / 100)
        }),
        month
      })),
      ...priced.map(({ amount, preMoney, pool: target, month }, i) =>
        round(`round ${i}`, month, String(amount), {
          preMoney: String(preMoney),
          poolPct: target === null ? null : String(target / 100)
        })
      )
    ]
  }))

test('[C6] ownership adds up to 1, the new money gets what it paid for, the pool reaches its target', () => {
  fc.assert(
    fc.property(rounds, ({ founders, pool, rounds: typed }) => {
      const { rounds: outcomes, stopped } = capTable(founders, pool, typed)
      expect(stopped).toBeNull()
      for (const outcome of outcomes) {
        const { amount, poolPct } = typed.find(({ name }) => name === outcome.round)!
        const sum = Object.values(outcome.ownership).reduce((a, b) => a.plus(b))
        expect(sum.toDP(30).toFixed()).toBe('1')
        expect(outcome.ownership[outcome.round]!.minus(outcome.postMoney.pow(-1).times(amount)).abs().lt('1e-30')).toBe(
          true
        )
        if (outcome.poolIncrease.gt(0)) expect(outcome.ownership['pool']!.minus(poolPct!).abs().lt('1e-30')).toBe(true)
        for (const [name, shares] of Object.entries(outcome.converted)) {
          const { amount: paid, cap, discount } = typed.find((one) => one.name === name)!
          const paidPerShare = shares.pow(-1).times(paid)
          expect(paidPerShare.lte(outcome.price.times(1 - Number(discount ?? 0)).times('1.000000000000001'))).toBe(true)
          if (cap === null && discount === null) expect(paidPerShare.minus(outcome.price).abs().lt('1e-25')).toBe(true)
        }
      }
    }),
    { numRuns: 300, seed: 51 }
  )
})

test('[C7] the spreadsheet formulas of the same steps recalculate to the same table', () => {
  fc.assert(
    fc.property(rounds, ({ founders, pool, rounds: typed }) => {
      const { rounds: outcomes } = capTable(founders, pool, typed)
      const sheet = new Sheet(900, 12)
      sheet.put(0, 0, founders)
      sheet.put(0, 1, pool)
      const columns = ['amount', 'preMoney', 'poolPct', 'cap', 'discount'] as const
      typed.forEach((one, i) => columns.forEach((column, c) => sheet.put(i + 1, c, one[column] ?? '0')))
      const at = (row: number, column: number) => `$${columnName(column)}$${row + 1}`
      const cells = capTableCells(typed, {
        founderShares: at(0, 0),
        poolShares: at(0, 1),
        round: (name, column) => at(typed.findIndex((one) => one.name === name) + 1, columns.indexOf(column))
      })
      const places = new Map(cells.map(({ name }, i) => [name, i + 20]))
      cells.forEach(({ formula }, i) =>
        sheet.put(i + 20, 0, `=${formula.replace(/\{([^}]+)\}/g, (_, name: string) => at(places.get(name)!, 0))}`)
      )
      sheet.evaluate()
      const read = (name: string) => sheet.read(places.get(name)!, 0) as number
      for (const { round: name, price, newShares, poolIncrease, postMoney, ownership } of outcomes) {
        const pairs: [string, { toNumber(): number }][] = [
          ['price', price],
          ['newShares', newShares],
          ['poolIncrease', poolIncrease],
          ['postMoney', postMoney],
          ...Object.entries(ownership).map(([holder, part]): [string, typeof part] => [`ownership.${holder}`, part])
        ]
        expect(
          pairs.filter(([cell, value]) => !agree(read(`${name}.${cell}`), value.toNumber())).map(([cell]) => cell)
        ).toEqual([])
      }
    }),
    { numRuns: process.env['PROOF'] ? 100 : 15, seed: 52 }
  )
})
