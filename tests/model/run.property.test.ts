// Any scenario: three arithmetics agree, and the balance sheet balances.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileFor, runDoubles, runExactly } from '#lib/model/run.ts'
import { saasModel } from '#lib/model/saas.ts'
import { parameterText } from '#lib/model/inputs.ts'
import { idOf } from '#lib/model/targets/fold.ts'
import { compiledRun, interpretedRun } from '#lib/model/targets/wasm.ts'
import { baseInputs, scenarios } from '../scenarios.ts'

const runs = process.env['PROOF'] ? 400 : 40

test('[M2] balance_check is 0 to 20 decimals in every month of every scenario', () => {
  fc.assert(
    fc.property(scenarios({ months: 120, tiers: 5 }), (inputs) => {
      const compiled = compileFor(saasModel, inputs)
      const { values } = runExactly(compiled, inputs)
      const columns = inputs.months + 1
      const row = compiled.tape.rows.monthly.findIndex((cell) => idOf(cell) === 'balance_check')
      const open = values.monthly.slice(row * columns, (row + 1) * columns).filter((value) => !value.toDP(20).isZero())
      expect(open.map(String)).toEqual([])
    }),
    { numRuns: runs, seed: 20261 }
  )
})

test('[M2] it balances where growth runs away: eleven times the customers each month for ten years', () => {
  const growth_rates = [{ id: '0', month_start: '1', month_end: '120', rate: '10' }]
  const inputs = { months: 120, tables: { ...baseInputs().tables, growth_rates } }
  const compiled = compileFor(saasModel, inputs)
  const { values } = runExactly(compiled, inputs)
  const rowOf = (id: string) => compiled.tape.rows.monthly.findIndex((cell) => idOf(cell) === id)
  const row = rowOf('balance_check')
  expect(values.monthly[rowOf('customers') * 121 + 120]!.gt('1e100')).toBe(true)
  expect(values.monthly.slice(row * 121, (row + 1) * 121).every((value) => value.toDP(20).isZero())).toBe(true)
})

// Where large figures cancel out, float64 keeps the digits of the large ones: a balance of nothing left from millions
// is nothing to about a ten-thousandth of a millionth of them. So the allowance has a second part for what cancelled.
test('[M4] float64 agrees with decimals to 1e-9 on every cell of every scenario', () => {
  fc.assert(
    fc.property(scenarios({ months: 72, tiers: 4 }), (inputs) => {
      const compiled = compileFor(saasModel, inputs)
      const { values } = runExactly(compiled, inputs)
      const doubles = runDoubles(compiled, inputs)
      const columns = inputs.months + 1
      const largest = values.monthly.reduce(
        (size, value) => (value.isNaN() ? size : Math.max(size, Math.abs(value.toNumber()))),
        1
      )
      const wrong = values.monthly.flatMap((value, at) => {
        const [exact, double] = [value.toNumber(), doubles.monthly[at]!]
        if (value.isNaN() && Number.isNaN(double)) return []
        const allowed = 1e-9 * Math.max(1, Math.abs(exact), Math.abs(double)) + 1e-12 * largest
        return Math.abs(double - exact) <= allowed
          ? []
          : [[idOf(compiled.tape.rows.monthly[Math.floor(at / columns)]!), at % columns, double, exact]]
      })
      expect(wrong).toEqual([])
      for (const grain of ['yearly', 'once'] as const) {
        const off = values[grain].flatMap((value, at) => {
          const [exact, double] = [value.toNumber(), doubles[grain][at]!]
          if (value.isNaN() && Number.isNaN(double)) return []
          const allowed = 1e-9 * Math.max(1, Math.abs(exact), Math.abs(double)) + 1e-12 * largest
          return Math.abs(double - exact) <= allowed ? [] : [[idOf(compiled.tape.rows[grain][at]!), double, exact]]
        })
        expect(off).toEqual([])
      }
    }),
    { numRuns: runs, seed: 20262 }
  )
})

test('[M5] WebAssembly and the interpreter agree to the last bit', () => {
  fc.assert(
    fc.property(scenarios({ months: 120, tiers: 5 }), (inputs) => {
      const { tape } = compileFor(saasModel, inputs)
      const parameters = tape.parameters.map((parameter) => Number(parameterText(parameter, inputs) ?? NaN))
      const fast = compiledRun(tape)(parameters)
      const plain = interpretedRun(tape)(parameters)
      for (const grain of ['monthly', 'yearly', 'once'] as const) {
        const different = [...fast[grain]].flatMap((value, i) =>
          Object.is(value, plain[grain][i]) ? [] : [[grain, i, value, plain[grain][i]]]
        )
        expect(different).toEqual([])
      }
    }),
    { numRuns: runs, seed: 20263 }
  )
})
