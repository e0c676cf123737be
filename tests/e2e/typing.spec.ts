// What a person types into the cells of the assumptions, and what becomes of it: read, refused, flagged, pasted, taken
// back. Nothing that was typed is ever lost.
import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import {
  cell,
  change,
  checkLight,
  editor,
  expectSaid,
  grid,
  notice,
  press,
  ready,
  rowOf,
  run,
  typeOver,
  visit
} from './person.ts'

type Place = readonly [sheet: string, row: string | number, column: string | number]

const at = (page: Page, [sheet, row, column]: Place) => cell(grid(page, sheet), row, column)
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' })

/** Tables in the order of the rows they show. */
const rows = (page: Page, list: string) => run<Record<string, unknown>[]>(page, list)

const price: Place = ['Pricing', 'team', 'Price / month']
const cac: Place = ['Pricing', 'team', 'CAC']
const churn: Place = ['Pricing', 'team', 'Churn / year']
const month: Place = ['Funding', 'seed', 'Month']
const cash: Place = ['Start', 'Opening cash', 'Value']
/** Said where what is typed is lower, or higher. */
const usualChurn = 'Usually 6 % to 12 % with larger customers, 31 % to 46 % with small ones.'

test.beforeEach(async ({ page }) => {
  await visit(page, '/')
  await page.getByRole('link', { name: 'Base', exact: true }).click()
})

test.describe('[W4] what is typed is read as people write it', () => {
  const typed: readonly (readonly [Place, text: string, said: string, shown: string])[] = [
    [cash, '2M', '2,000,000 → $2M · was $500,000', '$2,000,000'],
    [cash, '(1,200)', '−$1,200 · was $2,000,000', '−$1,200'],
    [cac, '15k', '$15,000 · was $900', '$15,000'],
    [churn, '12.5%', '12.5 % · was 18 %', '12.5 %'],
    [churn, '0.18', '18 % · was 12.5 %', '18 %'],
    [churn, '50bps', `0.5 % · was 18 % · ${usualChurn}`, '0.5 %'],
    [month, 'M9', 'M9 · September 2026 · was M6', 'M9'],
    [month, 'Q4', 'M10 · October 2026 · was M9', 'M10'],
    [month, 'Apr 26', 'M4 · April 2026 · was M10', 'M4'],
    [cac, '=2M/12', 'about $166,666.6667 · was $15,000', '$166,666.6667'],
    [price, '+10%', '$275 · was $250', '$275'],
    [price, '*1.05', '$288.75 · was $275', '$288.75'],
    [price, '€290', '$290 · was $288.75', '$290'],
    [price, ' 1 200 ', '$1,200 · was $290', '$1,200'],
    [price, '1.5', '$1.50 · was $1,200', '$1.50']
  ]

  test('in English', async ({ page }) => {
    for (const [place, text, said, shown] of typed) {
      const target = await at(page, place)
      await target.dblclick()
      await editor(page).fill(text)
      await expectSaid(page, said)
      await press(page, 'Enter')
      await expect(target, text).toHaveText(shown)
    }
    await expect(undo(page)).toHaveAccessibleDescription('Undo: Price / month of team: 1.5')
  })

  test('and in the language of the settings', async ({ page }) => {
    await visit(page, '/settings')
    await page.getByLabel('Written as in').selectOption({ label: 'German (Germany)' })
    await page
      .getByRole('link', { name: 'Base' })
      .or(page.getByRole('link', { name: 'Scenarios', exact: true }))
      .first()
      .click()
    await page.getByRole('link', { name: 'Base' }).click()
    const target = await at(page, price)
    await expect(target).toHaveText(/^250\s\$\s*$/)
    await typeOver(target, '1,5')
    await expect(editor(page)).toHaveAccessibleDescription(/^1,50\s\$ · was 250\s\$\s*$/)
    await press(page, 'Enter')
    await expect(target).toHaveText(/^1,50\s\$\s*$/)
    expect(await rows(page, 'pricing list base')).toMatchObject([{}, { tier: 'team', monthly_price: 1.5 }, {}])
    // What could be two numbers is asked about, not guessed at.
    await typeOver(target, '1,234')
    await expectSaid(page, '"1,234" can be read in two ways: type 1234 or 1,2340.')
    await press(page, 'Control+a')
    await page.keyboard.type('1.234,5')
    await press(page, 'Enter')
    await expect(target).toHaveText(/^1\.234,50\s\$\s*$/)
    await page.reload()
    await expect(target).toHaveText(/^1\.234,50\s\$\s*$/)
  })
})

