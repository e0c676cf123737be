// The model as text: found by search, read at any month, followed from name to name; and lines of somebody's own, written
// with names offered, mistakes told while one types, and the outcome seen before it is kept.
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { cell, grid, run, visitScenario } from './person.ts'

const entry = (page: Page, name: string) => page.locator(`[id="line-${name}"]`)
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search the formulas' })
const count = (page: Page) => page.getByRole('status').filter({ hasText: /lines$/ })
const month = (page: Page) => page.getByRole('main').getByRole('textbox', { name: 'Month' })
const formula = (page: Page) => page.getByRole('textbox', { name: 'Formula' })
const preview = (page: Page) => page.getByRole('region', { name: 'Preview' })
const names = (page: Page) => page.getByRole('listbox', { name: 'Names and words' })

async function openFormulas(page: Page): Promise<void> {
  await visitScenario(page, 'formulas')
  await expect(page.getByRole('article').first()).toBeVisible()
}

/** The cell of a line in a month. */
async function cellIn(page: Page, sheet: string, line: string, month: string): Promise<Locator> {
  const head = grid(page, sheet).getByRole('columnheader', { name: new RegExp(`^${month}\\b`) })
  return cell(grid(page, sheet), line, Number(await head.getAttribute('aria-colindex')))
}

/** Opens the editor of a new line and gives it a label. */
async function beginLine(page: Page, label: string): Promise<void> {
  await page.getByRole('button', { name: 'New line' }).click()
  await expect(page.getByRole('dialog', { name: 'New line' })).toBeVisible()
  await page.getByLabel('Label').fill(label)
}

