// A long sheet that is scrolled in both directions at once: the work of the main thread for each frame; and how far what
// stands on the pages moves while they load.
import type { Page } from '@playwright/test'
import { visit } from '../../e2e/person.ts'
import { spreadOf, type Figure } from '../figures.ts'
import { importScenario } from './growth.ts'
import { record } from './work.ts'
import { newPerson, openScenario, type World } from './world.ts'

const frames = 240
/** 400 rows by 121 columns: the months of ten years and their opening. */
const size = { months: 120, tiers: 3, ownLines: 400 }
const places = [
  ...['/', '/console', '/storage', '/settings', '/look'],
  ...['assumptions', 'results', 'statements', 'metrics', 'formulas', 'notes', 'history'].map(
    (page) => `/s/base/${page}`
  )
]

export async function benchScrolling(world: World): Promise<Figure[]> {
  const page = await newPerson(world)
  await importScenario(page, 'long', size)
  await openScenario(page, 'metrics', 'long')
  await page.getByText('Own lines', { exact: true }).click()
  await page.locator('[role=grid][aria-rowcount="401"]').waitFor()
  await scroll(page, 20)
  const { actions } = await record(world.browser, page, () => scroll(page, frames))
  await page.context().close()
  return [
    { figure: 'scrolling 400 rows by 121 columns, work a frame', unit: 'ms', ...spreadOf(actions), target: { p95: 8 } },
    await benchShift(world)
  ]
}

/** Two rows and half a column a frame, back and forth. */
const scroll = (page: Page, count: number): Promise<void> =>
  page.evaluate(async (count) => {
    const grid = document.querySelector('[role=grid]')!
    const painted = () =>
      new Promise<void>((resolve) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => resolve()
          port2.postMessage(null)
        })
      )
    const between = (most: number, step: number, i: number) => {
      const at = (i * step) % (2 * most)
      return at < most ? at : 2 * most - at
    }
    const [down, right] = [grid.scrollHeight - grid.clientHeight, grid.scrollWidth - grid.clientWidth]
    for (let i = 1; i <= count; i++) {
      await painted()
      performance.mark('bench begin')
      grid.scrollTo(between(right, 48, i), between(down, 64, i))
      await painted()
      performance.mark('bench shown')
    }
  }, count)

/** The largest of all pages: 0 where nothing moves by itself. */
async function benchShift(world: World): Promise<Figure> {
  const page = await newPerson(world)
  await page.addInitScript(() => {
    const told = window as unknown as { shift: number }
    told.shift = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) told.shift += (entry as unknown as { value: number }).value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  const shifts: number[] = []
  for (const place of places) {
    await visit(page, place)
    await page.waitForTimeout(1500)
    shifts.push(await page.evaluate(() => (window as unknown as { shift: number }).shift))
  }
  await page.context().close()
  return { figure: 'layout shift of any page', unit: 'times', p50: Math.max(...shifts), target: { p50: 0 } }
}
