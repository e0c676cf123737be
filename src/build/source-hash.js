// A name for a build that depends on nothing but what it was built from.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const roots = ['package-lock.json', 'src', 'static', 'workers', 'svelte.config.js', 'vite.config.ts']

/** @param {string} path @returns {string[]} */
const filesUnder = (path) =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .flatMap((name) => filesUnder(join(path, name)))
    : [path]

export function sourceHash() {
  const hash = createHash('sha256')
  for (const file of roots.flatMap(filesUnder)) hash.update(file).update('\0').update(readFileSync(file))
  return hash.digest('hex').slice(0, 12)
}
