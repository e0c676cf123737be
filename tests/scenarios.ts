// Scenarios for tests: the two reference files, and arbitrary ones within the limits.
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { readScenarioFile, type ScenarioContent } from '#lib/edit/scenario-file.ts'
import { categories, departments, stages } from '#lib/edit/schema.ts'
import type { Inputs } from '#lib/model/inputs.ts'

export const golden = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`golden/${name}`, import.meta.url), 'utf8'))

export interface Expected {
  months: number
  lines: Record<string, (number | null)[]>
  summary: Record<string, number | null>
  valuation: Record<string, number | null> & {
    annual_free_cash_flow: number[]
    revenue_multiple: { low: number; median: number; high: number }
  }
  cap_table: {
    round: string
    price: number
    new_shares: number
    pool_increase: number
    post_money: number
    ownership: Record<string, number>
  }[]
}

export const expected = golden('base-expected.json') as Expected

function contentOf(file: unknown): ScenarioContent {
  const read = readScenarioFile(new TextEncoder().encode(JSON.stringify(file)))
  if (!read.ok) throw new Error(read.error.text)
  return read.value
}

/** What the model is computed from, with ids in the order of the rows. */
function inputsOf(content: ScenarioContent): Inputs {
  const tables = Object.fromEntries(
    Object.entries(content.tables).map(([name, rows]) => [
      name,
      rows.map((row, i) => ({ ...row, id: String(i).padStart(6, '0') }))
    ])
  )
  return { months: Number(content.months), tables }
}

export const baseInputs = (): Inputs => inputsOf(contentOf(golden('base-scenario.json')))

/** The rule of the reference: two numbers agree to nine digits, and a blank only equals a blank. */
export const agree = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) / Math.max(1, Math.abs(a), Math.abs(b)) < 1e-9

const share = fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000)
const gain = fc.integer({ min: 0, max: 500 }).map((n) => n / 1000)
const amount = (max: number) => fc.integer({ min: 0, max })

/** A scenario file within the limits: odd tiers, gaps, missing rows, zero prices, rounds beyond the horizon. */
const scenarioFiles = (size: { months: number; tiers: number } = { months: 60, tiers: 4 }): fc.Arbitrary<unknown> =>
  fc
    .record({
      months: fc.integer({ min: 1, max: size.months }),
      tiers: fc.integer({ min: 1, max: size.tiers }),
      assumptions: fc.record({
        starting_customers: amount(500),
        opening_cash: fc.integer({ min: -200_000, max: 3_000_000 }),
        annual_price_increase: gain,
        benefits_load: gain,
        annual_raise: gain,
        tax_rate: share,
        cash_interest_rate: gain,
        capex_ratio: gain,
        depreciation_months: fc.integer({ min: 1, max: 90 }),
        growth_stage_arr: amount(400_000),
        scale_stage_arr: amount(6_000_000),
        tranche_interval: fc.integer({ min: 0, max: 13 }),
        growth_factor: fc.constantFrom(1, 0.5, 1.5, 0),
        cost_factor: fc.constantFrom(1, 0.5, 1.25),
        discount_rate: fc.integer({ min: -50, max: 600 }).map((n) => n / 1000),
        terminal_growth: fc.integer({ min: -100, max: 100 }).map((n) => n / 1000),
        exit_multiple: amount(12),
        mid_year: fc.constantFrom(0, 1),
        nrr_definition: fc.constantFrom(1, 2),
        cac_definition: fc.constantFrom(1, 2, 3),
        runway_months_definition: fc.constantFrom(1, 2, 3),
        burn_multiple_definition: fc.constantFrom(1, 2),
        magic_number_definition: fc.constantFrom(1, 2),
        rule_of_40_definition: fc.constantFrom(1, 2, 3)
      }),
      pricing: fc.array(
        fc.record({
          monthly_price: fc.oneof(fc.constant(0), amount(3000)),
          cac: amount(10_000),
          annual_churn: fc.oneof(fc.constant(0), share, fc.constant(1)),
          mix_pct: share,
          annual_expansion: gain,
          annual_contraction: share,
          annual_prepaid_share: share
        }),
        { minLength: size.tiers, maxLength: size.tiers }
      ),
      growth: fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: -300, max: 600 }), fc.boolean()), {
        maxLength: 8
      }),
      rounds: fc.array(
        fc.record({
          amount: amount(5_000_000),
          month: fc.integer({ min: 1, max: 80 }),
          tranches: fc.constantFrom([0.7, 0.2, 0.1], [1, 0, 0], [0, 0.5, 0.5]),
          pre_money: fc.option(fc.integer({ min: 6_000_000, max: 90_000_000 }))
        }),
        { maxLength: 3 }
      ),
      expenses: fc.array(fc.tuple(gain, amount(6000)), { minLength: 15, maxLength: 15 }),
      missingExpenses: fc.subarray(
        Array.from({ length: 15 }, (_, i) => i),
        { maxLength: 4 }
      ),
      headcount: fc.array(
        fc.record({
          department: fc.constantFrom(...departments),
          period_start: fc.integer({ min: 0, max: 40 }),
          length: fc.integer({ min: 0, max: 40 }),
          count: fc.integer({ min: 0, max: 40 }).map((n) => n / 4),
          avg_salary: amount(15_000)
        }),
        { maxLength: 8 }
      ),
      days: fc.array(fc.integer({ min: 0, max: 120 }), { minLength: size.tiers + 2, maxLength: size.tiers + 2 }),
      multiples: fc.array(fc.option(fc.integer({ min: 5, max: 200 }).map((n) => n / 10)), { maxLength: 5 })
    })
    .map((drawn) => {
      const tiers = drawn.pricing
        .slice(0, drawn.tiers)
        .map((row, i) => ({ tier: ['team', 'Two words', 'a, b]', 'ünlü', 'e"q'][i]!, ...row }))
      let month = 1
      const growth_rates = drawn.growth.flatMap(([length, rate, gap]) => {
        const row = { month_start: month, month_end: month + length - 1, rate: rate / 1000 }
        month += length + (gap ? 1 : 0)
        return [row]
      })
      return {
        id: 'drawn',
        name: 'Drawn',
        start_date: '2026-01-01',
        months: drawn.months,
        assumptions: drawn.assumptions,
        pricing: tiers,
        growth_rates,
        funding_rounds: drawn.rounds.map(({ tranches: [tranche_1, tranche_2, tranche_3], ...round }, i) => ({
          name: `Round ${i}`,
          tranche_1,
          tranche_2,
          tranche_3,
          ...round
        })),
        expense_ratios: categories
          .flatMap((category, c) => stages.map((stage, s) => ({ category, stage, at: c * 3 + s })))
          .filter(({ at }) => !drawn.missingExpenses.includes(at))
          .map(({ category, stage, at }) => ({
            category,
            stage,
            ratio: drawn.expenses[at]![0],
            minimum: drawn.expenses[at]![1]
          })),
        headcount: drawn.headcount.map(({ length, ...row }) => ({ ...row, period_end: row.period_start + length })),
        working_capital: {
          ...Object.fromEntries(tiers.map(({ tier }, i) => [`dso_${tier}`, drawn.days[i]])),
          dpo: drawn.days.at(-1),
          dio: drawn.days.at(-2)
        },
        comparables: drawn.multiples.map((ev_revenue, i) => ({ name: `C${i}`, ev_revenue }))
      }
    })

export const scenarios = (size?: { months: number; tiers: number }): fc.Arbitrary<Inputs> =>
  scenarioFiles(size).map((file) => inputsOf(contentOf(file)))
