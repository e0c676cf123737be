// A scenario's model as people read it, line by line, and a line of their own as it would be before it is kept. Loaded
// when somebody reads formulas or writes one.
import type { Row } from '#lib/edit/edit.ts'
import { modelWith } from '#lib/edit/own-lines.ts'
import { ok, type Problem, type Result } from '#lib/edit/result.ts'
import { columnFor, tableNamed } from '#lib/edit/schema.ts'
import type { LineDraft, NameToUse, TriedLine, WrittenLine, WrittenModel, WrittenWord } from '#lib/edit/written.ts'
import { shapeOf } from '#lib/model/inputs.ts'
import { inBrackets, piecesOf } from '#lib/model/language/pieces.ts'
import { keyOf, ownLabel, type CheckedLine, type Clause, type Given, type Model } from '#lib/model/language/syntax.ts'
import { inReadingOrder, sectionOf } from '#lib/model/reading.ts'
import { compile, runDoubles, type Compiled } from '#lib/model/run.ts'
import { ownSection } from '#lib/model/statements.ts'
import { cellsOf, idOf, membersOf, type Shape } from '#lib/model/targets/fold.ts'
import { rowKey } from '#lib/model/targets/tape.ts'
import * as texts from '#lib/texts/written-words.ts'
import { labelFor } from '#lib/model/view.ts'
import type { Looking } from './looking.ts'

export function writtenModel(looking: Looking, id: string): Result<WrittenModel, Problem> {
  const scenario = looking.workspace.scenarioById(id)
  if (!scenario.ok) return scenario
  const { compiled, inputs, ownProblems } = looking.computed(scenario.value)
  const { model, shape } = compiled
  const lines = inReadingOrder(model.lines).map((line) => writtenLine(line, model, shape))
  const own = inputs.tables['custom_lines'] ?? []
  const left = own.flatMap((row): WrittenLine[] => {
    const problem = ownProblems.get(row['name'] ?? '')
    return problem && !lines.some(({ key, isOwn }) => isOwn && key === row['name'])
      ? [leftOut(row, problem, model)]
      : []
  })
  const at = lines.findLastIndex(({ section }) => section === ownSection) + 1
  const before = at > 0 ? at : lines.findIndex(({ section }) => section === 'Customers')
  return ok({ lines: [...lines.slice(0, before), ...left, ...lines.slice(before)], names: namesToUse(model, shape) })
}

const clauses: readonly Clause[] = ['opens', 'is', 'must']

function writtenLine(line: CheckedLine, model: Model, shape: Shape): WrittenLine {
  const { key, name, by, label, unit, note, grain, from, isOwn } = line
  const said = isOwn ? ownClauses(line.said.is!) : line.said
  return {
    ...{ key, name, by, label, unit, note, grain, from, isOwn },
    section: sectionOf(line),
    clauses: clauses.flatMap((word) => {
      const text = said[word]
      return text === undefined ? [] : [{ word, words: leading(text, by, model) }]
    }),
    series: cellsOf(line, model, shape).map((cell) => ({ id: idOf(cell), member: cell.member })),
    problem: null
  }
}

function leftOut(row: Readonly<Record<string, string | null>>, problem: Problem, model: Model): WrittenLine {
  const [name, formula] = [row['name'] ?? '', row['formula'] ?? '']
  const said = ownClauses(formula)
  return {
    ...{ key: name, name, by: null, label: ownLabel(name), unit: row['unit'] ?? '', note: row['note'] ?? '' },
    ...{ grain: 'monthly', from: 0, isOwn: true, series: [], section: ownSection, problem: problem.text },
    clauses: clauses.flatMap((word) =>
      said[word] === undefined ? [] : [{ word, words: leading(said[word], null, model) }]
    )
  }
}

/** "opens 0 is prior x + 1" in its two parts. */
function ownClauses(formula: string): Partial<Record<Clause, string>> {
  const text = formula.replace(/^\s*=/, '').trim()
  const pieces = piecesOf(text)
  const is = pieces.find(({ kind, text }) => kind === 'word' && text === 'is')?.from
  if (is === undefined) return { is: text }
  const rest = text.slice(is + 2).trim()
  return pieces[0]?.text === 'opens' ? { opens: text.slice(5, is).trim(), is: rest } : { is: rest }
}

/** What the formula of a line may name at a place: its axis, or the rows that are being added up. */
interface Scope {
  axis: string | null
  rows: string | null
}

/** A formula in words that lead to what they name, as resolve.ts finds it. */
function leading(text: string, axis: string | null, model: Model): WrittenWord[] {
  const pieces = piecesOf(text)
  const scopes: Scope[] = [{ axis, rows: null }]
  let [isTotal, isOver] = [false, false]
  return pieces.map(({ kind, text }, at): WrittenWord => {
    const scope = scopes.at(-1)!
    if (text === '(') scopes.push({ ...scope })
    if (text === ')' && scopes.length > 1) scopes.pop()
    if (text === 'total') isTotal = true
    if (text === 'over') isOver = true
    if (kind !== 'name') return { kind, text }
    const [total, over] = [isTotal, isOver]
    isTotal = isOver = false
    if (over) {
      const rows = model.rows[text]
      scopes[scopes.length - 1] = rows ? { ...scope, rows: text } : { axis: text, rows: null }
      return { kind, text, ...(rows ? typedIn(rows.from) : {}) }
    }
    const hasMember = pieces[at + 1]?.kind === 'member' || pieces[at + 2]?.kind === 'member'
    return { kind, text, ...meant(text, scope, total, hasMember, model) }
  })
}

