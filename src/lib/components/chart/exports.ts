// A chart on its way out: PNG, SVG, CSV. Loaded when it is asked for.
import type { CommandFile } from '#lib/edit/messages.ts'
import { csvOf } from './csv.ts'
import { lightPalette, measured, paint } from './paint.ts'
import { pictureOf, usualSize } from './picture.ts'
import type { ResultChart } from './results.ts'
import { svgOf, xmlOf } from './svg.ts'

export type ChartFormat = 'png' | 'svg' | 'csv'

/** Names of files begin with this: the scenario. */
interface Of {
  id: string
  name: string
}

export async function chartFile(chart: ResultChart, scenario: Of, format: ChartFormat): Promise<CommandFile> {
  const name = `${scenario.id}-${chart.id}.${format}`
  const bytes = (text: string) => new TextEncoder().encode(text)
  if (format === 'csv') return { name, type: 'text/csv', bytes: bytes(csvOf(chart.spec)) }
  if (format === 'png')
    return { name, type: 'image/png', bytes: new Uint8Array(await (await png(chart, scenario)).arrayBuffer()) }
  const palette = lightPalette()
  const svg = svgOf(pictureFor(chart, scenario), palette, `${scenario.name}: ${chart.description}`)
  return { name, type: 'image/svg+xml', bytes: bytes(xmlOf(svg)) }
}

const pictureFor = ({ spec, title, figure }: ResultChart, { name }: Of) =>
  pictureOf(spec, { title: `${name}: ${title}`, figure }, usualSize, measured)

/** Twice as fine as a page, for slides and screens that show it so. */
const fineness = 2

async function png(chart: ResultChart, scenario: Of): Promise<Blob> {
  await document.fonts.ready
  const palette = lightPalette()
  const picture = pictureFor(chart, scenario)
  const canvas = document.createElement('canvas')
  canvas.width = picture.width * fineness
  canvas.height = picture.height * fineness
  const context = canvas.getContext('2d')!
  context.scale(fineness, fineness)
  context.fillStyle = palette.sheet
  context.fillRect(0, 0, picture.width, picture.height)
  paint(context, picture.title, palette)
  context.translate(...picture.from)
  paint(context, picture.behind, palette)
  context.save()
  context.beginPath()
  context.rect(picture.clip.x, picture.clip.y, picture.clip.width, picture.clip.height)
  context.clip()
  paint(context, picture.curves, palette)
  context.restore()
  paint(context, picture.inFront, palette)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The browser made no picture'))), 'image/png')
  )
}
