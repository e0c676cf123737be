// From an edit to the figures and charts it changes: the work of the main thread, and the time until they are painted.
import type { Page } from '@playwright/test'
import { cell, grid } from '../../e2e/person.ts'
import { spreadOf, type Figure, type Spread } from '../figures.ts'
import { keyFigures, pressAndWatch, runAndWatch } from './watching.ts'
import { record } from './work.ts'
import { newPerson, openScenario, type World } from './world.ts'

const warmUp = 5
const edits = 40
const target = { p95: 50 }

const keyFiguresNote = 'aside[aria-label="Key figures"] section > p'
const charts = '.charts'
const sheet = '[role=grid]'

export async function benchRepaints(world: World): Promise<Figure[]> {
  const typing = await benchTyping(world)
  return [
    ...typing,
    ...(await benchCommands(world, 'results', charts)),
    ...(await benchCommands(world, 'statements', sheet))
  ]
}

async function benchTyping(world: World): Promise<Figure[]> {
  const page = await newPerson(world)
  await openScenario(page, 'assumptions')
  const { keys, enters, longestTask } = await timeTyping(world, page, edits)
  await page.context().close()
  return [
    { figure: 'key typed, work', unit: 'ms', ...keys.work, target },
    { figure: 'key typed, until painted', unit: 'ms', ...keys.painted },
    { figure: 'cell kept, work', unit: 'ms', ...enters.work, target },
    { figure: 'cell kept, until painted', unit: 'ms', ...enters.painted },
    { figure: 'longest task while typing', unit: 'ms', p50: longestTask }
  ]
}

/** Milliseconds of work of the main thread, and until the figures were painted. */
export interface Repaint {
  work: Spread
  painted: Spread
}

/** Takes the last digit of a price away and types another, where each key shows what would come of it; Enter keeps it. */
export async function timeTyping({ browser }: World, page: Page, count: number) {
  // A cell that moves nearly everything.
  await (await cell(grid(page, 'Pricing'), 'team', 'Price / month')).click()
  const painted: number[] = []
  const typePrice = async (i: number) => {
    await page.keyboard.press('F2')
    for (const key of ['Backspace', String(i % 10)]) painted.push(await pressAndWatch(page, key, keyFigures))
    painted.push(await pressAndWatch(page, 'Enter', keyFiguresNote))
    await page.evaluate(() => window.bench.exact)
    await page.keyboard.press('ArrowUp')
  }
  for (let i = 1; i <= warmUp; i++) await typePrice(i)
  painted.length = 0
  const { actions, longestTask } = await record(browser, page, async () => {
    for (let i = 1; i <= count; i++) await typePrice(warmUp + i)
  })
  const isEnter = (i: number) => i % 3 === 2
  const repaintOf = (isMeant: (i: number) => boolean): Repaint => ({
    work: spreadOf(actions.filter((_, i) => isMeant(i))),
    painted: spreadOf(painted.filter((_, i) => isMeant(i)))
  })
  return { keys: repaintOf((i) => !isEnter(i)), enters: repaintOf(isEnter), longestTask }
}

/** Sets a price, each time another one. */
async function benchCommands(world: World, name: string, place: string): Promise<Figure[]> {
  const page = await newPerson(world)
  await openScenario(page, name)
  const painted: number[] = []
  const edit = async (i: number) => {
    painted.push(await runAndWatch(page, `pricing set base --tier team --price ${300 + 7 * i}`, place))
    await page.evaluate(() => window.bench.exact)
  }
  for (let i = 0; i < warmUp; i++) await edit(i)
  const work = await record(world.browser, page, async () => {
    for (let i = 0; i < edits; i++) await edit(warmUp + i)
  })
  await page.context().close()
  return [
    { figure: `${name} after an edit, work`, unit: 'ms', ...spreadOf(work.actions), target },
    { figure: `${name} after an edit, until painted`, unit: 'ms', ...spreadOf(painted.slice(warmUp)) }
  ]
}
