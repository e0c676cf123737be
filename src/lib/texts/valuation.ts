// What is said of what the company may be worth and of who owns it.

export const planInFigures = 'The plan in figures'
export const discountedCashFlow = 'Discounted cash flow'
export const revenueMultiples = 'Revenue multiples'
const mostlyAGuess = 'More than 75 % of the value lies after the plan: it is mostly a guess.'
/** By the line of the terminal share. */
export const guesses = {
  gordon_terminal_share: `${mostlyAGuess} Plan further, or type a lower growth after the plan.`,
  exit_terminal_share: `${mostlyAGuess} Plan further, or type a lower exit multiple.`
}

// What it may be worth, by each method
export const byMethod = 'Enterprise value by method'
export const methods = {
  growth: 'By growth after the plan',
  exit: 'By exit multiple',
  comparables: 'By comparable companies'
}
export const rateFrom = (low: string, high: string): string => `Discount rate ${low} to ${high}`
export const rateAt = (rate: string): string => `Discount rate ${rate}`
export const withGrowth = (rates: string, growth: string): string => `${rates}, growth ${growth}`
export const withMultiple = (rates: string, multiple: string): string => `${rates}, multiple ${multiple}`
export const quartilesOf = (count: number): string =>
  count === 1 ? 'EV / revenue of one company' : `EV / revenue of ${count} companies, lower to upper quartile`
/** A neighbour of the middle has no value. */
export const openRange = 'A discount rate one point lower gives no value: it is not above the growth after the plan.'
export const rangeSaid = (low: string, middle: string, high: string): string => `${low} to ${high}, middle ${middle}`
export const low = 'Low'
export const middle = 'Middle'
export const high = 'High'
export const table = 'Table'
export const method = 'Method'
export const tableOfMethods = 'Table: enterprise value by method'

// Where a method says nothing: what to type
export const noFullYear =
  'Nothing can be valued yet: the plan has no full year. Type 12 or more as the number of months of the plan.'
export const rateNotAbove = (rate: string, growth: string): string =>
  `The discount rate, ${rate}, is not above the growth after the plan, ${growth}: type a higher rate or a lower growth.`
export const noCashFlow = (cashFlow: string): string =>
  `The free cash flow of the last full year, ${cashFlow}, is not positive, and would not be for ever: type more months, ` +
  'or lower expenses.'
export const noComparables = 'No comparable company has a multiple: type EV / revenue for at least one.'

// Otherwise assumed
export const downAndAcross = (down: string, across: string): string => `${down} down, ${across.toLowerCase()} across`
export const byBoth = (what: string, down: string, across: string): string =>
  `${what}: ${down.toLowerCase()} down, ${across.toLowerCase()} across`
export const otherwise = {
  gordon_enterprise_value: 'If rate or growth were otherwise',
  exit_enterprise_value: 'If rate or multiple were otherwise'
}
export const impliesMultiple = (multiple: string): string =>
  `As typed it is worth what a sale at ${multiple} the last full year\u2019s revenue would give.`
export const impliesGrowth = (growth: string): string =>
  `As typed it is worth what cash flow that grows by ${growth} for ever would give.`
export const growsTooFast = (usual: string): string =>
  `Few companies could keep that up for ever. ${usual} Type a lower exit multiple, or plan further.`

// Who owns it
export const ownership = 'Ownership by round'
export const noRounds = 'No priced round yet. Give a round a pre-money valuation under Funding to see who owns what.'
export const holder = 'Holder'
export const after = (round: string): string => `After ${round}`
export const sharePrice = 'Price of a share'
export const postMoney = 'Post-money'
export const notPriced = (round: string): string => `“${round}” cannot be priced: see the check.`

// How a round is priced
/** @param pool the shares that are new in the pool; null where none are */
export const priced = (round: string, preMoney: string, shares: string, pool: string | null, price: string): string =>
  `${round}: ${preMoney} pre-money ÷ ${shares} shares` +
  `${pool === null ? '' : `, ${pool} of them new in the pool`} = ${price} a share.`
export const converts = (note: string, shares: string): string => `${note} becomes ${shares} shares.`
export const buys = (round: string, shares: string, amount: string, part: string, postMoney: string): string =>
  `${round} buys ${shares} shares for ${amount}, which is ${part} of ${postMoney} post-money.`