test.describe('[E5] what cannot be read', () => {
  const unreadable: readonly (readonly [Place, text: string, sentence: string])[] = [
    [churn, '12.5', 'Churn / year is 12.5. It can be from 0 to 1: type 12.5% or 0.125.'],
    [price, 'abc', 'Price / month is "abc", which is not a number: type one such as 250.'],
    [price, '-5', 'Price / month is −5. It can be 0 or more: type 5.'],
    [price, '1,23,4', 'Price / month is "1,23,4", which is not a number: type one such as 250.'],
    [price, '=2M/', '"=2M/" cannot be worked out: type a sum such as =2M/12 or =(1+2)*3.'],
    [month, '6M', '"6M" is 6 million: type M6 for the month.'],
    [month, 'soon', '"soon" is not a month: type one such as M6, Q3 or Apr 2026.'],
    [cash, '5 to 10', '"5 to 10" is a range, and a cell holds one number: type a single number.']
  ]

  test('says so, stays in the editor on Enter, and is gone on Escape', async ({ page }) => {
    for (const [place, text, sentence] of unreadable) {
      const target = await at(page, place)
      const before = await target.innerText()
      await typeOver(target, text)
      await expectSaid(page, sentence)
      await expect(editor(page)).toHaveAttribute('aria-invalid', 'true')
      await press(page, 'Enter')
      await expect(editor(page)).toBeFocused()
      await expect(editor(page)).toHaveValue(text)
      await press(page, 'Tab')
      // Where another reading is offered, it is the next place to go.
      const offer = page.getByRole('button', { name: /^Take / })
      await expect((await offer.count()) > 0 ? offer : editor(page)).toBeFocused()
      await press(page, 'Escape')
      await expect(editor(page)).toHaveCount(0)
      await expect(target).toHaveText(before)
    }
    await expect(undo(page)).toBeDisabled()
  })

  test('is not lost by a click on another cell, in this table or another, nor is a way out barred', async ({
    page
  }) => {
    await typeOver(await at(page, churn), '12.5')
    for (const other of [price, month, cash]) {
      await (await at(page, other)).click()
      await expect(editor(page)).toHaveCount(1)
      await expect(editor(page)).toHaveValue('12.5')
    }
    await editor(page).focus()
    await press(page, 'End')
    await page.keyboard.type('%')
    await press(page, 'Enter')
    await expect(await at(page, churn)).toHaveText('12.5 %')
  })

  test('in a name is told by the engine: what was typed stays, and the sentence goes when it is mended', async ({
    page
  }) => {
    const team = await at(page, ['Pricing', 'team', 'Tier'])
    await change(team, 'Individual')
    await expectSaid(
      page,
      'There is already a tier called "Individual": choose another name, or change the one there is.'
    )
    await expect(editor(page)).toHaveValue('Individual')
    await expect(editor(page)).toBeFocused()
    await page.keyboard.type('s')
    await expectSaid(page, 'Individuals · was team')
    await press(page, 'Enter')
    await expect(await at(page, ['Pricing', 'Individuals', 'Price / month'])).toHaveText('$250')
  })
})

test.describe('[W4] what can be read is kept when the person goes elsewhere:', () => {
  const elsewhere: Record<string, (page: Page) => Promise<unknown>> = {
    'to another cell': async (page) => (await at(page, cac)).click(),
    'to a cell of another table': async (page) => (await at(page, cash)).click(),
    'to another page': (page) => page.getByRole('link', { name: 'Results' }).click(),
    'to a button of the page': (page) => page.getByRole('button', { name: 'Add a period' }).click(),
    'back in the browser': async (page) => {
      await page.goBack()
      await ready(page)
    },
    'beside the tables': (page) => page.getByRole('heading', { name: 'Growth', exact: true }).click()
  }
  for (const [where, go] of Object.entries(elsewhere))
    test(where, async ({ page }) => {
      await typeOver(await at(page, price), '290')
      await go(page)
      await expect(editor(page)).toHaveCount(0)
      await expect.poll(async () => (await rows(page, 'pricing list base'))[1]!['monthly_price']).toBe(290)
    })
})

