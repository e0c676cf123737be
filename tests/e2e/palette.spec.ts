// The palette and the list of keys: whole gestures by keyboard and by touch. What is only looked at changes nothing.
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { activeCell, cell, editor, grid, notice, press, run, rowOf, visit, visitScenario } from './person.ts'

const palette = (page: Page): Locator => page.getByRole('dialog', { name: 'Find or run' })
const field = (page: Page): Locator => page.getByRole('combobox', { name: 'Find or run' })
const active = (page: Page): Locator => palette(page).getByRole('option', { selected: true })

async function openPalette(page: Page): Promise<void> {
  await press(page, 'Control+k')
  await expect(field(page)).toBeFocused()
}

async function say(page: Page, text: string): Promise<void> {
  await openPalette(page)
  await page.keyboard.type(text)
}

/** Everything that was ever changed. */
const history = (page: Page) => run<object[]>(page, 'history base --limit 1000')
const team = async (page: Page) => (await run<Record<string, unknown>[]>(page, 'pricing list base'))[1]

test.describe('[W6] finding', () => {
  test('a figure at a month is shown, and Enter goes to its cell, which explains itself', async ({ page }) => {
    await visitScenario(page, 'assumptions')
    const shown = await run<{ cash: number[] }>(page, 'show base --line cash --months M24')
    const wanted = `$${Math.round(shown.cash[0]!).toLocaleString('en-US')}`
    await say(page, 'cash M24')
    await expect(active(page)).toContainText('Cash, M24')
    await expect(active(page)).toContainText(wanted)
    await press(page, 'Enter')
    await expect(page).toHaveTitle('Base: Statements · Sextant')
    const sheet = grid(page, 'Cash flow')
    await expect(sheet).toBeFocused()
    const place = await cell(sheet, 'Cash at the end', 'M24 Dec 27')
    await expect(place).toHaveAttribute('aria-selected', 'true')
    await expect(place).toBeInViewport()
    await expect(page.getByRole('complementary', { name: 'Explanation' }).getByRole('heading')).toHaveText('Cash, M24')

    // The same again, from somewhere else on the same page.
    await press(page, 'Control+Home')
    await expect(place).toHaveAttribute('aria-selected', 'false')
    await openPalette(page)
    await expect(active(page)).toContainText('Cash, M24')
    await press(page, 'Enter')
    await expect(sheet).toBeFocused()
    await expect(place).toHaveAttribute('aria-selected', 'true')
  })

  test('what is typed before the palette is there comes into it, and into no cell', async ({ page }) => {
    await visitScenario(page, 'assumptions')
    await (await cell(grid(page, 'Pricing'), 'team', 'Price / month')).click()
    const at = await activeCell(page)
    await page.evaluate(async () => {
      const hit = (key: string, ctrlKey = false) =>
        document.activeElement!.dispatchEvent(
          new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true })
        )
      hit('k', true)
      // No key comes in the same task as another one.
      for (let turn = 0; turn < 5; turn++) await Promise.resolve()
      for (const key of ['c', 'x', 'Backspace', 'a', 'Enter']) hit(key)
    })
    await expect(field(page)).toHaveValue('ca')
    await page.keyboard.type('sh M24')
    await expect(active(page)).toContainText('Cash, M24')
    await press(page, 'Escape')
    await expect(editor(page)).toHaveCount(0)
    expect(await activeCell(page)).toEqual(at)
  })

  test('quarters and years too, also those that are folded away, and months by their names', async ({ page }) => {
    await visitScenario(page, 'statements')
    await say(page, 'revenue Q1 27')
    await expect(active(page)).toContainText('Revenue, Q1 27')
    await press(page, 'Enter')
    const sheet = grid(page, 'Income statement')
    await expect(await cell(sheet, 'Revenue', 'Q1 27')).toHaveAttribute('aria-selected', 'true')

    await say(page, 'mrr Dec 2027')
    await expect(active(page)).toContainText('MRR, M24')
    await press(page, 'Enter')
    await expect(page).toHaveTitle('Base: Metrics · Sextant')
    const metrics = grid(page, 'Customers and people')
    await expect(await cell(metrics, 'MRR', 'M24 Dec 27')).toHaveAttribute('aria-selected', 'true')
    await press(page, 'Alt+Shift+ArrowLeft')
    await expect(page.getByRole('button', { name: 'Show the months of 2027' })).toBeVisible()
    await say(page, 'mrr M13')
    await press(page, 'Enter')
    await expect(await cell(metrics, 'MRR', 'M13 Jan 27')).toHaveAttribute('aria-selected', 'true')

    await say(page, 'cash M99')
    await expect(palette(page)).toContainText('M99')
    await expect(palette(page).getByRole('option')).toHaveCount(0)
  })

  test('pages, scenarios, rows and lines by name; Escape gives the focus back', async ({ page }) => {
    await visitScenario(page, 'assumptions')
    await run(page, 'scenario clone base "Slow growth"')
    const sheet = grid(page, 'Pricing')
    await sheet.focus()
    await say(page, 'churn year team')
    await expect(active(page)).toContainText('Churn / year of team')
    await expect(active(page)).toContainText('18 %')
    await press(page, 'Enter')
    await expect(sheet).toBeFocused()
    await expect(await cell(sheet, 'team', 'Churn / year')).toHaveAttribute('aria-selected', 'true')

    await openPalette(page)
    await press(page, 'Escape')
    await expect(palette(page)).toHaveCount(0)
    await expect(sheet).toBeFocused()

    await say(page, 'net cash flow')
    await expect(active(page)).toContainText('Net cash flow')
    await press(page, 'Enter')
    await expect(rowOf(grid(page, 'Cash flow'), 'Net cash flow').locator('[aria-selected=true]')).toHaveCount(1)

    await say(page, 'slow res')
    await expect(active(page)).toContainText('Slow growth / Results')
    await press(page, 'Enter')
    await expect(page).toHaveTitle('Slow growth: Results · Sextant')

    await say(page, 'settings')
    await press(page, 'Enter')
    await expect(page).toHaveTitle('Settings · Sextant')
    await openPalette(page)
    await expect(palette(page).getByRole('option').first()).toContainText('Settings')
  })
})

