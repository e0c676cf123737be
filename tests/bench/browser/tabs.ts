// How long an edit in another tab waits when the tab that writes is closed, crashes, or is frozen.
import type { BrowserContext, Page } from '@playwright/test'
import { run, saved, visit } from '../../e2e/person.ts'
import { canStandStill, standStill } from '../../e2e/standing-still.ts'
import { spreadOf, type Figure } from '../figures.ts'
import type { World } from './world.ts'

const ends: Record<string, { rounds: number; most: number; end: (page: Page) => Promise<void> }> = {
  closes: { rounds: 20, most: 250, end: (page) => page.close() },
  crashes: {
    rounds: 20,
    most: 1000,
    end: async (page) => {
      const session = await page.context().newCDPSession(page)
      const crashed = page.waitForEvent('crash')
      void session.send('Page.crash').catch(() => undefined)
      await crashed
    }
  },
  'is frozen': { rounds: 5, most: 7000, end: (page) => standStill(page, 9000) }
}

export async function benchTabs(world: World): Promise<Figure[]> {
  const figures: Figure[] = []
  const takeAway = await canStandStill(world.site)
  for (const [how, { rounds, most, end }] of Object.entries(ends)) {
    const context = await world.browser.newContext({ baseURL: world.site.url, serviceWorkers: 'block' })
    const took = await handOvers(context, rounds, end)
    await context.close()
    figures.push({ figure: `hand-over when a tab ${how}`, unit: 'ms', ...spreadOf(took), target: { p95: most } })
  }
  await takeAway()
  return figures
}

async function handOvers(
  context: BrowserContext,
  rounds: number,
  end: (page: Page) => Promise<void>
): Promise<number[]> {
  const took: number[] = []
  let writer = await open(context)
  let next = await open(context)
  for (let round = 1; round <= rounds; round++) {
    await run(writer, `assume set base opening_cash ${round * 10}`)
    await saved(writer)
    await end(writer)
    took.push(await timeToSave(next, round * 10 + 1))
    if (!writer.isClosed()) await writer.close()
    ;[writer, next] = [next, await open(context)]
  }
  return took
}

async function open(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await visit(page, '/s/base/assumptions')
  return page
}

/** Milliseconds until an edit that is asked for now is on the device. */
const timeToSave = (page: Page, cash: number): Promise<number> =>
  page.evaluate(async (cash) => {
    const began = performance.now()
    await window.sextant!.run(`assume set base opening_cash ${cash}`)
    await window.sextant!.saved()
    return performance.now() - began
  }, cash)
