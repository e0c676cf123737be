// Why a number is what it is: its formula in words, the same formula in figures, and the numbers it was made from,
// down to what somebody typed. It speaks about one month of one line, and the values come from the exact pass.
import * as texts from '#lib/texts/explaining.ts'
import { procedures } from '../finance.ts'
import type { BinaryOp, ClockWord, Comparison, Given, Model, Rows, WholeFold, WindowFold } from '../language/syntax.ts'
import type { Arithmetic } from './arithmetic.ts'
import { Evaluator, type RowAt, type Surroundings, type Value } from './evaluate.ts'
import { idOf, say, type Cell, type Shape, type Target } from './fold.ts'
import { firstMonth, compare, positionOfExtreme, windowStart } from './folds.ts'
import type { Parameter } from './tape.ts'

/** How things are named and written for people. */
export interface Wording<T> {
  label(cell: Cell): string
  show(value: T, unit: string): string
  /** The month (or quarter, or year) at a place: M17, 2027. */
  when(at: number): string
  typed(parameter: Parameter): { id: string; label: string }
}

/** A number that an explained number was made from; `month` is null for what was typed and for whole-run lines. */
export interface Because<T> {
  id: string
  label: string
  month: number | null
  /** The month is the number of a year. */
  isYear: boolean
  value: T
  unit: string
  /** What was typed, where it was. */
  parameter: Parameter | null
}

export interface Explanation<T> {
  id: string
  label: string
  value: T
  unit: string
  /** "Gross profit in M17 is revenue − cost of revenue: 244,444 − 52,652 = 191,792." */
  sentence: string
  words: string
  figures: string
  note: string
  because: Because<T>[]
}

/** Explains a cell at the month (0..N) or year (1..Y) that the surroundings say; neither matters for lines with one value. */
export function explain<T>(
  cell: Cell,
  model: Model,
  shape: Shape,
  around: Surroundings<T>,
  wording: Wording<T>,
  n: Arithmetic<T>
): Explanation<T> {
  const { line } = cell
  const { at } = around
  const [value, label] = [around.value(cell, at), wording.label(cell)]
  const unit = unitOf(cell)
  const head = { id: idOf(cell), label, value, unit, note: line.note }
  const silent = (sentence: string) => ({ ...head, sentence, words: '', figures: '', because: [] })
  if (line.grain === 'monthly' && at < line.from) return silent(texts.blankBefore(label, line.from))
  const formula = line.grain === 'monthly' && at === 0 ? line.opens : line.is
  if (formula === null) return silent(texts.beginsWithNothing(label))

  const speaker = new Speaker(around, wording, n)
  const said = say<Said<T>>(formula, model, shape, speaker, { axis: line.by, member: cell.member })
  const { figures } = said
  const words = speaker.reasons.length > 0 ? texts.wordsAs(said.words, speaker.reasons) : said.words
  const shown = wording.show(value, unit)
  const ending = figures === shown ? shown : `${figures} = ${shown}`
  const sentence =
    line.grain === 'once' ? texts.isSo(label, words, ending) : texts.isSoIn(label, wording.when(at), words, ending)
  return { ...head, sentence, words, figures, because: speaker.because() }
}

/** What is found by looking for a month is the number of one, and not a length of time. */
export const unitOf = ({ line: { is, unit } }: Cell): string =>
  is.kind === 'first' || (is.kind === 'whole' && is.fold === 'month of lowest') ? 'month number' : unit

/** A piece of a formula: in words, in figures, how tightly they hold together, and what it comes to. */
interface Said<T> {
  words: string
  figures: string
  level: number
  value: Value<T>
  /** For a comparison that does not hold: what holds instead. */
  instead?: string
}

const signs: Partial<Record<BinaryOp, string>> = { '-': '−', '*': '×', '/': '÷', '<=': '≤', '>=': '≥' }
const levels: Partial<Record<BinaryOp, number>> = { '+': 1, '-': 1, '*': 2, '/': 2, '^': 3 }
const opposite: Partial<Record<BinaryOp, Comparison>> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' }

const typedHere = { month: null, isYear: false }

class Speaker<T> implements Target<Said<T>> {
  /** Why the formula went the way it went, where it had a choice. */
  readonly reasons: string[] = []
  private readonly found = new Map<string, Because<T>>()
  private readonly evaluator: Evaluator<T>

  constructor(
    private readonly around: Surroundings<T>,
    private readonly wording: Wording<T>,
    private readonly n: Arithmetic<T>
  ) {
    this.evaluator = new Evaluator(around, n)
  }

  because(): Because<T>[] {
    return [...this.found.values()]
  }

  number(text: string): Said<T> {
    return { words: text, figures: text, level: 4, value: this.evaluator.number(text) }
  }

  blank(): Said<T> {
    return { words: texts.blank, figures: '–', level: 4, value: this.n.blank }
  }

  truth(holds: boolean): Said<T> {
    return { words: '', figures: '', level: 4, value: holds }
  }

