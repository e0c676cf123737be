// Asking why, and going through the answer: Ctrl+[ and Ctrl+] on any cell, arrows through the tree, Enter and Backspace
// along the trail, a long press by touch; and the tree stays as it was left when figures change.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { activeCell, cell, change, focusFault, grid, keyFigures, press, run, tabTo, visitScenario } from './person.ts'

const { lines } = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'golden', 'base-expected.json'), 'utf8')) as {
  lines: Record<string, number[]>
}
const money = (line: string, month: number): string => `$${Math.round(lines[line]![month]!).toLocaleString('en-US')}`

const why = (page: Page) => page.getByRole('complementary', { name: 'Explanation' })
const heading = (page: Page) => why(page).getByRole('heading')
const value = (page: Page) => why(page).locator('.value').first()
const reason = (page: Page, name: RegExp) => why(page).getByRole('treeitem', { name })
const levelOf = (item: Locator) => item.getAttribute('aria-level')

async function expectFocused(page: Page, name: RegExp): Promise<void> {
  await expect(why(page).locator('[role=treeitem]:focus')).toHaveText(name)
  expect(await focusFault(page)).toBeNull()
}

test('[X5] keys: down the tree to a typed input, and Enter lands in its cell', async ({ page }) => {
  await visitScenario(page, 'statements')
  await (await cell(grid(page, 'Income statement'), 'Gross profit', 2)).click()
  await expect(heading(page)).toHaveText('Gross profit, M1')
  await press(page, 'Control+[')
  await expectFocused(page, /^\s*Revenue\s*M1/)
  await expect(why(page).getByRole('tree', { name: 'Made from' })).toBeVisible()
  await press(page, 'ArrowRight')
  await expect(reason(page, /^Revenue/)).toHaveAttribute('aria-expanded', 'true')
  await press(page, 'ArrowRight')
  await expectFocused(page, /^\s*MRR\s*M1/)
  await press(page, 'ArrowRight')
  await expect(reason(page, /^MRR, team/)).toBeVisible()
  await press(page, 'ArrowRight', 'ArrowDown')
  await expectFocused(page, /^\s*MRR, team\s*M1/)
  expect(await levelOf(reason(page, /^MRR, team/))).toBe('3')
  // The chosen one says its sentence.
  await expect(reason(page, /^MRR, team/)).toHaveAccessibleDescription(
    /^MRR, team in M1 is last month’s MRR, team \+ new/
  )
  await press(page, 'ArrowRight')
  await expect(reason(page, /^New MRR, team/)).toBeVisible()
  await press(page, 'ArrowDown', 'ArrowDown')
  await expectFocused(page, /^\s*New MRR, team\s*M1/)
  await press(page, 'ArrowRight')
  await expect(reason(page, /^Price, team/)).toBeVisible()
  await press(page, 'ArrowDown', 'ArrowDown')
  await expectFocused(page, /^\s*Price, team\s*M1/)
  await press(page, 'ArrowRight')
  const typed = reason(page, /^Price \/ month of team/)
  await expect(typed).toBeVisible()
  await press(page, 'ArrowRight')
  await expect(typed).toBeFocused()

  // Left goes up and then closes; Home and End go to the ends of what is in view.
  await press(page, 'ArrowLeft')
  await expectFocused(page, /^\s*Price, team/)
  await press(page, 'ArrowLeft')
  await expect(typed).toHaveCount(0)
  await press(page, 'Home')
  await expectFocused(page, /^\s*Revenue/)
  await press(page, 'End')
  await expectFocused(page, /^\s*Cost of revenue/)
  await reason(page, /^Price, team/).focus()
  await press(page, 'ArrowRight', 'ArrowRight')
  await expect(typed).toBeFocused()
  await press(page, 'Enter')
  await expect(page).toHaveTitle('Base: Assumptions · Sextant')
  await expect(grid(page, 'Pricing')).toBeFocused()
  expect(await activeCell(page)).toEqual([2, 2])
})

