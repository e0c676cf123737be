// What a check says of rows that do not fit together, and what to change. `sum`, `by` and months are written already.

// Tiers
export const mixBelow = (sum: string, by: string): string =>
  `The mix of the tiers adds up to ${sum} instead of 100 %. Raise a tier by ${by}.`
export const mixAbove = (sum: string, by: string): string =>
  `The mix of the tiers adds up to ${sum} instead of 100 %. Lower a tier by ${by}.`
export const sameTiers = (name: string): string =>
  `Two tiers are called "${name}", and only the first counts. Rename one of them.`

// Growth
export const overlap = (earlier: string, later: string): string =>
  `The growth periods ${earlier} and ${later} overlap, and the one that starts later holds. Let one end before the other begins.`

// Rounds
export const tranches = (round: string, sum: string): string =>
  `The tranches of "${round}" add up to ${sum} instead of 100 %. Change one of them.`
export const sameRounds = (name: string): string => `Two rounds are called "${name}". Rename one of them.`
export const safeWithoutTerms = (round: string): string =>
  `"${round}" is a SAFE without a cap and a discount. Give it one of the two.`
export const nobodyHolds = (round: string): string =>
  `Nobody holds a share before "${round}", so it cannot be priced. Type the founders’ shares.`
export const nothingLeft = (round: string): string =>
  `"${round}" would leave nothing to those who hold shares. Raise less, raise the pre-money, or make the pool smaller.`

// Expenses
export const sameExpenses = (category: string, stage: string): string =>
  `Two rows hold for ${category} in the stage ${stage}, and only the first counts. Delete one of them.`
