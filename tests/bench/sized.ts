// The base scenario in other sizes: more months, tiers and own lines, with totals that stay where they were.
import base from '#lib/edit/templates/base.json' with { type: 'json' }

export interface Size {
  months: number
  tiers: number
  ownLines: number
}

export const baseSize: Size = { months: base.months, tiers: base.pricing.length, ownLines: 0 }

/** The largest scenario the product promises to stay usable with. */
export const largeSize: Size = { months: 120, tiers: 12, ownLines: 200 }

/** Half way from the base scenario to the large one, one way at a time. */
export const dimensions: { name: string; of: keyof Size; sizes: number[] }[] = [
  { name: 'months', of: 'months', sizes: [60, 90, 120] },
  { name: 'tiers', of: 'tiers', sizes: [3, 6, 12] },
  { name: 'own lines', of: 'ownLines', sizes: [0, 100, 200] }
]

/** A scenario file of this size. */
export function sizedScenario(id: string, size: Partial<Size> = {}) {
  const { months, tiers, ownLines } = { ...baseSize, ...size }
  const { dpo, dio, ...dso } = base.working_capital
  const reach = (end: number) => (end === base.months ? Math.max(months, base.months) : end)
  const copies = Array.from({ length: tiers }, (_, i) => {
    const row = base.pricing[i % base.pricing.length]!
    const copy = Math.floor(i / base.pricing.length)
    return { row, tier: copy === 0 ? row.tier : `${row.tier}_${copy + 1}`, days: Object.values(dso)[i % 3] ?? 0 }
  })
  return {
    ...base,
    id,
    name: id,
    months,
    pricing: copies.map(({ row, tier }) => ({ ...row, tier, mix_pct: (row.mix_pct * base.pricing.length) / tiers })),
    growth_rates: base.growth_rates.map((row) => ({ ...row, month_end: reach(row.month_end) })),
    headcount: base.headcount.map((row) => ({ ...row, period_end: reach(row.period_end) })),
    working_capital: { dpo, dio, ...Object.fromEntries(copies.map(({ tier, days }) => [`dso_${tier}`, days])) },
    custom_lines: Array.from({ length: ownLines }, (_, i) => ({
      name: `own_${i}`,
      unit: 'money',
      formula: ownFormulas[i % ownFormulas.length]!(i),
      note: ''
    }))
  }
}

/** What people add: a share of a line, a step from another own line, a window, a bound, a choice; no two the same. */
const ownFormulas: ((i: number) => string)[] = [
  (i) => `revenue * 0.0${1000 + i}`,
  (i) => `own_${i - 1} + prior cash * 0.00${1000 + i}`,
  (i) => `sum of last 12 operating_expenses * 0.0${1000 + i}`,
  (i) => `max(0, own_${i - 1} - own_${i - 2})`,
  (i) => `if own_${i - 1} > own_${i - 3} then own_${i - 4} * 0.5 else revenue`
]
