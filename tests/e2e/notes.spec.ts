// Notes as people write them: at a cell by keyboard, by touch from the bar, answered, resolved, found in the list, which
// leads back; and read-only in the past.
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { activeCell, cell, grid, press, run, saved, visit, visitScenario } from './person.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const panel = (page: Page): Locator => page.getByRole('dialog', { name: /^Notes on / })
const violations = async (page: Page) =>
  (await new AxeBuilder({ page }).withTags(rules).analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html])
/** Opens the notes of the cell that is chosen, and waits for the field. */
async function openPanel(page: Page): Promise<void> {
  await press(page, 'Shift+F2')
  await expect(panel(page).getByRole('textbox')).toBeFocused()
}
const said = (place: Locator) => place.evaluate((element) => element.getAttribute('aria-description'))

test('[W6] [N3] a note is written at a cell by keyboard, marked, kept, answered, resolved and led to', async ({
  page
}) => {
  await visitScenario(page, 'assumptions')
  const price = await cell(grid(page, 'Pricing'), 'team', 2)
  await price.click()
  const at = await activeCell(page)
  await openPanel(page)
  await expect(panel(page)).toHaveAccessibleName(/Price \/ month of team/)
  await expect(page.getByLabel('Note', { exact: true })).toBeFocused()
  await page.keyboard.type('Is this the price of last year?')
  await press(page, 'Enter')
  await page.keyboard.type('<b>Ask Anna.</b>')
  await press(page, 'Control+Enter')
  await expect(panel(page).getByRole('listitem')).toHaveText(
    /This device.*Is this the price of last year\?\s*<b>Ask Anna\.<\/b>/s
  )
  await expect(page.getByLabel('Answer', { exact: true })).toBeFocused()
  expect(await violations(page)).toEqual([])
  await press(page, 'Escape')
  await expect(panel(page)).toBeHidden()
  await expect(grid(page, 'Pricing')).toBeFocused()
  expect(await activeCell(page)).toEqual(at)
  await expect(price).toHaveClass(/noted/)
  expect(await said(price)).toBe('Has a note.')
  await saved(page)

  await page.reload()
  await expect(price).toHaveClass(/noted/)
  await price.click()
  await openPanel(page)
  await page.keyboard.type('Yes, until May.')
  await press(page, 'Control+Enter')
  await expect(panel(page).getByRole('listitem')).toHaveCount(2)
  await press(page, 'Escape')

  await press(page, 'Control+[')
  const why = page.getByRole('complementary', { name: 'Explanation' })
  await expect(why.getByRole('heading', { name: 'Notes' })).toBeVisible()
  await expect(why.getByText('Yes, until May.')).toBeVisible()
  await press(page, 'Escape')

  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Notes' }).click()
  await expect(page.getByRole('link', { name: 'Price / month of team' })).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.getByLabel('Find in the notes').fill('until nowhere')
  await expect(page.getByText('No note has these words.')).toBeVisible()
  await page.getByLabel('Find in the notes').fill('UNTIL may')
  await page.getByRole('link', { name: 'Price / month of team' }).press('Enter')
  await expect(grid(page, 'Pricing')).toBeFocused()
  expect(await activeCell(page)).toEqual(at)

  await press(page, 'Shift+F2')
  await panel(page).getByRole('button', { name: 'Resolve' }).click()
  await expect(panel(page).getByText('Resolved', { exact: true })).toBeVisible()
  await press(page, 'Escape')
  await expect(price).not.toHaveClass(/noted/)
  expect(await run(page, 'note list base')).toEqual([])
  await press(page, 'Control+z')
  await expect(price).toHaveClass(/noted/)
})