test('[X5] keys: Enter explains a reason, Backspace goes back to what was open, and then to the cell', async ({
  page
}) => {
  await visitScenario(page, 'statements')
  await (await cell(grid(page, 'Income statement'), 'Gross profit', 6)).click()
  const from = await activeCell(page)
  await press(page, 'Control+[')
  await expectFocused(page, /^\s*Revenue/)
  await press(page, 'ArrowRight')
  await expect(reason(page, /^MRR/)).toBeVisible()
  await press(page, 'ArrowRight', 'Enter')
  await expect(heading(page)).toHaveText('MRR, M5')
  await expect(value(page)).toHaveText(money('mrr', 5))
  await expectFocused(page, /^\s*MRR, individual/)
  await press(page, 'ArrowDown', 'ArrowDown', 'Enter')
  await expect(heading(page)).toHaveText('MRR, enterprise, M5')
  await expect(why(page).getByRole('navigation').getByRole('button')).toHaveText(['Gross profit, M5', 'MRR, M5'])
  await press(page, 'Backspace')
  await expect(heading(page)).toHaveText('MRR, M5')
  await expectFocused(page, /^\s*MRR, enterprise/)
  await press(page, 'Backspace')
  await expect(heading(page)).toHaveText('Gross profit, M5')
  await expect(reason(page, /^Revenue/)).toHaveAttribute('aria-expanded', 'true')
  await expectFocused(page, /^\s*MRR\s*M5/)
  await press(page, 'Backspace')
  await expect(grid(page, 'Income statement')).toBeFocused()
  expect(await activeCell(page)).toEqual(from)
  await expect(heading(page)).toHaveText('Gross profit, M5')
  await press(page, 'Meta+[')
  await expectFocused(page, /^\s*MRR\s*M5/)
  await press(page, 'Escape')
  await expect(why(page)).toHaveCount(0)
  await expect(grid(page, 'Income statement')).toBeFocused()
})

test('[X6] keys: what a figure feeds, at the same month, and further up', async ({ page }) => {
  await visitScenario(page, 'statements')
  await (await cell(grid(page, 'Income statement'), 'Revenue', 6)).click()
  await press(page, 'Control+]')
  await expect(why(page).getByRole('tree', { name: 'Feeds' })).toBeVisible()
  const profit = reason(page, /^Gross profit/)
  await expect(profit).toHaveText(new RegExp(`^\\s*Gross profit\\s*M5\\s*\\${money('gross_profit', 5)}$`))
  await profit.focus()
  await press(page, 'ArrowRight')
  const ebitda = reason(page, /^EBITDA/)
  await expect(ebitda).toBeVisible()
  expect(await levelOf(ebitda)).toBe('2')
  await press(page, 'Enter')
  await expect(heading(page)).toHaveText('Gross profit, M5')
  await expect(why(page).getByRole('radio', { name: 'Feeds' })).toBeChecked()
  await press(page, 'Control+[')
  await expectFocused(page, /^\s*Revenue\s*M5/)
  // Each direction by mouse as well; what was opened in it stays open.
  await press(page, 'ArrowRight')
  await expect(reason(page, /^MRR/)).toBeVisible()
  await why(page).getByText('Feeds', { exact: true }).click()
  await expect(reason(page, /^Gross margin/)).toBeVisible()
  await why(page).getByText('Made from', { exact: true }).click()
  await expect(reason(page, /^MRR/)).toBeVisible()
})

test('[X5] a typed cell says who typed it, when and why, what stood there before, and what it feeds', async ({
  page
}) => {
  await visitScenario(page, 'assumptions')
  const price = await cell(grid(page, 'Pricing'), 'team', 'Price / month')
  await change(price, '290')
  await press(page, 'ArrowUp', 'Control+[')
  await expect(heading(page)).toHaveText('Price / month of team')
  await expect(heading(page)).toBeFocused()
  expect(await focusFault(page)).toBeNull()
  await expect(value(page)).toHaveText('$290')
  const facts = why(page).locator('dl')
  await expect(facts).toHaveText(
    /Typed\s*today \d+:\d\d\s*By\s*this device\s*Why\s*Price \/ month of team: 290\s*Before\s*\$250/
  )
  await press(page, 'Control+]')
  await expect(reason(page, /^Price, team/)).toHaveText(/^\s*Price, team\s*M1\s*\$290$/)
  await press(page, 'Backspace')
  await expect(grid(page, 'Pricing')).toBeFocused()
  expect(await activeCell(page)).toEqual([2, 2])
  await press(page, 'Control+[', 'Escape')
  await expect(keyFigures(page)).toBeVisible()
  await expect(grid(page, 'Pricing')).toBeFocused()

  // One that nobody has changed, in another table.
  const tax = await cell(grid(page, 'Prices, people and taxes'), 'Tax rate', 2)
  await tax.click()
  await press(page, 'Control+[')
  await expect(heading(page)).toHaveText('Tax rate')
  await expect(why(page)).toContainText('as it came')
})

test('[X5] a key figure opens by the same keys, and gets the focus back', async ({ page }) => {
  await visitScenario(page, 'assumptions')
  const runway = keyFigures(page).getByRole('button', { name: /^Why Runway/ })
  await runway.focus()
  await press(page, 'Control+[')
  await expect(heading(page)).toHaveText('Runway, M12')
  await expectFocused(page, /./)
  await press(page, 'Escape')
  await expect(runway).toBeFocused()
  await press(page, 'Control+]')
  await expect(why(page).getByRole('radio', { name: 'Feeds' })).toBeChecked()
  await tabTo(why(page).getByRole('button', { name: 'Close the explanation' }))
  await press(page, 'Enter')
  await expect(runway).toBeFocused()
})

