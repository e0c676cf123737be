// A chart as a picture that stands for itself: with its title, in light colours on white. One list of shapes, painted or
// written.
import { plotOf } from './plot.ts'
import type { Measure } from './placement.ts'
import { behind, curves, inFront, word, type Shape } from './shapes.ts'
import type { ChartSpec } from './spec.ts'

export interface Picture {
  width: number
  height: number
  title: readonly Shape[]
  /** The chart begins here. */
  from: readonly [x: number, y: number]
  behind: readonly Shape[]
  /** Cut off at the edges of the plot. */
  curves: readonly Shape[]
  inFront: readonly Shape[]
  clip: { x: number; y: number; width: number; height: number }
}

interface Size {
  width: number
  height: number
  /** Around everything. */
  margin: number
}

/** Beside a text, or on a slide. */
export const usualSize: Size = { width: 800, height: 450, margin: 24 }

export function pictureOf(
  spec: ChartSpec,
  words: { title: string; figure: string } | null,
  { width, height, margin }: Size,
  measure: Measure
): Picture {
  const head = words === null ? 0 : words.figure === '' ? 34 : 54
  const plot = plotOf(spec, width - 2 * margin, height - 2 * margin - head, measure)
  const title =
    words === null
      ? []
      : [
          word(margin, margin + 8, words.title, 'ink', 'start', 600, 16),
          ...(words.figure === '' ? [] : [word(margin, margin + 31, words.figure, 'ink3', 'start', 400, 13)])
        ]
  const { left, right, top, bottom } = plot
  return {
    ...{ width, height, title, from: [margin, margin + head] },
    ...{ behind: behind(plot), curves: curves(spec, plot), inFront: inFront(plot) },
    clip: { x: left - 1, y: top - 1, width: right - left + 2, height: bottom - top + 2 }
  }
}
