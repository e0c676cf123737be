// The page of the look says what the style sheets say, and what they say can be read.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { contrastOf, showRatio, verdictOf } from '#lib/components/look/ratio.ts'
import {
  colours,
  families,
  lengths,
  motions,
  radii,
  shadows,
  sizes,
  spaces,
  type Part
} from '#lib/components/look/tokens.ts'

const source = join(import.meta.dirname, '..', '..', 'src')
const read = (name: string) => readFileSync(join(source, name), 'utf8')
const styles = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.css') || name.endsWith('.svelte'))
  .map((name) => ({
    name,
    css: name.endsWith('.css') ? read(name) : (/<style>([^]*)<\/style>/.exec(read(name))?.[1] ?? '')
  }))

/** The declarations of tokens in a style sheet, or in the block that begins with this. */
function tokensOf(css: string, block = ''): Map<string, string> {
  const from = css.indexOf(block) + block.length
  const text = block ? css.slice(from, css.indexOf('}', from)) : css
  return new Map([...text.matchAll(/^\s*--([\w-]+): ([^;]+);/gm)].map(([, name, value]) => [name!, value!]))
}

const theme = tokensOf(read('lib/components/theme.css'))
const plain = tokensOf(read('lib/components/theme.css'), ':root {')
const contrast = read('lib/components/contrast.css')
const more = tokensOf(contrast, ":root[data-contrast='more'] {")
const forced = tokensOf(contrast, ":root[data-contrast='forced'] {")

const listed = [colours, shadows, radii, lengths, motions, families].flat().map(({ name }) => name)

describe('[W8] the list of tokens', () => {
  it('has every token of the style sheets once, and no other', () => {
    expect([...listed].sort()).toEqual([...theme.keys()].sort())
  })

  it('no other style sheet makes tokens, or asks for one that is not there', () => {
    const own = ['lib/components/theme.css', 'lib/components/contrast.css']
    expect(styles.filter(({ name, css }) => !own.includes(name) && tokensOf(css).size > 0)).toEqual([])
    const asked = new Set(styles.flatMap(({ css }) => [...css.matchAll(/var\(--([\w-]+)/g)].map(([, name]) => name!)))
    // The room that a reminder takes is measured, and the colours of a chart are asked for by number.
    expect([...asked].filter((name) => !theme.has(name) && name !== 'below')).toEqual([])
  })

  it('what has another value with higher contrast, or for forced colours, is a token, and all colours of words have', () => {
    expect([...more.keys(), ...forced.keys()].filter((name) => !plain.has(name))).toEqual([])
    const names = colours.map(({ name }) => name).filter((name) => name !== 'shade')
    expect(names.filter((name) => !more.has(name))).toEqual([])
    expect(names.filter((name) => !forced.has(name))).toEqual([])
  })

  it('has every size of letters that is used, and no other', () => {
    const used = styles.flatMap(({ css }) =>
      [...css.matchAll(/font(?:-size)?: (?:\d{3} )?([\d.]+)px/g)].map(([, size]) => Number(size))
    )
    expect([...new Set(used)].sort((a, b) => b - a)).toEqual(sizes.map(({ size }) => size))
  })

  it('names the room between things: each is used, and three of four gaps are no other', () => {
    const gaps = styles.flatMap(({ css }) =>
      [...css.matchAll(/\bgap: ([^;]+);/g)].flatMap(([, value]) =>
        [...value!.matchAll(/(\d+)px/g)].map(([, n]) => Number(n))
      )
    )
    expect(spaces.filter((space) => !gaps.includes(space))).toEqual([])
    expect(gaps.filter((gap) => spaces.includes(gap)).length / gaps.length).toBeGreaterThan(0.75)
  })
})

/** What a token is in one of the looks. */
function valueIn(tokens: ReadonlyMap<string, string>, name: string, isDark: boolean): string {
  const value = tokens.get(name) ?? plain.get(name) ?? ''
  const both = /^light-dark\((#\w+), (#\w+)\)$/.exec(value)
  return both ? both[isDark ? 2 : 1]! : value
}

const looks = [
  { look: 'light', tokens: plain, isDark: false, least: { text: 4.5, mark: 3, hairline: 0, ground: 0 } },
  { look: 'dark', tokens: plain, isDark: true, least: { text: 4.5, mark: 3, hairline: 0, ground: 0 } },
  { look: 'light, higher contrast', tokens: more, isDark: false, least: { text: 7, mark: 3, hairline: 3, ground: 0 } },
  { look: 'dark, higher contrast', tokens: more, isDark: true, least: { text: 7, mark: 3, hairline: 3, ground: 0 } }
] satisfies { look: string; tokens: Map<string, string>; isDark: boolean; least: Record<Part, number> }[]

describe.each(looks)('[W8] $look', ({ tokens, isDark, least }) => {
  const ratio = (name: string, ground: string) =>
    contrastOf(valueIn(tokens, name, isDark), valueIn(tokens, ground, isDark))

  it('words, marks and lines stand out from every ground they stand on', () => {
    const pairs = colours.flatMap(({ name, part, on }) => on.map((ground) => ({ name, part, ground })))
    expect(pairs.length).toBeGreaterThan(50)
    const weak = pairs.filter(({ name, part, ground }) => !((ratio(name, ground) ?? 0) >= least[part]))
    expect(weak.map(({ name, ground }) => `${name} on ${ground}: ${ratio(name, ground)}`)).toEqual([])
  })

  it('the ring of the focus and the edge of a field have 3 to 1', () => {
    for (const name of ['focus', 'edge'])
      for (const ground of ['sheet', 'paper', 'sunk', 'well']) expect(ratio(name, ground)).toBeGreaterThanOrEqual(3)
  })
})

describe('the contrast of two colours', () => {
  // By the formula: black on white is 21; of #767676 the channel is 118/255, its luminance 0.1812, and 1.05/0.2312 is 4.54.
  it.each([
    ['#000000', '#ffffff', '21.0'],
    ['rgb(255, 255, 255)', '#ffffff', '1.0'],
    ['#767676', 'rgb(255, 255, 255)', '4.5'],
    ['#777777', '#ffffff', '4.4']
  ])('%s on %s is %s', (colour, ground, shown) => {
    expect(showRatio(contrastOf(colour, ground)!)).toBe(shown)
  })

  it('is not known of what shines through', () => {
    expect(contrastOf('rgba(0, 0, 0, 0.5)', '#ffffff')).toBeNull()
  })

  it('is said in words', () => {
    expect(verdictOf(4.5, 'text')).toBe('meets 4.5')
    expect(verdictOf(4.49, 'text')).toBe('too little: 4.5 is needed')
    expect(verdictOf(3.2, 'mark')).toBe('meets 3')
    expect(verdictOf(1.3, 'hairline')).toBe('only divides')
  })
})
