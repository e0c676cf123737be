// Places of notes as people and files say them: pricing/team/monthly_price, cash M24. Rows have other ids in a copy and in a
// file that was read, and the same names.
import { shapeOf, type Inputs, type TableRow } from '#lib/model/inputs.ts'
import { assumptionTables, capitalParameters, categories, columnFor, parameters, stages, tableNamed } from './schema.ts'
import { goesByName, isOneValue, readPlace, writePlace } from './note-places.ts'
import { modelWith } from './own-lines.ts'

type Tables = Inputs['tables']

/** The place by names, or as it is kept where its row is gone. */
export function placeInWords(kept: string, tables: Tables): string {
  const place = readPlace(kept)
  if (place?.kind !== 'typed' || goesByName(place.table)) return kept
  const rows = tables[place.table] ?? []
  const at = rows.findIndex((row) => row['id'] === place.row)
  return at < 0 ? kept : writePlace({ ...place, row: rowNames(place.table, rows)[at]! })
}

/** A cell or a row as people name it, for one that may be read from another scenario. */
export function cellInWords(table: string, id: string, column: string | null, tables: Tables): string {
  const rows = tables[table] ?? []
  const at = rows.findIndex((row) => row['id'] === id)
  const row = at < 0 ? id : rowNames(table, rows)[at]!
  return writePlace({ kind: 'typed', table, row, column: isOneValue(table) ? null : column })
}

/** The place as it is kept, where there is such a row or line. Rows may be named by their ids as well. */
export function placeMeant(words: string, tables: Tables): string | null {
  const [, begun, rest] = /^([a-z_]+)\/([^]+)$/i.exec(words.trim()) ?? []
  const table = begun === undefined ? null : tableMeant(begun)
  return (table === null ? null : typedPlace(table, rest!, tables)) ?? linePlace(words.trim(), tables)
}

/** Every row, cell and line that a note can be about, by name. */
export function placesIn(tables: Tables, lines: readonly string[] = linesOf(tables)): string[] {
  const rows = assumptionTables.flatMap(({ name: table, columns }) =>
    namesIn(table, tables).flatMap((name) => [
      `${table}/${name}`,
      ...(hasCells(table, name) ? columns.slice(1).map((column) => `${table}/${name}/${column.name}`) : [])
    ])
  )
  return [...rows, ...lines]
}

/** What rows are called: where they go by name, those that are not typed yet, too. */
function namesIn(table: string, tables: Tables): string[] {
  if (table === 'assumptions') return parameters.map(({ name }) => name)
  if (table === 'working_capital')
    return [
      ...(tables['pricing'] ?? []).map((row) => `dso_${row['tier']}`),
      ...capitalParameters.flatMap(({ name }) => (name === 'dso' ? [] : [name]))
    ]
  if (table === 'expense_ratios')
    return categories.flatMap((category) => [category, ...stages.map((stage) => `${category} ${stage}`)])
  return rowNames(table, tables[table] ?? [])
}

/** What is spent on something has cells by stage. */
const hasCells = (table: string, name: string): boolean =>
  !isOneValue(table) && (table !== 'expense_ratios' || name.includes(' '))

/** Every line there is, by the id of its series. */
function linesOf(tables: Tables): string[] {
  const tiers = (tables['pricing'] ?? []).map((row) => row['tier'] ?? '')
  const { model } = modelWith(tables['custom_lines'] ?? [], tiers)
  const { members } = shapeOf(model, { months: 1, tables })
  return model.lines.flatMap(({ name, by }) =>
    by === null ? [name] : (members[by] ?? []).map((member) => `${name}[${member}]`)
  )
}

/** One that the name begins is enough: growth/M1-M12. */
function tableMeant(typed: string): string | null {
  const names = ['scenarios', ...assumptionTables.map(({ name }) => name)]
  const begun = names.filter((name) => name.startsWith(typed.toLowerCase()))
  return begun.find((name) => name === typed.toLowerCase()) ?? (begun.length === 1 ? begun[0]! : null)
}

function typedPlace(table: string, rest: string, tables: Tables): string | null {
  const typed = (row: string, column: string | null) => writePlace({ kind: 'typed', table, row, column })
  if (isOneValue(table)) {
    const name = rest.startsWith('dso_') ? rest : rest.toLowerCase().replaceAll('-', '_')
    const column = table === 'scenarios' ? columnFor(table, name) : columnFor(table, 'value', name)
    return column && name !== 'parent_id' ? typed(name, null) : null
  }
  const rows = tables[table] ?? []
  const names = namesIn(table, tables)
  const known: readonly (readonly [string, string])[] = goesByName(table)
    ? names.map((name) => [name, name])
    : rows.flatMap((row, i): [string, string][] => [row['id']!, names[i]!].map((name) => [name, row['id']!]))
  // A name may hold a slash: the longest one that fits is meant.
  for (const [name, row] of known.toSorted(([a], [b]) => b.length - a.length)) {
    if (plain(rest) === plain(name)) return typed(row, null)
    const isCell = hasCells(table, name) && plain(rest).startsWith(`${plain(name)}/`)
    const column = isCell ? columnMeant(table, rest.slice(name.length + 1)) : null
    // The first column holds what the row is called, and stands for the row.
    if (column !== null) return typed(row, column === tableNamed(table).columns[0]!.name ? null : column)
  }
  return null
}

/** A word of the column's name is enough: price, churn. */
function columnMeant(table: string, words: string): string | null {
  const names = tableNamed(table).columns.map(({ name }) => name)
  const typed = words.toLowerCase().replaceAll('-', '_')
  const [found, ...others] = names.includes(typed) ? [typed] : names.filter((name) => name.split('_').includes(typed))
  return found === undefined || others.length > 0 ? null : found
}

function linePlace(words: string, tables: Tables): string | null {
  const [, typed, when] = /^([^]+?)(?:[ /]([MQYT]\d{1,4}))?$/i.exec(words) ?? []
  const line = linesOf(tables).find((id) => plain(id) === plain(typed ?? ''))
  return line === undefined ? null : writePlace({ kind: 'line', line, when: when?.toUpperCase() ?? null })
}

/** What each row is called among the rows of its table; a second one of the same name says so. */
export function rowNames(table: string, rows: readonly TableRow[]): string[] {
  const names = rows.map((row) => rowName(table, row))
  return names.map((name, i) => {
    const before = names.slice(0, i).filter((other) => other === name).length
    return before === 0 ? name : `${name} (${before + 1})`
  })
}

function rowName(table: string, row: TableRow): string {
  const isMonth = (name: string) => columnFor(table, name)?.kind === 'month'
  const { namedBy } = tableNamed(table)
  const months = namedBy.filter(isMonth).map((name) => `M${row[name]}`)
  const others = namedBy.filter((name) => !isMonth(name)).map((name) => row[name] ?? '')
  return [...others, ...(months.length > 0 ? [months.join('-')] : [])].join(' ')
}

const plain = (text: string): string => text.normalize('NFC').toLowerCase()
