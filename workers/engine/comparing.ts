// The command that puts two to four scenarios beside each other: what was typed differently, and what comes of it.
import { several, text, type Given } from '#lib/edit/commands/command.ts'
import { differencesBetween, type Difference } from '#lib/edit/differences.ts'
import type { Row } from '#lib/edit/edit.ts'
import { monthBeyond, unknownLine } from '#lib/edit/problems.ts'
import { ok, refused, type Problem, type Result } from '#lib/edit/result.ts'
import { columnFor } from '#lib/edit/schema.ts'
import { showCell } from '#lib/format/cells.ts'
import { monthLabel } from '#lib/format/months.ts'
import { showNumber } from '#lib/format/numbers.ts'
import { namePlace } from '#lib/format/places.ts'
import { Exact } from '#lib/model/attribution.ts'
import type { Cell } from '#lib/model/targets/fold.ts'
import * as texts from '#lib/texts/comparing.ts'
import { alignmentSaid, offsetsOf } from './aligning.ts'
import { shownLines, summaryLines } from './build.ts'
import type { ExactTexts } from './exact.ts'
import { cellsById } from './explaining.ts'
import { labelOf } from './figure-words.ts'
import { figureOut } from './figures-out.ts'
import type { Looking } from './looking.ts'
import { asText, inColumns, lineMeant, told, type Told } from './telling.ts'

/** In the console; all of them are in the data. */
const mostDifferences = 10

type Figure = string | null

/** A scenario with what was computed of it. */
interface Compared {
  scenario: Row
  offset: number
  months: number
  texts: ExactTexts
  cells: ReadonlyMap<string, Cell>
}

export function compare(at: Looking, given: Given): Result<Told, Problem> {
  const meant = scenariosMeant(at, given)
  if (!meant.ok) return meant
  const scenarios = meant.value
  const offsets = offsetsOf(scenarios)
  const all = scenarios.map((scenario, i): Compared => {
    const cells = cellsById(at.computed(scenario))
    return { scenario, offset: offsets[i]!, months: Number(scenario['months']), texts: at.texts(scenario), cells }
  })
  const metrics = text(given, 'metrics')
  const asked = metrics === undefined ? ok(shownByAny(at, scenarios)) : linesMeant(at, all, metrics)
  if (!asked.ok) return asked
  const longest = Math.max(...all.map(({ offset, months }) => offset + months))
  const [first, last] = (several(given, 'months') ?? ['0', String(longest)]).map(Number) as [number, number]
  if (last > longest) return refused(monthBeyond(last, longest))
  const differences = differencesBetween(
    scenarios.map((scenario) => ({ scenario, tables: at.workspace.tables(scenario.id) }))
  )
  const data = {
    scenarios: all.map(({ scenario: { id, ...row }, months, offset }) => ({
      ...{ id, name: row['name'], start_date: row['start_date'] },
      ...{ months, offset }
    })),
    assumptions: differences.map(({ table, row, column, values }) => ({ table, row, column, values })),
    lines: Object.fromEntries(asked.value.map((id) => [id, all.map((one) => figuresOf(id, one, all, first, last))]))
  }
  const figures = [
    ...(metrics === undefined ? [] : asked.value.map((id) => ({ id, month: last }))),
    ...summaryLines.map((id) => ({ id, month: last }))
  ]
  return told(
    [
      ...alignmentSaid(scenarios),
      inColumns([headings(scenarios), ...figures.map(({ id, month }) => figureRow(at, all, id, month))]),
      texts.differing(differences.length),
      ...differencesSaid(at, scenarios, differences)
    ].join('\n'),
    data
  )
}

/** The scenarios that a command names, in the order given. */
export function scenariosMeant(at: Looking, given: Given): Result<Row[], Problem> {
  const found: Row[] = []
  for (const name of ['scenario', 'counterpart', 'third', 'fourth']) {
    const typed = text(given, name)
    if (typed === undefined) continue
    const scenario = at.scenario(typed)
    if (!scenario.ok) return scenario
    found.push(scenario.value)
  }
  return ok(found)
}

