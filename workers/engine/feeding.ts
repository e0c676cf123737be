// What a figure feeds: the figures whose own explanations name it. They are looked for among the lines that mention it, in
// the first month in which they do.
import type { CellPlace, Period, Reason } from '#lib/edit/messages.ts'
import type { TableRow } from '#lib/model/inputs.ts'
import type { CheckedLine, Formula, Pick } from '#lib/model/language/syntax.ts'
import { walk } from '#lib/model/language/walk.ts'
import { explain, type Because, type Wording } from '#lib/model/targets/explain.ts'
import { cellsOf, idOf, type Cell } from '#lib/model/targets/fold.ts'
import type { Parameter } from '#lib/model/targets/tape.ts'
import type { Decimal } from 'decimal.js'
import { aroundMonth, figureOf, isOfMonths, monthsOf, type Explaining } from './figure-words.ts'
import { cellOf } from './typed-cells.ts'

/** What is looked for in formulas, and in the reasons that they come to. */
interface Looked {
  /** How many months before it is mentioned; null where it is not. */
  mentioned: (part: Formula) => number | null
  isNamed: (because: Because<Decimal>) => boolean
  /** The months that it is of; none where it is of no time. */
  span: [number, number] | null
  /** It is a quarter or year, and so are the figures that it feeds. */
  rolled: { when: number; period: Period } | null
  year: number | null
  /** Members of an axis, of which it is one: others are not likely to name it. */
  row: TableRow | null
}

/** @param from the time from which a figure of no time is looked at */
export function feedsOfFigure(cell: Cell, when: number | null, period: Period, from: number, at: Explaining): Reason[] {
  const id = idOf(cell)
  const { grain } = cell.line
  const span = grain === 'monthly' ? monthsOf(when!, period, at) : null
  const isRolled = !isOfMonths(cell, when ?? 0, period)
  const isNamed = (because: Because<Decimal>): boolean => {
    if (because.id !== id || because.parameter) return false
    if (span) return !because.isYear && because.month !== null && because.month >= span[0] && because.month <= span[1]
    return grain === 'yearly' ? because.isYear && because.month === when : because.month === null
  }
  const looked: Looked = {
    mentioned: (part) => mentionOfLine(part, cell.line.key),
    ...{ isNamed, span, rolled: isRolled ? { when: when!, period } : null },
    year: grain === 'yearly' ? when : null,
    row: null
  }
  // A quarter is made of its months, and not of itself.
  return found(looked, from, at).filter((fed) => !(isRolled && fed.id === id))
}

export function feedsOfCell(place: CellPlace, from: number, at: Explaining): Reason[] {
  const { table, row, column } = place
  if (table === 'custom_lines') return ownLine(row, from, at)
  const { tables } = at.computed.inputs
  const typedRow = tables[table]?.find(({ id }) => id === row) ?? place.names ?? null
  const parameter = typedRow?.['parameter'] ?? null
  const { rows, givens } = at.computed.compiled.model
  const isNamed = ({ parameter: typed }: Because<Decimal>): boolean => {
    if (!typed) return false
    if (typed.kind === 'input' && typed.given.procedure !== null) return typed.given.from.table === table
    const found = cellOf(typed, at)
    if (found.table !== table || found.row !== row) return false
    if (row === null) return JSON.stringify(found.names) === JSON.stringify(place.names) && found.column === column
    // A row that counts is named by what is counted; its months only say when.
    return found.column === column || typed.kind === 'column'
  }
  const mentioned = (part: Formula): number | null => {
    if (part.kind === 'column') {
      const { from: typedIn, columns } = rows[part.rows]!
      return typedIn === table && columns.some((one) => one.name === part.column && one.from === column) ? 0 : null
    }
    if (part.kind !== 'input') return null
    const given = givens[part.given]!.from
    const isMeant = parameter === null ? given.column === column : `${parameter}_`.startsWith(`${given.column}_`)
    return given.table === table && isMeant ? 0 : null
  }
  return found({ mentioned, isNamed, span: null, rolled: null, year: null, row: typedRow }, from, at)
}

