// A model and a shape become one list of operations without names: the tape. Equal operations are said once; what
// does not change by month is computed before the months. Decimals and doubles read the same tape.
import type { ClockWord, Comparison, Formula, Given, Model, Rows, WholeFold, WindowFold } from '../language/syntax.ts'
import { cellsOf, idOf, say, type Cell, type Setting, type Shape, type Target } from './fold.ts'

/** `ratio` is a quotient that is blank where the denominator is not positive; `divide` has a positive one. */
export type Arithmetic2 = 'add' | 'subtract' | 'multiply' | 'divide' | 'ratio' | 'power' | 'min' | 'max'
export type Truth2 = 'less' | 'lessOrEqual' | 'equal' | 'and' | 'or'

/** Operands are positions on the tape; rows are positions among the rows of their grain. */
export type Op =
  | { do: 'number'; text: string }
  | { do: 'blank' }
  | { do: 'truth'; holds: boolean }
  | { do: 'parameter'; slot: number }
  | { do: 'clock'; word: ClockWord }
  | { do: 'load'; row: number; back: number }
  | { do: 'negate'; a: number }
  | { do: Arithmetic2; a: number; b: number }
  | { do: Truth2; a: number; b: number }
  | { do: 'select'; when: number; then: number; otherwise: number }
  | { do: 'window'; fold: WindowFold; row: number; back: number; length: number }
  | { do: 'whole'; fold: WholeFold; grain: 'monthly' | 'yearly'; row: number }
  | { do: 'first'; row: number; op: Comparison; bound: number; toTheEnd: boolean }
  | { do: 'yearSum'; row: number }

export const sections = ['fixed', 'opening', 'monthly', 'yearly', 'closing'] as const
export type Section = (typeof sections)[number]

/** Compute the operation at a position, or keep its value as that of a row. */
export type Step = { compute: number } | { keep: number; row: number }

/** Where a value comes from that a person typed. */
export type Parameter =
  | { kind: 'input'; given: Given; members: readonly string[] }
  | { kind: 'column'; rows: Rows; column: string; member: string | null; index: number }

export interface Tape {
  months: number
  years: number
  ops: Op[]
  steps: Record<Section, Step[]>
  parameters: Parameter[]
  /** The cells that are kept, by grain; a row is a position in its list. */
  rows: Record<'monthly' | 'yearly' | 'once', Cell[]>
  rowOf: Map<string, number>
}

export const rowKey = (cell: Cell): string => `${cell.line.grain} ${idOf(cell)}`

export function tapeOf(model: Model, shape: Shape): Tape {
  return new TapeMaker(model, shape).make()
}

class TapeMaker implements Target<number> {
  private readonly tape: Tape
  private readonly known = new Map<string, number>()
  private readonly parameterSlots = new Map<string, number>()
  private readonly sectionOf: Section[] = []
  private readonly values: Record<Section, Map<string, number>> = {
    fixed: new Map(),
    opening: new Map(),
    monthly: new Map(),
    yearly: new Map(),
    closing: new Map()
  }
  private section: Section = 'fixed'
  private rowAtHand: { member: string | null; index: number } | null = null

  constructor(
    private readonly model: Model,
    private readonly shape: Shape
  ) {
    this.tape = {
      months: shape.months,
      years: Math.floor(shape.months / 12),
      ops: [],
      steps: { fixed: [], opening: [], monthly: [], yearly: [], closing: [] },
      parameters: [],
      rows: { monthly: [], yearly: [], once: [] },
      rowOf: new Map()
    }
  }

