// Which figure is explained while the person goes on: the one that was chosen last.
import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { cell, editor, grid, keyFigures, run, typeOver, visitScenario } from './person.ts'

const why = (page: Page) => page.getByRole('complementary', { name: 'Explanation' })
const asked = (page: Page) => why(page).getByRole('heading')
const answer = (page: Page) => why(page).locator('.value').first()

test('[X4] a key figure explains itself, and makes room again when one goes on typing', async ({ page }) => {
  await visitScenario(page, 'assumptions')
  await page.getByRole('button', { name: 'Why Runway at M12 is 4.7 months' }).click()
  await expect(asked(page)).toHaveText('Runway, M12')
  await expect(answer(page)).toHaveText('4.7 months')
  await typeOver(await cell(grid(page, 'Pricing'), 'team', 'Price / month'), '290')
  await expect(keyFigures(page)).toContainText('With what you are typing')
  await expect(editor(page)).toHaveValue('290')
  await page.keyboard.press('Escape')
})

test('[X4] a chart explains the figure of its heading, and the point that is clicked', async ({ page }) => {
  await visitScenario(page, 'results')
  await page.getByRole('button', { name: 'Why lowest $26k in M17' }).click()
  await expect(asked(page)).toHaveText('Cash low point')
  const chart = page.getByRole('application', { name: /^Runway/ })
  await chart.scrollIntoViewIfNeeded()
  const { width, height } = (await chart.boundingBox())!
  await chart.click({ position: { x: width / 2, y: height / 2 } })
  await expect(asked(page)).toHaveText(/^Runway, M\d+$/)
  const month = Number(/\d+$/.exec((await asked(page).textContent())!)![0])
  const months = await run<{ runway_months: number[] }>(page, 'show base --line runway_months')
  await expect(answer(page)).toHaveText(`${months.runway_months[month]!.toFixed(1).replace(/\.0$/, '')} months`)
})

for (const [period, first, parts] of [
  ['Month', 'M1', 2],
  ['Quarter', 'Q1 26', 3],
  ['Year', '2026', 12]
] as const)
  test(`[X4] in a statement by ${period.toLowerCase()} the explained figure is the one on the page`, async ({
    page
  }) => {
    await visitScenario(page, 'statements')
    await page.getByText(period, { exact: true }).click()
    const profit = await cell(grid(page, 'Income statement'), 'Gross profit', 2)
    await profit.click()
    await expect(asked(page)).toHaveText(`Gross profit, ${first}`)
    await expect(answer(page)).toHaveText(`$${(await profit.innerText()).trim()}`)
    await expect(why(page).getByRole('treeitem')).toHaveCount(parts)
    // Another statement puts another figure in the chosen cell.
    await page.getByText('Balance sheet', { exact: true }).click()
    await expect(asked(page)).not.toContainText('Gross profit')
  })
