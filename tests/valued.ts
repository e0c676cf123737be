// A company whose cash flows are those of the published check values, twelve times as large so that every month is a short
// number: −2, −0.5, 1, 3 and 6 a year, revenue of 12 a year, 12 % against 3 %, a sale at 6 times revenue.
import type { Inputs } from '#lib/model/inputs.ts'

/** A month's salaries by year; revenue is 12 a month. */
const salaries = ['14', '12.5', '11', '9', '6']

/** How much larger than the published values. */
export const scale = 12

export function publishedPlan(typed: Readonly<Record<string, string>> = {}, multiples: readonly string[] = []): Inputs {
  const assumptions: Record<string, string> = {
    ...{ starting_customers: '1', discount_rate: '0.12', terminal_growth: '0.03', exit_multiple: '6', mid_year: '1' },
    ...typed
  }
  const rows = <T extends object>(all: readonly T[]) => all.map((row, i) => ({ id: String(i), ...row }))
  return {
    months: 60,
    tables: {
      assumptions: rows(Object.entries(assumptions).map(([parameter, value]) => ({ parameter, value }))),
      pricing: rows([{ tier: 'all', monthly_price: '12', mix_pct: '1' }]),
      headcount: rows(
        salaries.map((avg_salary, year) => ({
          ...{ department: 'general', count: '1', avg_salary },
          ...{ period_start: String(12 * year + 1), period_end: String(12 * year + 12) }
        }))
      ),
      comparables: rows(multiples.map((ev_revenue, i) => ({ name: `Company ${i}`, ev_revenue })))
    }
  }
}
