// Figures that a test has measured, kept beside the tests with their day when `npm run proof` runs them.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export function keepFigures(name: string, figures: Record<string, unknown>): void {
  if (process.env['PROOF'] !== '1') return
  const folder = join(import.meta.dirname, 'proof')
  mkdirSync(folder, { recursive: true })
  const measured = new Date().toISOString().slice(0, 10)
  writeFileSync(join(folder, `${name}.json`), JSON.stringify({ measured, ...figures }, null, 2) + '\n')
}
