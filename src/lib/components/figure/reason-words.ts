// How reasons are said: what they are called, and who typed them when.
import type { Reason, Typed } from '#lib/edit/messages.ts'

export const titleOf = ({ label, when }: Pick<Reason, 'label' | 'when'>): string => (when ? `${label}, ${when}` : label)

/** "typed today 9:15, was $250". */
export function typedLine({ at, was }: Typed, whenOf: (at: string) => string): string {
  const when = at === null ? 'as it came' : `typed ${whenOf(at)}`
  return was === null ? when : `${when}, was ${was}`
}

export function typedFacts({ at, was, why, author }: Typed, whenOf: (at: string) => string) {
  if (at === null) return [{ label: 'Typed', text: 'not yet: it is as it came' }]
  return [
    { label: 'Typed', text: whenOf(at) },
    { label: 'By', text: author ?? '' },
    { label: 'Why', text: why ?? '' },
    { label: 'Before', text: was ?? 'nothing' }
  ].filter(({ text }) => text !== '')
}
