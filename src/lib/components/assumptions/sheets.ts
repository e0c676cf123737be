// The assumptions as sheets: one for each section of the page, read off the typed tables.
import type { Row } from '#lib/edit/edit.ts'
import type { Followed } from '#lib/edit/messages.ts'
import {
  capitalParameters,
  categories,
  columnFor,
  memberLabels,
  parameters,
  stages,
  tableNamed
} from '#lib/edit/schema.ts'
import { monthLabel, periodLabel } from '#lib/format/months.ts'
import { showNumber } from '#lib/format/numbers.ts'
import { nameRow } from '#lib/format/places.ts'
import { usualWords } from '#lib/format/usual.ts'
import type { View } from '#lib/model/view.ts'
import * as texts from '#lib/texts/assumptions.ts'
import type { Sheet, SheetCell, SheetColumn, SheetRow } from '../grid/sheet.ts'
import { absentCell, figureWidth, headingOf, labelCell, typedCell, type Flags, type Setting } from './cells.ts'

/** What was typed. Figures are apart from it: they come with every key, and few sheets have any. */
export interface Source {
  scenario: Row
  tables: Readonly<Record<string, readonly Row[]>>
  setting: Setting
  flags: Flags
  /** What it is a branch of. */
  followed: Followed | null
}

const nameWidth = 'minmax(88px, auto)'
function computed(view: View, setting: Setting, line: string, at: number, unit: string): SheetCell {
  const value = view.at(line, at)
  const text = showNumber(value, unit, 'plain', setting)
  return { text, kind: 'computed', figure: { line, at }, ...(value === null ? {} : { number: { value, unit } }) }
}
const plainRow = (id: string, removeLabel: string | null = null): SheetRow => ({
  id,
  weight: 'plain',
  indent: 0,
  removeLabel
})

/** A table as it is: a row for each row, a column for each column. */
function tableSheet(
  { tables, setting, flags, followed }: Source,
  table: string,
  columns: readonly SheetColumn[],
  sorted?: (a: Row, b: Row) => number
): Sheet {
  const { label, rowLabel } = tableNamed(table)
  const rows = sorted ? [...(tables[table] ?? [])].sort(sorted) : (tables[table] ?? [])
  return {
    label,
    setting,
    columns,
    rows: rows.map((row) => plainRow(row.id, texts.removeRow(rowLabel, nameRow(table, row)))),
    cell: (row, column) => typedCell(table, rows[row]!, columns[column]!.id, setting, flags, followed),
    placeOf: (row, column) => [table, rows[row]!.id, ...(column === 0 ? [] : [columns[column]!.id])].join('/'),
    grows: {
      from: rows.length,
      rowLabel,
      target: (nth, column) => {
        const id = columns[column]?.id
        const declared = id === undefined ? null : columnFor(table, id)
        return declared && { table, row: null, column: declared.name, added: nth, declared, now: declared.missing }
      }
    }
  }
}

export function pricingSheet(source: Source, view: View): Sheet {
  const { tables, setting } = source
  const columns = tableNamed('pricing').columns.map(({ name }) =>
    headingOf('pricing', name, name === 'tier' ? nameWidth : undefined)
  )
  const typed = tableSheet(source, 'pricing', columns)
  const tiers = tables['pricing'] ?? []
  const month = Math.min(24, view.months)
  const ratio = (line: string) => computed(view, setting, line, month, 'multiple')
  const whole: Record<string, [string, string]> = {
    monthly_price: ['average_price', 'money'],
    cac: ['average_cac', 'money'],
    annual_churn: ['average_churn', 'rate'],
    mix_pct: ['whole_mix', 'rate'],
    annual_prepaid_share: ['average_prepaid', 'rate']
  }
  const totalCell = (id: string): SheetCell => {
    const [line, unit] = whole[id] ?? []
    return line && unit ? computed(view, setting, line, 0, unit) : labelCell('–')
  }
  return {
    ...typed,
    columns: [
      ...columns,
      { id: 'ltv_cac', label: texts.ltvToCac(monthLabel(month)), width: figureWidth, align: 'right' }
    ],
    placeOf(row, column) {
      if (row < tiers.length && column < columns.length) return typed.placeOf!(row, column)
      const { figure } = this.cell(row, column)
      return figure ? figure.line + (figure.at === 0 ? '' : ` M${figure.at}`) : null
    },
    rows: tiers.length === 0 ? [] : [...typed.rows, { id: 'all', weight: 'total', indent: 0, removeLabel: null }],
    cell(row, column) {
      const isRatio = column === columns.length
      if (row < tiers.length) return isRatio ? ratio(`ltv_cac[${tiers[row]!['tier']}]`) : typed.cell(row, column)
      if (column === 0) return labelCell(texts.all)
      return isRatio ? ratio('ltv_cac') : totalCell(columns[column]!.id)
    }
  }
}

