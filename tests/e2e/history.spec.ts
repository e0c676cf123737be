// The history of a scenario as a person deals with it: edits are found, looked at before they are reverted, and taken back
// in one step; moments get a name, are opened, compared with and restored.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import {
  activeCell,
  cell,
  change,
  focusFault,
  grid,
  notice,
  press,
  ready,
  run,
  saved,
  tabTo,
  visitScenario
} from './person.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const dialog = (page: Page) => page.getByRole('dialog')
const entries = (page: Page) => page.getByRole('main').locator('ol > li')
const entry = (page: Page, why: string) => entries(page).filter({ hasText: why })
const counted = (page: Page) => page.getByRole('search').getByRole('status')
const price = (page: Page) => cell(grid(page, 'Pricing'), 'team', 'Price / month')
const priceOf = async (page: Page) =>
  (await run<{ tier: string; monthly_price: number }[]>(page, 'pricing list base')).find(({ tier }) => tier === 'team')
    ?.monthly_price

async function choose(page: Page, why: string, action: string): Promise<void> {
  await entry(page, why)
    .first()
    .getByRole('button', { name: /^Actions for/ })
    .click()
  await page.getByRole('menuitem', { name: action }).click()
}

test('[H1] [H2] [H3] edits are found, and one or all of them are taken back after they were shown', async ({
  page
}) => {
  await visitScenario(page, 'assumptions')
  await change(await price(page), '300')
  await run(page, 'assume set base opening_cash 750000')
  await run(page, 'pricing set base --tier gold --price 900')
  await page.getByRole('link', { name: 'History', exact: true }).click()
  await expect(counted(page)).toHaveText('4 entries')
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveText(['Today'])
  await expect(entries(page).first()).toContainText('pricing set base --tier gold --price 900')

  // Whatever is looked for is looked for in all of it.
  await page.getByRole('searchbox').fill('$750,000')
  await expect(counted(page)).toHaveText('1 of 4 entries')
  await expect(entries(page)).toContainText(['assume set base opening_cash 750000'])
  await page.getByRole('searchbox').fill('')
  await page.getByLabel('How', { exact: true }).selectOption('Command')
  await expect(counted(page)).toHaveText('2 of 4 entries')
  await page.getByLabel('Table', { exact: true }).selectOption('Pricing')
  await expect(counted(page)).toHaveText('1 of 4 entries')
  await page.getByLabel('To', { exact: true }).fill('2020-01-01')
  await expect(page.getByText('Nothing in the history fits these filters.')).toBeVisible()
  await button(page, 'Clear filters').click()
  await expect(counted(page)).toHaveText('4 entries')
  await expect(page.getByRole('searchbox')).toBeFocused()

  await choose(page, 'Price / month of team: 300', 'Revert this edit…')
  const changes = dialog(page).getByRole('region', { name: 'What changes' })
  await expect(changes.getByRole('listitem')).toHaveText(['team · Price / month $300 → $250'])
  expect(await priceOf(page)).toBe(300)
  await button(page, 'Revert').click()
  await expect(notice(page)).toContainText('Reverted.')
  expect(await priceOf(page)).toBe(250)
  await expect(entries(page).first()).toContainText('Reverted: Price / month of team: 300')
  await notice(page).getByRole('button', { name: 'Undo' }).click()
  await expect(notice(page)).toContainText('Undid: Reverted: Price / month of team: 300')
  expect(await priceOf(page)).toBe(300)

  await entries(page)
    .filter({ hasText: 'Typed' })
    .getByRole('button', { name: /^Actions for/ })
    .click()
  await page.getByRole('menuitem', { name: 'Revert everything since…' }).click()
  await expect(dialog(page)).toContainText('and 4 edits after it')
  await expect(changes.getByRole('listitem')).toHaveText([
    /^Opening cash \$750,000 → \$500,000\s*$/,
    /^team · Price \/ month \$300 → \$250\s*$/,
    /^gold goes\s*$/
  ])
  await button(page, 'Revert').click()
  await expect(notice(page)).toContainText('Reverted.')
  expect([await priceOf(page), (await run<unknown[]>(page, 'pricing list base')).length]).toEqual([250, 3])
  await notice(page).getByRole('button', { name: 'Undo' }).click()
  await expect(notice(page)).toContainText('Undid: Reverted everything since')
  expect([await priceOf(page), (await run<unknown[]>(page, 'pricing list base')).length]).toEqual([300, 4])
})

test('[H3] what was changed again since is left, or put back too', async ({ page }) => {
  await visitScenario(page, 'history')
  await run(page, 'pricing set base --tier team --price 300 --cac 950')
  await run(page, 'pricing set base --tier team --price 320')
  await choose(page, '--cac 950', 'Revert this edit…')
  const again = dialog(page).getByRole('region', { name: 'Changed again since' })
  await expect(again.getByRole('listitem')).toContainText(['Changed again today'])
  await expect(again.getByRole('listitem')).toContainText(['pricing set base --tier team --price 320'])
  await dialog(page).getByLabel('Put them back too').check()
  await button(page, 'Revert').click()
  await expect(notice(page)).toContainText('Reverted.')
  expect(await priceOf(page)).toBe(250)
  await run(page, 'undo')
  await run(page, 'pricing remove base --tier team')
  await choose(page, '--cac 950', 'Revert this edit…')
  await expect(dialog(page).getByRole('alert')).toHaveText(
    'The tier "team", which this edit changed, has been removed since: revert that first, or revert everything since this edit.'
  )
  await button(page, 'Close').click()
  await expect(dialog(page)).toBeHidden()
})

