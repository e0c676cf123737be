// Finds out what each name in a formula means, and refuses what cannot be meant: unknown names, a missing axis,
// looking where there is nothing yet.
import * as texts from '#lib/texts/model-mistakes.ts'
import { misread, nearest } from './mistake.ts'
import type { Axis, Expr, Formula, Given, Grain, Line, Name, Pick, Place, Resolved, Rows } from './syntax.ts'
import { keyOf } from './syntax.ts'

/**
 * Every name that can be meant. `broken` are lines left out for a mistake of their own; `members` knows the members of
 * axes that come from data, where they are known.
 */
export interface Names {
  axes: Record<string, Axis>
  givens: Record<string, Given>
  rows: Record<string, Rows>
  lines: Record<string, Line<Name>>
  broken: Set<string>
  members: Record<string, readonly string[]>
}

/** Where a formula stands: its line's grain, the axis it is said for, the rows it adds up, which clause, and whose. */
export interface Setting {
  grain: Grain
  axis: string | null
  rows: string | null
  clause: 'opens' | 'is' | 'must'
  isOwn: boolean
}

/** @throws Misread */
export function resolve(expr: Expr<Name>, names: Names, at: Setting, place: Place): Formula {
  const inside = (part: Expr<Name>, setting = at) => resolve(part, names, setting, place)
  switch (expr.kind) {
    case 'name':
      return reference(expr, names, at)
    case 'number':
    case 'blank':
      return expr
    case 'clock':
      return clock(expr, at, place)
    case 'minus':
      return { kind: 'minus', of: inside(expr.of) }
    case 'binary':
      return memberTest(expr, names, at) ?? { ...expr, left: inside(expr.left), right: inside(expr.right) }
    case 'extreme':
      return { ...expr, of: expr.of.map((part) => inside(part)) }
    case 'choose':
      return { kind: 'choose', when: inside(expr.when), then: inside(expr.then), otherwise: inside(expr.otherwise) }
    case 'window': {
      onlyIn('monthly', at, place, texts.looksBack)
      return { ...expr, length: inside(expr.length), of: lineCell(expr.of, names, at, 'monthly') }
    }
    case 'whole':
      onlyIn('once', at, expr.of.place, texts.speaksOfRun(expr.fold))
      return { ...expr, of: lineCell(expr.of, names, { ...at, grain: 'monthly' }, null) }
    case 'first':
      onlyIn('once', at, expr.of.place, texts.firstSpeaksOfRun)
      return {
        ...expr,
        of: lineCell(expr.of, names, { ...at, grain: 'monthly' }, 'monthly'),
        bound: inside(expr.bound)
      }
    case 'yearSum':
      onlyIn('yearly', at, expr.of.place, texts.addsUpYear)
      return { ...expr, of: lineCell(expr.of, names, { ...at, grain: 'monthly' }, 'monthly') }
    case 'over': {
      const isRows = names.rows[expr.over] !== undefined
      if (!isRows && names.axes[expr.over] === undefined)
        misread('unknown-name', place, unknown(expr.over, [...Object.keys(names.rows), ...Object.keys(names.axes)]))
      if (!isRows && (expr.where !== null || expr.fold === 'latest'))
        misread('where', place, texts.choosesRows(expr.over))
      const setting = isRows ? { ...at, rows: expr.over } : { ...at, axis: expr.over, rows: null }
      return { ...expr, of: inside(expr.of, setting), where: expr.where && inside(expr.where, setting) }
    }
  }
}

function onlyIn(grain: Grain, at: Setting, place: Place, what: string, instead = texts.spanOfMonths): void {
  if (at.grain === grain && at.clause !== 'opens') return
  if (at.isOwn && grain !== 'monthly') misread('phase', place, texts.everyMonthInOwn(what, instead))
  misread('phase', place, (at.clause === 'opens' ? texts.belongsNotOpening : texts.belongs)(what, grain))
}

function clock(expr: Extract<Formula, { kind: 'clock' }>, at: Setting, place: Place): Formula {
  if (expr.word === 'month' || expr.word === 'year') onlyIn('monthly', at, place, texts.changesMonthly(expr.word))
  if (expr.word === 'year_number') onlyIn('yearly', at, place, texts.countsYears, texts.thatYear)
  return expr
}

/** `department = support`: which member this is, known before anything is computed. */
function memberTest(expr: Extract<Expr<Name>, { kind: 'binary' }>, names: Names, at: Setting): Resolved | null {
  const { op, left, right } = expr
  if (op !== '=' || left.kind !== 'name' || right.kind !== 'name' || left.name !== at.axis) return null
  if (names.lines[left.name] !== undefined) return null
  return { kind: 'isMember', axis: left.name, member: knownMember(right.name, left.name, names, right.place) }
}

