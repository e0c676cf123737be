// Everything that the palette finds, as data: pages, scenarios, the rows and cells of the assumptions, the lines of the
// sheets, and the commands.
import type { Row } from '#lib/edit/edit.ts'
import { commands } from '#lib/edit/commands/index.ts'
import { assumptionTables, parameters, tableNamed, columnFor } from '#lib/edit/schema.ts'
import { showCell } from '#lib/format/cells.ts'
import { nameRow, namePlace } from '#lib/format/places.ts'
import { plainWords } from '#lib/format/ranking.ts'
import type { View } from '#lib/model/view.ts'
import * as texts from '#lib/texts/palette.ts'
import { linePlaces, type LinePlace } from './lines.ts'

export interface Setting {
  locale: string
  currency: string
  startDate: string
}

export interface OpenPlan {
  row: Row
  tables: Readonly<Record<string, readonly Row[]>>
  view: View
  setting: Setting
}

/** Where things are: the routes know. */
export interface Addresses {
  pages: readonly { href: string; label: string }[]
  pagesOf: (scenario: string) => readonly { href: string; label: string }[]
  cell: (table: string, row: string, column: string) => string
  figure: (line: string, place: LinePlace, period: string, at: number) => string
}

/** What comes of choosing it: another place, a line to go on typing, or one to run, or the list of shortcuts. */
export type Going = { href: string; isCell: boolean } | { line: string; runs: boolean } | 'shortcuts'

export interface Entry {
  /** By which it is remembered. */
  id: string
  kind: 'page' | 'scenario' | 'row' | 'line' | 'figure' | 'command' | 'run' | 'option'
  label: string
  detail: string
  value?: string
  /** What it goes by, in plain words. */
  names: readonly string[]
  /** Of those that fit as well, the lighter come first. */
  weight: number
  going: Going
  /** Of a line: where it stands. */
  place?: LinePlace
}

const entry = (
  kind: Entry['kind'],
  weight: number,
  label: string,
  detail: string,
  going: Going,
  more: { id: string; also?: readonly string[]; value?: string }
): Entry => ({
  ...{ kind, weight, label, detail, going, id: `${kind} ${more.id}` },
  names: [label, ...(more.also ?? [])].map(plainWords),
  ...(more.value === undefined ? {} : { value: more.value })
})

export function pageEntries({ pages }: Addresses): Entry[] {
  const places = pages.map(({ href, label }) =>
    entry('page', 0, label, texts.page, { href, isCell: false }, { id: href })
  )
  return [
    ...places,
    entry('page', 0, texts.shortcuts, texts.page, 'shortcuts', { id: 'shortcuts', also: texts.shortcutsToo })
  ]
}

export const scenarioEntries = (
  scenarios: readonly { id: string; name: string }[],
  open: string | null,
  { pagesOf }: Addresses
): Entry[] =>
  scenarios.flatMap(({ id, name }) => {
    const [first, ...others] = id === open ? [] : pagesOf(id)
    if (!first) return []
    return [
      entry('scenario', 1, name, texts.scenario, { href: first.href, isCell: false }, { id, also: [id] }),
      ...others.map(({ href, label }) =>
        entry('scenario', 5, `${name} / ${label}`, texts.scenario, { href, isCell: false }, { id: href })
      )
    ]
  })

export const commandEntries = (): Entry[] =>
  commands.map(({ words, help, arguments: all }) =>
    entry('command', 3, words, help, { line: all.length === 0 ? words : `${words} `, runs: false }, { id: words })
  )

/** Every table with its columns, rows and cells. */
export function rowEntries({ row: plan, tables, setting }: OpenPlan, { cell }: Addresses): Entry[] {
  return [{ name: 'scenarios' }, ...assumptionTables].flatMap(({ name }) => {
    const table = tableNamed(name)
    const rows = name === 'scenarios' ? [plan] : (tables[name] ?? [])
    const [first] = rows
    const isNamed = ['assumptions', 'working_capital'].includes(name)
    const columns = isNamed
      ? [columnFor(name, 'value')!]
      : table.columns.filter((column) => column.name !== 'parent_id')
    const to = (row: string, column: string): Going => ({ href: cell(name, row, column), isCell: true })
    const heads = first && !isNamed && name !== 'scenarios' ? columns : []
    return [
      ...(first ? [entry('row', 2, table.label, texts.table, to(first.id, columns[0]!.name), { id: name })] : []),
      ...heads.map((column) =>
        entry('row', 2, column.label, texts.columnOf(table.label), to(first!.id, column.name), {
          id: `${name} ${column.name}`,
          also: [column.name]
        })
      ),
      ...(isNamed || name === 'scenarios' ? [] : rows).map((row) =>
        entry('row', 2, nameRow(name, row), `${table.label}, ${table.rowLabel}`, to(row.id, columns[0]!.name), {
          id: `${name} ${row.id}`
        })
      ),
      ...rows.flatMap((row) =>
        columns.map((column) => {
          const declared = columnFor(name, column.name, row['parameter']) ?? column
          const label = name === 'scenarios' ? declared.label : namePlace(name, row, column.name)
          return entry('row', isNamed ? 2 : 4, label, table.label, to(row.id, column.name), {
            id: `${name} ${row.id} ${column.name}`,
            also: [`${nameRow(name, row)} ${declared.label}`, row['parameter'] ?? ''],
            value: showCell(row[column.name] ?? null, declared, setting)
          })
        })
      ),
      ...(name === 'assumptions' ? absentParameters(rows, to) : [])
    ]
  })
}

const absentParameters = (rows: readonly Row[], to: (row: string, column: string) => Going): Entry[] =>
  parameters
    .filter(({ name }) => !rows.some((row) => row['parameter'] === name))
    .map(({ name, label }) =>
      entry('row', 2, label, tableNamed('assumptions').label, to(name, 'value'), {
        id: `assumptions ${name}`,
        also: [name]
      })
    )

/** Every line that stands somewhere, which leads to its last month. */
export const lineEntries = ({ view, setting }: OpenPlan, { figure }: Addresses): Entry[] =>
  linePlaces(view, setting).map((place) => ({
    ...entry(
      'line',
      3,
      place.label,
      place.where,
      { href: figure(place.line, place, 'month', place.at), isCell: true },
      {
        id: place.line,
        also: [place.line, ...place.also],
        ...(place.value === undefined ? {} : { value: place.value })
      }
    ),
    place
  }))