test('[H4] a moment gets a name, is opened for reading, compared with and restored; the name is there after a reload', async ({
  page
}) => {
  await visitScenario(page, 'history')
  await run(page, 'pricing set base --tier team --price 300')
  await button(page, 'Name the present…').click()
  await expect(dialog(page).getByLabel('Name')).toBeFocused()
  await page.keyboard.type('Budget 2026')
  await press(page, 'Enter')
  await expect(notice(page)).toContainText('This moment is called “Budget 2026”.')
  await run(page, 'pricing set base --tier team --price 320')
  await choose(page, '--price 320', 'Name this moment…')
  await dialog(page).getByLabel('Name').fill('budget 2026')
  await press(page, 'Enter')
  await expect(dialog(page).getByLabel('Name')).toHaveAccessibleDescription(
    'There is a snapshot called "budget 2026" already: choose another name, or rename that one.'
  )
  await press(page, 'Escape')
  await saved(page)
  await page.reload()
  await ready(page)
  await expect(entries(page)).toContainText([
    'pricing set base --tier team --price 320',
    'Budget 2026',
    'pricing set base --tier team --price 300',
    'First start'
  ])

  await button(page, 'Open Budget 2026').click()
  await expect(page.getByText(/^You are looking at the state “Budget 2026”, today/)).toBeVisible()
  await expect(await price(page)).toHaveText('$300')
  await button(page, 'Back to now').click()
  await expect(await price(page)).toHaveText('$320')
  await page.getByRole('link', { name: 'History', exact: true }).click()

  await choose(page, 'Budget 2026', 'What has changed since…')
  await expect(dialog(page).getByRole('listitem')).toHaveText(['team · Price / month $300 → $320'])
  await dialog(page).getByRole('button', { name: 'Restore…' }).click()
  await expect(dialog(page).getByRole('heading')).toHaveText('Restore “Budget 2026”')
  await expect(dialog(page).getByRole('listitem')).toHaveText(['Pricing · team · Price / month$320 → $300'])
  await button(page, 'Restore').click()
  await expect(notice(page)).toContainText('Restored.')
  expect(await priceOf(page)).toBe(300)
  await notice(page).getByRole('button', { name: 'Undo' }).click()
  await expect(notice(page)).toContainText('Undid: Restored')
  expect(await priceOf(page)).toBe(320)

  // The restore and its undo speak of it as well.
  await choose(page, 'Snapshot', 'Rename…')
  await dialog(page).getByLabel('Name').fill('Board budget')
  await button(page, 'Keep the name').click()
  await expect(entry(page, 'Board budget')).toHaveCount(1)
  await choose(page, 'Board budget', 'Remove')
  await expect(entry(page, 'Board budget')).toHaveCount(0)
  await notice(page).getByRole('button', { name: 'Undo' }).click()
  await expect(entry(page, 'Board budget')).toHaveCount(1)
})

test('[W6] [H1] by keyboard alone: a cell leads to where it stands, an edit is reverted', async ({ page }) => {
  await visitScenario(page, 'history')
  await run(page, 'pricing set base --tier team --cac 950')
  const link = entry(page, '--cac 950').getByRole('link', { name: 'CAC: $900 → $950' })
  await tabTo(link)
  await press(page, 'Enter')
  await expect(grid(page, 'Pricing')).toBeFocused()
  expect(await activeCell(page)).toEqual([2, 3])

  await page.goBack()
  const actions = entry(page, '--cac 950').getByRole('button', { name: /^Actions for/ })
  await tabTo(actions)
  await press(page, 'Enter', 'Enter')
  await expect(dialog(page)).toBeVisible()
  await tabTo(button(page, 'Revert'))
  await press(page, 'Enter')
  await expect(notice(page)).toContainText('Reverted.')
  await expect(dialog(page)).toBeHidden()
  await expect(actions.last()).toBeFocused()
  expect(await focusFault(page)).toBeNull()
})

test('[H1] a long history is there in a moment, and all of it is looked through', async ({ page }) => {
  test.slow()
  await visitScenario(page, 'history')
  await page.evaluate(async () => {
    for (let cash = 1; cash <= 120; cash++) await window.sextant!.run(`assume set base opening_cash ${cash}`)
  })
  await expect(counted(page)).toHaveText('121 entries, the newest 50 shown')
  await expect(entries(page)).toHaveCount(50)
  const began = Date.now()
  await page.getByRole('searchbox').fill('$113')
  // The edit that made it so, and the one after it.
  await expect(counted(page)).toHaveText('2 of 121 entries')
  expect(Date.now() - began).toBeLessThan(5000)
  await button(page, 'Clear filters').click()
  await button(page, 'Show older changes').click()
  await expect(entries(page)).toHaveCount(100)
})

for (const theme of ['light', 'dark'] as const)
  test(`[W7] the page and its dialogs break no rule that a machine can check, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme })
    await visitScenario(page, 'history')
    await run(page, 'pricing set base --tier team --price 300 --cac 950')
    await run(page, 'pricing set base --tier team --price 320')
    await run(page, 'snapshot add base "Budget 2026"')
    await expect(entry(page, 'Budget 2026')).toBeVisible()
    const check = async () => {
      const { violations } = await new AxeBuilder({ page })
        .setLegacyMode()
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    }
    await check()
    await choose(page, '--cac 950', 'Revert this edit…')
    await expect(dialog(page).getByLabel('Put them back too')).toBeVisible()
    await check()
  })
