// The charts: read by keys, mouse and finger, as tables, as files and on paper.
import { readFileSync } from 'node:fs'
import type { Download, Locator, Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { cell, grid, press, run, tabTo, visitScenario } from './person.ts'

const chart = (page: Page, name: string): Locator => page.getByRole('application', { name: new RegExp(`^${name}: `) })
const card = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true })
const readout = (page: Page): Locator => page.locator('.readout')
const spoken = (page: Page, name: string): Locator => card(page, name).getByRole('status')
const cursors = (page: Page): Locator => page.locator('.charts .cursor')

/** The chart is drawn once there is something on its canvas. */
async function openCharts(page: Page): Promise<void> {
  await visitScenario(page, 'results')
  await expect(chart(page, 'Cash')).toBeVisible()
  await expect
    .poll(() =>
      chart(page, 'Cash')
        .locator('canvas')
        .evaluate((canvas: HTMLCanvasElement) =>
          canvas
            .getContext('2d')!
            .getImageData(0, 0, canvas.width, canvas.height)
            .data.some((value) => value > 0)
        )
    )
    .toBe(true)
}

/** A whole amount without its sign of currency, as statements have it. */
const inStatement = (text: string): string => text.replace('$', '').trim()

test('[G1] a chart is read by keys alone, and its figures are those of the statements', async ({ page }) => {
  await openCharts(page)
  const result = chart(page, 'Revenue and result')
  await tabTo(result)
  await expect(result).toHaveAccessibleDescription(/^Left and Right move by a month, with Shift by a year\./)
  await expect(readout(page)).toContainText('M60, December 2030')

  await press(page, 'Home')
  await expect(readout(page)).toContainText('M0, opening')
  await press(page, 'Shift+ArrowRight', 'PageDown', 'ArrowRight')
  await expect(readout(page)).toContainText('M25, January 2028')
  await press(page, 'ArrowLeft')
  await expect(readout(page)).toContainText('M24, December 2027')
  const [revenue, profit, ebitda] = await readout(page).locator('dd').allTextContents()
  await expect(spoken(page, 'Revenue and result')).toHaveText(
    `M24, December 2027. Revenue ${revenue}; Gross profit ${profit}; EBITDA ${ebitda}.`
  )
  await press(page, 'PageUp')
  await expect(readout(page)).toContainText('M12, December 2026')
  await press(page, 'End')
  await expect(readout(page)).toContainText('M60, December 2030')
  await press(page, 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowLeft')
  await expect(readout(page)).toContainText('M24, December 2027')

  await press(page, 'ArrowDown', 'Enter')
  const why = page.getByRole('complementary', { name: 'Explanation' })
  await expect(why.getByRole('heading')).toHaveText('Gross profit, M24')
  await expect(why.locator('.value').first()).toHaveText(profit!)
  await press(page, 'Escape')
  await expect(readout(page)).toHaveCount(0)
  await expect(cursors(page)).toHaveCount(0)

  await visitScenario(page, 'statements')
  const statement = grid(page, 'Income statement')
  // Only what is in view is drawn.
  const head = statement.getByRole('columnheader', { name: /^M24/ })
  await expect(async () => {
    await statement.evaluate((element) => (element.scrollLeft += 300))
    await expect(head).toBeVisible({ timeout: 200 })
  }).toPass()
  const column = Number(await head.getAttribute('aria-colindex'))
  for (const [line, amount] of [
    ['Revenue', revenue!],
    ['Gross profit', profit!],
    ['EBITDA', ebitda!]
  ] as const) {
    const place = await cell(statement, line, column)
    await expect(place).toHaveText(inStatement(amount).replace(/^−(.*)$/, '($1)'))
  }
})

test('[G1] the month under the mouse shows in every chart, and the readout covers no point of it', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 1000 })
  await openCharts(page)
  const cash = chart(page, 'Cash')
  const { width } = (await cash.boundingBox())!
  await cash.hover({ position: { x: width * 0.3, y: 80 } })
  await expect(cursors(page)).toHaveCount(8)
  await expect(readout(page)).toHaveCount(1)
  const name = (await readout(page).locator('p').first().textContent())!
  const cursorAt = async (place: Locator) => {
    const [line, box] = [await place.locator('.cursor').boundingBox(), (await readout(page).boundingBox())!]
    return { x: line!.x, left: box.x, right: box.x + box.width }
  }
  const left = await cursorAt(cash)
  expect(left.left).toBeGreaterThan(left.x)

  await chart(page, 'Annual recurring revenue').hover({ position: { x: width * 0.7, y: 80 } })
  await expect(readout(page)).toHaveCount(1)
  await expect(readout(page).locator('p').first()).not.toHaveText(name)
  const right = await cursorAt(chart(page, 'Annual recurring revenue'))
  expect(right.right).toBeLessThan(right.x)
  await page.mouse.move(5, 5)
  await expect(cursors(page)).toHaveCount(0)
})