export const growthSheet = (source: Source): Sheet =>
  tableSheet(
    source,
    'growth_rates',
    tableNamed('growth_rates').columns.map(({ name }, i): SheetColumn => ({
      ...headingOf('growth_rates', name),
      ...(i === 0 ? { align: 'left' } : {})
    })),
    (a, b) => Number(a['month_start']) - Number(b['month_start'])
  )

export function headcountSheet(source: Source): Sheet {
  const columns = tableNamed('headcount').columns.map(({ name }) =>
    headingOf('headcount', name, name === 'department' ? nameWidth : undefined)
  )
  const order = new Map((source.tables['headcount'] ?? []).map((row, i) => [row['department'], i] as const).reverse())
  const byDepartment = (a: Row, b: Row) =>
    (order.get(a['department'] ?? null) ?? 0) - (order.get(b['department'] ?? null) ?? 0) ||
    Number(a['period_start']) - Number(b['period_start'])
  return tableSheet(source, 'headcount', columns, byDepartment)
}

export const fundingSheet = (source: Source): Sheet =>
  tableSheet(
    source,
    'funding_rounds',
    tableNamed('funding_rounds').columns.map(({ name }) =>
      headingOf('funding_rounds', name, name === 'name' ? nameWidth : undefined)
    ),
    (a, b) => Number(a['month']) - Number(b['month'])
  )

export const comparablesSheet = (source: Source): Sheet =>
  tableSheet(
    source,
    'comparables',
    tableNamed('comparables').columns.map(({ name }) =>
      headingOf('comparables', name, name === 'name' ? nameWidth : undefined)
    )
  )

const lineWidths: Readonly<Record<string, string>> = {
  name: 'minmax(140px, 1fr)',
  unit: 'minmax(120px, 0.8fr)',
  formula: 'minmax(220px, 2fr)',
  note: 'minmax(140px, 1.4fr)'
}

export const ownLinesSheet = (source: Source): Sheet =>
  tableSheet(
    source,
    'custom_lines',
    tableNamed('custom_lines').columns.map(({ name }) => headingOf('custom_lines', name, lineWidths[name]))
  )

/** Expenses: a row for each category, and for each stage its part of revenue and its minimum. */
export function expensesSheet({ tables, setting, flags, followed }: Source): Sheet {
  const values = ['ratio', 'minimum'] as const
  const cells = stages.flatMap((stage) => values.map((value) => ({ stage, value })))
  const columns: SheetColumn[] = [
    { id: 'category', label: texts.expense, width: 'minmax(184px, auto)', align: 'left' },
    ...cells.map(({ stage, value }): SheetColumn => ({
      id: `${stage} ${value}`,
      label: value === 'ratio' ? memberLabels[stage]! : '\u00a0',
      sub: columnFor('expense_ratios', value)!.label.toLowerCase(),
      width: figureWidth,
      align: 'right'
    }))
  ]
  return {
    label: tableNamed('expense_ratios').label,
    setting,
    columns,
    rows: categories.map((category) => plainRow(category)),
    placeOf(row, column) {
      const { stage, value } = cells[column - 1] ?? {}
      return `expense_ratios/${categories[row]!}${stage ? ` ${stage}/${value}` : ''}`
    },
    cell(row, column) {
      const category = categories[row]!
      if (column === 0) return labelCell(memberLabels[category]!)
      const { stage, value } = cells[column - 1]!
      const typed = (tables['expense_ratios'] ?? []).find(
        (one) => one['category'] === category && one['stage'] === stage
      )
      if (typed) return typedCell('expense_ratios', typed, value, setting, flags, followed)
      const declared = columnFor('expense_ratios', value)!
      return {
        text: '–',
        kind: 'typed',
        target: { table: 'expense_ratios', row: null, column: value, names: { category, stage }, declared, now: null }
      }
    }
  }
}

