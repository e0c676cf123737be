// Opening the app: what a first visit fetches before the model is there, and how long it takes somebody who comes back.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { ready, saved } from '../../e2e/person.ts'
import { spreadOf, type Figure } from '../figures.ts'
import { keyFigures } from './watching.ts'
import { newPerson, openScenario, returningPerson, type World } from './world.ts'

const visits = 15

export async function benchOpening(world: World): Promise<Figure[]> {
  const bytes = [await weigh(world, '/'), await weigh(world, '/s/base/assumptions')]
  return [
    { figure: 'first visit, compressed', unit: 'kB', p50: Math.max(...bytes) / 1000, target: { p50: 250 } },
    { figure: 'opening again', unit: 'ms', ...(await timeVisits(world)), target: { p50: 1000, p95: 1000 } }
  ]
}

/** Bytes of all files that came until the store was open, the SQLite file apart; no chart is on these pages. */
async function weigh(world: World, path: string): Promise<number> {
  const page = await newPerson(world)
  const sizes: Promise<number>[] = []
  page.on('response', (response) => {
    if (!response.url().endsWith('.wasm')) sizes.push(response.headerValue('content-length').then(Number))
  })
  await page.goto(path)
  await ready(page)
  await page.context().close()
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

/** Each visit starts the browser anew; the address is asked for, and the key figures and the sheets are painted. */
async function timeVisits(world: World) {
  const folder = mkdtempSync(join(tmpdir(), 'sextant-visits-'))
  const times: number[] = []
  try {
    for (let visit = 0; visit <= visits; visit++) {
      const context = await returningPerson(world, folder)
      const page = await context.newPage()
      if (visit === 0) await settle(page)
      else times.push(await timeVisit(page, '/s/base/assumptions', keyFigures))
      await context.close()
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  return spreadOf(times)
}

/** Milliseconds from asking for an address until something stands on the page, painted. */
export async function timeVisit(page: Page, path: string, place: string): Promise<number> {
  await page.goto(path, { waitUntil: 'commit' })
  return page.evaluate((place) => window.bench.shown(place, 1), place)
}

/** The first visit leaves a store and a service worker behind. */
async function settle(page: Page): Promise<void> {
  await openScenario(page, 'assumptions')
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await saved(page)
}