test('[E5] a choice is made from a list, or typed by how it begins; unknown words are refused', async ({ page }) => {
  const first = await at(page, ['Headcount', 1, 'Department'])
  await expect(first).toHaveText('Engineering')
  await first.dblclick()
  const list = page.getByRole('combobox', { name: 'Department' })
  await expect(list.getByRole('option')).toHaveText(['Support', 'Sales and marketing', 'Engineering', 'General'])
  await list.selectOption('General')
  await expect(list).toHaveCount(0)
  expect((await rows(page, 'headcount list base'))[0]).toMatchObject({ department: 'general', count: 4 })
  await expect(undo(page)).toHaveAccessibleDescription('Undo: Department of Engineering M0–M5: general')
  await typeOver(first, 'sal')
  await expectSaid(page, 'Sales and marketing · was General')
  await press(page, 'Enter')
  await expect(first).toHaveText('Sales and marketing')
  await typeOver(first, 's')
  await press(page, 'Enter')
  await expectSaid(page, /^Department is "s", which is not among its choices/)
  await press(page, 'Escape')
  await expect(first).toHaveText('Sales and marketing')
})

test('[E5] a cell that may be empty is emptied, one that may not takes what stands for nothing, a name is refused', async ({
  page
}) => {
  const preMoney = await at(page, ['Funding', 'seed', 'Pre-money'])
  await expect(preMoney).toHaveText('$8,000,000')
  await preMoney.click()
  await press(page, 'Delete')
  await expect(preMoney).toHaveText('')
  await typeOver(preMoney, '9M')
  await expectSaid(page, '9,000,000 → $9M · was empty')
  await press(page, 'Enter')
  await preMoney.dblclick()
  await editor(page).fill('')
  await expectSaid(page, 'empty · was $9,000,000')
  await press(page, 'Enter')
  await expect(preMoney).toHaveText('')

  const target = await at(page, cac)
  await target.click()
  await press(page, 'Delete')
  await expect(target).toHaveText('$0')

  await (await at(page, ['Pricing', 'team', 'Tier'])).click()
  await press(page, 'Delete')
  await expect(notice(page)).toContainText('Tier is empty: type a name of 1 to 80 characters.')
  await expect(await at(page, price)).toHaveText('$250')
})

test.describe('[E5] what is only wrong together with other cells is kept and flagged', () => {
  test('periods that overlap: the check leads there, and lets go again', async ({ page }) => {
    await change(await at(page, ['Growth', 'M4', 'From']), 'M3')
    const sentence =
      'The growth periods M1-M3 and M3-M6 overlap, and the one that starts later holds. Let one end before the other begins.'
    await expect(await at(page, ['Growth', 'M3', 'From'])).toHaveAccessibleDescription(sentence)
    await expect(checkLight(page)).toHaveText('1 check fails')
    await (await at(page, cash)).click()
    for (const _ of ['first', 'again']) {
      await checkLight(page).click()
      await expect(page.getByRole('banner').getByRole('listitem').filter({ hasText: sentence })).toBeVisible()
      await page.getByRole('button', { name: 'Show it' }).click()
      await expect(grid(page, 'Growth')).toBeFocused()
      await expect(rowOf(grid(page, 'Growth'), 'M1').locator('[aria-selected=true]')).toHaveCount(1)
      await expect(await at(page, ['Growth', 'M1', 'To'])).toBeInViewport()
      await (await at(page, cash)).click()
    }
    // From there the person works on without being led back.
    await change(await at(page, cash), '600k')
    await expect(await at(page, cash)).toHaveText('$600,000')
    await expect(grid(page, 'Start')).toBeFocused()
    await change(await at(page, ['Growth', 'M3', 'From']), 'M4')
    await expect(checkLight(page)).toHaveText('All checks hold')
  })

  test('from another page too', async ({ page }) => {
    await change(await at(page, ['Growth', 'M4', 'From']), 'M3')
    await page.getByRole('link', { name: 'Results' }).click()
    await expect(page).toHaveTitle('Base: Results · Sextant')
    await checkLight(page).click()
    await page.getByRole('button', { name: 'Show it' }).click()
    await expect(page).toHaveTitle('Base: Assumptions · Sextant')
    await expect(grid(page, 'Growth')).toBeFocused()
    await expect(await at(page, ['Growth', 'M1', 'To'])).toBeInViewport()
  })

  test('a mix of 110 %', async ({ page }) => {
    await change(await at(page, ['Pricing', 'team', 'Mix']), '40%')
    await expect(await at(page, ['Pricing', 'All', 'Mix'])).toHaveText('110 %')
    const sentence = 'The mix of the tiers adds up to 110 % instead of 100 %. Lower a tier by 10 %.'
    for (const tier of ['individual', 'team', 'enterprise'])
      await expect(await at(page, ['Pricing', tier, 'Mix'])).toHaveAccessibleDescription(sentence)
    await expect(checkLight(page)).toHaveText('1 check fails')
    await page.getByRole('link', { name: 'Base', exact: true }).click()
    await expect(page.getByRole('article').getByText('check fails')).toBeVisible()
  })
})

