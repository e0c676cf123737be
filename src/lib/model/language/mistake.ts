// What is wrong with a text in the model language, said to somebody who knows finance and not compilers.
import * as texts from '#lib/texts/formula-mistakes.ts'
import type { Place } from './syntax.ts'

/** A mistake in a text of the model language: where it stands and one sentence that ends with what to write instead. */
export interface Mistake {
  type: string
  place: Place
  text: string
  /** Further lines that have part in it, as in a circle. */
  also?: readonly Place[]
  /** Where the unit is not the declared one: the one that the formula gives, if a line can have it. */
  gives?: string | null
}

/** Thrown inside the language room only; readers of the language get mistakes as values. */
export class Misread extends Error {
  constructor(readonly mistake: Mistake) {
    super(mistake.text)
  }
}

export function misread(type: string, place: Place, sentence: string, also: readonly Place[] = []): never {
  throw new Misread({ type, place, text: sentence, also })
}

/** The mistake as a person reads it: where, what was written, what to do. */
export const mistakeText = ({ place, text }: Mistake): string =>
  texts.mistakeAt(place.file, place.line, place.text.trim(), text)

/** The known name nearest to what was typed, if it is near enough to have been meant. */
export function nearest(typed: string, known: Iterable<string>): string | null {
  let best: string | null = null
  let bestDistance = Math.max(1, Math.floor(typed.length / 3)) + 1
  for (const name of known) {
    const distance = editDistance(typed.toLowerCase(), name.toLowerCase(), bestDistance)
    if (distance < bestDistance) [best, bestDistance] = [name, distance]
  }
  return best
}

/** Letters to insert, delete, replace or swap to turn one word into the other; stops counting at the limit. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1)
      next.push(cost)
    }
    before = row
    row = next
  }
  return row[b.length]!
}
