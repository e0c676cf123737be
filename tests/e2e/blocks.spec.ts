// Several cells at once, as people do it: pasted from a spreadsheet, copied out, filled, cleared, added up.
import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { cell, change, copied, editor, grid, keyFigure, notice, press, run, visit } from './person.ts'

type Place = readonly [sheet: string, row: string | number, column: string | number]

const at = (page: Page, [sheet, row, column]: Place) => cell(grid(page, sheet), row, column)
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' })
const price: Place = ['Pricing', 'team', 'Price / month']
const dialog = (page: Page) => page.getByRole('dialog')

/** Both forms of a block, as a spreadsheet puts them on the clipboard. */
const onClipboard = (page: Page, text: string, html = '') =>
  page.evaluate(
    async ([plain, table]) => {
      const part = (type: string, of: string) => ({ [type]: new Blob([of], { type }) })
      const item = { ...part('text/plain', plain!), ...(table ? part('text/html', table) : {}) }
      await navigator.clipboard.write([new ClipboardItem(item)])
    },
    [text, html]
  )

const tiers = async (page: Page) => run<Record<string, unknown>[]>(page, 'pricing list base')
const prices = async (page: Page) =>
  (await tiers(page)).map((row) => [row['monthly_price'], row['cac'], row['annual_churn']])

const before = [
  [29, 50, 0.333],
  [250, 900, 0.18],
  [1300, 9000, 0.08]
]

test.beforeEach(async ({ page, context }) => {
  await context.grantPermissions(['clipboard-write'])
  await visit(page, '/')
  await page.getByRole('link', { name: 'Base', exact: true }).click()
})