  clock(word: ClockWord): Said<T> {
    return {
      words: texts.clockWords[word],
      figures: String(this.around.clock(word)),
      level: 4,
      value: this.evaluator.clock(word)
    }
  }

  cell(cell: Cell, back: number): Said<T> {
    const at = this.around.at - back
    if (cell.line.grain !== 'once' && at < 0) return { ...this.number('0'), words: texts.nothingBefore }
    const said = this.told(cell, cell.line.grain === 'once' ? null : at)
    if (back === 0) return said
    const isMonth = this.wording.when(at) === `M${at}`
    const { words } = said
    if (back > 1) return { ...said, words: texts.monthsEarlier(back, words) }
    return { ...said, words: isMonth ? texts.lastMonths(words) : texts.previous(words) }
  }

  private told(cell: Cell, at: number | null): Said<T> {
    const value = this.around.value(cell, at ?? 0)
    return this.noted({
      id: idOf(cell),
      label: this.wording.label(cell),
      month: at,
      isYear: cell.line.grain === 'yearly',
      value,
      unit: unitOf(cell),
      parameter: null
    })
  }

  /** Rows of the same name, such as two teams of a department, are reasons each. */
  private noted(because: Because<T>, row: RowAt | null = null): Said<T> {
    this.found.set(`${because.id} ${because.month}${row ? ` ${row.index}` : ''}`, because)
    const { label, value, unit } = because
    return { words: texts.inside(label), figures: this.wording.show(value, unit), level: 4, value }
  }

  input(given: Given, members: readonly string[]): Said<T> {
    const parameter: Parameter = { kind: 'input', given, members }
    const value = this.evaluator.input(given, members)
    const said = this.noted({ ...this.wording.typed(parameter), ...typedHere, value, unit: given.unit, parameter })
    return given.procedure === null
      ? said
      : { ...said, words: texts.procedureOf(procedures[given.procedure]!.words, said.words) }
  }

  column(rows: Rows, column: string): Said<T> {
    const row = this.evaluator.rowAtHand!
    const parameter: Parameter = { kind: 'column', rows, column, ...row }
    const unit = rows.columns.find(({ name }) => name === column)!.unit
    const value = this.evaluator.column(rows, column)
    return this.noted({ ...this.wording.typed(parameter), ...typedHere, value, unit, parameter }, row)
  }

  minus(of: Said<T>): Said<T> {
    const both = (text: string) => `−${bracket(text, of.level, 4)}`
    return { words: both(of.words), figures: both(of.figures), level: 1, value: this.evaluator.minus(of.value) }
  }

  binary(op: BinaryOp, left: () => Said<T>, right: () => Said<T>): Said<T> {
    const [a, b] = [left(), right()]
    const level = levels[op] ?? 0
    const rightLevel = op === '+' || op === '*' ? level : level + 1
    const both = (x: string, y: string) =>
      `${bracket(x, a.level, op === '^' ? 4 : level)} ${signs[op] ?? op} ${bracket(y, b.level, rightLevel)}`
    const value = this.evaluator.binary(
      op,
      () => a.value,
      () => b.value
    )
    const said = { words: both(a.words, b.words), figures: both(a.figures, b.figures), level, value }
    const other = opposite[op]
    if (other === undefined) return said
    const turned = (x: string, y: string) => `${x} ${signs[other] ?? other} ${y}`
    return { ...said, instead: `${turned(a.words, b.words)} (${turned(a.figures, b.figures)})` }
  }

  extreme(word: 'min' | 'max', of: Said<T>[]): Said<T> {
    const both = word === 'min' ? texts.smallerOf : texts.largerOf
    const value = this.evaluator.extreme(
      word,
      of.map((part) => part.value)
    )
    return { words: both(of.map((part) => part.words)), figures: both(of.map((part) => part.figures)), level: 0, value }
  }

  choose(when: () => Said<T>, then: () => Said<T>, otherwise: () => Said<T>): Said<T> {
    const condition = when()
    const holds = condition.value === true
    if (condition.words !== '') {
      const reason = `${condition.words} (${condition.figures})`
      this.reasons.push(holds ? reason : (condition.instead ?? texts.notSo(reason)))
    }
    return holds ? then() : otherwise()
  }

  window(fold: WindowFold, length: Said<T>, cell: Cell, back: number): Said<T> {
    const last = this.around.at - back
    const start = windowStart(last, length.value as T, this.n)
    const told = Array.from({ length: Math.max(0, last - start + 1) }, (_, i) => this.told(cell, start + i))
    const span =
      told.length === 0 ? texts.noMonthYet : start === last ? `M${start}` : texts.fromTo(`M${start}`, `M${last}`)
    const listed =
      told.length === 0
        ? '0'
        : shortened(
            told.map((one) => one.figures),
            { sum: ' + ', average: ' + ', product: ' × ', lowest: ', ', highest: ', ' }[fold]
          )
    const label = texts.inside(this.wording.label(cell))
    const value = this.evaluator.window(fold, length.value, cell, back)
    const count = texts.withoutMonths(length.figures)
    if (fold === 'average')
      return {
        words: texts.spreadOver(label, span, count),
        figures: `(${listed}) ÷ ${count}`,
        level: 2,
        value
      }
    const isExtreme = (fold === 'lowest' || fold === 'highest') && told.length > 1
    const figures = isExtreme ? texts.foldedFigures(fold, listed) : listed
    const words = texts.foldedOver(fold, label, span)
    return { words, figures, level: fold === 'product' ? 2 : isExtreme ? 0 : 1, value }
  }

