// The first whole path: a founder opens the app, finds a computed model, changes a price, and nothing of it is lost.
import { expect, test } from './app.ts'
import { cell, editor, expectSaid, grid, keyFigure, keyFigures, typeOver, visit } from './person.ts'

test('[W4] a price is changed: figures move while it is typed, statements follow, undo takes it back, a reload keeps all', async ({
  page
}) => {
  await visit(page, '/')
  const card = page.getByRole('article').filter({ has: page.getByRole('heading', { name: 'Base' }) })
  await expect(card.getByText('ARR at M60').locator('xpath=..')).toHaveText('ARR at M60 $15.6M')
  await expect(card.getByText('Cash low').locator('xpath=..')).toHaveText(/Cash low \$26k\sM17/)
  await expect(card.getByText('Break-even').locator('xpath=..')).toHaveText('Break-even M49')
  await card.getByRole('link', { name: 'Base' }).click()
  await expect(page).toHaveTitle('Base: Assumptions · Sextant')

  // While one types.
  const price = await cell(grid(page, 'Pricing'), 'team', 'Price / month')
  await expect(price).toHaveText('$250')
  await typeOver(price, '29')
  await expectSaid(page, '$29 · was $250')
  await page.keyboard.type('0')
  await expectSaid(page, '$290 · was $250')
  await expect(editor(page)).toHaveValue('290')
  await expect(keyFigures(page)).toContainText('With what you are typing')
  await expect(keyFigure(page, 'ARR at M60')).toHaveText('$16.3M +$665k')

  // Kept.
  await page.keyboard.press('Enter')
  await expect(editor(page)).toHaveCount(0)
  await expect(price).toHaveText('$290')
  await expect(keyFigures(page)).toContainText('Against the plan before the last edit')
  await expect(keyFigure(page, 'ARR at M60')).toHaveText('$16.3M +$665k')
  await expect(await cell(grid(page, 'Pricing'), 'enterprise', 'Price / month')).toHaveAttribute(
    'aria-selected',
    'true'
  )

  // Every page follows: $4,438, and 16 % more of the $1,491 that teams pay.
  await page.getByRole('link', { name: 'Statements' }).click()
  const revenue = await cell(grid(page, 'Income statement'), 'Revenue', 2)
  await expect(revenue).toHaveText('4,677')
  await page.keyboard.press('Control+z')
  await expect(revenue).toHaveText('4,438')
  await expect(page.getByRole('status').filter({ hasText: 'Undid' })).toContainText('Price / month of team: 290')
  await page.keyboard.press('Control+Shift+z')
  await expect(revenue).toHaveText('4,677')

  // A reload finds everything as it was, and the way back too.
  await page.evaluate(() => window.sextant!.saved())
  await page.reload()
  await expect(revenue).toHaveText('4,677')
  await page.getByRole('link', { name: 'Assumptions' }).click()
  await expect(price).toHaveText('$290')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(price).toHaveText('$250')
  await expect(keyFigure(page, 'ARR at M60')).toHaveText('$15.6M −$665k')
  await page.reload()
  await expect(price).toHaveText('$250')
  await page.getByRole('button', { name: 'Redo' }).click()
  await expect(price).toHaveText('$290')
})

test('[W4] Escape while typing brings the figures back as they were', async ({ page }) => {
  await visit(page, '/s/base/assumptions')
  const price = await cell(grid(page, 'Pricing'), 'team', 'Price / month')
  await typeOver(price, '290')
  await expect(keyFigure(page, 'ARR at M60')).toHaveText('$16.3M +$665k')
  await page.keyboard.press('Escape')
  await expect(editor(page)).toHaveCount(0)
  await expect(price).toHaveText('$250')
  await expect(keyFigure(page, 'ARR at M60')).toHaveText(/^\$15\.6M( no change)?\s*$/)
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled()
})

test('[W4] the card of the scenario moves with it', async ({ page }) => {
  await visit(page, '/s/base/assumptions')
  await typeOver(await cell(grid(page, 'Pricing'), 'team', 'Price / month'), '290')
  await page.keyboard.press('Enter')
  await page.getByRole('navigation').getByRole('link', { name: 'Scenarios', exact: true }).click()
  await expect(page.getByText('ARR at M60').locator('xpath=..')).toHaveText('ARR at M60 $16.3M')
})
