// Quarters and years of a row in another way than its own, and the column of names.
import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { cell, copied, grid, press, run, typeOver, visitScenario } from './person.ts'

const sheet = (page: Page) => grid(page, 'Cash flow')
const menu = (page: Page) => page.getByRole('menu', { name: 'Quarters and years of Cash at the end' })
const explanation = (page: Page) => page.getByRole('complementary', { name: 'Explanation' })
/** The cell under Q2 26 of the row that is called so. */
const q2 = async (page: Page) => {
  const column = await sheet(page)
    .getByRole('columnheader', { name: 'Q2 26', exact: true })
    .getAttribute('aria-colindex')
  const row = sheet(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: /^Cash at the end/ }) })
  return row.locator(`[aria-colindex="${column}"]`)
}
const name = (page: Page, text: string) => sheet(page).getByRole('rowheader', { name: text, exact: true })

async function openCash(page: Page): Promise<void> {
  await visitScenario(page, 'statements')
  await page.getByText('Cash flow', { exact: true }).click()
  await page.getByText('Quarter', { exact: true }).click()
}

// The reference: cash of $139,001.63, $61,032.18 and $1,319,992.95 at the ends of M4 to M6, $506,675.59 on average.
test('[M10] a row is read on average, by keyboard: figure, label, explanation, copy and paper say so, until it is as usual again', async ({
  page
}) => {
  await openCash(page)
  await expect(await q2(page)).toHaveText('1,319,993')
  await (await q2(page)).click()
  await expect(explanation(page)).toContainText('what it is in M6, the last month')
  await press(page, 'Alt+ArrowDown')
  await expect(menu(page).getByRole('menuitemradio', { name: 'Usual: last month' })).toBeFocused()
  await expect(menu(page).getByRole('menuitemradio')).toHaveText([
    'Usual: last month',
    'Average of the months',
    'Lowest month',
    'Highest month',
    /Sum of the months .*anew each month/
  ])
  await press(page, 'ArrowDown', 'Enter')
  await expect(menu(page)).toHaveCount(0)
  await expect(await q2(page)).toHaveText('506,676')
  await expect(name(page, 'Cash at the end (average)')).toBeVisible()
  await expect(page.getByText('Cash at the end, quarters and years: Average of the months.')).toHaveRole('status')

  // The cell is still chosen, and its explanation leads to the months.
  await expect(explanation(page)).toContainText('the average of M4 to M6')
  await press(page, 'Control+[')
  await expect(page.locator('[role=treeitem]:focus')).toContainText('M4')
  await press(page, 'ArrowDown')
  await expect(page.locator('[role=treeitem]:focus')).toContainText('M5')
  await press(page, 'Enter')
  await expect(explanation(page).getByRole('heading', { level: 2 })).toHaveText('Cash, M5')
  await press(page, 'Backspace', 'Backspace')
  await expect(sheet(page)).toBeFocused()
  await press(page, 'Shift+Space')
  expect(await copied(page)).toMatch(/^Cash at the end \(average\)\t\$500000\t[^\t]+\t\$506675\.58/)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('rowheader', { name: 'Cash at the end (average)', exact: true }).first()).toBeVisible()
  await page.emulateMedia({ media: 'screen' })

  await page.reload()
  await openCash(page)
  await expect(await q2(page)).toHaveText('506,676')
  await (await q2(page)).click()
  await press(page, 'Alt+ArrowDown')
  await expect(menu(page).getByRole('menuitemradio', { name: 'Average of the months' })).toBeFocused()
  await press(page, 'Home', 'Enter')
  await expect(await q2(page)).toHaveText('1,319,993')
  await expect(name(page, 'Cash at the end')).toBeVisible()
  await expect(explanation(page)).toContainText('what it is in M6, the last month')
  expect(await page.evaluate(() => localStorage.getItem('sextant:readings:main'))).toBe('[]')
})

test('[M10] the button in the row opens the same ways, the press beside closes them, and Escape leaves everything as it is', async ({
  page
}) => {
  await openCash(page)
  await name(page, 'Cash at the end').hover()
  const button = name(page, 'Cash at the end').getByRole('button')
  await button.click()
  await expect(menu(page)).toBeVisible()
  await button.click()
  await expect(menu(page)).toHaveCount(0)
  await button.click()
  await expect(menu(page)).toBeVisible()
  await press(page, 'Escape')
  await expect(menu(page)).toHaveCount(0)
  await button.click()
  await menu(page).getByRole('menuitemradio', { name: 'Lowest month' }).click()
  await expect(await q2(page)).toHaveText('61,032')
  await expect(name(page, 'Cash at the end (lowest)').getByRole('button')).toHaveText('lowest')
  // In the months the totals of years are read so, too.
  await page.getByText('Month', { exact: true }).click()
  await expect(name(page, 'Cash at the end (lowest)')).toBeVisible()
})

