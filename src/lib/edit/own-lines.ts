// Lines of somebody's own beside the lines of the model: read and checked the same way. One that has a mistake is
// left out with a sentence, and the model is computed without it.
import { check } from '#lib/model/language/check.ts'
import { reservedWords } from '#lib/model/language/formula.ts'
import { Misread, type Mistake } from '#lib/model/language/mistake.ts'
import { parseOwnLine } from '#lib/model/language/parse.ts'
import type { Line, Model, Name } from '#lib/model/language/syntax.ts'
import { saasModel, saasModules } from '#lib/model/saas.ts'
import type { TableRow } from '#lib/model/inputs.ts'
import { badLineName, formulaMistake, formulaNeeds, wordAsName } from './problems.ts'
import type { Problem } from './result.ts'
import { formulaTooLong } from './typing-problems.ts'

export interface OwnModel {
  model: Model
  /** What is wrong, by the name of the line. */
  problems: ReadonlyMap<string, Problem>
  /** The same where the language says it: with its place in the formula. */
  mistakes: ReadonlyMap<string, Mistake>
}

/** Mistakes that come of removing a tier or another line. */
const needs = new Set(['unknown-name', 'unknown-member', 'needs-broken'])

/** The model with these own lines. `tiers` are the names a formula may put between brackets. */
export function modelWith(ownRows: readonly TableRow[], tiers: readonly string[]): OwnModel {
  if (ownRows.length === 0) return { model: saasModel, problems: new Map(), mistakes: new Map() }
  const problems = new Map<string, Problem>()
  const told = new Map<string, Mistake>()
  const lines: Line<Name>[] = []
  for (const row of ownRows) {
    const name = row['name'] ?? ''
    const problem = nameProblem(name) ?? lengthProblem(row['formula'] ?? '')
    if (problem) problems.set(name, problem)
    else
      try {
        lines.push(
          parseOwnLine({ name, unit: row['unit'] ?? 'number', formula: row['formula'] ?? '', note: row['note'] ?? '' })
        )
      } catch (error) {
        if (!(error instanceof Misread)) throw error
        problems.set(name, formulaMistake(error.message))
        told.set(name, error.mistake)
      }
  }
  const { model, mistakes } = check(saasModules, lines, { tier: tiers })
  for (const mistake of mistakes) {
    const { place, text, type } = mistake
    if (problems.has(place.file)) continue
    problems.set(place.file, needs.has(type) ? formulaNeeds(text) : formulaMistake(text))
    told.set(place.file, mistake)
  }
  return { model, problems, mistakes: told }
}

/** What is wrong with one own line among the others, or null. */
export function ownLineProblem(name: string, ownRows: readonly TableRow[], tiers: readonly string[]): Problem | null {
  return modelWith(ownRows, tiers).problems.get(name) ?? null
}

function nameProblem(name: string): Problem | null {
  if (reservedWords.has(name)) return wordAsName(name)
  return /^[a-z][a-z0-9_]{0,59}$/.test(name) ? null : badLineName(name)
}

const lengthProblem = (formula: string): Problem | null =>
  formula.length > 2000 ? formulaTooLong(formula.length) : null
