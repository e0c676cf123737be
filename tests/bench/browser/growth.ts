// How the page's costs grow with the size of a scenario and with the number of scenarios, and what the largest workspace
// costs: every scenario as large as it may be.
import type { Page } from '@playwright/test'
import { ready, saved } from '../../e2e/person.ts'
import { grown, spreadOf, type Figure, type Spread } from '../figures.ts'
import { baseSize, dimensions, largeSize, sizedScenario, type Size } from '../sized.ts'
import { timeVisit } from './opening.ts'
import { timeTyping } from './repaints.ts'
import { timeEdits } from './saving.ts'
import { followAndWatch, keyFigures } from './watching.ts'
import { newPerson, openScenario, type World } from './world.ts'

const scenarioCounts = [1, 100, 300]
const prices = 15
const visits = 5
const edits = 40

export async function benchPageGrowth(world: World): Promise<Figure[]> {
  return [...(await benchSizes(world)), ...(await benchCounts(world)), ...(await benchLargest(world))]
}

async function benchSizes(world: World): Promise<Figure[]> {
  const page = await newPerson(world)
  const figures: Figure[] = []
  for (const { name, of, sizes } of dimensions) {
    const works: Spread[] = []
    for (const size of sizes) {
      const id = `${of.toLowerCase()}-${size}`
      await importScenario(page, id, { ...baseSize, [of]: size })
      await openScenario(page, 'assumptions', id)
      works.push((await timeTyping(world, page, prices)).keys.work)
    }
    figures.push(grown(`key typed, work, by ${name}`, 'ms', sizes, works))
  }
  await page.context().close()
  return figures
}

/** The same scenario over and over: the list of them, and an edit before the list was looked at and after it. */
async function benchCounts(world: World): Promise<Figure[]> {
  const page = await newPerson(world)
  await visitConsole(page)
  const lists: Spread[] = []
  const before: Spread[] = []
  const after: Spread[] = []
  for (const count of scenarioCounts) {
    await cloneUpTo(page, 'base', count)
    lists.push(await timeList(page, 'base', count))
    await openScenario(page, 'assumptions')
    before.push((await timeEdits(page, edits)).kept)
    after.push(await timeEditsAfterList(page, count))
  }
  await page.context().close()
  return [
    grown('list opened, by scenarios', 'ms', scenarioCounts, lists),
    grown('edit acknowledged, by scenarios', 'ms', scenarioCounts, before),
    grown('edit acknowledged after a look at the list, by scenarios', 'ms', scenarioCounts, after)
  ]
}

async function benchLargest(world: World): Promise<Figure[]> {
  const page = await newPerson(world)
  await importScenario(page, 'large', largeSize)
  const count = scenarioCounts.at(-1)!
  // The base scenario, which is there from the start, is one of them.
  await cloneUpTo(page, 'large', count)
  const opening = await repeat(visits, async () => {
    await visitConsole(page)
    return timeVisit(page, '/s/large/assumptions', keyFigures)
  })
  const list = await timeList(page, 'large', count)
  await openScenario(page, 'assumptions', 'large')
  const { keys } = await timeTyping(world, page, prices)
  const { kept } = await timeEdits(page, edits, 'large')
  await page.context().close()
  return [
    { figure: 'opening, all at once', unit: 'ms', ...opening },
    { figure: 'list opened, all at once', unit: 'ms', ...list },
    { figure: 'key typed, until painted, all at once', unit: 'ms', ...keys.painted },
    { figure: 'key typed, work, all at once', unit: 'ms', ...keys.work },
    { figure: 'edit acknowledged, all at once', unit: 'ms', ...kept }
  ]
}

/** From a click on the link to the last of the cards. */
const timeList = (page: Page, from: string, count: number): Promise<Spread> =>
  repeat(visits, async () => {
    await openScenario(page, 'assumptions', from)
    return followAndWatch(page, listLink, card, count)
  })

async function timeEditsAfterList(page: Page, count: number): Promise<Spread> {
  await followAndWatch(page, listLink, card, count)
  await page.goBack()
  return (await timeEdits(page, edits)).kept
}

const listLink = 'nav ul a[href="/"]'
const card = '.cards article'

async function repeat(times: number, measure: () => Promise<number>): Promise<Spread> {
  const measured: number[] = []
  for (let i = 0; i < times; i++) measured.push(await measure())
  return spreadOf(measured)
}

/** No scenario is open there, so that a command costs what it costs by itself. */
async function visitConsole(page: Page): Promise<void> {
  await page.goto('/console')
  await ready(page)
}

export async function importScenario(page: Page, id: string, size: Size): Promise<void> {
  await visitConsole(page)
  await page.evaluate(
    async ([id, text]) => {
      const files = { 'f.json': new TextEncoder().encode(text) }
      const made = await window.sextant!.run(`import ${id} f.json`, { files })
      if (!made.ok) throw new Error(made.problem.text)
    },
    [id, JSON.stringify(sizedScenario(id, size))] as const
  )
  await saved(page)
}

async function cloneUpTo(page: Page, id: string, count: number): Promise<void> {
  await visitConsole(page)
  await page.evaluate(
    async ([id, count]) => {
      const { run } = window.sextant!
      const list = await run('scenario list')
      if (!list.ok) throw new Error(list.problem.text)
      for (let i = (list.data as unknown[]).length; i < count; i++) {
        const made = await run(`scenario clone ${id} "Copy ${i}"`)
        if (!made.ok) throw new Error(made.problem.text)
      }
    },
    [id, count] as const
  )
  await saved(page)
}
