// Random formulas in the model language: doubles, decimals, WebAssembly, single evaluation and the recalculated
// spreadsheet formula all say the same. Dropping one pair of brackets in any of them makes this fail.
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { modelWith } from '#lib/edit/own-lines.ts'
import { compileFor, runDoubles, runExactly } from '#lib/model/run.ts'
import { doubles } from '#lib/model/targets/doubles.ts'
import { Evaluator } from '#lib/model/targets/evaluate.ts'
import { idOf, say } from '#lib/model/targets/fold.ts'
import { interpretedRun } from '#lib/model/targets/wasm.ts'
import { parameterText, type Inputs } from '#lib/model/inputs.ts'
import { agree, baseInputs } from '../scenarios.ts'
import { loadSpreadsheet, TieOut } from '../workbook/spreadsheet.ts'

beforeAll(() => loadSpreadsheet())

const line = fc.constantFrom(
  'growth_rate',
  'stage',
  'gross_margin',
  'quick_ratio',
  'logo_churn',
  'ltv_cac[team]',
  'rule_of_40'
)
const literal = fc.constantFrom('0', '1', '2', '3', '0.5', '0.25', '12', '7')
const count = fc.integer({ min: 1, max: 14 })

/** Plain numbers only, so that every combination has a unit. */
const formula: fc.Arbitrary<string> = fc.letrec<{ any: string; condition: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, withCrossShrink: true, depthSize: 'max' },
    line,
    literal,
    fc.constantFrom('month', 'year', 'annual_raise', 'annual_churn[team]', 'months'),
    fc.tuple(fc.constantFrom('+', '-', '*', '/'), tie('any'), tie('any')).map(([op, a, b]) => `(${a}) ${op} (${b})`),
    fc.tuple(fc.constantFrom('+', '-', '*', '/'), tie('any'), line).map(([op, a, b]) => `${a} ${op} ${b}`),
    fc
      .tuple(tie('any'), literal, fc.constantFrom('+', '-', '*', '/'), tie('any'))
      .map(([a, n, op, b]) => `${a} / (${n} ${op} ${b})`),
    tie('any').map((a) => `-(${a})`),
    fc.tuple(tie('any'), fc.constantFrom('2', '0.5', '3')).map(([a, n]) => `(1 + max(0, ${a})) ^ ${n}`),
    fc.tuple(line, fc.constantFrom('2', '0.5')).map(([a, n]) => `((1 + max(0, ${a})) ^ 2) ^ ${n}`),
    fc.tuple(fc.constantFrom('min', 'max'), tie('any'), tie('any')).map(([word, a, b]) => `${word}(${a}, ${b})`),
    fc.tuple(tie('condition'), tie('any'), tie('any')).map(([c, a, b]) => `(if ${c} then ${a} else ${b})`),
    line.map((name) => `prior ${name}`),
    fc.tuple(line, count).map(([name, n]) => `${name} ${n} months before`),
    fc
      .tuple(fc.constantFrom('sum', 'average', 'lowest', 'highest', 'product'), count, line)
      .map(([fold, n, name]) => `${fold} of last ${n} ${name}`),
    fc
      .tuple(count, line, fc.integer({ min: 0, max: 4 }))
      .map(([n, name, ago]) => `sum of last ${n} ${name} ${ago} months before`)
  ),
  condition: fc.oneof(
    { maxDepth: 2 },
    fc
      .tuple(fc.constantFrom('<', '<=', '>', '>='), line, fc.constantFrom('0.31', '0.77', '1.3'))
      .map(([op, a, b]) => `${a} ${op} ${b}`),
    fc.tuple(fc.constantFrom('<', '>='), fc.constantFrom('month'), count).map(([op, a, b]) => `${a} ${op} ${b}`),
    fc.tuple(fc.constantFrom('and', 'or'), tie('condition'), tie('condition')).map(([op, a, b]) => `(${a} ${op} ${b})`)
  )
})).any

function withFormulas(formulas: readonly string[]) {
  const base = baseInputs()
  const custom_lines = formulas.map((text, i) => ({
    id: String(i),
    name: `own_${i}`,
    unit: 'number',
    formula: text,
    note: ''
  }))
  const inputs: Inputs = { months: 16, tables: { ...base.tables, custom_lines } }
  const { model, problems } = modelWith(
    custom_lines,
    base.tables['pricing']!.map((row) => row['tier']!)
  )
  expect([...problems]).toEqual([])
  const compiled = compileFor(model, inputs)
  const own = compiled.tape.rows.monthly.flatMap((cell, row) => (cell.line.isOwn ? [{ cell, row }] : []))
  return { inputs, compiled, own, columns: inputs.months + 1 }
}

test('[M4] [M5] doubles, decimals and WebAssembly agree on random formulas', () => {
  fc.assert(
    fc.property(fc.array(formula, { minLength: 1, maxLength: 6 }), (formulas) => {
      const { inputs, compiled, own, columns } = withFormulas(formulas)
      const { values } = runExactly(compiled, inputs)
      const fast = runDoubles(compiled, inputs)
      const parameters = compiled.tape.parameters.map((parameter) => Number(parameterText(parameter, inputs) ?? NaN))
      const plain = interpretedRun(compiled.tape)(parameters)
      const wrong = own.flatMap(({ cell, row }) =>
        Array.from({ length: columns }, (_, month) => {
          const at = row * columns + month
          const exact = values.monthly[at]!.isNaN() ? null : values.monthly[at]!.toNumber()
          const double = Number.isNaN(fast.monthly[at]!) ? null : fast.monthly[at]!
          const same = agree(exact, double) && Object.is(fast.monthly[at], plain.monthly[at])
          return same ? [] : [{ formula: cell.line.place.text, month, exact, double }]
        }).flat()
      )
      expect(wrong).toEqual([])
    }),
    { numRuns: process.env['PROOF'] ? 2000 : 150, seed: 41 }
  )
})