test.describe('[W6] rows come and go by mouse and by keyboard', () => {
  const tables = [
    ['Pricing', 'Add a tier', 'Remove the tier Tier 4', 'pricing'],
    ['Growth', 'Add a period', 'Remove the period M61–M72', 'growth'],
    ['Headcount', 'Add a team', 'Remove the team Support M61–M72', 'headcount'],
    ['Funding', 'Add a round', 'Remove the round Round 3', 'funding'],
    ['Comparable companies', 'Add a company', 'Remove the company Company 6', 'comparables'],
    ['Own lines', 'Add a line', 'Remove the line line_1', 'line']
  ] as const

  for (const [sheet, add, remove, list] of tables)
    test(`in ${sheet}`, async ({ page }) => {
      const count = async () => (await rows(page, `${list} list base`)).length
      const before = await count()
      await page.getByRole('button', { name: add }).click()
      await expect(grid(page, sheet)).toBeFocused()
      expect(await count()).toBe(before + 1)
      await expect(grid(page, sheet).locator('[aria-selected=true]')).toBeInViewport()
      const row = grid(page, sheet)
        .getByRole('row')
        .filter({ has: page.locator('[aria-selected=true]') })
      await row.hover()
      await row.getByRole('button', { name: remove }).click()
      await expect.poll(count).toBe(before)

      await page.getByRole('button', { name: add }).press('Enter')
      await expect(grid(page, sheet)).toBeFocused()
      await expect.poll(count).toBe(before + 1)
      await press(page, 'Control+Backspace')
      await expect.poll(count).toBe(before)
      await press(page, 'Control+z')
      await expect.poll(count).toBe(before + 1)
    })

  test('and in an empty scenario the first row too', async ({ page }) => {
    const { id } = await run<{ id: string }>(page, 'scenario create Empty --template blank')
    await visit(page, `/s/${id}/assumptions`)
    await expect(page.getByText('No tiers yet.')).toBeVisible()
    await page.getByRole('button', { name: 'Add a tier' }).click()
    await expect(grid(page, 'Pricing')).toBeFocused()
    await expect(await at(page, ['Pricing', 1, 'Tier'])).toHaveText('Tier 1')
  })
})

test('[E2] a tier is renamed, and the days its customers take to pay follow it', async ({ page }) => {
  await expect(await at(page, ['Working capital', 'Customers pay after, team', 'Value'])).toHaveText('30 days')
  await change(await at(page, ['Pricing', 'team', 'Tier']), 'squad')
  await expect(await at(page, ['Working capital', 'Customers pay after, squad', 'Value'])).toHaveText('30 days')
  await press(page, 'Control+z')
  await expect(await at(page, ['Working capital', 'Customers pay after, team', 'Value'])).toHaveText('30 days')
  await expect(undo(page)).toBeDisabled()
})

test('[W4] a cell that is computed or only says something takes no typing', async ({ page }) => {
  for (const place of [
    ['Pricing', 'All', 'Price / month'],
    ['Pricing', 'team', 'LTV : CAC, M24'],
    ['Start', 'Opening cash', 'Assumption']
  ] as const) {
    await typeOver(await at(page, place), '5')
    await expect(editor(page)).toHaveCount(0)
    await expect(await at(page, place)).toHaveAttribute('aria-readonly', 'true')
  }
})
