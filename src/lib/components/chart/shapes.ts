// A chart as lines, areas, rings and words, in the names of colours: what a canvas paints and a file writes.
import type { Plot } from './plot.ts'
import { stackOf, type ChartSeries, type ChartSpec, type Tone } from './spec.ts'

export type Colour =
  'ink' | 'ink2' | 'ink3' | 'line' | 'strong' | 'sheet' | 'good' | 'bad' | `series${1 | 2 | 3 | 4 | 5 | 6}`

export type Palette = Readonly<Record<Colour, string>>

type Point = readonly [x: number, y: number]

/** Text that stands among curves keeps them off with a rim of the ground. */
export type Shape =
  | { kind: 'line'; points: readonly Point[]; colour: Colour; width: number; isDashed?: boolean }
  | { kind: 'area'; points: readonly Point[]; colour: Colour; share: number }
  | { kind: 'ring'; at: Point; radius: number; colour: Colour; inside: Colour }
  | {
      kind: 'text'
      at: Point
      text: string
      colour: Colour
      align: Align
      size: number
      weight: number
      stands?: boolean
    }

export type Align = 'start' | 'middle' | 'end'

export const fontFamily = "'Inter Variable', Inter, system-ui, sans-serif"

export const word = (x: number, y: number, text: string, colour: Colour, align: Align, weight = 400, size = 12) =>
  ({ kind: 'text', at: [x, y], text, colour, align, size, weight }) satisfies Shape

const seriesColour = ({ colour }: Pick<ChartSeries, 'colour'>): Colour => `series${colour}`

/** Grid lines with their values, the zero line, the names of months. */
export const behind = ({ ticks, named, left, right, bottom }: Plot): Shape[] => [
  ...ticks.flatMap(({ y, label, isZero }): Shape[] => [
    {
      ...{ kind: 'line', width: 1, colour: isZero ? 'strong' : 'line' },
      // Between two pixels a line of one would be a grey one of two.
      points: [
        [left, Math.round(y) + 0.5],
        [right, Math.round(y) + 0.5]
      ]
    },
    word(left - 8, y, label, 'ink3', 'end')
  ]),
  ...named.map(({ x, label }) => word(x, bottom + 15, label, 'ink3', 'middle'))
]

/** The names of the series at their ends, and the marks with theirs. */
export const inFront = ({ ends, marks }: Plot): Shape[] => [
  ...ends.flatMap(({ x, y, label, colour }): Shape[] => [
    ...(colour === null ? [] : [dot(x + 2, y, { colour })]),
    word(colour === null ? x : x + 10, y, label, 'ink2', 'start', 500)
  ]),
  // Names come last, so that no stem runs through them.
  ...marks.flatMap(({ x, y, tone, named }): Shape[] => [
    ...(named ? [stem(x, y - 4, named.y + 7, tone)] : []),
    { kind: 'ring', at: [x, y], radius: 4, colour: toneColour[tone], inside: 'sheet' }
  ]),
  ...marks.flatMap(({ label, tone, named }) =>
    named ? [{ ...word(named.x, named.y, label, toneColour[tone], 'middle', 500), stands: true }] : []
  )
]

const toneColour: Readonly<Record<Tone, Colour>> = { plain: 'ink2', good: 'good', bad: 'bad' }

const dot = (x: number, y: number, series: Pick<ChartSeries, 'colour'>): Shape => ({
  ...{ kind: 'ring', at: [x, y], radius: 3, colour: seriesColour(series), inside: seriesColour(series) }
})

const stem = (x: number, from: number, to: number, tone: Tone): Shape => ({
  ...{ kind: 'line', width: 1.25, colour: toneColour[tone] },
  points: [
    [x, from],
    [x, Math.min(from, to)]
  ]
})

/** The curves or bars themselves; what lies beyond the plot is for the painter to cut off. */
export const curves = (spec: ChartSpec, plot: Plot): Shape[] =>
  spec.kind === 'bars' ? bars(spec, plot) : spec.series.flatMap((series) => curve(series, plot))

function bars({ series, places }: ChartSpec, { x, y, left, right }: Plot): Shape[] {
  const half = ((right - left) / places.length) * 0.42
  return places.flatMap((_, at) =>
    stackOf(series, at).flatMap(({ from, to }, i): Shape[] => {
      if (from === to) return []
      const [l, r, a, b] = [x(at) - half, x(at) + half, y(from), y(to)]
      const points: Point[] = [
        [l, a],
        [r, a],
        [r, b],
        [l, b]
      ]
      return [{ kind: 'area', points, colour: seriesColour(series[i]!), share: 1 }]
    })
  )
}

function curve(series: ChartSeries, { x, y }: Plot): Shape[] {
  const colour = seriesColour(series)
  return piecesOf(series).flatMap((piece): Shape[] => {
    const points = piece.flatMap(([at, value], i): Point[] => {
      const point: Point = [x(at), y(value)]
      // A rate holds until the month with the next one.
      return series.stepped && i > 0 ? [[x(at), y(piece[i - 1]![1])], point] : [point]
    })
    const [first, last] = [points[0]!, points.at(-1)!]
    const area: Shape = { kind: 'area', points: [...points, [last[0], y(0)], [first[0], y(0)]], colour, share: 0.09 }
    const line: Shape = { kind: 'line', points, colour, width: 1.75, isDashed: series.dashed ?? false }
    const single: Shape[] = points.length === 1 ? [dot(first[0], first[1], series)] : []
    return [...(series.fill ? [area] : []), line, ...single]
  })
}

/** The values in a row, without the gaps between. */
function piecesOf({ values }: ChartSeries): [at: number, value: number][][] {
  const pieces: [number, number][][] = [[]]
  for (let at = 0; at < values.length; at++)
    if (Number.isFinite(values[at])) pieces.at(-1)!.push([at, values[at]!])
    else if (pieces.at(-1)!.length > 0) pieces.push([])
  return pieces.filter((piece) => piece.length > 0)
}
