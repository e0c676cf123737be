// How days and times are said that lie close by.

export const today = 'Today'
export const yesterday = 'Yesterday'
export const todayAt = (time: string): string => `today ${time}`
export const yesterdayAt = (time: string): string => `yesterday ${time}`
/** "3 Nov", "3 November". */
export const dayOfMonth = (day: number, month: string): string => `${day} ${month}`
/** "3 Nov 2025". */
export const dayOfYear = (day: string, year: number): string => `${day} ${year}`
