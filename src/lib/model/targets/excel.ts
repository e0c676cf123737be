// A line as a spreadsheet formula: the same text in every month, the opening in the column before M1. Where things
// stand in the sheet is the layout's affair. A blank is the empty text, kept from being taken for a number.
import type {
  BinaryOp,
  ClockWord,
  Comparison,
  Formula,
  Given,
  Model,
  Rows,
  WholeFold,
  WindowFold
} from '../language/syntax.ts'
import { say, type Cell, type Shape, type Target } from './fold.ts'

/** Where the sheet keeps things, seen from the column (month or year) a formula is written for. All are A1 references. */
export interface Layout {
  /** A line's cell so many columns to the left of the one at hand; for lines with one value, that cell. */
  cell(cell: Cell, back: number): string
  /** A line's cells from M0 to so many columns left of the one at hand; the start is absolute. */
  upTo(cell: Cell, back: number): string
  /** The month numbers above the same cells. */
  monthsUpTo(back: number): string
  /** All cells of a line, and the month numbers above all months. */
  all(cell: Cell): string
  allMonths(): string
  /** The last cell of a line, or null where it has none (no full year). */
  last(cell: Cell): string | null
  clock(word: ClockWord): string
  input(given: Given, members: readonly string[]): string
  /** A column of a typed table, at least one cell long; unused cells are empty. */
  column(rows: Rows, column: string): string
  /** The places of the rows in the order that decides which holds, from 1. */
  rowOrder(rows: Rows): string
  /** The column that says to which member a row belongs, and the cell with the member's name. */
  memberColumn(rows: Rows): string
  memberName(member: string): string
}

/** The formula of a cell without its "=". `clause` says whether it is for M0 or for a month, year or run. */
export function excelFormula(cell: Cell, clause: 'opens' | 'is', model: Model, shape: Shape, layout: Layout): string {
  const { line } = cell
  const blank: Formula = { kind: 'blank' }
  const zero: Formula = { kind: 'number', text: '0', unit: null }
  const formula = clause === 'is' ? line.is : (line.opens ?? (line.from > 0 ? blank : zero))
  if (formula.kind === 'blank') return '""'
  const said = say(formula, model, shape, new Excel(layout), { axis: line.by, member: cell.member }).text
  const whole = line.mayBeBlank ? `IFERROR(${said},"")` : said
  return clause === 'is' && line.from > 1 ? `IF(${layout.clock('month')}<${line.from},"",${whole})` : whole
}

/** How tightly a text holds together: comparisons least, single references most. */
type Level = 0 | 1 | 2 | 3 | 4
interface Piece {
  text: string
  level: Level
  known?: boolean
  /** A whole column of a table; compared with one value it makes a criterion such as `A2:A9,"<="&E1`. */
  isColumn?: boolean
  criteria?: string
}

const piece = (text: string, level: Level = 4): Piece => ({ text, level })
const wrap = ({ text, level }: Piece, atLeast: Level): string => (level < atLeast ? `(${text})` : text)

const levels: Partial<Record<BinaryOp, Level>> = { '+': 1, '-': 1, '*': 2, '/': 2, '^': 3 }

class Excel implements Target<Piece> {
  /** Inside SUMPRODUCT and LOOKUP, "and" multiplies arrays of truths. */
  private overArrays = false

  constructor(private readonly layout: Layout) {}

  number(text: string): Piece {
    return piece(text)
  }

  blank(): Piece {
    return piece('NA()')
  }

  truth(holds: boolean): Piece {
    return { ...piece(holds ? 'TRUE' : 'FALSE'), known: holds }
  }

  clock(word: ClockWord): Piece {
    return word === 'year' ? piece(`INT((${this.layout.clock('month')}-1)/12)`) : piece(this.layout.clock(word))
  }

  cell(cell: Cell, back: number): Piece {
    if (back <= 1) return this.guarded(this.layout.cell(cell, back), cell.line.mayBeBlank)
    const month = this.layout.clock('month')
    const at = `INDEX(${this.layout.upTo(cell, 1)},${month}-${back}+1)`
    return piece(`IF(${month}>=${back},${this.guarded(at, cell.line.mayBeBlank).text},0)`)
  }

