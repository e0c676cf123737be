// Cells of the assumptions: how a typed value is shown, what an editor starts with, and how what was typed is read.
import type { Row } from '#lib/edit/edit.ts'
import type { CheckRow, Followed } from '#lib/edit/messages.ts'
import type { Problem, Result } from '#lib/edit/result.ts'
import { columnFor, tableNamed, type Column } from '#lib/edit/schema.ts'
import { showCell } from '#lib/format/cells.ts'
import { monthLabel } from '#lib/format/months.ts'
import { showNumber, type NumberSetting } from '#lib/format/numbers.ts'
import { namePlace } from '#lib/format/places.ts'
import { readTyped, type Typed } from '#lib/format/typed.ts'
import { unusualRemark, usualWords } from '#lib/format/usual.ts'
import * as texts from '#lib/texts/assumptions.ts'
import type { Fiscal } from '#lib/model/periods.ts'
import type { SheetCell, SheetColumn, Target } from '../grid/sheet.ts'

/** What the assumptions are shown with. */
export interface Setting extends NumberSetting {
  startDate: string
  fiscal?: Fiscal
}

export function typedCell(
  table: string,
  row: Row,
  column: string,
  setting: Setting,
  flags: Flags = new Map(),
  followed: Followed | null = null
): SheetCell {
  const declared = columnFor(table, column, row['parameter'])!
  const now = row[column] ?? null
  const flag = flags.get(`${table} ${row.id} ${column}`)
  const remark = declared.usual && unusualRemark(namePlace(table, row, column), now, declared, setting)
  const target: Target = { table, row: row.id, column, declared, now }
  return {
    text: showCell(now, declared, setting),
    kind: isName(declared) ? 'label' : 'typed',
    target,
    ...(flag ? { flag } : {}),
    ...(remark ? { remark } : {}),
    ...otherwise(`${table} ${row.id} ${column}`, declared, setting, followed),
    ...(declared.usual ? { usual: usualWords(declared, setting) } : {})
  }
}

function otherwise(place: string, declared: Column, setting: Setting, followed: Followed | null) {
  const there = followed?.there[place]
  if (!followed || there === undefined) return {}
  const shown = showCell(there, declared, setting)
  return { otherwise: { there, shown, said: texts.otherwise(followed.name, shown) } }
}

/** A named value that has no row yet: it shows what holds meanwhile. */
export function absentCell(table: string, parameter: string, setting: Setting): SheetCell {
  const declared = columnFor(table, 'value', parameter)!
  const target: Target = { table, row: null, column: 'value', names: { parameter }, declared, now: declared.missing }
  return { text: showCell(declared.missing, declared, setting), kind: 'typed', target }
}

export const labelCell = (text: string): SheetCell => ({ text, kind: 'label' })

const isName = ({ kind }: Column): boolean => kind === 'name'

/** What an editor starts with: the value with every digit, as it can be read back. */
export function writtenCell({ declared, now }: Target, setting: Setting): string {
  if (now === null) return ''
  if (declared.kind === 'number') return showNumber(now, declared.unit, 'full', setting)
  return declared.kind === 'month' ? monthLabel(Number(now)) : now
}

export const readCell = ({ declared, now }: Target, text: string, setting: Setting): Result<Typed, Problem> =>
  readTyped(text, declared, {
    locale: setting.locale,
    currency: setting.currency,
    startDate: setting.startDate,
    fiscal: setting.fiscal,
    now
  })

/** What is wrong with cells although they are kept, by "table row column". */
export type Flags = ReadonlyMap<string, string>

const flaggedColumns: Readonly<Record<string, readonly string[]>> = {
  mix: ['mix_pct'],
  tranches: ['tranche_1', 'tranche_2', 'tranche_3'],
  overlap: ['month_start', 'month_end'],
  duplicate: ['tier', 'name', 'category'],
  'cap-table': ['amount'],
  'own-line': ['formula']
}

export function flagsOf(checks: readonly CheckRow[]): Flags {
  const flags = new Map<string, string>()
  for (const { ok, rule, where, sentence } of checks) {
    if (ok || !where || !('table' in where)) continue
    for (const row of where.rows)
      for (const column of flaggedColumns[rule] ?? []) flags.set(`${where.table} ${row} ${column}`, sentence)
  }
  return flags
}

/** No narrower than its figures; a heading of several words may take two lines before the sheet scrolls. */
export const figureWidth = 'minmax(min-content, auto)'

/** What is out of the ordinary among typed rows, said once for each cell. */
export function unusualIn(table: string, rows: readonly Row[], setting: Setting): string[] {
  const columns = tableNamed(table).columns.map(({ name }) => name)
  return rows.flatMap((row) =>
    columns.flatMap((column) =>
      columnFor(table, column, row['parameter'])?.usual ? (typedCell(table, row, column, setting).remark ?? []) : []
    )
  )
}

/** A heading from the schema. */
export function headingOf(table: string, column: string, width = figureWidth): SheetColumn {
  const { label, help, kind } = columnFor(table, column)!
  const isText = kind === 'name' || kind === 'text' || kind === 'choice' || kind === 'formula' || kind === 'unit'
  // A heading breaks before its slash, not after it.
  return { id: column, label: label.replace('/ ', '/\u00a0'), help, width, align: isText ? 'left' : 'right' }
}
