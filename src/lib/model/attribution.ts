// Why a figure differs: the Shapley value of whatever joins. Each player's part is what its joining changes, on average over
// all orders in which the players can join; the parts add up to the whole.
// L. S. Shapley, "A value for n-person games" (1953); G. Owen, "Values of games with a priori unions" (1977), for players in groups.
import { Decimal } from 'decimal.js'

/** Sums of doubles and of exact figures lose no digit: from 308 before the point to 340 behind it. */
export const Exact = Decimal.clone({
  precision: 700,
  rounding: Decimal.ROUND_HALF_EVEN,
  toExpNeg: -1000,
  toExpPos: 1000
})

/** Who has joined, by the place of the player. */
export type Joined = readonly boolean[]
export type Worth = (joined: Joined) => Decimal

/** What others have joined already, and in how many orders of the groups, of all `divisor`, it is so. */
export interface Context {
  orders: number
  worth: Worth
}

/** The part of each player, exactly, from the worth of all 2^count coalitions. */
export function shapleyParts(count: number, worth: Worth): Decimal[] {
  const worths = coalitions(count).map(worth)
  const all = factorial(count)
  return Array.from({ length: count }, (_, player) => {
    let sum = new Exact(0)
    for (const [mask, before] of worths.entries())
      if (!has(mask, player)) {
        const after = worths[mask | (1 << player)]!
        sum = sum.plus(after.minus(before).times(ordersOf(mask, count)))
      }
    return sum.div(all)
  })
}

/**
 * For the players of one group: every coalition of the other groups, with the number of orders in which it comes first.
 * Their worths, so weighted and divided by the factorial of all groups, are the game that is played within the group.
 */
export const contextsOf = (others: number, worthIn: (others: Joined) => Worth): Context[] =>
  coalitions(others).map((joined, mask) => ({ orders: ordersOf(mask, others + 1), worth: worthIn(joined) }))

/** The parts of the players of a group, exactly. They add up to the part of the group. */
export function partsWithin(count: number, contexts: readonly Context[]): Decimal[] {
  const divisor = divisorOf(contexts)
  const worth = (joined: Joined) =>
    contexts.reduce((sum, context) => sum.plus(context.worth(joined).times(context.orders)), new Exact(0))
  return shapleyParts(count, worth).map((part) => part.div(divisor))
}

export interface Sampled {
  parts: Decimal[]
  /** The largest standard error of a part. */
  error: number
}

const mostPermutations = 2000
const leastRounds = 8

/**
 * The same from drawn orders. In a round every context gets an order and its reverse, the context of all the other groups the
 * same ones, so that swapping the two ends negates every part. In each context the steps add up to what the whole group
 * changes there, and so the parts add up to that of the group.
 * @param dice from 0 to below 1
 * @param wanted the standard error at which it is enough
 */
export function sampledParts(count: number, contexts: readonly Context[], dice: () => number, wanted: number): Sampled {
  const divisor = divisorOf(contexts)
  let sums = Array.from({ length: count }, () => new Exact(0))
  const means = Array<number>(count).fill(0)
  const squares = Array<number>(count).fill(0)
  for (let rounds = 1; ; rounds++) {
    const round = drawnRound(count, contexts, dice).map((part) => part.div(2 * divisor))
    sums = sums.map((sum, player) => sum.plus(round[player]!))
    for (const [player, part] of round.entries()) {
      const away = part.toNumber() - means[player]!
      means[player]! += away / rounds
      squares[player]! += away * (part.toNumber() - means[player]!)
    }
    const error = Math.sqrt(Math.max(...squares) / Math.max(1, rounds - 1) / rounds)
    const isEnough = error < wanted || 2 * contexts.length * (rounds + 1) > mostPermutations
    if (rounds >= leastRounds && isEnough) return { parts: sums.map((sum) => sum.div(rounds)), error }
  }
}

function drawnRound(count: number, contexts: readonly Context[], dice: () => number): Decimal[] {
  const round = Array.from({ length: count }, () => new Exact(0))
  const drawn: number[][] = []
  for (const [at, { orders, worth }] of contexts.entries()) {
    const order = drawn[contexts.length - 1 - at] ?? shuffled(count, dice)
    drawn[at] = order
    for (const way of [order, order.toReversed()]) {
      const joined = Array<boolean>(count).fill(false)
      let before = worth(joined)
      for (const player of way) {
        joined[player] = true
        const after = worth(joined)
        round[player] = round[player]!.plus(after.minus(before).times(orders))
        before = after
      }
    }
  }
  return round
}

/** Rounded to decimal places; what is missing to the whole goes to the largest part, the first of equals. */
export function settled(parts: readonly Decimal[], whole: Decimal, places: number): Decimal[] {
  const rounded = parts.map((part) => part.toDP(places))
  const sizes = rounded.map((part) => part.abs())
  const largest = sizes.findIndex((size) => sizes.every((other) => other.lte(size)))
  const rest = rounded.reduce((left, part) => left.minus(part), whole)
  return rounded.map((part, at) => (at === largest ? part.plus(rest) : part))
}

/** Numbers from 0 to below 1, the same ones for the same seed. Lehmer's generator with the multiplier of Park and Miller. */
export function seededDice(seed: number): () => number {
  let state = (seed % 2147483646) + 1
  return () => (state = (state * 48271) % 2147483647) / 2147483647
}

function shuffled(count: number, dice: () => number): number[] {
  const order = Array.from({ length: count }, (_, player) => player)
  for (let at = count - 1; at > 0; at--) {
    const other = Math.floor(dice() * (at + 1))
    const kept = order[at]!
    order[at] = order[other]!
    order[other] = kept
  }
  return order
}

/** All of them, by the number whose bits say who has joined. */
const coalitions = (count: number): Joined[] =>
  Array.from({ length: 2 ** count }, (_, mask) => Array.from({ length: count }, (_, player) => has(mask, player)))

const has = (mask: number, player: number): boolean => ((mask >> player) & 1) === 1

/** In how many orders of all players exactly these come first, and a given other one after them. */
function ordersOf(mask: number, count: number): number {
  let size = 0
  for (let player = 0; player < count; player++) if (has(mask, player)) size++
  return factorial(size) * factorial(count - size - 1)
}

const factorial = (count: number): number => (count <= 1 ? 1 : count * factorial(count - 1))

/** There are contexts for each coalition of the others: all groups are one more. */
const divisorOf = (contexts: readonly Context[]): number => factorial(Math.log2(contexts.length) + 1)