test('[X5] what is open stays open when figures change, the same elements with new figures', async ({ page }) => {
  await visitScenario(page, 'statements')
  await (await cell(grid(page, 'Income statement'), 'Revenue', 2)).click()
  for (const step of [/^MRR/, /^MRR, team/, /^New MRR, team/, /^Price, team/]) {
    await reason(page, step).first().click()
    await expect(reason(page, step).first()).toHaveAttribute('aria-expanded', 'true')
  }
  const typed = reason(page, /^Price \/ month of team/)
  await expect(typed).toHaveText(/as it came\s*\$250$/)
  const count = await why(page).getByRole('treeitem').count()
  const before = await why(page).getByRole('treeitem').elementHandles()
  await run(page, 'pricing set base --tier team --price 290')
  await expect(typed).toHaveText(/typed today \d+:\d\d, was \$250\s*\$290$/)
  await expect(reason(page, /^Price, team/)).toHaveText(/\$290$/)
  // 16 % more of the $1,491 that teams pay.
  await expect(value(page)).toHaveText('$4,677')
  await expect(why(page).getByRole('treeitem')).toHaveCount(count)
  for (const element of before) expect(await element.evaluate((item) => item.isConnected)).toBe(true)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(typed).toHaveText(/\$250$/)
  await expect(value(page)).toHaveText('$4,438')
  for (const element of before) expect(await element.evaluate((item) => item.isConnected)).toBe(true)
})

test('[X5] a long list shows its rest by keys', async ({ page }) => {
  await visitScenario(page, 'metrics')
  await page.getByText('Value and ownership').click()
  await page.getByRole('button', { name: /^Funding received/ }).focus()
  await press(page, 'Control+[')
  await expect(heading(page)).toHaveText('Funding received')
  // Sixty-one months, of which twelve are shown at first.
  const items = why(page).getByRole('treeitem')
  await expect(items).toHaveCount(13)
  await press(page, 'End', 'Enter')
  await expect(items).toHaveCount(61)
  await expectFocused(page, /M12\s/)
})

test.describe('by touch', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 820, height: 1180 } })

  async function holdDown(place: Locator): Promise<void> {
    const { x, y, width, height } = (await place.boundingBox())!
    const session = await place.page().context().newCDPSession(place.page())
    const touchPoints = [{ x: x + width / 2, y: y + height / 2 }]
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
    await place.page().waitForTimeout(700)
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await session.detach()
  }

  test('[X5] a long press asks about a typed cell, and taps go through what it feeds', async ({ page }) => {
    await visitScenario(page, 'assumptions')
    const price = await cell(grid(page, 'Pricing'), 'team', 'Price / month')
    await holdDown(price)
    await expect(heading(page)).toHaveText('Price / month of team')
    await expect(grid(page, 'Pricing').getByRole('textbox')).toHaveCount(0)
    // A sheet from below.
    const { y, height } = (await why(page).boundingBox())!
    expect(y).toBeGreaterThan(1180 / 2)
    expect(y + height).toBeCloseTo(1180, 0)
    await why(page).getByText('Feeds', { exact: true }).tap()
    const fed = reason(page, /^Price, team/)
    await fed.tap()
    await expect(fed).toHaveAttribute('aria-expanded', 'true')
    await expect(reason(page, /^New MRR, team/)).toBeVisible()
    await why(page).getByRole('button', { name: 'Explain this figure' }).tap()
    await expect(heading(page)).toHaveText('Price, team, M1')
    await why(page).getByText('Made from', { exact: true }).tap()
    await reason(page, /^Price \/ month of team/).tap()
    await expect(why(page)).toHaveCount(0)
    await expect(price).toHaveAttribute('aria-selected', 'true')
    // A second tap edits; the long press did not count as one.
    await price.tap()
    await expect(grid(page, 'Pricing').getByRole('textbox')).toHaveValue('$250')
  })

  test('[X5] a long press on a statement and on a key figure', async ({ page }) => {
    await visitScenario(page, 'assumptions')
    await holdDown(keyFigures(page).getByRole('button', { name: /^Why ARR at M60/ }))
    await expect(heading(page)).toHaveText('ARR, M60')
    await visitScenario(page, 'statements')
    await holdDown(await cell(grid(page, 'Income statement'), 'Gross profit', 3))
    await expect(heading(page)).toHaveText('Gross profit, M2')
    await reason(page, /^Revenue/).tap()
    await expect(reason(page, /^MRR/)).toBeVisible()
    await why(page).getByRole('button', { name: 'Close the explanation' }).tap()
    await expect(why(page)).toHaveCount(0)
  })
})