test('[N3] a figure and a row of a statement bear notes, and the list leads to their month', async ({ page }) => {
  await visitScenario(page, 'statements')
  const sheet = grid(page, 'Income statement')
  const figure = await cell(sheet, 'Gross profit', 4)
  await figure.click()
  await openPanel(page)
  await page.keyboard.type('Too high?')
  await press(page, 'Control+Enter', 'Escape')
  await expect(figure).toHaveClass(/noted/)
  const row = await cell(sheet, 'Gross profit', 1)
  await row.click()
  await openPanel(page)
  await expect(panel(page)).toHaveAccessibleName('Notes on Gross profit')
  await page.keyboard.type('Agreed with the auditor.')
  await press(page, 'Control+Enter', 'Escape')
  await expect(row).toHaveClass(/noted/)
  const places = (await run<{ place: string }[]>(page, 'note list base')).map(({ place }) => place)
  expect(places).toEqual(['gross_profit', expect.stringMatching(/^gross_profit M\d$/)])
  await visitScenario(page, 'notes')
  const month = places[1]!.split(' ')[1]!
  await page.getByRole('link', { name: `Gross profit, ${month}` }).click()
  await expect(figure).toHaveClass(/active/)
  await expect(figure).toHaveClass(/noted/)
})

test('what was begun is there again, and a note is changed and removed', async ({ page }) => {
  await visitScenario(page, 'assumptions')
  const price = await cell(grid(page, 'Pricing'), 'team', 2)
  await price.click()
  await openPanel(page)
  await page.keyboard.type('Half a sent')
  await press(page, 'Escape')
  expect(await run(page, 'note list base')).toEqual([])
  await openPanel(page)
  await expect(page.getByLabel('Note', { exact: true })).toHaveValue('Half a sent')
  await page.keyboard.type('ence')
  await panel(page).getByRole('button', { name: 'Write note' }).click()
  await panel(page).getByRole('button', { name: 'Change this note' }).click()
  await page.keyboard.type(' more')
  await press(page, 'Control+Enter')
  await expect(panel(page).getByRole('listitem')).toContainText('Half a sentence more')
  await panel(page).getByRole('button', { name: 'Remove this note' }).click()
  await expect(panel(page).getByRole('listitem')).toHaveCount(0)
  await press(page, 'Escape')
  await expect(price).not.toHaveClass(/noted/)
})

test('the past shows the notes of its moment, and takes none', async ({ page }) => {
  await visitScenario(page, 'assumptions')
  await run(page, 'note add base pricing/team/price "Then"')
  await run(page, 'snapshot add base "With a note"')
  const [note] = await run<{ id: string }[]>(page, 'note list base')
  await run(page, `note remove base ${note!.id}`)
  await visitScenario(page, 'history')
  await page.getByRole('button', { name: 'Open With a note' }).click()
  const price = await cell(grid(page, 'Pricing'), 'team', 2)
  await expect(price).toHaveClass(/noted/)
  await price.click()
  await press(page, 'Shift+F2')
  await expect(panel(page).getByText('Then')).toBeVisible()
  await expect(panel(page).getByRole('textbox')).toHaveCount(0)
  await expect(panel(page).getByRole('button')).toHaveCount(1)
})

test('an empty list says what to do', async ({ page }) => {
  await visit(page, '/s/base/notes')
  await expect(page.getByRole('heading', { name: 'No notes yet' })).toBeVisible()
  await expect(page.getByText('press Shift+F2')).toBeVisible()
})

test.describe('by touch', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } })

  test('[W6] [N3] a cell is chosen, and its note written from the bar', async ({ page }) => {
    await visitScenario(page, 'assumptions')
    const price = await cell(grid(page, 'Pricing'), 'team', 2)
    await price.tap()
    await page.getByRole('button', { name: 'Note', exact: true }).tap()
    await page.getByLabel('Note', { exact: true }).fill('By finger')
    const { height } = (await panel(page).getByRole('button', { name: 'Write note' }).boundingBox())!
    expect(height).toBeGreaterThanOrEqual(40)
    await panel(page).getByRole('button', { name: 'Write note' }).tap()
    await expect(panel(page).getByRole('listitem')).toContainText('By finger')
    expect(await violations(page)).toEqual([])
    await panel(page).getByRole('button', { name: 'Close' }).tap()
    await expect(price).toHaveClass(/noted/)
  })
})
