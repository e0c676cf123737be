// Shapley values of games that were computed by hand, exactly and from drawn orders.
import { expect, test } from 'vitest'
import {
  contextsOf,
  Exact,
  partsWithin,
  sampledParts,
  seededDice,
  settled,
  shapleyParts,
  type Context,
  type Joined
} from '#lib/model/attribution.ts'

const has = (joined: Joined, ...players: number[]) => players.every((player) => joined[player])
const worthOf = (worth: (joined: Joined) => number) => (joined: Joined) => new Exact(worth(joined))
const rounded = (parts: readonly { toNumber(): number }[]) => parts.map((part) => Number(part.toNumber().toFixed(12)))

test('[S3] in an additive game everybody has what they bring', () => {
  const brings = [3, -5, 7.25]
  const worth = (joined: Joined) => brings.reduce((sum, one, player) => sum + (joined[player] ? one : 0), 100)
  expect(rounded(shapleyParts(3, worthOf(worth)))).toEqual([3, -5, 7.25])
})

test('[S3] two who are worth 10 and 20 alone and 50 together share what they add to each other', () => {
  const worth = (joined: Joined) => (has(joined, 0, 1) ? 50 : joined[0] ? 10 : joined[1] ? 20 : 0)
  expect(rounded(shapleyParts(2, worthOf(worth)))).toEqual([20, 30])
})

test('[S3] of a pair of gloves the one left has two thirds, and each of two right ones a sixth', () => {
  const worth = (joined: Joined) => (joined[0] && (joined[1] || joined[2]) ? 6 : 0)
  expect(rounded(shapleyParts(3, worthOf(worth)))).toEqual([4, 1, 1])
})

test('[S3] who changes nothing has no part, and changes none', () => {
  const worth = (joined: Joined) => (has(joined, 0, 2) ? 50 : joined[0] ? 10 : joined[2] ? 20 : 0)
  expect(rounded(shapleyParts(3, worthOf(worth)))).toEqual([20, 0, 30])
})

test('[S3] nobody has no parts', () => {
  expect(shapleyParts(0, () => new Exact(7))).toEqual([])
})

// x is a group of its own, y and z are one. Without x: y brings 2, z nothing. With x: y 6, z nothing, both 10. On the mean
// over x, y is worth 4, z 0 and both 6; so y has 4 + (6 - 4) / 2.
const inGroup = contextsOf(1, ([x]) => (joined) => {
  const [y, z] = joined
  return new Exact(!y ? 0 : !x ? 2 : z ? 10 : 6)
})

test('[S3] within a group the game is the mean over what other groups have done', () => {
  expect(rounded(partsWithin(2, inGroup))).toEqual([5, 1])
})

test('[S3] parts within a group add up to the part of the group', () => {
  const worth = ([x, group]: Joined) => (!group ? 0 : !x ? 2 : 10)
  expect(rounded(shapleyParts(2, worthOf(worth)))).toEqual([4, 6])
})

/** Eight players who help and hinder each other, beside two other groups. */
const crowd = (isSwapped = false): Context[] =>
  contextsOf(2, (others) => (joined) => {
    const at = (joined: Joined) => joined.reduce((sum, one, i) => sum + (one !== isSwapped ? (i + 1) ** 2 : 0), 0)
    return new Exact(at(joined) ** 2 / 7 + at(others) * Math.sqrt(at(joined)))
  })

test('[S5] drawn orders come near the exact parts, as near as is said, and add up to the same', () => {
  const exact = partsWithin(8, crowd())
  const { parts, error } = sampledParts(8, crowd(), seededDice(1), 1)
  const sum = (all: typeof parts) => all.reduce((total, part) => total.plus(part), new Exact(0))
  expect(error).toBeGreaterThan(0)
  expect(sum(parts).minus(sum(exact)).abs().lt('1e-600')).toBe(true)
  const away = parts.map((part, player) => part.minus(exact[player]!).abs().toNumber())
  expect(Math.max(...away)).toBeGreaterThan(0)
  expect(Math.max(...away)).toBeLessThan(4 * error)
})

test('[S5] it stops when the error is small enough, or at 2000 orders', () => {
  let worths = 0
  const counted = crowd().map(({ orders, worth }) => ({
    orders,
    worth: (joined: Joined) => {
      worths++
      return worth(joined)
    }
  }))
  expect(sampledParts(8, counted, seededDice(1), 1e9).error).toBeGreaterThan(0)
  // Eight rounds of two orders in each of four contexts, with nine worths on the way.
  expect(worths).toBe(8 * 2 * 4 * 9)
  worths = 0
  sampledParts(8, counted, seededDice(1), 0)
  expect(worths).toBe(2000 * 9)
})

test('[S5] where nobody depends on anybody drawn orders are exact, and the error is 0', () => {
  const brings = Array.from({ length: 12 }, (_, player) => player - 4)
  const worth = (joined: Joined) => new Exact(brings.reduce((sum, one, i) => sum + (joined[i] ? one : 0), 0))
  const { parts, error } = sampledParts(12, [{ orders: 1, worth }], seededDice(3), 1)
  expect([rounded(parts), error]).toEqual([brings, 0])
})

test('[S4] swapping the ends negates drawn parts to the last digit', () => {
  const { parts } = sampledParts(8, crowd(), seededDice(1), 1)
  const { parts: swapped } = sampledParts(8, crowd(true), seededDice(1), 1)
  expect(swapped.map((part) => part.neg().toFixed(60))).toEqual(parts.map((part) => part.toFixed(60)))
})

test('[S3] what rounding leaves goes to the largest part, the first of equals', () => {
  const parts = (texts: string[]) => texts.map((text) => new Exact(text))
  const shown = (texts: string[], whole: string, places: number) =>
    settled(parts(texts), new Exact(whole), places).map((part) => part.toFixed())
  expect(shown(['0.333', '-2.666', '0.333'], '-2', 2)).toEqual(['0.33', '-2.66', '0.33'])
  expect(shown(['1.5', '-1.5'], '0.01', 0)).toEqual(['2.01', '-2'])
  expect(shown([], '0', 2)).toEqual([])
})

test('the same seed throws the same dice', () => {
  const [one, other] = [seededDice(7), seededDice(7)]
  const thrown = Array.from({ length: 1000 }, one)
  expect(Array.from({ length: 1000 }, other)).toEqual(thrown)
  expect(thrown.every((value) => value >= 0 && value < 1)).toBe(true)
  expect(Math.abs(thrown.reduce((sum, value) => sum + value, 0) / 1000 - 0.5)).toBeLessThan(0.05)
})
