// A scenario as a JSON file: everything that was typed, nothing that was computed. Reading is strict, because what is
// misread here is believed later; keys a file leaves out take their defaults.
import { decimalText } from '#lib/model/decimal-text.ts'
import { nearest } from '#lib/model/language/mistake.ts'
import * as texts from '#lib/texts/scenario-file.ts'
import { roundNameProblem } from './round-problems.ts'
import type { Cell, Row, Values } from './edit.ts'
import { checkValue } from './limits.ts'
import { placeInWords } from './note-words.ts'
import { modelWith } from './own-lines.ts'
import * as problems from './problems.ts'
import { ok, refused, type Problem, type Result } from './result.ts'
import { duplicates, givesAllAway, overlapIssues, rangeText, trancheIssues, trancheSum } from './rules.ts'
import {
  assumptionTables,
  capitalParameters,
  columnFor,
  parameters,
  scenarioTables,
  tableNamed,
  type Column,
  type Table
} from './schema.ts'

/**
 * What a file says. Rows have no ids yet, so notes name their places; where the file says nothing of notes there is no
 * such table. `filledIn` names the assumptions that took their defaults.
 */
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
/** Far more than a person has use for; beyond them nobody could wait for the figures. */
const mostRows: Readonly<Record<string, number>> = { pricing: 100, custom_lines: 500, any: 2000 }
const named: Record<string, true> = { assumptions: true, working_capital: true }
const leftOutEmpty: Record<string, true> = { custom_lines: true, notes: true }
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
    JSON.parse(text)
  } catch {
    return refuse(isCut(text) ? problems.fileTruncated() : problems.fileNotJson())
  }
  return JSON.parse(keepDigits(text)) as Json
}

