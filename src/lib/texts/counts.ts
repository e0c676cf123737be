// How many of something there are, in words, and the language in which numbers are written.

/** Commands and files are written with a decimal point whatever the language. */
export const languageOf = (locale: string): string => (locale === 'point' ? 'en-US' : locale)

/** "1,204". */
export const numberWords = (count: number, locale: string): string => count.toLocaleString(languageOf(locale))

/** "1 edit", "1,204 edits". */
export const countWords = (count: number, one: string, locale: string, many = `${one}s`): string =>
  `${numberWords(count, locale)} ${count === 1 ? one : many}`
