// The sheet of assumptions: every table that somebody types into as a block of its own. The hidden column bears the id
// of each row, and a hidden row the names of the columns, so that the sheet can be read back in any language.
import type { Cell } from '#lib/edit/edit.ts'
import {
  assumptionTables,
  capitalParameters,
  memberLabels,
  parameters,
  tableNamed,
  type Column,
  type Table
} from '#lib/edit/schema.ts'
import { dayFormat, monthFormat, workbookFormat } from '#lib/format/number-formats.ts'
import { nameRow } from '#lib/format/places.ts'
import * as texts from '#lib/texts/workbook.ts'
import type { OutputSource } from '../output.ts'
import { emptyRow, textCell, textRow, type BookCell, type BookRow, type Look } from './book.ts'
import { unitWords } from './units.ts'

export function assumptionRows(source: OutputSource): BookRow[] {
  const blocks = assumptionTables.map((table) => {
    if (table.name === 'assumptions') return generalBlock(source)
    return table.name === 'working_capital' ? capitalBlock(source) : tableBlock(table, source)
  })
  return [scenarioBlock(source), ...blocks].flatMap((block) => [...block, emptyRow])
}

/** The scenario itself: what it is called, when it begins and how long it is. */
function scenarioBlock(source: OutputSource): BookRow[] {
  const { columns } = tableNamed('scenarios')
  const rows = columns
    .filter(({ name }) => name !== 'parent_id')
    .map((column) =>
      single(`scenarios.${column.name}`, column.label, column, source.scenario[column.name] ?? null, source)
    )
  return [...singleHead('scenarios', texts.scenario), ...rows]
}

/** Named values that have no row yet hold what is used meanwhile. */
function generalBlock(source: OutputSource): BookRow[] {
  const typed = named(source, 'assumptions')
  const groups = [...new Set(parameters.map(({ group }) => group))]
  const rows = groups.flatMap((group) => [
    textRow('', group, 'heading'),
    ...parameters
      .filter((column) => column.group === group)
      .map((column) => {
        const value = typed.get(column.name) ?? column.missing
        return single(`assumptions.${column.name}`, column.label, column, value, source)
      })
  ])
  return [...singleHead('assumptions', tableNamed('assumptions').label), ...rows]
}

function capitalBlock(source: OutputSource): BookRow[] {
  const typed = named(source, 'working_capital')
  const tiers = (source.tables['pricing'] ?? []).map((row) => row['tier'] ?? '')
  const days = capitalParameters.find(({ name }) => name === 'dso')!
  const others = capitalParameters.filter((column) => column !== days)
  const all = [
    ...tiers.map((tier) => ({ parameter: `dso_${tier}`, column: days })),
    ...others.map((column) => ({ parameter: column.name, column }))
  ]
  const rows = all.map(({ parameter, column }) => {
    const value = typed.get(parameter) ?? column.missing
    return single(`working_capital.${parameter}`, nameRow('working_capital', { parameter }), column, value, source)
  })
  return [...singleHead('working_capital', tableNamed('working_capital').label), ...rows]
}

const named = ({ tables }: OutputSource, table: string): ReadonlyMap<string, Cell> =>
  new Map((tables[table] ?? []).map((row) => [row['parameter'] ?? '', row['value'] ?? null]))

const singleHead = (table: string, label: string): BookRow[] => [
  textRow('', label, 'title'),
  {
    id: `#${table}`,
    cells: [
      textCell(tableNamed(table).columns[0]!.label, { weight: 'columns' }),
      textCell(texts.unit, { weight: 'columns' }),
      textCell(texts.value, { weight: 'columns', isRight: true })
    ]
  }
]

const single = (id: string, label: string, column: Column, value: Cell, { currency }: OutputSource): BookRow => ({
  id,
  cells: [textCell(label), textCell(unitWords(column.unit, currency)), typedCell(value, column)]
})

/** The first column that names a row stands where labels do, the others beside the column of units. */
function tableBlock({ name, label, columns }: Table, source: OutputSource): BookRow[] {
  const spread = <T>(cells: readonly T[], between: T): T[] => [cells[0]!, between, ...cells.slice(1)]
  const look: Look = { weight: 'columns' }
  const heading = (text: string, { kind }: Column) => textCell(text, isText(kind) ? look : { ...look, isRight: true })
  const names = columns.map((column) => textCell(column.name))
  const titles = columns.map((column) => heading(column.label, column))
  const units = columns.map((column) => heading(unitWords(column.unit, source.currency), column))
  const rows = source.tables[name] ?? []
  return [
    textRow('', label, 'title'),
    { id: `#${name}.columns`, cells: spread<BookCell | null>(names, null), isHidden: true },
    { id: `#${name}`, cells: spread(titles, textCell('', look)) },
    { id: `#${name}.units`, cells: spread(units, textCell('', look)) },
    ...rows.map((row) => ({
      id: `${name}/${row.id}`,
      cells: spread<BookCell | null>(
        columns.map((column) => typedCell(row[column.name] ?? null, column)),
        null
      )
    }))
  ]
}

/** Rows of a table as it is shown beside computed figures: typed elsewhere, so black here. */
export function repeatedTable(name: string, source: OutputSource): BookRow[] {
  const [title, , titles, units, ...rows] = tableBlock(tableNamed(name), source)
  return [title!, titles!, units!, ...rows].map(({ cells }) => ({ id: '', cells: cells.map(inBlack) }))
}

const inBlack = (cell: BookCell | null): BookCell | null => {
  if (cell?.look.ink === undefined) return cell
  const { ink: _, ...look } = cell.look
  return { ...cell, look }
}

const isText = (kind: Column['kind']): boolean => !['number', 'month', 'date', 'time'].includes(kind)

function typedCell(value: Cell, { kind, unit }: Column): BookCell | null {
  if (value === null || value === '') return null
  if (kind === 'number') return { value: Number(value), look: { ink: 'typed', format: workbookFormat(unit, value) } }
  if (kind === 'month') return { value: Number(value), look: { ink: 'typed', format: monthFormat } }
  if (kind === 'date')
    return { value: new Date(`${value.slice(0, 10)}T00:00:00Z`), look: { ink: 'typed', format: dayFormat } }
  return textCell(kind === 'choice' ? (memberLabels[value] ?? value) : value, { ink: 'typed' })
}
