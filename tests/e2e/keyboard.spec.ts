// Everything by keyboard alone: from the address bar to a new scenario, through a table, to an explanation and back.
import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import {
  activeCell,
  cell,
  checkLight,
  editor,
  expectSaid,
  focusFault,
  grid,
  press,
  run,
  tabTo,
  visit
} from './person.ts'

const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test('[W6] from the address bar: skip link, rail, a new scenario, its first table', async ({ page }) => {
  await visit(page, '/')
  await expect(link(page, 'Base')).toBeVisible()
  await press(page, 'Tab')
  await expect(link(page, 'Go to the page')).toBeFocused()
  await expect(link(page, 'Go to the page')).toBeInViewport()
  await press(page, 'Enter')
  await expect(page.getByRole('main')).toBeFocused()
  await tabTo(button(page, 'Company: My company'))
  await tabTo(link(page, 'Settings'), 'Shift+Tab')
  await tabTo(link(page, 'Scenarios'), 'Shift+Tab')
  await tabTo(link(page, 'Sextant, all scenarios'), 'Shift+Tab')

  // A dialog opens with the focus inside, keeps it, and gives it back.
  const opener = button(page, 'New scenario')
  await tabTo(opener)
  await press(page, 'Enter')
  const dialog = page.getByRole('dialog', { name: 'New scenario' })
  const name = dialog.getByLabel('Name')
  await expect(name).toBeFocused()
  for (let i = 0; i < 12; i++) {
    await press(page, 'Tab')
    expect(await focusFault(page)).toBeNull()
    expect(await page.evaluate(() => document.activeElement!.closest('dialog, body')!.tagName)).toMatch(/DIALOG|BODY/)
  }
  await press(page, 'Escape')
  await expect(dialog).toBeHidden()
  await expect(opener).toBeFocused()

  // What cannot be is said at the field, and nothing typed is gone.
  await press(page, 'Enter')
  await page.keyboard.type('Base')
  await press(page, 'Enter')
  await expect(name).toHaveAccessibleDescription(
    'There is already a scenario called "Base": choose another name, or change the one there is.'
  )
  await expect(name).toHaveValue('Base')
  await name.focus()
  await press(page, 'End')
  await page.keyboard.type(' by keys')
  await tabTo(dialog.getByRole('radio', { name: /SaaS base/ }))
  await press(page, 'ArrowDown')
  await expect(dialog.getByRole('radio', { name: /Bootstrapped/ })).toBeChecked()
  await tabTo(dialog.getByLabel('Months'))
  await press(page, 'Control+a')
  await page.keyboard.type('36')
  await press(page, 'Enter')
  await expect(page).toHaveTitle('Base by keys: Assumptions · Sextant')

  // On the new page the way begins at its top again.
  await press(page, 'Tab')
  await expect(link(page, 'Go to the page')).toBeFocused()
  await press(page, 'Enter')
  // Before the first table stand the list of sections and the figures of the first one.
  await tabTo(grid(page, 'Pricing'), 'Tab', 5)
  expect(await activeCell(page)).toEqual([1, 2])
})

