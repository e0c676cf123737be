// Vite's part of the language: a .lines file is read when the app is built, so the page carries trees, not a parser's work.
import type { Plugin } from 'vite'
import { Misread, mistakeText } from './mistake.ts'
import { parseModule } from './parse.ts'

export function linesPlugin(): Plugin {
  return {
    name: 'sextant-lines',
    transform(text, id) {
      if (!id.endsWith('.lines')) return null
      try {
        const module = parseModule(text, id.split('/').at(-1)!)
        return { code: `export default ${JSON.stringify(module)}`, map: null }
      } catch (error) {
        if (error instanceof Misread) this.error(mistakeText(error.mistake))
        throw error
      }
    }
  }
}
