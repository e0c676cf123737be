// Statements and metrics as sheets: a row for each line, a column for each month, quarter or year, years summed up.
import { monthLabel, periodLabel, showMonth, showPeriod } from '#lib/format/months.ts'
import { showNumber, type NumberSetting } from '#lib/format/numbers.ts'
import { readMonths, type Reading } from '#lib/model/readings.ts'
import { isShort, monthsOf, periodAt, type Period } from '#lib/model/periods.ts'
import { customerSections, metricSections, ownSection, statements, type Statement } from '#lib/model/statements.ts'
import { doubles } from '#lib/model/targets/doubles.ts'
import { labelFor, type View } from '#lib/model/view.ts'
import * as texts from '#lib/texts/statements.ts'
import type { Fold, Sheet, SheetCell, SheetColumn } from '../grid/sheet.ts'
import { usualWidth } from './label-width.ts'

export interface Shown {
  view: View
  period: Period
  startDate: string
  setting: NumberSetting
  /** What is folded: "year 2", "ebitda". */
  folds: { has(key: string): boolean; toggle(key: string): void }
  /** How quarters and years of a line are read; null where it is the line's own way. */
  readingOf: (line: string) => Reading | null
}

export interface ShownRow {
  line: string
  label: string
  unit: string
  indent: 0 | 1
  isTotal: boolean
}

/** A column of figures: a month, quarter or year, with its place among the values of its period. */
export interface Span {
  period: Period
  at: number
  /** Where it is read in another way than the line's own. */
  reading?: Reading
}

const columnOf = ({ period, at }: Span): string => `${period} ${at}`

const yearOf = (month: number, view: View): Span => ({ period: 'year', at: periodAt('year', month, view.fiscal) })

/** Months with a total behind each year, or the quarters, or the years; M0 first, where anything stands in it. */
function spansOf({ view, period, folds }: Shown, rows: readonly ShownRow[]): Span[] {
  const count = view.values('cash', period).length
  const hasOpening = rows.some(({ line }) => (view.at(line) ?? 0) !== 0)
  const spans = Array.from({ length: count }, (_, at): Span => ({ period, at })).slice(hasOpening ? 0 : 1)
  if (period !== 'month') return spans
  return spans.flatMap((span): Span[] => {
    const year = yearOf(span.at, view)
    const months = span.at > 0 && folds.has(columnOf(year)) ? [] : [span]
    const isLast = span.at === count - 1 || yearOf(span.at + 1, view).at > year.at
    return span.at > 0 && isLast ? [...months, year] : months
  })
}

/** The parts before each total, which can be folded into it. @returns the rows that are left, each with how many lie in it */
function foldedRows(rows: readonly ShownRow[], { folds }: Shown): { row: ShownRow; parts: number }[] {
  const left: { row: ShownRow; parts: number }[] = []
  let parts: ShownRow[] = []
  for (const row of rows) {
    if (row.indent === 1) {
      parts.push(row)
      continue
    }
    if (!row.isTotal || !folds.has(row.line)) left.push(...parts.map((part) => ({ row: part, parts: 0 })))
    left.push({ row, parts: row.isTotal ? parts.length : 0 })
    parts = []
  }
  return [...left, ...parts.map((row) => ({ row, parts: 0 }))]
}

function spanLabel({ period, at }: Span, { startDate, setting, view }: Shown): { label: string; sub?: string } {
  if (at === 0) return { label: 'M0', sub: texts.opening }
  if (period === 'month' || period === 'toDate')
    return { label: monthLabel(at), sub: showMonth(startDate, at, 'short', setting.locale) }
  const label = showPeriod(startDate, period, at, view.fiscal)
  return isShort(period, at, view.months, view.fiscal)
    ? { label, sub: periodLabel(...monthsOf(period, at, view.months, view.fiscal)) }
    : { label }
}

const unfolded: Shown['folds'] = { has: () => false, toggle: () => undefined }
/** A figure of a row, as somebody chose to read it. M0 belongs to no quarter and no year. */
function figureAt({ view, readingOf }: Shown, line: string, { period, at }: Span): number | null {
  const reading = period === 'month' || at === 0 ? null : readingOf(line)
  if (reading === null) return view.at(line, at, period)
  const [first, last] = monthsOf(period, at, view.months, view.fiscal)
  const value = readMonths(reading, [...view.values(line).subarray(first, last + 1)], doubles)
  return Number.isNaN(value) ? null : value
}

