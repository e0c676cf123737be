// The one place that touches Chart.js: draws a ChartSpec in the colours of the page. Lines bear their names at their
// ends, and marks theirs at a stem, so that no legend has to be looked up.
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
  Tooltip,
  type ChartConfiguration,
  type ChartDataset,
  type Plugin
} from 'chart.js'
import type { ChartMark, ChartSeries, ChartSpec } from './spec.ts'

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip
)

export interface Drawn {
  update(spec: ChartSpec): void
  destroy(): void
}

interface Palette {
  ink: string
  ink2: string
  ink3: string
  line: string
  sheet: string
  tip: string
  onTip: string
  good: string
  bad: string
  series: string[]
}

/** Told of the line and the place on the axis nearest to a click. */
type Choose = (line: string, at: number) => void

const font = { family: "'Inter Variable', sans-serif", size: 12 }

export function draw(canvas: HTMLCanvasElement, spec: ChartSpec, onchoose?: Choose): Drawn {
  const palette = paletteOf(canvas)
  let now = spec
  const chart = new Chart(
    canvas,
    configuration(() => now, palette, onchoose)
  )
  return {
    update(next) {
      const isOther = next.series.length !== now.series.length || next.labels.length !== now.labels.length
      now = next
      chart.data.labels = [...next.labels]
      chart.data.datasets = next.series.map((series, i) => ({
        ...(isOther ? {} : chart.data.datasets[i]),
        ...dataset(series, next, palette)
      })) as never
      chart.options.layout!.padding = paddingFor(chart.ctx, next)
      chart.update('none')
    },
    destroy: () => chart.destroy()
  }
}

/** Tokens are resolved by the browser: a colour that depends on the theme has no plain value of its own. */
function paletteOf(element: HTMLElement): Palette {
  const probe = element.ownerDocument.createElement('span')
  element.parentElement!.append(probe)
  const colour = (token: string) => {
    probe.style.color = `var(--${token})`
    return getComputedStyle(probe).color
  }
  const palette = {
    ink: colour('ink'),
    ink2: colour('ink-2'),
    ink3: colour('ink-3'),
    line: colour('line'),
    sheet: colour('sheet'),
    tip: colour('tip'),
    onTip: colour('on-tip'),
    good: colour('good'),
    bad: colour('bad'),
    series: [1, 2, 3, 4, 5, 6].map((i) => colour(`series-${i}`))
  }
  probe.remove()
  return palette
}

const faded = (colour: string, share: number): string => colour.replace(/^rgb\(([^)]+)\)$/, `rgba($1, ${share})`)

function dataset(series: ChartSeries, spec: ChartSpec, { series: colours, sheet }: Palette): ChartDataset {
  const colour = colours[series.colour - 1]!
  const data = Array.from(series.values, (value) => (Number.isFinite(value) ? value : NaN))
  if (spec.kind === 'bars')
    return {
      type: 'bar',
      label: series.label,
      data,
      backgroundColor: colour,
      borderColor: sheet,
      borderWidth: { top: 0.5, bottom: 0.5, left: 0, right: 0 },
      barPercentage: 0.92,
      categoryPercentage: 0.92
    }
  return {
    type: 'line',
    label: series.label,
    data,
    borderColor: colour,
    backgroundColor: faded(colour, 0.09),
    borderWidth: 1.75,
    borderDash: series.dashed ? [5, 4] : [],
    pointRadius: spec.labels.length <= 12 ? 2 : 0,
    pointHoverRadius: 4,
    pointBackgroundColor: colour,
    fill: series.fill ? 'origin' : false,
    stepped: series.stepped ? 'before' : false,
    tension: 0
  }
}

function configuration(spec: () => ChartSpec, palette: Palette, onchoose?: Choose): ChartConfiguration {
  const first = spec()
  return {
    type: first.kind === 'bars' ? 'bar' : 'line',
    data: {
      labels: [...first.labels],
      datasets: first.series.map((series) => dataset(series, first, palette))
    },
    plugins: [directLabels(spec, palette), marks(spec, palette)],
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      interaction: { mode: 'index', intersect: false },
      onClick(event, _, chart) {
        // Of the place that the readout shows, the line nearest to the pointer, or the bar under it.
        const here = chart.getElementsAtEventForMode(event as never, 'index', { intersect: false }, true)
        const away = ({ element }: (typeof here)[number]) => distance(element, event.y ?? 0)
        const [nearest] = here.sort((a, b) => away(a) - away(b))
        if (nearest) onchoose?.(spec().series[nearest.datasetIndex]!.line, nearest.index)
      },
      layout: { padding: paddingFor(null, first) },
      scales: {
        x: {
          stacked: first.stacked ?? false,
          grid: { display: false },
          border: { color: palette.line },
          afterBuildTicks: (axis) => {
            axis.ticks = axis.ticks.filter(({ value }) => spec().named(value))
          },
          ticks: {
            color: palette.ink3,
            font,
            autoSkip: false,
            maxRotation: 0,
            callback: (at) => spec().labels[Number(at)] ?? ''
          }
        },
        y: {
          stacked: first.stacked ?? false,
          border: { display: false },
          grid: { color: palette.line, drawTicks: false },
          afterDataLimits: (axis) => {
            axis.max = Math.min(axis.max, spec().ceiling ?? Infinity)
          },
          ticks: {
            color: palette.ink3,
            font,
            padding: 8,
            maxTicksLimit: 6,
            callback: (value) => spec().show(Number(value)) + (value === spec().ceiling ? '+' : '')
          }
        }
      },
      plugins: {
        tooltip: {
          backgroundColor: palette.tip,
          titleColor: palette.onTip,
          bodyColor: palette.onTip,
          titleFont: { ...font, weight: 600 },
          bodyFont: font,
          padding: 10,
          cornerRadius: 6,
          boxWidth: 8,
          boxHeight: 8,
          boxPadding: 4,
          callbacks: { label: ({ dataset: { label }, parsed: { y } }) => ` ${label}  ${spec().showExact(y ?? NaN)}` }
        }
      }
    }
  }
}

