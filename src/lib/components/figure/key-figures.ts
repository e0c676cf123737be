// The few figures that accompany typing, each with its change against the plan before the edit.
import { showNumber, type NumberSetting } from '#lib/format/numbers.ts'
import { monthLabel } from '#lib/format/months.ts'
import type { Good } from '#lib/model/language/syntax.ts'
import type { View } from '#lib/model/view.ts'
import * as texts from '#lib/texts/figure.ts'

export interface KeyFigure {
  /** The line and month that it is. */
  line: string
  at: number
  label: string
  shown: string
  /** "+$1.24M", "2 months sooner", "no change"; empty where there is nothing to compare with. */
  change: string
  tone: 'good' | 'bad' | 'same'
  isBelowZero: boolean
  curve: Float64Array
  colour: string
}

interface Wanted {
  line: string
  at: number
  label: string
  unit: string
  good: Good
  curve: string
  colour: string
}

export function keyFiguresOf(view: View, before: View | null, setting: NumberSetting): KeyFigure[] {
  const last = view.months
  const within = (month: number) => Math.min(month, last)
  const low = view.at('cash_low_month')
  const wanted: Wanted[] = [
    {
      line: 'arr',
      at: last,
      label: texts.arr(monthLabel(last)),
      unit: 'money',
      good: 'up',
      curve: 'arr',
      colour: 'var(--series-1)'
    },
    {
      line: 'cash_low_point',
      at: 0,
      label: texts.cashLowPoint(low === null ? null : monthLabel(low)),
      unit: 'money',
      good: 'up',
      curve: 'cash',
      colour: 'var(--series-3)'
    },
    {
      line: 'ending_cash',
      at: 0,
      label: texts.endingCash,
      unit: 'money',
      good: 'up',
      curve: 'cash',
      colour: 'var(--series-3)'
    },
    {
      line: 'runway_months',
      at: within(12),
      label: texts.runway(monthLabel(within(12))),
      unit: 'month',
      good: 'up',
      curve: 'runway_months',
      colour: 'var(--series-4)'
    },
    {
      line: 'breakeven_month',
      at: 0,
      label: texts.breakEven,
      unit: 'month number',
      good: 'down',
      curve: 'net_income',
      colour: 'var(--series-2)'
    },
    {
      line: 'ltv_cac',
      at: within(24),
      label: texts.ltvToCac(monthLabel(within(24))),
      unit: 'multiple',
      good: 'up',
      curve: 'ltv_cac',
      colour: 'var(--series-5)'
    },
    {
      line: 'nrr',
      at: within(24),
      label: texts.nrr(monthLabel(within(24))),
      unit: 'rate',
      good: 'up',
      curve: 'nrr',
      colour: 'var(--series-6)'
    }
  ]
  return wanted.map((one) => figureOf(one, view, before, setting))
}

function figureOf(
  { line, at, label, unit, good, curve, colour }: Wanted,
  view: View,
  before: View | null,
  setting: NumberSetting
): KeyFigure {
  const now = view.at(line, at)
  const was = before === null ? undefined : before.at(line, at)
  const { text, tone } =
    was === undefined ? { text: '', tone: 'same' as const } : changeOf(was, now, unit, good, setting)
  const shown = show(now, unit, setting)
  const isBelowZero = now !== null && now < 0
  return { line, at, label, shown, change: text, tone, isBelowZero, curve: view.values(curve), colour }
}

/** At a glance; the number of a month is its name. */
export const show = (value: number | null, unit: string, setting: NumberSetting): string =>
  unit === 'month number' ? (value === null ? '–' : monthLabel(value)) : showNumber(value, unit, 'short', setting)

/** What changed, in words, and whether that is good. */
export function changeOf(
  was: number | null,
  now: number | null,
  unit: string,
  good: Good,
  setting: NumberSetting
): { text: string; tone: KeyFigure['tone'] } {
  if (was === now) return { text: texts.noChange, tone: 'same' }
  if (was === null || now === null) {
    const appeared = was === null
    return {
      text: appeared ? texts.newlyThere : texts.was(show(was, unit, setting)),
      tone: appeared === (good === 'up' || unit === 'month number') ? 'good' : 'bad'
    }
  }
  const difference = now - was
  const tone = difference > 0 === (good === 'up') ? 'good' : 'bad'
  if (unit === 'month number') {
    const months = Math.abs(difference)
    return { text: (difference < 0 ? texts.sooner : texts.later)(months, setting.locale), tone }
  }
  const size =
    unit === 'month'
      ? showNumber(Math.abs(difference), 'count', 'plain', setting)
      : show(Math.abs(difference), unit, setting).replace(/%$/, texts.points)
  if (!/[1-9]/.test(size)) return { text: texts.noChange, tone: 'same' }
  return { text: `${difference > 0 ? '+' : '−'}${size}`, tone }
}
