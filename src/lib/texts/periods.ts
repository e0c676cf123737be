// What quarters and years are called.

/** The month of the opening balances, in place of its name. */
export const opening = 'Opening'
/** "Q1 27", "Q1 FY27". */
export const quarterOfYear = (quarter: number, year: string): string => `Q${quarter} ${year}`
export const quarterOfPlan = (quarter: number): string => `Quarter ${quarter}`
/** It ends in that calendar year. */
export const fiscalYear = (digits: string): string => `FY${digits}`
export const yearOfPlan = (year: number): string => `Year ${year}`
/** "2027 to M17". */
export const yearToDate = (year: string, month: string): string => `${year} to ${month}`