// The reference: revenue of $30,692.67 in M1 to M3, $1,341,705.89 in M4 to M15, $188,915.30 in M4 to M7.
test('[M9] the fiscal year that is typed cuts years, quarters and years to date, and is undone', async ({ page }) => {
  await visitScenario(page, 'statements')
  const income = grid(page, 'Income statement')
  const figure = (column: string) => cell(income, 'Revenue', column)
  await run(page, 'assume set base fiscal_year_start april')
  await page.getByText('Year', { exact: true }).click()
  await expect(income.getByRole('columnheader', { name: /^FY/ })).toHaveText([
    'FY26M1–M3',
    'FY27',
    'FY28',
    'FY29',
    'FY30',
    'FY31M52–M60'
  ])
  await expect(await figure('FY27')).toHaveText('1,341,706')
  await page.getByText('Year to date', { exact: true }).click()
  await expect(await figure('M7 Jul 26')).toHaveText('188,915')
  await (await figure('M7 Jul 26')).click()
  await expect(explanation(page)).toContainText('the sum of M4 to M7')
  await run(page, 'undo')
  await expect(explanation(page)).toContainText('the sum of M1 to M7')

  await visitScenario(page, 'assumptions')
  const start = grid(page, 'Start')
  const place = await cell(start, 'Fiscal year begins', 2)
  await expect(place).toHaveText('With the plan')
  await typeOver(place, 'Oct')
  await press(page, 'Enter')
  await expect(place).toHaveText('October')
  await visitScenario(page, 'statements')
  await page.getByText('Quarter', { exact: true }).click()
  await expect(income.getByRole('columnheader', { name: 'Q2 FY26', exact: true })).toBeVisible()
  await page.setViewportSize({ width: 1920, height: 900 })
  await page.getByText('Month', { exact: true }).click()
  await expect(income.getByRole('columnheader', { name: /FY26/ })).toBeVisible()
})

test('[W6] the column of names is pulled, moved by keys and fitted, is remembered, and leaves a phone its figures', async ({
  page
}) => {
  await visitScenario(page, 'statements')
  const edge = page.getByRole('separator', { name: 'Width of the names' })
  const column = grid(page, 'Income statement').locator('[role=rowheader]').first()
  const width = async () => Math.round((await column.boundingBox())!.width)
  expect(await width()).toBe(236)
  await edge.focus()
  await press(page, 'ArrowRight', 'ArrowRight', 'Shift+ArrowRight')
  await expect(edge).toHaveAttribute('aria-valuenow', '292')
  expect(await width()).toBe(292)
  await press(page, 'Home')
  expect(await width()).toBe(140)
  // No name is cut without saying all of it elsewhere.
  await expect(page.getByRole('rowheader', { name: 'Sales and marketing payroll', exact: true })).toHaveAttribute(
    'title',
    'Sales and marketing payroll'
  )
  await edge.dblclick()
  const fitted = await width()
  const lines = page.getByText('Sales and marketing payroll', { exact: true })
  expect((await lines.boundingBox())!.height).toBeLessThan(20)
  expect(fitted).toBeGreaterThan(180)
  const { x, y, width: wide, height } = (await edge.boundingBox())!
  await page.mouse.move(x + wide / 2, y + height / 2)
  await page.mouse.down()
  await page.mouse.move(x + wide / 2 + 30, y + height / 2, { steps: 5 })
  await page.mouse.up()
  expect(await width()).toBe(fitted + 30)
  await page.reload()
  await expect(edge).toHaveAttribute('aria-valuenow', String(fitted + 30))
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(edge).toHaveAttribute('aria-valuenow', '156')
  expect(await width()).toBeLessThanOrEqual(156)
})

test('[W6] headings and names stay while one scrolls, and what opens at the chosen cell brings it back', async ({
  page
}) => {
  await visitScenario(page, 'metrics')
  const metrics = page.getByRole('grid')
  const head = metrics.getByRole('columnheader').first()
  await (await cell(metrics, 1, 3)).click()
  const scroll = (left: number, top: number) =>
    metrics.evaluate(
      (node, to) => {
        node.scrollTo(...to)
      },
      [left, top] as const
    )
  await scroll(3000, 400)
  await expect(metrics.getByRole('columnheader', { name: /^M3\d / }).first()).toBeVisible()
  const [{ x, y }, room] = [(await head.boundingBox())!, (await metrics.boundingBox())!]
  expect([x, y]).toEqual([room.x, room.y])
  const names = metrics.getByRole('rowheader')
  expect(new Set(await names.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().x))).size).toBe(1)
  await expect(metrics.locator('.active')).toHaveCount(0)

  await press(page, 'Alt+ArrowDown')
  const ways = page.getByRole('menu')
  await expect(ways).toBeVisible()
  await expect(metrics.locator('.active')).toBeVisible()
  await scroll(0, 300)
  await expect(ways).toHaveCount(0)
  await scroll(3000, 400)
  await press(page, 'Shift+F2')
  await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused()
  await expect(metrics.locator('.active')).toBeVisible()
})

test('[N1] a figure of a year to date is noted', async ({ page }) => {
  await visitScenario(page, 'statements')
  await page.getByText('Year to date', { exact: true }).click()
  await (await cell(grid(page, 'Income statement'), 'Revenue', 'M7 Jul 26')).click()
  await press(page, 'Shift+F2')
  await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused()
  await page.keyboard.type('As in the budget.')
  await press(page, 'Control+Enter')
  await expect(await cell(grid(page, 'Income statement'), 'Revenue', 'M7 Jul 26')).toHaveClass(/noted/)
  await visitScenario(page, 'notes')
  await expect(page.getByText('Revenue, 2026 to M7')).toBeVisible()
})