function lineCell(name: Name, names: Names, at: Setting, grain: Grain | null): Resolved {
  const found = reference(name, names, at, grain === null)
  if (found.kind !== 'cell') misread('not-a-line', name.place, texts.needsLine(name.name))
  const line = names.lines[found.line]!
  if (grain !== null && line.grain !== grain) misread('not-a-line', name.place, texts.needsGrain(name.name, grain))
  return found
}

function reference(name: Name, names: Names, at: Setting, anyGrain = false): Resolved {
  const column = at.rows !== null && name.index.length === 0 ? columnOf(name, names.rows[at.rows]!) : null
  if (column) return column
  const given = names.givens[name.name]
  if (given) return typedIn(given, name, names, at)
  const line = lineMeant(name, names, at)
  if (line.grain === 'once' && name.back > 0) misread('lag', name.place, texts.noMonthBefore(name.name))
  if (!anyGrain && line.grain !== 'once' && line.grain !== at.grain) wrongGrain(name, line, at)
  if (at.clause === 'opens' && name.back > 0) misread('opening', name.place, texts.nothingBeforeStart(name.name))
  return { kind: 'cell', line: keyOf(line.name, line.by), pick: pickFor(line, name, names, at), back: name.back }
}

function columnOf(name: Name, rows: Rows): Resolved | null {
  if (!rows.columns.some((column) => column.name === name.name)) return null
  if (name.back > 0) misread('lag', name.place, texts.typedOnce(name.name))
  return { kind: 'column', rows: rows.name, column: name.name }
}

function typedIn(given: Given, name: Name, names: Names, at: Setting): Resolved {
  if (name.back > 0 || name.total) misread('lag', name.place, texts.typedIn(name.name))
  return { kind: 'input', given: given.name, picks: picks(given.by, name, names, at) }
}

function lineMeant(name: Name, names: Names, at: Setting): Line<Name> {
  const withAxis = Object.values(names.lines).filter((line) => line.name === name.name && line.by !== null)
  const plain = names.lines[name.name]
  if (!plain && withAxis.length === 0 && names.broken.has(name.name))
    misread('needs-broken', name.place, texts.needsBroken(name.name))
  if (!plain && withAxis.length === 0) misread('unknown-name', name.place, unknown(name.name, knownNames(names, at)))
  if (name.index.length > 0) return withAxis[0] ?? extraIndex(name)
  if (!name.total) {
    const own = withAxis.find((line) => line.by === at.axis)
    if (own) return own
  }
  return plain ?? missingAxis(name, withAxis[0]!.by!, names)
}

const extraIndex = (name: Name): never => misread('axis', name.place, texts.oneForCompany(name.name, name.index))

function missingAxis(name: Name, axis: string, names: Names): never {
  const example = names.members[axis]?.[0] ?? names.axes[axis]?.members?.[0] ?? axis
  return misread('axis', name.place, texts.oneForEach(name.name, axis, example))
}

const wrongGrain = (name: Name, line: Line<Name>, at: Setting): never =>
  misread('phase', name.place, texts.wrongGrain(name.name, line.grain, at.grain))

function pickFor(line: Line<Name>, name: Name, names: Names, at: Setting): Pick | null {
  return line.by === null ? null : picks([line.by], name, names, at)[0]!
}

function picks(axes: string[], name: Name, names: Names, at: Setting): Pick[] {
  if (name.index.length === 0) {
    return axes.map((axis) => (axis === at.axis ? { by: 'own', axis } : missingAxis(name, axis, names)))
  }
  if (name.index.length !== axes.length) misread('axis', name.place, texts.goesBy(name.name, axes))
  return axes.map((axis, i) => {
    const typed = name.index[i]!
    if (typed === axis && names.lines[typed]) return { by: 'position', axis, line: typed }
    return { by: 'member', axis, member: knownMember(typed, axis, names, name.place) }
  })
}

function knownMember(typed: string, axis: string, names: Names, place: Place): string {
  const members = names.axes[axis]?.members ?? names.members[axis]
  if (members && !members.includes(typed)) {
    const near = nearest(typed, members)
    const sentence = near ? texts.unknownMemberNear(axis, typed, near) : texts.unknownMember(axis, typed, members)
    misread('unknown-member', place, sentence)
  }
  return typed
}

const knownNames = (names: Names, at: Setting): string[] => [
  ...Object.keys(names.givens),
  ...Object.values(names.lines).map((line) => line.name),
  ...(at.rows === null ? [] : names.rows[at.rows]!.columns.map((column) => column.name))
]

function unknown(typed: string, known: string[]): string {
  const near = nearest(typed, known)
  return near ? texts.unknownNameNear(typed, near) : texts.unknownName(typed)
}