/** Tiers and own lines may be in some of the scenarios only. */
const shownByAny = (at: Looking, scenarios: readonly Row[]): string[] => [
  ...new Set(scenarios.flatMap((scenario) => shownLines(at.computed(scenario).compiled)))
]

/** Names of tiers may hold commas: the longest piece that is a line is meant. */
function linesMeant(at: Looking, all: readonly Compared[], typed: string): Result<string[], Problem> {
  const known = [...new Set(all.flatMap(({ cells }) => [...cells.keys()]))]
  const pieces = typed.split(',')
  const found: string[] = []
  for (let begin = 0; begin < pieces.length;) {
    let end = pieces.length
    const piece = () => pieces.slice(begin, end).join(',').trim()
    let line = lineMeant(known, piece())
    while (line === undefined && end > begin + 1) {
      end--
      line = lineMeant(known, piece())
    }
    if (line === undefined) {
      const own = all.map(({ scenario }) => at.computed(scenario).ownProblems.get(piece())).find(Boolean)
      return refused(own ?? unknownLine(piece(), known, all[0]!.scenario.id))
    }
    found.push(line)
    begin = end
  }
  return ok([...new Set(found)])
}

/** By month of the earliest start; what is of years or has one value is each plan's own. Null where a plan has none. */
function figuresOf(id: string, one: Compared, all: readonly Compared[], first: number, last: number) {
  const { grain } = all.flatMap(({ cells }) => cells.get(id) ?? [])[0]!.line
  const years = Math.max(...all.map(({ months }) => Math.floor(months / 12)))
  const places =
    grain === 'monthly' ? range(first, last) : grain === 'yearly' ? range(1, years).map((year) => 12 * year) : [0]
  return places.map((month) => figureOut(figureAt(id, one, month)))
}

function figureAt(id: string, { texts: { once, yearly, monthly }, offset }: Compared, month: number): Figure {
  return once[id] ?? yearly[id]?.[Math.ceil(month / 12) - 1] ?? monthly[id]?.[month - offset] ?? null
}

const range = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)

const headings = (scenarios: readonly Row[]): string[] =>
  scenarios.flatMap((scenario, i) => {
    const name = scenario['name'] ?? ''
    return i === 0 ? [texts.figure, name] : [name, texts.difference, texts.percent]
  })

/** Each scenario beside the first. */
function figureRow(at: Looking, all: readonly Compared[], id: string, month: number): string[] {
  const cell = all.flatMap(({ cells }) => cells.get(id) ?? [])[0]!
  const { unit, grain } = cell.line
  const values = all.map((one) => figureAt(id, one, month))
  const shown = (value: Figure) => at.shown(value === null ? null : Number(value), id, unit)
  const base = values[0]!
  const name = grain === 'monthly' ? `${labelOf(cell)} ${monthLabel(month)}` : labelOf(cell)
  return [
    name,
    shown(base),
    ...values.slice(1).flatMap((value) => {
      const difference = base === null || value === null ? null : new Exact(value).minus(base)
      const percent = difference && isAmount(id, unit) && new Exact(base).gt(0) ? difference.div(base) : null
      return [
        shown(value),
        showNumber(difference && difference.toNumber(), unit, 'plain', at.writing),
        showNumber(percent && percent.toNumber(), 'rate', 'plain', at.writing)
      ]
    })
  ]
}

/** The number of a month has no per cents. */
const isAmount = (id: string, unit: string): boolean => !(unit === 'month' && id.endsWith('_month'))

function differencesSaid(at: Looking, scenarios: readonly Row[], differences: readonly Difference[]): string[] {
  if (differences.length === 0) return []
  const rows = differences.slice(0, mostDifferences).map(({ table, column, values, like }) => {
    const declared = columnFor(table, column, like['parameter'] ?? null)!
    const name = table === 'scenarios' ? declared.label : namePlace(table, like, column)
    return [name, ...values.map((value) => asText(value === null ? null : showCell(value, declared, at.writing)))]
  })
  const more = differences.length - rows.length
  return [
    inColumns([[texts.assumption, ...scenarios.map((scenario) => scenario['name'] ?? '')], ...rows]),
    ...(more > 0 ? [texts.andMore(more)] : [])
  ]
}
