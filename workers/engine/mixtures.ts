// Figures of scenarios that are made of two: some tables and cells of the one, the others of the other. Models are compiled
// once for all mixtures of one size, and what a table gives to a run is read once for each of its mixtures.
import type { Group } from '#lib/edit/differences.ts'
import { isOneValue } from '#lib/edit/note-places.ts'
import { modelWith } from '#lib/edit/own-lines.ts'
import { influenceOn } from '#lib/model/influence.ts'
import { parameterText, shapeOf, type TableRow } from '#lib/model/inputs.ts'
import { compile, type Compiled } from '#lib/model/run.ts'
import { saasModel } from '#lib/model/saas.ts'
import type { Cell } from '#lib/model/targets/fold.ts'
import { rowKey, type Parameter } from '#lib/model/targets/tape.ts'
import { monthsAfter } from './aligning.ts'

/** A figure, at a month that is counted from the earlier start. */
export interface Asked {
  cell: Cell
  month: number
  start: string
}

/** A table of a mixture. The key is the same for the same rows. */
interface Mixed {
  key: string
  rows: readonly TableRow[]
}

interface Prepared {
  compiled: Compiled
  /** By table: the slots that it fills, and what it fills them with, by its key. */
  slots: ReadonlyMap<string, readonly number[]>
  read: Map<string, readonly number[]>
}

export class Mixtures {
  readonly #prepared = new Map<string, Prepared>()
  readonly #mixed: readonly Map<string, Mixed>[]
  readonly #known = new Map<string, number>()
  runs = 0

  /** @param groups every table, that of the scenario itself first */
  constructor(
    readonly groups: readonly Group[],
    private readonly asked: Asked
  ) {
    this.#mixed = groups.map(() => new Map())
  }

  get isOfOwnLine(): boolean {
    return this.asked.cell.line.isOwn
  }

  /** What the figure can depend on, where everything is one scenario's. */
  influence(isSecond: boolean): { columns: ReadonlySet<string>; seesLength: boolean } {
    const all = this.groups.map(
      ({ table, parts }, at) =>
        [
          table,
          this.#table(
            at,
            parts.map(() => isSecond)
          )
        ] as const
    )
    const { tape } = this.#prepare(new Map(all)).compiled
    const { parameters, seesLength } = influenceOn(tape, this.asked.cell)
    return { columns: new Set([...parameters].map((slot) => columnOf(tape.parameters[slot]!))), seesLength }
  }

  /** @param taken of each table, which parts are the second scenario's; NaN is blank */
  figure(taken: readonly (readonly boolean[])[]): number {
    const tables = new Map(this.groups.map((group, at) => [group.table, this.#table(at, taken[at]!)]))
    const key = [...tables.values()].map((table) => table.key).join(' ')
    let found = this.#known.get(key)
    if (found === undefined) this.#known.set(key, (found = this.#run(tables)))
    return found
  }

  /**
   * A model that is as large as the largest mixture: rows that are not there are read as zeros, which change no sum of the
   * model and cover no month. A line of somebody's own may count rows, so that its model is as large as the mixture itself.
   */
  #prepare(tables: ReadonlyMap<string, Mixed>): Prepared {
    const { months } = headOf(tables)
    const { isOfOwnLine: isOwn } = this
    const tiers = tables.get('pricing')!.rows.map((row) => row['tier'] ?? '')
    const key = JSON.stringify([months, ...(isOwn ? [...tables.values()].map((table) => table.key) : tiers)])
    const known = this.#prepared.get(key)
    if (known) return known
    const { model } = isOwn ? modelWith(tables.get('custom_lines')!.rows, tiers) : { model: saasModel }
    const shape = shapeOf(model, { months, tables: rowsOf(tables) })
    const largest = shapeOf(model, {
      months,
      tables: Object.fromEntries(this.groups.map(({ table, all }) => [table, all]))
    })
    const compiled = compile(model, isOwn ? shape : { ...shape, rowCounts: largest.rowCounts })
    const prepared = { compiled, slots: slotsByTable(compiled.tape.parameters), read: new Map() }
    this.#prepared.set(key, prepared)
    return prepared
  }

  #table(at: number, taken: readonly boolean[]): Mixed {
    const key = taken.map((one) => (one ? '1' : '0')).join('')
    const known = this.#mixed[at]!.get(key)
    if (known) return known
    const mixed = { key, rows: this.groups[at]!.rows(taken) }
    this.#mixed[at]!.set(key, mixed)
    return mixed
  }

  #run(tables: ReadonlyMap<string, Mixed>): number {
    const { compiled, slots, read } = this.#prepare(tables)
    const { tape } = compiled
    const parameters = new Float64Array(tape.parameters.length)
    for (const [table, own] of slots) {
      const { key, rows } = tables.get(table)!
      const name = `${table} ${key}`
      let values = read.get(name)
      if (!values) {
        const inputs = { months: tape.months, tables: { [table]: rows } }
        values = own.map((slot) => Number(parameterText(tape.parameters[slot]!, inputs) ?? NaN))
        read.set(name, values)
      }
      for (const [at, slot] of own.entries()) parameters[slot] = values[at]!
    }
    const figures = compiled.run(parameters)
    this.runs++
    const { cell, month, start } = this.asked
    const row = tape.rowOf.get(rowKey(cell))
    if (row === undefined) return NaN
    if (cell.line.grain === 'once') return figures.once[row]!
    if (cell.line.grain === 'yearly') return at(figures.yearly, row, tape.years, yearOf(month) - 1)
    return at(figures.monthly, row, tape.months + 1, month - monthsAfter(start, headOf(tables).start))
  }
}

/** The year of the plan in which a month lies; the opening balances go with the first. */
export const yearOf = (month: number): number => Math.max(1, Math.ceil(month / 12))

const at = (figures: Float64Array, row: number, stride: number, place: number): number =>
  place < 0 || place >= stride ? NaN : figures[row * stride + place]!

function headOf(tables: ReadonlyMap<string, Mixed>): { months: number; start: string | null } {
  const value = (name: string) =>
    tables.get('scenarios')!.rows.find((row) => row['parameter'] === name)?.['value'] ?? null
  return { months: Number(value('months')), start: value('start_date') }
}

const rowsOf = (tables: ReadonlyMap<string, Mixed>): Record<string, readonly TableRow[]> =>
  Object.fromEntries([...tables].map(([table, { rows }]) => [table, rows]))

const tableOf = (parameter: Parameter): string =>
  parameter.kind === 'input' ? parameter.given.from.table : parameter.rows.from

/** Where a parameter is typed: pricing.monthly_price, or assumptions.tax_rate where a row is one value. */
function columnOf(parameter: Parameter): string {
  const table = tableOf(parameter)
  if (parameter.kind === 'column')
    return `${table}.${parameter.rows.columns.find(({ name }) => name === parameter.column)!.from}`
  const { column } = parameter.given.from
  return `${table}.${isOneValue(table) ? [column, ...parameter.members].join('_') : column}`
}

function slotsByTable(parameters: readonly Parameter[]): Map<string, number[]> {
  const slots = new Map<string, number[]>()
  for (const [slot, parameter] of parameters.entries()) {
    const table = tableOf(parameter)
    slots.set(table, [...(slots.get(table) ?? []), slot])
  }
  return slots
}
