// One walk over a formula for every reader of it. A target says what each word means to it (a number, a spreadsheet
// formula, a sentence); the compiler lists whoever has not answered a new word.
import type {
  BinaryOp,
  CheckedLine,
  ClockWord,
  Comparison,
  Formula,
  Given,
  Model,
  Pick,
  Resolved,
  Rows,
  WholeFold,
  WindowFold
} from '../language/syntax.ts'

/** How large a scenario is: its months, the members of each axis, how many rows each table has (by member). */
export interface Shape {
  months: number
  members: Record<string, readonly string[]>
  rowCounts: Record<string, Record<string, number>>
}

/** A line for one member of its axis, or for the whole company. */
export interface Cell {
  line: CheckedLine
  member: string | null
}

/** What every reader of the model must be able to say. */
export interface Target<T> {
  number(text: string): T
  blank(): T
  truth(holds: boolean): T
  clock(word: ClockWord): T
  cell(cell: Cell, back: number): T
  input(given: Given, members: readonly string[]): T
  column(rows: Rows, column: string): T
  minus(of: T): T
  binary(op: BinaryOp, left: () => T, right: () => T): T
  extreme(word: 'min' | 'max', of: T[]): T
  choose(when: () => T, then: () => T, otherwise: () => T): T
  window(fold: WindowFold, length: T, cell: Cell, back: number): T
  whole(fold: WholeFold, cell: Cell): T
  first(cell: Cell, op: Comparison, bound: T, toTheEnd: boolean): T
  yearSum(cell: Cell): T
  /** The option at a position counted from 0. */
  pick(position: T, options: (() => T)[]): T
  /** One part for each member of an axis, added up. */
  overMembers(axis: string, parts: (() => T)[]): T
  /** `of` and `where` are said once for the rows of a table that belong to the member. */
  overRows(fold: 'sum' | 'latest', rows: Rows, member: string | null, of: () => T, where: (() => T) | null): T
}

/** Which member a formula is being said for. */
export interface Setting {
  axis: string | null
  member: string | null
}

export function say<T>(formula: Formula, model: Model, shape: Shape, target: Target<T>, at: Setting): T {
  const inside = (part: Formula, setting = at) => say(part, model, shape, target, setting)
  switch (formula.kind) {
    case 'number':
      return target.number(formula.text)
    case 'blank':
      return target.blank()
    case 'clock':
      return target.clock(formula.word)
    case 'isMember':
      return target.truth(at.member === formula.member)
    case 'column':
      return target.column(model.rows[formula.rows]!, formula.column)
    case 'input':
      return input(formula, model, shape, target, at)
    case 'cell':
      return cellOf(formula, model, shape, target, at, (cell, back) => target.cell(cell, back))
    case 'minus':
      return target.minus(inside(formula.of))
    case 'binary':
      return target.binary(
        formula.op,
        () => inside(formula.left),
        () => inside(formula.right)
      )
    case 'extreme':
      return target.extreme(
        formula.word,
        formula.of.map((part) => inside(part))
      )
    case 'choose':
      return target.choose(
        () => inside(formula.when),
        () => inside(formula.then),
        () => inside(formula.otherwise)
      )
    case 'window':
      return cellOf(formula.of, model, shape, target, at, (cell, back) =>
        target.window(formula.fold, inside(formula.length), cell, back)
      )
    case 'whole':
      return cellOf(formula.of, model, shape, target, at, (cell) => target.whole(formula.fold, cell))
    case 'first':
      return cellOf(formula.of, model, shape, target, at, (cell) =>
        target.first(cell, formula.op, inside(formula.bound), formula.toTheEnd)
      )
    case 'yearSum':
      return cellOf(formula.of, model, shape, target, at, (cell) => target.yearSum(cell))
    case 'over': {
      const rows = model.rows[formula.over]
      if (!rows) {
        const parts = membersOf(formula.over, model, shape).map(
          (member) => () => inside(formula.of, { axis: formula.over, member })
        )
        return target.overMembers(formula.over, parts)
      }
      const { where } = formula
      const member = rows.by !== null && rows.by === at.axis ? at.member : null
      return target.overRows(formula.fold, rows, member, () => inside(formula.of), where && (() => inside(where)))
    }
  }
}

/** The members of an axis: named in the model, or those of the scenario. */
export const membersOf = (axis: string, model: Model, shape: Shape): readonly string[] =>
  model.axes[axis]?.members ?? shape.members[axis] ?? []

/** Every cell of a line: one for each member of its axis. */
export const cellsOf = (line: CheckedLine, model: Model, shape: Shape): Cell[] =>
  line.by === null ? [{ line, member: null }] : membersOf(line.by, model, shape).map((member) => ({ line, member }))

/** The id of a cell's series: cash, or mrr[team]. */
export const idOf = ({ line, member }: Cell): string => (member === null ? line.name : `${line.name}[${member}]`)

const lineByKey = (model: Model, key: string): CheckedLine => {
  const found = index(model).get(key)
  if (!found) throw new Error(`no line ${key}`)
  return found
}

const indexes = new WeakMap<Model, Map<string, CheckedLine>>()
function index(model: Model): Map<string, CheckedLine> {
  let known = indexes.get(model)
  if (!known) indexes.set(model, (known = new Map(model.lines.map((line) => [line.key, line]))))
  return known
}

function cellOf<T>(
  reference: Resolved,
  model: Model,
  shape: Shape,
  target: Target<T>,
  at: Setting,
  told: (cell: Cell, back: number) => T
): T {
  if (reference.kind !== 'cell') throw new Error('only a line has cells')
  const line = lineByKey(model, reference.line)
  const { pick, back } = reference
  if (pick?.by !== 'position') return told({ line, member: pick && memberOf(pick, at) }, back)
  const options = membersOf(pick.axis, model, shape).map((member) => () => told({ line, member }, back))
  return target.pick(target.cell({ line: lineByKey(model, pick.line), member: null }, 0), options)
}

function input<T>(
  reference: Extract<Resolved, { kind: 'input' }>,
  model: Model,
  shape: Shape,
  target: Target<T>,
  at: Setting
): T {
  const given = model.givens[reference.given]!
  const tell = (members: readonly string[], rest: readonly Pick[]): T => {
    const [pick, ...others] = rest
    if (!pick) return target.input(given, members)
    if (pick.by !== 'position') return tell([...members, memberOf(pick, at)], others)
    const options = membersOf(pick.axis, model, shape).map((member) => () => tell([...members, member], others))
    return target.pick(target.cell({ line: lineByKey(model, pick.line), member: null }, 0), options)
  }
  return tell([], reference.picks)
}

function memberOf(pick: Exclude<Pick, { by: 'position' }>, at: Setting): string {
  if (pick.by === 'member') return pick.member
  if (at.axis !== pick.axis || at.member === null) throw new Error(`nothing says which ${pick.axis} is meant`)
  return at.member
}
