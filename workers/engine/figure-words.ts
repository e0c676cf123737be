// The figures that explanations speak of: how each is called, when it is, what it comes to and how that is written.
import type { Decimal } from 'decimal.js'
import type { Row } from '#lib/edit/edit.ts'
import type { Period, Reason, Writing } from '#lib/edit/messages.ts'
import { monthLabel, showPeriod } from '#lib/format/months.ts'
import { showNumber } from '#lib/format/numbers.ts'
import { readMonths, type Reading } from '#lib/model/readings.ts'
import { monthsOf as monthsOfPeriod, periodCount } from '#lib/model/periods.ts'
import { rollUp } from '#lib/model/rollup.ts'
import type { ExactRun } from '#lib/model/run.ts'
import { surroundingsOf } from '#lib/model/surroundings.ts'
import { doubles } from '#lib/model/targets/doubles.ts'
import type { Surroundings } from '#lib/model/targets/evaluate.ts'
import { unitOf } from '#lib/model/targets/explain.ts'
import { idOf, type Cell } from '#lib/model/targets/fold.ts'
import { rowKey } from '#lib/model/targets/tape.ts'
import { labelFor } from '#lib/model/view.ts'
import type { HistoryRow } from '#workers/store/store.ts'
import type { Computed } from './computing.ts'
import { figuresOfExact, textOf } from './exact.ts'
import { historyOf } from './branch-history.ts'
import type { Looking } from './looking.ts'

/** A scenario with everything that its figures are explained by. */
export interface Explaining {
  computed: Computed
  run: ExactRun
  writing: Writing
  scenario: Row
  /** The latest history rows of a typed row, newest first. */
  historyOf: (table: string, row: string) => HistoryRow[]
  /** What ratios see by quarter or year, each made once. */
  rolled: Map<Period, RolledUp>
}

/** The figures of all lines by quarter or year, and those of no time. */
interface RolledUp {
  periods: Float64Array
  once: number[]
}

export function explainingOf(looking: Looking, scenario: Row): Explaining {
  return {
    computed: looking.computed(scenario),
    run: looking.exact(scenario),
    writing: looking.writing,
    scenario,
    rolled: new Map(),
    historyOf: (table, row) => historyOf(looking.workspace, scenario.id, table, row)
  }
}

export const labelOf = ({ line, member }: Cell): string => labelFor(line.label, member)

export const textOfDouble = (value: number): string | null => (Number.isFinite(value) ? String(value) : null)

export const showFigure = (text: string | null, unit: string, writing: Writing): string =>
  unit === 'month number' && text !== null ? monthLabel(Number(text)) : showNumber(text, unit, 'plain', writing)

/** M17, Q2 27 or 2027; nothing for what is not of a time. */
export const whenText = (at: number | null, period: Period, { scenario, computed }: Explaining): string =>
  at === null ? '' : showPeriod(scenario['start_date'] ?? '2000-01-01', period, at, computed.fiscal)

/** The first and last month of a time. */
export const monthsOf = (at: number, period: Period, { computed }: Pick<Explaining, 'computed'>): [number, number] =>
  at === 0 ? [0, 0] : monthsOfPeriod(period, at, computed.compiled.tape.months, computed.fiscal)

/** What a month's formula sees. @param at the month (0..N) or, for yearly lines, the year */
export const aroundMonth = ({ computed, run }: Explaining, at: number): Surroundings<Decimal> =>
  surroundingsOf(computed.compiled, run.values, computed.inputs, run.arithmetic, at)

/**
 * The months that a quarter or year is read from, and what it comes to: a flow adds its months up, a balance is that of its
 * last month.
 * @param reading where somebody reads it in another way
 */
export function readPeriod(cell: Cell, when: number, period: Period, at: Explaining, reading?: Reading) {
  const [first, last] = monthsOf(when, period, at)
  const around = aroundMonth(at, last)
  const all = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  const isBalance = reading === undefined && cell.line.rolls !== 'sum'
  const known = all.filter((month) => !around.value(cell, month).isNaN())
  const months = isBalance ? [last] : reading === 'last' ? [known.at(-1) ?? last] : all
  const values = months.map((month) => around.value(cell, month))
  return { last, months, values, value: readMonths(reading ?? 'sum', values, at.run.arithmetic) }
}

function rolledUp(at: Explaining, period: Period): RolledUp {
  const known = at.rolled.get(period)
  if (known) return known
  const { compiled, inputs, fiscal } = at.computed
  const figures = figuresOfExact(at.run)
  const made = { periods: rollUp(compiled, figures, inputs, period, fiscal), once: [...figures.once] }
  at.rolled.set(period, made)
  return made
}

/** What a ratio sees when its formula is applied to quarters or years: the rolled-up figures of the exact run. */
export function aroundPeriod(at: Explaining, when: number, period: Period): Surroundings<number> {
  const { compiled, inputs } = at.computed
  const { periods, once } = rolledUp(at, period)
  const last = periodCount(period, compiled.tape.months, at.computed.fiscal)
  const months = surroundingsOf(compiled, { monthly: [], yearly: [], once }, inputs, doubles, when)
  return {
    ...months,
    last,
    value: (cell, of) =>
      cell.line.grain === 'once'
        ? months.value(cell, of)
        : of < 0
          ? 0
          : periods[compiled.tape.rowOf.get(rowKey(cell))! * (last + 1) + of]!
  }
}

/** Lines that are not of each month have no quarters, and M0 belongs to none. */
export const isOfMonths = (cell: Cell, when: number, period: Period): boolean =>
  cell.line.grain !== 'monthly' || period === 'month' || when === 0

/** A figure with its value, to be named beside another. */
export function figureOf(cell: Cell, when: number | null, period: Period, at: Explaining): Reason {
  const text = isOfMonths(cell, when ?? 0, period)
    ? textOf(aroundMonth(at, when ?? 0).value(cell, when ?? 0))
    : cell.line.rolls === 'recompute'
      ? textOfDouble(aroundPeriod(at, when!, period).value(cell, when!))
      : textOf(readPeriod(cell, when!, period, at).value)
  return {
    ...{ id: idOf(cell), label: labelOf(cell), month: when, period, when: whenText(when, period, at) },
    ...{ value: text, shown: showFigure(text, unitOf(cell), at.writing), typed: null }
  }
}