/** A line that somebody wrote is what its row feeds. */
function ownLine(row: string | null, from: number, at: Explaining): Reason[] {
  const { compiled, inputs } = at.computed
  const name = inputs.tables['custom_lines']?.find(({ id }) => id === row)?.['name']
  const line = compiled.model.lines.find((one) => one.isOwn && one.name === name)
  return (line ? cellsOf(line, compiled.model, compiled.shape) : []).map((cell) =>
    figureOf(cell, cell.line.grain === 'once' ? null : Math.max(1, from), 'month', at)
  )
}

function found(looked: Looked, from: number, at: Explaining): Reason[] {
  const { model, shape } = at.computed.compiled
  return model.lines.flatMap((line) => {
    const backs = mentionsIn(line, looked)
    if (backs.length === 0) return []
    return cellsOf(line, model, shape).flatMap((cell) => {
      const times = timesOf(line, backs, looked, from, at)
      const isOther = line.by !== null && (looked.row?.[line.by] ?? cell.member) !== cell.member
      const when = (isOther ? times.slice(0, 1) : times).find((time) => names(cell, time, looked, at))
      if (when === undefined) return []
      const { rolled } = looked
      if (rolled && line.grain === 'monthly') return [figureOf(cell, rolled.when, rolled.period, at)]
      return [figureOf(cell, line.grain === 'once' ? null : when, line.grain === 'yearly' ? 'year' : 'month', at)]
    })
  })
}

function mentionsIn(line: CheckedLine, { mentioned }: Looked): number[] {
  const parts = [line.is, ...(line.opens ? [line.opens] : [])].flatMap((formula) => [...walk(formula)])
  return [...new Set(parts.flatMap((part) => mentioned(part) ?? []))].sort((a, b) => a - b)
}

/** The months or years in which a line may name what is looked for, the one that is meant first. */
function timesOf(
  line: CheckedLine,
  backs: number[],
  { span, rolled, year }: Looked,
  from: number,
  at: Explaining
): number[] {
  const { months, years } = at.computed.compiled.tape
  const all = (count: number) => Array.from({ length: count }, (_, i) => i + 1)
  if (line.grain === 'once') return [0]
  if (line.grain === 'yearly') {
    const first = year ?? (span ? Math.max(1, Math.ceil(span[1] / 12)) : null)
    const wanted =
      first === null ? [Math.max(1, Math.ceil(from / 12)), ...all(years)] : backs.map((back) => first + back)
    return wanted.filter((one) => one <= years)
  }
  if (rolled) return [span![1]]
  if (span) return backs.map((back) => span[0] + back).filter((month) => month <= months)
  return [...(from > 0 ? [from] : []), ...all(months), 0]
}

const silent: Wording<Decimal> = {
  label: () => '',
  show: () => '',
  when: (at) => `M${at}`,
  typed: (parameter) => ({ id: keyOf(parameter), label: '' })
}

const keyOf = (parameter: Parameter): string =>
  parameter.kind === 'input'
    ? [parameter.given.name, ...parameter.members].join(' ')
    : [parameter.rows.name, parameter.column, parameter.member].join(' ')

function names(cell: Cell, when: number, { isNamed }: Looked, at: Explaining): boolean {
  const { model, shape } = at.computed.compiled
  return explain(cell, model, shape, aroundMonth(at, when), silent, at.run.arithmetic).because.some(isNamed)
}

function mentionOfLine(part: Formula, key: string): number | null {
  if (part.kind === 'input') return part.picks.some((pick) => picksBy(pick, key)) ? 0 : null
  if (part.kind !== 'cell') return null
  if (part.line === key) return part.back
  return part.pick && picksBy(part.pick, key) ? 0 : null
}

const picksBy = (pick: Pick, key: string): boolean => pick.by === 'position' && pick.line === key
