import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
// Below the project, so that its packages are found, but at another path than the first build's.
const elsewhere = join(root, '.cache', 'rebuild')
const sources = [
  'src',
  'static',
  'workers',
  'package.json',
  'package-lock.json',
  'svelte.config.js',
  'vite.config.ts',
  'tsconfig.json'
]

afterAll(() => rmSync(elsewhere, { recursive: true, force: true }))

it('the same sources give the same bytes, wherever and whenever they are built', { timeout: 120_000 }, () => {
  rmSync(elsewhere, { recursive: true, force: true })
  mkdirSync(elsewhere, { recursive: true })
  for (const source of sources) cpSync(join(root, source), join(elsewhere, source), { recursive: true })
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  execFileSync(process.execPath, [vite, 'build'], { cwd: elsewhere, stdio: 'pipe', env: withoutVitest() })

  const [first, second] = [join(root, 'build'), join(elsewhere, 'build')]
  expect(version(first), 'build/ is older than its sources: type npm run build').toBe(version(second))
  expect(filesUnder(second)).toEqual(filesUnder(first))
  const different = filesUnder(first).filter((name) => !read(first, name).equals(read(second, name)))
  expect(different).toEqual([])
})

/** The tests' own settings would reach the build and change it. */
const withoutVitest = () =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|TEST|MODE|DEV|PROD|SSR|BASE_URL)/.test(name))
  )

const filesUnder = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()

const read = (folder: string, name: string) => readFileSync(join(folder, name))
const version = (folder: string) => read(folder, '_app/version.json').toString()
