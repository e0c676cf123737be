// Every token of the look: what it is for, and what a colour stands on. The values are in theme.css and contrast.css.
import * as texts from '#lib/texts/look.ts'

/** What a colour has to be told from: words by 4.5 to 1, a mark or an edge by 3; a hairline only divides. */
export type Part = 'text' | 'mark' | 'hairline' | 'ground'

export interface Colour {
  name: string
  part: Part
  use: string
  /** The grounds it stands on; what is a ground is shown under the ink. */
  on: readonly string[]
}

const grounds = ['sheet', 'paper', 'sunk']
const colour = (part: Part, name: keyof typeof texts.colourUses, on: readonly string[] = grounds): Colour => ({
  ...{ name, part, use: texts.colourUses[name], on }
})

export const colours: readonly Colour[] = [
  colour('text', 'ink', [...grounds, 'well', 'typed-ground', 'brass-ground']),
  colour('text', 'ink-2', [...grounds, 'well', 'brass-ground']),
  colour('text', 'ink-3', [...grounds, 'typed-ground', 'brass-ground']),
  colour('text', 'typed', [...grounds, 'typed-ground']),
  colour('text', 'good', [...grounds, 'good-ground']),
  colour('text', 'bad', [...grounds, 'bad-ground', 'typed-ground']),
  colour('text', 'on-primary', ['primary']),
  colour('text', 'on-tip', ['tip']),
  colour('mark', 'focus', [...grounds, 'typed-ground', 'well']),
  colour('mark', 'edge', [...grounds, 'well']),
  colour('mark', 'brass', [...grounds, 'brass-ground']),
  colour('mark', 'bad-tip', ['tip']),
  colour('mark', 'series-1', ['sheet']),
  colour('mark', 'series-2', ['sheet']),
  colour('mark', 'series-3', ['sheet']),
  colour('mark', 'series-4', ['sheet']),
  colour('mark', 'series-5', ['sheet']),
  colour('mark', 'series-6', ['sheet']),
  colour('hairline', 'line'),
  colour('hairline', 'line-strong'),
  colour('ground', 'paper', []),
  colour('ground', 'sheet', []),
  colour('ground', 'sunk', []),
  colour('ground', 'well', []),
  colour('ground', 'typed-ground', []),
  colour('ground', 'brass-ground', []),
  colour('ground', 'good-ground', []),
  colour('ground', 'bad-ground', []),
  colour('ground', 'primary', []),
  colour('ground', 'tip', []),
  colour('ground', 'shade', [])
]

interface Measure {
  name: string
  use: string
}

const measured = (name: keyof typeof texts.measureUses): Measure => ({ name, use: texts.measureUses[name] })

export const shadows = (['shadow', 'shadow-sheet', 'shadow-raised'] as const).map(measured)
export const radii = (['radius', 'radius-sheet'] as const).map(measured)
export const lengths = (['row', 'top', 'rail', 'panel'] as const).map(measured)
export const motions = (['quick'] as const).map(measured)
export const families = (['text', 'code'] as const).map(measured)

/** Sizes of letters in pixels, as the style sheets write them. */
export const sizes = ([22, 16, 15, 14, 13, 12.5, 12, 11, 9] as const).map((size) => ({
  size,
  use: texts.sizeUses[size]
}))

/** What lies between things, in pixels. Most room is one of these. */
export const spaces: readonly number[] = [4, 8, 12, 16, 24, 32]
