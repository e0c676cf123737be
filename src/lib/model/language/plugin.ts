// Vite's part of the language: a .lines file is read when the app is built, so the page carries trees, not a parser's work.
import type { Plugin } from 'vite'
import { Misread, mistakeText } from './mistake.ts'
import { parseModule } from './parse.ts'
import type { Place } from './syntax.ts'

export function linesPlugin(): Plugin {
  return {
    name: 'sextant-lines',
    transform(text, id) {
      if (!id.endsWith('.lines')) return null
      try {
        const module = parseModule(text, id.split('/').at(-1)!)
        // A place says its line to whoever builds; the page has no use for it.
        const slim = JSON.stringify(module, (key, value: unknown) =>
          key === 'place' ? { ...(value as Place), text: '' } : value
        )
        return { code: `export default ${slim}`, map: null }
      } catch (error) {
        if (error instanceof Misread) this.error(mistakeText(error.mistake))
        throw error
      }
    }
  }
}