test.describe('[W4] a command', () => {
  test('is completed, shown in its effect, run, and taken back in one step', async ({ page }) => {
    await visitScenario(page, 'assumptions')
    const before = await history(page)
    await say(page, 'pricing s')
    await expect(active(page)).toContainText('pricing set')
    await press(page, 'Tab')
    await expect(field(page)).toHaveValue('pricing set ')
    await press(page, 'Tab')
    await expect(field(page)).toHaveValue('pricing set base ')
    await page.keyboard.type('--tier te')
    await press(page, 'Tab')
    await expect(field(page)).toHaveValue('pricing set base --tier team ')
    await page.keyboard.type('--pri')
    await press(page, 'Tab')
    await expect(field(page)).toHaveAccessibleDescription(
      '--price Price / month. What one customer pays a month at the start.'
    )
    await page.keyboard.type('290')
    await expect(palette(page)).toContainText('Changes 1 cell.')
    await expect(palette(page)).toContainText(/Price \/ month \$250.*\$290/)
    await expect(palette(page)).toContainText('ARR at the end')
    await expect(palette(page).getByRole('status')).toHaveText('Changes 1 cell. Enter runs it.')
    expect(await history(page)).toEqual(before)
    expect(await team(page)).toMatchObject({ monthly_price: 250 })

    await press(page, 'Enter')
    await expect(palette(page)).toHaveCount(0)
    await expect(notice(page)).toContainText('Changed the tier "team".')
    expect(await team(page)).toMatchObject({ monthly_price: 290 })
    await notice(page).getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => team(page)).toMatchObject({ monthly_price: 250 })
  })

  test('that cannot be is refused before it is run, and nothing is changed by looking', async ({ page }) => {
    await visitScenario(page, 'assumptions')
    const before = await history(page)
    for (const [line, sentence] of [
      ['scenario delete base', /Removes \d+ rows/],
      ['pricing remove base --tier teem', 'There is no tier "teem": did you mean "team"?'],
      ['pricing set base --tier team --churn 12.5', 'type 12.5% or 0.125'],
      ['undo', 'undo']
    ] as const) {
      await say(page, line)
      await expect(palette(page)).toContainText(sentence)
      await press(page, 'Escape')
    }
    expect(await history(page)).toEqual(before)
    await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled()
  })

  test('with a long answer offers to show it in the console, and is remembered there after a reload', async ({
    page
  }) => {
    await visit(page, '/')
    await say(page, 'summary base')
    await press(page, 'Enter')
    await notice(page).getByRole('button', { name: 'Show in the console' }).click()
    await expect(page.getByRole('log')).toContainText('ARR at the end')
    await visit(page, '/console')
    await expect(page.getByLabel('Command', { exact: true })).toBeFocused()
    await press(page, 'ArrowUp')
    await expect(page.getByLabel('Command', { exact: true })).toHaveValue('summary base')
  })
})