test.describe('[W4] a block is pasted', () => {
  test.beforeEach(async ({ page }) => (await at(page, ['Pricing', 'individual', 'Price / month'])).click())

  test('from a spreadsheet in one step of undo', async ({ page }) => {
    await onClipboard(page, '$35.00\t60\t30%\r\n1,250.50\t(0)\t15 %\r\n"1,400"\t9.5k\t–\r\n')
    await press(page, 'Control+v')
    await expect(await at(page, price)).toHaveText('$1,250.50')
    expect(await prices(page)).toEqual([
      [35, 60, 0.3],
      [1250.5, 0, 0.15],
      [1400, 9500, 0]
    ])
    await expect(undo(page)).toHaveAccessibleDescription('Undo: Changed 9 cells of Pricing')
    await press(page, 'Control+z')
    await expect(await at(page, price)).toHaveText('$250')
    expect(await prices(page)).toEqual(before)
  })

  const excel = (rows: string) =>
    `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body>
    <table border=0 cellpadding=0 width=128><!--StartFragment--><col width=64 span=2>${rows}<!--EndFragment--></table></body></html>`

  test('from Excel, whose table shows less than its text holds', async ({ page }) => {
    const rows =
      '<tr height=20><td class=xl65 align=right x:num="35.25">####</td><td align=right>60</td></tr>' +
      '<tr height=20><td class=xl65 align=right>36</td><td align=right>61</td></tr>'
    await onClipboard(page, '35.25\t60\r\n36\t61\r\n', excel(rows))
    await press(page, 'Control+v')
    await expect(await at(page, ['Pricing', 'individual', 'Price / month'])).toHaveText('$35.25')
    expect((await prices(page)).map((row) => row.slice(0, 2))).toEqual([
      [35.25, 60],
      [36, 61],
      [1300, 9000]
    ])
  })

  test('from Sheets, and from a page whose text has no columns', async ({ page }) => {
    const sheets =
      '<google-sheets-html-origin><table xmlns="http://www.w3.org/1999/xhtml" dir="ltr"><tbody><tr>' +
      '<td data-sheets-value="{&quot;1&quot;:3,&quot;3&quot;:41}">41</td><td>$62</td></tr></tbody></table>'
    await onClipboard(page, '41\t$62', sheets)
    await press(page, 'Control+v')
    await expect(await at(page, ['Pricing', 'individual', 'CAC'])).toHaveText('$62')
    await onClipboard(page, '42\n63', '<table><tr><td>42</td><td>63</td></tr></table>')
    await press(page, 'Control+v')
    await expect(await at(page, ['Pricing', 'individual', 'CAC'])).toHaveText('$63')
    expect((await prices(page))[0]).toEqual([42, 63, 0.333])
  })

  test('what cannot be read is shown cell by cell; nothing changes before it is put right or left out', async ({
    page
  }) => {
    await onClipboard(page, '35\t60\t30%\n36\tmany\t15%\n37\t70\tlots\n')
    await press(page, 'Control+v')
    await expect(dialog(page)).toContainText('7 cells can be read, 2 cannot.')
    const cac = dialog(page).getByLabel('CAC of team')
    await expect(cac).toHaveValue('many')
    await expect(cac).toHaveAccessibleDescription('CAC is "many", which is not a number: type one such as 250.')
    expect(await prices(page)).toEqual(before)
    await expect(undo(page)).toBeDisabled()
    await cac.fill('1k')
    await expect(cac).toHaveAccessibleDescription('Understood.')
    await dialog(page).getByRole('button', { name: 'Paste the 8 that can be read' }).click()
    await expect(dialog(page)).toBeHidden()
    await expect(grid(page, 'Pricing')).toBeFocused()
    expect(await prices(page)).toEqual([
      [35, 60, 0.3],
      [36, 1000, 0.15],
      [37, 70, 0.08]
    ])
    await press(page, 'Control+z')
    await expect(undo(page)).toBeDisabled()
    expect(await prices(page)).toEqual(before)
  })

  test('and cancelled by keyboard, with nothing changed', async ({ page }) => {
    await onClipboard(page, 'many')
    await press(page, 'Control+v')
    await expect(dialog(page)).toContainText('0 cells can be read, 1 cannot.')
    await dialog(page).getByRole('button', { name: 'Paste the 0 that can be read' }).click()
    await expect(dialog(page)).toContainText('None of it can be read: put a cell right first, or cancel.')
    await press(page, 'Escape')
    await expect(dialog(page)).toBeHidden()
    await expect(grid(page, 'Pricing')).toBeFocused()
    expect(await prices(page)).toEqual(before)
  })

  test('with empty cells it asks whether to leave or to clear what is there', async ({ page }) => {
    await onClipboard(page, '35\t\n36\t')
    await press(page, 'Control+v')
    await expect(dialog(page)).toContainText('2 empty cells of the block would lie over cells that are not empty.')
    await dialog(page).getByRole('button', { name: 'Paste 2 cells' }).click()
    await expect(await at(page, price)).toHaveText('$36')
    expect((await prices(page)).map((row) => row[1])).toEqual([50, 900, 9000])
    await press(page, 'Control+v')
    await dialog(page).getByText('Clear it').click()
    await dialog(page).getByRole('button', { name: 'Paste 4 cells' }).click()
    await expect(await at(page, ['Pricing', 'team', 'CAC'])).toHaveText('$0')
    expect((await prices(page)).map((row) => row[1])).toEqual([0, 0, 9000])
  })

  test('with more rows than there are it adds some, in the same step', async ({ page }) => {
    await (await at(page, ['Pricing', 'enterprise', 'Tier'])).click()
    await onClipboard(page, 'Firm\t1500\nSchool\t12\nState\t5k')
    await press(page, 'Control+v')
    await expect(dialog(page).getByLabel('Add 2 tiers for what does not fit')).toBeChecked()
    await dialog(page).getByRole('button', { name: 'Paste 6 cells' }).click()
    await expect(await at(page, ['Pricing', 'State', 'Price / month'])).toHaveText('$5,000')
    expect((await tiers(page)).map((row) => row['tier'])).toEqual(['individual', 'team', 'Firm', 'School', 'State'])
    await press(page, 'Control+z')
    await expect
      .poll(async () => (await tiers(page)).map((row) => row['tier']))
      .toEqual(['individual', 'team', 'enterprise'])
    await expect(undo(page)).toBeDisabled()
  })

  test('where no rows can be added it says how many do not fit', async ({ page }) => {
    await (await at(page, ['Start', 'Opening cash', 'Value'])).click()
    await press(page, 'Control+End')
    await onClipboard(page, '1\n2\n3')
    await press(page, 'ArrowLeft', 'Control+v')
    await expect(dialog(page)).toContainText('2 rows of the block do not fit below this cell.')
  })

  test('a name that is taken keeps the dialog open, and says so', async ({ page }) => {
    await (await at(page, ['Pricing', 'enterprise', 'Tier'])).click()
    await onClipboard(page, 'Firm\nTEAM')
    await press(page, 'Control+v')
    await dialog(page).getByRole('button', { name: 'Paste 2 cells' }).click()
    await expect(dialog(page)).toContainText('TEAM')
    await expect(dialog(page).getByText(/already|taken/)).toBeVisible()
    expect((await tiers(page)).map((row) => row['tier'])).toEqual(['individual', 'team', 'enterprise'])
  })
})

