// From what .lines files say to a model that can be computed: every name resolved, every unit fitting, an order found.
import * as texts from '#lib/texts/model-mistakes.ts'
import { markBlanks } from './blanks.ts'
import { checkTruth, checkUnit, type Units } from './dimensions.ts'
import { misread, Misread, type Mistake } from './mistake.ts'
import { orderOf } from './order.ts'
import { resolve, type Names, type Setting } from './resolve.ts'
import type { CheckedLine, Expr, Formula, Line, Model, Module, Name, Phase } from './syntax.ts'
import { keyOf } from './syntax.ts'
import { walk } from './walk.ts'

/** What came of checking: the model without the lines that have a mistake, and the mistakes. */
export interface Checked {
  model: Model
  mistakes: Mistake[]
}

/**
 * @param modules the files of the model
 * @param own lines of somebody's own, which may look at the model and at each other
 * @param members the members of axes that come from data, where they are known
 */
export function check(
  modules: readonly Module[],
  own: readonly Line<Name>[] = [],
  members: Record<string, readonly string[]> = {}
): Checked {
  const mistakes: Mistake[] = []
  const written = modules
    .flatMap((module) => module.lines)
    .flatMap((line) => (line.addsUp ? [line, totalOf(line)] : [line]))
  const names: Names = {
    axes: byName(modules.flatMap((module) => module.axes)),
    givens: byName(modules.flatMap((module) => module.givens)),
    rows: byName(modules.flatMap((module) => module.rows)),
    lines: record<Line<Name>>([]),
    broken: new Set(),
    members
  }
  let declared: { line: Line<Name>; isOwn: boolean }[] = []
  for (const [line, isOwn] of [
    ...written.map((line) => [line, false] as const),
    ...own.map((line) => [line, true] as const)
  ]) {
    attempt(mistakes, () => {
      const key = keyOf(line.name, line.by)
      // A line of the model may bear an axis's name (stage): it says at which member the axis is read.
      const taken =
        isOwn && (names.axes[line.name] || Object.values(names.lines).some((known) => known.name === line.name))
      if (taken || names.lines[key] || names.givens[line.name])
        misread('duplicate', line.place, texts.nameTaken(line.name))
      names.lines[key] = line
      declared.push({ line, isOwn })
    })
  }

  // A line with a mistake takes those that need it along, each with its own sentence, until the rest stands.
  for (;;) {
    const round: Mistake[] = []
    const lines = declared.flatMap(({ line, isOwn }) => attempt(round, () => resolveLine(line, names, isOwn)) ?? [])
    const units: Units = {
      givens: names.givens,
      rows: names.rows,
      lines: record(lines.map((line) => [line.key, line]))
    }
    if (round.length === 0) for (const line of lines) attempt(round, () => checkUnits(line, units))
    if (round.length === 0) attempt(round, () => orderOf(lines, 'is'))
    if (round.length === 0) attempt(round, () => orderOf(lines, 'opens'))
    if (round.length === 0) {
      const order = orderOf(lines, 'is')
      setPhases(lines, order, round)
      if (round.length === 0) {
        markBlanks(lines, names.givens)
        for (const line of lines)
          if (line.isOwn && line.opens === null && line.mayBeBlank) line.from = Math.max(line.from, 1)
        for (const line of lines) attempt(mistakes, () => checkLasting(line, units))
        const openingOrder = orderOf(lines, 'opens')
        return {
          model: { axes: names.axes, givens: names.givens, rows: names.rows, lines, order, openingOrder },
          mistakes
        }
      }
    }
    mistakes.push(...round)
    const wrong = new Set(round.map(({ place }) => `${place.file}:${place.line}`))
    const kept = declared.filter(({ line }) => !isAt(line, wrong))
    if (kept.length === declared.length) throw new Misread(round[0]!)
    for (const { line } of declared) if (isAt(line, wrong)) names.broken.add(line.name)
    declared = kept
    names.lines = record(declared.map(({ line }) => [keyOf(line.name, line.by), line]))
  }
}

function attempt<T>(mistakes: Mistake[], action: () => T): T | null {
  try {
    return action()
  } catch (error) {
    if (!(error instanceof Misread)) throw error
    const { mistake } = error
    mistakes.push(
      mistake,
      ...(mistake.also ?? []).filter((place) => place !== mistake.place).map((place) => ({ ...mistake, place }))
    )
    return null
  }
}

