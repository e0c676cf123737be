// A build of the app as a later version would be: its tables have had one migration more. It is made from a copy of the
// source, by the same command.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const notCopied = new Set(['node_modules', 'build', '.git', '.svelte-kit', 'test-results', '.cache', 'tests'])
const noMigrations = 'export const migrations: readonly Migration[] = []'
const oneMigration = `export const migrations: readonly Migration[] = [
  { to: 2, up: (connection) => connection.script('ALTER TABLE scenarios ADD COLUMN colour TEXT') }
]`

/** @returns the folder of the built app */
export function buildNext(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sextant-next-'))
  cpSync(root, folder, { recursive: true, filter: (path) => dirname(path) !== root || !notCopied.has(basename(path)) })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const file = join(folder, 'workers', 'store', 'migrations.ts')
  const source = readFileSync(file, 'utf8')
  if (!source.includes(noMigrations)) throw new Error('the next migration has another number: change this fixture')
  writeFileSync(file, source.replace(noMigrations, oneMigration))
  const npx = (...args: string[]) => execFileSync('npx', args, { cwd: folder, stdio: 'pipe' })
  npx('svelte-kit', 'sync')
  npx('vite', 'build')
  return join(folder, 'build')
}
