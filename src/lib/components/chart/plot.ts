// Where everything of a chart stands in a drawing of some size: axis, names of months, ends of lines, marks. The screen, the
// files and the paper all read this.
import * as texts from '#lib/texts/drawing.ts'
import { axisFor } from './axis.ts'
import { fitted, placeNames, spread, type Measure } from './placement.ts'
import { stackOf, type ChartMark, type ChartSeries, type ChartSpec } from './spec.ts'

export interface Plot {
  width: number
  height: number
  left: number
  right: number
  top: number
  bottom: number
  /** The values at the bottom and at the top. */
  low: number
  high: number
  ticks: readonly { y: number; label: string; isZero: boolean }[]
  named: readonly { x: number; label: string }[]
  ends: readonly End[]
  marks: readonly PlacedMark[]
  x: (at: number) => number
  y: (value: number) => number
}

/** The name of a series where it ends. */
export interface End {
  x: number
  y: number
  label: string
  /** None where it speaks of several. */
  colour: ChartSeries['colour'] | null
}

export interface PlacedMark {
  x: number
  y: number
  label: string
  tone: ChartMark['tone']
  /** The middle of its name; null where there was no room for it. */
  named: { x: number; y: number } | null
}

const endGap = 15
/** Between the end of a line and its name stands a dot of its colour. */
const beforeName = 18

export function plotOf(spec: ChartSpec, width: number, height: number, measure: Measure): Plot {
  const { series, places, marks, ceiling } = spec
  const last = places.length - 1
  const { low, high, ticks } = axisFor(...rangeOf(spec), spec.steps, ceiling)
  const shown = ticks.map((value, i) => ({ value, label: spec.showTick(value, i === ticks.length - 1) }))
  const room = Math.max(width * 0.36 - beforeName, 0)
  const names = series.map(({ short, label }) => fitted(short ?? label, room, measure))
  const top = marks.length > 0 ? 34 : 10
  const bottom = Math.max(height - 24, top + 1)
  const hasMore = names.length > mostEnds(top, bottom)
  const widths = [...names, hasMore ? more(names.length, room, measure) : ''].filter(Boolean).map(measure)
  const widest = Math.max(...widths.map((one) => one + beforeName), 6)
  const left = Math.max(...shown.map(({ label }) => measure(label)), 0) + 10
  const right = Math.max(width - widest, left + 1)
  const inset = spec.kind === 'bars' ? (right - left) / places.length / 2 : 0
  const x = (at: number) => (last > 0 ? left + inset + (at / last) * (right - left - 2 * inset) : (left + right) / 2)
  const y = (value: number) => bottom - ((value - low) / (high - low)) * (bottom - top)
  const frame = { width, height, left, right, top, bottom, low, high, x, y }
  return {
    ...frame,
    ticks: shown.map(({ value, label }) => ({ y: y(value), label, isZero: value === 0 })),
    named: namedPlaces(spec, frame, measure),
    ends: endsOf(spec, names, frame, (count) => more(count, room, measure)),
    marks: placedMarks(marks, frame, measure)
  }
}

type Frame = Omit<Plot, 'ticks' | 'named' | 'ends' | 'marks'>

function rangeOf({ kind, series, places }: ChartSpec): [least: number, most: number] {
  let [least, most] = [0, 0]
  const take = (value: number) => {
    if (!Number.isFinite(value)) return
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  if (kind === 'bars') places.forEach((_, at) => stackOf(series, at).forEach(({ to }) => take(to)))
  else for (const { values } of series) for (let at = 0; at < values.length; at++) take(values[at]!)
  return [least, most]
}

/** As many of the names as stand apart: all, every second one, every third ... */
function namedPlaces({ places, named }: ChartSpec, { x, width }: Frame, measure: Measure): Plot['named'] {
  const all = places.flatMap(({ label }, at) => (named(at) ? [{ x: x(at), label, half: measure(label) / 2 }] : []))
  const inside = all.map((one) => ({ ...one, x: Math.min(Math.max(one.x, one.half), width - one.half) }))
  for (let step = 1; ; step++) {
    const some = inside.filter((_, i) => i % step === 0)
    const isApart = some.every((one, i) => i === 0 || one.x - one.half >= some[i - 1]!.x + some[i - 1]!.half + 10)
    if (isApart) return some.map(({ x: at, label }) => ({ x: at, label }))
  }
}

const mostEnds = (top: number, bottom: number): number => Math.max(1, Math.floor((bottom - top) / endGap))

const more = (count: number, room: number, measure: Measure): string => fitted(texts.more(count), room, measure)

function endsOf(
  { kind, series, places }: ChartSpec,
  names: readonly string[],
  frame: Frame,
  others: (count: number) => string
): End[] {
  const { x, y, top, bottom, right, low, high } = frame
  const last = places.length - 1
  const stack = kind === 'bars' ? stackOf(series, last) : []
  const all = series.flatMap(({ values, colour }, i) => {
    let at = Math.min(values.length - 1, last)
    while (kind === 'line' && at >= 0 && !Number.isFinite(values[at])) at--
    if (at < 0 || names[i] === '') return []
    const value = stack[i] ? (stack[i].from + stack[i].to) / 2 : values[at]!
    const from = series.length === 1 ? x(at) : right
    return [
      { x: from + 8, y: y(Math.min(Math.max(value, low), high)), label: names[i]!, colour, size: Math.abs(value) }
    ]
  })
  const most = mostEnds(top, bottom)
  const bySize = all.toSorted((a, b) => b.size - a.size)
  const kept = all.length > most ? all.filter((end) => bySize.indexOf(end) < most - 1) : all
  const ends: End[] = kept.map((end) => ({ x: end.x, y: end.y, label: end.label, colour: end.colour }))
  if (kept.length < all.length)
    ends.push({ x: right + 8, y: bottom, label: others(all.length - kept.length), colour: null })
  const ys = spread(
    ends.map((end) => end.y),
    endGap,
    top,
    Math.max(bottom - 4, top)
  )
  return ends.map((end, i) => ({ ...end, y: ys[i]! }))
}

function placedMarks(marks: readonly ChartMark[], frame: Frame, measure: Measure): PlacedMark[] {
  const { x, y, left, right, bottom, low, high } = frame
  const room = { left, right, top: 0, bottom }
  const points = marks.map((mark) => {
    const label = fitted(mark.label, Math.min(170, right - left), measure)
    const value = Math.min(Math.max(mark.value, low), high)
    return { x: x(mark.at), y: y(value), label, width: measure(label), isMinor: mark.isMinor ?? false }
  })
  const order = points.map((_, i) => i).sort((a, b) => Number(points[a]!.isMinor) - Number(points[b]!.isMinor))
  const boxes = placeNames(
    order.map((i) => points[i]!),
    room
  )
  return marks.map(({ tone }, i) => {
    const box = boxes[order.indexOf(i)]!
    const named = box && { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }
    return { x: points[i]!.x, y: points[i]!.y, label: points[i]!.label, tone, named }
  })
}
