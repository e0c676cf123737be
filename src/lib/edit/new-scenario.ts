// What a new scenario begins with: the rows of a template, a file, or another scenario.
import { followMoved, followersOf, movedKey, type Moved } from './branch-moves.ts'
import { insert, remove, sameName, update, type Read } from './commands/command.ts'
import type { Change, Row, Values } from './edit.ts'
import { placeInWords, placeMeant } from './note-words.ts'
import * as problems from './problems.ts'
import { refused, type Problem, type Result } from './result.ts'
import { readScenarioFile, type ScenarioContent } from './scenario-file.ts'
import { assumptionTables, scenarioTables, tableNamed } from './schema.ts'
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

/** Notes name their places: these are found among the new rows. */
function insertTables(read: Read, id: string, { tables }: Pick<ScenarioContent, 'tables'>): Change[] {
  const inserted = assumptionTables.flatMap(({ name }) =>
    (tables[name] ?? []).map((row) => insert(read, name, id, row))
  )
  const rows = rowsIn(inserted)
  const notes = (tables['notes'] ?? []).map((note) => {
    const place = note['place'] ?? ''
    return insert(read, 'notes', id, { ...note, place: placeMeant(place, rows) ?? place })
  })
  return [...inserted, ...notes]
}

/** Other assumptions in the place of those there are. Notes stay, at what is called the same; or others come, too. */
export function replaceTables(read: Read, id: string, content: Pick<ScenarioContent, 'tables'>): Change[] {
  const tables = Object.fromEntries(scenarioTables.map(({ name }) => [name, read.rows(name, id)]))
  const { notes = [], ...assumptions } = tables
  const removed = Object.entries(assumptions).flatMap(([name, rows]) => rows.map((row) => remove(name, row)))
  const inserted = [...insertTables(read, id, content)]
  inserted.push(...followMoved(read, followersOf(read, id), movedByName(assumptions, rowsIn(inserted))))
  if (content.tables['notes']) return [...removed, ...notes.map((note) => remove('notes', note)), ...inserted]
  const after = rowsIn(inserted)
  const moved = notes.flatMap((note) => {
    const place = placeMeant(placeInWords(note['place'] ?? '', tables), after)
    return (place !== null && update('notes', note, { place })) || []
  })
  return [...removed, ...inserted, ...moved]
}

/** Rows that come in the place of those that are called the same. */
function movedByName(before: Record<string, readonly Row[]>, after: Record<string, readonly Row[]>): Moved {
  const moved = new Map<string, string>()
  for (const [table, rows] of Object.entries(before))
    for (const row of rows) {
      const { namedBy } = tableNamed(table)
      const again = after[table]?.find((other) => namedBy.every((column) => sameName(row[column], other[column])))
      if (again) moved.set(movedKey(table, row), again.id)
    }
  return moved
}

/** Everything typed into a scenario, as it can be put into another one. */
export function copiedTables(read: Read, id: string): ScenarioContent['tables'] {
  const tables = Object.fromEntries(scenarioTables.map(({ name }) => [name, read.rows(name, id)]))
  const notes = tables['notes']!.map((note) => ({ ...note, place: placeInWords(note['place'] ?? '', tables) }))
  return { ...tables, notes }
}

function rowsIn(inserted: readonly Change[]): Record<string, Row[]> {
  const tables: Record<string, Row[]> = {}
  for (const { table, row, now } of inserted) (tables[table] ??= []).push({ ...now, id: row })
  return tables
}
