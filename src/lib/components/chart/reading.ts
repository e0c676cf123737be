// What somebody reads at a place of a chart: which place a pointer or a key means, and the figures there in words.
import type { Plot } from './plot.ts'
import { stackOf, type ChartSeries, type ChartSpec } from './spec.ts'

/** The place whose point or bar is nearest. */
export function nearestPlace({ left, right, x }: Plot, { places }: ChartSpec, pointer: number): number {
  const last = places.length - 1
  const [first, end] = [x(0), x(last)]
  const within = Math.min(Math.max(pointer, left), right)
  return end > first ? Math.min(Math.max(Math.round(((within - first) / (end - first)) * last), 0), last) : 0
}

/** Of a place, the series whose point is nearest to the pointer, or the bar under it. */
export function nearestSeries({ y }: Plot, { kind, series }: ChartSpec, at: number, pointer: number): number {
  const stack = kind === 'bars' ? stackOf(series, at) : []
  const away = series.map(({ values }, i) => {
    if (!Number.isFinite(values[at])) return Infinity
    const [a, b] = stack[i] ? [y(stack[i].from), y(stack[i].to)] : [y(values[at]!), y(values[at]!)]
    // A bar of no height has nothing under the pointer.
    if (kind === 'bars' && a === b) return Infinity
    return Math.max(0, Math.min(a, b) - pointer, pointer - Math.max(a, b))
  })
  return Math.max(0, away.indexOf(Math.min(...away)))
}

interface PointAt {
  y: number
  colour: ChartSeries['colour']
  series: number
}

/** The points of curves at a place; bars need none. */
export const pointsAt = ({ y, top, bottom }: Plot, { kind, series }: ChartSpec, at: number): PointAt[] =>
  kind === 'bars'
    ? []
    : series.flatMap(({ values, colour }, i) => {
        const place = y(values[at] ?? NaN)
        return place >= top - 1 && place <= bottom + 1 ? [{ y: place, colour, series: i }] : []
      })

/**
 * Where a key leads: by a place, by a year with Shift or a page key, to an end.
 * @param from where somebody looks; null where nobody does, and the first key only shows the latest place
 */
export function stepped(
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  from: number | null,
  latest: number | null,
  last: number,
  year: number
): number | null {
  const by = shiftKey ? year : 1
  const step = { ArrowLeft: -by, ArrowRight: by, PageUp: -year, PageDown: year, Home: -Infinity, End: Infinity }[key]
  if (step === undefined) return null
  const start = from ?? Math.min(latest ?? last, last)
  const to = from === null && Number.isFinite(step) ? start : start + step
  return Math.min(Math.max(to, 0), last)
}

/** More would cover the chart; the table has them all. */
const mostShown = 8

export interface ReadFigure {
  series: ChartSeries
  index: number
  text: string
}

/** The figures of a place, with the chosen one always among them. */
export function readoutOf({ series, showExact }: ChartSpec, at: number, chosen: number) {
  const first = Math.min(Math.max(0, chosen - mostShown + 1), Math.max(0, series.length - mostShown))
  const figures = series
    .map((one, index): ReadFigure => ({ series: one, index, text: showExact(one.values[at] ?? NaN) }))
    .slice(first, first + mostShown)
  return { figures, others: series.length - figures.length }
}

/** "M24, December 2027. Revenue $120,000; Gross profit $96,000. Break-even." The chosen one comes first. */
export function spokenReadout({ series, places, marks, showExact }: ChartSpec, at: number, chosen: number): string {
  const said = series.map(({ label, values }) => `${label} ${showExact(values[at] ?? NaN)}`)
  const inOrder = said[chosen] === undefined ? said : [said[chosen], ...said.filter((_, i) => i !== chosen)]
  const words = marks.filter((mark) => mark.at === at).map(({ label }) => label)
  return [places[at]!.name, inOrder.join('; '), ...words].map((part) => `${part}.`).join(' ')
}
