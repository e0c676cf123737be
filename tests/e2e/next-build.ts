// A build of the app as a later version would be: its tables have had one migration more. It is made from a copy of the
// source, by the same command.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const notCopied = new Set(['node_modules', 'build', '.git', '.svelte-kit', 'test-results', '.cache', 'tests'])
const lastMigration = /^]\n\n(?=\/\*\* Of the tables as this build writes them)/m
const oneMore = `,
  { to: next, up: (connection) => connection.script('ALTER TABLE scenarios ADD COLUMN colour TEXT') }
]

`
/** @returns the folder of the built app */
export function buildNext(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sextant-next-'))
  cpSync(root, folder, { recursive: true, filter: (path) => dirname(path) !== root || !notCopied.has(basename(path)) })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const file = join(folder, 'workers', 'store', 'migrations.ts')
  const source = readFileSync(file, 'utf8')
  if (!lastMigration.test(source)) throw new Error('the list of migrations is written otherwise: change this fixture')
  const versions = [...source.matchAll(/^ {4}to: (\d+),$/gm)].map(([, to]) => Number(to))
  writeFileSync(file, source.replace(lastMigration, oneMore.replace('next', String(Math.max(...versions) + 1))))
  const npx = (...args: string[]) => execFileSync('npx', args, { cwd: folder, stdio: 'pipe' })
  npx('svelte-kit', 'sync')
  npx('vite', 'build')
  return join(folder, 'build')
}
