// The charts of the results page: which lines, which marks, and the one figure each is about.
import type { Row } from '#lib/edit/edit.ts'
import { monthLabel } from '#lib/format/months.ts'
import { showNumber, type NumberSetting } from '#lib/format/numbers.ts'
import { periodAt, type Period } from '#lib/model/periods.ts'
import type { View } from '#lib/model/view.ts'
import * as texts from '#lib/texts/chart.ts'
import { placesOf } from './places.ts'
import type { ChartMark, ChartPlace, ChartSeries, ChartSpec } from './spec.ts'

export interface ResultChart {
  id: string
  title: string
  figure: string
  /** The line and month that the figure is. */
  about: { line: string; at: number }
  spec: ChartSpec
  /** Said to those who do not see the chart. */
  description: string
}

export type ChartedPeriod = Exclude<Period, 'toDate'>

export interface Results {
  view: View
  period: ChartedPeriod
  startDate: string
  rounds: readonly Row[]
  /** Months from one tranche of a round to the next. */
  trancheInterval: number
  setting: NumberSetting
}

const colours = [1, 2, 3, 4, 5, 6] as const

export function resultCharts(at: Results): ResultChart[] {
  const { view, setting } = at
  const last = view.months
  const end = monthLabel(last)
  const money = (line: string, month = 0) => showNumber(view.at(line, month), 'money', 'short', setting)
  const low = view.at('cash_low_month')
  const breakeven = view.at('breakeven_month')
  const runway = view.at('runway_months', last)
  const outlines: Outline[] = [
    {
      id: 'cash',
      title: texts.lines.cash,
      figure: low === null ? '' : texts.lowest(money('cash_low_point'), monthLabel(low)),
      about: { line: 'cash_low_point', at: 0 },
      unit: 'money',
      series: lines(at, [['cash', 3, true]]),
      marks: cashMarks(at)
    },
    {
      id: 'arr',
      title: texts.titles.arr,
      figure: texts.at(money('arr', last), end),
      about: { line: 'arr', at: last },
      unit: 'money',
      series: byMember(at, 'arr')
    },
    {
      id: 'movements',
      title: texts.titles.movements,
      figure: texts.netNew(money('net_new_mrr', last), end),
      about: { line: 'net_new_mrr', at: last },
      unit: 'money',
      series: movements(at),
      kind: 'bars'
    },
    {
      id: 'result',
      title: texts.titles.result,
      figure: breakeven === null ? texts.noBreakEven : texts.breakEvenIn(monthLabel(breakeven)),
      about: { line: 'breakeven_month', at: 0 },
      unit: 'money',
      series: lines(at, [
        ['revenue', 1],
        ['gross_profit', 2],
        ['ebitda', 4]
      ]),
      marks: breakevenMark(at, breakeven)
    },
    {
      id: 'costs',
      title: texts.titles.costs,
      figure: texts.expensesIn(money('operating_expenses', last), end),
      about: { line: 'operating_expenses', at: last },
      unit: 'money',
      series: costs(at),
      kind: 'bars'
    },
    {
      id: 'customers',
      title: texts.units.customers,
      figure: texts.at(showNumber(view.at('customers', last), 'customers', 'short', setting), end),
      about: { line: 'customers', at: last },
      unit: 'customers',
      series: byMember(at, 'customers')
    },
    {
      id: 'margin',
      title: texts.lines.gross_margin,
      figure: texts.at(showNumber(view.at('gross_margin', last), 'rate', 'plain', setting), end),
      about: { line: 'gross_margin', at: last },
      unit: 'rate',
      series: lines(at, [['gross_margin', 2]])
    },
    {
      id: 'runway',
      title: texts.lines.runway_months,
      figure: runway === null ? texts.noCashBurnt(end) : texts.at(showNumber(runway, 'month', 'plain', setting), end),
      about: { line: 'runway_months', at: last },
      unit: 'month',
      series: lines(at, [['runway_months', 5]]),
      ceiling: last
    }
  ]
  const places = placesOf(
    at.startDate,
    at.period,
    view.values('cash', at.period).length,
    setting.locale,
    view.fiscal,
    view.months
  )
  return outlines.map((outline) => chart(at, places, outline))
}

interface Outline extends Pick<ResultChart, 'id' | 'title' | 'figure' | 'about'> {
  unit: 'money' | 'customers' | 'rate' | 'month'
  series: ChartSeries[]
  marks?: ChartMark[]
  kind?: ChartSpec['kind']
  ceiling?: number
}