test('[M4] a formula evaluated by itself gives what the run gives', () => {
  fc.assert(
    fc.property(fc.array(formula, { minLength: 1, maxLength: 4 }), (formulas) => {
      const { inputs, compiled, own, columns } = withFormulas(formulas)
      const { model, shape, tape } = compiled
      const { monthly, once } = runDoubles(compiled, inputs)
      const rowOf = (id: string, grain: string) => tape.rowOf.get(`${grain} ${id}`)!
      const months = Array.from({ length: inputs.months }, (_, i) => i + 1)
      for (const { cell, row } of own)
        for (const month of months.filter((one) => one >= cell.line.from)) {
          const evaluator = new Evaluator<number>(
            {
              at: month,
              last: inputs.months,
              value: (named, at) =>
                named.line.grain === 'once'
                  ? once[rowOf(idOf(named), 'once')]!
                  : at < 0
                    ? 0
                    : monthly[rowOf(idOf(named), 'monthly') * columns + at]!,
              series: () => [],
              input: (given, members) => Number(parameterText({ kind: 'input', given, members }, inputs)),
              column: () => NaN,
              rows: () => [],
              clock: (word) =>
                ({ month, year: Math.floor((month - 1) / 12), months: inputs.months, years: 1, year_number: 1 })[word]
            },
            doubles
          )
          const value = say(cell.line.is, model, shape, evaluator, { axis: null, member: null })
          expect(value, `${cell.line.place.text} in M${month}`).toBe(monthly[row * columns + month]!)
        }
    }),
    { numRuns: process.env['PROOF'] ? 500 : 40, seed: 42 }
  )
})

// Worked out by hand: how tightly each sign binds, and from which side.
const precedence: [string, number][] = [
  ['2 + 3 * 4', 14],
  ['(2 + 3) * 4', 20],
  ['10 - 3 - 4', 3],
  ['10 - (3 - 4)', 11],
  ['10 - (3 + 4)', 3],
  ['24 / 4 / 2', 3],
  ['24 / (4 / 2)', 12],
  ['24 / (4 * 2)', 3],
  ['24 / 4 * 2', 12],
  ['2 * (7 - 4)', 6],
  ['2 ^ 3 ^ 2', 512],
  ['(2 ^ 3) ^ 2', 64],
  ['-2 ^ 2', -4],
  ['(-2) ^ 2', 4],
  ['2 * -3', -6],
  ['2 - -3', 5],
  ['-(2 - 3)', 1],
  ['2 ^ -1', 0.5],
  ['(1 + 1) ^ (1 + 2)', 8],
  ['max(1, 2) * min(3, 4)', 6],
  ['if 1 < 2 and 2 < 3 or 3 < 2 then 1 else 0', 1],
  ['if 1 < 2 and (3 < 2 or 2 < 3) then 1 else 0', 1],
  ['if 3 < 2 or 3 < 2 and 1 < 2 then 1 else 0', 0],
  ['1 + (if 2 < 1 then 5 else 7)', 8],
  ['12.5%', 0.125],
  ['15k + 2M', 2015000]
]

test('[M4] [M6] signs bind as in arithmetic, in figures and in the spreadsheet', () => {
  const { inputs, compiled, own, columns } = withFormulas(precedence.map(([text]) => text))
  const { values } = runExactly(compiled, inputs)
  const doubles = runDoubles(compiled, inputs)
  const tieOut = new TieOut(compiled.model, compiled.shape, compiled.tape, inputs)
  const sheet = tieOut.recalculated()
  const found = own.map(({ cell, row }, i) => [
    precedence[i]![0],
    values.monthly[row * columns + 1]!.toNumber(),
    doubles.monthly[row * columns + 1],
    sheet.read(...tieOut.at(cell, 1))
  ])
  expect(found).toEqual(precedence.map(([text, value]) => [text, value, value, value]))
})

test('[M6] the spreadsheet formula recalculates to the same figures for random formulas', () => {
  const formulas = fc.sample(formula, { numRuns: process.env['PROOF'] ? 400 : 80, seed: 43 })
  const { inputs, compiled, own, columns } = withFormulas(formulas)
  const { model, shape, tape } = compiled
  const { values } = runExactly(compiled, inputs)
  const tieOut = new TieOut(model, shape, tape, inputs)
  const sheet = tieOut.recalculated()
  const wrong = own.flatMap(({ cell, row }) =>
    Array.from({ length: columns }, (_, month) => {
      const value = values.monthly[row * columns + month]!
      const exact = value.isNaN() ? null : value.toNumber()
      const recalculated = sheet.read(...tieOut.at(cell, month))
      const same = typeof recalculated !== 'string' && agree(exact, recalculated)
      return same
        ? []
        : [{ formula: cell.line.place.text, month, exact, recalculated, excel: tieOut.formulaAt(cell, month) }]
    }).flat()
  )
  expect(wrong).toEqual([])
})
