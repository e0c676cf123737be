// How well two colours can be told apart: the contrast ratio of WCAG 2.2,
// https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio.
import * as texts from '#lib/texts/look.ts'
import type { Part } from './tokens.ts'

type Channels = readonly [number, number, number]

/** "rgb(25, 29, 36)", as a browser computes a colour, or "#191d24", as the tokens write it; null for anything else. */
function channelsOf(colour: string): Channels | null {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)
  if (hex) return [parseInt(hex[1]!, 16), parseInt(hex[2]!, 16), parseInt(hex[3]!, 16)]
  const computed = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(colour)
  return computed && [Number(computed[1]), Number(computed[2]), Number(computed[3])]
}

function luminance(channels: Channels): number {
  const [red, green, blue] = channels.map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as unknown as Channels
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** From 1, the same, to 21, black on white; null where one of them lets something shine through. */
export function contrastOf(colour: string, ground: string): number | null {
  const [one, other] = [channelsOf(colour), channelsOf(ground)]
  if (!one || !other) return null
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

const least: Readonly<Record<Part, number>> = { text: 4.5, mark: 3, hairline: 0, ground: 4.5 }

/** "5.2", never rounded up to what it does not reach. */
export const showRatio = (ratio: number): string => (Math.floor(ratio * 10) / 10).toFixed(1)

export function verdictOf(ratio: number, part: Part): string {
  if (ratio < least[part]) return texts.tooLittle(least[part])
  return ratio >= 4.5 ? texts.meets(4.5) : ratio >= 3 ? texts.meets(3) : texts.onlyDivides
}
