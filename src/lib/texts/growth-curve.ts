// What is said while the curve of growth is pulled: what will change, what is not kept yet.

export const growthByMonth = 'Growth by month'
export const share = 'Share'

// What will change
export const addsPeriod = (period: string): string => `Adds a period, ${period}.`
export const changes = (month: string): string => `Changes ${month}.`
export const changesWhole = (period: string): string => `Changes ${period} as a whole.`
/** @param before and behind are what is left of the period to either side; one of them may be empty */
export const ownPeriod = (month: string, before: string, behind: string, rate: string): string =>
  `Makes ${month} a period of its own; ` +
  (before && behind ? `${before} and ${behind} keep ${rate}.` : `${before || behind} keeps ${rate}.`)
/** The consequence is one of these sentences. */
export const kept = (month: string, rate: string, consequence: string): string => `${month}: ${rate}. ${consequence}`
export const notKept = (month: string, rate: string, consequence: string): string =>
  `${kept(month, rate, consequence)} Not kept yet.`

// The field
/** The month follows. */
export const growthIn = 'Growth in'
export const whatChanges = 'What changes with a month'
export const reaches = { period: 'Its whole period', month: 'This month' }
export const howToKeep = 'Enter keeps it, Escape takes it back.'
export const factorOnTop = (factor: string): string => `The factor on growth, ${factor}, comes on top.`

/** Why it was changed, as the history has it. */
export const changed = (period: string, rate: string): string => `Growth of ${period}: ${rate}`
