// The charts of the results page: which lines, which marks, and the one figure each is about.
import type { Row } from '#lib/edit/edit.ts'
import { monthLabel } from '#lib/format/months.ts'
import { showNumber, type NumberSetting } from '#lib/format/numbers.ts'
import type { Period, View } from '#lib/model/view.ts'
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

export interface Results {
  view: View
  period: Period
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
      title: 'Cash',
      figure: low === null ? '' : `lowest ${money('cash_low_point')} in ${monthLabel(low)}`,
      about: { line: 'cash_low_point', at: 0 },
      unit: 'money',
      series: lines(at, [['cash', 'Cash', 3, true]]),
      marks: cashMarks(at)
    },
    {
      id: 'arr',
      title: 'Annual recurring revenue',
      figure: `${money('arr', last)} at ${end}`,
      about: { line: 'arr', at: last },
      unit: 'money',
      series: byMember(at, 'arr')
    },
    {
      id: 'movements',
      title: 'MRR movements',
      figure: `net new ${money('net_new_mrr', last)} in ${end}`,
      about: { line: 'net_new_mrr', at: last },
      unit: 'money',
      series: movements(at),
      kind: 'bars'
    },
    {
      id: 'result',
      title: 'Revenue and result',
      figure: breakeven === null ? 'no break-even in the plan' : `break-even ${monthLabel(breakeven)}`,
      about: { line: 'breakeven_month', at: 0 },
      unit: 'money',
      series: lines(at, [
        ['revenue', 'Revenue', 1],
        ['gross_profit', 'Gross profit', 2],
        ['ebitda', 'EBITDA', 4]
      ]),
      marks: breakevenMark(at, breakeven)
    },
    {
      id: 'costs',
      title: 'Costs',
      figure: `${money('operating_expenses', last)} operating expenses in ${end}`,
      about: { line: 'operating_expenses', at: last },
      unit: 'money',
      series: costs(at),
      kind: 'bars'
    },
    {
      id: 'customers',
      title: 'Customers',
      figure: `${showNumber(view.at('customers', last), 'customers', 'short', setting)} at ${end}`,
      about: { line: 'customers', at: last },
      unit: 'customers',
      series: byMember(at, 'customers')
    },
    {
      id: 'margin',
      title: 'Gross margin',
      figure: `${showNumber(view.at('gross_margin', last), 'rate', 'plain', setting)} at ${end}`,
      about: { line: 'gross_margin', at: last },
      unit: 'rate',
      series: lines(at, [['gross_margin', 'Gross margin', 2]])
    },
    {
      id: 'runway',
      title: 'Runway',
      figure:
        runway === null ? `no cash is burnt at ${end}` : `${showNumber(runway, 'month', 'plain', setting)} at ${end}`,
      about: { line: 'runway_months', at: last },
      unit: 'month',
      series: lines(at, [['runway_months', 'Runway', 5]]),
      ceiling: last
    }
  ]
  const places = placesOf(at.startDate, at.period, view.values('cash', at.period).length, setting.locale)
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
  const said = marks.map(({ label, at: place }) => `${label} at ${places[place]!.label}`)
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
      showTick: (value, isTop) =>
        showNumber(value, counted, 'short', setting) +
        (value === ceiling ? '+' : '') +
        (isTop && unit === 'month' ? ' months' : ''),
      showExact: (value) => showNumber(value, unit, 'plain', setting),
      showCell: (value) => showNumber(value, counted, unit === 'money' ? 'statement' : 'column', setting),
      unit: { money: setting.currency, month: 'Months', customers: 'Customers', rate: 'Share' }[unit]
    }
  }
}

/** A year's worth of months apart; every quarter or year where they are few. */
function namesPlace({ period }: Results, count: number): (at: number) => boolean {
  const step = period === 'month' ? (count > 20 ? 12 : 3) : count > 12 ? 4 : 1
  return (at) => at % step === 0
}

type Wanted = [line: string, label: string, colour: ChartSeries['colour'], fill?: boolean]

const lines = ({ view, period }: Results, wanted: Wanted[]): ChartSeries[] =>
  wanted.map(([line, label, colour, fill]) => ({
    line,
    label,
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
    { line: 'new_mrr', label: 'New', values: view.values('new_mrr', period), colour: 1 },
    { line: 'expansion_mrr', label: 'Expansion', values: view.values('expansion_mrr', period), colour: 2 },
    {
      line: 'contraction_mrr',
      label: 'Contraction',
      values: negated(view.values('contraction_mrr', period)),
      colour: 3
    },
    { line: 'churned_mrr', label: 'Churn', values: negated(view.values('churned_mrr', period)), colour: 4 }
  ]
}

const costs = (at: Results): ChartSeries[] => {
  const shorts: Record<string, string> = {
    research_and_development: 'R&D',
    general_and_administrative: 'G&A'
  }
  return lines(at, [
    ['cost_of_revenue', 'Cost of revenue', 2],
    ['sales_and_marketing', 'Sales and marketing', 1],
    ['research_and_development', 'Research and development', 5],
    ['general_and_administrative', 'General and administrative', 6]
  ]).map((series) => ({ ...series, short: shorts[series.line] ?? series.label }))
}

const placeOf = (month: number, period: Period): number =>
  month === 0 ? 0 : Math.ceil(month / { month: 1, quarter: 3, year: 12 }[period])

function cashMarks({ view, period, rounds, trancheInterval, setting }: Results): ChartMark[] {
  const low = view.at('cash_low_month')
  const lowMark: ChartMark[] =
    low === null
      ? []
      : [
          {
            at: placeOf(low, period),
            value: view.at('cash_low_point')!,
            label: `Low ${showNumber(view.at('cash_low_point'), 'money', 'short', setting)}`,
            tone: 'bad'
          }
        ]
  const raised = rounds.flatMap((row) =>
    paymentsOf(row, trancheInterval)
      .filter(({ month }) => month <= view.months)
      .map(({ month, amount, words }): ChartMark => {
        const at = placeOf(month, period)
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
  const at = placeOf(month, period)
  return [{ at, value: view.at('ebitda', at, period) ?? 0, label: 'Break-even', tone: 'good' }]
}
