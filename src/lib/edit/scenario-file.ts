// A scenario as a JSON file: everything that was typed, nothing that was computed. Reading is strict, because what is
// misread here is believed later; keys a file leaves out take their defaults.
import { decimalText } from '#lib/model/decimal-text.ts'
import { nearest } from '#lib/model/language/mistake.ts'
import type { Cell, Row, Values } from './edit.ts'
import { checkValue } from './limits.ts'
import { modelWith } from './own-lines.ts'
import * as problems from './problems.ts'
import { ok, refused, type Problem, type Result } from './result.ts'
import { duplicates, greedyRound, overlapIssues, rangeText, trancheIssues, trancheSum } from './rules.ts'
import {
  capitalParameters,
  columnFor,
  parameters,
  scenarioTables,
  tableNamed,
  type Column,
  type Table
} from './schema.ts'

/** What a file says. Rows have no ids yet; `filledIn` names the assumptions that took their defaults. */
export interface ScenarioContent {
  id: string | null
  name: string | null
  description: string
  startDate: string | null
  months: string
  tables: Readonly<Record<string, readonly Values[]>>
  filledIn: string[]
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const megabyte = 1024 * 1024
const named: Record<string, true> = { assumptions: true, working_capital: true }
const headKeys = ['format', 'id', 'name', 'description', 'start_date', 'months']

/** Stops reading with a problem; caught at the entry, so that the reading reads like the file. */
class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.text)
  }
}

const refuse = (problem: Problem): never => {
  throw new Refused(problem)
}

export function readScenarioFile(bytes: Uint8Array): Result<ScenarioContent, Problem> {
  try {
    if (bytes.length > 25 * megabyte) refuse(problems.fileTooLarge(Math.ceil(bytes.length / megabyte)))
    return ok(readScenario(parse(new TextDecoder().decode(bytes))))
  } catch (error) {
    if (error instanceof Refused) return refused(error.problem)
    throw error
  }
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    const trimmed = text.trim()
    const isCut = trimmed.startsWith('{') && !trimmed.endsWith('}')
    return refuse(isCut ? problems.fileTruncated() : problems.fileNotJson())
  }
}

function readScenario(json: Json): ScenarioContent {
  if (!isObject(json)) return refuse(problems.fileNotScenario())
  const tableNames = scenarioTables.map((table) => table.name)
  if (!tableNames.some((name) => name in json)) refuse(problems.fileNotScenario())
  if ('format' in json && json['format'] !== 1) refuse(problems.fileNewer(JSON.stringify(json['format'])))
  checkKeys('The file', json, [...headKeys, ...tableNames])

  const scenarios = tableNamed('scenarios')
  const head = (key: string) => {
    const column = scenarios.columns.find(({ name }) => name === key)!
    return key in json ? readCell(json[key]!, column, key) : null
  }
  const filledIn: string[] = []
  const tables: Record<string, Values[]> = {}
  for (const table of scenarioTables) {
    const value = json[table.name] ?? (named[table.name] ? {} : [])
    tables[table.name] = named[table.name] ? readNamed(table, value) : readRows(table, value)
  }
  const typed = new Set(tables['assumptions']!.map((row) => row['parameter']))
  for (const { name, missing, optional } of parameters)
    if (!typed.has(name)) {
      tables['assumptions']!.push({ parameter: name, value: missing })
      if (!optional) filledIn.push(name)
    }
  checkRules(tables)
  return {
    id: typeof json['id'] === 'string' ? json['id'] : null,
    name: head('name'),
    description: head('description') ?? '',
    startDate: head('start_date'),
    months: head('months') ?? '60',
    tables,
    filledIn
  }
}

/** A table that holds one value a row is an object in the file: { "tax_rate": 0.21 }. */
function readNamed(table: Table, json: Json): Values[] {
  if (!isObject(json)) return refuse(problems.fileWrongType(table.name, 'an object, such as { "dpo": 30 }'))
  const known = (table.name === 'assumptions' ? parameters : capitalParameters).map(({ name }) => name)
  return Object.entries(json).map(([parameter, value]) => {
    const column = columnFor(table.name, 'value', parameter)
    if (!column) return refuse(problems.fileUnknownKey(table.name, parameter, known))
    return { parameter, value: readCell(value, column, `${table.name}.${parameter}`) ?? column.missing }
  })
}

function readRows(table: Table, json: Json): Values[] {
  if (!Array.isArray(json)) return refuse(problems.fileWrongType(table.name, 'a list of rows'))
  const known = table.columns.map(({ name }) => name)
  return json.map((row, i) => {
    const where = `${table.name}, row ${i + 1}`
    if (!isObject(row)) return refuse(problems.fileWrongType(where, 'an object with the columns of the table'))
    checkKeys(where, row, known)
    return Object.fromEntries(
      table.columns.map((column): [string, Cell] => {
        const value =
          column.name in row ? readCell(row[column.name]!, column, `${where}, ${column.name}`) : column.missing
        if (value === null && column.missing === null && table.namedBy.includes(column.name))
          refuse(problems.fileWrongType(`${where}, ${column.name}`, 'there and not empty'))
        return [column.name, value ?? column.missing]
      })
    )
  })
}