test.describe('[W4] while a cell is typed into', () => {
  test('one value is pasted into its text, and a block into the sheet', async ({ page }) => {
    await (await at(page, price)).dblclick()
    await onClipboard(page, '5\n')
    await press(page, 'End', 'Control+v')
    await expect(editor(page)).toHaveValue('$2505')
    await onClipboard(page, '260\t910\n1310\t9100\n')
    await press(page, 'Control+v')
    await expect(editor(page)).toHaveCount(0)
    await expect(await at(page, price)).toHaveText('$260')
    expect((await prices(page)).map((row) => row.slice(0, 2))).toEqual([
      [29, 50],
      [260, 910],
      [1310, 9100]
    ])
  })
})

test.describe('[W4] cells are cleared, copied and filled', () => {
  test('with a growth from cell to cell, in one step', async ({ page }) => {
    await (await at(page, ['Pricing', 'individual', 'Price / month'])).click()
    await press(page, 'Shift+ArrowDown', 'Shift+ArrowDown', 'Control+Shift+d')
    const growth = dialog(page).getByLabel('Growth from cell to cell')
    await expect(growth).toBeFocused()
    await press(page, 'Enter')
    await expect(growth).toHaveAccessibleDescription(/type a share such as 2%/)
    await growth.fill('10%')
    await expect(growth).toHaveAccessibleDescription(/10 %/)
    await press(page, 'Enter')
    // 29, and twice a tenth more.
    await expect(await at(page, ['Pricing', 'enterprise', 'Price / month'])).toHaveText('$35.09')
    expect((await prices(page)).map(([now]) => now)).toEqual([29, 31.9, 35.09])
    await expect(grid(page, 'Pricing')).toBeFocused()
    await press(page, 'Control+z')
    await expect(await at(page, price)).toHaveText('$250')
    expect(await prices(page)).toEqual(before)
  })

  test('one value fills a range chosen with Shift, and Delete clears it, each in one step', async ({ page }) => {
    const sheet = grid(page, 'Pricing')
    await (await at(page, ['Pricing', 'individual', 'Expansion'])).click()
    await press(page, 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowRight')
    await expect(sheet.locator('[aria-selected=true]')).toHaveCount(6)
    await onClipboard(page, '3%')
    await press(page, 'Control+v')
    await expect(await at(page, ['Pricing', 'enterprise', 'Contraction'])).toHaveText('3 %')
    await expect(await at(page, ['Pricing', 'individual', 'Expansion'])).toHaveText('3 %')
    await press(page, 'Delete')
    await expect(await at(page, ['Pricing', 'team', 'Contraction'])).toHaveText('0 %')
    await press(page, 'Control+z', 'Control+z')
    await expect(await at(page, ['Pricing', 'enterprise', 'Contraction'])).toHaveText('1 %')
    await expect(undo(page)).toBeDisabled()
  })

  test('a range is chosen by mouse and with Shift, and copied with every digit', async ({ page }) => {
    const sheet = grid(page, 'Pricing')
    await change(await at(page, price), '=1000/3')
    const [from, to] = [await at(page, ['Pricing', 'individual', 'Tier']), await at(page, ['Pricing', 'team', 'CAC'])]
    await from.click()
    await to.click({ modifiers: ['Shift'] })
    await expect(sheet.locator('[aria-selected=true]')).toHaveCount(6)
    expect(await copied(page)).toBe('individual\t$29\t$50\nteam\t$333.3333333333333333333333333333333\t$900')
    await to.hover()
    await page.mouse.down()
    await (await at(page, ['Pricing', 'enterprise', 'Mix'])).hover()
    await page.mouse.up()
    await expect(sheet.locator('[aria-selected=true]')).toHaveCount(6)
    expect(await copied(page)).toBe('$900\t18 %\t30 %\n$9000\t8 %\t10 %')
    expect(await copied(page, 'text/html')).toContain('x:num="0.18"')
  })

  test('computed figures are copied with every digit, and with their headings where Shift is held', async ({
    page
  }) => {
    await page.getByRole('link', { name: 'Statements' }).click()
    const sheet = grid(page, 'Income statement')
    await (await cell(sheet, 'Revenue', 3)).click()
    await press(page, 'Shift+ArrowRight')
    const [first, second] = (await copied(page)).split('\t')
    const { revenue } = await run<{ revenue: number[] }>(page, 'show base --line revenue')
    expect(first).toContain(String(revenue[2]).slice(0, 10))
    expect(second).toContain(String(revenue[3]).slice(0, 10))
    await press(page, 'Control+Shift+c')
    // As another program would take it.
    const area = await page.evaluateHandle(() => document.body.appendChild(document.createElement('textarea')))
    await area.asElement().focus()
    await press(page, 'Control+v')
    expect(await area.evaluate(({ value }) => value)).toMatch(/^.*\tM2 Feb.*\tM3 Mar.*\nRevenue\t/)
  })

  test('what was copied is pasted as it was, into the same cells and others', async ({ page }) => {
    await (await at(page, ['Pricing', 'individual', 'Price / month'])).click()
    await press(page, 'Shift+End', 'Shift+ArrowLeft', 'Control+c', 'ArrowDown', 'Home', 'ArrowRight', 'Control+v')
    await expect(await at(page, price)).toHaveText('$29')
    expect((await prices(page))[1]).toEqual(before[0])
    await expect(keyFigure(page, 'ARR at M60')).not.toContainText('no change')
  })

  test('down and to the right, from the first cells of the range or from beside it', async ({ page }) => {
    await (await at(page, ['Pricing', 'individual', 'Price / month'])).click()
    await press(page, 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowRight', 'Control+d')
    await expect(await at(page, ['Pricing', 'enterprise', 'CAC'])).toHaveText('$50')
    expect((await prices(page)).map((row) => row.slice(0, 2))).toEqual([
      [29, 50],
      [29, 50],
      [29, 50]
    ])
    await (await at(page, price)).click()
    await change(await at(page, price), '77')
    await (await at(page, ['Pricing', 'enterprise', 'Price / month'])).click()
    await press(page, 'Control+d')
    await expect(await at(page, ['Pricing', 'enterprise', 'Price / month'])).toHaveText('$77')
    await press(page, 'ArrowRight', 'Control+r')
    await expect(await at(page, ['Pricing', 'enterprise', 'CAC'])).toHaveText('$77')
  })

  test('by the handle: an even series goes on, with Control it is copied, Escape lets it go', async ({ page }) => {
    const sheet = grid(page, 'Pricing')
    await change(await at(page, ['Pricing', 'individual', 'Price / month']), '100')
    await change(await at(page, price), '200')
    const pull = async () => {
      const [from, to] = [await at(page, ['Pricing', 'individual', 'Price / month']), await at(page, price)]
      await from.click()
      await to.click({ modifiers: ['Shift'] })
      const handle = (await sheet.locator('.handle').boundingBox())!
      await page.mouse.move(handle.x + 4, handle.y + 4)
      await page.mouse.down()
      await (await at(page, ['Pricing', 'enterprise', 'Price / month'])).hover()
      await expect(sheet.locator('.in-pull')).toHaveCount(1)
    }
    await pull()
    await press(page, 'Escape')
    await page.mouse.up()
    await expect(await at(page, ['Pricing', 'enterprise', 'Price / month'])).toHaveText('$1,300')
    await pull()
    await page.mouse.up()
    await expect(await at(page, ['Pricing', 'enterprise', 'Price / month'])).toHaveText('$300')
    await expect(sheet.locator('[aria-selected=true]')).toHaveCount(3)
    await pull()
    await page.keyboard.down('Control')
    await page.mouse.up()
    await page.keyboard.up('Control')
    await expect(await at(page, ['Pricing', 'enterprise', 'Price / month'])).toHaveText('$100')
  })

  test('a double click on the handle fills to the last row; other buttons do nothing', async ({ page }) => {
    await (await at(page, ['Pricing', 'individual', 'Price / month'])).click()
    const handle = grid(page, 'Pricing').locator('.handle')
    await handle.click({ button: 'right' })
    await (await at(page, ['Pricing', 'enterprise', 'CAC'])).hover()
    await expect(grid(page, 'Pricing').locator('.in-pull')).toHaveCount(0)
    await handle.dblclick()
    await expect(await at(page, ['Pricing', 'enterprise', 'Price / month'])).toHaveText('$29')
    expect((await prices(page)).map((row) => row[0])).toEqual([29, 29, 29])
  })

  test('what is of several kinds is copied, each as what it is', async ({ page }) => {
    const sheet = grid(page, 'Expenses besides people')
    const marketing = sheet.getByRole('row').filter({ hasText: 'Marketing' })
    const texts = () => marketing.getByRole('gridcell').allInnerTexts()
    await marketing.waitFor()
    const before = await texts()
    await marketing.getByRole('gridcell').nth(0).click()
    await press(page, 'Shift+ArrowRight')
    const from = (await sheet.locator('.handle').boundingBox())!
    await page.mouse.move(from.x + 4, from.y + 4)
    await page.mouse.down()
    await marketing.getByRole('gridcell').nth(3).hover()
    await page.mouse.up()
    await expect.poll(texts).toEqual([before[0], before[1], before[0], before[1], ...before.slice(4)])
    await expect(dialog(page)).toBeHidden()
  })

  test('the numbers that are selected are added up', async ({ page }) => {
    await (await at(page, ['Pricing', 'individual', 'Price / month'])).click()
    const tally = page.getByLabel('The selected cells')
    await expect(tally).toBeHidden()
    await press(page, 'Shift+ArrowDown', 'Shift+ArrowDown')
    await expect(tally).toHaveText('Sum $1,579Average $526.33Lowest $29Highest $1,300 Count 3')
    await press(page, 'Shift+ArrowRight', 'Shift+ArrowRight')
    await expect(tally).toHaveText('Count 9')
    await press(page, 'Escape')
    await expect(tally).toBeHidden()
    await expect(notice(page)).toBeHidden()
  })
})

test.describe('[W6] long sheets', () => {
  test('a name or a figure is found wherever it stands, and Escape stays there', async ({ page }) => {
    await page.getByRole('heading', { name: 'Pricing' }).waitFor()
    await press(page, 'Control+f')
    const field = page.getByRole('textbox', { name: 'Find' })
    await field.fill('tax rate')
    await expect(page.getByRole('status').filter({ hasText: '1 of 1' })).toBeVisible()
    await expect(
      grid(page, 'Tax').or(grid(page, 'Start')).locator('.found').first().or(page.locator('.found'))
    ).toBeInViewport()
    await press(page, 'Escape')
    await expect(field).toBeHidden()
    await expect(page.locator('[role=grid]:focus .active')).toHaveText('Tax rate')
    await press(page, 'Control+f')
    await field.fill('no such thing')
    await expect(page.getByText('Nothing found')).toBeVisible()
    await press(page, 'Escape')
    await expect(page.locator('[role=grid]:focus')).toHaveCount(1)
  })

  test('years fold into their totals and parts into theirs, by mouse and by keyboard', async ({ page }) => {
    await page.getByRole('link', { name: 'Statements' }).click()
    const sheet = grid(page, 'Income statement')
    await expect(sheet).toHaveAttribute('aria-colcount', '66')
    await (await cell(sheet, 'Revenue', 3)).click()
    await press(page, 'Alt+Shift+ArrowLeft')
    await expect(sheet).toHaveAttribute('aria-colcount', '54')
    await expect(sheet.getByRole('columnheader').nth(1)).toContainText('2026')
    const panel = page.getByRole('complementary', { name: 'Explanation' })
    await expect(panel.getByRole('heading')).toHaveText('Revenue, 2026')
    await (await cell(sheet, 'Cost of goods', 3)).click()
    await press(page, 'Alt+Shift+ArrowUp')
    await expect(sheet.getByRole('row', { name: /^Cost of goods/ })).toHaveCount(0)
    await sheet.getByRole('button', { name: 'Show what Gross profit is made of' }).click()
    await expect(sheet.getByRole('row', { name: /^Cost of goods/ })).toHaveCount(1)
    await sheet.getByRole('button', { name: 'Show the months of 2026' }).click()
    await expect(sheet).toHaveAttribute('aria-colcount', '66')
  })

  test('what is folded is found and shown again', async ({ page }) => {
    await page.getByRole('link', { name: 'Statements' }).click()
    const sheet = grid(page, 'Income statement')
    await (await cell(sheet, 'Cost of goods', 3)).click()
    await press(page, 'Alt+Shift+ArrowLeft', 'Alt+Shift+ArrowUp')
    await expect(sheet).toHaveAttribute('aria-colcount', '54')
    await press(page, 'Control+f')
    await page.getByRole('textbox', { name: 'Find' }).fill('cost of goods')
    await expect(page.getByRole('status').filter({ hasText: '1 of 1' })).toBeVisible()
    await expect(sheet.locator('.found')).toHaveText('Cost of goods')
    await expect(sheet).toHaveAttribute('aria-colcount', '54')
    await page.getByRole('textbox', { name: 'Find' }).fill('m4')
    await expect(sheet).toHaveAttribute('aria-colcount', '66')
  })
})
