// How many of something there are, in words.
import { languageOf } from './numbers.ts'

/** "1 edit", "1,204 edits". */
export const countWords = (count: number, one: string, locale: string, many = `${one}s`): string =>
  `${count.toLocaleString(languageOf(locale))} ${count === 1 ? one : many}`