test('[G1] the table behind a chart has the figures of the model', async ({ page }) => {
  await openCharts(page)
  const card = page.getByRole('region', { name: 'Cash', exact: true })
  await card.getByRole('button', { name: 'Table: Cash' }).click()
  const table = card.getByRole('table', { name: 'Cash' })
  await expect(table.getByRole('columnheader')).toHaveCount(62)
  const { cash } = await run<{ cash: number[] }>(page, 'show base --line cash')
  const shown = await table.getByRole('row').nth(1).getByRole('cell').allTextContents()
  // Rounded to whole dollars and grouped, negatives in parentheses.
  const written = (value: number) => Math.round(Math.abs(value)).toLocaleString('en-US')
  expect(shown).toEqual(cash.map((value) => (value < 0 ? `(${written(value)})` : written(value))))
  const region = card.getByRole('region', { name: 'Cash, figures' })
  await region.evaluate((element) => (element.scrollLeft = 2000))
  const [label, frame] = [(await table.getByRole('rowheader').boundingBox())!, (await region.boundingBox())!]
  expect(Math.abs(label.x - frame.x)).toBeLessThan(3)
  await card.getByRole('button', { name: 'Table: Cash' }).click()
  await expect(chart(page, 'Cash')).toBeVisible()
})

async function saved(page: Page, name: string, format: string): Promise<{ file: Download; bytes: Buffer }> {
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: `Save ${name}` }).click()
  await page.getByRole('menuitem', { name: format }).click()
  const file = await coming
  return { file, bytes: readFileSync(await file.path()) }
}

test('[G2] a chart goes out as PNG, SVG and CSV', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await openCharts(page)
  const png = await saved(page, 'Revenue and result', 'Picture, PNG')
  expect(png.file.suggestedFilename()).toBe('base-result.png')
  expect([...png.bytes.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  // Width and height stand in the first chunk: 800 by 450, twice as fine.
  expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]).toEqual([1600, 900])

  // In the dark theme too the ground is white.
  const corner = await page.evaluate(
    async (numbers) => {
      const picture = await createImageBitmap(new Blob([new Uint8Array(numbers)], { type: 'image/png' }))
      const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d')!
      context.drawImage(picture, 0, 0)
      return [...context.getImageData(0, 0, 1, 1).data]
    },
    [...png.bytes]
  )
  expect(corner).toEqual([255, 255, 255, 255])
  await expect(page.locator('html')).not.toHaveAttribute('data-theme')

  const svg = await saved(page, 'Cash', 'Drawing, SVG')
  expect(svg.file.suggestedFilename()).toBe('base-cash.svg')
  const reader = await page.context().newPage()
  await reader.goto('about:blank')
  const texts = await reader.evaluate((source) => {
    const read = new DOMParser().parseFromString(source, 'image/svg+xml')
    if (read.querySelector('parsererror')) return ['not well-formed']
    return [...read.querySelectorAll('text')].map((text) => text.textContent)
  }, svg.bytes.toString('utf8'))
  await reader.close()
  expect(texts).toEqual(expect.arrayContaining(['Base: Cash', 'Cash', 'M12', 'Low $26k']))

  const csv = await saved(page, 'Cash', 'Figures, CSV')
  expect(csv.file.suggestedFilename()).toBe('base-cash.csv')
  const rows = csv.bytes.toString('utf8').trimEnd().split('\r\n')
  expect(rows[0]).toBe('Period,From,Cash')
  expect(rows[1]).toMatch(/^M0,,/)
  expect(rows[14]).toMatch(/^M13,2027-01-01,/)
  const { cash } = await run<{ cash: number[] }>(page, 'show base --line cash')
  expect(rows.slice(1).map((row) => Number(row.split(',')[2]))).toEqual(cash)
})

