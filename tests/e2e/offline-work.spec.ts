// A day's work without a network: after the first visit nothing needs the server, and nothing is lost when it is back.
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { sheetsOf } from '../workbook/opened.ts'
import { cell, change, grid, keyFigure, ready, run, saved, visit } from './person.ts'

test.use({ hosting: 'no-store' })

/** A file that a menu of the app hands over; where it hands over two, the first. */
async function exported(page: Page, action: string): Promise<{ name: string; text: string; bytes: Buffer }> {
  await page.getByRole('button', { name: 'Export' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: action }).click()
  ])
  const bytes = await readFile(await download.path())
  return { name: download.suggestedFilename(), text: bytes.toString('utf8'), bytes }
}

/** What a tier pays, as another reader finds it among the assumptions of a workbook. */
function priceIn(workbook: Buffer, tier: string): unknown {
  const rows = sheetsOf(workbook)[1]!.rows
  const column = rows.find(([id]) => id === '#pricing.columns')!.indexOf('monthly_price')
  return rows.find(([id, label]) => String(id).startsWith('pricing/') && label === tier)?.[column]
}

test('[W3] with the server gone: reload, edit, export, build, import, every page; with it back, nothing is lost', async ({
  page,
  site
}) => {
  test.slow()
  await visit(page, '/')
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  site.stop()

  await page.reload()
  await ready(page)
  await page.getByRole('link', { name: 'Base', exact: true }).click()
  const price = await cell(grid(page, 'Pricing'), 'team', 'Price / month')
  await change(price, '290')
  await expect(keyFigure(page, 'ARR at M60')).toHaveText('$16.3M +$665k')

  // Files.
  const plan = await exported(page, 'Assumptions, JSON')
  expect(plan.name).toBe('base.json')
  expect(JSON.parse(plan.text)).toMatchObject({ name: 'Base', pricing: [{}, { tier: 'team', monthly_price: 290 }, {}] })
  const built = await exported(page, 'Everything computed, JSON')
  expect(JSON.parse(built.text)).toMatchObject({ metadata: { id: 'base', months: 60 } })
  const table = await exported(page, 'Figures by month, CSV')
  expect(table.name).toBe('base.csv')
  const lines = table.text.trimEnd().split('\r\n')
  expect(lines).toHaveLength(62)
  expect(lines[0]).toMatch(/^month,/)
  expect(lines[61]).toMatch(/^60,/)
  const workbook = await exported(page, 'Workbook, XLSX')
  expect(workbook.name).toBe('base.xlsx')
  expect(priceIn(workbook.bytes, 'team')).toBe(290)

  await page.getByRole('link', { name: 'Scenarios', exact: true }).click()
  await page
    .getByLabel('A scenario file')
    .setInputFiles({ name: 'carried-along.json', mimeType: 'application/json', buffer: Buffer.from(plan.text) })
  const card = page.getByRole('article').filter({ has: page.getByRole('heading', { name: 'carried-along' }) })
  await expect(card.getByText('ARR at M60').locator('xpath=..')).toHaveText('ARR at M60 $16.3M')
  expect(await run(page, 'pricing list carried-along')).toMatchObject([{}, { monthly_price: 290 }, {}])

  // Pages, each from its address.
  const headings = {
    '/s/carried-along/assumptions': 'carried-along / Assumptions',
    '/s/carried-along/results': 'carried-along / Results',
    '/s/carried-along/statements': 'carried-along / Statements',
    '/s/carried-along/metrics': 'carried-along / Metrics',
    '/s/carried-along/history': 'carried-along / History',
    '/console': 'Console',
    '/settings': 'Settings',
    '/': 'Scenarios'
  }
  for (const [address, heading] of Object.entries(headings)) {
    await visit(page, address)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
    await expect(page.getByRole('main')).not.toHaveText(/^(Opening…|Reading…)?$/)
  }
  await visit(page, '/s/carried-along/results')
  await expect(page.getByRole('application', { name: /^Cash: / }).locator('canvas')).toHaveAttribute('width', /[1-9]/)
  await saved(page)

  await site.start()
  await visit(page, '/s/base/assumptions')
  await expect(price).toHaveText('$290')
  expect(await run(page, 'scenario list')).toMatchObject([{ id: 'base' }, { id: 'carried-along' }])
})