export function figuresSheet(
  label: string,
  all: readonly ShownRow[],
  shown: Shown,
  style: 'statement' | 'column',
  head: string
): { sheet: Sheet; spans: Span[]; rows: readonly ShownRow[] } {
  const { view, period, startDate, setting, folds, readingOf } = shown
  const spans = spansOf(shown, all)
  const left = foldedRows(all, shown)
  const rows = left.map(({ row }) => row)
  const foldOf = (key: string, what: string): Fold => ({
    ...{ key, isFolded: folds.has(key), what },
    toggle: () => folds.toggle(key)
  })
  const width = `${widthFor(all, shown, spans, style)}px`
  const columns: SheetColumn[] = [
    { id: 'line', label: head, width: `${usualWidth}px`, align: 'left' },
    ...spans.map((span): SheetColumn => ({
      id: columnOf(span),
      ...spanLabel(span, shown),
      width,
      align: 'right',
      ...(period === 'month' && span.period === 'year'
        ? {
            isSunk: true,
            fold: foldOf(columnOf(span), texts.monthsOf(showPeriod(startDate, 'year', span.at, view.fiscal)))
          }
        : {})
    }))
  ]
  const sheet: Sheet = {
    label,
    setting,
    columns,
    rows: left.map(({ row: { line, label, indent, isTotal }, parts }) => ({
      id: line,
      weight: isTotal ? 'total' : 'plain',
      indent,
      removeLabel: null,
      ...(parts > 0 ? { fold: foldOf(line, texts.partsOf(label)) } : {})
    })),
    whole: () => figuresSheet(label, all, { ...shown, folds: unfolded }, style, head).sheet,
    unfold: (line, column) => unfold(all, line, column, shown),
    placeOf(row, column) {
      const [line, span] = [rows[row]!.line, spans[column - 1]]
      return span ? `${line} ${span.period[0]!.toUpperCase()}${span.at}` : line
    },
    cell(row, column): SheetCell {
      const { line, label: name, unit } = rows[row]!
      const reading = readingOf(line)
      if (column === 0)
        return { text: name, kind: 'label', ...(reading ? { aside: texts.readingsInShort[reading] } : {}) }
      const span = spans[column - 1]!
      const value = figureAt(shown, line, span)
      // Months are counted in the label of the row, once.
      const text = showNumber(value, unit === 'month' ? 'count' : unit, style, setting)
      const cell: SheetCell = {
        ...{ text, kind: 'computed', figure: { line, at: span.at } },
        ...(value === null ? {} : { number: { value, unit } })
      }
      return value !== null && value < 0 && text.startsWith('(') ? { ...cell, tone: 'bad' } : cell
    }
  }
  return { sheet, spans, rows }
}

/** Room for the longest figure there is, so that none is cut off and the columns are even. */
function widthFor(
  rows: readonly ShownRow[],
  shown: Shown,
  spans: readonly Span[],
  style: 'statement' | 'column'
): number {
  const { view, setting, readingOf } = shown
  let longest = 9
  for (const { line, unit } of rows)
    for (const kind of new Set(spans.map(({ period }) => period))) {
      const all =
        readingOf(line) === null
          ? [...view.values(line, kind)]
          : spans.filter(({ period }) => period === kind).map((span) => figureAt(shown, line, span) ?? NaN)
      const values = all.filter((value) => Number.isFinite(value))
      for (const extreme of [Math.min(0, ...values), Math.max(0, ...values)])
        longest = Math.max(longest, showNumber(extreme, unit === 'month' ? 'count' : unit, style, setting).length)
    }
  return 26 + Math.ceil(longest * 7.9)
}

/** The metrics that are shown together, each a sheet, by the sections of the model's text. */
export const metricSheets = {
  metrics: { label: texts.metricSheets.metrics, sections: metricSections },
  customers: { label: texts.metricSheets.customers, sections: customerSections },
  own: { label: texts.metricSheets.own, sections: [ownSection] }
} as const

/** Shows again what hides a row or column. */
function unfold(rows: readonly ShownRow[], line: string, column: string, { folds, view }: Shown): void {
  const from = rows.findIndex((row) => row.line === line)
  const holder = rows[from]?.indent === 1 ? rows.slice(from).find(({ indent }) => indent === 0) : undefined
  const [, month] = /^month (\d+)$/.exec(column) ?? []
  const year = month ? [columnOf(yearOf(Number(month), view))] : []
  const keys = [...(holder ? [holder.line] : []), ...year]
  for (const key of keys) if (folds.has(key)) folds.toggle(key)
}

export function statementRows(id: Statement['id'], view: View): ShownRow[] {
  return statements
    .find((statement) => statement.id === id)!
    .rows.flatMap(({ line, indent, isTotal, label }) => {
      const info = view.info(line)
      return info ? [{ line, indent, isTotal, label: label ?? labelFor(info.label, info.member), unit: info.unit }] : []
    })
}

/** Every line of some sections of the model's text, with own lines among them. */
export function sectionRows(sections: readonly string[], view: View): ShownRow[] {
  return view.catalogue
    .filter((info) => info.grain === 'monthly' && !info.isWorking && sections.includes(info.section))
    .map(({ line, label, member, unit }) => {
      const name = labelFor(label, member)
      return {
        ...{ line, unit, label: unit === 'month' ? texts.inMonths(name) : name },
        indent: member === null ? 0 : 1,
        isTotal: false
      }
    })
}
