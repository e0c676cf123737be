// Why a number is what it is, for people: the model's explanation with labels, written numbers, and for what was typed
// when that was and what stood there before. A quarter or year is explained by its months, or by its own formula.
import type { Decimal } from 'decimal.js'
import type { Row } from '#lib/edit/edit.ts'
import type { ExplainedNumber, Period, Reason, Writing } from '#lib/edit/messages.ts'
import { unknownLine, unknownScenario } from '#lib/edit/problems.ts'
import { ok, refused, type Problem, type Result } from '#lib/edit/result.ts'
import { columnFor } from '#lib/edit/schema.ts'
import { monthLabel, showQuarter, showYear } from '#lib/format/months.ts'
import { showNumber } from '#lib/format/numbers.ts'
import { sourceOf } from '#lib/model/inputs.ts'
import { walk } from '#lib/model/language/walk.ts'
import { periodCount, periodMonths, rollUp } from '#lib/model/rollup.ts'
import type { ExactRun } from '#lib/model/run.ts'
import { surroundingsOf } from '#lib/model/surroundings.ts'
import type { Arithmetic } from '#lib/model/targets/arithmetic.ts'
import { doubles } from '#lib/model/targets/doubles.ts'
import type { Surroundings } from '#lib/model/targets/evaluate.ts'
import { explain, type Explanation } from '#lib/model/targets/explain.ts'
import { idOf, type Cell } from '#lib/model/targets/fold.ts'
import { rowKey, type Parameter } from '#lib/model/targets/tape.ts'
import type { HistoryRow } from '#workers/store/store.ts'
import type { Computed } from './computing.ts'
import { figuresOfExact } from './exact.ts'
import type { Looking } from './looking.ts'
import { typedWording } from './typed-words.ts'

interface Explaining {
  computed: Computed
  run: ExactRun
  writing: Writing
  scenario: Row
  /** The latest history rows of a typed row, newest first. */
  historyOf: (table: string, row: string) => HistoryRow[]
}

/** Every cell that has an id, whichever grain. */
export const cellsById = ({ compiled: { tape } }: Computed): Map<string, Cell> =>
  new Map([...tape.rows.once, ...tape.rows.yearly, ...tape.rows.monthly].map((cell) => [idOf(cell), cell]))

export const labelOf = ({ line, member }: Cell): string =>
  member === null ? line.label : `${line.label}, ${member.replaceAll('_', ' ')}`

/** A figure of a scenario by the id of its line. */
export function explainLine(
  looking: Looking,
  scenarioId: string,
  id: string,
  when: number,
  period: Period
): Result<ExplainedNumber, Problem> {
  const scenario = looking.workspace.scenario(scenarioId)
  if (!scenario) return refused(unknownScenario(scenarioId, []))
  const cells = cellsById(looking.computed(scenario))
  const cell = cells.get(id)
  return cell
    ? ok(explainNumber(looking, scenario, cell, when, period))
    : refused(unknownLine(id, [...cells.keys()], scenarioId))
}

/** @param when the month, quarter or year, counted from 0 (M0), 1 and 1 */
export function explainNumber(
  looking: Looking,
  scenario: Row,
  cell: Cell,
  when: number,
  period: Period
): ExplainedNumber {
  const { store } = looking.workspace
  const [computed, run] = [looking.computed(scenario), looking.exact(scenario)]
  const at: Explaining = {
    computed,
    run,
    writing: looking.writing,
    scenario,
    historyOf: (table, row) =>
      store.history({ scenario: scenario.id, row, limit: 50 }).filter((entry) => entry.table_name === table)
  }
  if (cell.line.grain !== 'monthly' || period === 'month' || when === 0) {
    const around = surroundingsOf(computed.compiled, run.values, computed.inputs, run.arithmetic, when)
    const grain = cell.line.grain === 'yearly' ? 'year' : 'month'
    return told(at, cell, around, run.arithmetic, textOf, cell.line.grain === 'once' ? null : when, grain)
  }
  if (cell.line.rolls !== 'recompute') return fromMonths(at, cell, when, period)
  return told(at, cell, aroundPeriod(at, when, period), doubles, textOfDouble, when, period)
}

const textOf = (value: Decimal): string | null => (value.isFinite() ? value.toFixed() : null)
const textOfDouble = (value: number): string | null => (Number.isFinite(value) ? String(value) : null)

const lengthOf = (period: Period): number => ({ month: 1, quarter: 3, year: 12 })[period]

function whenText(month: number | null, period: Period, { scenario }: Explaining): string {
  if (month === null) return ''
  if (month === 0 || period === 'month') return monthLabel(month)
  return (period === 'quarter' ? showQuarter : showYear)(scenario['start_date'] ?? '2000-01-01', month)
}