  make(): Tape {
    for (const line of this.model.lines)
      for (const cell of cellsOf(line, this.model, this.shape)) {
        const rows = this.tape.rows[line.grain]
        this.tape.rowOf.set(rowKey(cell), rows.length)
        rows.push(cell)
      }
    const lines = new Map(this.model.lines.map((line) => [line.key, line]))
    const inOrder = (keys: readonly string[]) => keys.map((key) => lines.get(key)!)
    const cells = (keys: readonly string[]) => inOrder(keys).flatMap((line) => cellsOf(line, this.model, this.shape))
    const { order, openingOrder } = this.model

    this.inSection(
      'fixed',
      cells(order).filter(({ line }) => line.phase === 'fixed')
    )
    this.inSection(
      'opening',
      cells(openingOrder).filter(({ line }) => line.grain === 'monthly'),
      ({ line }) => line.opens ?? (line.from > 0 ? { kind: 'blank' } : { kind: 'number', text: '0', unit: null })
    )
    this.inSection(
      'monthly',
      cells(order).filter(({ line }) => line.grain === 'monthly')
    )
    this.inSection(
      'yearly',
      cells(order).filter(({ line }) => line.grain === 'yearly')
    )
    this.inSection(
      'closing',
      cells(order).filter(({ line }) => line.phase === 'closing')
    )
    return this.tape
  }

  private inSection(section: Section, cells: Cell[], formulaOf: (cell: Cell) => Formula = ({ line }) => line.is): void {
    this.section = section
    for (const cell of cells) {
      const at: Setting = { axis: cell.line.by, member: cell.member }
      let value = say(formulaOf(cell), this.model, this.shape, this, at)
      if (section === 'monthly' && cell.line.from > 1) {
        const tooEarly = this.emit({ do: 'less', a: this.clock('month'), b: this.number(String(cell.line.from)) })
        value = this.emit({ do: 'select', when: tooEarly, then: this.blank(), otherwise: value })
      }
      this.values[section].set(rowKey(cell), value)
      this.tape.steps[section].push({ keep: value, row: this.tape.rowOf.get(rowKey(cell))! })
    }
  }

  /** Puts an operation on the tape once, into the earliest section that has its operands. */
  private emit(op: Op): number {
    const section = this.earliest(op)
    const key = `${section} ${JSON.stringify(op)}`
    const known = this.known.get(key)
    if (known !== undefined) return known
    const position = this.tape.ops.push(op) - 1
    this.known.set(key, position)
    this.sectionOf.push(section)
    this.tape.steps[section].push({ compute: position })
    return position
  }

  private earliest(op: Op): Section {
    switch (op.do) {
      case 'number':
      case 'blank':
      case 'truth':
      case 'parameter':
        return 'fixed'
      case 'clock':
        return op.word === 'months' || op.word === 'years' ? 'fixed' : this.section
      case 'load':
      case 'window':
      case 'whole':
      case 'first':
      case 'yearSum':
        return this.section
      case 'negate':
        return this.sectionOf[op.a]!
      case 'select':
        return this.latest(op.when, op.then, op.otherwise)
      default:
        return this.latest(op.a, op.b)
    }
  }

  private latest(...operands: number[]): Section {
    return operands.every((operand) => this.sectionOf[operand] === 'fixed') ? 'fixed' : this.section
  }

  number(text: string): number {
    return this.emit({ do: 'number', text })
  }

  blank(): number {
    return this.emit({ do: 'blank' })
  }

  truth(holds: boolean): number {
    return this.emit({ do: 'truth', holds })
  }

  clock(word: ClockWord): number {
    return this.emit({ do: 'clock', word })
  }

  cell(cell: Cell, back: number): number {
    if (back > 0) return this.emit({ do: 'load', row: this.row(cell), back })
    const section = cell.line.phase === 'fixed' ? 'fixed' : this.section
    const value = this.values[section].get(rowKey(cell))
    if (value === undefined) throw new Error(`${idOf(cell)} is needed before it is computed`)
    return value
  }

  input(given: Given, members: readonly string[]): number {
    return this.parameter({ kind: 'input', given, members }, `${given.name} ${JSON.stringify(members)}`)
  }

  column(rows: Rows, column: string): number {
    const { member, index } = this.rowAtHand!
    return this.parameter(
      { kind: 'column', rows, column, member, index },
      JSON.stringify([rows.name, column, member, index])
    )
  }

  private parameter(parameter: Parameter, key: string): number {
    let slot = this.parameterSlots.get(key)
    if (slot === undefined) this.parameterSlots.set(key, (slot = this.tape.parameters.push(parameter) - 1))
    return this.emit({ do: 'parameter', slot })
  }

