// Figures that a test has measured, kept beside the tests when `npm run proof` runs them.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export function keepFigures(name: string, figures: Record<string, unknown>): void {
  if (process.env['PROOF'] !== '1') return
  const folder = join(import.meta.dirname, 'proof')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(figures, null, 2) + '\n')
}
