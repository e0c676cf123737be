// On paper a chart is drawn in lines and letters instead of pixels, in light colours whatever the theme.
import { lightPalette, measured } from './paint.ts'
import { pictureOf } from './picture.ts'
import type { ChartSpec } from './spec.ts'
import { drawnIn, svgOf } from './svg.ts'

/** Two charts stand side by side on A4. */
const size = { width: 400, height: 220, margin: 2 }

interface Printed {
  spec: ChartSpec
  description: string
  id: string
}

/** Puts a drawing into the place when somebody prints, or looks at how it would print. @returns how to stop */
export function onPaper(place: HTMLElement, chart: () => Printed): () => void {
  const print = () => {
    const { spec, description, id } = chart()
    const picture = pictureOf(spec, null, size, measured)
    place.replaceChildren(drawnIn(document, svgOf(picture, lightPalette(), description, `${id}-plot`)))
  }
  const clear = () => place.replaceChildren()
  const media = matchMedia('print')
  const follow = () => (media.matches ? print() : clear())
  media.addEventListener('change', follow)
  addEventListener('beforeprint', print)
  addEventListener('afterprint', clear)
  return () => {
    media.removeEventListener('change', follow)
    removeEventListener('beforeprint', print)
    removeEventListener('afterprint', clear)
  }
}
