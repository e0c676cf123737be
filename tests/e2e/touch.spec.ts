// Everything by touch, on a tablet: tables, explanations, charts, menus and dialogs.
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { cell, editor, expectSaid, grid, keyFigure, press, run, visit, visitScenario } from './person.ts'

test.use({ hasTouch: true, isMobile: true, viewport: { width: 1024, height: 768 } })

const explanation = (page: Page) => page.getByRole('complementary', { name: 'Explanation' })

/** Draws a finger over the middle of an element, from one place to another, counted from its corner. */
async function swipe(over: Locator, from: [number, number], to: [number, number]): Promise<void> {
  const page = over.page()
  const { x, y } = (await over.boundingBox())!
  const session = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: [number, number]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [{ x: x + at[0], y: y + at[1] }] : [] })
  await touch('touchStart', from)
  for (let step = 1; step <= 10; step++)
    await touch('touchMove', [from[0] + ((to[0] - from[0]) * step) / 10, from[1] + ((to[1] - from[1]) * step) / 10])
  await touch('touchEnd')
  await session.detach()
}

test.describe('[W6] in a table', () => {
  test('the first tap selects a cell, the second edits it, and what is typed is kept with Enter', async ({ page }) => {
    await visitScenario(page, 'assumptions')
    const sheet = grid(page, 'Pricing')
    const price = await cell(sheet, 'team', 'Price / month')
    await price.tap()
    await expect(price).toHaveAttribute('aria-selected', 'true')
    await expect(editor(page)).toHaveCount(0)
    await price.tap()
    await expect(editor(page)).toBeFocused()
    await expect(editor(page)).toHaveValue('$250')
    await editor(page).fill('290')
    await expectSaid(page, '$290 · was $250')
    await expect(keyFigure(page, 'ARR at M60')).toHaveText('$16.3M +$665k')
    await press(page, 'Enter')
    await expect(price).toHaveText('$290')
    await expect(await cell(sheet, 'enterprise', 'Price / month')).toHaveAttribute('aria-selected', 'true')
  })

  test('a tap elsewhere keeps what can be read, and leaves what cannot be open', async ({ page }) => {
    await visitScenario(page, 'assumptions')
    const sheet = grid(page, 'Pricing')
    const churn = await cell(sheet, 'team', 'Churn / year')
    const price = await cell(sheet, 'team', 'Price / month')
    await churn.tap()
    await churn.tap()
    await editor(page).fill('12.5')
    await (await cell(sheet, 'team', 'CAC')).tap()
    await expect(editor(page)).toHaveValue('12.5')
    await expectSaid(page, 'Churn / year is 12.5. It can be from 0 to 1: type 12.5% or 0.125.')
    await editor(page).fill('12.5%')
    await price.tap()
    await expect(churn).toHaveText('12.5 %')
    await expect(price).toHaveAttribute('aria-selected', 'true')
  })

  test('a choice is made from a list', async ({ page }) => {
    await visitScenario(page, 'assumptions')
    const first = await cell(grid(page, 'Headcount'), 1, 'Department')
    await first.tap()
    await first.tap()
    await page.getByRole('combobox', { name: 'Department' }).selectOption('General')
    await expect(page.getByRole('combobox')).toHaveCount(0)
    expect((await run<object[]>(page, 'headcount list base'))[0]).toMatchObject({ department: 'general' })
  })

  test('rows come and go', async ({ page }) => {
    await visitScenario(page, 'assumptions')
    const tiers = async () => (await run<object[]>(page, 'pricing list base')).length
    await page.getByRole('button', { name: 'Add a tier' }).tap()
    await expect(await cell(grid(page, 'Pricing'), 4, 'Tier')).toHaveText('Tier 4')
    expect(await tiers()).toBe(4)
    await page.getByRole('button', { name: 'Remove the tier Tier 4' }).tap()
    await expect.poll(tiers).toBe(3)
  })

  test('a range is drawn out by its handle, from either side, and what keys do stands below', async ({ page }) => {
    await visitScenario(page, 'assumptions')
    const sheet = grid(page, 'Pricing')
    const [first, price, last] = [
      await cell(sheet, 'individual', 'Price / month'),
      await cell(sheet, 'team', 'Price / month'),
      await cell(sheet, 'enterprise', 'Price / month')
    ]
    const prices = async () =>
      (await run<Record<string, unknown>[]>(page, 'pricing list base')).map((row) => row['monthly_price'])
    const act = (name: string) =>
      page.getByRole('group', { name: 'Actions on the selection' }).getByRole('button', { name })
    const drawTo = async (to: Locator) => {
      const [handle, { x, y }] = [sheet.locator('.handle'), (await to.boundingBox())!]
      const from = (await handle.boundingBox())!
      await swipe(handle, [9, 9], [x + 20 - from.x, y + 20 - from.y])
    }
    const chosen = sheet.locator('[aria-selected=true]')
    await price.tap()
    await drawTo(last)
    await expect(chosen).toHaveCount(2)
    await drawTo(first)
    await expect(chosen).toHaveCount(2)
    await expect(first).toHaveAttribute('aria-selected', 'true')
    await drawTo(last)
    await expect(chosen).toHaveCount(3)
    // A tap that follows within an instant is taken for the end of the drawing.
    await expect(page.getByLabel('The selected cells')).toHaveText(/Sum \$1,579/)
    await page.waitForTimeout(400)
    await act('Fill down').tap()
    await expect(last).toHaveText('$29')
    expect(await prices()).toEqual([29, 29, 29])
    await expect(sheet).toBeFocused()
    await act('Grow').tap()
    await page.getByRole('dialog').getByLabel('Growth from cell to cell').fill('100%')
    await page.getByRole('dialog').getByRole('button', { name: 'Fill the cells' }).tap()
    await expect(last).toHaveText('$116')
    await act('Find').tap()
    await page.getByRole('search').getByLabel('Find').fill('9,000')
    await expect(await cell(sheet, 'enterprise', 'CAC')).toHaveAttribute('class', /found/)
    await page.getByRole('search').getByRole('button', { name: 'Close' }).tap()
    await act('Clear').tap()
    await expect(await cell(sheet, 'enterprise', 'CAC')).toHaveText('$0')
  })

  test('a finger drawn over a long table scrolls it, and selects nothing', async ({ page }) => {
    await visitScenario(page, 'statements')
    const sheet = grid(page, 'Income statement')
    const scrolled = () => sheet.evaluate(({ scrollLeft }) => scrollLeft)
    await swipe(sheet, [700, 200], [200, 200])
    await expect.poll(scrolled).toBeGreaterThan(300)
    await expect(sheet.locator('[aria-selected=true]')).toHaveCount(0)
    await expect(explanation(page)).toHaveCount(0)
    // The names of the rows stay in view.
    await expect(sheet.getByRole('rowheader', { name: 'Revenue', exact: true })).toBeInViewport()

    await visitScenario(page, 'assumptions')
    const main = page.getByRole('main')
    await swipe(main, [400, 500], [400, 100])
    await expect.poll(() => main.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(200)
    await expect(page.locator('[aria-selected=true]')).toHaveCount(0)
  })
})

test('[W6] a figure explains itself when it is tapped, down to the cell where it was typed', async ({ page }) => {
  await visitScenario(page, 'statements')
  await (await cell(grid(page, 'Income statement'), 'Revenue', 2)).tap()
  const why = explanation(page)
  await expect(why.getByRole('heading')).toHaveText('Revenue, M1')
  for (const step of [/^MRR/, /team/, /^New MRR/, /^Price/])
    await why.getByRole('treeitem', { name: step, expanded: false }).first().tap()
  await why.getByRole('treeitem', { name: /Price \/ month/ }).tap()
  await expect(page).toHaveTitle('Base: Assumptions · Sextant')
  await expect(await cell(grid(page, 'Pricing'), 'team', 'Price / month')).toHaveAttribute('aria-selected', 'true')

  await visitScenario(page, 'statements')
  await (await cell(grid(page, 'Income statement'), 'Revenue', 2)).tap()
  await page.getByRole('button', { name: 'Close the explanation' }).tap()
  await expect(why).toHaveCount(0)
})

test('[W6] menus, dialogs and the check open and close by taps', async ({ page }) => {
  await visit(page, '/')
  await page.getByRole('button', { name: 'Actions for Base' }).tap()
  await page.getByRole('menuitem', { name: 'Clone' }).tap()
  const dialog = page.getByRole('dialog', { name: 'Clone Base' })
  await dialog.getByLabel('Name').fill('A second plan')
  await dialog.getByRole('button', { name: 'Keep the name' }).tap()
  await expect(page.getByRole('link', { name: 'A second plan' })).toBeVisible()

  await page.getByRole('button', { name: 'Company: My company' }).tap()
  await expect(page.getByRole('menu')).toBeVisible()
  await page.getByRole('heading', { level: 1 }).tap()
  await expect(page.getByRole('menu')).toHaveCount(0)

  await page.getByRole('button', { name: 'New scenario' }).tap()
  const form = page.getByRole('dialog', { name: 'New scenario' })
  await form.getByText('Bootstrapped').tap()
  await expect(form.getByRole('radio', { name: /Bootstrapped/ })).toBeChecked()
  await page.touchscreen.tap(10, 10)
  await expect(form).toBeHidden()
})

test('[W6] a chart answers a tap with its figures', async ({ page }) => {
  await visitScenario(page, 'results')
  const chart = page.getByRole('application', { name: /^Cash: / })
  await expect(chart).toBeInViewport({ ratio: 1 })
  await expect(chart.locator('dl')).toHaveCount(0)
  await chart.tap({ position: { x: 200, y: 90 } })
  await expect(chart.locator('dl')).toHaveText(/^Cash \$[\d,]+$/)
})
