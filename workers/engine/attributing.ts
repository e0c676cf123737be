// The command that says why a figure differs between two scenarios.
import type { Decimal } from 'decimal.js'
import { text, type Given } from '#lib/edit/commands/command.ts'
import * as problems from '#lib/edit/comparing-problems.ts'
import type { Side } from '#lib/edit/differences.ts'
import type { Row } from '#lib/edit/edit.ts'
import { unknownLine } from '#lib/edit/problems.ts'
import { refused, type Problem, type Result } from '#lib/edit/result.ts'
import { tableNamed } from '#lib/edit/schema.ts'
import { monthLabel } from '#lib/format/months.ts'
import { showNumber, type NumberStyle } from '#lib/format/numbers.ts'
import { settled } from '#lib/model/attribution.ts'
import { idOf, type Cell } from '#lib/model/targets/fold.ts'
import * as texts from '#lib/texts/comparing.ts'
import { alignmentSaid, offsetsOf } from './aligning.ts'
import { attributionOf, type AskedOfBoth, type Attribution } from './attribution.ts'
import { scenariosMeant } from './comparing.ts'
import { cellsById } from './explaining.ts'
import { labelOf } from './figure-words.ts'
import { figureOut } from './figures-out.ts'
import type { Looking } from './looking.ts'
import { yearOf } from './mixtures.ts'
import { inColumns, lineMeant, told, type Told } from './telling.ts'

export function attribute(at: Looking, given: Given): Result<Told, Problem> {
  const meant = scenariosMeant(at, given)
  if (!meant.ok) return meant
  const scenarios = meant.value as [Row, Row]
  const cell = lineOfBoth(at, scenarios, text(given, 'line')!)
  if (!cell.ok) return cell
  const asked = figureOfBoth(at, scenarios, cell.value, text(given, 'month'))
  if (!asked.ok) return asked
  const side = (scenario: Row): Side => ({ scenario, tables: at.workspace.tables(scenario.id) })
  const found = attributionOf([side(scenarios[0]), side(scenarios[1])], asked.value)
  if (!found) return refused(blankIn(scenarios[0], cell.value, asked.value.month))
  return told(asSaid(at, scenarios, asked.value, found), asFigures(asked.value, found))
}

function lineOfBoth(at: Looking, scenarios: readonly Row[], typed: string): Result<Cell, Problem> {
  const found: Cell[] = []
  for (const scenario of scenarios) {
    const computed = at.computed(scenario)
    const cells = cellsById(computed)
    const id = lineMeant([...cells.keys()], typed)
    if (id === undefined)
      return refused(computed.ownProblems.get(typed) ?? unknownLine(typed, [...cells.keys()], scenario.id))
    found.push(cells.get(id)!)
  }
  return { ok: true, value: found[0]! }
}

/** @param typed the month, which lines with one value do without */
function figureOfBoth(
  at: Looking,
  scenarios: readonly [Row, Row],
  cell: Cell,
  typed: string | undefined
): Result<AskedOfBoth, Problem> {
  const { grain } = cell.line
  if (grain !== 'once' && typed === undefined) return refused(problems.monthNeeded(labelOf(cell)))
  const month = Number(typed ?? 0)
  const offsets = offsetsOf(scenarios)
  const lengths = scenarios.map((scenario) => Number(scenario['months']))
  if (grain === 'yearly' && offsets.some((offset) => offset > 0)) return refused(problems.yearsApart(labelOf(cell)))
  if (grain !== 'once') {
    const ends = lengths.map((length, i) => (grain === 'yearly' ? length - (length % 12) : offsets[i]! + length))
    const [first, last] = [Math.max(...offsets), Math.min(...ends)]
    const names = scenarios.map((scenario) => scenario['name'] ?? '')
    if (first > last) return refused(problems.noCommonMonth(names[0]!, names[1]!))
    const outside = names.find((_, i) => month < offsets[i]! || month > ends[i]!)
    if (outside !== undefined) return refused(problems.monthOutside(month, outside, first, last))
  }
  const values: string[] = []
  for (const [i, scenario] of scenarios.entries()) {
    const { once, yearly, monthly } = at.texts(scenario)
    const id = idOf(cell)
    const value =
      grain === 'once'
        ? once[id]
        : grain === 'yearly'
          ? yearly[id]![yearOf(month) - 1]
          : monthly[id]![month - offsets[i]!]
    if (value === undefined || value === null) return refused(blankIn(scenario, cell, month))
    values.push(value)
  }
  return { ok: true, value: { cell, month, a: values[0]!, b: values[1]! } }
}