test.describe('[D13] what was typed in the console', () => {
  const line = (page: Page) => page.getByLabel('Command', { exact: true })
  /** The log has the line, with a sign in the place of its passphrase. */
  const type = async (page: Page, text: string, said = text) => {
    await line(page).fill(text)
    await press(page, 'Enter')
    await expect(page.getByRole('log')).toContainText(said)
  }
  const kept = (page: Page) => page.evaluate(() => JSON.stringify({ ...localStorage }))

  test('says no passphrase on the device, nor anything of a locked workspace', async ({ page }) => {
    test.slow()
    await visit(page, '/console')
    await type(page, 'summary base')
    await type(page, 'backup --passphrase "correct horse"', 'backup --passphrase •••')
    await type(page, 'backup --pasphrase "correct horse"', 'backup --pasphrase •••')
    await type(page, 'workspace create safe --passphrase "correct horse"', 'workspace create safe --passphrase •••')
    expect(await kept(page)).toContain('summary base')
    expect(await kept(page)).not.toContain('correct horse')
    await type(page, 'workspace open safe --passphrase "correct horse"', 'workspace open safe --passphrase •••')
    await expect(page.getByRole('log')).toContainText('Opened safe')
    await type(page, 'scenario rename base "Very secret"')
    await expect(page.getByRole('log')).toContainText('is now "Very secret"')
    await say(page, 'settings')
    await press(page, 'Enter')
    await expect(page).toHaveTitle('Settings · Sextant')
    expect(await kept(page)).not.toMatch(/secret|correct horse|choices:safe|lines:safe/i)
  })

  test('is cleared with Ctrl+L, and an answer is copied', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await visit(page, '/console')
    await type(page, 'pricing list base')
    await page.getByRole('button', { name: 'Copy the answer to pricing list base' }).click()
    await expect(notice(page)).toContainText('Copied.')
    await line(page).focus()
    await press(page, 'Control+v')
    await expect(line(page)).toHaveValue(/enterprise/)
    await press(page, 'Control+l')
    await expect(page.getByRole('log')).not.toContainText('pricing list base')
  })
})

test('[W6] "?" opens the list of keys outside of fields, and Escape closes it', async ({ page }) => {
  await visitScenario(page, 'results')
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await press(page, 'Shift+?')
  await expect(keys).toBeVisible()
  await expect(keys).toContainText('Find anything, or run a command')
  await press(page, 'Escape')
  await expect(keys).toHaveCount(0)
  await say(page, 'what?')
  await expect(field(page)).toHaveValue('what?')
  await expect(keys).toHaveCount(0)
  await press(page, 'Control+a')
  await page.keyboard.type('keyboard sh')
  await press(page, 'Enter')
  await expect(keys).toBeVisible()
  await keys.getByRole('button', { name: 'Close' }).click()
  await expect(keys).toHaveCount(0)
})

/** Keys of the list, each from the third cell of the second row of a table of three, and where it leads. */
const moves: Record<string, [number, number]> = {
  ArrowUp: [1, 3],
  ArrowDown: [3, 3],
  ArrowLeft: [2, 2],
  ArrowRight: [2, 4],
  Home: [2, 1],
  'Control+Home': [1, 1],
  'Control+ArrowUp': [1, 3],
  'Control+ArrowLeft': [2, 1],
  PageUp: [1, 3],
  Tab: [2, 4],
  'Shift+Tab': [2, 2]
}

test('[W6] the keys of the list move as it says', async ({ page }) => {
  await visitScenario(page, 'assumptions')
  const sheet = grid(page, 'Pricing')
  for (const [key, place] of Object.entries(moves)) {
    await (await cell(sheet, 2, 3)).click()
    await press(page, key)
    expect(await activeCell(page), key).toEqual(place)
  }
  await (await cell(sheet, 2, 3)).click()
  await press(page, 'F2')
  await expect(editor(page)).toBeFocused()
  await press(page, 'Escape', 'Shift+ArrowDown')
  await expect(sheet.locator('[aria-selected=true]')).toHaveCount(2)
  await press(page, 'Control+a')
  await expect(sheet.getByRole('row').nth(1).locator('[aria-selected=true]')).toHaveCount(9)
})

test.describe('[W6] by touch', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 820, height: 1180 } })

  test('the palette opens from the top bar, goes to a cell, and runs a command', async ({ page }) => {
    await visitScenario(page, 'results')
    await page.getByRole('button', { name: 'Find or run' }).tap()
    await field(page).fill('price of team')
    await palette(page).getByRole('option', { name: 'Price / month of team' }).tap()
    await expect(await cell(grid(page, 'Pricing'), 'team', 'Price / month')).toHaveAttribute('aria-selected', 'true')

    await page.getByRole('button', { name: 'Find or run' }).tap()
    await field(page).fill('assume set base tax_')
    await palette(page).getByRole('option', { name: 'tax_rate' }).tap()
    await expect(field(page)).toBeFocused()
    await expect(field(page)).toHaveValue('assume set base tax_rate ')
    await page.keyboard.type('25%')
    await expect(palette(page)).toContainText('Changes 1 cell.')
    await palette(page).getByRole('option').first().tap()
    await expect(notice(page)).toContainText('Tax rate is set.')
    await page.getByRole('button', { name: 'Find or run' }).tap()
    await page.getByRole('button', { name: 'Close', exact: true }).tap()
    await expect(palette(page)).toHaveCount(0)
  })
})
