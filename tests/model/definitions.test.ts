// Every way of counting a metric, worked out anew from other lines of an independent implementation.
import { describe, expect, test } from 'vitest'
import { parameters } from '#lib/edit/schema.ts'
import { definitionOf, definitions } from '#lib/model/definitions.ts'
import { definitions as definitionTexts } from '#lib/texts/metric-definitions.ts'
import { compileFor, runDoubles, runExactly } from '#lib/model/run.ts'
import { saasModel } from '#lib/model/saas.ts'
import { idOf } from '#lib/model/targets/fold.ts'
import { agree, baseInputs, expected } from '../scenarios.ts'

const lineOf = (id: string) => expected.lines[id]!.map((value) => value ?? Number.NaN)
const at = (id: string, month: number): number => lineOf(id)[month]!
const total = (id: string, month: number, months: number): number =>
  lineOf(id)
    .slice(month - months + 1, month + 1)
    .reduce((sum, value) => sum + value, 0)
const share = (above: number, below: number): number | null => (below > 0 ? above / below : null)
const growth = (id: string, month: number): number => total(id, month, 12) / total(id, month - 12, 12) - 1

/** From the first month that has a value, by the number of the variant. */
const ways: Record<string, Record<number, [from: number, value: (month: number) => number | null]>> = {
  nrr: {
    2: [12, (m) => 1 + (at('expansion_mrr', m) - at('contraction_mrr', m) - at('churned_mrr', m)) / at('mrr', m - 1)]
  },
  cac: {
    2: [2, (m) => share(at('sales_and_marketing', m - 1), at('new_customers', m))],
    3: [3, (m) => share(total('sales_and_marketing', m, 3), total('new_customers', m, 3))]
  },
  runway_months: {
    2: [3, (m) => share(Math.max(0, at('cash', m)), at('net_burn', m))],
    3: [12, (m) => share(Math.max(0, at('cash', m)), total('net_burn', m, 12) / 12)]
  },
  burn_multiple: { 2: [12, (m) => share(total('net_burn', m, 3), at('arr', m) - at('arr', m - 3))] },
  magic_number: { 2: [6, (m) => share(at('arr', m) - at('arr', m - 3), total('sales_and_marketing', m - 3, 3))] },
  rule_of_40: {
    2: [24, (m) => at('arr', m) / at('arr', m - 12) - 1 + total('ebitda', m, 12) / total('revenue', m, 12)],
    3: [24, (m) => growth('revenue', m) + total('free_cash_flow', m, 12) / total('revenue', m, 12)]
  }
}

const scenarioWith = (line: string, variant: number) => {
  const inputs = baseInputs()
  const assumptions = inputs.tables['assumptions']!.map((row) =>
    row['parameter'] === definitionOf(line) ? { ...row, value: String(variant) } : row
  )
  return { ...inputs, tables: { ...inputs.tables, assumptions } }
}

describe('[M1] [M4] a metric follows the definition that was chosen', () => {
  const cases = Object.entries(ways).flatMap(([line, variants]) =>
    Object.entries(variants).map(([variant, [from, value]]) => ({ line, variant: Number(variant), from, value }))
  )

  test('every variant but the first is worked out here', () => {
    const named = definitions.flatMap(({ line, variants }) => variants.slice(1).map((_, i) => `${line} ${i + 2}`))
    expect(cases.map(({ line, variant }) => `${line} ${variant}`).sort()).toEqual(named.sort())
  })

  test.each(cases)('$line, definition $variant', ({ line, variant, from, value }) => {
    const inputs = scenarioWith(line, variant)
    const compiled = compileFor(saasModel, inputs)
    const { tape } = compiled
    const row = tape.rows.monthly.findIndex((cell) => idOf(cell) === line)
    const columns = tape.months + 1
    const doubles = runDoubles(compiled, inputs).monthly.slice(row * columns, (row + 1) * columns)
    const exact = runExactly(compiled, inputs).values.monthly.slice(row * columns, (row + 1) * columns)
    for (let month = 0; month < columns; month++) {
      const wanted = month < from ? null : value(month)
      const told = [doubles[month]!, exact[month]!.toNumber()].map((one) => (Number.isNaN(one) ? null : one))
      expect(
        told.map((one) => agree(one, wanted)),
        `M${month}: ${told.join(' and ')} for ${wanted}`
      ).toEqual([true, true])
    }
  })

  test('what people read of them is there for each', () => {
    for (const { line, variants } of definitions) {
      expect(definitionTexts[line]!.variants, line).toHaveLength(variants.length)
      const { min, max, missing } = parameters.find(({ name }) => name === definitionOf(line))!
      expect([min, max, missing]).toEqual(['1', String(variants.length), '1'])
    }
  })
})
