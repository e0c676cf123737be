// Figures of scenarios: compiled models are shared by scenarios of one shape, figures are kept until an edit.
import { modelWith, type OwnModel } from '#lib/edit/own-lines.ts'
import type { Row } from '#lib/edit/edit.ts'
import type { FigureSet } from '#lib/edit/messages.ts'
import type { Inputs } from '#lib/model/inputs.ts'
import { shapeOf } from '#lib/model/inputs.ts'
import { fiscalOf, type Fiscal, type Period } from '#lib/model/periods.ts'
import { rollUp } from '#lib/model/rollup.ts'
import { compile, runDoubles, shapeKey, type Compiled } from '#lib/model/run.ts'
import type { Figures } from '#lib/model/targets/wasm.ts'
import type { Tables } from './workspace.ts'

export interface Computed {
  inputs: Inputs
  compiled: Compiled
  fiscal: Fiscal
  /** What is wrong with own lines, by name. */
  ownProblems: OwnModel['problems']
}

const mostCompiled = 32

export class Computing {
  readonly #models = new Map<string, OwnModel>()
  readonly #compiled = new Map<string, Compiled>()

  prepare(scenario: Row, tables: Tables): Computed {
    const inputs: Inputs = { months: Number(scenario['months']), tables }
    const { model, problems } = this.#model(tables)
    const shape = shapeOf(model, inputs)
    const key = `${this.#modelKey(tables)} ${shapeKey(shape)}`
    const compiled = recall(this.#compiled, key, () => compile(model, shape))
    const fiscal = fiscalOf(scenario['start_date'] ?? '2000-01-01', tables['assumptions'] ?? [])
    return { inputs, compiled, fiscal, ownProblems: problems }
  }

  #model(tables: Tables): OwnModel {
    return recall(this.#models, this.#modelKey(tables), () => modelWith(tables['custom_lines'] ?? [], tiersOf(tables)))
  }

  #modelKey(tables: Tables): string {
    const own = (tables['custom_lines'] ?? []).map(({ name, unit, formula, note }) => [name, unit, formula, note])
    return own.length === 0 ? '' : JSON.stringify([own, tiersOf(tables)])
  }
}

const tiersOf = (tables: Tables): string[] => (tables['pricing'] ?? []).map((row) => row['tier'] ?? '')

/** Keeps the most recent; the least recently used makes room. */
function recall<T>(kept: Map<string, T>, key: string, make: () => T): T {
  const found = kept.get(key) ?? make()
  kept.delete(key)
  kept.set(key, found)
  if (kept.size > mostCompiled) kept.delete(kept.keys().next().value!)
  return found
}

/** A run in float64, copied out of the compiled model's memory, with its quarters and years. */
export const figuresOf = (computed: Computed): FigureSet =>
  figureSet(computed, runDoubles(computed.compiled, computed.inputs), false)

export function figureSet({ compiled, inputs, fiscal }: Computed, figures: Figures, isExact: boolean): FigureSet {
  const rolled = (period: Period) => rollUp(compiled, figures, inputs, period, fiscal)
  return {
    isExact,
    fiscal,
    months: figures.monthly.slice(),
    quarters: rolled('quarter'),
    years: rolled('year'),
    toDate: rolled('toDate'),
    yearly: figures.yearly.slice(),
    once: figures.once.slice()
  }
}

/** The buffers of figures, which move to the page instead of being copied. */
export const buffersOf = ({ months, quarters, years, toDate, yearly, once }: FigureSet): ArrayBuffer[] =>
  [months, quarters, years, toDate, yearly, once].map((figures) => figures.buffer as ArrayBuffer)

/** One line of a run by its id; null for blank. */
export function onceValues(compiled: Compiled, once: ArrayLike<number>): Record<string, number | null> {
  return Object.fromEntries(
    compiled.tape.rows.once.map(({ line, member }, row) => [
      member === null ? line.name : `${line.name}[${member}]`,
      Number.isNaN(once[row]!) ? null : once[row]!
    ])
  )
}
