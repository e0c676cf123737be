// How Sextant looks: the page that shows every token and component, and higher contrast, by choice, by the wish of the
// device, and where the device forces its own colours.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { colours } from '#lib/components/look/tokens.ts'
import { expect, test } from './app.ts'
import { cell, grid, press, visit, visitScenario } from './person.ts'

const sizes = [
  { width: 1440, height: 900 },
  { width: 820, height: 1180 },
  { width: 390, height: 844 }
]
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

const root = (page: Page) => page.locator('html')

async function open(page: Page): Promise<void> {
  await visit(page, '/look')
  await expect(page.getByRole('heading', { level: 2, name: 'History', exact: true })).toBeVisible()
  await expect(page.locator('canvas')).toHaveCount(3)
}

async function violations(page: Page, only?: string[]): Promise<string[]> {
  const all = new AxeBuilder({ page }).setLegacyMode()
  const { violations } = await (only ? all.withRules(only) : all.withTags(rules)).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}, ${String(target)}: ${failureSummary}`)
  )
}

test('[W8] from the settings one comes to every token, and each colour that is measured has enough contrast', async ({
  page
}) => {
  await visit(page, '/settings')
  await page.getByRole('link', { name: 'How Sextant looks' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How Sextant looks')
  for (const { name, use } of colours) {
    await expect(page.getByRole('heading', { level: 3, name, exact: true })).toBeVisible()
    await expect(page.getByText(use, { exact: true }).first()).toBeVisible()
  }
  const measured = page.getByRole('definition').filter({ hasText: / · / })
  await expect(measured).toHaveCount(colours.reduce((sum, { on }) => sum + on.length, 0))
  expect((await measured.allTextContents()).filter((text) => text.includes('too little'))).toEqual([])
  // White paper, black ink: what is shown is what the browser computes.
  await page.emulateMedia({ colorScheme: 'light', contrast: 'more' })
  await expect(page.locator('.colour', { hasText: 'What is read first' }).getByRole('definition').first()).toHaveText(
    '21.0 · meets 4.5'
  )
})

test('[W8] every component stands there in its states', async ({ page }) => {
  await open(page)
  const states = [
    'plain',
    'primary',
    'quiet',
    'danger',
    'wrapping',
    'segmented',
    'field with help',
    'field with a problem'
  ]
  const others = [
    'holding',
    'failing',
    'open',
    'saving',
    'saved',
    'one copy',
    'reading only',
    'sparkline',
    'explanation'
  ]
  const last = [
    'lines, with a mark',
    'bars',
    'steps',
    'loading',
    'empty',
    'error',
    'read only',
    'without rows',
    'key figures'
  ]
  for (const name of [...states, ...others, ...last])
    await expect(page.locator('figcaption').getByText(name, { exact: true }).first(), name).toBeVisible()
  await expect(page.getByText('The mix of tiers adds up to 110 %')).toBeVisible()
  await expect(page.getByText('Comparing…')).toBeVisible()
  await expect(page.getByRole('tree')).toBeVisible()
  for (const drawing of await page.locator('canvas').all())
    expect((await drawing.boundingBox())!.height).toBeGreaterThan(100)
  await page.getByRole('button', { name: 'New name…' }).click()
  await expect(page.getByRole('dialog', { name: 'New name' })).toBeVisible()
  await press(page, 'Escape')
  const typed = await cell(grid(page, 'Prices to try'), 'Team', 'Typed')
  await typed.dblclick()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('2k')
  await press(page, 'Enter')
  await expect(typed).toHaveText('$2,000')
})

for (const contrast of process.env['PROOF'] ? (['no-preference', 'more'] as const) : (['more'] as const))
  test(`[W7] [W8] no rule is violated on the page of the look, contrast ${contrast}`, async ({ page }) => {
    test.slow()
    await open(page)
    const found: string[] = []
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, contrast, reducedMotion: 'reduce' })
      if (contrast === 'more') await expect(root(page)).toHaveAttribute('data-contrast', 'more')
      for (const size of colorScheme === 'light' ? sizes : sizes.slice(0, 1)) {
        await page.setViewportSize(size)
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        if (sideways > 0) found.push(`${size.width}: scrolls ${sideways} pixels sideways`)
        const only = colorScheme === 'dark' ? ['color-contrast', 'link-in-text-block'] : undefined
        found.push(...(await violations(page, only)).map((broken) => `${size.width} ${colorScheme}: ${broken}`))
      }
    }
    if (contrast === 'more')
      found.push(...(await violations(page, ['color-contrast-enhanced'])).map((broken) => `7 to 1: ${broken}`))
    expect(found).toEqual([])
  })

test('[W8] higher contrast is chosen in the settings, survives a reload, and lets go again', async ({ page }) => {
  await visit(page, '/settings')
  await expect(root(page)).not.toHaveAttribute('data-contrast')
  const choice = page.getByRole('group', { name: 'Contrast' })
  await choice.getByText('Higher').click()
  await expect(root(page)).toHaveAttribute('data-contrast', 'more')
  const ink = () => page.evaluate(() => getComputedStyle(document.body).color)
  expect(await ink()).toBe('rgb(0, 0, 0)')
  await page.reload()
  await expect(root(page)).toHaveAttribute('data-contrast', 'more')
  await expect(choice.getByRole('radio', { name: 'Higher' })).toBeChecked()
  await page.getByRole('group', { name: 'Theme' }).getByText('Dark').click()
  expect(await ink()).toBe('rgb(255, 255, 255)')
  await choice.getByText('As the device').click()
  await expect(root(page)).not.toHaveAttribute('data-contrast')
  await page.emulateMedia({ contrast: 'more' })
  await expect(root(page)).toHaveAttribute('data-contrast', 'more')
})

for (const media of [{ contrast: 'more' }, { forcedColors: 'active' }] as const)
  test(`[W8] with ${Object.keys(media)[0]} what is selected, chosen and in focus has an outline`, async ({ page }) => {
    await page.emulateMedia(media)
    await visitScenario(page, 'assumptions')
    await expect(root(page)).toHaveAttribute('data-contrast')
    const outline = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => {
          const { outlineStyle, outlineWidth } = getComputedStyle(element)
          return `${outlineWidth} ${outlineStyle}`
        })
    const sheet = page.getByRole('grid').first()
    await sheet.focus()
    await press(page, 'Home', 'Shift+ArrowDown')
    expect(await outline('.cell.active')).toBe('3px solid')
    expect(await outline('.cell.in-range')).toBe('1px solid')
    await page.goto('/settings')
    await expect(root(page)).toHaveAttribute('data-contrast')
    expect(await outline('input:checked + span')).toBe('2px solid')
    expect(await outline('[aria-current=page]')).toBe('2px solid')
  })
