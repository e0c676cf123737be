// Where each line of the model stands: in a statement, among the metrics, or only as a figure that explains itself.
import { monthLabel, showMonth, showPeriod } from '#lib/format/months.ts'
import { showNumber } from '#lib/format/numbers.ts'
import type { When } from '#lib/format/typed-places.ts'
import { statements } from '#lib/model/statements.ts'
import { labelFor, type View } from '#lib/model/view.ts'
import * as texts from '#lib/texts/palette.ts'
import { metricSheets, sectionRows, statementRows } from '../statements/sheets.ts'
import type { Setting } from './entries.ts'

export interface LinePlace {
  line: string
  label: string
  unit: string
  /** Null where it stands in no sheet. */
  page: 'statements' | 'metrics' | null
  sheet: string
  /** The same in words. */
  where: string
  /** What else it is called there. */
  also: readonly string[]
  hasMonths: boolean
  /** The month it leads to where none is named. */
  at: number
  /** Of a line with one value. */
  value?: string
}

export function linePlaces(view: View, setting: Setting): LinePlace[] {
  const sheets = [
    ...statements.map(({ id, label }) => ({
      ...{ page: 'statements' as const, sheet: id, where: label },
      rows: statementRows(id, view)
    })),
    ...Object.entries(metricSheets).map(([sheet, { label, sections }]) => ({
      ...{ page: 'metrics' as const, sheet, where: label },
      rows: sectionRows(sections, view)
    }))
  ]
  const found = new Map<string, LinePlace>()
  for (const { page, sheet, where, rows } of sheets)
    for (const { line, label, unit } of rows) {
      const own = view.info(line)!
      const name = labelFor(own.label, own.member)
      const known = found.get(line)
      if (known) found.set(line, { ...known, also: [...known.also, label] })
      else
        found.set(line, { ...{ line, label: name, unit, page, sheet, where }, also: [label], hasMonths: true, at: 1 })
    }
  const single = view.catalogue.filter(({ grain, isWorking }) => grain === 'once' && !isWorking)
  for (const { line, label, unit } of single) {
    const value = view.at(line)
    const text =
      unit === 'month' ? (value === null ? '–' : monthLabel(value)) : showNumber(value, unit, 'plain', setting)
    const place = { line, label, unit, page: null, sheet: '', where: texts.explained, also: [] }
    found.set(line, { ...place, hasMonths: false, at: 0, value: text })
  }
  return [...found.values()]
}

/** "Cash, M24" with what it is then. */
export function figureAt(
  { line, label, unit }: LinePlace,
  { period, at }: When,
  view: View,
  setting: Setting
): { label: string; value: string; when: string } {
  const { startDate, locale } = setting
  const name = showPeriod(startDate, period, at, view.fiscal)
  const value = showNumber(view.at(line, at, period), unit, 'plain', setting)
  const when = period === 'month' ? showMonth(startDate, at, 'long', locale) : ''
  return { label: `${label}, ${name}`, value, when }
}
