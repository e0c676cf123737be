// What is said of what the company may be worth and of who owns it.

export const planInFigures = 'The plan in figures'
export const discountedCashFlow = 'Discounted cash flow'
export const revenueMultiples = 'Revenue multiples'
export const mostlyAGuess =
  'More than 75 % of the value lies after the plan: it is mostly a guess. Plan further, or use a lower multiple.'

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
