// What somebody may not have meant, although nothing is wrong with it. `range` is one such as M1-M12.

// Growth
export const growthOfNobody =
  'Growth multiplies customers, and the plan starts with none: type some at General, Customers at the start.'
export const gapAtTheEnd = (range: string): string =>
  `No period covers ${range}: nobody is won then. Add one, or let the last end later.`
export const gap = (range: string): string =>
  `No period covers ${range}: nobody is won then. Add one, or let the one before or after reach it.`

// People
export const nobodyPaid = (range: string): string =>
  `Nobody is on the payroll in ${range}. Add rows, or let the last ones end later.`

// Rounds
export const noShares = (round: string): string =>
  `"${round}" brings cash and buys no shares, as it has no pre-money: type one to see it in the ownership.`
