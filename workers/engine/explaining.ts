// Why a number is what it is, for people: the model's explanation with labels, written numbers, and for what was typed
// when that was and what stood there before. A quarter or year is explained by its months, or by its own formula.
import type { Row } from '#lib/edit/edit.ts'
import type { Asked, CellPlace, ExplainedNumber, Period, Reason, Way } from '#lib/edit/messages.ts'
import { unknownLine } from '#lib/edit/problems.ts'
import { ok, refused, type Problem, type Result } from '#lib/edit/result.ts'
import { monthLabel } from '#lib/format/months.ts'
import { showNumber } from '#lib/format/numbers.ts'
import type { Reading } from '#lib/model/readings.ts'
import type { Arithmetic } from '#lib/model/targets/arithmetic.ts'
import { doubles } from '#lib/model/targets/doubles.ts'
import type { Surroundings } from '#lib/model/targets/evaluate.ts'
import { explain } from '#lib/model/targets/explain.ts'
import { idOf, type Cell } from '#lib/model/targets/fold.ts'
import * as texts from '#lib/texts/explaining.ts'
import type { Decimal } from 'decimal.js'
import type { Computed } from './computing.ts'
import { textOf } from './exact.ts'
import { feedsOfCell, feedsOfFigure } from './feeding.ts'
import {
  aroundMonth,
  aroundPeriod,
  explainingOf,
  isOfMonths,
  labelOf,
  monthsOf,
  readPeriod,
  showFigure,
  textOfDouble,
  whenText,
  type Explaining
} from './figure-words.ts'
import type { Looking } from './looking.ts'
import { cellOf, typedIn, wordsOfCell } from './typed-cells.ts'
import { typedWording } from './typed-words.ts'

/** Every cell that has an id, whichever grain. */
export const cellsById = ({ compiled: { tape } }: Computed): Map<string, Cell> =>
  new Map([...tape.rows.once, ...tape.rows.yearly, ...tape.rows.monthly].map((cell) => [idOf(cell), cell]))

/** A figure or a typed cell of a scenario. */
export function explainAsked(
  looking: Looking,
  scenarioId: string,
  asked: Asked,
  way: Way
): Result<ExplainedNumber, Problem> {
  if ('line' in asked) return explainLine(looking, scenarioId, asked.line, asked.at, asked.period, way, asked.reading)
  const scenario = looking.workspace.scenarioById(scenarioId)
  if (!scenario.ok) return scenario
  return ok(explainCell(explainingOf(looking, scenario.value), asked.cell, asked.at, asked.period, way))
}

/** A figure of a scenario by the id of its line. */
export function explainLine(
  looking: Looking,
  scenarioId: string,
  id: string,
  when: number,
  period: Period,
  way: Way = 'because',
  reading?: Reading
): Result<ExplainedNumber, Problem> {
  const scenario = looking.workspace.scenarioById(scenarioId)
  if (!scenario.ok) return scenario
  const cells = cellsById(looking.computed(scenario.value))
  const cell = cells.get(id)
  return cell
    ? ok(explainNumber(looking, scenario.value, cell, when, period, way, reading))
    : refused(unknownLine(id, [...cells.keys()], scenarioId))
}

/** @param when the month, quarter or year, counted from 0 (M0), 1 and 1 */
export function explainNumber(
  looking: Looking,
  scenario: Row,
  cell: Cell,
  when: number,
  period: Period,
  way: Way,
  reading?: Reading
): ExplainedNumber {
  const at = explainingOf(looking, scenario)
  const { grain, rolls } = cell.line
  const isOwn = isOfMonths(cell, when, period)
  // Nothing is computed from what somebody only looks at.
  if (reading && !isOwn) return fromMonths(at, cell, when, period, reading)
  const time = grain === 'once' ? null : when
  const of: Period = grain === 'yearly' ? 'year' : isOwn ? 'month' : period
  const number = isOwn
    ? told(at, cell, aroundMonth(at, when), at.run.arithmetic, textOf, time, of)
    : rolls === 'recompute'
      ? told(at, cell, aroundPeriod(at, when, period), doubles, textOfDouble, when, period)
      : fromMonths(at, cell, when, period)
  const feeds =
    way === 'feeds'
      ? feedsOfFigure(cell, time, of, monthsOf(when, grain === 'yearly' ? 'year' : period, at)[1], at)
      : []
  return { ...number, feeds }
}

