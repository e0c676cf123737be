// What somebody may have meant, best first.
import { expect, test } from 'vitest'
import { fitOf, plainWords, ranked } from '#lib/format/ranking.ts'

const order = (typed: string, ...names: string[]) =>
  ranked(typed, names, (name) => [plainWords(name)]).map(({ one }) => one)

test('[W6] whole names come before beginnings, these before beginnings of words, insides and letters in order', () => {
  expect(order('cash', 'Change in cash', 'Cash flow', 'Encashed', 'Cash', 'Cost and share')).toEqual([
    'Cash',
    'Cash flow',
    'Change in cash',
    'Encashed',
    'Cost and share'
  ])
  expect(order('net cash', 'Cash flow, net', 'Net cash flow')).toEqual(['Net cash flow', 'Cash flow, net'])
  expect(order('xyz', 'Cash')).toEqual([])
})

test('[W6] case, accents and signs do not count, and two letters are not looked for in order', () => {
  expect(order('cafe chürn', 'Churn / year of Café')).toEqual(['Churn / year of Café'])
  expect(fitOf('ch', 'cash')).toBeNull()
  expect(fitOf('csh', 'cash')).toBe(4)
  expect(order('', 'B', 'A')).toEqual(['B', 'A'])
})

test('[W6] of those that fit as well, the lighter and then the shorter come first', () => {
  const weights: Record<string, number> = { 'Price a': 1, 'Price abc': 0, 'Price ab': 0 }
  const found = ranked(
    'price',
    Object.keys(weights),
    (name) => [plainWords(name)],
    (name) => weights[name]!
  )
  expect(found.map(({ one }) => one)).toEqual(['Price ab', 'Price abc', 'Price a'])
})
