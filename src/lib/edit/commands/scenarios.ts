// Scenarios: made from a template, cloned, renamed, deleted, filled from a file.
import type { Cell, Row, Values } from '../edit.ts'
import * as problems from '../problems.ts'
import { refused } from '../result.ts'
import { rangeColumns, readScenarioFile, type ScenarioContent } from '../scenario-file.ts'
import { checkValue } from '../limits.ts'
import { copiedTables, insertScenario, replaceTables, templateContent, templateNames } from '../new-scenario.ts'
import { columnFor, tableNamed } from '../schema.ts'
import {
  cellOf,
  changed,
  flag,
  freeId,
  positional,
  removeScenario,
  sameName,
  scenarioArgument,
  scenarioMeant,
  text,
  update,
  type Answer,
  type Command,
  type Read
} from './command.ts'

const nameArgument = positional('name', cellOf('scenarios', 'name'), 'The name of the scenario.')

/** The first day of the month, where a plan starts unless somebody says otherwise. */
const thisMonth = (today: string): string => `${today.slice(0, 7)}-01`

/** A plan that is longer than its template goes on as the template ends. */
function lengthened({ tables, months }: ScenarioContent, wanted: string): Pick<ScenarioContent, 'tables'> {
  if (Number(wanted) <= Number(months)) return { tables }
  const longer = Object.entries(tables).map(([name, rows]) => {
    const [, end] = rangeColumns(tableNamed(name))
    return [name, end ? rows.map((row) => (row[end] === months ? { ...row, [end]: wanted } : row)) : rows]
  })
  return { tables: Object.fromEntries(longer) as ScenarioContent['tables'] }
}

/** Every scenario id of the workspace, whichever company has it: ids name files and addresses. */
const takenIds = (read: Read): string[] =>
  read.rows('companies').flatMap((company) => read.rows('scenarios', company.id).map((row) => row.id))

const nameIsTaken = (read: Read, name: string, except?: string): boolean =>
  read.rows('scenarios', read.company).some((row) => row.id !== except && sameName(row['name'], name))

export const scenarioCommands: readonly Command[] = [
  { words: 'scenario list', help: 'Lists the scenarios of the company.', example: 'scenario list', arguments: [] },
  {
    words: 'scenario create',
    help: `Makes a scenario from a template: ${templateNames.join(', ')}.`,
    example: 'scenario create "Raise in spring" --template bootstrapped',
    arguments: [
      nameArgument,
      flag('start-date', cellOf('scenarios', 'start_date'), 'The first day of M1; this month when left out.'),
      flag('months', cellOf('scenarios', 'months'), 'How many months, 1 to 120; 60 when left out.'),
      flag('template', { as: 'text', of: 'templates' }, `One of ${templateNames.join(', ')}; saas when left out.`)
    ],
    change(read, given) {
      const name = text(given, 'name')!
      if (nameIsTaken(read, name)) return refused(problems.nameTaken('scenario', name))
      const content = templateContent(text(given, 'template') ?? 'saas')
      if (!content.ok) return content
      const id = freeId(name, takenIds(read))
      const head = {
        name,
        description: content.value.description,
        start_date: text(given, 'start-date') ?? thisMonth(read.today),
        months: text(given, 'months') ?? content.value.months
      }
      return changed(insertScenario(read, id, head, lengthened(content.value, head.months)), `Made "${name}".`, {
        id,
        name
      })
    }
  },
  {
    words: 'scenario clone',
    help: 'Makes a full copy that remembers where it came from.',
    example: 'scenario clone base "Slow growth"',
    arguments: [scenarioArgument, positional('name', cellOf('scenarios', 'name'), 'The name of the copy.')],
    change(read, given) {
      const from = scenarioMeant(read, text(given, 'scenario')!)
      if (!from.ok) return from
      const name = text(given, 'name')!
      if (nameIsTaken(read, name)) return refused(problems.nameTaken('scenario', name))
      const id = freeId(name, takenIds(read))
      const tables = copiedTables(read, from.value.id)
      const { id: parent, company_id: _, ...head } = from.value as Row & { company_id: Cell }
      return changed(
        insertScenario(read, id, { ...head, name, parent_id: parent }, { tables }),
        `Cloned "${from.value['name']}" as "${name}".`,
        { id, name }
      )
    }
  },
  {
    words: 'scenario rename',
    help: 'Gives a scenario another name; its id stays.',
    example: 'scenario rename "Slow growth" "Lean"',
    arguments: [scenarioArgument, positional('to', cellOf('scenarios', 'name'), 'Its new name.')],
    change(read, given) {
      return setScenario(
        read,
        text(given, 'scenario')!,
        { name: text(given, 'to')! },
        (row, name) => `"${row['name']}" is now "${name}".`
      )
    }
  },
  {
    words: 'scenario set',
    help: 'Changes the start date, the number of months or the description.',
    example: 'scenario set base --months 36',
    arguments: [
      scenarioArgument,
      flag('start-date', cellOf('scenarios', 'start_date'), 'The first day of M1.'),
      flag('months', cellOf('scenarios', 'months'), 'How many months, 1 to 120.'),
      flag('description', cellOf('scenarios', 'description'), 'What it assumes, in a sentence.')
    ],
    change(read, given) {
      const values: Record<string, Cell> = {}
      for (const column of ['start_date', 'months', 'description']) {
        const value = text(given, column.replace('_', '-'))
        if (value !== undefined) values[column] = value
      }
      if (Object.keys(values).length === 0)
        return refused(problems.nothingToSet(['--start-date', '--months', '--description']))
      return setScenario(read, text(given, 'scenario')!, values, (row) => `Changed "${row['name']}".`)
    }
  },
  {
    words: 'scenario delete',
    help: 'Deletes a scenario; undo brings it back.',
    example: 'scenario delete "Slow growth"',
    arguments: [scenarioArgument],
    change(read, given) {
      const scenario = scenarioMeant(read, text(given, 'scenario')!)
      if (!scenario.ok) return scenario
      return changed(removeScenario(read, scenario.value), `Deleted "${scenario.value['name']}".`, {
        id: scenario.value.id
      })
    }
  },
  {
    words: 'import',
    help: 'Makes a scenario from a file, or replaces the assumptions of the one there is.',
    example: 'import base plan.json',
    arguments: [
      positional('scenario', { as: 'text', of: 'scenarios' }, 'The id or name of the scenario, which may be new.'),
      positional('file', { as: 'file' }, 'A file that was exported.')
    ],
    change: importScenario
  },
  {
    words: 'seed-defaults',
    help: 'Puts the assumptions of the base template into a scenario; undo brings its own back.',
    example: 'seed-defaults base',
    arguments: [scenarioArgument],
    change(read, given) {
      const scenario = scenarioMeant(read, text(given, 'scenario')!)
      if (!scenario.ok) return scenario
      const content = templateContent('saas')
      if (!content.ok) return content
      const changes = replaceTables(read, scenario.value.id, content.value)
      return changed(changes, `"${scenario.value['name']}" has the default assumptions.`, { id: scenario.value.id })
    }
  }
]

