// A picture as SVG: a tree of elements, written as text for a file or made in a document for paper. Text stays text.
import type { Picture } from './picture.ts'
import { fontFamily, type Palette, type Shape } from './shapes.ts'

interface Element {
  name: string
  attributes: Readonly<Record<string, string | number>>
  children: readonly (Element | string)[]
}

const namespace = 'http://www.w3.org/2000/svg'

/** @param clip a name that no other drawing of the document has */
export function svgOf(picture: Picture, palette: Palette, description: string, clip = 'plot'): Element {
  const { width, height, from, title, clip: box } = picture
  const all = (shapes: readonly Shape[]) => shapes.map((shape) => elementOf(shape, palette))
  return element('svg', { xmlns: namespace, width, height, viewBox: `0 0 ${width} ${height}`, role: 'img' }, [
    element('title', {}, [description]),
    element('defs', {}, [element('clipPath', { id: clip }, [element('rect', numbers(box))])]),
    element('rect', { width, height, fill: palette.sheet }),
    element('g', { 'font-family': fontFamily }, [
      ...all(title),
      element('g', { transform: `translate(${from.join(' ')})` }, [
        ...all(picture.behind),
        element('g', { 'clip-path': `url(#${clip})` }, all(picture.curves)),
        ...all(picture.inFront)
      ])
    ])
  ])
}

const element = (name: string, attributes: Element['attributes'], children: Element['children'] = []): Element => ({
  name,
  attributes,
  children
})

const round = (value: number): number => Math.round(value * 100) / 100

const numbers = (box: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(box).map(([name, value]) => [name, round(value)]))

function elementOf(shape: Shape, palette: Palette): Element {
  const colour = palette[shape.colour]
  switch (shape.kind) {
    case 'line':
      return element('polyline', {
        ...{ points: pairs(shape.points), fill: 'none', stroke: colour, 'stroke-width': shape.width },
        ...{ 'stroke-linejoin': 'round', ...(shape.isDashed ? { 'stroke-dasharray': '5 4' } : {}) }
      })
    case 'area':
      return element('polygon', { points: pairs(shape.points), fill: colour, 'fill-opacity': shape.share })
    case 'ring': {
      const [cx, cy] = shape.at.map(round) as [number, number]
      const look = { fill: palette[shape.inside], stroke: colour, 'stroke-width': 1.25 }
      return element('circle', { cx, cy, r: shape.radius, ...look })
    }
    case 'text': {
      const [x, y] = shape.at
      const rim = { stroke: palette.sheet, 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }
      const look = { fill: colour, 'font-size': shape.size, 'font-weight': shape.weight, 'text-anchor': shape.align }
      const place = { x: round(x), y: round(y + shape.size * 0.35) }
      return element('text', { ...place, ...look, ...(shape.stands ? rim : {}) }, [shape.text])
    }
  }
}

const pairs = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')

// As text

export const xmlOf = (tree: Element): string => `<?xml version="1.0" encoding="UTF-8"?>\n${written(tree)}\n`

function written({ name, attributes, children }: Element): string {
  const all = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
  const inside = children.map((child) => (typeof child === 'string' ? escaped(child) : written(child))).join('')
  return inside === '' ? `<${name}${all.join('')}/>` : `<${name}${all.join('')}>${inside}</${name}>`
}

/** What XML allows in no way at all, not even escaped. */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

const escaped = (text: string): string =>
  text
    .replace(forbidden, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

// In a document

export function drawnIn(document: Document, { name, attributes, children }: Element): SVGElement {
  const made = document.createElementNS(namespace, name)
  for (const [key, value] of Object.entries(attributes)) if (key !== 'xmlns') made.setAttribute(key, String(value))
  made.append(...children.map((child) => (typeof child === 'string' ? child : drawnIn(document, child))))
  return made
}