/** Whether the text begins like JSON and ends inside a quotation, an object or a list. */
function isCut(text: string): boolean {
  if (!/^\s*[[{]/.test(text) || text.includes('\0')) return false
  let [depth, isQuoted] = [0, false]
  for (const [part] of text.matchAll(/\\.|["[\]{}]/gs)) {
    if (part === '"') isQuoted = !isQuoted
    else if (!isQuoted) depth += part === '[' || part === '{' ? 1 : -1
  }
  return isQuoted || depth > 0
}

/** Puts numbers that no double holds in quotes, so that none of their digits is lost. Takes JSON that is whole. */
function keepDigits(json: string): string {
  let isQuoted = false
  return json.replace(/\\.|"|-?\d[\d.eE+-]*/g, (part) => {
    if (part === '"') isQuoted = !isQuoted
    const isLong = /\d$/.test(part) && typeof writeNumber(decimalText(part)) === 'string'
    return isLong && !isQuoted ? `"${part}"` : part
  })
}

function readScenario(json: Json): ScenarioContent {
  if (!isObject(json)) return refuse(problems.fileNotScenario())
  const { format = 1 } = json
  if (typeof format === 'number' && format > 1) refuse(problems.fileNewer(String(format)))
  const tableNames = scenarioTables.map((table) => table.name)
  if ('monthly_data' in json) refuse(problems.fileOfFigures())
  if (!tableNames.some((name) => name in json)) refuse(problems.fileNotScenario())
  if (format !== 1) refuse(problems.fileWrongType('format', '1'))
  checkKeys(texts.theFile, json, [...headKeys, ...tableNames])

  const scenarios = tableNamed('scenarios')
  const head = (key: string) => {
    const column = scenarios.columns.find(({ name }) => name === key)!
    return key in json ? readCell(json[key]!, column, key) : null
  }
  const filledIn: string[] = []
  const tables: Record<string, Values[]> = {}
  for (const table of scenarioTables) {
    if (table.isAside && !(table.name in json)) continue
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
  if (!isObject(json)) return refuse(problems.fileWrongType(table.name, texts.anObject))
  const known = (table.name === 'assumptions' ? parameters : capitalParameters).map(({ name }) => name)
  if (table.name === 'working_capital' && 'dso' in json)
    refuse(problems.fileWrongType('working_capital.dso', texts.withItsTier))
  return Object.entries(json).map(([parameter, value]) => {
    const column = columnFor(table.name, 'value', parameter)
    if (!column)
      return refuse(
        problems.fileUnknownKey(
          table.name,
          parameter,
          known.filter((name) => name !== 'dso')
        )
      )
    return { parameter, value: readCell(value, column, `${table.name}.${parameter}`) ?? column.missing }
  })
}

function readRows(table: Table, json: Json): Values[] {
  if (!Array.isArray(json)) return refuse(problems.fileWrongType(table.name, texts.aList))
  const most = mostRows[table.name] ?? mostRows['any']!
  if (json.length > most) refuse(problems.fileTooManyRows(table.name, json.length, most))
  const known = table.columns.map(({ name }) => name)
  const [start, end] = rangeColumns(table)
  return json.map((row, i) => {
    const where = texts.rowOf(table.name, i + 1)
    if (!isObject(row)) return refuse(problems.fileWrongType(where, texts.aRow))
    checkKeys(where, row, known)
    const cells = Object.fromEntries(
      table.columns.map((column): [string, Cell] => {
        const value =
          column.name in row ? readCell(row[column.name]!, column, texts.within(where, column.name)) : column.missing
        if (value === null && column.missing === null && table.namedBy.includes(column.name))
          refuse(problems.fileWrongType(texts.within(where, column.name), texts.notEmpty))
        return [column.name, value ?? column.missing]
      })
    )
    if (start && end && (row[end] ?? null) === null && Number(cells[start]) > Number(cells[end]))
      refuse(problems.fileWrongType(texts.within(where, end), texts.notEmpty))
    return cells
  })
}

function readCell(json: Json, column: Column, where: string): Cell {
  if (json === null) return null
  const isNumber = column.kind === 'number' || column.kind === 'month'
  if (typeof json !== 'string' && !(isNumber && typeof json === 'number'))
    return refuse(problems.fileWrongType(where, isNumber ? texts.aNumber : texts.quotedText))
  const value = isNumber ? decimalText(String(json)) : json.toString()
  if (value === null) return refuse(problems.fileWrongType(where, texts.aNumber))
  const problem = checkValue(column, value)
  if (problem) refuse(problems.fileBadValue(where, problem.text))
  return value
}

/**
 * What commands refuse, a file is refused for too. What a command can leave behind is kept and flagged: an own line
 * that needs a tier or a line which is gone, a cap table that a removed round no longer holds together.
 */
function checkRules(tables: Record<string, Values[]>): void {
  for (const table of assumptionTables) {
    const same = table.name === 'headcount' || table.name === 'growth_rates' ? null : sameNames(table, tables)
    if (same) refuse(problems.fileDuplicate(table.name, table.namedBy.map((column) => same[column]).join(', ')))
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
  for (const row of tables['funding_rounds']!) checkRound(row)
  const tiers = tables['pricing']!.map((row) => row['tier']!)
  // Terms of a tier that is not there do no harm; terms of one that is nearly there are a slip.
  const terms = tiers.map((tier) => `dso_${tier}`)
  for (const { parameter } of tables['working_capital']!)
    if (parameter!.startsWith('dso_') && !terms.includes(parameter!) && nearest(parameter!.slice(4), tiers))
      refuse(problems.fileUnknownKey('working_capital', parameter!, terms))
  for (const [name, problem] of modelWith(tables['custom_lines']!, tiers).problems)
    if (problem.type !== 'formula-needs')
      refuse(problems.fileBadValue(texts.within('custom_lines', name), problem.text))
}

/** The first row whose name stands there twice; names that differ only in case are the same. */
function sameNames(table: Table, tables: Record<string, Values[]>): Values | null {
  const names = table.columns.filter(({ kind }) => kind === 'name').map(({ name }) => name)
  const folded = withIds(tables)[table.name]!.map((row): Row => {
    const plain = names.map((name): [string, Cell] => [name, row[name]?.normalize('NFC').toLowerCase() ?? null])
    return { ...row, ...Object.fromEntries(plain) }
  })
  const [same] = duplicates(folded, table.namedBy)
  return same ? tables[table.name]![Number(same[0]!['id'])]! : null
}

function checkRound(row: Values): void {
  const reserved = roundNameProblem(row['name']!)
  if (reserved) refuse(reserved)
  const [where, isSafe] = [texts.within('funding_rounds', row['name'] ?? ''), row['instrument'] === 'safe']
  const terms = ['cap', 'discount'].filter((column) => row[column] !== null)
  if (isSafe && terms.length === 0) refuse(problems.fileWrongType(where, texts.withTerms))
  if (!isSafe && terms.length > 0) refuse(problems.fileWrongType(where, texts.withoutTerms(terms)))
  if (givesAllAway(row)) refuse(problems.wholeCompanyGiven(row['name']!))
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
    else if (rows.length > 0 || !leftOutEmpty[table.name])
      file[table.name] = rows.map((row) => writeRow(table, table.isAside ? inWords(row, tables) : row))
  }
  return file
}

/** Whoever reads the file gives its rows other ids. */
const inWords = (note: Row, tables: Readonly<Record<string, readonly Row[]>>): Row => ({
  ...note,
  place: placeInWords(note['place'] ?? '', tables)
})

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
