// Scenarios: made from a template, cloned, renamed, deleted, filled from a file.
import * as texts from '#lib/texts/commands-scenarios.ts'
import type { Cell, Row, Values } from '../edit.ts'
import { branchesOf } from '../branch-merge.ts'
import { hasBranches } from '../branch-problems.ts'
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
  nameIsTaken,
  positional,
  removeScenario,
  scenarioArgument,
  scenarioMeant,
  takenIds,
  text,
  update,
  type Answer,
  type Command,
  type Read
} from './command.ts'

const nameArgument = positional('name', cellOf('scenarios', 'name'), texts.name)

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

export const scenarioCommands: readonly Command[] = [
  { words: 'scenario list', help: texts.list, example: 'scenario list', arguments: [] },
  {
    words: 'scenario create',
    help: texts.create(templateNames),
    example: 'scenario create "Raise in spring" --template bootstrapped',
    arguments: [
      nameArgument,
      flag('start-date', cellOf('scenarios', 'start_date'), texts.createStart),
      flag('months', cellOf('scenarios', 'months'), texts.createMonths),
      flag('template', { as: 'text', of: 'templates' }, texts.createTemplate(templateNames))
    ],
    change(read, given) {
      const name = text(given, 'name')!
      if (nameIsTaken(read, name)) return refused(problems.nameTaken(tableNamed('scenarios').rowLabel, name))
      const content = templateContent(text(given, 'template') ?? 'saas')
      if (!content.ok) return content
      const id = freeId(name, takenIds(read))
      const head = {
        name,
        description: content.value.description,
        start_date: text(given, 'start-date') ?? thisMonth(read.today),
        months: text(given, 'months') ?? content.value.months
      }
      return changed(insertScenario(read, id, head, lengthened(content.value, head.months)), texts.created(name), {
        id,
        name
      })
    }
  },
  {
    words: 'scenario clone',
    help: texts.clone,
    example: 'scenario clone base "Slow growth"',
    arguments: [scenarioArgument, positional('name', cellOf('scenarios', 'name'), texts.cloneName)],
    change(read, given) {
      const from = scenarioMeant(read, text(given, 'scenario')!)
      if (!from.ok) return from
      const name = text(given, 'name')!
      if (nameIsTaken(read, name)) return refused(problems.nameTaken(tableNamed('scenarios').rowLabel, name))
      const id = freeId(name, takenIds(read))
      const tables = copiedTables(read, from.value.id)
      const { id: parent, company_id: _, ...head } = from.value as Row & { company_id: Cell }
      return changed(
        insertScenario(read, id, { ...head, name, parent_id: parent }, { tables }),
        texts.cloned(from.value['name'] ?? '', name),
        { id, name }
      )
    }
  },
  {
    words: 'scenario rename',
    help: texts.rename,
    example: 'scenario rename "Slow growth" "Lean"',
    arguments: [scenarioArgument, positional('to', cellOf('scenarios', 'name'), texts.newName)],
    change(read, given) {
      return setScenario(read, text(given, 'scenario')!, { name: text(given, 'to')! }, (row, name) =>
        texts.renamed(row['name'] ?? '', name ?? '')
      )
    }
  },
  {
    words: 'scenario set',
    help: texts.change,
    example: 'scenario set base --months 36',
    arguments: [
      scenarioArgument,
      flag('start-date', cellOf('scenarios', 'start_date'), texts.changeStart),
      flag('months', cellOf('scenarios', 'months'), texts.changeMonths),
      flag('description', cellOf('scenarios', 'description'), texts.changeDescription)
    ],
    change(read, given) {
      const values: Record<string, Cell> = {}
      for (const column of ['start_date', 'months', 'description']) {
        const value = text(given, column.replace('_', '-'))
        if (value !== undefined) values[column] = value
      }
      if (Object.keys(values).length === 0)
        return refused(problems.nothingToSet(['--start-date', '--months', '--description']))
      return setScenario(read, text(given, 'scenario')!, values, (row) => texts.changed(row['name'] ?? ''))
    }
  },
  {
    words: 'scenario delete',
    help: texts.deleteIt,
    example: 'scenario delete "Slow growth"',
    arguments: [scenarioArgument],
    change(read, given) {
      const scenario = scenarioMeant(read, text(given, 'scenario')!)
      if (!scenario.ok) return scenario
      const followers = branchesOf(read, scenario.value.id)
      if (followers.length > 0) return refused(hasBranches(scenario.value['name'] ?? '', followers))
      return changed(removeScenario(read, scenario.value), texts.deleted(scenario.value['name'] ?? ''), {
        id: scenario.value.id
      })
    }
  },
  {
    words: 'import',
    help: texts.importIt,
    example: 'import base plan.json',
    arguments: [
      positional('scenario', { as: 'text', of: 'scenarios' }, texts.importScenario),
      positional('file', { as: 'file' }, texts.importFile)
    ],
    change: importScenario
  },
  {
    words: 'seed-defaults',
    help: texts.seedDefaults,
    example: 'seed-defaults base',
    arguments: [scenarioArgument],
    change(read, given) {
      const scenario = scenarioMeant(read, text(given, 'scenario')!)
      if (!scenario.ok) return scenario
      const content = templateContent('saas')
      if (!content.ok) return content
      const changes = replaceTables(read, scenario.value.id, content.value)
      return changed(changes, texts.seeded(scenario.value['name'] ?? ''), { id: scenario.value.id })
    }
  }
]

function setScenario(read: Read, typed: string, values: Values, say: (row: Row, name: Cell) => string): Answer {
  const scenario = scenarioMeant(read, typed)
  if (!scenario.ok) return scenario
  const name = values['name'] ?? null
  if (name !== null && nameIsTaken(read, name, scenario.value.id))
    return refused(problems.nameTaken(tableNamed('scenarios').rowLabel, name))
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
  const existing = scenarioMeant(read, typed)
  if (!existing.ok && existing.error.type !== 'unknown-scenario') return existing
  if (existing.ok) {
    const scenario = existing.value
    const head: Record<string, Cell> = { description, months, start_date: startDate ?? scenario['start_date'] ?? null }
    const changes = [update('scenarios', scenario, head), ...replaceTables(read, scenario.id, content.value)]
    return changed(changes, texts.replaced(scenario['name'] ?? '', filledIn), {
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
  return changed(insertScenario(read, id, head, content.value), texts.createdFrom(free, fileName, filledIn), {
    id,
    name: free
  })
}
