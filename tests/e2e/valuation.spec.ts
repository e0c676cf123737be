// What the company may be worth: the tables and the chart follow what is typed, are read by keyboard and on a phone, and
// where nothing can be valued the page says what to type and leads there.
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { cell, change, grid, press, run, tabTo, visitScenario } from './person.ts'

interface Shown {
  discount_rate: number[]
  values: number[][]
}
type Sensitivity = Record<'gordon_enterprise_value' | 'exit_enterprise_value', Shown>

async function openValue(page: Page): Promise<void> {
  await visitScenario(page, 'metrics')
  await page.getByText('Value and ownership').click()
}

const byExit = (page: Page): Locator => page.getByRole('table', { name: /^Discount rate down, exit multiple across/ })
const byGrowth = (page: Page): Locator =>
  page.getByRole('table', { name: /^Discount rate down, growth after the plan/ })
const rates = (table: Locator): Promise<string[]> => table.getByRole('rowheader').allTextContents()
const middle = (table: Locator): Locator => table.getByRole('button')
/** A line of the discounted cash flow, as it stands above. */
const valueOf = (page: Page, label: string): Locator =>
  page.getByRole('region', { name: 'Discounted cash flow' }).getByRole('button', { name: label }).locator('b')

const dollars = (value: number): string =>
  `${value < 0 ? '−' : ''}$${Math.round(Math.abs(value)).toLocaleString('en-US')}`

test('[V1] the middle of a table is the valuation, and follows the discount rate that is typed', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await openValue(page)
  await expect(middle(byExit(page))).toHaveText('$35,833,422')
  await expect(valueOf(page, 'Enterprise value by exit')).toHaveText('$35,833,422')
  await expect(middle(byGrowth(page))).toHaveText((await valueOf(page, 'Enterprise value by growth').textContent())!)
  expect(await rates(byExit(page))).toEqual(['13 %', '14 %', '15 %', '16 %', '17 %'])
  // The row below, at the multiple that was typed, is what typing 16 % gives.
  const below = byExit(page).getByRole('row').nth(4).getByRole('cell').nth(2)
  const expected = (await below.textContent())!

  await visitScenario(page, 'assumptions')
  await change(await cell(grid(page, 'Valuation'), 'Discount rate', 2), '16%')
  await page.getByRole('link', { name: 'Metrics', exact: true }).click()
  await page.getByText('Value and ownership').click()
  await expect(middle(byExit(page))).toHaveText(expected)
  await expect(valueOf(page, 'Enterprise value by exit')).toHaveText(expected)
  expect(await rates(byExit(page))).toEqual(['14 %', '15 %', '16 %', '17 %', '18 %'])

  // While the page is open too.
  await run(page, 'assume set base discount_rate 20%')
  await expect.poll(() => rates(byExit(page))).toEqual(['18 %', '19 %', '20 %', '21 %', '22 %'])
  await expect(middle(byExit(page))).toHaveText((await valueOf(page, 'Enterprise value by exit').textContent())!)
  const { exit_enterprise_value: told } = await run<Sensitivity>(page, 'sensitivity base')
  const shown = await byExit(page).getByRole('cell').allTextContents()
  expect(shown.slice(1)).toEqual(told.values.flat().map(dollars))
})

test('[V2] a bar for each method says its range, explains its middle, and has a table behind it', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await openValue(page)
  const field = page.getByRole('region', { name: 'Enterprise value by method' })
  const bars = field.getByRole('img')
  await expect(bars).toHaveCount(3)
  const { exit_enterprise_value: told } = await run<Sensitivity>(page, 'sensitivity base')
  const [low, between, high] = [3, 2, 1].map((row) => dollars(told.values[row]![2]!))
  await expect(bars.nth(1)).toHaveAccessibleName(`${low} to ${high}, middle ${between}`)

  await tabTo(field.getByRole('button', { name: 'Table: enterprise value by method' }))
  await press(page, 'Enter')
  const table = field.getByRole('table', { name: 'Enterprise value by method' })
  await expect(table.getByRole('row').nth(2).getByRole('cell')).toHaveText([low!, between!, high!])
  await press(page, 'Enter')
  await tabTo(field.getByRole('button', { name: /^By exit multiple/ }))
  await press(page, 'Enter')
  const why = page.getByRole('complementary', { name: 'Explanation' })
  await expect(why.getByRole('heading')).toHaveText('Enterprise value by exit')
  await expect(why.locator('.value').first()).toHaveText(between!)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('[V2] the tables stand whole in the page, in k and M', async ({ page }) => {
    await openValue(page)
    await expect(middle(byExit(page))).toHaveText('$35.8M')
    for (const table of [byGrowth(page), byExit(page)]) {
      const region = page.getByRole('region').filter({ has: table }).last()
      expect(await region.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThan(1)
    }
    const texts = page.getByRole('region', { name: 'Enterprise value by method' }).locator('svg text:visible')
    for (const text of await texts.all()) {
      const box = (await text.boundingBox())!
      expect([box.x >= 12, box.x + box.width <= 378]).toEqual([true, true])
    }
  })
})

test('[V2] where nothing can be valued, the page says what to type and leads there', async ({ page }) => {
  await openValue(page)
  await run(page, 'assume set base discount_rate 3%')
  const field = page.getByRole('region', { name: 'Enterprise value by method' })
  await expect(field).toContainText('The discount rate, 3 %, is not above the growth after the plan, 3 %')
  await expect(field.getByRole('img')).toHaveCount(2)
  await run(page, 'scenario set base --months 6')
  await expect(field).toContainText('Nothing can be valued yet: the plan has no full year.')
  await expect(byExit(page)).toHaveCount(0)
  await field.getByRole('link', { name: 'Months' }).click()
  await expect(page).toHaveTitle('Base: Assumptions · Sextant')
  const sheet = grid(page, 'Plan')
  await expect(sheet.locator('[aria-selected=true]')).toHaveText('6')
})
