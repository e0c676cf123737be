// Statements and metrics as sheets: a row for each line, a column for each month, quarter or year, years summed up.
import { monthLabel, showMonth, showQuarter, showYear } from '#lib/format/months.ts'
import { showNumber, type NumberSetting } from '#lib/format/numbers.ts'
import { statements, type Statement, metricSections } from '#lib/model/statements.ts'
import type { SeriesInfo } from '#lib/model/series.ts'
import type { Period, View } from '#lib/model/view.ts'
import type { Fold, Sheet, SheetCell, SheetColumn } from '../grid/sheet.ts'

export interface Shown {
  view: View
  period: Period
  startDate: string
  setting: NumberSetting
  /** What is folded: "year 2", "ebitda". */
  folds: { has(key: string): boolean; toggle(key: string): void }
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
}

/** Months with a total behind each year, or the quarters, or the years; M0 first, where anything stands in it. */
function spansOf({ view, period, folds }: Shown, rows: readonly ShownRow[]): Span[] {
  const count = view.values('cash', period).length
  const hasOpening = rows.some(({ line }) => (view.at(line) ?? 0) !== 0)
  const spans = Array.from({ length: count }, (_, at): Span => ({ period, at })).slice(hasOpening ? 0 : 1)
  if (period !== 'month') return spans
  return spans.flatMap((span): Span[] => {
    const year = Math.ceil(span.at / 12)
    const months = span.at > 0 && folds.has(`year ${year}`) ? [] : [span]
    return span.at > 0 && (span.at % 12 === 0 || span.at === count - 1)
      ? [...months, { period: 'year', at: year }]
      : months
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

function spanLabel({ period, at }: Span, startDate: string, locale: string): { label: string; sub?: string } {
  if (at === 0) return { label: 'M0', sub: 'Opening' }
  if (period === 'quarter') return { label: showQuarter(startDate, at) }
  if (period === 'year') return { label: showYear(startDate, at) }
  return { label: monthLabel(at), sub: showMonth(startDate, at, 'short', locale) }
}

export function figuresSheet(
  label: string,
  all: readonly ShownRow[],
  shown: Shown,
  style: 'statement' | 'column',
  head: string
): { sheet: Sheet; spans: Span[]; rows: readonly ShownRow[] } {
  const { view, period, startDate, setting, folds } = shown
  const spans = spansOf(shown, all)
  const left = foldedRows(all, shown)
  const rows = left.map(({ row }) => row)
  const foldOf = (key: string, what: string): Fold => ({
    ...{ key, isFolded: folds.has(key), what },
    toggle: () => folds.toggle(key)
  })
  const width = `${widthFor(all, shown, spans, style)}px`
  const columns: SheetColumn[] = [
    { id: 'line', label: head, width: '236px', align: 'left' },
    ...spans.map((span): SheetColumn => ({
      id: `${span.period} ${span.at}`,
      ...spanLabel(span, startDate, setting.locale),
      width,
      align: 'right',
      ...(period === 'month' && span.period === 'year'
        ? { isSunk: true, fold: foldOf(`year ${span.at}`, `the months of ${showYear(startDate, span.at)}`) }
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
      ...(parts > 0 ? { fold: foldOf(line, `what ${label} is made of`) } : {})
    })),
    cell(row, column): SheetCell {
      const { line, label: name, unit } = rows[row]!
      if (column === 0) return { text: name, kind: 'label' }
      const span = spans[column - 1]!
      const value = view.at(line, span.at, span.period)
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
  { view, setting }: Shown,
  spans: readonly Span[],
  style: 'statement' | 'column'
): number {
  let longest = 9
  for (const { line, unit } of rows)
    for (const kind of new Set(spans.map(({ period }) => period))) {
      const values = view.values(line, kind).filter((value) => Number.isFinite(value))
      for (const extreme of [Math.min(0, ...values), Math.max(0, ...values)])
        longest = Math.max(longest, showNumber(extreme, unit === 'month' ? 'count' : unit, style, setting).length)
    }
  return 26 + Math.ceil(longest * 7.9)
}

/** The metrics that are shown together, each a sheet, by the sections of the model's text. */
export const metricSheets = {
  metrics: { label: 'Metrics', sections: metricSections },
  customers: {
    label: 'Customers and people',
    sections: ['Customers', 'Recurring revenue', 'Paid in advance and paid later', 'Stage', 'People']
  },
  own: { label: 'Own lines', sections: ['Own lines'] }
} as const

/** Shows again what hides a figure. @param line one of the rows */
export function unfold(rows: readonly ShownRow[], line: string, { period, at }: Span, folds: Shown['folds']): void {
  const from = rows.findIndex((row) => row.line === line)
  const holder = rows[from]?.indent === 1 ? rows.slice(from).find(({ indent }) => indent === 0) : undefined
  const keys = [...(holder ? [holder.line] : []), ...(period === 'month' ? [`year ${Math.ceil(at / 12)}`] : [])]
  for (const key of keys) if (folds.has(key)) folds.toggle(key)
}

export function statementRows(id: Statement['id'], view: View): ShownRow[] {
  return statements
    .find((statement) => statement.id === id)!
    .rows.flatMap(({ line, indent, isTotal, label }) => {
      const info = view.info(line)
      return info ? [{ line, indent, isTotal, label: label ?? labelOf(info), unit: info.unit }] : []
    })
}

/** Every line of some sections of the model's text, with own lines among them. */
export function sectionRows(sections: readonly string[], view: View): ShownRow[] {
  return view.catalogue
    .filter((info) => info.grain === 'monthly' && !info.isWorking && sections.includes(info.section))
    .map((info) => ({
      line: info.line,
      label: labelOf(info) + (info.unit === 'month' ? ', months' : ''),
      unit: info.unit,
      indent: info.member === null ? 0 : 1,
      isTotal: false
    }))
}

const labelOf = ({ label, member }: SeriesInfo): string =>
  member === null ? label : `${label}, ${member.replaceAll('_', ' ')}`
