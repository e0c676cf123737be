// The assumptions as a document: the growth curve is edited where it is drawn, what is wrong is put right at one press,
// sections are jumped by, and a template is explained before it is chosen.
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './app.ts'
import {
  cell,
  change,
  checkLight,
  editor,
  expectSaid,
  grid,
  keyFigure,
  notice,
  press,
  run,
  saved,
  tabTo,
  typeOver,
  visit,
  visitScenario
} from './person.ts'

const curve = (page: Page): Locator => page.getByRole('slider', { name: 'Growth by month' })
/** From the first month to the last; rows that were added come behind the others in the list. */
const periods = async (page: Page) =>
  (await run<{ month_start: number; month_end: number; rate: number }[]>(page, 'growth list base')).sort(
    (a, b) => a.month_start - b.month_start
  )
const undo = (page: Page): Locator => page.getByRole('button', { name: 'Undo', exact: true })

/** The plan as it ships: seven periods, M1–M3 at 100 % and M4–M6 at 50 % first. */
const before = [
  { month_start: 1, month_end: 3, rate: 1 },
  { month_start: 4, month_end: 6, rate: 0.5 }
]

/** Of what a machine can check of WCAG 2.2 AA, in a part of the page. */
async function noViolation(page: Page, part: string): Promise<void> {
  const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().include(part).withTags(rules).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

/** Where a month stands in the drawing: between the axis and the end, each as wide as the others. */
async function placeOf(page: Page, month: number): Promise<{ x: number; y: number }> {
  await curve(page).scrollIntoViewIfNeeded()
  const band = await curve(page)
    .locator('svg path')
    .first()
    .evaluate((path: SVGGraphicsElement) => {
      const { x, width } = path.getBBox()
      return { x, width }
    })
  const room = (await curve(page).boundingBox())!
  return { x: room.x + band.x + ((month - 0.5) / 60) * band.width, y: room.y + room.height / 2 }
}

test.describe('[G3] the growth curve', () => {
  test.beforeEach(async ({ page }) => {
    await visitScenario(page, 'assumptions')
    await expect(curve(page)).toBeVisible()
  })

  test('a month is pulled with its whole period, the figures go along, and letting go keeps one edit', async ({
    page
  }) => {
    const { x, y } = await placeOf(page, 5)
    await page.mouse.move(x, y)
    await page.mouse.down()
    await expect(curve(page)).toHaveAttribute('aria-valuetext', 'M5, May 2026: 50 %. Changes M4–M6 as a whole.')
    await page.mouse.move(x, y - 20, { steps: 4 })
    await expect(curve(page)).toHaveAttribute('aria-valuetext', /Not kept yet\.$/)
    await expect(keyFigure(page, 'ARR at M60')).toHaveText(/\+\$/)
    expect((await periods(page)).slice(0, 2)).toMatchObject(before)
    await page.mouse.up()
    await expect(page.getByRole('status').filter({ hasText: /^Growth of M4–M6: / })).toHaveCount(1)
    const [, second, ...others] = await periods(page)
    expect(second).toMatchObject({ month_start: 4, month_end: 6 })
    expect(second!.rate).toBeGreaterThan(0.5)
    expect(others).toHaveLength(5)
    await undo(page).click()
    await expect.poll(async () => (await periods(page)).slice(0, 2)).toMatchObject(before)
  })

  test('Escape in the middle of a pull leaves everything as it was', async ({ page }) => {
    const { x, y } = await placeOf(page, 5)
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x, y + 30, { steps: 3 })
    await expect(curve(page)).toHaveAttribute('aria-valuetext', /Not kept yet\.$/)
    await press(page, 'Escape')
    await expect(curve(page)).toHaveAttribute('aria-valuetext', 'M5, May 2026: 50 %. Changes M4–M6 as a whole.')
    await page.mouse.up()
    await saved(page)
    expect((await periods(page)).slice(0, 2)).toMatchObject(before)
    await expect(undo(page)).toBeDisabled()
  })

  test('by keys a single month is chosen, raised and kept, and every other month keeps its growth', async ({
    page
  }) => {
    await page.getByText('This month').click()
    await curve(page).focus()
    await press(page, 'Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight')
    await expect(curve(page)).toHaveAttribute(
      'aria-valuetext',
      'M5, May 2026: 50 %. Makes M5 a period of its own; M4 and M6 keep 50 %.'
    )
    await press(page, 'ArrowUp', 'Shift+ArrowUp')
    await expect(curve(page)).toHaveAttribute('aria-valuenow', '0.555')
    await expect(keyFigure(page, 'ARR at M60')).toHaveText(/\+\$/)
    await press(page, 'Enter')
    await expect
      .poll(async () => (await periods(page)).slice(0, 4))
      .toMatchObject([
        { month_start: 1, month_end: 3, rate: 1 },
        { month_start: 4, month_end: 4, rate: 0.5 },
        { month_start: 5, month_end: 5, rate: 0.555 },
        { month_start: 6, month_end: 6, rate: 0.5 }
      ])
    await undo(page).click()
    await expect.poll(async () => (await periods(page)).slice(0, 2)).toMatchObject(before)
  })

  test('a number that is typed on it is the growth of the month, and one that cannot be is said', async ({ page }) => {
    await curve(page).focus()
    await press(page, 'Home')
    await page.keyboard.type('80%')
    const field = page.getByLabel('M1, January 2026')
    await expect(field).toBeFocused()
    await expect(field).toHaveValue('80%')
    await press(page, 'Enter')
    await expect.poll(async () => (await periods(page))[0]).toMatchObject({ month_end: 3, rate: 0.8 })
    await field.fill('lots')
    await expect(field).toHaveAccessibleDescription(/^"lots" after a number|"lots"/)
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await press(page, 'Escape')
    await expect(field).toHaveValue('80 %')
  })

  test('breaks no rule of accessibility while something is being changed', async ({ page }) => {
    await curve(page).focus()
    await press(page, 'ArrowUp')
    await noViolation(page, '#growth_rates')
  })
})

