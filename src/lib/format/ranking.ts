// What somebody may have meant by a few letters: whole names before beginnings, beginnings of words before their insides,
// and letters that only come in that order last.

/** From the best to the loosest. */
const fits = { whole: 0, beginning: 1, words: 2, inside: 3, loose: 4 } as const

/** Fewer letters in some order are found in everything. */
const fewestLoose = 3

/** Case, accents and the signs between words do not count. */
export const plainWords = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** How well a text fits what was typed, 0 being best; null where it does not. Both as plainWords gives them. */
export function fitOf(typed: string, text: string): number | null {
  if (typed === '') return fits.words
  if (text === typed) return fits.whole
  if (text.startsWith(typed)) return fits.beginning
  const wanted = typed.split(' ')
  if (wanted.every((word) => ` ${text}`.includes(` ${word}`))) return fits.words
  if (wanted.every((word) => text.includes(word))) return fits.inside
  return typed.length >= fewestLoose && comesInOrder(typed.replaceAll(' ', ''), text) ? fits.loose : null
}

function comesInOrder(letters: string, text: string): boolean {
  let at = 0
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}

export interface Ranked<T> {
  one: T
  fit: number
}

/**
 * Those that fit, the best first; then those of less weight, the shorter names, and as they stood.
 * @param textsOf what it goes by, in plain words, the name that is shown first
 */
export function ranked<T>(
  typed: string,
  all: readonly T[],
  textsOf: (one: T) => readonly string[],
  weightOf: (one: T) => number = () => 0
): Ranked<T>[] {
  const plain = plainWords(typed)
  return all
    .flatMap((one, at) => {
      const texts = textsOf(one)
      const found = texts.map((text) => fitOf(plain, text)).filter((fit) => fit !== null)
      const length = plain === '' ? 0 : (texts[0] ?? '').length
      return found.length === 0 ? [] : [{ one, at, length, fit: Math.min(...found), weight: weightOf(one) }]
    })
    .sort((a, b) => a.fit - b.fit || a.weight - b.weight || a.length - b.length || a.at - b.at)
    .map(({ one, fit }) => ({ one, fit }))
}
