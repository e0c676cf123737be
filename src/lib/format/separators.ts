// The decimal sign of a language, and what separates its thousands.

export interface Separators {
  decimal: '.' | ','
  /** What separates thousands besides spaces, apostrophes and underscores, which do so everywhere. */
  group: '.' | ',' | null
  /** Digits are also grouped by twos above the first three: 12,34,567. */
  byTwos: boolean
}

const known = new Map<string, Separators>([['point', { decimal: '.', group: ',', byTwos: false }]])

export function separatorsOf(locale: string): Separators {
  const found = known.get(locale)
  if (found) return found
  const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(12345678.9)
  const valueOf = (type: string) => parts.find((part) => part.type === type)?.value
  const group = valueOf('group')
  const separators: Separators = {
    decimal: valueOf('decimal') === ',' ? ',' : '.',
    group: group === '.' || group === ',' ? group : null,
    byTwos: parts.filter(({ type }) => type === 'integer')[1]?.value.length === 2
  }
  known.set(locale, separators)
  return separators
}
