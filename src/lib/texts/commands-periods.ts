// What the commands about growth and headcount say: help, what they have done, and what is missing.

// What they are given
export const range = 'The months, such as M1-M3.'
export const period = 'The months, such as M0-M5.'
export const department = (departments: readonly string[]): string => `One of ${departments.join(', ')}.`

// Growth
export const listGrowth = 'Lists the growth rates by period.'
export const setGrowth = 'Sets the monthly growth of a period; a period it covers in part is split.'
export const growthSet = (range: string): string => `Growth in ${range} is set.`
export const removeGrowth = 'Removes growth from some months: they do not grow.'
export const growth = 'growth'
export const growthRemoved = (range: string): string => `Removed growth from ${range}.`

// Headcount
export const listHeadcount = 'Lists the people by department and period.'
export const setHeadcount = 'Sets the people of a department in a period; what it covers in part is split.'
export const headcountSet = (department: string, range: string): string => `${department} in ${range} is set.`
export const removeHeadcount = 'Removes a department from some months.'
export const headcountRemoved = (department: string, range: string): string => `Removed ${department} from ${range}.`
export const rowOf = (department: string): string => `${department} row`
export const nobodyIn = (department: string, month: number): string => `${department} has nobody in M${month} yet`
export const noSalaryIn = (department: string, month: number): string => `${department} has no salary in M${month} yet`
