// Who owns the company, round by round: a procedure, because each round builds on the holders of the one before.
// captable-sheet.ts says the same as spreadsheet formulas, and a test holds the two together.
import { Decimal } from 'decimal.js'

const Exact = Decimal.clone({ precision: 50 })

/** A round as typed, in exact decimal text. A SAFE brings cash now and becomes shares in the next priced round. */
export interface Round {
  name: string
  month: number
  amount: string
  preMoney: string | null
  poolPct: string | null
  instrument: 'priced' | 'safe'
  cap: string | null
  discount: string | null
}

/** What a priced round leaves behind. Shares and prices are exact; ownership adds up to 1. */
export interface RoundOutcome {
  round: string
  price: Decimal
  newShares: Decimal
  poolIncrease: Decimal
  postMoney: Decimal
  /** Shares that SAFEs became in this round, by the name of the SAFE. */
  converted: Record<string, Decimal>
  ownership: Record<string, Decimal>
}

/** A priced round and the SAFEs that convert in it. */
export interface Step {
  round: Round
  safes: Round[]
}

/** Priced rounds in order of month, then name; every SAFE goes to the first priced round that is not before it. */
export function stepsOf(rounds: readonly Round[]): Step[] {
  const priced = rounds
    .filter((round) => round.instrument === 'priced' && Number(round.preMoney ?? 0) > 0)
    .sort((a, b) => a.month - b.month || compareCodePoints(a.name, b.name))
  const safes = rounds
    .filter((round) => round.instrument === 'safe' && Number(round.amount) > 0)
    .sort((a, b) => a.month - b.month || compareCodePoints(a.name, b.name))
  return priced.map((round, i) => {
    const before = i === 0 ? -Infinity : priced[i - 1]!.month
    return { round, safes: safes.filter((safe) => safe.month <= round.month && (i === 0 || safe.month > before)) }
  })
}

/** A round that cannot be priced: nobody holds a share before it, or it would leave nothing to those who do. */
export interface Stopped {
  round: string
  reason: 'no-shares' | 'whole-company'
}

/**
 * The rounds that can be priced, up to the first that cannot.
 * Source: the post-money SAFE (company capitalisation counts all converting securities and leaves out the round's
 * pool increase; the better of cap price and discounted round price) and the pool topped up inside the pre-money.
 */
export function capTable(
  founderShares: string,
  poolShares: string,
  rounds: readonly Round[]
): { rounds: RoundOutcome[]; stopped: Stopped | null } {
  const shares = new Map([
    ['founders', new Exact(founderShares)],
    ['pool', new Exact(poolShares)]
  ])
  const outcomes: RoundOutcome[] = []
  for (const step of stepsOf(rounds)) {
    const round = step.round.name
    if (sum([...shares.values()]).isZero()) return { rounds: outcomes, stopped: { round, reason: 'no-shares' } }
    const outcome = priceRound(step, shares)
    if (outcome === null) return { rounds: outcomes, stopped: { round, reason: 'whole-company' } }
    outcomes.push(outcome)
  }
  return { rounds: outcomes, stopped: null }
}

function priceRound({ round, safes }: Step, shares: Map<string, Decimal>): RoundOutcome | null {
  const [amount, preMoney] = [new Exact(round.amount), new Exact(round.preMoney!)]
  const postMoney = preMoney.plus(amount)
  const target = new Exact(round.poolPct ?? 0)
  const outstanding = sum([...shares.values()])
  const pool = shares.get('pool')!
  // What the holders of all but the pool are worth in the round: the price times their shares.
  const heldWorth = preMoney.minus(target.times(postMoney))
  if (target.gt(0) && heldWorth.lte(0)) return null

  let increase = new Exact(0)
  let capitalisation: Decimal | null = null
  if (target.gt(0)) {
    capitalisation = capitalise(outstanding, pool, heldWorth, safes)
    if (capitalisation === null) return null
    const total = capitalisation.minus(pool).times(postMoney).div(heldWorth)
    increase = Exact.max(0, target.times(total).minus(pool))
  }
  if (increase.isZero()) capitalisation = capitalise(outstanding, new Exact(0), preMoney, safes)
  if (capitalisation === null) return null

  const price = preMoney.div(capitalisation.plus(increase))
  const converted = Object.fromEntries(safes.map((safe) => [safe.name, safeShares(safe, capitalisation, price)]))
  const newShares = amount.div(price)
  for (const [name, count] of Object.entries(converted)) shares.set(name, count)
  shares.set('pool', pool.plus(increase))
  shares.set(round.name, newShares)
  const all = sum([...shares.values()])
  const ownership = Object.fromEntries([...shares].map(([holder, count]) => [holder, count.div(all)]))
  return { round: round.name, price, newShares, poolIncrease: increase, postMoney, converted, ownership }
}

/** A SAFE's shares for each share of the capitalisation where its cap binds, and for each share that is worth money where its discount does. */
const capSlope = (safe: Round): Decimal =>
  Number(safe.cap ?? 0) > 0 ? new Exact(safe.amount).div(safe.cap!) : new Exact(0)
const discountSlope = (safe: Round, worth: Decimal): Decimal =>
  new Exact(safe.amount).div(worth.times(new Exact(1).minus(safe.discount ?? 0)))

/**
 * All shares before the round's pool increase, the SAFEs' own among them. The price is `worth` over the capitalisation
 * without `pool`, so each SAFE takes the larger of two lines in the capitalisation. Their sum bends upwards: going from
 * bend to bend finds the only solution in as many steps as there are SAFEs. Null where they ask for more than there is.
 */
function capitalise(outstanding: Decimal, pool: Decimal, worth: Decimal, safes: readonly Round[]): Decimal | null {
  let capitalisation = outstanding
  for (let step = 0; step <= safes.length; step++) {
    let slope = new Exact(1)
    let fixed = outstanding
    for (const safe of safes) {
      const [byCap, byDiscount] = [capSlope(safe), discountSlope(safe, worth)]
      const capBinds = byCap.times(capitalisation).gte(byDiscount.times(capitalisation.minus(pool)))
      slope = slope.minus(capBinds ? byCap : byDiscount)
      if (!capBinds) fixed = fixed.minus(byDiscount.times(pool))
    }
    if (slope.lte(0)) return null
    capitalisation = fixed.div(slope)
  }
  return capitalisation
}

function safeShares(safe: Round, capitalisation: Decimal, price: Decimal): Decimal {
  const byCap = capSlope(safe).times(capitalisation)
  const byDiscount = new Exact(safe.amount).div(price.times(new Exact(1).minus(safe.discount ?? 0)))
  return Exact.max(byCap, byDiscount)
}

const sum = (counts: readonly Decimal[]): Decimal => counts.reduce((a, b) => a.plus(b), new Exact(0))

function compareCodePoints(a: string, b: string): number {
  const [x, y] = [[...a], [...b]]
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const difference = x[i]!.codePointAt(0)! - y[i]!.codePointAt(0)!
    if (difference !== 0) return difference
  }
  return x.length - y.length
}
