// What puts right what a check or a hint says: on the button that does it, and in the history. `period` is one such as
// M1–M12.

// Parts of a whole
export const splitMix = 'Split the mix evenly'
export const scaleMix = 'Scale the mix to 100 %'
export const setTranche = (number: number, share: string): string => `Tranche ${number}: ${share}`
export const scaleTranches = 'Scale the tranches to 100 %'

// Periods of growth
export const goAround = (period: string, other: string): string => `Let ${period} go around ${other}`
export const endAt = (period: string, month: number): string => `End ${period} at M${month}`
export const startAt = (period: string, month: number): string => `Start ${period} at M${month}`
export const reach = (period: string, month: number): string => `Let ${period} reach M${month}`
export const removePeriod = (period: string, rate: string): string => `Remove ${period} at ${rate}`

// Rows
export const keepFirst = (expense: string): string => `Keep the first ${expense} row`
export const keepTeams = (teams: number, month: number): string =>
  `Keep ${teams === 1 ? 'the last team' : `the last ${teams} teams`} until M${month}`