test('[A2] a mix that does not add up is put right below its table, in one step that undo takes back', async ({
  page
}) => {
  await visitScenario(page, 'assumptions')
  const mix = await cell(grid(page, 'Pricing'), 'team', 'Mix')
  await change(mix, '50%')
  await expect(mix).toHaveAttribute('aria-invalid', 'true')
  const section = page.getByRole('region', { name: 'Pricing' })
  await expect(section).toContainText('The mix of the tiers adds up to 120 % instead of 100 %. Lower a tier by 20 %.')
  await expect(page.getByRole('navigation', { name: 'Sections' })).toContainText('does not hold')
  await noViolation(page, '#pricing')
  await section.getByRole('button', { name: 'Scale the mix to 100 %' }).click()
  // 60, 50 and 10 parts of 120.
  await expect(mix).toHaveText('41.67 %')
  expect(await run(page, 'pricing list base')).toMatchObject([
    { mix_pct: 0.5 },
    { mix_pct: 0.4167 },
    { mix_pct: 0.0833 }
  ])
  await expect(checkLight(page)).toHaveText(/All checks hold/)
  await notice(page).getByRole('button', { name: 'Undo' }).click()
  await expect(mix).toHaveText('50 %')
})

test('[A2] the light offers the same fix, and a rate typed without its sign is taken as a per cent when asked', async ({
  page
}) => {
  await visitScenario(page, 'assumptions')
  const mix = await cell(grid(page, 'Pricing'), 'team', 'Mix')
  await typeOver(mix, '12.5')
  await expectSaid(page, 'Mix is 12.5. It can be from 0 to 1: type 12.5% or 0.125.')
  await press(page, 'Tab')
  await expect(page.getByRole('button', { name: 'Take 12.5 %' })).toBeFocused()
  await press(page, 'Enter')
  await expect(mix).toHaveText('12.5 %')
  await expect(editor(page)).toHaveCount(0)
  await checkLight(page).click()
  await page.getByRole('banner').getByRole('button', { name: 'Scale the mix to 100 %' }).click()
  await expect(checkLight(page)).toHaveText(/All checks hold/)
  await expect(checkLight(page)).toBeFocused()
  const tiers = await run<{ mix_pct: number }[]>(page, 'pricing list base')
  expect(tiers.reduce((sum, tier) => sum + tier.mix_pct, 0)).toBeCloseTo(1, 12)
})

test('[A2] periods that overlap are parted, and a gap is closed', async ({ page }) => {
  await visitScenario(page, 'assumptions')
  await change(await cell(grid(page, 'Growth'), 1, 'To'), 'M5')
  const section = page.getByRole('region', { name: 'Growth', exact: true })
  await section.getByRole('button', { name: 'End M1–M5 at M3' }).click()
  await expect.poll(async () => (await periods(page)).slice(0, 2)).toMatchObject(before)
  await change(await cell(grid(page, 'Growth'), 1, 'To'), 'M2')
  await expect(section).toContainText('No period covers M3: nobody is won then.')
  await section.getByRole('button', { name: 'Let M1–M2 reach M3' }).click()
  await expect.poll(async () => (await periods(page)).slice(0, 2)).toMatchObject(before)
  await expect(section.getByText(/No period covers/)).toHaveCount(0)
})

