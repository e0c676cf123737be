// The unit of a formula, worked out from the units of what it names. Customers and money cannot be added.
import * as texts from '#lib/texts/model-mistakes.ts'
import { misread, Misread } from './mistake.ts'
import type { CheckedLine, Formula, Given, Line, Place, Resolved, Rows } from './syntax.ts'
import {
  dimensionName,
  dimensionOf,
  isPlain,
  multiply,
  power,
  sameDimension,
  unitFor,
  type Dimension
} from './units.ts'

/** What has a unit. Lines are looked up by key. */
export interface Units {
  givens: Record<string, Given>
  rows: Record<string, Rows>
  lines: Record<string, Line<Resolved> | CheckedLine>
}

/** A formula says a number with a unit, or that something is so. */
type Kind = Dimension | 'truth'

/** What is said of two units, and of one that is not a plain number. */
type SaidOfTwo = (a: string, b: string) => string
type SaidOfOne = (unit: string) => string

/** @throws Misread where the formula is no number, or its unit is not the one declared */
export function checkUnit(formula: Formula, declared: string, name: string, units: Units, place: Place): void {
  const found = numberOf(formula, units, place)
  const wanted = dimensionOf(declared)
  if (sameDimension(found, wanted)) return
  const text = texts.otherUnit(name, dimensionName(wanted), dimensionName(found))
  throw new Misread({ type: 'unit', place, text, gives: unitFor(found) })
}

/** @throws Misread where the formula is not a statement that holds or does not */
export function checkTruth(formula: Formula, units: Units, place: Place): void {
  if (kindOf(formula, units, place) !== 'truth') misread('truth', place, texts.comparisonMissing)
}

function numberOf(formula: Formula, units: Units, place: Place): Dimension {
  const kind = kindOf(formula, units, place)
  if (kind === 'truth') misread('truth', place, texts.notNumber)
  return kind
}

function kindOf(formula: Formula, units: Units, place: Place): Kind {
  const number = (part: Formula) => numberOf(part, units, place)
  switch (formula.kind) {
    case 'number':
      return formula.text === '0' ? 'any' : formula.unit === null ? {} : dimensionOf(formula.unit)
    case 'blank':
      return 'any'
    case 'clock':
      return {}
    case 'cell':
      return dimensionOf(units.lines[formula.line]!.unit)
    case 'input':
      return dimensionOf(units.givens[formula.given]!.unit)
    case 'column':
      return dimensionOf(units.rows[formula.rows]!.columns.find((column) => column.name === formula.column)!.unit)
    case 'isMember':
      return 'truth'
    case 'minus':
      return number(formula.of)
    case 'binary':
      return binaryKind(formula, units, place)
    case 'extreme': {
      const say = formula.word === 'min' ? texts.minCannotCompare : texts.maxCannotCompare
      return formula.of.map(number).reduce((a, b) => alike(a, b, say, place))
    }
    case 'choose':
      checkTruth(formula.when, units, place)
      return alike(number(formula.then), number(formula.otherwise), texts.cannotGive, place)
    case 'window': {
      plain(number(formula.length), texts.monthsPlain, place)
      const of = number(formula.of)
      return formula.fold === 'product' ? plain(of, texts.productPlain, place) : of
    }
    case 'whole':
      return formula.fold === 'month of lowest' ? {} : number(formula.of)
    case 'first':
      alike(number(formula.of), number(formula.bound), texts.cannotCompare, place)
      return {}
    case 'yearSum':
      return number(formula.of)
    case 'over':
      if (formula.where) checkTruth(formula.where, units, place)
      return number(formula.of)
  }
}

function binaryKind(formula: Extract<Formula, { kind: 'binary' }>, units: Units, place: Place): Kind {
  const { op } = formula
  if (op === 'and' || op === 'or') {
    checkTruth(formula.left, units, place)
    checkTruth(formula.right, units, place)
    return 'truth'
  }
  const left = numberOf(formula.left, units, place)
  const right = numberOf(formula.right, units, place)
  if (op === '*') return multiply(left, right)
  if (op === '/') return multiply(left, power(right, -1))
  if (op === '^') return (plain(right, texts.exponentPlain, place), plain(left, texts.powerPlain, place))
  if (op === '+') return alike(left, right, texts.cannotAdd, place)
  if (op === '-') return alike(left, right, texts.cannotSubtract, place)
  alike(left, right, texts.cannotCompare, place)
  return 'truth'
}

function alike(a: Dimension, b: Dimension, say: SaidOfTwo, place: Place): Dimension {
  if (!sameDimension(a, b)) misread('unit', place, say(dimensionName(a), dimensionName(b)))
  return a === 'any' ? b : a
}

function plain(found: Dimension, say: SaidOfOne, place: Place): Dimension {
  if (!isPlain(found)) misread('unit', place, say(dimensionName(found)))
  return {}
}
