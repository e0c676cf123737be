// What the explanation of a figure says around the figures: its ways, its tree, and who typed what.

export const why = 'Why'
export const wayHere = 'The way here'
export const backToIt = 'Back to it'
export const close = 'Close the explanation'

// Ways
export const whatIsListed = 'What is listed'
export const ways = { because: 'Made from', feeds: 'Feeds' }
export const feedsNothing = 'Nothing is computed from it.'
export const onlyTyped = 'It was typed, and is made from nothing else.'

// Reasons
export const showMore = (reasons: number): string => `Show ${reasons} more`
export const toCell = 'Go to its cell'
export const explainIt = 'Explain this figure'

// Who typed it
export const asItCame = 'It is as it came.'
export const typedBy = (author: string | null, why: string | null): string => `By ${author}: ${why}`
/** "typed today 9:15, was $250". @param when null where nobody typed it */
export function typedLine(when: string | null, was: string | null): string {
  const typed = when === null ? 'as it came' : `typed ${when}`
  return was === null ? typed : `${typed}, was ${was}`
}
export const typed = 'Typed'
export const notTyped = 'not yet: it is as it came'
export const by = 'By'
export const before = 'Before'
export const nothingBefore = 'nothing'

// How a metric is counted
export const counted = (variant: string): string => `Counted ${variant}`
export const howCounted = (metric: string): string => `How ${metric} is counted in this scenario`
