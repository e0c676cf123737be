// The Excel formulas of every line, recalculated by a spreadsheet engine that knows nothing of ours.
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Inputs } from '#lib/model/inputs.ts'
import { compileFor, runExactly } from '#lib/model/run.ts'
import { saasModel } from '#lib/model/saas.ts'
import { idOf } from '#lib/model/targets/fold.ts'
import { agree, baseInputs, scenarios } from '../scenarios.ts'
import { loadSpreadsheet, TieOut } from './spreadsheet.ts'

beforeAll(() => loadSpreadsheet())

/** Every cell that the recalculated sheet and the exact pass do not agree on. */
function differences(inputs: Inputs): unknown[] {
  const compiled = compileFor(saasModel, inputs)
  const { tape, model, shape } = compiled
  const { values } = runExactly(compiled, inputs)
  const tieOut = new TieOut(model, shape, tape, inputs)
  const sheet = tieOut.recalculated()
  const found: unknown[] = []
  // Where every customer leaves, doubles keep a trace of one or none, and a ratio per customer is there or not.
  const counts = tape.rows.monthly.flatMap((cell, row) => (/^(new_)?customers$/.test(idOf(cell)) ? [row] : []))
  const hasTraces = (month: number) =>
    counts.some((row) => {
      const [count, before] = [month, month - 1].map((at) => values.monthly[row * (tape.months + 1) + Math.max(0, at)]!)
      return [count!, before!].some((one) => one.abs().lt('1e-9'))
    })
  for (const grain of ['monthly', 'yearly', 'once'] as const) {
    const stride = grain === 'monthly' ? tape.months + 1 : grain === 'yearly' ? tape.years : 1
    values[grain].forEach((value, at) => {
      const cell = tape.rows[grain][Math.floor(at / stride)]!
      const when = (at % stride) + (grain === 'yearly' ? 1 : 0)
      const exact = value.isNaN() ? null : value.toNumber()
      const recalculated = sheet.read(...tieOut.at(cell, when))
      const isNoise =
        idOf(cell) === 'balance_check' && typeof recalculated === 'number' && Math.abs(recalculated) < 1e-3
      const isTrace = (exact === null) !== (recalculated === null) && hasTraces(when)
      if (!isNoise && !isTrace && (typeof recalculated === 'string' || !agree(exact, recalculated)))
        found.push([idOf(cell), when, exact, recalculated])
    })
  }
  return found
}

test('[M6] the base scenario recalculates to the same figures, every month and year', () => {
  expect(differences(baseInputs())).toEqual([])
})

test('[M6] random scenarios recalculate to the same figures', () => {
  fc.assert(
    fc.property(scenarios({ months: 30, tiers: 3 }), (inputs) => {
      expect(differences(inputs)).toEqual([])
    }),
    { numRuns: process.env['PROOF'] ? 50 : 5, seed: 20264 }
  )
})

test('[M7] every row has one formula, the same in every month', () => {
  const inputs = baseInputs()
  const { model, shape, tape } = compileFor(saasModel, inputs)
  const tieOut = new TieOut(model, shape, tape, inputs)
  expect(
    tieOut
      .relativeFormulas()
      .filter(({ formulas }) => formulas.size !== 1)
      .map(({ id }) => id)
  ).toEqual([])
})
