// A command line taken apart into words, and a text written as one word of it.

export interface Word {
  text: string
  /** It begins with a quotation mark, so dashes after it may be part of a name. */
  isQuoted: boolean
  /** Where it begins in the line. */
  start: number
}

/**
 * Words apart by spaces; what stands in quotes is one word. \\ takes the next character as it is, or in "" as in JSON. A
 * last quotation mark that is open still takes what comes after it.
 */
export function splitWords(line: string): { words: Word[]; isOpen: boolean } {
  const words: Word[] = []
  let isOpen = false
  let at = 0
  while (at < line.length) {
    if (/\s/.test(line[at]!)) {
      at++
      continue
    }
    const start = at
    let text = ''
    let isQuoted = false
    while (at < line.length && !/\s/.test(line[at]!)) {
      const character = line[at]!
      if (character === '\\' && at + 1 < line.length) {
        text += line[at + 1]!
        at += 2
      } else if (character === '"' || character === "'") {
        const end = closingQuote(line, at)
        isOpen = end === null
        if (text === '') isQuoted = true
        text += unescaped(line.slice(at + 1, end ?? line.length), character === '"')
        at = (end ?? line.length) + 1
      } else {
        text += character
        at++
      }
    }
    words.push({ text, isQuoted, start })
  }
  return { words, isOpen }
}

const inJson: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

const unescaped = (quoted: string, isJson: boolean): string =>
  quoted.replace(/\\(u[\da-fA-F]{4}|[^])/g, (_, escaped: string) => {
    if (!isJson) return escaped
    return escaped.length > 1 ? String.fromCharCode(parseInt(escaped.slice(1), 16)) : (inJson[escaped] ?? escaped)
  })

function closingQuote(line: string, start: number): number | null {
  for (let at = start + 1; at < line.length; at++) {
    if (line[at] === '\\') at++
    else if (line[at] === line[start]) return at
  }
  return null
}

/** In quotes where it would not be one word, or not the same. */
export const asWord = (text: string, isQuoted = false): string =>
  isQuoted || !/^[^\s"'\\-][^\s"'\\]*$/.test(text) ? JSON.stringify(text) : text