/** What the library has drawn for a value: a point, or a bar from its base. */
interface Drawing {
  y: number
  base?: number
  skip?: boolean
}

function distance({ y, base = y, skip }: Drawing, pointer: number): number {
  if (skip || Number.isNaN(y)) return Infinity
  return Math.max(0, Math.min(y, base) - pointer, pointer - Math.max(y, base))
}

/** As much of a name as a drawing has room for; the readout and the description have all of it. */
const brief = (label: string): string => (label.length > 24 ? `${label.slice(0, 23)}…` : label)

/** Room for the names at the ends of the lines, and for a mark above the highest point. */
function paddingFor(context: CanvasRenderingContext2D | null, { kind, series, marks: all }: ChartSpec) {
  const names = series.map(({ label }) => brief(label))
  if (context) context.font = `12px ${font.family}`
  const width = Math.max(...names.map((name) => (context ? context.measureText(name).width : name.length * 6.6)), 0)
  return { right: kind === 'bars' ? 4 : width + 14, top: all.length > 0 ? 28 : 8, left: 0, bottom: 0 }
}

/** The name of each line at its last value, moved apart where lines end close together. */
const directLabels = (spec: () => ChartSpec, { series: colours }: Palette): Plugin => ({
  id: 'direct-labels',
  afterDatasetsDraw(chart) {
    const { kind, series } = spec()
    if (kind === 'bars') return
    const ends = series
      .flatMap(({ label, colour }, i) => {
        const last = chart.getDatasetMeta(i).data.findLast((point) => !(point as unknown as { skip: boolean }).skip)
        return last
          ? [{ label, colour: colours[colour - 1]!, x: last.x + 8, y: Math.max(last.y, chart.chartArea.top) }]
          : []
      })
      .sort((a, b) => a.y - b.y)
    for (let i = 1; i < ends.length; i++) ends[i]!.y = Math.max(ends[i]!.y, ends[i - 1]!.y + 14)
    const { ctx, chartArea } = chart
    // The lowest stays above the names of the months, and lifts those above it.
    let floor = chartArea.bottom - 4
    for (const end of ends.toReversed()) {
      end.y = Math.min(end.y, floor)
      floor = end.y - 14
    }
    ctx.save()
    ctx.font = `500 12px ${font.family}`
    ctx.textBaseline = 'middle'
    for (const { label, colour, x, y } of ends) {
      ctx.fillStyle = colour
      ctx.fillText(brief(label), x, y)
    }
    ctx.restore()
  }
})

/** A ring at the point, a stem upwards, and its name; names that would run into each other take turns in height. */
const marks = (spec: () => ChartSpec, palette: Palette): Plugin => ({
  id: 'marks',
  afterDatasetsDraw(chart) {
    const { ctx, scales, chartArea } = chart
    const [x, y] = [scales['x']!, scales['y']!]
    let lastEnd = -Infinity
    let lift = 0
    ctx.save()
    ctx.font = `500 12px ${font.family}`
    ctx.textAlign = 'center'
    for (const { at, value, label, tone } of [...spec().marks].sort((a, b) => a.at - b.at)) {
      const [left, top] = [x.getPixelForValue(at), y.getPixelForValue(value)]
      const name = brief(label)
      const half = ctx.measureText(name).width / 2
      const centre = Math.min(Math.max(left, chartArea.left + half), chartArea.right - half)
      lift = centre - half < lastEnd + 10 ? (lift === 0 ? 18 : 0) : 0
      lastEnd = Math.max(lastEnd, centre + half)
      const colour = colourOf(tone, palette)
      const nameAt = Math.max(top - 26 - lift, 12)
      ctx.strokeStyle = colour
      ctx.lineWidth = 1.25
      ctx.beginPath()
      ctx.moveTo(left, top - 5)
      ctx.lineTo(left, nameAt + 5)
      ctx.stroke()
      ctx.beginPath()
      ctx.arc(left, top, 4, 0, 2 * Math.PI)
      ctx.fillStyle = palette.sheet
      ctx.fill()
      ctx.stroke()
      ctx.fillStyle = tone === 'plain' ? palette.ink2 : colour
      ctx.fillText(name, centre, nameAt)
    }
    ctx.restore()
  }
})

const colourOf = (tone: ChartMark['tone'], { ink2, good, bad }: Palette): string => ({ plain: ink2, good, bad })[tone]