function meant(name: string, { axis, rows }: Scope, isTotal: boolean, hasMember: boolean, model: Model) {
  const column = rows === null ? undefined : model.rows[rows]!.columns.find((one) => one.name === name)
  if (column) return typedIn(model.rows[rows!]!.from, column.from)
  const given = model.givens[name]
  if (given) return typedIn(given.from.table, given.from.column)
  const lines = model.lines.filter((line) => line.name === name)
  const key = keyOf(name, isTotal || hasMember ? null : axis)
  const line =
    (hasMember ? lines.find(({ by }) => by !== null) : lines.find((one) => one.key === key)) ??
    lines.find(({ by }) => by === null) ??
    lines[0]
  return line ? { line: line.key, about: line.by === null ? line.label : texts.byAxis(line.label, line.by) } : {}
}

function typedIn(table: string, column?: string): Pick<WrittenWord, 'table' | 'about'> {
  const where = tableNamed(table).label
  const label = column && labelOf(table, column)
  return { table, about: label ? texts.cellTypedUnder(label, where) : texts.typedUnder(where) }
}

const labelOf = (table: string, column: string): string | undefined =>
  (columnFor(table, column) ?? columnFor(table, 'value', column))?.label

/** Everything that a monthly line of somebody's own may name: lines and typed values, by member where they have one. */
function namesToUse(model: Model, shape: Shape): NameToUse[] {
  const lines = model.lines
    .filter(({ grain, phase }) => grain === 'monthly' || (grain === 'once' && phase === 'fixed'))
    .flatMap((line): NameToUse[] =>
      cellsOf(line, model, shape).map(({ member }) => ({
        text: member === null ? line.name : line.name + inBrackets([member]),
        label: labelFor(line.label, member),
        unit: line.unit
      }))
    )
  return [...lines, ...Object.values(model.givens).flatMap((given) => givenNames(given, model, shape))]
}

function givenNames(given: Given, model: Model, shape: Shape): NameToUse[] {
  const { name, by, unit, from } = given
  const label = labelOf(from.table, from.column) ?? name.replaceAll('_', ' ')
  const places = by.reduce<string[][]>(
    (all, axis) => all.flatMap((one) => membersOf(axis, model, shape).map((member) => [...one, member])),
    [[]]
  )
  return places.map((members) => ({
    text: members.length === 0 ? name : name + inBrackets(members),
    label: [label, ...members.map((member) => member.replaceAll('_', ' '))].join(', '),
    unit
  }))
}

/** What a line would be among the others: its unit, its figures, or what is wrong with it and where. */
export function tryOwnLine(looking: Looking, id: string, draft: LineDraft): Result<TriedLine, Problem> {
  const scenario = looking.workspace.scenarioById(id)
  if (!scenario.ok) return scenario
  const first = attempt(looking, scenario.value, draft, draft.unit ?? 'number')
  const follows = draft.unit === null && first.problem !== null && first.unit !== null
  return ok(follows ? attempt(looking, scenario.value, draft, first.unit!) : first)
}

function attempt(looking: Looking, scenario: Row, { row, name, formula }: LineDraft, unit: string): TriedLine {
  const { tables } = looking.computed(scenario).inputs
  const tiers = (tables['pricing'] ?? []).map((tier) => tier['tier'] ?? '')
  const others = (tables['custom_lines'] ?? []).filter((other) => other['id'] !== row)
  const own = [...others, { id: row, name, unit, formula, note: '' }]
  const { model, problems, mistakes } = modelWith(own, tiers)
  const problem = problems.get(name) ?? null
  if (problem) {
    const { place, gives = null } = mistakes.get(name) ?? {}
    const { from, to } = place ?? {}
    const isPlaced = from !== undefined && to !== undefined
    return { problem, place: isPlaced ? { from, to } : null, unit: gives, values: null }
  }
  // Not kept with the others: each key that is pressed makes another model.
  const inputs = { months: Number(scenario['months']), tables: { ...tables, custom_lines: own } }
  const compiled = compile(model, shapeOf(model, inputs))
  return { problem: null, place: null, unit, values: valuesOf(compiled, name, runDoubles(compiled, inputs).monthly) }
}

function valuesOf({ model, tape }: Compiled, name: string, monthly: Float64Array): Float64Array {
  const line = model.lines.find(({ key }) => key === name)!
  const row = tape.rowOf.get(rowKey({ line, member: null }))!
  return monthly.slice(row * (tape.months + 1), (row + 1) * (tape.months + 1))
}