function setScenario(read: Read, typed: string, values: Values, say: (row: Row, name: Cell) => string): Answer {
  const scenario = scenarioMeant(read, typed)
  if (!scenario.ok) return scenario
  const name = values['name'] ?? null
  if (name !== null && nameIsTaken(read, name, scenario.value.id)) return refused(problems.nameTaken('scenario', name))
  const { id } = scenario.value
  return changed([update('scenarios', scenario.value, values)], say(scenario.value, name), {
    id,
    name: name ?? scenario.value['name']
  })
}

function importScenario(read: Read, given: Parameters<NonNullable<Command['change']>>[1]): Answer {
  const typed = text(given, 'scenario')!
  const fileName = text(given, 'file')!
  const bytes = read.file(fileName)
  if (!bytes) return refused(problems.fileMissing(fileName))
  const content = readScenarioFile(bytes)
  if (!content.ok) return content
  const { name, description, startDate, months, filledIn } = content.value
  const taken = filledIn.length === 0 ? '' : ` Not in the file and taken from the defaults: ${filledIn.join(', ')}.`
  const existing = scenarioMeant(read, typed)
  if (!existing.ok && existing.error.type !== 'unknown-scenario') return existing
  if (existing.ok) {
    const scenario = existing.value
    const head: Record<string, Cell> = { description, months, start_date: startDate ?? scenario['start_date'] ?? null }
    const changes = [update('scenarios', scenario, head), ...replaceTables(read, scenario.id, content.value)]
    return changed(changes, `Replaced the assumptions of "${scenario['name']}".${taken}`, {
      id: scenario.id,
      name: scenario['name']
    })
  }
  const problem = checkValue(columnFor('scenarios', 'name')!, typed)
  if (problem) return refused(problem)
  const id = freeId(typed, takenIds(read))
  // What was typed must find it again: where it cannot be the id, it is the name.
  const free = id === typed && name !== null && !nameIsTaken(read, name) ? name : typed
  const head = { name: free, description, months, start_date: startDate ?? thisMonth(read.today) }
  return changed(insertScenario(read, id, head, content.value), `Made "${free}" from ${fileName}.${taken}`, {
    id,
    name: free
  })
}