/** A mistake stands somewhere inside its line: at the heading or at a formula below it. */
const isAt = (line: Line<Name>, wrong: ReadonlySet<string>): boolean =>
  [line.place, ...namesIn(line).map((name) => name.place)].some(({ file, line }) => wrong.has(`${file}:${line}`))

const namesIn = (line: Line<Name>): Name[] =>
  [line.is, line.opens, line.must].flatMap((formula) =>
    formula ? [...walk(formula)].filter((part): part is Name => part.kind === 'name') : []
  )

/** A record without anything inherited: nobody's line is called "constructor" until somebody says so. */
const record = <T>(entries: readonly (readonly [string, T])[]): Record<string, T> =>
  Object.assign(Object.create(null) as Record<string, T>, Object.fromEntries(entries))

const byName = <T extends { name: string }>(all: readonly T[]): Record<string, T> =>
  record(all.map((one) => [one.name, one]))

/** The line for the whole company of a line that adds up over its axis. */
function totalOf(line: Line<Name>): Line<Name> {
  const own: Name = { kind: 'name', name: line.name, index: [], back: 0, total: false, place: line.place }
  const sum: Expr<Name> = { kind: 'over', fold: 'sum', over: line.by!, of: own, where: null }
  const text = `sum over ${line.by} of ${line.name}`
  const said = { ...(line.opens ? { opens: text } : {}), is: text }
  return { ...line, by: null, addsUp: false, opens: line.opens && sum, is: sum, said }
}

function resolveLine(line: Line<Name>, names: Names, isOwn: boolean): CheckedLine {
  if (line.by !== null && names.axes[line.by] === undefined)
    misread('axis', line.place, texts.unknownAxis(line.by, Object.keys(names.axes)))
  const clause = (formula: Expr<Name> | null, which: Setting['clause']) =>
    formula &&
    resolve(formula, names, { grain: line.grain, axis: line.by, rows: null, clause: which, isOwn }, line.place)
  const key = keyOf(line.name, line.by)
  const is = clause(line.is, 'is')!
  if (line.opens === null && line.from === 0 && looksBackAt(key, is))
    misread('opening', line.place, texts.needsOpening(line.name))
  return {
    ...line,
    key,
    isOwn,
    opens: clause(line.opens, 'opens'),
    is,
    must: clause(line.must, 'must'),
    phase: 'fixed',
    mayBeBlank: false
  }
}

const looksBackAt = (key: string, formula: Formula): boolean =>
  [...walk(formula)].some((part) => part.kind === 'cell' && part.line === key && part.back > 0)

function checkUnits(line: CheckedLine, units: Units): void {
  checkUnit(line.is, line.unit, line.name, units, line.place)
  if (line.opens) checkUnit(line.opens, line.unit, line.name, units, line.place)
  if (line.must) checkTruth(line.must, units, line.place)
}

function checkLasting(line: CheckedLine, units: Units): void {
  for (const part of walk(line.is)) {
    if (part.kind !== 'first' || !part.toTheEnd || part.of.kind !== 'cell') continue
    const asked = units.lines[part.of.line] as CheckedLine
    if (asked.mayBeBlank) misread('lasting', line.place, texts.mayBeBlank(asked.name))
  }
}

const rank: Record<Phase, number> = { fixed: 0, monthly: 1, yearly: 2, closing: 3 }

function setPhases(lines: CheckedLine[], order: string[], mistakes: Mistake[]): void {
  const byKey = new Map(lines.map((line) => [line.key, line]))
  for (const line of order.map((key) => byKey.get(key)!)) {
    const parts = [...walk(line.is), ...(line.opens ? walk(line.opens) : [])]
    const late = parts.some((part) => part.kind === 'whole' || part.kind === 'first')
    const needs = parts.flatMap((part) => (part.kind === 'cell' ? [byKey.get(part.line)!] : []))
    const isClosing = late || needs.some((needed) => needed.grain === 'once' && needed.phase === 'closing')
    if (line.grain === 'once') line.phase = isClosing ? 'closing' : 'fixed'
    else line.phase = line.grain
    const tooLate = needs.find((needed) => line.grain !== 'once' && rank[needed.phase] > rank[line.phase])
    if (tooLate) attempt(mistakes, () => misread('phase', line.place, texts.knownLate(tooLate.name, line.grain)))
  }
}
