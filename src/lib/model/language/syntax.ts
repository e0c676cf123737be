// The model language as plain data: what a .lines file says once it has been read. It crosses worker borders,
// is made at build time and holds no functions. parse.ts makes it, check.ts resolves its names.

/** Where something was written, for messages: the line number counts from 1. */
export interface Place {
  file: string
  line: number
  text: string
  /** The characters that are meant, where it is not all of it. */
  from?: number
  to?: number
}

/** How often a line has a value: once in the whole run, every month (M0..MN), or every full year (1..Y). */
export type Grain = 'once' | 'monthly' | 'yearly'

/** Which direction is good for the person who reads the line. */
export type Good = 'up' | 'down' | 'neither'

/** How months become a quarter or a year: added, the last one, or the formula applied to the rolled-up lines. */
export type Rolls = 'sum' | 'last' | 'recompute'

/** Which formula of a line: at M0, later, and what has to hold. */
export type Clause = 'opens' | 'is' | 'must'

export type Comparison = '<' | '<=' | '>' | '>=' | '='
export type BinaryOp = '+' | '-' | '*' | '/' | '^' | Comparison | 'and' | 'or'

/** What the calendar knows: the month's number, its year from 0, how many months and full years there are. */
export type ClockWord = 'month' | 'year' | 'months' | 'years' | 'year_number'

export type WindowFold = 'sum' | 'average' | 'product' | 'lowest' | 'highest'
export type WholeFold = 'final' | 'lowest' | 'highest' | 'month of lowest' | 'sum'

/** A reference as it was typed. `back` is how many months before; `total` asks for the line without its axis. */
export interface Name {
  kind: 'name'
  name: string
  index: string[]
  back: number
  total: boolean
  place: Place
}

/** Which member of an axis a resolved reference means. */
export type Pick =
  | { by: 'own'; axis: string }
  | { by: 'member'; axis: string; member: string }
  | { by: 'position'; axis: string; line: string }

/** A reference after checking: a cell of a line, something typed in, a column of the row at hand, or which member it is. */
export type Resolved =
  | { kind: 'cell'; line: string; pick: Pick | null; back: number }
  | { kind: 'input'; given: string; picks: Pick[] }
  | { kind: 'column'; rows: string; column: string }
  | { kind: 'isMember'; axis: string; member: string }

export type Expr<R> =
  | R
  | { kind: 'number'; text: string; unit: string | null }
  | { kind: 'blank' }
  | { kind: 'clock'; word: ClockWord }
  | { kind: 'minus'; of: Expr<R> }
  | { kind: 'binary'; op: BinaryOp; left: Expr<R>; right: Expr<R> }
  | { kind: 'extreme'; word: 'min' | 'max'; of: Expr<R>[] }
  | { kind: 'choose'; when: Expr<R>; then: Expr<R>; otherwise: Expr<R> }
  | { kind: 'window'; fold: WindowFold; length: Expr<R>; of: R }
  | { kind: 'whole'; fold: WholeFold; of: R }
  | { kind: 'first'; of: R; op: Comparison; bound: Expr<R>; toTheEnd: boolean }
  | { kind: 'yearSum'; of: R }
  | { kind: 'over'; fold: 'sum' | 'latest'; over: string; of: Expr<R>; where: Expr<R> | null }

export type Formula = Expr<Resolved>

interface Declared {
  name: string
  place: Place
}

/** The members of an axis are named in the model, or come from a column of a table. */
export interface Axis extends Declared {
  members: string[] | null
  from: { table: string; column: string } | null
}

/** Something a person types: one value, or one for each member of its axes. */
export interface Given extends Declared {
  by: string[]
  unit: string
  from: { table: string; column: string }
  otherwise: string
  /** A procedure over a whole column, where no formula can say it. */
  procedure: string | null
}

/** Rows a person types that are in force for some months, such as people or rounds. */
export interface Rows extends Declared {
  by: string | null
  from: string
  order: string | null
  columns: { name: string; unit: string; from: string }[]
}

/** One line of the model. `from` is the first month that has a value; before it the line is blank. */
export interface Line<R> extends Declared {
  grain: Grain
  working: boolean
  by: string | null
  addsUp: boolean
  unit: string
  label: string
  good: Good
  rolls: Rolls
  from: number
  opens: Expr<R> | null
  is: Expr<R>
  must: Expr<R> | null
  /** Its formulas as they are written. */
  said: Partial<Record<Clause, string>>
  note: string
  section: string
}

/** When a line can be computed: before the months, month by month, year by year after them, or at the very end. */
export type Phase = 'fixed' | 'monthly' | 'yearly' | 'closing'

/** A line whose names are resolved and whose units fit. */
export interface CheckedLine extends Line<Resolved> {
  key: string
  phase: Phase
  mayBeBlank: boolean
  isOwn: boolean
}

/** Everything the targets read: lines in the order they were written, and the orders in which they can be computed. */
export interface Model {
  axes: Record<string, Axis>
  givens: Record<string, Given>
  rows: Record<string, Rows>
  lines: CheckedLine[]
  order: string[]
  openingOrder: string[]
}

/** What one .lines file says. */
export interface Module {
  file: string
  text: string
  axes: Axis[]
  givens: Given[]
  rows: Rows[]
  lines: Line<Name>[]
}

/** What a line of somebody's own is called where lines have labels. */
export const ownLabel = (name: string): string =>
  name.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase())

/** A line's key tells `ltv` from `ltv by tier`. */
export const keyOf = (name: string, by: string | null): string => (by === null ? name : `${name}[${by}]`)