const namedColumns: readonly SheetColumn[] = [
  { id: 'label', label: texts.assumption, width: 'minmax(180px, 1.2fr)', align: 'left' },
  { id: 'value', label: texts.value, width: 'minmax(120px, 0.6fr)', align: 'right' },
  { id: 'help', label: texts.meaning, width: 'minmax(200px, 2.4fr)', align: 'left', wraps: true }
]

interface NamedValue {
  parameter: string
  label: string
  help: string
}

function namedSheet(
  { tables, setting, flags, followed }: Source,
  table: string,
  label: string,
  values: readonly NamedValue[]
): Sheet {
  const rows = tables[table] ?? []
  const found = values.map(({ parameter }) => rows.find((row) => row['parameter'] === parameter))
  return {
    label,
    setting,
    columns: namedColumns,
    rows: values.map(({ parameter }, i) => plainRow(found[i]?.id ?? parameter)),
    placeOf: (row) => `${table}/${values[row]!.parameter}`,
    cell(row, column) {
      const { parameter, label: name, help } = values[row]!
      if (column === 0) return labelCell(name)
      if (column === 2) {
        const usual = usualWords(columnFor(table, 'value', parameter)!, setting)
        return { ...labelCell(usual ? `${help} ${usual}` : help), kind: 'computed' }
      }
      return found[row]
        ? typedCell(table, found[row], 'value', setting, flags, followed)
        : absentCell(table, parameter, setting)
    }
  }
}

/** General assumptions, one sheet for each group. */
export function generalSheets(source: Source): { group: string; sheet: Sheet }[] {
  const groups = [...new Set(parameters.map(({ group }) => group))]
  return groups.map((group) => {
    const values = parameters
      .filter((one) => one.group === group)
      .map(({ name, label, help }) => ({ parameter: name, label, help }))
    return { group, sheet: namedSheet(source, 'assumptions', group, values) }
  })
}

export function capitalSheet(source: Source): Sheet {
  const [dso, ...others] = capitalParameters
  const tiers = (source.tables['pricing'] ?? []).map((row) => row['tier'] ?? '')
  const values = [
    ...tiers.map((tier) => ({ parameter: `dso_${tier}`, label: `${dso!.label}, ${tier}`, help: dso!.help })),
    ...others.map(({ name, label, help }) => ({ parameter: name, label, help }))
  ]
  return namedSheet(source, 'working_capital', tableNamed('working_capital').label, values)
}

/** The plan itself: when it starts, how long it is. */
export function planSheet({ scenario, setting, followed }: Source): Sheet {
  const columns = ['name', 'start_date', 'months', 'description']
  return {
    label: texts.plan,
    setting,
    columns: namedColumns,
    rows: columns.map((column) => plainRow(column)),
    placeOf: (row) => `scenarios/${columns[row]!}`,
    cell(row, column) {
      const { label, help } = columnFor('scenarios', columns[row]!)!
      if (column === 0) return labelCell(label)
      if (column === 2)
        return columns[row] === 'months'
          ? { ...labelCell(`${help} ${periodLabel(1, Number(scenario['months']))}.`), kind: 'computed' }
          : { ...labelCell(help), kind: 'computed' }
      return { ...typedCell('scenarios', scenario, columns[row]!, setting, undefined, followed), kind: 'typed' }
    }
  }
}