function told<T>(
  at: Explaining,
  cell: Cell,
  around: Surroundings<T>,
  arithmetic: Arithmetic<T>,
  text: (value: T) => string | null,
  month: number | null,
  period: Period
): ExplainedNumber {
  const { compiled } = at.computed
  const sources = new Map<string, Parameter>()
  const show = (value: T, unit: string) => {
    const shown = text(value)
    return unit === 'month number' && shown !== null
      ? monthLabel(Number(shown))
      : showNumber(shown, unit, 'plain', at.writing)
  }
  const found = explain(
    cell,
    compiled.model,
    compiled.shape,
    around,
    {
      label: labelOf,
      show,
      when: (when) => whenText(when, period, at),
      typed(parameter) {
        const words = typedWording(parameter, at.computed.inputs)
        sources.set(words.id, parameter)
        return words
      }
    },
    arithmetic
  )
  const because = found.because.map((one): Reason => {
    const parameter = sources.get(one.id)
    // The months of a year's figure are months, and the quarters of a quarter's ratio are quarters.
    const of: Period = one.isYear ? 'year' : cell.line.grain === 'monthly' ? period : 'month'
    const head = { id: one.id, label: one.label, month: one.month, period: of, when: whenText(one.month, of, at) }
    return {
      ...head,
      value: text(one.value),
      shown: show(one.value, one.unit),
      typed: parameter ? typedOf(parameter, at) : null
    }
  })
  return {
    ...headOf(at, cell, found, month, period),
    value: text(found.value),
    shown: show(found.value, found.unit),
    because
  }
}

const headOf = <T>(at: Explaining, cell: Cell, found: Explanation<T>, month: number | null, period: Period) => ({
  id: found.id,
  label: found.label,
  month,
  period,
  when: whenText(month, period, at),
  sentence: found.sentence,
  words: found.words,
  figures: found.figures,
  note: found.note,
  feeds: feedsOf(cell, at.computed)
})

/** A flow adds its months up; a balance is that of its last month. */
function fromMonths(at: Explaining, cell: Cell, when: number, period: Period): ExplainedNumber {
  const { computed, run, writing } = at
  const [first, last] = periodMonths(when, lengthOf(period), computed.compiled.tape.months)
  const around = surroundingsOf(computed.compiled, run.values, computed.inputs, run.arithmetic, last)
  const isSum = cell.line.rolls === 'sum'
  const months = isSum ? Array.from({ length: last - first + 1 }, (_, i) => first + i) : [last]
  const values = months.map((month) => around.value(cell, month))
  const known = values.filter((value) => !value.isNaN())
  const value = known.length === 0 ? run.arithmetic.blank : known.reduce((a, b) => a.plus(b))
  const show = (one: Decimal) => showNumber(textOf(one), cell.line.unit, 'plain', writing)
  const because = months.map((month, i): Reason => {
    const head = { id: idOf(cell), label: labelOf(cell), month, period: 'month' as const, when: monthLabel(month) }
    return { ...head, value: textOf(values[i]!), shown: show(values[i]!), typed: null }
  })
  const words = isSum
    ? `the sum of ${monthLabel(first)} to ${monthLabel(last)}`
    : `what it is in ${monthLabel(last)}, the last month`
  const label = labelOf(cell)
  const whenSaid = whenText(when, period, at)
  return {
    id: idOf(cell),
    label,
    month: when,
    period,
    when: whenSaid,
    value: textOf(value),
    shown: show(value),
    sentence: `${label} in ${whenSaid} is ${words}: ${show(value)}.`,
    words,
    figures: show(value),
    note: cell.line.note,
    because,
    feeds: feedsOf(cell, computed)
  }
}

/** What a ratio sees when its formula is applied to quarters or years: the rolled-up figures of the exact run. */
function aroundPeriod({ computed, run }: Explaining, when: number, period: Period): Surroundings<number> {
  const { compiled, inputs } = computed
  const figures = figuresOfExact(run)
  const length = lengthOf(period)
  const rolled = rollUp(compiled, figures, inputs, length)
  const last = periodCount(length, compiled.tape.months)
  const months = surroundingsOf(compiled, { monthly: [], yearly: [], once: [...figures.once] }, inputs, doubles, when)
  return {
    ...months,
    last,
    value: (cell, at) =>
      cell.line.grain === 'once'
        ? months.value(cell, at)
        : at < 0
          ? 0
          : rolled[compiled.tape.rowOf.get(rowKey(cell))! * (last + 1) + at]!
  }
}

function typedOf(
  parameter: Parameter,
  { computed, historyOf }: Pick<Explaining, 'computed' | 'historyOf'>
): Reason['typed'] {
  const { table, row, column } = sourceOf(parameter, computed.inputs)
  const id = row?.['id'] ?? null
  const nowhere = { table, row: id, column, at: null, was: null, why: null }
  if (id === null) return nowhere
  for (const entry of historyOf(table, id)) {
    const [was, now] = [entry.old_row, entry.new_row].map((json) =>
      json === null ? null : (JSON.parse(json) as Record<string, string | null>)
    )
    if (was && now && was[column] === now[column]) continue
    if (entry.origin === 'migration') return nowhere
    const shown = was?.[column] ?? null
    const { unit, kind } = columnFor(table, column, row?.['parameter'])!
    const text =
      shown === null
        ? null
        : kind === 'month'
          ? monthLabel(Number(shown))
          : kind === 'number'
            ? showNumber(shown, unit, 'typed')
            : shown
    return { ...nowhere, at: entry.at, was: text, why: entry.why }
  }
  return nowhere
}

/** Which lines are computed from this one, in the order of the model's text. */
function feedsOf({ line }: Cell, { compiled: { model } }: Computed): string[] {
  const feeds = model.lines.filter(
    (other) =>
      other.key !== line.key && [...walk(other.is)].some((part) => part.kind === 'cell' && part.line === line.key)
  )
  return [...new Set(feeds.map(({ label }) => label))]
}
