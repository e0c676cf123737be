// Wherever a computed figure stands it can be asked for its reasons: cards, key figures, tables, charts, statements.
import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { activeCell, cell, editor, grid, keyFigures, run, typeOver, visit, visitScenario } from './person.ts'

const why = (page: Page) => page.getByRole('complementary', { name: 'Explanation' })
const asked = (page: Page) => why(page).getByRole('heading')
const answer = (page: Page) => why(page).locator('.value').first()

test('[X4] a figure of a card leads to its reasons, down to a price that somebody typed', async ({ page }) => {
  await visit(page, '/')
  await page.getByRole('link', { name: '$15.6M' }).click()
  await expect(page).toHaveTitle('Base: Results · Sextant')
  await expect(asked(page)).toHaveText('ARR at the end')
  await expect(answer(page)).toHaveText('$15,626,543')
  for (const step of [/^ARR/, /^MRR/, /team/, /^New MRR/, /^Price/]) {
    const reason = why(page).getByRole('button', { name: step }).first()
    await reason.click()
    await expect(reason).toHaveAttribute('aria-expanded', 'true')
  }
  await why(page)
    .getByRole('button', { name: /Price \/ month.*\$250/s })
    .first()
    .click()
  await expect(page).toHaveTitle('Base: Assumptions · Sextant')
  await expect(grid(page, 'Pricing')).toBeFocused()
  expect(await activeCell(page)).toEqual([2, 2])
})

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

test('[X4] computed cells among typed ones explain themselves too', async ({ page }) => {
  await visitScenario(page, 'assumptions')
  const ratio = await cell(grid(page, 'Pricing'), 'team', 'LTV : CAC, M24')
  await expect(ratio).toHaveText('12.7x')
  await ratio.click()
  await expect(asked(page)).toHaveText('LTV to CAC, team, M24')
  await expect(answer(page)).toHaveText('12.7x')
  await (await cell(grid(page, 'Pricing'), 'All', 'CAC')).click()
  await expect(answer(page)).toHaveText('$1,200')
  await why(page).getByRole('button', { name: 'Close the explanation' }).click()
  await expect(keyFigures(page)).toBeVisible()
})

test('[X4] a chart explains the figure of its heading, and the point that is clicked', async ({ page }) => {
  await visitScenario(page, 'results')
  await page.getByRole('button', { name: 'Why lowest $26k in M17' }).click()
  await expect(asked(page)).toHaveText('Cash low point')
  const chart = page.getByRole('img', { name: /^Runway/ })
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
    await expect(why(page).getByRole('listitem')).toHaveCount(parts)
    // Another statement puts another figure in the chosen cell.
    await page.getByText('Balance sheet', { exact: true }).click()
    await expect(asked(page)).not.toContainText('Gross profit')
  })