/** What somebody typed is made of nothing else. */
function explainCell(at: Explaining, place: CellPlace, when: number, period: Period, way: Way): ExplainedNumber {
  const words = wordsOfCell(place, at)
  return {
    ...{ ...words, month: null, period: 'month', when: '', typed: typedIn(place, at) },
    ...{ sentence: texts.isTyped(words.label, words.shown), words: '', figures: '', because: [] },
    feeds: way === 'feeds' ? feedsOfCell(place, monthsOf(when, period, at)[1], at) : []
  }
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
  const { compiled, inputs } = at.computed
  const show = (value: T, unit: string) => showFigure(text(value), unit, at.writing)
  const wording = {
    label: labelOf,
    show,
    when: (when: number) => whenText(when, period, at),
    typed: (parameter: Parameters<typeof typedWording>[0]) => typedWording(parameter, inputs)
  }
  const found = explain(cell, compiled.model, compiled.shape, around, wording, arithmetic)
  const because = found.because.map((one): Reason => {
    // The months of a year's figure are months, and the quarters of a quarter's ratio are quarters.
    const of: Period = one.isYear ? 'year' : cell.line.grain === 'monthly' ? period : 'month'
    return {
      ...{ id: one.id, label: one.label, month: one.month, period: of, when: whenText(one.month, of, at) },
      ...{ value: text(one.value), shown: show(one.value, one.unit) },
      typed: one.parameter ? typedIn(cellOf(one.parameter, at), at) : null
    }
  })
  const { id, label, sentence, words, figures, note } = found
  return {
    ...{ id, label, month, period, when: whenText(month, period, at), typed: null },
    ...{ value: text(found.value), shown: show(found.value, found.unit) },
    ...{ sentence, words, figures, note, because, feeds: [] }
  }
}

function fromMonths(at: Explaining, cell: Cell, when: number, period: Period, reading?: Reading): ExplainedNumber {
  const read = readPeriod(cell, when, period, at, reading)
  const { value } = read
  const show = (one: Decimal) => showNumber(textOf(one), cell.line.unit, 'plain', at.writing)
  const [id, label] = [idOf(cell), labelOf(cell)]
  const because = read.months.map((month, i): Reason => {
    const head = { id, label, month, period: 'month' as const, when: monthLabel(month) }
    return { ...head, value: textOf(read.values[i]!), shown: show(read.values[i]!), typed: null }
  })
  const words = wordsOfPeriod(reading ?? (cell.line.rolls === 'sum' ? 'sum' : 'last'), read)
  const whenSaid = whenText(when, period, at)
  return {
    ...{ id, label, month: when, period, when: whenSaid, typed: null, value: textOf(value), shown: show(value) },
    ...{ sentence: texts.isSoIn(label, whenSaid, words, show(value)), words, figures: show(value) },
    ...{ note: cell.line.note, because, feeds: [] }
  }
}

/** Which months were read how, and where the one is that stands for all of them. */
function wordsOfPeriod(reading: Reading, { last, months, values, value }: ReturnType<typeof readPeriod>): string {
  const [from, to] = [months[0]!, months.at(-1)!].map(monthLabel) as [string, string]
  if (reading === 'last') return (months[0] === last ? texts.inLastMonth : texts.inLastNotBlank)(to)
  const blank = values.filter((one) => one.isNaN()).length
  const span = texts.readingOf(reading, from === to ? from : texts.fromTo(from, to))
  if (blank === values.length) return texts.allBlank(span)
  const isExtreme = reading === 'lowest' || reading === 'highest'
  const found = () => monthLabel(months[values.findIndex((one) => one.eq(value))]!)
  const said = isExtreme ? texts.foundIn(span, found()) : span
  return blank > 0 ? texts.withoutBlank(said) : said
}