const blankIn = (scenario: Row, cell: Cell, month: number): Problem =>
  problems.blankFigure(figureName(cell, month), scenario['name'] ?? '', cell.line.grain === 'once')

const figureName = (cell: Cell, month: number): string =>
  cell.line.grain === 'once' ? labelOf(cell) : `${labelOf(cell)} ${monthLabel(month)}`

/** Doubles carry every digit of decimal numbers that have no more. */
const sureDigits = 15

/**
 * JSON numbers. The difference and its parts end at the same decimal place, at which a double carries every digit, so that
 * as decimal numbers they still add up.
 */
function asFigures({ a, b }: AskedOfBoth, { difference, parts, error }: Attribution) {
  const sizes = [difference, ...parts.flatMap(({ value, cells }) => [value, ...cells.map((cell) => cell.value)])]
  const digits = Math.max(...sizes.map((size) => (size.isZero() ? 0 : size.e + 1)))
  const places = Math.min(20, Math.max(0, sureDigits - digits))
  const rounded = roundedParts(difference.toDP(places), parts, places)
  return {
    a: figureOut(a),
    b: figureOut(b),
    difference: difference.toDP(places).toNumber(),
    parts: rounded.map(({ group, value, cells }) => ({
      group,
      value: value.toNumber(),
      cells: cells.map((cell) => ({ cell: cell.cell, value: cell.value.toNumber() }))
    })),
    error
  }
}

function roundedParts(whole: Decimal, parts: Attribution['parts'], places: number): Attribution['parts'] {
  const values = settled(
    parts.map(({ value }) => value),
    whole,
    places
  )
  return parts.map(({ group, cells }, at) => {
    const value = values[at]!
    const shares = settled(
      cells.map((cell) => cell.value),
      value,
      places
    )
    return { group, value, cells: cells.map(({ cell }, cellAt) => ({ cell, value: shares[cellAt]! })) }
  })
}

/** How parts are written so that what is shown adds up: rounded to the same place, and not again. */
function writingOf(unit: string, largest: Decimal): { places: number; style: NumberStyle } {
  const isMoney = unit.startsWith('money')
  if (isMoney) return { places: largest.gte(1000) ? 0 : 2, style: 'plain' }
  if (unit === 'rate') return { places: largest.gte('0.01') ? 3 : 4, style: 'plain' }
  return { places: 4, style: 'full' }
}

function asSaid(at: Looking, scenarios: readonly Row[], asked: AskedOfBoth, found: Attribution): string {
  const { cell, month } = asked
  const { unit } = cell.line
  const largest = [found.difference, ...found.parts.map(({ value }) => value)]
    .map((value) => value.abs())
    .reduce((one, other) => (one.gt(other) ? one : other))
  const { places, style } = writingOf(unit, largest)
  const whole = found.difference.toDP(places)
  const shown = (value: Decimal) => showNumber(value.toFixed(), unit, style, at.writing)
  const [a, b] = [asked.a, asked.b].map((value, i) =>
    texts.figureOf(scenarios[i]!['name'] ?? '', at.shown(Number(value), idOf(cell), unit))
  ) as [string, string]
  const rows = [
    ...roundedParts(whole, found.parts, places).map(({ group, value }) => [groupName(group), shown(value)]),
    [texts.difference, shown(whole)]
  ]
  const error = showNumber(Number(found.error.toPrecision(2)), unit, 'full', at.writing)
  return [
    texts.bothFigures(figureName(cell, month), a, b),
    ...alignmentSaid(scenarios),
    inColumns(rows),
    ...(found.parts.length === 0 ? [texts.nothingDiffers] : []),
    ...(found.error > 0 ? [texts.estimated(error)] : [])
  ].join('\n')
}

const groupName = (table: string): string => (table === 'scenarios' ? texts.startAndMonths : tableNamed(table).label)