function chart(
  at: Results,
  places: readonly ChartPlace[],
  { unit, series, marks = [], kind = 'line', ceiling, ...named }: Outline
): ResultChart {
  const { period, setting } = at
  const said = marks.map(({ label, at: place }) => texts.at(label, places[place]!.label))
  // Months are counted beside the axis and in the table, where their word would stand in every line.
  const counted = unit === 'month' ? 'count' : unit
  return {
    ...named,
    description: [`${named.title}: ${series.map(({ label }) => label).join(', ')}`, named.figure, ...said]
      .filter(Boolean)
      .join('. '),
    spec: {
      kind,
      series,
      places,
      year: { month: 12, quarter: 4, year: 1 }[period],
      named: namesPlace(at, places.length),
      marks,
      ...(ceiling === undefined ? {} : { ceiling }),
      steps: ({ money: 'tens', customers: 'whole', rate: 'shares', month: 'months' } as const)[unit],
      showTick: (value, isTop) => {
        const shown = showNumber(value, counted, 'short', setting) + (value === ceiling ? '+' : '')
        return isTop && unit === 'month' ? texts.inMonths(shown) : shown
      },
      showExact: (value) => showNumber(value, unit, 'plain', setting),
      showCell: (value) => showNumber(value, counted, unit === 'money' ? 'statement' : 'column', setting),
      unit: { money: setting.currency, ...texts.units }[unit]
    }
  }
}

/** A year's worth of months apart; every quarter or year where they are few. */
function namesPlace({ period }: Results, count: number): (at: number) => boolean {
  const step = period === 'month' ? (count > 20 ? 12 : 3) : count > 12 ? 4 : 1
  return (at) => at % step === 0
}

type Wanted = [line: keyof typeof texts.lines, colour: ChartSeries['colour'], fill?: boolean]

const lines = ({ view, period }: Results, wanted: Wanted[]): ChartSeries[] =>
  wanted.map(([line, colour, fill]) => ({
    line,
    label: texts.lines[line],
    values: view.values(line, period),
    colour,
    fill: fill ?? false
  }))

/** A line for each member of its axis; beyond six they share the last colour and are told apart by dashes. */
const byMember = ({ view, period }: Results, name: string): ChartSeries[] =>
  view.family(name).map(({ line, member }, i) => ({
    line,
    label: member!,
    values: view.values(line, period),
    colour: colours[Math.min(i, 5)]!,
    dashed: i > 5
  }))

const negated = (values: Float64Array): Float64Array => values.map((value) => -value)

function movements({ view, period }: Results): ChartSeries[] {
  return [
    { line: 'new_mrr', label: texts.lines.new_mrr, values: view.values('new_mrr', period), colour: 1 },
    {
      line: 'expansion_mrr',
      label: texts.lines.expansion_mrr,
      values: view.values('expansion_mrr', period),
      colour: 2
    },
    {
      line: 'contraction_mrr',
      label: texts.lines.contraction_mrr,
      values: negated(view.values('contraction_mrr', period)),
      colour: 3
    },
    {
      line: 'churned_mrr',
      label: texts.lines.churned_mrr,
      values: negated(view.values('churned_mrr', period)),
      colour: 4
    }
  ]
}

const costs = (at: Results): ChartSeries[] => {
  const shorts: Record<string, string> = texts.shortLines
  return lines(at, [
    ['cost_of_revenue', 2],
    ['sales_and_marketing', 1],
    ['research_and_development', 5],
    ['general_and_administrative', 6]
  ]).map((series) => ({ ...series, short: shorts[series.line] ?? series.label }))
}

function cashMarks({ view, period, rounds, trancheInterval, setting }: Results): ChartMark[] {
  const low = view.at('cash_low_month')
  const lowMark: ChartMark[] =
    low === null
      ? []
      : [
          {
            at: periodAt(period, low, view.fiscal),
            value: view.at('cash_low_point')!,
            label: texts.low(showNumber(view.at('cash_low_point'), 'money', 'short', setting)),
            tone: 'bad'
          }
        ]
  const raised = rounds.flatMap((row) =>
    paymentsOf(row, trancheInterval)
      .filter(({ month }) => month <= view.months)
      .map(({ month, amount, words }): ChartMark => {
        const at = periodAt(period, month, view.fiscal)
        const label = `${words} ${showNumber(amount, 'money', 'short', setting)}`
        const isMinor = month !== Number(row['month'])
        return { at, value: view.at('cash', at, period) ?? 0, label, tone: 'plain', isMinor }
      })
  )
  return period === 'month' ? [...lowMark, ...raised] : raised
}

/** When a round is paid: at once, or in tranches. */
function paymentsOf(row: Row, interval: number): { month: number; amount: number; words: string }[] {
  const shares = [1, 2, 3].map((nth) => Number(row[`tranche_${nth}`] ?? 0))
  const paid = shares.flatMap((share, i) =>
    share > 0
      ? [
          {
            month: Number(row['month']) + i * interval,
            amount: Number((Number(row['amount']) * share).toPrecision(12))
          }
        ]
      : []
  )
  return paid.map((payment, i) => ({
    ...payment,
    words: paid.length === 1 ? `${row['name']}` : `${row['name']} ${i + 1}/${paid.length}`
  }))
}

function breakevenMark({ view, period }: Results, month: number | null): ChartMark[] {
  if (month === null) return []
  const at = periodAt(period, month, view.fiscal)
  return [{ at, value: view.at('ebitda', at, period) ?? 0, label: texts.breakEven, tone: 'good' }]
}
