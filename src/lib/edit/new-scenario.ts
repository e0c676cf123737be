// What a new scenario begins with: the rows of a template, a file, or another scenario.
import { insert, sameName, type Read } from './commands/command.ts'
import type { Change, Values } from './edit.ts'
import * as problems from './problems.ts'
import { refused, type Problem, type Result } from './result.ts'
import { readScenarioFile, type ScenarioContent } from './scenario-file.ts'
import { scenarioTables } from './schema.ts'
import { templates } from './templates/index.ts'

export const templateNames = templates.map((template) => template.name)

/** The content of a template, read like any file. */
export function templateContent(name: string): Result<ScenarioContent, Problem> {
  const template = templates.find((one) => one.name === name || sameName(one.label, name))
  if (!template) return refused(problems.unknownTemplate(name, templateNames))
  return readScenarioFile(new TextEncoder().encode(JSON.stringify(template.file)))
}

/** A new scenario with rows from a file or template. */
export function insertScenario(
  read: Read,
  id: string,
  head: Values,
  content: Pick<ScenarioContent, 'tables'>
): Change[] {
  const scenario = insert({ ...read, newId: () => id }, 'scenarios', read.company, head)
  return [scenario, ...insertTables(read, id, content)]
}

export const insertTables = (read: Read, id: string, content: Pick<ScenarioContent, 'tables'>): Change[] =>
  scenarioTables.flatMap((table) => (content.tables[table.name] ?? []).map((row) => insert(read, table.name, id, row)))