  /** A blank is empty text, which a spreadsheet would compare as larger than any number. */
  private guarded(reference: string, mayBeBlank: boolean): Piece {
    return piece(mayBeBlank ? `IF(ISNUMBER(${reference}),${reference},NA())` : reference)
  }

  input(given: Given, members: readonly string[]): Piece {
    return this.guarded(this.layout.input(given, members), given.procedure !== null)
  }

  column(rows: Rows, column: string): Piece {
    return { ...piece(this.layout.column(rows, column)), isColumn: true }
  }

  minus(of: Piece): Piece {
    return piece(`-${wrap(of, 4)}`, 1)
  }

  binary(op: BinaryOp, left: () => Piece, right: () => Piece): Piece {
    const [a, b] = [left(), right()]
    if (op === 'and') {
      const both = this.overArrays ? piece(`${wrap(a, 3)}*${wrap(b, 3)}`, 2) : piece(`AND(${a.text},${b.text})`)
      return a.criteria && b.criteria ? { ...both, criteria: `${a.criteria},${b.criteria}` } : both
    }
    if (op === 'or') return this.overArrays ? piece(`((${a.text})+(${b.text})>0)`) : piece(`OR(${a.text},${b.text})`)
    const level = levels[op]
    if (level === undefined) {
      const compared = `${wrap(a, 1)}${op}${wrap(b, 1)}`
      // A comparison with a blank does not hold.
      const mayFail = compared.includes('NA()')
      return {
        ...(mayFail ? piece(`IFERROR(${compared},FALSE)`) : piece(compared, 0)),
        ...criterion(op as Comparison, a, b)
      }
    }
    const isConstant = Number(b.text) > 0
    const under = op === '/' && !isConstant ? piece(`IF(${wrap(b, 1)}>0,${b.text},NA())`) : b
    const above = (level + 1) as Level
    // a-(b-c), a/(b*c) and a^(b^c) keep their brackets; a+(b+c), a*(b*c) and (a^b)^c read the same without.
    const rightLevel = op === '+' || op === '*' ? level : above
    return piece(`${wrap(a, level)}${op}${wrap(under, rightLevel)}`, level)
  }

  extreme(word: 'min' | 'max', of: Piece[]): Piece {
    return piece(`${word.toUpperCase()}(${of.map((part) => part.text).join(',')})`)
  }

  choose(when: () => Piece, then: () => Piece, otherwise: () => Piece): Piece {
    const condition = when()
    if (condition.known !== undefined) return condition.known ? then() : otherwise()
    return piece(`IF(${condition.text},${then().text},${otherwise().text})`)
  }

  window(fold: WindowFold, length: Piece, cell: Cell, back: number): Piece {
    const { layout } = this
    const month = layout.clock('month')
    if (fold === 'product') return this.product(Number(length.text), cell, back)
    const [cells, months] = [layout.upTo(cell, Math.min(back, 1)), layout.monthsUpTo(Math.min(back, 1))]
    const last = back === 0 ? month : `${month}-${back}`
    const after = `${months},">"&${last}-${wrap(length, 2)}`
    const until = back > 1 ? `,${months},"<="&${last}` : ''
    const names = { sum: 'SUMIFS', average: 'SUMIFS', lowest: 'MINIFS', highest: 'MAXIFS' }
    const folded = `${names[fold]}(${cells},${after}${until})${fold === 'average' ? `/${wrap(length, 3)}` : ''}`
    const level = fold === 'average' ? 2 : 4
    if (!cell.line.mayBeBlank) return piece(folded, level)
    const upper = back > 1 ? `*(${months}<=${last})` : ''
    return piece(`IF(SUMPRODUCT((${months}>${last}-${wrap(length, 2)})${upper}*(${cells}=""))>0,NA(),${folded})`)
  }

