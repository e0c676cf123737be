// The sections of the assumptions as chapters of a document: what each one drives, and the few figures to watch there.
import { monthLabel } from '#lib/format/months.ts'
import { showNumber, type NumberSetting } from '#lib/format/numbers.ts'
import type { View } from '#lib/model/view.ts'
import * as texts from '#lib/texts/assumptions.ts'
import { groups } from '#lib/texts/parameters.ts'

interface Chapter {
  /** What it drives, in plain words. */
  drives: string
  /** Lines, each at a month of the plan or, from the end, at its last one. */
  watches: readonly (readonly [line: string, month: number])[]
}

export interface Watched {
  line: string
  at: number
  label: string
  shown: string
}

const end = Infinity

/** By table, and for the single values by their group. */
export const chapters: Readonly<Record<string, Chapter>> = {
  pricing: {
    drives: texts.drives.pricing,
    watches: [
      ['arpa', 12],
      ['cac_payback_months', 24],
      ['nrr', 24]
    ]
  },
  growth_rates: {
    drives: texts.drives.growth,
    watches: [
      ['customers', end],
      ['mrr', end]
    ]
  },
  headcount: {
    drives: texts.drives.headcount,
    watches: [
      ['headcount', 12],
      ['payroll', 12],
      ['headcount', end]
    ]
  },
  funding_rounds: {
    drives: texts.drives.funding,
    watches: [
      ['cash_low_point', 0],
      ['total_funding', 0],
      ['cash_out_month', 0]
    ]
  },
  expense_ratios: {
    drives: texts.drives.expenses,
    watches: [
      ['operating_expenses', 12],
      ['gross_margin', 12],
      ['ebitda', end]
    ]
  },
  working_capital: {
    drives: texts.drives.capital,
    watches: [
      ['receivables', 12],
      ['net_working_capital', 12]
    ]
  },
  assumptions: { drives: texts.drives.general, watches: [] },
  [groups.start]: {
    drives: texts.drives.start,
    watches: [
      ['customers', 1],
      ['cash', 1]
    ]
  },
  [groups.whole]: {
    drives: texts.drives.whole,
    watches: [
      ['arr', end],
      ['cash_low_point', 0]
    ]
  },
  [groups.prices]: {
    drives: texts.drives.prices,
    watches: [
      ['payroll', 12],
      ['net_income', end]
    ]
  },
  [groups.investment]: {
    drives: texts.drives.investment,
    watches: [
      ['stage', 12],
      ['stage', end],
      ['capex', 12]
    ]
  },
  [groups.valuation]: {
    drives: texts.drives.valuation,
    watches: [
      ['gordon_equity_value', 0],
      ['exit_equity_value', 0]
    ]
  },
  [groups.shares]: {
    drives: texts.drives.shares,
    watches: []
  },
  [groups.metrics]: {
    drives: texts.drives.metrics,
    watches: [
      ['nrr', 24],
      ['cac', 12],
      ['runway_months', 12]
    ]
  },
  comparables: {
    drives: texts.drives.comparables,
    watches: [['revenue_multiple_median', 0]]
  },
  custom_lines: {
    drives: texts.drives.ownLines,
    watches: []
  },
  scenarios: {
    drives: texts.drives.plan,
    watches: []
  }
}

/** The figures of a chapter as they are now; a plan that is shorter shows its last month, once. */
export function watchedIn(chapter: string, view: View, setting: NumberSetting): Watched[] {
  const all = (chapters[chapter]?.watches ?? []).flatMap(([line, month]): Watched[] => {
    const info = view.info(line)
    if (!info) return []
    const isOnce = info.grain === 'once'
    const at = isOnce ? 0 : Math.min(month, view.months)
    const value = view.at(line, at)
    const isMonth = isOnce && info.unit === 'month'
    const shown = isMonth
      ? value === null
        ? texts.never
        : monthLabel(value)
      : showNumber(value, info.unit, 'short', setting)
    return [{ line, at, label: isOnce ? info.label : `${info.label}, ${monthLabel(at)}`, shown }]
  })
  return all.filter(({ label }, i) => all.findIndex((one) => one.label === label) === i)
}
