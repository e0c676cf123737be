// The model as text, as it crosses to the page: every line with its formulas in words that lead to other lines, the names
// a formula may hold, and what comes of a line that is being written.
import type { Clause, Grain } from '#lib/model/language/syntax.ts'
import type { Problem, Result } from './result.ts'

/** A piece of a formula. A name leads to the line of that key, or to the table where it is typed. */
export interface WrittenWord {
  kind: 'space' | 'number' | 'word' | 'name' | 'member' | 'sign' | 'other'
  text: string
  line?: string
  table?: string
  /** What the name means, in words. */
  about?: string
}

export interface WrittenLine {
  /** `ltv` or `ltv[tier]`, as in the model. */
  key: string
  name: string
  by: string | null
  label: string
  unit: string
  note: string
  section: string
  grain: Grain
  /** The first month with a value. */
  from: number
  isOwn: boolean
  clauses: { word: Clause; words: WrittenWord[] }[]
  /** Its series: one, or one for each member of its axis. */
  series: { id: string; member: string | null }[]
  /** Why it is left out, where it is. */
  problem: string | null
}

/** What may be typed where a formula takes a name. */
export interface NameToUse {
  text: string
  label: string
  unit: string
}

export interface WrittenModel {
  lines: WrittenLine[]
  names: NameToUse[]
}

/** A line of somebody's own as it is being written; without a unit it takes that of its formula. */
export interface LineDraft {
  row: string | null
  name: string
  unit: string | null
  formula: string
}

export interface TriedLine {
  problem: Problem | null
  /** The characters of the formula that are meant. */
  place: { from: number; to: number } | null
  /** The unit it has, or would have if it were the one that the formula gives. */
  unit: string | null
  /** By month from M0, where it can be computed. */
  values: Float64Array | null
}

export interface WrittenDoor {
  /** Every line of the scenario's model, in the order people read them. */
  written(scenario: string): Promise<Result<WrittenModel, Problem>>
  /** What a line would be, without keeping it. */
  tryOwnLine(scenario: string, draft: LineDraft): Promise<Result<TriedLine, Problem>>
}
