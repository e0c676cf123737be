// What a column and a table are, and the few kinds of columns there are: money, shares, gains, months, choices.

/** What a typed cell is. Numbers are kept as exact decimal text; months are numbers counted from M0. */
export type Kind = 'number' | 'month' | 'text' | 'name' | 'date' | 'choice' | 'unit' | 'formula' | 'place' | 'time'

export interface Column {
  name: string
  label: string
  help: string
  kind: Kind
  /** For numbers: how it is shown and typed. A rate is a fraction, shown as a per cent. */
  unit?: 'money' | 'rate' | 'multiple' | 'days' | 'months' | 'customers' | 'people' | 'shares' | 'factor'
  min?: string
  max?: string
  /** The minimum (or maximum) itself is not allowed. */
  above?: boolean
  below?: boolean
  whole?: boolean
  choices?: readonly string[]
  /** Where most companies are, as published; nobody is kept to it. Where no source was found there is none. */
  usual?: readonly Usual[]
  /** What stands there when nothing was typed; null where the cell may stay empty. */
  missing: string | null
  /** A file may leave it out, and leaves it out when it holds what would be missing. */
  optional?: boolean
}

export interface Usual {
  from: string
  to: string
  /** For whom, where it depends on that: "with small customers". */
  among?: string
}

/** What a column is called, and what it is for. */
type Words = Pick<Column, 'label' | 'help'>

export interface Table {
  name: string
  label: string
  /** What one row is called: "tier", "round". */
  rowLabel: string
  help: string
  /** The row that a row hangs on; rows of a scenario are deleted with it. */
  belongsTo: { table: string; column: string } | null
  columns: readonly Column[]
  /** Columns that together name a row for a person; no two rows of a scenario share them. */
  namedBy: readonly string[]
  /** The version of the tables that it came with; the first, where nothing is said. */
  since?: number
  /** What makes a scenario a branch of another, and what it says otherwise; read as the rows of the branch. */
  isOfBranch?: boolean
  /** No figure comes of it: what was computed stays when it changes. */
  isAside?: boolean
  /** A cache: rebuilt at will, neither journalled nor audited nor exported. */
  isCache?: boolean
}

export const text = (name: string, words: Words, more: Partial<Column> = {}): Column => ({
  name,
  ...words,
  kind: 'text',
  missing: '',
  ...more
})

export const number = (name: string, words: Words, more: Partial<Column> = {}): Column => ({
  name,
  ...words,
  kind: 'number',
  missing: '0',
  ...more
})

export const share = (name: string, words: Words, more: Partial<Column> = {}): Column =>
  number(name, words, { unit: 'rate', min: '0', max: '1', ...more })

export const gain = (name: string, words: Words, more: Partial<Column> = {}): Column =>
  number(name, words, { unit: 'rate', min: '0', max: '10', ...more })

export const money = (name: string, words: Words, more: Partial<Column> = {}): Column =>
  number(name, words, { unit: 'money', min: '0', ...more })

export const month = (name: string, words: Words, min: '0' | '1'): Column => ({
  name,
  ...words,
  kind: 'month',
  whole: true,
  min,
  max: '1200',
  missing: min
})

export const choice = (name: string, words: Words, choices: readonly string[], more: Partial<Column> = {}): Column => ({
  name,
  ...words,
  kind: 'choice',
  choices,
  missing: choices[0]!,
  ...more
})