test('[W6] menus open with Enter, move with arrows, and give the focus back', async ({ page }) => {
  await visit(page, '/')
  const opener = button(page, 'Actions for Base')
  const item = (name: string) => page.getByRole('menuitem', { name })
  await tabTo(opener)
  await press(page, 'Enter')
  await expect(item('Rename')).toBeFocused()
  for (const [key, name] of [
    ['ArrowDown', 'Branch'],
    ['ArrowDown', 'Clone'],
    ['ArrowDown', 'Delete'],
    ['ArrowDown', 'Rename'],
    ['ArrowUp', 'Delete'],
    ['Home', 'Rename'],
    ['End', 'Delete']
  ] as const) {
    await press(page, key)
    await expect(item(name)).toBeFocused()
    expect(await focusFault(page)).toBeNull()
  }
  await press(page, 'Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(opener).toBeFocused()
  await press(page, 'Enter', 'Tab')
  await expect(page.getByRole('menu')).toHaveCount(0)

  await opener.focus()
  await press(page, 'Enter', 'ArrowDown', 'ArrowDown', 'Enter')
  await expect(page.getByRole('dialog', { name: 'Clone Base' }).getByLabel('Name')).toBeFocused()
  await page.keyboard.type('A second plan')
  await press(page, 'Enter')
  await expect(link(page, 'A second plan')).toBeVisible()
  await expect(opener).toBeFocused()
})

test.describe('[W6] the keys of a table', () => {
  test.beforeEach(async ({ page }) => {
    await visit(page, '/s/base/assumptions')
    await (await cell(grid(page, 'Pricing'), 'individual', 'Price / month')).click()
  })

  const after = async (page: Page, ...keys: string[]) => {
    await press(page, ...keys)
    expect(await focusFault(page)).toBeNull()
    return activeCell(page)
  }

  test('move over it', async ({ page }) => {
    expect(await after(page, 'ArrowRight')).toEqual([1, 3])
    expect(await after(page, 'ArrowDown', 'ArrowDown')).toEqual([3, 3])
    expect(await after(page, 'ArrowLeft')).toEqual([3, 2])
    expect(await after(page, 'ArrowUp')).toEqual([2, 2])
    expect(await after(page, 'Home')).toEqual([2, 1])
    expect(await after(page, 'ArrowLeft')).toEqual([2, 1])
    expect(await after(page, 'End')).toEqual([2, 9])
    expect(await after(page, 'Control+Home')).toEqual([1, 1])
    expect(await after(page, 'Control+End')).toEqual([4, 9])
    expect(await after(page, 'Control+ArrowUp')).toEqual([1, 9])
    expect(await after(page, 'Control+ArrowLeft')).toEqual([1, 1])
    expect(await after(page, 'Control+ArrowDown')).toEqual([4, 1])
    expect(await after(page, 'PageUp')).toEqual([1, 1])
  })

  test('Control goes to the edge of a block and over a gap', async ({ page }) => {
    await (await cell(grid(page, 'Pricing'), 'All', 'Mix')).click()
    expect(await after(page, 'Control+ArrowRight')).toEqual([4, 8])
    expect(await after(page, 'Control+ArrowLeft')).toEqual([4, 5])
    expect(await after(page, 'Control+ArrowLeft')).toEqual([4, 1])
  })

  test('type over, run along with Tab, and come back with Enter', async ({ page }) => {
    await page.keyboard.type('35')
    expect(await after(page, 'Tab')).toEqual([1, 3])
    await page.keyboard.type('60')
    expect(await after(page, 'Tab')).toEqual([1, 4])
    await page.keyboard.type('30%')
    expect(await after(page, 'Enter')).toEqual([2, 2])
    await page.keyboard.type('260')
    expect(await after(page, 'Shift+Enter')).toEqual([1, 2])
    expect(await run(page, 'pricing list base')).toMatchObject([
      { monthly_price: 35, cac: 60, annual_churn: 0.3 },
      { monthly_price: 260 },
      {}
    ])
    expect(await after(page, 'End', 'Tab')).toEqual([2, 1])
    expect(await after(page, 'Shift+Tab')).toEqual([1, 9])
  })

  test('arrows keep what was typed over and move on; after F2 they move in the text; Escape undoes the typing', async ({
    page
  }) => {
    await page.keyboard.type('35')
    expect(await after(page, 'ArrowDown')).toEqual([2, 2])
    await expect(await cell(grid(page, 'Pricing'), 'individual', 'Price / month')).toHaveText('$35')

    await press(page, 'F2')
    await expect(editor(page)).toHaveValue('$250')
    await press(page, 'ArrowLeft')
    await page.keyboard.type('7')
    await expect(editor(page)).toHaveValue('$2570')
    await expectSaid(page, '$2,570 · was $250')
    expect(await focusFault(page)).toBeNull()
    expect(await after(page, 'Escape')).toEqual([2, 2])
    await expect(await cell(grid(page, 'Pricing'), 'team', 'Price / month')).toHaveText('$250')

    await press(page, 'Enter')
    await expect(editor(page)).toHaveValue('$250')
    await press(page, 'Enter')
    expect(await activeCell(page)).toEqual([3, 2])
  })

  test('choose ranges without typing: with Shift, the row, the column, all', async ({ page }) => {
    const selected = grid(page, 'Pricing').locator('[aria-selected=true]')
    await press(page, 'Shift+ArrowRight', 'Shift+ArrowDown')
    await expect(selected).toHaveCount(4)
    await press(page, 'Shift+Control+ArrowDown')
    await expect(selected).toHaveCount(8)
    await press(page, 'Shift+Space')
    await expect(selected).toHaveCount(9)
    await press(page, 'Control+Space')
    await expect(selected).toHaveCount(4)
    await press(page, 'Control+a')
    await expect(selected).toHaveCount(36)
    await press(page, 'Escape')
    await expect(selected).toHaveCount(1)
    await expect(editor(page)).toHaveCount(0)
  })

  test('a list of choices is opened, gone through and left', async ({ page }) => {
    await (await cell(grid(page, 'Headcount'), 1, 'Department')).click()
    await press(page, 'F2')
    const list = page.getByRole('combobox', { name: 'Department' })
    await expect(list).toBeFocused()
    await press(page, 'Escape')
    await expect(grid(page, 'Headcount')).toBeFocused()
    await press(page, 'Enter', 'ArrowUp', 'ArrowUp')
    await expect(list).toHaveValue('support')
    await press(page, 'Enter')
    await expect(list).toHaveCount(0)
    expect((await run<object[]>(page, 'headcount list base'))[0]).toMatchObject({ department: 'support' })
    await press(page, 'Control+z')
    expect((await run<object[]>(page, 'headcount list base'))[0]).toMatchObject({ department: 'engineering' })
  })

  test('Tab leads out of it at its ends', async ({ page }) => {
    await press(page, 'Control+End', 'Tab')
    await expect(button(page, 'Add a tier')).toBeFocused()
    await press(page, 'Shift+Tab', 'Control+Home', 'Shift+Tab')
    const section = page.getByRole('region', { name: 'Pricing' })
    await expect(section.getByRole('button', { name: /^Why Net revenue retention, M24 is / })).toBeFocused()
  })
})

test('[W6] a figure is chosen and explained, down to a typed cell', async ({ page }) => {
  await visit(page, '/s/base/statements')
  await tabTo(page.getByRole('radio', { name: 'Income statement' }))
  await press(page, 'ArrowRight', 'ArrowRight')
  await expect(page.getByRole('radio', { name: 'Balance sheet' })).toBeChecked()
  await press(page, 'ArrowRight')
  await expect(page.getByRole('radio', { name: 'Income statement' })).toBeChecked()
  await tabTo(page.getByRole('radio', { name: 'Month' }))
  await press(page, 'ArrowRight', 'ArrowRight')
  await expect(page.getByRole('radio', { name: 'Year', exact: true })).toBeChecked()
  await press(page, 'ArrowLeft', 'ArrowLeft')
  await tabTo(grid(page, 'Income statement'))
  const why = page.getByRole('complementary', { name: 'Explanation' })
  await expect(why.getByRole('heading')).toHaveText('Revenue, M1')
  await press(page, ...Array<string>(4).fill('ArrowDown'))
  await expect(why.getByRole('heading')).toHaveText('Gross profit, M1')

  const revenue = why.getByRole('treeitem', { name: /^Revenue/ })
  await tabTo(revenue)
  await press(page, 'ArrowRight')
  await expect(revenue).toHaveAttribute('aria-expanded', 'true')
  for (const step of [/^MRR/, /^MRR, team/, /^New MRR/, /^Price/]) {
    const next = why.getByRole('treeitem', { name: step }).first()
    while (!(await next.evaluate((item) => item === document.activeElement))) {
      await press(page, 'ArrowDown')
      expect(await focusFault(page)).toBeNull()
    }
    await press(page, 'ArrowRight')
    await expect(next).toHaveAttribute('aria-expanded', 'true')
    await press(page, 'ArrowRight')
  }
  await expect(why.getByRole('treeitem', { name: /Price \/ month/ })).toBeFocused()
  await press(page, 'Enter')
  await expect(page).toHaveTitle('Base: Assumptions · Sextant')
  await expect(grid(page, 'Pricing')).toBeFocused()
  expect(await activeCell(page)).toEqual([2, 2])
})

test('[W6] the check opens, leads to the cell, and closes', async ({ page }) => {
  await visit(page, '/s/base/results')
  await run(page, 'pricing set base --tier team --mix 40%')
  await expect(checkLight(page)).toHaveText('1 check fails')
  await tabTo(checkLight(page))
  await press(page, 'Enter')
  await tabTo(button(page, 'Show it'))
  await press(page, 'Escape')
  await expect(button(page, 'Show it')).toHaveCount(0)
  await expect(checkLight(page)).toBeFocused()
  await press(page, 'Enter')
  await tabTo(button(page, 'Show it'))
  await press(page, 'Enter')
  await expect(grid(page, 'Pricing')).toBeFocused()
})

test('[W6] the console completes with Tab, remembers with the arrows, and lets go', async ({ page }) => {
  await visit(page, '/console')
  const line = page.getByLabel('Command', { exact: true })
  const answers = page.getByRole('log', { name: 'Answers' })
  await expect(line).toBeFocused()
  expect(await focusFault(page)).toBeNull()
  await page.keyboard.type('fund')
  await expect(line).toHaveAccessibleDescription('Tab completes: funding list')
  const options = page.getByRole('listbox', { name: 'What can come next' }).getByRole('option')
  await expect(options).toHaveCount(3)
  await press(page, 'ArrowDown', 'ArrowDown')
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true')
  await press(page, 'ArrowUp', 'Tab')
  await expect(line).toHaveValue('funding list ')
  await expect(line).toHaveAccessibleDescription(/^scenario The id or name of a scenario\./)
  await press(page, 'Tab')
  await expect(line).toHaveValue('funding list base ')
  await press(page, 'Enter')
  await expect(answers).toContainText('series_a')
  await page.keyboard.type('sumary base')
  await press(page, 'Enter')
  await expect(answers).toContainText('There is no command "sumary": did you mean "summary"?')
  await press(page, 'ArrowUp')
  await expect(line).toHaveValue('sumary base')
  await press(page, 'ArrowUp')
  await expect(line).toHaveValue('funding list base')
  await press(page, 'ArrowUp', 'ArrowDown')
  await expect(line).toHaveValue('sumary base')
  await press(page, 'ArrowDown')
  await expect(line).toHaveValue('')
  await page.keyboard.type('build base --format csv')
  await press(page, 'Enter')
  await tabTo(button(page, 'Download base.csv'), 'Shift+Tab')
  await tabTo(line)
  await tabTo(button(page, 'Run'))
})

test('[W6] the undo keys work wherever the focus is, and leave a field its own', async ({ page }) => {
  await visit(page, '/console')
  await run(page, 'assume set base opening_cash 1M')
  const line = page.getByLabel('Command', { exact: true })
  await line.focus()
  await page.keyboard.type('summary')
  await press(page, 'Control+z')
  await expect(button(page, 'Undo')).toBeEnabled()
  await line.fill('')
  await button(page, 'Undo').focus()
  await press(page, 'Control+z')
  await expect(button(page, 'Undo')).toBeDisabled()
  await press(page, 'Control+y')
  await expect(button(page, 'Undo')).toBeEnabled()
  await press(page, 'Control+z', 'Control+Shift+z')
  await expect(button(page, 'Redo')).toBeDisabled()
})

const pages = {
  scenarios: '/',
  results: '/s/base/results',
  statements: '/s/base/statements',
  metrics: '/s/base/metrics',
  history: '/s/base/history',
  console: '/console',
  storage: '/storage',
  settings: '/settings',
  'a missing scenario': '/s/nowhere/results'
}

for (const [name, path] of Object.entries(pages))
  test(`[W6] Tab goes through ${name} from the top to the end, and shows where it is`, async ({ page }) => {
    await visit(page, path)
    await expect(page.getByRole('main')).not.toHaveText(/^(Opening…|)$/)
    await expect(page.getByText('Saved on this device')).toBeAttached()
    const isOut = () => page.evaluate(() => document.activeElement === document.body)
    const stopsToEnd = async (): Promise<number> => {
      for (let stops = 1; stops < 60; stops++) {
        await press(page, 'Tab')
        expect(await focusFault(page)).toBeNull()
        if (await isOut()) return stops
      }
      throw new Error('Tab does not lead out')
    }
    // A page may begin in its middle, as the console does.
    if (!(await isOut())) await stopsToEnd()
    expect(await stopsToEnd(), 'stops of the Tab key').toBeGreaterThan(4)
  })
