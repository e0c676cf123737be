// What the check of a scenario says: of what was typed, of the figures, and of what the model's own lines say must hold.

export const mixHolds = 'The mix of the tiers adds up to 100 %.'
export const tranchesHold = 'The tranches of every round add up to 100 %.'
export const overlapHolds = 'No two growth periods overlap.'
export const duplicateHolds = 'Every tier, round and expense is there once.'
export const capTableHolds = 'Every priced round leaves a part to those before it.'
export const ownLinesHold = 'Every line of your own can be computed.'
export const ownLineLeftOut = (name: string, problem: string): string => `Your line "${name}" is left out. ${problem}`

export const doesNotHold = (label: string, month: number): string =>
  `${label} does not hold in M${month}. Please report it with an export of this scenario: it is our mistake, not yours.`
export const tooLarge = (month: number): string =>
  `From M${month} on the figures are too large to be computed: lower the growth.`
export const balances = 'Assets equal liabilities plus equity in every month.'
export const cashDiffers = (month: number): string =>
  `Cash in M${month} is not what was there and what flowed. Please report it with an export of this scenario: it is our mistake, not yours.`
export const cashHolds = 'Cash is the opening balance plus everything that flowed, in every month.'

export const metricsHaveValues = 'Every metric has a value in some month.'
export const metricBlank = (name: string): string =>
  `${name} has no value in any month: what it divides by is never above zero.`
export const metricsBlank = (first: string, second: string): string =>
  `${first} and ${second} have no value in any month: what they divide by is never above zero.`
export const manyMetricsBlank = (count: number, first: string, second: string): string =>
  `${count} metrics, such as ${first} and ${second}, have no value in any month: what they divide by is never above zero.`
