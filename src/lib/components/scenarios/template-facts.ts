// What is in a template, told before it is chosen, read off the template itself.
import { monthLabel } from '#lib/format/months.ts'
import { showNumber, type NumberSetting } from '#lib/format/numbers.ts'
import * as texts from '#lib/texts/new-scenario.ts'

/** What is read of a template's file. */
interface Content {
  months: number
  assumptions: { starting_customers: number; opening_cash: number }
  pricing: readonly { tier: string; monthly_price: number }[]
  headcount: readonly { period_start: number; period_end: number; count: number }[]
  funding_rounds: readonly { name: string; amount: number; month: number }[]
}

export interface Fact {
  label: string
  text: string
}

export function factsOf(file: unknown, setting: NumberSetting): Fact[] {
  const { months, assumptions, pricing, headcount, funding_rounds: rounds } = file as Content
  const money = (amount: number): string => showNumber(amount, 'money', 'short', setting)
  const peopleIn = (month: number): number =>
    headcount
      .filter((row) => row.period_start <= month && month <= row.period_end)
      .reduce((sum, { count }) => sum + count, 0)
  const people = [1, 12, months].map((month) => texts.peopleIn(peopleIn(month), monthLabel(month)))
  const { starting_customers: customers, opening_cash: cash } = assumptions
  return [
    { label: texts.length, text: texts.lengthSaid(months, setting.locale) },
    { label: texts.startsWith, text: texts.startsWithSaid(customers, money(cash), setting.locale) },
    {
      label: texts.prices,
      text:
        pricing
          .map(({ tier, monthly_price: price }) => `${tier} ${showNumber(price, 'money', 'typed', setting)}`)
          .join(', ') || texts.noPrices
    },
    { label: texts.team, text: headcount.length > 0 ? people.join(', ') : texts.nobody },
    {
      label: texts.rounds,
      text:
        rounds.map(({ name, amount, month }) => texts.roundIn(name, money(amount), monthLabel(month))).join(', ') ||
        texts.noRounds
    }
  ]
}

/** The ends of the years that the template is long, the last month among them. */
export const yearEnds = (file: unknown): number[] => {
  const { months } = file as Content
  return Array.from({ length: Math.ceil(months / 12) }, (_, year) => Math.min((year + 1) * 12, months))
}
