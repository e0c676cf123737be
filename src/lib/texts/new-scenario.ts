// What is said while a scenario is made: what is asked for, and what each template is.
import { countWords } from './counts.ts'

// What is asked for
export const title = 'New scenario'
export const create = 'Create'
export const nameExample = 'Raise in spring'
export const startsFrom = 'Starts from'
export const whatIsInIt = 'What is in it'
export const firstDay = 'First day of M1'
export const firstDayHelp = 'No month\u2019s figures change with it.'
export const months = 'Months'
export const monthsHelp = '1 to 120.'

/** Two sentences for each template: for whom it is, and what is in it. */
export const purposes: Readonly<Record<string, string>> = {
  saas: 'For a company with a few customers that is about to raise money and to hire ahead of its revenue. Everything is filled in, from three prices to two priced rounds, so you only change what is different about yours.',
  bootstrapped:
    'For a small business that lives off its customers and hires nobody before it can pay them. It has low prices, steady growth and no investors.',
  enterprise:
    'For a company that sells to a few large customers, who pay a year ahead and take their time about it. Sales people come early and rounds are large, which shows in how deep cash goes.',
  blank:
    'For a plan that is like none of these, or one to be pasted from a spreadsheet. Only the single values are filled in: tiers, growth, people and rounds are yours to add.'
}

// What is in a template
export const length = 'Length'
export const lengthSaid = (months: number, locale: string): string => countWords(months, 'month', locale)
export const startsWith = 'Starts with'
export const startsWithSaid = (customers: number, cash: string, locale: string): string =>
  `${countWords(customers, 'customer', locale)}, ${cash} in the bank`
export const prices = 'Prices a month'
export const noPrices = 'none yet'
export const team = 'Team'
export const peopleIn = (people: number, month: string): string => `${people} in ${month}`
export const nobody = 'nobody yet'
export const rounds = 'Rounds'
export const roundIn = (name: string, amount: string, month: string): string => `${name} ${amount} in ${month}`
export const noRounds = 'none'

// What comes of it
export const cashLowPoint = 'Low point of cash'
export const breakEven = 'Break-even'
export const noBreakEven = 'not within the plan'
/** The months are the headings of the columns. */
export const atTheEndOf = 'At the end of'
export const arr = 'ARR'
export const cash = 'Cash'