  /** No spreadsheet multiplies over a condition, so the factors are named one by one; before M0 there are none. */
  private product(length: number, cell: Cell, back: number): Piece {
    const cells = this.layout.upTo(cell, Math.min(back, 1))
    const month = this.layout.clock('month')
    const factor = (ago: number) => {
      const at = this.guarded(`INDEX(${cells},${month}+1-${ago})`, cell.line.mayBeBlank).text
      return `IF(${month}>=${ago},${at},1)`
    }
    return piece(Array.from({ length }, (_, i) => factor(back + i)).join('*'), 2)
  }

  whole(fold: WholeFold, cell: Cell): Piece {
    const last = this.layout.last(cell)
    const blankable = cell.line.mayBeBlank
    if (last === null) return piece(fold === 'sum' ? '0' : 'NA()')
    if (fold === 'final') return this.guarded(last, blankable)
    const all = this.layout.all(cell)
    if (fold === 'sum') return piece(blankable ? `IF(COUNT(${all})=COLUMNS(${all}),SUM(${all}),NA())` : `SUM(${all})`)
    const extreme = `${fold === 'highest' ? 'MAX' : 'MIN'}(${all})`
    const found = fold === 'month of lowest' ? `INDEX(${this.layout.allMonths()},MATCH(${extreme},${all},0))` : extreme
    return piece(blankable ? `IF(COUNT(${all})=0,NA(),${found})` : found)
  }

  first(cell: Cell, op: Comparison, bound: Piece, toTheEnd: boolean): Piece {
    const [all, months, last] = [this.layout.all(cell), this.layout.allMonths(), this.layout.last(cell)!]
    const against = (comparison: string) => `${all},"${comparison}"&${wrap(bound, 2)},${months},">=1"`
    if (toTheEnd) return piece(`IF(${last}${op}${wrap(bound, 1)},MAXIFS(${months},${against(opposite[op])})+1,NA())`)
    return piece(`IF(COUNTIFS(${against(op)})=0,NA(),MINIFS(${months},${against(op)}))`)
  }

  yearSum(cell: Cell): Piece {
    const [all, months, year] = [this.layout.all(cell), this.layout.allMonths(), this.layout.clock('year_number')]
    return piece(`SUMIFS(${all},${months},">"&12*(${year}-1),${months},"<="&12*${year})`)
  }

  pick(position: Piece, options: (() => Piece)[]): Piece {
    return piece(`CHOOSE(${wrap(position, 1)}+1,${options.map((option) => option().text).join(',')})`)
  }

  overMembers(_axis: string, parts: (() => Piece)[]): Piece {
    return parts.length === 0 ? piece('0') : piece(parts.map((part) => wrap(part(), 1)).join('+'), 1)
  }

  overRows(
    fold: 'sum' | 'latest',
    rows: Rows,
    member: string | null,
    of: () => Piece,
    where: (() => Piece) | null
  ): Piece {
    const outer = this.overArrays
    this.overArrays = true
    const belongs = member === null ? [] : [`(${this.layout.memberColumn(rows)}=${this.layout.memberName(member)})`]
    const condition = where?.()
    const value = of()
    this.overArrays = outer
    if (fold === 'latest') {
      const criteria = [
        ...(member === null ? [] : [`${this.layout.memberColumn(rows)},${this.layout.memberName(member)}`]),
        condition?.criteria
      ]
      if (!value.isColumn || criteria.includes(undefined))
        throw new Error('"latest" needs a column, chosen by comparing columns')
      const order = this.layout.rowOrder(rows)
      return piece(`SUMIFS(${value.text},${order},MAXIFS(${order},${criteria.join(',')}))`)
    }
    const conditions = [...belongs, ...(condition ? [wrap(condition, 2)] : [])]
    return piece(`SUMPRODUCT(${[...conditions, wrap(value, 2)].join('*')})`)
  }
}

/** Comparing a column with one value, as SUMIFS and its kin take it. */
function criterion(op: Comparison, a: Piece, b: Piece): { criteria?: string } {
  if (a.isColumn === b.isColumn) return {}
  const [column, value, sign] = a.isColumn ? [a, b, op] : [b, a, mirrored[op]]
  return { criteria: `${column.text},"${sign}"&${wrap(value, 2)}` }
}

const mirrored: Record<Comparison, Comparison> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=' }
const opposite: Record<Comparison, string> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<', '=': '<>' }
