// Every figure says why it is what it is: with the value that stands on the page, what it was made from, and a way down to
// the cell in which somebody typed.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { activeCell, cell, change, grid, keyFigures, press, rowOf, run, visit, visitScenario } from './person.ts'

const { lines } = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'golden', 'base-expected.json'), 'utf8')) as {
  lines: Record<string, number[]>
}

const explanation = (page: Page) => page.getByRole('complementary', { name: 'Explanation' })
const heading = (page: Page) => explanation(page).getByRole('heading')
const value = (page: Page) => explanation(page).locator('.value').first()
const reasons = (page: Page) => explanation(page).getByRole('treeitem')

/** A figure as it is written, read back with the half of its last digit; null is a blank. */
function read(text: string): { number: number; half: number } | null {
  const found = /([(−-]?)\$?([\d,]+(?:\.(\d+))?)([kMB]?)/.exec(text)
  if (!found) return null
  const [, sign, digits, decimals = '', suffix] = found
  const scale = { k: 1e3, M: 1e6, B: 1e9 }[suffix!] ?? 1
  const number = Number(digits!.replaceAll(',', '')) * scale
  return { number: sign ? -number : number, half: (scale / 10 ** decimals.length) * 0.501 }
}

/** Whether two ways of writing a figure can be of the same one. */
function agree(a: string, b: string): boolean {
  const [one, other] = [read(a), read(b)]
  if (one === null || other === null) return one === other
  return Math.abs(one.number - other.number) <= one.half + other.half
}

/** Lines that go by a name of their own in a statement. */
const ownNames: Readonly<Record<string, string>> = {
  'Support payroll': 'Payroll, support',
  'Sales and marketing payroll': 'Payroll, sales marketing',
  'Cash at the end': 'Cash'
}

async function expectEveryRowExplained(page: Page, sheet: Locator, when: string): Promise<void> {
  const head = sheet.getByRole('columnheader').filter({ hasText: new RegExp(`^\\s*${when}(?!\\d)`) })
  const column = Number(await head.getAttribute('aria-colindex'))
  const rows = Number(await sheet.getAttribute('aria-rowcount')) - 1
  await sheet.focus()
  await press(page, 'Control+Home')
  await (await cell(sheet, 1, column)).click()
  for (let row = 1; row <= rows; row++) {
    const label = (await rowOf(sheet, row).locator('[aria-colindex="1"]').innerText()).trim()
    const name = ownNames[label] ?? label.replace(/, months$/, '')
    await expect(heading(page)).toHaveText(`${name}, ${when}`)
    const [shown, explained] = [await (await cell(sheet, row, column)).innerText(), await value(page).innerText()]
    // In a statement nothing is written as a dash.
    const isSame = agree(shown, explained) || (shown === '–' && explained === '$0')
    expect(isSame, `${label}: ${shown} in the cell, ${explained} explained`).toBe(true)
    await press(page, 'ArrowDown')
  }
}

const periods = [
  ['Month', 'M6'],
  ['Year', '2027'],
  ['Quarter', 'Q2 26']
] as const

// A quarter goes the way of a year: the usual run leaves it to the proof.
for (const [period, when] of periods.slice(0, process.env['PROOF'] ? 3 : 2))
  test(`[X1] by ${period.toLowerCase()}, every figure of statements and metrics is explained as it stands in its cell`, async ({
    page
  }) => {
    test.slow()
    await visitScenario(page, 'statements')
    await page.getByText(period, { exact: true }).click()
    const isWhole = process.env['PROOF'] !== undefined || period === 'Month'
    for (const statement of isWhole ? ['Income statement', 'Cash flow', 'Balance sheet'] : ['Cash flow']) {
      await page.getByText(statement, { exact: true }).click()
      await expectEveryRowExplained(page, grid(page, statement), when)
    }
    await visitScenario(page, 'metrics')
    await page.getByText(period, { exact: true }).click()
    await expectEveryRowExplained(page, grid(page, 'Metrics'), when)
    // There are sixty of these: one period shall do.
    if (period !== 'Quarter') return
    await page.getByText('Customers and people').click()
    await expectEveryRowExplained(page, grid(page, 'Customers and people'), when)
  })

const money = (number: number): string =>
  `${number < 0 ? '−' : ''}$${Math.round(Math.abs(number)).toLocaleString('en-US')}`
const at = (line: string, month: number): number => lines[line]![month]!
const sum = (line: string, from: number, to: number): number =>
  lines[line]!.slice(from, to + 1).reduce((total, one) => total + one)

test('[X2] a figure names every number it was made from: by month its formula, by quarter and year its months', async ({
  page
}) => {
  const choose = async (period: string, row: string, when: string) => {
    await page.getByText(period, { exact: true }).click()
    const sheet = page.getByRole('grid')
    const head = sheet.getByRole('columnheader').filter({ hasText: new RegExp(`^\\s*${when}(?!\\d)`) })
    await (await cell(sheet, row, Number(await head.getAttribute('aria-colindex')))).click()
    await expect(heading(page)).toHaveText(new RegExp(`, ${when}$`))
  }
  await visitScenario(page, 'statements')
  await choose('Month', 'Gross profit', 'M5')
  await expect(value(page)).toHaveText(money(at('gross_profit', 5)))
  await expect(explanation(page)).toContainText('revenue − cost of revenue')
  await expect(explanation(page)).toContainText(`${money(at('revenue', 5))} − ${money(at('cost_of_revenue', 5))}`)
  await expect(reasons(page)).toHaveText([
    new RegExp(`^\\s*Revenue\\s*M5\\s*\\${money(at('revenue', 5))}$`),
    new RegExp(`^\\s*Cost of revenue\\s*M5\\s*\\${money(at('cost_of_revenue', 5))}$`)
  ])

  await choose('Quarter', 'Revenue', 'Q1 26')
  await expect(value(page)).toHaveText(money(sum('revenue', 1, 3)))
  await expect(explanation(page)).toContainText('the sum of M1 to M3')
  const months = [1, 2, 3].map((month) => new RegExp(`^\\s*Revenue\\s*M${month}\\s*\\${money(at('revenue', month))}$`))
  await expect(reasons(page)).toHaveText(months)

  await page.getByText('Balance sheet', { exact: true }).click()
  await choose('Year', 'Cash', '2027')
  await expect(value(page)).toHaveText(money(at('cash', 24)))
  await expect(explanation(page)).toContainText('what it is in M24, the last month')

  await visitScenario(page, 'metrics')
  await choose('Year', 'Gross margin', '2027')
  const [profit, revenue] = [sum('gross_profit', 13, 24), sum('revenue', 13, 24)]
  await expect(value(page)).toHaveText(`${((100 * profit) / revenue).toFixed(1)} %`)
  await expect(explanation(page)).toContainText(`${money(profit)} ÷ ${money(revenue)}`)
  await expect(explanation(page)).toContainText('gross profit ÷ revenue')
})

test('[X4] key figures, cards, charts, computed cells of tables and the value page explain themselves', async ({
  page
}) => {
  test.slow()
  const expectExplained = async (shown: string, label: string) => {
    await expect(heading(page)).toHaveText(label)
    await expect(value(page)).not.toHaveText('')
    const explained = await value(page).innerText()
    if (/^M\d+$/.test(shown)) expect(explained).toBe(shown)
    expect(agree(shown, explained), `${label}: ${shown} on the page, ${explained} explained`).toBe(true)
  }
  await visitScenario(page, 'assumptions')
  const close = () => page.getByRole('button', { name: 'Close the explanation' }).click()
  const figures: [shown: RegExp, label: string][] = [
    [/^Why ARR at M60 is /, 'ARR, M60'],
    [/^Why Cash low point, M17 is /, 'Cash low point'],
    [/^Why Ending cash is /, 'Cash at the end'],
    [/^Why Runway at M12 is /, 'Runway, M12'],
    [/^Why Break-even is /, 'Break-even'],
    [/^Why LTV to CAC at M24 is /, 'LTV to CAC, M24'],
    [/^Why NRR at M24 is /, 'Net revenue retention, M24']
  ]
  for (const [name, label] of figures) {
    const figure = keyFigures(page).getByRole('button', { name })
    const shown = await figure.innerText()
    await figure.click()
    await expectExplained(shown, label)
    await close()
  }
  const price = await cell(grid(page, 'Pricing'), 'All', 'Price / month')
  await price.click()
  await expectExplained(await price.innerText(), 'Price of all tiers, by the mix')
  await (await cell(grid(page, 'Pricing'), 'team', 'CAC')).click()
  await expect(explanation(page)).toHaveCount(0)

  await visitScenario(page, 'metrics')
  await page.getByText('Value and ownership').click()
  const equity = page.getByRole('button', { name: /^Equity value by exit/ })
  await equity.click()
  await expectExplained(await equity.locator('b').innerText(), 'Equity value by exit')

  await visitScenario(page, 'results')
  for (const [name, label] of [
    ['Why lowest $26k in M17', 'Cash low point'],
    ['Why $15.6M at M60', 'ARR, M60']
  ] as const) {
    await page.getByRole('button', { name }).click()
    await expectExplained(name, label)
  }

  for (const [label, name] of [
    ['ARR at M60', 'ARR at the end'],
    ['Cash low', 'Cash low point'],
    ['Break-even', 'Break-even']
  ] as const) {
    await visit(page, '/')
    const figure = page.getByText(label, { exact: true }).locator('xpath=..').getByRole('link')
    const shown = await figure.innerText()
    await figure.click()
    await expectExplained(shown, name)
  }
})

/** Opens the last reason over and over, until it is one that was typed. */
async function followDown(page: Page): Promise<Locator> {
  const typed = reasons(page).filter({ hasText: /as it came|typed / })
  for (let depth = 0; depth < 20 && (await typed.count()) === 0; depth++) {
    const shown = await reasons(page).count()
    // What stands there now: another one is the last afterwards.
    const last = await explanation(page).getByRole('treeitem', { expanded: false }).last().elementHandle()
    await last.click()
    // Its own reasons have come, or it turns out to have none.
    const hasCome = async () =>
      (await reasons(page).count()) > shown || (await last.getAttribute('aria-expanded')) === null
    await expect.poll(hasCome).toBe(true)
  }
  return typed.last()
}

test('[X3] every kind of figure can be followed down to what was typed, and from there to its cell', async ({
  page
}) => {
  test.slow()
  const starts: Record<string, () => Promise<void>> = {
    'a key figure': async () => {
      await visitScenario(page, 'assumptions')
      await page.getByRole('button', { name: /^Why LTV to CAC/ }).click()
    },
    'a month of a statement': async () => {
      await visitScenario(page, 'statements')
      await (await cell(grid(page, 'Income statement'), 'Operating expenses', 7)).click()
    },
    'an expense': async () => {
      await visitScenario(page, 'statements')
      await (await cell(grid(page, 'Income statement'), 'Marketing', 7)).click()
    },
    'a year of a metric': async () => {
      await visitScenario(page, 'metrics')
      await page.getByText('Year', { exact: true }).click()
      await (await cell(grid(page, 'Metrics'), 'LTV, team', 3)).click()
    },
    'a card': async () => {
      await visit(page, '/')
      await page.getByText('Cash low', { exact: true }).locator('xpath=..').getByRole('link').click()
    },
    'a value of the company': async () => {
      await visitScenario(page, 'metrics')
      await page.getByText('Value and ownership').click()
      await page.getByRole('button', { name: /^Equity value by exit/ }).click()
    }
  }
  for (const [name, begin] of Object.entries(starts)) {
    await begin()
    await expect(explanation(page)).toBeVisible()
    const typed = await followDown(page)
    const shown = await typed.locator('.value').innerText()
    await typed.click()
    await expect(page).toHaveTitle('Base: Assumptions · Sextant')
    const chosen = page.locator('[role=grid]:focus [aria-selected=true]')
    await expect(chosen, name).toHaveCount(1)
    const found = await chosen.innerText()
    expect(agree(found, shown), `${name} leads to ${found} for ${shown}`).toBe(true)
  }
})

test('[X3] what was typed says when that was and what stood there before, and figures follow it', async ({ page }) => {
  await visitScenario(page, 'assumptions')
  await change(await cell(grid(page, 'Pricing'), 'team', 'Price / month'), '290')
  await page.getByRole('link', { name: 'Statements' }).click()
  await (await cell(grid(page, 'Income statement'), 'Revenue', 2)).click()
  // 16 % more of the $1,491 that teams pay.
  await expect(value(page)).toHaveText('$4,677')
  for (const step of [/^MRR/, /team/, /^New MRR/, /^Price/])
    await explanation(page).getByRole('treeitem', { name: step, expanded: false }).first().click()
  const typed = explanation(page).getByRole('treeitem', { name: /^Price \/ month/ })
  await expect(typed).toHaveText(/^\s*Price \/ month of team\s*typed today \d+:\d\d( [AP]M)?, was \$250\s*\$290$/)

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(value(page)).toHaveText('$4,438')
  await page.getByRole('button', { name: 'Redo' }).click()
  await expect(value(page)).toHaveText('$4,677')
})

test("[X4] a line of somebody's own is explained like any other", async ({ page }) => {
  await visit(page, '/')
  await run(page, 'line set base per_head "mrr / headcount" --unit "money per person" --note "What each of us brings."')
  await visitScenario(page, 'metrics')
  await page.getByText('Own lines').click()
  await (await cell(grid(page, 'Own lines'), 1, 8)).click()
  await expect(explanation(page)).toContainText('What each of us brings.')
  await expect(explanation(page)).toContainText(/MRR ÷ (people|headcount)/i)
  await expect(reasons(page)).toHaveCount(2)
  expect(await activeCell(page)).toEqual([1, 8])
})
