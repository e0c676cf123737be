// `npm run bench`: measures the built app and the model, and compares the figures with their targets and with those that
// were kept; with --keep it keeps these instead. Fails only where a target is missed.
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { benchPageGrowth } from './browser/growth.ts'
import { benchOpening } from './browser/opening.ts'
import { benchRepaints } from './browser/repaints.ts'
import { benchSaving } from './browser/saving.ts'
import { benchScrolling } from './browser/scrolling.ts'
import { closeWorld, openWorld } from './browser/world.ts'
import type { Figure } from './figures.ts'
import { benchTabs } from './browser/tabs.ts'
import { benchFirstPasses } from './node/first.ts'
import { benchJournal } from './node/journal.ts'
import { openModel } from './node/load.ts'
import { isMissed, tableOf } from './table.ts'

interface Baselines {
  machine: Record<string, string | number>
  figures: Figure[]
}

const file = join(import.meta.dirname, 'baselines.json')
const [busy] = loadavg() as [number]
if (busy > 0.5) console.log(`The machine is doing other things (load ${busy.toFixed(1)}): every time will be too long.`)

const world = await openWorld()
const model = await openModel()
const figures: Figure[] = []
const machine = {
  processor: cpus()[0]!.model.trim(),
  cores: cpus().length,
  node: process.version,
  browser: `Chromium ${world.browser.version()}`,
  date: new Date().toISOString().slice(0, 10)
}
try {
  figures.push(...(await model.passes()).benchPasses(), ...benchFirstPasses(), ...(await model.growth()).benchGrowth())
  figures.push(...(await benchJournal()))
  const benches = { benchRepaints, benchScrolling, benchSaving, benchOpening, benchTabs, benchPageGrowth }
  for (const [name, bench] of Object.entries(benches)) {
    console.log(`${name} ...`)
    figures.push(...(await bench(world)))
  }
} finally {
  await Promise.all([model.close(), closeWorld(world)])
}

const kept = JSON.parse(readFileSync(file, 'utf8')) as Baselines
console.log(Object.values(machine).join(', '))
console.log(tableOf(figures, kept.figures))
if (process.argv.includes('--keep')) {
  writeFileSync(file, JSON.stringify({ machine, figures: figures.map(rounded) } satisfies Baselines, null, 2) + '\n')
} else console.log(`The kept figures are of ${Object.values(kept.machine).join(', ')}`)
const missed = figures.filter(isMissed)
for (const { figure } of missed) console.log(`Target missed: ${figure}`)
process.exitCode = missed.length > 0 ? 1 : 0

/** To four digits: what comes after them differs from run to run. */
function rounded(figure: Figure): Figure {
  return JSON.parse(
    JSON.stringify(figure, (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value))
  ) as Figure
}
