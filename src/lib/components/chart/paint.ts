// Shapes on a canvas, in the colours of the page or of paper.
import { createSubscriber } from 'svelte/reactivity'
import { fontFamily, type Palette, type Shape } from './shapes.ts'

export function paint(context: CanvasRenderingContext2D, shapes: readonly Shape[], palette: Palette): void {
  context.save()
  context.lineJoin = 'round'
  for (const shape of shapes) paintOne(context, shape, palette)
  context.restore()
}

function paintOne(context: CanvasRenderingContext2D, shape: Shape, palette: Palette): void {
  const colour = palette[shape.colour]
  context.strokeStyle = context.fillStyle = colour
  context.beginPath()
  if (shape.kind === 'text') {
    const [x, y] = shape.at
    context.font = fontOf(shape.weight, shape.size)
    context.textAlign = shape.align === 'middle' ? 'center' : shape.align
    context.textBaseline = 'alphabetic'
    if (shape.stands) {
      context.strokeStyle = palette.sheet
      context.lineWidth = 3
      context.strokeText(shape.text, x, y + shape.size * 0.35)
    }
    context.fillText(shape.text, x, y + shape.size * 0.35)
  } else if (shape.kind === 'ring') {
    context.arc(...shape.at, shape.radius, 0, 2 * Math.PI)
    context.lineWidth = 1.25
    context.fillStyle = palette[shape.inside]
    context.fill()
    context.stroke()
  } else {
    shape.points.forEach(([x, y], i) => (i === 0 ? context.moveTo(x, y) : context.lineTo(x, y)))
    if (shape.kind === 'area') {
      context.globalAlpha = shape.share
      context.fill()
      context.globalAlpha = 1
    } else {
      context.lineWidth = shape.width
      context.setLineDash(shape.isDashed ? [5, 4] : [])
      context.stroke()
    }
  }
}

const fontOf = (weight: number, size: number): string => `${weight} ${size}px ${fontFamily}`

/** Asked where tokens are read: it is read again when they change. One listener does for all who ask. */
export const followTokens = createSubscriber((changed) => {
  const system = matchMedia('(prefers-color-scheme: dark)')
  const root = new MutationObserver(changed)
  system.addEventListener('change', changed)
  root.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-contrast'] })
  return () => {
    system.removeEventListener('change', changed)
    root.disconnect()
  }
})

/** The tokens take their look from the root and from nowhere below: it is plain light for as long as they are read. */
export function lightPalette(): Palette {
  const { dataset } = document.documentElement
  const { theme: chosen, contrast } = dataset
  dataset['theme'] = 'light'
  delete dataset['contrast']
  const palette = paletteOf(document.body)
  if (chosen === undefined) delete dataset['theme']
  else dataset['theme'] = chosen
  if (contrast !== undefined) dataset['contrast'] = contrast
  return palette
}

/** Tokens are resolved by the browser: a colour that depends on the theme has no plain value of its own. */
export function paletteOf(element: Element): Palette {
  const probe = element.ownerDocument.createElement('span')
  element.append(probe)
  const colour = (token: string) => {
    probe.style.color = `var(--${token})`
    return getComputedStyle(probe).color
  }
  const palette: Palette = {
    ...{ ink: colour('ink'), ink2: colour('ink-2'), ink3: colour('ink-3'), line: colour('line') },
    ...{ strong: colour('ink-3'), sheet: colour('sheet'), good: colour('good'), bad: colour('bad') },
    ...{ series1: colour('series-1'), series2: colour('series-2'), series3: colour('series-3') },
    ...{ series4: colour('series-4'), series5: colour('series-5'), series6: colour('series-6') }
  }
  probe.remove()
  return palette
}

const widths = new Map<string, number>()
let measuring: CanvasRenderingContext2D | null = null

/** What a text is wide in the weight that names have. Figures change by a digit at a time, so most are known already. */
export function measured(text: string): number {
  const known = widths.get(text)
  if (known !== undefined) return known
  if (widths.size > 5000) widths.clear()
  measuring ??= document.createElement('canvas').getContext('2d')!
  measuring.font = fontOf(500, 12)
  const { width } = measuring.measureText(text)
  widths.set(text, width)
  return width
}
