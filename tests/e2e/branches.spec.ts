// Branches as people use them: made from a card, told apart by their marks, put back by a key, detached.
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { cell, change, grid, notice, press, run, visit, visitScenario } from './person.ts'

const card = (page: Page, name: string): Locator =>
  page.getByRole('article').filter({ has: page.getByRole('link', { name, exact: true }) })
const price = (page: Page, tier = 'team') => cell(grid(page, 'Pricing'), tier, 'Price / month')
const priceIn = async (page: Page, id: string): Promise<number> =>
  (await run<{ tier: string; monthly_price: number }[]>(page, `pricing list ${id}`)).find(
    ({ tier }) => tier === 'team'
  )!.monthly_price

async function act(page: Page, name: string, action: string): Promise<void> {
  await card(page, name)
    .getByRole('button', { name: `Actions for ${name}` })
    .click()
  await page.getByRole('menuitem', { name: action, exact: true }).click()
}

test('[B1] a branch is made from a card, and follows until it is detached', async ({ page }) => {
  await visit(page, '/')
  await act(page, 'Base', 'Branch')
  const dialog = page.getByRole('dialog', { name: 'Branch of Base' })
  await expect(dialog.getByRole('textbox')).toHaveValue('Base variant')
  await dialog.getByRole('textbox').fill('Slow')
  await press(page, 'Enter')
  await expect(card(page, 'Slow')).toContainText('Branch of Base')
  await run(page, 'pricing set base --tier team --price 260')
  expect(await priceIn(page, 'slow')).toBe(260)

  await act(page, 'Slow', 'Detach')
  await expect(notice(page)).toContainText('"Slow" stands by itself.')
  await expect(card(page, 'Slow')).toContainText('Clone of Base')
  await run(page, 'pricing set base --tier team --price 270')
  expect(await priceIn(page, 'slow')).toBe(260)
})

test('[B2] what a branch says otherwise is marked, says what stands there, and is put back by a key', async ({
  page
}) => {
  await visit(page, '/')
  await run(page, 'scenario branch base Slow')
  await visitScenario(page, 'assumptions', 'slow')
  const place = await price(page)
  await expect(place).not.toHaveClass(/otherwise/)
  await change(place, '199')
  await expect(place).toHaveClass(/otherwise/)
  await expect(place).toHaveAccessibleDescription('Base has $250 here')
  await expect(place).toHaveAttribute('title', 'Base has $250 here')
  // What is changed there is told here, and what is not said otherwise flows in.
  await run(page, 'pricing set base --tier team --price 260')
  await run(page, 'pricing set base --tier individual --price 33')
  await expect(place).toHaveAccessibleDescription('Base has $260 here')
  await expect(await price(page, 'individual')).toHaveText('$33')

  await place.click()
  await press(page, 'Alt+Backspace')
  await expect(place).toHaveText('$260')
  await expect(place).not.toHaveClass(/otherwise/)
  expect(await run(page, 'scenario overrides slow')).toEqual([])
  await press(page, 'Alt+Backspace')
  await expect(notice(page)).toContainText('Nothing here is otherwise than in what this follows.')
  await press(page, 'Control+z')
  await expect(place).toHaveText('$199')
  await expect(place).toHaveClass(/otherwise/)
})

test('[B6] who typed a cell is told, also where it was typed in what the branch follows', async ({ page }) => {
  await visit(page, '/')
  await run(page, 'scenario branch base Slow')
  await run(page, 'pricing set base --tier individual --price 33')
  await visitScenario(page, 'assumptions', 'slow')
  await change(await price(page), '199')
  const why = page.getByRole('complementary', { name: 'Explanation' })
  for (const [tier, words] of [
    ['team', 'Price / month of team'],
    ['individual', 'pricing set base --tier individual --price 33']
  ] as const) {
    await (await price(page, tier)).click()
    await press(page, 'Control+[')
    await expect(why).toContainText(words)
    await expect(why).toContainText(tier === 'team' ? '$250' : '$29')
    await press(page, 'Escape')
  }
  await visitScenario(page, 'history', 'slow')
  await expect(page.getByRole('main').getByRole('listitem').first()).toContainText('Price / month')
})
