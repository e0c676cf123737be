// One workspace in several tabs: everybody can type, one of them writes, and another takes over when it is closed, crashes
// or is frozen.
import type { BrowserContext, Page } from '@playwright/test'
import { keepFigures } from '../figures.ts'
import { expect, test } from './app.ts'
import { canStandStill, standStill } from './standing-still.ts'
import { cell, change, grid, keyFigure, run, saved, visitScenario } from './person.ts'

const price = async (page: Page, tier = 'team') => cell(grid(page, 'Pricing'), tier, 'Price / month')
const expectSaved = (page: Page) =>
  expect(page.getByRole('navigation').getByRole('status')).toContainText('Saved on this device')
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' })
const rounds = process.env['PROOF'] ? 20 : 3

async function tabsOf(context: BrowserContext, count: number): Promise<Page[]> {
  const tabs: Page[] = []
  for (let made = 0; made < count; made++) {
    const tab = await context.newPage()
    await visitScenario(tab, 'assumptions')
    tabs.push(tab)
  }
  return tabs
}

test('[W5] two tabs opened at once on the first day: both show the plan, and both can type', async ({ context }) => {
  const tabs = [await context.newPage(), await context.newPage()]
  await Promise.all(tabs.map((tab) => visitScenario(tab, 'assumptions')))
  for (const tab of tabs) await expectSaved(tab)
  await change(await price(tabs[0]!), '290')
  await change(await price(tabs[1]!, 'enterprise'), '900')
  for (const tab of tabs) {
    await expect(await price(tab)).toHaveText('$290')
    await expect(await price(tab, 'enterprise')).toHaveText('$900')
    await expectSaved(tab)
  }
})

test('[W5] what is typed in a second tab is there in both, with figures and undo, and after the first is closed', async ({
  context
}) => {
  const [first, second] = (await tabsOf(context, 2)) as [Page, Page]
  await change(await price(second), '290')
  await expect(await price(first)).toHaveText('$290')
  for (const tab of [first, second]) await expect(keyFigure(tab, 'ARR at M60')).toContainText('$16.3M')
  await expect(undo(first)).toHaveAccessibleDescription('Undo: Price / month of team: 290')
  await undo(second).click()
  for (const tab of [first, second]) await expect(await price(tab)).toHaveText('$250')
  await change(await price(first), '310')
  await saved(first)
  await first.close()

  await expect(undo(second)).toHaveAccessibleDescription('Undo: Price / month of team: 310')
  await change(await price(second), '330')
  await saved(second)
  await expectSaved(second)
  await second.reload()
  await expect(await price(second)).toHaveText('$330')
})

/** Milliseconds: longer than any tab waits for one that has the turn and does not answer. */
const long = 9000

const ends: Record<string, { within: number; rounds: number; end: (page: Page) => Promise<void> }> = {
  closed: { within: 250, rounds, end: (page) => page.close() },
  crashed: {
    within: 1000,
    rounds,
    end: async (page) => {
      const session = await page.context().newCDPSession(page)
      void session.send('Page.crash').catch(() => undefined)
      await page.waitForEvent('crash')
    }
  },
  frozen: { within: 7000, rounds: process.env['PROOF'] ? 10 : 1, end: (page) => standStill(page, long) }
}

/** One that only seems frozen would have answered at once, and one whose turn is not taken when it wakes. */
function expectTaken(milliseconds: number): void {
  expect(milliseconds).toBeGreaterThan(4000)
  expect(milliseconds).toBeLessThan(long - 1000)
}

/** Milliseconds until an edit that is asked for now is on the device. */
const timeToSave = (page: Page, number: number): Promise<number> =>
  page.evaluate(async (number) => {
    const began = performance.now()
    const answer = await window.sextant!.run(`assume set base opening_cash ${number}`)
    await window.sextant!.saved()
    if (!answer.ok) throw new Error(answer.problem.text)
    return performance.now() - began
  }, number)

for (const [how, { within, rounds, end }] of Object.entries(ends))
  test(`[W5] when the tab that writes is ${how} another one takes over, and nothing is lost`, async ({
    context,
    site,
    faults
  }) => {
    faults.allow(/Target crashed/)
    test.setTimeout(30_000 + rounds * 30_000)
    if (how === 'frozen') await canStandStill(site)
    const took: number[] = []
    let [writer, ...others] = await tabsOf(context, 3)
    for (let round = 1; round <= rounds; round++) {
      await run(writer!, `assume set base opening_cash ${round * 10}`)
      await saved(writer!)
      await end(writer!)
      took.push(await timeToSave(others[0]!, round * 10 + 1))
      if (how === 'frozen') expectTaken(took.at(-1)!)
      const history = await run<{ why: string }[]>(others[0]!, 'history base --limit 1000')
      expect(history.filter(({ why }) => why.endsWith(` ${round * 10}`))).toHaveLength(1)
      expect(history.filter(({ why }) => why.endsWith(` ${round * 10 + 1}`))).toHaveLength(1)
      await expect
        .poll(() => run<{ why: string }[]>(others[1]!, 'history base --limit 1').then(([row]) => row!.why))
        .toBe(`assume set base opening_cash ${round * 10 + 1}`)
      const before = writer!
      ;[writer, ...others] = [others[0]!, others[1]!, ...(await tabsOf(context, 1))]
      if (!before.isClosed()) await before.close()
    }
    keepFigures(`hand-over-${how}`, { unit: 'ms', rounds, slowest: Math.max(...took), goal: within })
  })

test('[W5] a tab that was frozen and wakes follows the one that took its turn', async ({ context, site }) => {
  test.slow()
  await canStandStill(site)
  const [first, second] = (await tabsOf(context, 2)) as [Page, Page]
  await saved(first)
  await standStill(first, long)
  const began = Date.now()
  await run(second, 'pricing set base --tier team --price 290')
  expectTaken(Date.now() - began)
  await expect(await price(first)).toHaveText('$290', { timeout: long })
  await change(await price(first), '310')
  await expect(await price(second)).toHaveText('$310')
  for (const tab of [first, second]) await expectSaved(tab)
})