test.describe('[F1] every line of the model can be read', () => {
  test('found by label, name, sentence and part of a formula, and counted', async ({ page }) => {
    await openFormulas(page)
    const all = await page.getByRole('article').count()
    await expect(count(page)).toHaveText(`${all} lines`)
    await search(page).fill('bank balance')
    await expect(count(page)).toHaveText(`1 of ${all} lines`)
    await expect(entry(page, 'cash')).toContainText('prior cash + net_cash_flow')
    await search(page).fill('net_new_mrr')
    await expect(entry(page, 'net_new_mrr')).toContainText('Net new MRR')
    await search(page).fill('churned_mrr - xylophone')
    await expect(count(page)).toHaveText(`None of ${all} lines`)
    await expect(page.getByRole('main')).toContainText('No line holds “churned_mrr - xylophone”.')
  })

  test('at any month, with the figures of the statements', async ({ page }) => {
    await openFormulas(page)
    const figure = entry(page, 'gross_profit').getByRole('button', { name: 'Why Gross profit is' })
    const { gross_profit: exact } = await run<Record<string, number[]>>(page, 'show base --line gross_profit')
    const shown = (at: number) => `$${Math.round(exact![at]!).toLocaleString('en-US')}`
    await month(page).fill('Dec 2027')
    await month(page).press('Enter')
    await expect(month(page)).toHaveValue('M24')
    await expect(figure).toHaveText(shown(24))
    await month(page).press('ArrowUp')
    await expect(month(page)).toHaveValue('M25')
    await expect(figure).toHaveText(shown(25))
    await month(page).press('PageDown')
    await expect(month(page)).toHaveValue('M13')
    await month(page).fill('m0')
    await month(page).press('Enter')
    await expect(month(page)).toHaveAccessibleDescription('Opening')
    await expect(entry(page, 'cash').getByRole('button', { name: 'Why Cash is' })).toHaveText('$500,000')
    await month(page).fill('M99')
    await month(page).press('Enter')
    await expect(month(page)).toHaveAccessibleDescription('The plan ends with M60: type M60 or an earlier month.')

    await month(page).fill('M3')
    await month(page).press('Enter')
    await expect(figure).toHaveText(shown(3))
    await page.getByRole('link', { name: 'Statements' }).click()
    // Statements show money without its sign.
    await expect(await cellIn(page, 'Income statement', 'Gross profit', 'M3')).toHaveText(shown(3).slice(1))
  })

  test('from a name to the line that it means, whatever is searched for', async ({ page }) => {
    await openFormulas(page)
    await search(page).fill('deferred_revenue')
    await entry(page, 'deferred_revenue[tier]').getByRole('link', { name: 'annual_signings' }).first().click()
    await expect(entry(page, 'annual_signings[tier]')).toBeFocused()
    await expect(entry(page, 'annual_signings[tier]')).toBeInViewport()
    await expect(page).toHaveURL(/#line-annual_signings%5Btier%5D$/)
    await entry(page, 'annual_signings[tier]').getByRole('link', { name: 'new_mrr' }).press('Enter')
    await expect(entry(page, 'new_mrr[tier]')).toBeFocused()
    await entry(page, 'new_mrr[tier]').getByRole('link', { name: 'price' }).click()
    await entry(page, 'price[tier]').getByRole('link', { name: 'monthly_price' }).first().click()
    await expect(page).toHaveURL(/\/assumptions#pricing$/)
  })

  test('over all months by member, and explained', async ({ page }) => {
    await openFormulas(page)
    await search(page).fill('what one customer pays')
    await page.getByRole('button', { name: 'Price', exact: true }).click()
    const all = page.getByRole('region', { name: 'Price, all figures' })
    await expect(all.getByRole('rowheader')).toHaveText(['individual', 'team', 'enterprise'])
    await expect(all.getByRole('columnheader')).toHaveCount(62)
    await page.getByRole('button', { name: 'Why Price, team is' }).click()
    await expect(page.getByRole('complementary', { name: 'Explanation' })).toContainText('Price, team, M12')
  })
})

test.describe('[F2] a line of one’s own', () => {
  test('is written with names offered, put right, seen, kept, shown and undone', async ({ page }) => {
    await openFormulas(page)
    await beginLine(page, 'Revenue per head')
    await expect(page.getByLabel('Label')).toHaveAccessibleDescription('In formulas: revenue_per_head')

    await formula(page).pressSequentially('reven')
    await expect(names(page).getByRole('option').first()).toHaveText(/^revenue\s*Revenue\s*money$/)
    await page.keyboard.press('Tab')
    await expect(formula(page)).toHaveValue('revenue')
    await formula(page).pressSequentially(' / headcont')
    await expect(formula(page)).toHaveAccessibleDescription(
      'There is nothing called "headcont": did you mean "headcount"?'
    )
    await expect(page.locator('dialog mark')).toHaveText('headcont')
    await expect(formula(page)).toHaveAttribute('aria-invalid', 'true')
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Backspace')
    await expect(names(page).getByRole('option').first()).toContainText('headcount')
    await page.keyboard.press('Enter')
    await expect(formula(page)).toHaveValue('revenue / headcount')
    await expect(formula(page)).toHaveAccessibleDescription('The formula gives money per person.')

    const { revenue, headcount } = await run<Record<string, number[]>>(page, 'show base')
    const at = (month: number) =>
      `$${(revenue![month]! / headcount![month]!).toLocaleString('en-US', { maximumFractionDigits: 0 })}`
    await expect(preview(page)).toContainText(at(12))
    await preview(page).getByRole('textbox', { name: 'Month' }).press('PageUp')
    await expect(preview(page)).toContainText(at(24))
    await expect(preview(page).locator('svg .curve')).toBeVisible()

    await formula(page).press('Enter')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.getByText('Added the line revenue_per_head.')).toBeVisible()
    await expect(entry(page, 'revenue_per_head')).toContainText(at(12))
    expect(await run(page, 'line list base')).toMatchObject([
      { name: 'revenue_per_head', unit: 'money per person', formula: 'revenue / headcount' }
    ])
    await page.getByRole('link', { name: 'Metrics' }).click()
    await page.getByText('Own lines', { exact: true }).click()
    await expect(await cellIn(page, 'Own lines', 'Revenue per head', 'M3')).toHaveText(at(3))

    await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
    await expect.poll(() => run(page, 'line list base')).toEqual([])
    await expect(grid(page, 'Metrics')).toBeVisible()
  })

  test('is renamed in the lines that name it, in one step', async ({ page }) => {
    await openFormulas(page)
    await run(page, 'line set base heads "headcount * 2" --unit person')
    await run(page, 'line set base more_heads "heads + prior heads" --unit person')
    await page.getByRole('button', { name: 'Change heads' }).click()
    await page.getByLabel('Label').fill('People')
    await expect(
      page.getByRole('checkbox', { name: 'Rename it in the lines that name it too: more_heads' })
    ).toBeChecked()
    await page.getByRole('button', { name: 'Keep the changes' }).click()
    await expect(entry(page, 'more_heads')).toContainText('people + prior people')
    await expect(entry(page, 'people')).toContainText('headcount * 2')
    await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
    await expect(entry(page, 'more_heads')).toContainText('heads + prior heads')
    await expect(entry(page, 'heads')).toContainText('headcount * 2')
  })

  test('is deleted when it was said what falls with it', async ({ page }) => {
    await visitScenario(page, 'assumptions')
    await run(page, 'line set base heads "headcount * 2" --unit person')
    await run(page, 'line set base more_heads "heads + 1 * headcount" --unit person')
    await page.getByRole('button', { name: 'Change a line' }).click()
    await page.getByRole('menuitem', { name: 'heads', exact: true }).click()
    await page.getByRole('button', { name: 'Delete…' }).click()
    await expect(page.getByRole('dialog', { name: 'Delete the line heads?' })).toContainText(
      'One line needs it and will be left out of the model until it is changed: more_heads.'
    )
    await page.getByRole('button', { name: 'Delete the line' }).click()
    await expect(page.getByText('Deleted the line heads.')).toBeVisible()
    await page.getByRole('link', { name: 'Formulas' }).click()
    await expect(entry(page, 'more_heads')).toContainText(
      'Left out. There is nothing called "heads": look the name up in the list of lines.'
    )
  })
})
