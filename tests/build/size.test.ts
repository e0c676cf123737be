import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { Packed } from '../../sync-server/packed.ts'
import { keepFigures } from '../figures.ts'

const root = join(import.meta.dirname, '..', '..')
const immutable = join(root, 'build', '_app', 'immutable')

it('every page is interactive after less than 250 kB, the SQLite file and the charts apart', async () => {
  const always = [...list('entry', '.js'), ...list('workers', '.js')]
  const figures: Record<string, number> = {}
  for (const [address, nodes] of routes()) {
    const files = [...withImports([...always, ...nodes]), ...new Set(nodes.flatMap(stylesOf))]
    expect(files.some((file) => file.endsWith('.css'))).toBe(true)
    const sizes = await Promise.all(files.map(packedSize))
    figures[address] = sizes.reduce((sum, size) => sum + size, 0)
    const told = files.map((file, at) => `${sizes[at]} ${file.slice(immutable.length)}`)
    expect(figures[address], `${address} loads\n${told.join('\n')}`).toBeLessThan(250_000)
  }
  expect(Object.keys(figures)).toContain('/')
  expect(Math.min(...Object.values(figures))).toBeGreaterThan(20_000)
  keepFigures('size', { unit: 'bytes, packed by brotli', ...figures })
})

/** The addresses of the app, each with the files of its page and of the frames around it, as Kit numbered them. */
function routes(): [string, string[]][] {
  const numbered = readFileSync(join(root, '.svelte-kit', 'generated', 'client-optimized', 'app.js'), 'utf8')
  const dictionary = numbered.slice(numbered.indexOf('dictionary'))
  const file = (number: string) => list('nodes', '.js').find((name) => name.includes(`/nodes/${Number(number)}.`))!
  return [...dictionary.matchAll(/"(\/[^"]*)": \[~?(\d+)(?:,\[([\d,]*)\])?/g)].map(([, address, page, frames]) => [
    address!,
    ['0', ...(frames ?? '').split(',').filter(Boolean), page!].map(file)
  ])
}

/** These files and all that they import at once; what they import later, charts among them, is not counted. */
function withImports(files: string[]): Set<string> {
  const all = new Set<string>()
  const add = (file: string) => {
    if (all.has(file)) return
    all.add(file)
    const imported = readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*["'`](\.[^"'`]+\.js)["'`]/g)
    for (const [, path] of imported) add(join(dirname(file), path!))
  }
  files.forEach(add)
  return all
}

/** The style sheets that are loaded with a page or a frame, as the build listed them in the file that loads it. */
function stylesOf(node: string): string[] {
  const [app] = list('entry', '.js').filter((name) => name.includes('/app.'))
  const code = readFileSync(app!, 'utf8')
  const all = /m\.f=(\[[^\]]*\])/.exec(code)![1]!
  const files = JSON.parse(all) as string[]
  const [, places = ''] = new RegExp(`nodes/${basename(node)}[^_]*__vite__mapDeps\\(\\[([\\d,]*)`).exec(code)!
  const styles = places.split(',').map((place) => files[Number(place)]!)
  return styles.filter((name) => name.endsWith('.css')).map((name) => join(immutable, 'entry', name))
}

const packedSize = async (file: string) => (await new Packed(readFileSync(file), true).as('br')).bytes.length

function list(folder: string, ending: string): string[] {
  const names = existsSync(join(immutable, folder)) ? readdirSync(join(immutable, folder)) : []
  return names.filter((name) => name.endsWith(ending)).map((name) => join(immutable, folder, name))
}
