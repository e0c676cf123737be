// The one place that touches Chart.js: it draws the curves of a ChartSpec where plot.ts puts them. Everything around
// them is painted as shapes, so that files and paper show the same.
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  type ChartConfiguration,
  type ChartDataset,
  type Plugin
} from 'chart.js'
import { paint, paletteOf } from './paint.ts'
import type { Plot } from './plot.ts'
import { behind, inFront, type Palette } from './shapes.ts'
import type { ChartSeries, ChartSpec } from './spec.ts'

Chart.register(BarController, BarElement, CategoryScale, Filler, LinearScale, LineController, LineElement, PointElement)

export interface Drawn {
  update(spec: ChartSpec, plot: Plot): void
  destroy(): void
}

/** Where everything stands, looked up anew at each drawing. */
interface Now {
  spec: ChartSpec
  plot: Plot
}

export function draw(canvas: HTMLCanvasElement, spec: ChartSpec, plot: Plot): Drawn {
  const palette = paletteOf(canvas.parentElement!)
  const now: Now = { spec, plot }
  canvas.width = plot.width
  canvas.height = plot.height
  const chart = new Chart(canvas, configuration(now, palette))
  return {
    update(next, at) {
      // It was just made, or comes into view again as it was.
      if (next === now.spec && at === now.plot) return
      const isOther = next.series.length !== now.spec.series.length || next.places.length !== now.spec.places.length
      const isResized = at.width !== now.plot.width || at.height !== now.plot.height
      now.spec = next
      now.plot = at
      chart.data.labels = next.places.map(({ label }) => label)
      chart.data.datasets = next.series.map((series, i) => ({
        ...(isOther ? {} : chart.data.datasets[i]),
        ...dataset(series, next, palette)
      })) as never
      Object.assign(chart.options.layout!, { padding: paddingOf(at) })
      Object.assign(chart.options.scales!['y']!, { min: at.low, max: at.high })
      if (isResized) chart.resize(at.width, at.height)
      chart.update('none')
    },
    destroy: () => chart.destroy()
  }
}

const faded = (colour: string, share: number): string => colour.replace(/^rgb\(([^)]+)\)$/, `rgba($1, ${share})`)

function dataset(series: ChartSeries, spec: ChartSpec, palette: Palette): ChartDataset {
  const colour = palette[`series${series.colour}`]
  const data = Array.from(series.values, (value) => (Number.isFinite(value) ? value : NaN))
  if (spec.kind === 'bars')
    return {
      type: 'bar',
      data,
      backgroundColor: colour,
      borderColor: palette.sheet,
      borderWidth: { top: 0.5, bottom: 0.5, left: 0, right: 0 },
      barPercentage: 0.92,
      categoryPercentage: 0.92
    }
  return {
    type: 'line',
    data,
    borderColor: colour,
    backgroundColor: faded(colour, 0.09),
    borderWidth: 1.75,
    borderDash: series.dashed ? [5, 4] : [],
    pointRadius: spec.places.length <= 12 ? 2 : 0,
    pointBackgroundColor: colour,
    fill: series.fill ? 'origin' : false,
    stepped: series.stepped ? 'before' : false,
    tension: 0
  }
}

const paddingOf = ({ left, right, top, bottom, width, height }: Plot) => ({
  ...{ left, top, right: width - right, bottom: height - bottom }
})

function configuration(now: Now, palette: Palette): ChartConfiguration {
  const { spec, plot } = now
  const stacked = spec.kind === 'bars'
  return {
    type: spec.kind === 'bars' ? 'bar' : 'line',
    data: {
      labels: spec.places.map(({ label }) => label),
      datasets: spec.series.map((series) => dataset(series, spec, palette))
    },
    plugins: [around(now, palette)],
    options: {
      animation: false,
      responsive: false,
      // Pointer and keys are followed beside the drawing.
      events: [],
      layout: { padding: paddingOf(plot), autoPadding: false },
      scales: {
        x: { display: false, stacked },
        y: { display: false, stacked, min: plot.low, max: plot.high }
      }
    }
  }
}

const around = (now: Now, palette: Palette): Plugin => ({
  id: 'around',
  beforeDatasetsDraw: ({ ctx }) => paint(ctx, behind(now.plot), palette),
  afterDatasetsDraw: ({ ctx }) => paint(ctx, inFront(now.plot), palette)
})
