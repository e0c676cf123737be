// Notes at one place, in order of time, as one conversation; and what people call the place.
import type { Row } from '#lib/edit/edit.ts'
import type { Reason } from '#lib/edit/messages.ts'
import { isOneValue, readPlace } from '#lib/edit/note-places.ts'
import { columnFor, memberLabels, tableNamed } from '#lib/edit/schema.ts'
import { showPeriod } from '#lib/format/months.ts'
import { namePlace, nameRow } from '#lib/format/places.ts'
import type { Period } from '#lib/model/periods.ts'
import { labelFor, type View } from '#lib/model/view.ts'
import * as texts from '#lib/texts/notes.ts'

export interface Thread {
  place: string
  /** What people call it, and where it stands. */
  label: string
  where: string
  /** Its row or line is there. */
  isThere: boolean
  notes: readonly Row[]
  isOpen: boolean
}

export interface Plan {
  scenario: Row
  tables: Readonly<Record<string, readonly Row[]>>
  view: View
  startDate: string
}

const periods: Readonly<Record<string, Period>> = { M: 'month', Q: 'quarter', Y: 'year', T: 'toDate' }

/** Those that were written to last come first. */
export function threadsOf(notes: readonly Row[], plan: Plan): Thread[] {
  return [...new Set(notes.map((note) => note['place'] ?? ''))]
    .map((place) => threadAt(place, notes, plan))
    .sort((a, b) => byTime(b.notes.at(-1)!, a.notes.at(-1)!))
}

const byTime = (a: Row, b: Row): number => (`${a['at']} ${a.id}` < `${b['at']} ${b.id}` ? -1 : 1)

export function threadAt(place: string, notes: readonly Row[], plan: Plan): Thread {
  const there = [...notes].filter((note) => note['place'] === place).sort(byTime)
  return { place, ...wordsOf(place, plan), notes: there, isOpen: there.some((note) => note['resolved'] !== 'yes') }
}

type Words = Pick<Thread, 'label' | 'where' | 'isThere'>

function wordsOf(text: string, plan: Plan): Words {
  const place = readPlace(text)
  if (place === null) return { label: text, where: '', isThere: false }
  if (place.kind === 'line') return wordsOfLine(place.line, place.when, plan)
  const { table, row: key, column } = place
  const { label: where, rowLabel } = tableNamed(table)
  if (table === 'scenarios') return { label: columnFor(table, key)?.label ?? key, where: texts.plan, isThere: true }
  if (isOneValue(table)) {
    const isThere = !key.startsWith('dso_') || isTier(key.slice(4), plan)
    return { label: nameRow(table, { parameter: key }), where, isThere }
  }
  const row = rowAt(table, key, plan)
  if (table === 'expense_ratios' && !row && !key.includes(' '))
    return { label: memberLabels[key] ?? key, where, isThere: true }
  if (!row) {
    const cell = column === null ? null : (columnFor(table, column)?.label ?? column)
    return {
      label: cell === null ? texts.rowRemoved(rowLabel) : texts.cellRemoved(cell, rowLabel),
      where,
      isThere: false
    }
  }
  return { label: column === null ? nameRow(table, row) : namePlace(table, row, column), where, isThere: true }
}

/** Expenses go by their names, also before they have a row. */
export function rowAt(
  table: string,
  key: string,
  { tables }: Pick<Plan, 'tables'>
): Readonly<Record<string, string | null>> | undefined {
  const rows = tables[table] ?? []
  const [category = '', stage] = key.split(' ')
  if (table !== 'expense_ratios' || stage === undefined) return rows.find(({ id }) => id === key)
  return rows.find((row) => row['category'] === category && row['stage'] === stage) ?? { category, stage }
}

const isTier = (name: string, { tables }: Plan): boolean =>
  (tables['pricing'] ?? []).some((row) => row['tier'] === name)

function wordsOfLine(line: string, when: string | null, plan: Plan): Words {
  const info = plan.view.info(line)
  const name = info ? labelFor(info.label, info.member) : line
  const label = when === null ? name : `${name}, ${whenSaid(when, plan)}`
  return { label, where: info?.section ?? texts.noSuchLine, isThere: info !== undefined }
}

export const spanOf = (when: string): { period: Period; at: number } => ({
  period: periods[when[0]!]!,
  at: Number(when.slice(1))
})

function whenSaid(when: string, { startDate, view }: Plan): string {
  const { period, at } = spanOf(when)
  return showPeriod(startDate, period, at, view.fiscal)
}

/** The places at which there may be notes on an explained number: its own, and that of its row or line. */
export function placesOf(
  { id, month, period, typed }: Pick<Reason, 'id' | 'month' | 'period' | 'typed'>,
  tables: Plan['tables']
): string[] {
  if (!typed) return month === null ? [id] : [`${id} ${period[0]!.toUpperCase()}${month}`, id]
  const { table, row, column, names } = typed
  if (table === 'scenarios') return [`scenarios/${column}`]
  const named = (tables[table] ?? []).find((one) => one.id === row) ?? names ?? {}
  if (isOneValue(table)) return [`${table}/${named['parameter']}`]
  if (table === 'expense_ratios')
    return [`${table}/${named['category']} ${named['stage']}/${column}`, `${table}/${named['category']}`]
  return [`${table}/${row}/${column}`, `${table}/${row}`]
}
