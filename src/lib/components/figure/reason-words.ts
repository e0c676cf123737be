// How reasons are said: what they are called, and who typed them when.
import type { Reason, Typed } from '#lib/edit/messages.ts'
import * as texts from '#lib/texts/explanation.ts'

export const titleOf = ({ label, when }: Pick<Reason, 'label' | 'when'>): string => (when ? `${label}, ${when}` : label)

export const typedLine = ({ at, was }: Typed, whenOf: (at: string) => string): string =>
  texts.typedLine(at === null ? null : whenOf(at), was)

export function typedFacts({ at, was, why, author }: Typed, whenOf: (at: string) => string) {
  if (at === null) return [{ label: texts.typed, text: texts.notTyped }]
  return [
    { label: texts.typed, text: whenOf(at) },
    { label: texts.by, text: author ?? '' },
    { label: texts.why, text: why ?? '' },
    { label: texts.before, text: was ?? texts.nothingBefore }
  ].filter(({ text }) => text !== '')
}
