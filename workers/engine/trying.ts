// A line of the console, tried: what it would change, and what would come of it. Nothing is changed, nor written, and no
// id is used up. Loaded when the first line is tried.
import type { Read } from '#lib/edit/commands/command.ts'
import { companySpokenOf } from '#lib/edit/commands/companies.ts'
import { isChange, isLooking } from '#lib/edit/commands/index.ts'
import { reverse, squash, tablesAfter, type Change, type Row, type Values } from '#lib/edit/edit.ts'
import { pastIsPast } from '#lib/edit/keeping-problems.ts'
import type { Problem, Trial, TrialFigure, TrialRow, Writing } from '#lib/edit/messages.ts'
import { nothingToRedo, nothingToUndo } from '#lib/edit/problems.ts'
import { ok, refused, type Result } from '#lib/edit/result.ts'
import { tableNamed } from '#lib/edit/schema.ts'
import { readCommandLine, type CommandLine } from '#lib/format/command-line.ts'
import { runDoubles } from '#lib/model/run.ts'
import * as texts from '#lib/texts/answers.ts'
import { onceValues } from './computing.ts'
import type { Engine } from './engine.ts'
import { cellChanges, placeOf, type Images } from './history.ts'
import type { Tables } from './workspace.ts'

/** Rows that are shown in full. */
const mostRows = 5

/** What people look at first. */
const figures = ['ending_arr', 'cash_low_point', 'ending_cash', 'breakeven_month', 'cash_out_month']

interface Wanted {
  step: string | null
  changes: readonly Change[]
}

/** @param problem why nothing can be changed at all, where that is so */
export function tryCommand(engine: Engine | null, line: string, problem: Problem | null): Trial {
  const read = readCommandLine(line)
  if (!read.ok) return { ok: false, problem: read.error }
  const { command, at } = read.value
  if (at !== null && !isLooking(command)) return { ok: false, problem: pastIsPast(command.words) }
  if (!isChange(command)) return { ok: true, changes: null }
  if (problem || !engine) return problem ? { ok: false, problem } : { ok: true, changes: null }
  const wanted = wantedBy(engine, read.value)
  if (!wanted.ok) return { ok: false, problem: wanted.error }
  const rows = squash(wanted.value.changes).map((change) => rowsOf(engine, change))
  return {
    ok: true,
    changes: {
      step: wanted.value.step,
      added: rows.filter(({ was }) => was === null).length,
      removed: rows.filter(({ now }) => now === null).length,
      changed: rows.filter(({ was, now }) => was !== null && now !== null).length,
      cells: rows.reduce((sum, { was, now }) => sum + (was && now ? differing(was, now) : 0), 0),
      first: rows.slice(0, mostRows).map((row) => inWords(row, engine.looking.writing)),
      figures: figuresAfter(engine, rows)
    }
  }
}

function wantedBy(engine: Engine, { command, given, company }: CommandLine): Result<Wanted, Problem> {
  if (!command.change) return stepBack(engine, command.words)
  const of = companySpokenOf(engine.read(), company)
  if (!of.ok) return of
  let made = 0
  const read: Read = { ...engine.workspace.read(of.value), newId: () => texts.newRow(++made) }
  const answer = command.change(read, given)
  return answer.ok ? ok({ step: null, changes: answer.value.changes }) : answer
}

function stepBack({ store }: Engine, words: string): Result<Wanted, Problem> {
  const { undo, redo } = store.undoStacks()
  const step = (words === 'undo' ? undo : redo).at(-1)
  if (!step) return refused(words === 'undo' ? nothingToUndo() : nothingToRedo())
  const say = words === 'undo' ? texts.undoes : texts.doesAgain
  return ok({ step: say(step.original.why), changes: reverse(store.changesOf(step.reverses)) })
}

/** A row as a whole, before and after. */
interface Both extends Images {
  row: string
}

function rowsOf({ workspace }: Engine, { table, row, was, now }: Change): Both {
  if (!was || !now) return { table, row, was, now }
  const there = { ...workspace.row(table, row), ...was }
  return { table, row, was: there, now: { ...there, ...now } }
}

const differing = (was: Values, now: Values): number =>
  Object.keys(now).filter((name) => was[name] !== now[name]).length

const inWords = (images: Images, writing: Writing): TrialRow => ({
  place: placeOf(images),
  changes: cellChanges(images, writing).map(({ label, was, now }) => ({ label, was, now }))
})

/** The summary of the one scenario that is changed or made; of several, or none, there is nothing short to say. */
function figuresAfter(engine: Engine, rows: readonly Both[]): TrialFigure[] {
  // What makes a branch, or changes what it says, is not among the rows that its figures are read from.
  if (rows.some(({ table }) => tableNamed(table).isOfBranch)) return []
  const touched = new Set(rows.flatMap(({ table, row, was, now }) => scenarioOf(table, row, now ?? was) ?? []))
  const [id] = touched
  if (touched.size !== 1 || id === undefined) return []
  const before = engine.workspace.scenario(id)
  const tablesBefore = before && engine.workspace.tables(id)
  const scenario = rows.reduce<Row | null>(
    (was, { table, row, now }) => (table === 'scenarios' && row === id ? now && { ...now, id } : was),
    before
  )
  if (!scenario) return []
  const was = before && tablesBefore ? summaryOf(engine, before, tablesBefore) : null
  const now = summaryOf(engine, scenario, tablesAfter(tablesBefore ?? {}, rows))
  return now.flatMap((figure): TrialFigure[] => {
    const before = was?.find(({ line }) => line === figure.line)?.now
    return was !== null && before === figure.now ? [] : [{ ...figure, was: before }]
  })
}

function summaryOf({ looking }: Engine, scenario: Row, tables: Tables): Omit<TrialFigure, 'was'>[] {
  const { compiled, inputs } = looking.computing.prepare(scenario, tables)
  const values = onceValues(compiled, runDoubles(compiled, inputs).once)
  return figures.flatMap((name) => {
    const line = compiled.tape.rows.once.find((cell) => cell.line.name === name)?.line
    return line ? [{ line: name, label: line.label, unit: line.unit, good: line.good, now: values[name] ?? null }] : []
  })
}

const scenarioOf = (table: string, row: string, values: Values | null): string | null =>
  table === 'scenarios' ? row : (values?.['scenario_id'] ?? null)