  whole(fold: WholeFold, cell: Cell): Said<T> {
    const series = this.around.series(cell)
    const first = cell.line.grain === 'yearly' ? 1 : 0
    const label = texts.inside(this.wording.label(cell))
    const value = this.evaluator.whole(fold, cell)
    if (fold === 'sum') {
      const told = series.map((_, i) => this.told(cell, first + i))
      return {
        words: texts.allAddedUp(label),
        figures:
          shortened(
            told.map((one) => one.figures),
            ' + '
          ) || '0',
        level: 1,
        value
      }
    }
    const position = fold === 'final' ? series.length - 1 : positionOfExtreme(fold === 'highest', series, this.n)
    if (position < 0) return { ...this.blank(), words: texts.hasNoValue(label) }
    const told = this.told(cell, first + position)
    const when = first === 1 ? texts.year(first + position) : `M${position}`
    if (fold === 'month of lowest')
      return { words: texts.lowestMonth(label, told.figures), figures: when, level: 4, value }
    return { ...told, words: texts.atEnd(label, fold, when) }
  }

  first(cell: Cell, op: Comparison, bound: Said<T>, toTheEnd: boolean): Said<T> {
    const series = this.around.series(cell)
    const holds = (m: number) => compare(series[m]!, op, bound.value as T, this.n)
    const month = firstMonth(holds, series.length - 1, toTheEnd)
    const holding = `${texts.inside(this.wording.label(cell))} ${signs[op] ?? op} ${bound.words}`
    const condition = toTheEnd ? texts.toTheEnd(holding) : holding
    if (month === null) return { ...this.blank(), words: texts.noMonthFrom(condition) }
    for (const m of [month - 1, month]) if (m >= 1) this.told(cell, m)
    const value = this.evaluator.first(cell, op, bound.value, toTheEnd)
    return { words: texts.firstMonthWith(condition), figures: `M${month}`, level: 4, value }
  }

  yearSum(cell: Cell): Said<T> {
    const last = 12 * this.around.at
    const told = Array.from({ length: 12 }, (_, i) => this.told(cell, last - 11 + i))
    const label = texts.inside(this.wording.label(cell))
    return {
      words: texts.foldedOver('sum', label, texts.fromTo(`M${last - 11}`, `M${last}`)),
      figures: shortened(
        told.map((one) => one.figures),
        ' + '
      ),
      level: 1,
      value: this.evaluator.yearSum(cell)
    }
  }

  pick(position: Said<T>, options: (() => Said<T>)[]): Said<T> {
    return options[this.n.toNumber(position.value as T)]?.() ?? this.blank()
  }

  overMembers(_axis: string, parts: (() => Said<T>)[]): Said<T> {
    return this.added(parts.map((part) => part()))
  }

  overRows(
    fold: 'sum' | 'latest',
    rows: Rows,
    member: string | null,
    of: () => Said<T>,
    where: (() => Said<T>) | null
  ): Said<T> {
    const { evaluator } = this
    // Only what counted is a reason: what was looked at to decide whether a row counts is not.
    const noted = new Map(this.found)
    const inForce = evaluator.inForce(rows, member, where && (() => where().value))
    for (const key of [...this.found.keys()]) if (!noted.has(key)) this.found.delete(key)
    const counted = fold === 'latest' ? inForce.slice(-1) : inForce
    if (counted.length === 0) return { ...this.number('0'), words: texts.nothingCovers }
    return this.added(counted.map((row) => evaluator.forRow(row, of)))
  }

  private added(parts: Said<T>[]): Said<T> {
    if (parts.length === 0) return this.number('0')
    if (parts.length === 1) return parts[0]!
    const join = (words: string[]) => words.join(' + ')
    const value = parts.map((part) => part.value as T).reduce((a, b) => this.n.add(a, b))
    return {
      words: join(parts.map((part) => bracket(part.words, part.level, 1))),
      figures: join(parts.map((part) => bracket(part.figures, part.level, 1))),
      level: 1,
      value
    }
  }
}

const bracket = (text: string, level: number, atLeast: number): string => (level < atLeast ? `(${text})` : text)

/** Long sums show their ends: the parts are listed below the sentence anyway. */
const shortened = (parts: string[], sign: string): string =>
  (parts.length <= 4 ? parts : [parts[0]!, parts[1]!, '…', parts.at(-1)!]).join(sign)
