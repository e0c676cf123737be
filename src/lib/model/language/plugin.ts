// Vite's part of the language: a .lines file is read when the app is built, so that a mistake stops there. The page gets
// its text, which is less than half of what it is read to, and reads it again in a few milliseconds.
import type { Plugin } from 'vite'
import { Misread, mistakeText } from './mistake.ts'
import { parseModule } from './parse.ts'

export function linesPlugin(): Plugin {
  return {
    name: 'sextant-lines',
    transform(text, id) {
      if (!id.endsWith('.lines')) return null
      const file = id.split('/').at(-1)!
      try {
        parseModule(text, file)
      } catch (error) {
        if (error instanceof Misread) this.error(mistakeText(error.mistake))
        throw error
      }
      const given = [text, file].map((part) => JSON.stringify(part)).join(', ')
      return {
        code: `import { parseModule } from '#lib/model/language/parse.ts'\nexport default parseModule(${given})`,
        map: null
      }
    }
  }
}