test('[A3] what is usual is said while one types, and what is not is remarked upon and kept', async ({ page }) => {
  await visitScenario(page, 'assumptions')
  const sheet = grid(page, 'Prices, people and taxes')
  const benefits = await cell(sheet, 'Benefits on salaries', 'Value')
  await expect(await cell(sheet, 'Benefits on salaries', 'What it means')).toContainText('Usually 20 % to 40 %.')
  await typeOver(benefits, '55%')
  await expectSaid(page, '55 %  ·  was 20 %  ·  Usually 20 % to 40 %.')
  await press(page, 'Enter')
  await expect(benefits).toHaveText('55 %')
  const sentence = 'Benefits on salaries is higher than is usual, which may be meant. Usually 20 % to 40 %.'
  await expect(benefits).toHaveAccessibleDescription(sentence)
  await expect(page.getByRole('region', { name: 'Prices, people and taxes' })).toContainText(sentence)
  await expect(checkLight(page)).toHaveText(/All checks hold/)
  expect(await run(page, 'assume list base')).toContainEqual(
    expect.objectContaining({ parameter: 'benefits_load', value: 0.55 })
  )
})

test('[A4] each section has its figures, which lead to why, and the list leads to each section', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await visitScenario(page, 'assumptions')
  const list = page.getByRole('navigation', { name: 'Sections' })
  await list.getByRole('link', { name: 'Headcount' }).click()
  const team = page.getByRole('region', { name: 'Headcount' })
  await expect(team.getByRole('heading', { name: 'Headcount' })).toBeInViewport()
  await expect(list.getByRole('link', { name: 'Headcount' })).toHaveAttribute('aria-current', 'true')
  await team.getByRole('button', { name: /^Why Payroll, M12 is \$/ }).click()
  await expect(page.getByRole('complementary', { name: 'Explanation' })).toContainText('Payroll')
  await page.setViewportSize({ width: 390, height: 844 })
  await list.getByRole('button', { name: 'Go to a section' }).click()
  await page.getByRole('menuitem', { name: 'Valuation' }).click()
  await expect(page.getByRole('heading', { name: 'Valuation', exact: true })).toBeInViewport()
})

test('[A5] a template is explained before it is chosen, by keys, and nothing is made meanwhile', async ({ page }) => {
  await visit(page, '/')
  await page.getByRole('button', { name: 'New scenario' }).click()
  const dialog = page.getByRole('dialog', { name: 'New scenario' })
  await expect(dialog.getByLabel('Name')).toBeFocused()
  const about = dialog.getByRole('region', { name: 'What is in it' })
  await expect(about).toContainText('seed $2M in M6, series_a $15M in M18')
  const figures = about.getByRole('row', { name: /^ARR/ })
  // The end of the base scenario, as the independent implementation has it.
  await expect(figures).toContainText('$15.6M')
  await expect(about.getByText('M49')).toBeVisible()
  await noViolation(page, 'dialog')
  await tabTo(dialog.getByRole('radio', { name: /SaaS base/ }))
  await press(page, 'ArrowDown')
  await expect(about).toContainText('For a small business that lives off its customers')
  await expect(about).toContainText('120 customers, $80k in the bank')
  await expect(about.getByRole('table')).toHaveAttribute('aria-busy', 'false')
  expect(await run<unknown[]>(page, 'scenario list')).toHaveLength(1)
  await dialog.getByLabel('Name').fill('Lean')
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(page).toHaveTitle('Lean: Assumptions · Sextant')
})

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } })

  test('[W6] a tap chooses a month, and its grip is pulled', async ({ page }) => {
    await visitScenario(page, 'assumptions')
    await expect(curve(page)).toBeVisible()
    const { x, y } = await placeOf(page, 9)
    await page.touchscreen.tap(x, y)
    await expect(curve(page)).toHaveAttribute('aria-valuetext', /^M9, September 2026: 20 %/)
    const grip = (await curve(page).locator('.grip').boundingBox())!
    expect(grip.width).toBeGreaterThanOrEqual(40)
    const session = await page.context().newCDPSession(page)
    const [middle, at] = [grip.x + grip.width / 2, grip.y + grip.height / 2]
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', up: number) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x: middle, y: at - up }]
      })
    await touch('touchStart', 0)
    for (const up of [8, 16, 24]) await touch('touchMove', up)
    await touch('touchEnd', 24)
    await expect.poll(async () => (await periods(page))[2]!.rate).toBeGreaterThan(0.25)
  })
})