function readCell(json: Json, column: Column, where: string): Cell {
  if (json === null) return null
  const isNumber = column.kind === 'number' || column.kind === 'month'
  if (typeof json !== 'string' && !(isNumber && typeof json === 'number'))
    return refuse(problems.fileWrongType(where, isNumber ? 'a number' : 'text in quotes'))
  const value = isNumber ? decimalText(String(json)) : json.toString()
  if (value === null) return refuse(problems.fileWrongType(where, 'a number'))
  const problem = checkValue(column, value)
  if (problem) refuse(problems.fileBadValue(where, problem.text))
  return value
}

/** What cell edits keep and flag, a file is refused for. */
function checkRules(tables: Record<string, Values[]>): void {
  for (const table of scenarioTables) {
    const [same] =
      table.name === 'headcount' || table.name === 'growth_rates' ? [] : duplicates(tables[table.name]!, table.namedBy)
    if (same) refuse(problems.fileDuplicate(table.name, table.namedBy.map((column) => same[0]![column]).join(', ')))
    const [start, end] = rangeColumns(table)
    for (const row of start && end ? tables[table.name]! : [])
      if (Number(row[start!]) > Number(row[end!])) refuse(problems.rangeReversed(row[start!]!, row[end!]!))
  }
  const overlap = overlapIssues(withIds(tables))[0]
  if (overlap) {
    const [a, b] = overlap.where.rows.map((id) => tables['growth_rates']![Number(id)]!)
    refuse(
      problems.rangesOverlap(
        rangeText(a!['month_start'], a!['month_end']),
        rangeText(b!['month_start'], b!['month_end'])
      )
    )
  }
  for (const issue of trancheIssues(withIds(tables))) {
    const row = tables['funding_rounds']![Number(issue.where.rows[0])]!
    refuse(problems.tranchesNotWhole(row['name']!, trancheSum(row).toFixed()))
  }
  for (const row of tables['funding_rounds']!)
    if (row['name'] === 'founders' || row['name'] === 'pool') refuse(problems.reservedRoundName(row['name']))
  const greedy = greedyRound(tables)
  if (greedy !== null) refuse(problems.wholeCompanyGiven(greedy))
  const tiers = tables['pricing']!.map((row) => row['tier']!)
  // Terms of a tier that is not there do no harm; terms of one that is nearly there are a slip.
  const terms = tiers.map((tier) => `dso_${tier}`)
  for (const { parameter } of tables['working_capital']!)
    if (parameter!.startsWith('dso_') && !terms.includes(parameter!) && nearest(parameter!.slice(4), tiers))
      refuse(problems.fileUnknownKey('working_capital', parameter!, terms))
  const { problems: wrong } = modelWith(tables['custom_lines']!, tiers)
  for (const [name, problem] of wrong) refuse(problems.fileBadValue(`custom_lines, ${name}`, problem.text))
}

/** Rules name rows by id; rows of a file have none yet, so their places stand in. */
const withIds = (tables: Record<string, Values[]>): Record<string, Row[]> =>
  Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => [name, rows.map((row, i): Row => ({ ...row, id: String(i) }))])
  )

/** The columns that make a row hold for some months, if the table has them. */
export function rangeColumns(table: Table): [string, string] | [] {
  const [start, end] = table.columns.filter(({ kind }) => kind === 'month').map(({ name }) => name)
  return start && end ? [start, end] : []
}

/** The file of a scenario: JSON numbers, or a string where a double would not do. */
export function writeScenarioFile(scenario: Row, tables: Readonly<Record<string, readonly Row[]>>): Json {
  const file: Record<string, Json> = {
    id: scenario.id,
    name: scenario['name'] ?? '',
    description: scenario['description'] ?? '',
    start_date: scenario['start_date'] ?? '',
    months: Number(scenario['months'])
  }
  for (const table of scenarioTables) {
    const rows = tables[table.name] ?? []
    if (named[table.name]) file[table.name] = writeNamed(table, rows)
    else if (table.name !== 'custom_lines' || rows.length > 0)
      file[table.name] = rows.map((row) => writeRow(table, row))
  }
  return file
}

function writeNamed(table: Table, rows: readonly Row[]): Json {
  const order = new Map(parameters.map(({ name }, i) => [name, i]))
  const sorted = [...rows].sort(
    (a, b) => (order.get(a['parameter'] ?? '') ?? 0) - (order.get(b['parameter'] ?? '') ?? 0)
  )
  return Object.fromEntries(
    sorted.flatMap((row): [string, Json][] => {
      const column = columnFor(table.name, 'value', row['parameter'])
      const value = row['value'] ?? null
      return column?.optional && value === column.missing ? [] : [[row['parameter']!, writeNumber(value)]]
    })
  )
}

function writeRow(table: Table, row: Row): Json {
  return Object.fromEntries(
    table.columns.flatMap((column): [string, Json][] => {
      const value = row[column.name] ?? null
      if (column.optional && value === column.missing) return []
      const isNumber = column.kind === 'number' || column.kind === 'month'
      return [[column.name, isNumber ? writeNumber(value) : value]]
    })
  )
}

/** A JSON number where it carries every digit, else the text itself. */
export const writeNumber = (text: Cell): number | string | null => {
  if (text === null) return null
  const number = Number(text)
  return decimalText(String(number)) === text ? number : text
}

function checkKeys(where: string, json: Record<string, Json>, known: readonly string[]): void {
  for (const key of Object.keys(json)) if (!known.includes(key)) refuse(problems.fileUnknownKey(where, key, known))
}

const isObject = (json: Json): json is Record<string, Json> =>
  typeof json === 'object' && json !== null && !Array.isArray(json)