  minus(of: number): number {
    return this.emit({ do: 'negate', a: of })
  }

  binary(op: Parameters<Target<number>['binary']>[0], left: () => number, right: () => number): number {
    const [a, b] = [left(), right()]
    switch (op) {
      case '+':
        return this.emit({ do: 'add', a, b })
      case '-':
        return this.emit({ do: 'subtract', a, b })
      case '*':
        return this.emit({ do: 'multiply', a, b })
      case '^':
        return this.emit({ do: 'power', a, b })
      case '/': {
        const under = this.tape.ops[b]!
        const isPositive = under.do === 'number' && under.text !== '0'
        return this.emit({ do: isPositive ? 'divide' : 'ratio', a, b })
      }
      case '<':
        return this.emit({ do: 'less', a, b })
      case '>':
        return this.emit({ do: 'less', a: b, b: a })
      case '<=':
        return this.emit({ do: 'lessOrEqual', a, b })
      case '>=':
        return this.emit({ do: 'lessOrEqual', a: b, b: a })
      case '=':
        return this.emit({ do: 'equal', a, b })
      case 'and':
      case 'or':
        return this.emit({ do: op, a, b })
    }
  }

  extreme(word: 'min' | 'max', of: number[]): number {
    return of.reduce((a, b) => this.emit({ do: word, a, b }))
  }

  choose(when: () => number, then: () => number, otherwise: () => number): number {
    const condition = when()
    const known = this.tape.ops[condition]!
    if (known.do === 'truth') return known.holds ? then() : otherwise()
    return this.emit({ do: 'select', when: condition, then: then(), otherwise: otherwise() })
  }

  window(fold: WindowFold, length: number, cell: Cell, back: number): number {
    return this.emit({ do: 'window', fold, row: this.row(cell), back, length })
  }

  whole(fold: WholeFold, cell: Cell): number {
    const grain = cell.line.grain
    if (grain === 'once') throw new Error(`${idOf(cell)} has one value only`)
    return this.emit({ do: 'whole', fold, grain, row: this.row(cell) })
  }

  first(cell: Cell, op: Comparison, bound: number, toTheEnd: boolean): number {
    return this.emit({ do: 'first', row: this.row(cell), op, bound, toTheEnd })
  }

  yearSum(cell: Cell): number {
    return this.emit({ do: 'yearSum', row: this.row(cell) })
  }

  pick(position: number, options: (() => number)[]): number {
    const last = options.length - 1
    return options.reduceRight<number>(
      (rest, option, i) =>
        i === last
          ? option()
          : this.emit({
              do: 'select',
              when: this.emit({ do: 'equal', a: position, b: this.number(String(i)) }),
              then: option(),
              otherwise: rest
            }),
      -1
    )
  }

  overMembers(_axis: string, parts: (() => number)[]): number {
    return this.sum(parts.map((part) => part()))
  }

  overRows(
    fold: 'sum' | 'latest',
    rows: Rows,
    member: string | null,
    of: () => number,
    where: (() => number) | null
  ): number {
    const counts = this.shape.rowCounts[rows.name] ?? {}
    const groups = rows.by === null || member !== null ? [member ?? ''] : Object.keys(counts)
    const outer = this.rowAtHand
    let total = this.number('0')
    for (const group of groups)
      for (let index = 0; index < (counts[group] ?? 0); index++) {
        this.rowAtHand = { member: rows.by === null ? null : group, index }
        const value = of()
        const inForce = where?.() ?? this.truth(true)
        if (fold === 'latest') total = this.emit({ do: 'select', when: inForce, then: value, otherwise: total })
        else {
          const counted = where
            ? this.emit({ do: 'select', when: inForce, then: value, otherwise: this.number('0') })
            : value
          total = this.emit({ do: 'add', a: total, b: counted })
        }
      }
    this.rowAtHand = outer
    return total
  }

  private sum(parts: number[]): number {
    return parts.length === 0 ? this.number('0') : parts.reduce((a, b) => this.emit({ do: 'add', a, b }))
  }

  private row(cell: Cell): number {
    return this.tape.rowOf.get(rowKey(cell))!
  }
}
