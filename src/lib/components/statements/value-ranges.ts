// What the company may be worth by each method: from a point below the discount rate to a point above it, or from the
// lower to the upper quartile of comparable companies. Where a method says nothing, what to type instead.
import { columnFor, tableNamed } from '#lib/edit/schema.ts'
import type { Row } from '#lib/edit/edit.ts'
import type { Tables } from '#lib/edit/messages.ts'
import type { SensitivityTable } from '#lib/edit/valuing.ts'
import { showNumber, type NumberSetting } from '#lib/format/numbers.ts'
import { unusually, usualWords } from '#lib/format/usual.ts'
import type { View } from '#lib/model/view.ts'
import * as texts from '#lib/texts/valuation.ts'
import { axisFor, type Axis } from '../chart/axis.ts'

export interface ValueRange {
  /** The line of the middle, which explains itself. */
  line: string
  label: string
  /** What it was reckoned from. */
  basis: string
  /** Enterprise values; low and high are the middle where no step to a side is possible. */
  low: number
  middle: number
  high: number
  /** One of the sides has no value. */
  isOpen: boolean
}

/** Why a method has no value, and where that is put right. */
export interface NoValue {
  label: string
  sentence: string
  place: { table: string; row: string | null; column: string; label: string }
}

export interface Valued {
  ranges: readonly ValueRange[]
  without: readonly NoValue[]
}

/** What the methods are read from. */
export interface ValueSource {
  view: View
  scenario: Row
  tables: Tables
  sensitivity: readonly SensitivityTable[]
  setting: NumberSetting
}

export function valuedBy(source: ValueSource): Valued {
  const found = [
    rangeOf('gordon_enterprise_value', texts.methods.growth, source) ?? withoutGrowth(source),
    rangeOf('exit_enterprise_value', texts.methods.exit, source),
    rangeOfComparables(source) ?? withoutComparables(source)
  ].filter((one) => one !== null)
  return {
    ranges: found.filter((one) => 'line' in one),
    without: found.filter((one) => 'sentence' in one)
  }
}

/** From the least to the most and to zero, with the round numbers between. */
export function scaleOf(ranges: readonly ValueRange[]): Axis {
  const low = Math.min(0, ...ranges.map((range) => range.low))
  const high = Math.max(0, ...ranges.map((range) => range.high))
  const axis = axisFor(low, high, 'tens')
  return low < high ? { low, high, ticks: axis.ticks.filter((tick) => low <= tick && tick <= high) } : axis
}

/** Where there is no full year, there is nothing to be valued by any method. */
export const noFullYear = ({ scenario }: Pick<ValueSource, 'scenario'>): NoValue | null =>
  Number(scenario['months']) >= 12
    ? null
    : {
        label: texts.byMethod,
        sentence: texts.noFullYear,
        place: {
          ...{ table: 'scenarios', row: scenario.id, column: 'months' },
          label: columnFor('scenarios', 'months')!.label
        }
      }

/** The middle of a table stands at what was typed. */
export const middleOf = (values: readonly unknown[]): number => (values.length - 1) / 2

/** An assumption as it was typed, or as it counts where it was not. */
function shownStep(parameter: string, value: string, setting: NumberSetting): string {
  return showNumber(value, columnFor('assumptions', 'value', parameter)!.unit, 'typed', setting)
}

function rangeOf(line: string, label: string, { sensitivity, setting }: ValueSource): ValueRange | null {
  const table = sensitivity.find((one) => one.line === line)!
  const { down, across, values } = table
  const [row, column] = [middleOf(down.values), middleOf(across.values)]
  const middle = values[row]![column]!
  if (middle === null) return null
  const beside = [row - 1, row, row + 1].filter((at) => at >= 0 && at < values.length)
  const reached = beside.filter((at) => values[at]![column] !== null)
  const worths = reached.map((at) => values[at]![column]!)
  const [least, most] = [reached[0]!, reached.at(-1)!].map((at) =>
    shownStep(down.parameter, down.values[at]!, setting)
  ) as [string, string]
  const rates = least === most ? texts.rateAt(least) : texts.rateFrom(least, most)
  const other = shownStep(across.parameter, across.values[column]!, setting)
  return {
    line,
    label,
    basis: across.parameter === 'exit_multiple' ? texts.withMultiple(rates, other) : texts.withGrowth(rates, other),
    low: Math.min(...worths),
    middle,
    high: Math.max(...worths),
    isOpen: reached.length < beside.length
  }
}

const quartiles = ['revenue_multiple_low', 'revenue_multiple_median', 'revenue_multiple_high'] as const

function rangeOfComparables({ view, tables }: ValueSource): ValueRange | null {
  const [low, middle, high] = quartiles.map((line) => view.at(line))
  if (low == null || middle == null || high == null) return null
  const count = (tables['comparables'] ?? []).filter((row) => row['ev_revenue'] !== null).length
  return {
    ...{ line: quartiles[1], label: texts.methods.comparables, basis: texts.quartilesOf(count) },
    ...{ low, middle, high, isOpen: false }
  }
}

function withoutGrowth({ view, tables, sensitivity, setting }: ValueSource): NoValue {
  const { down, across } = sensitivity.find(({ line }) => line === 'gordon_enterprise_value')!
  const [rate, growth] = [down, across].map(({ values }) => values[middleOf(values)]!)
  const label = texts.methods.growth
  if (Number(rate) <= Number(growth)) {
    const [shownRate, shownGrowth] = [
      shownStep(down.parameter, rate!, setting),
      shownStep(across.parameter, growth!, setting)
    ]
    const row = (tables['assumptions'] ?? []).find(({ parameter }) => parameter === down.parameter)
    return {
      ...{ label, sentence: texts.rateNotAbove(shownRate, shownGrowth) },
      place: {
        ...{ table: 'assumptions', row: row?.id ?? down.parameter, column: 'value' },
        label: columnFor('assumptions', 'value', down.parameter)!.label
      }
    }
  }
  const cashFlow = view.values('annual_free_cash_flow').at(-1) ?? null
  return {
    ...{ label, sentence: texts.noCashFlow(showNumber(cashFlow, 'money', 'plain', setting)) },
    place: placeIn('expense_ratios', 'ratio', tables)
  }
}

const withoutComparables = ({ tables }: ValueSource): NoValue => ({
  ...{ label: texts.methods.comparables, sentence: texts.noComparables },
  place: placeIn('comparables', 'ev_revenue', tables)
})

/** A column of a table, in its first row where it has one. */
const placeIn = (table: string, column: string, tables: Tables): NoValue['place'] => ({
  ...{ table, row: tables[table]?.[0]?.id ?? null, column },
  label: tableNamed(table).label
})

/** What one method says about the other, where it does. */
export function impliedBy(
  line: string,
  view: View,
  setting: NumberSetting
): { sentence: string; isWarning: boolean }[] {
  if (line === 'gordon_enterprise_value') {
    const multiple = view.at('implied_exit_multiple')
    if (multiple === null) return []
    return [{ sentence: texts.impliesMultiple(showNumber(multiple, 'multiple', 'plain', setting)), isWarning: false }]
  }
  const growth = view.at('implied_terminal_growth')
  if (growth === null) return []
  const said = { sentence: texts.impliesGrowth(showNumber(growth, 'rate', 'plain', setting)), isWarning: false }
  const column = columnFor('assumptions', 'value', 'terminal_growth')!
  const isTooFast = unusually(String(growth), column) === 'higher'
  return isTooFast ? [said, { sentence: texts.growsTooFast(usualWords(column, setting)), isWarning: true }] : [said]
}
