// Pictures of every page to look at: SCREENSHOTS=1 npx playwright test -c tests/playwright.config.ts screenshots
// Those of the desktop are kept, those of tablet and phone lie in test-results.
import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { cell, grid, press, run, visit, visitScenario } from './person.ts'

const kept = join(import.meta.dirname, '..', 'screenshots')
const others = join(import.meta.dirname, '..', '..', 'test-results', 'screenshots')
const mostBytes = 300_000

const pages: Record<string, (page: Page) => Promise<void>> = {
  scenarios: async (page) => {
    await visit(page, '/')
    await expect(page.getByRole('article')).toHaveCount(3)
  },
  assumptions: (page) => visitScenario(page, 'assumptions'),
  results: (page) => visitScenario(page, 'results'),
  statements: async (page) => {
    await visitScenario(page, 'statements')
    await (await cell(grid(page, 'Income statement'), 'Gross profit', 6)).click()
    await expect(page.getByRole('complementary', { name: 'Explanation' })).toBeVisible()
  },
  metrics: (page) => visitScenario(page, 'metrics'),
  formulas: async (page) => {
    await visitScenario(page, 'formulas')
    await expect(page.getByText('130 lines')).toBeVisible()
  },
  history: async (page) => {
    await visitScenario(page, 'history')
    await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible()
  },
  console: async (page) => {
    await visit(page, '/console')
    for (const line of ['summary base', 'growth list base', 'sumary base']) {
      await page.getByLabel('Command', { exact: true }).fill(line)
      await press(page, 'Enter')
    }
    await expect(page.getByRole('log')).toContainText('did you mean')
  },
  storage: async (page) => {
    await visit(page, '/storage')
    await expect(page.getByRole('row').filter({ hasText: 'State of the day' })).toBeVisible()
  },
  settings: (page) => visit(page, '/settings')
}

const sizes = {
  desktop: { width: 1440, height: 900 },
  tablet: { width: 820, height: 1180 },
  phone: { width: 390, height: 844 }
}

async function picture(page: Page, name: string, folder = kept): Promise<void> {
  // Nothing is drawn any more: fonts are there, charts are painted, figures are exact.
  await page.evaluate(async () => {
    await document.fonts.ready
    for (let frames = 0; frames < 3; frames++) await new Promise((resolve) => requestAnimationFrame(resolve))
    await new Promise((resolve) => requestIdleCallback(resolve))
  })
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path, caret: 'hide', animations: 'disabled' })
  expect(statSync(path).size, path).toBeLessThan(mostBytes)
}

if (process.env['SCREENSHOTS']) {
  for (const folder of [kept, others]) mkdirSync(folder, { recursive: true })
  test.use({ reducedMotion: 'reduce', deviceScaleFactor: 1, colorScheme: 'light' })

  for (const [size, viewport] of Object.entries(sizes))
    test.describe(size, () => {
      const isDesktop = size === 'desktop'
      test.use({ viewport, hasTouch: !isDesktop, isMobile: !isDesktop })

      test('every page, light and dark', async ({ page }) => {
        test.setTimeout(120_000)
        await visit(page, '/')
        await run(page, 'scenario create "Raise in spring" --template enterprise --start-date 2026-01-01')
        await run(page, 'scenario clone base "Slow growth"')
        await run(
          page,
          'scenario set "Slow growth" --description "The same company, growing half as fast in its second year"'
        )
        await run(page, 'growth set slow-growth --range M13-M24 --rate 5%')
        await run(page, 'pricing set base --tier team --price 260')
        await run(page, 'pricing set base --tier team --price 250')
        for (const [name, open] of Object.entries(pages)) {
          await open(page)
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
            await picture(page, `${name}-${colorScheme}-${size}`, isDesktop ? kept : others)
          }
          await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
        }
      })
    })

  test('the assumptions, as the README shows them', async ({ page }) => {
    await page.setViewportSize(sizes.desktop)
    await visitScenario(page, 'assumptions')
    await picture(page, 'assumptions')
  })
}