test('[G2] charts print in light colours, as drawings, without the frame', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await openCharts(page)
  const pdf = await page.pdf({ preferCSSPageSize: true })
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const papers = page.locator('.charts .paper svg')
  await expect(papers).toHaveCount(8)
  await expect(papers.first().locator('rect[fill]').first()).toHaveAttribute('fill', 'rgb(255, 255, 255)')
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1, name: 'Base / Results' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save Cash' })).toHaveCount(0)
  await page.emulateMedia({ media: 'screen' })
  await expect(papers).toHaveCount(0)
  await expect(chart(page, 'Cash')).toBeVisible()
})

test('[G2] a statement prints whole, a table for each year with its headings', async ({ page }) => {
  await visitScenario(page, 'statements')
  await expect(grid(page, 'Income statement')).toBeVisible()
  await expect
    .poll(async () => {
      await page.emulateMedia({ media: 'screen' })
      await page.emulateMedia({ media: 'print' })
      return page.getByRole('table').count()
    })
    .toBe(5)
  const { revenue } = await run<{ revenue: number[] }>(page, 'show base --line revenue')
  const last = page.getByRole('table').last()
  await expect(last.getByRole('columnheader').nth(12)).toHaveText(/^M60/)
  const row = last.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Revenue', exact: true }) })
  await expect(row.getByRole('cell').nth(11)).toHaveText(Math.round(revenue[60]!).toLocaleString('en-US'))
  await page.emulateMedia({ media: 'screen' })
  await expect(page.getByRole('table')).toHaveCount(0)
})

test.describe('by touch', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('[G1] a finger that goes across reads the months, and one that goes up scrolls', async ({ page }) => {
    await openCharts(page)
    const cash = chart(page, 'Cash')
    const { x, y, width, height } = (await cash.boundingBox())!
    const session = await page.context().newCDPSession(page)
    const finger = (type: string, atX: number, atY: number) =>
      session.send('Input.dispatchTouchEvent', {
        type: type as 'touchStart',
        touchPoints: type === 'touchEnd' ? [] : [{ x: atX, y: atY }]
      })
    const middle = y + height / 2
    await finger('touchStart', x + width * 0.3, middle)
    await expect(readout(page)).toBeVisible()
    const first = await readout(page).locator('p').first().textContent()
    for (let i = 1; i <= 6; i++) await finger('touchMove', x + width * (0.3 + i * 0.05), middle)
    await expect(readout(page).locator('p').first()).not.toHaveText(first!)
    await finger('touchEnd', 0, 0)
    await expect(readout(page)).toBeVisible()

    const main = page.locator('#page')
    await finger('touchStart', x + width * 0.5, middle)
    for (let i = 1; i <= 10; i++) await finger('touchMove', x + width * 0.5, middle - i * 15)
    await finger('touchEnd', 0, 0)
    await expect.poll(() => main.evaluate((element) => element.scrollTop)).toBeGreaterThan(20)
    await expect(readout(page)).toHaveCount(0)
  })
})
