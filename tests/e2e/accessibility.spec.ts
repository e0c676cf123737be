// Every page as people with other eyes, hands and screens meet it: what a machine can check of WCAG 2.2 AA, in light and
// dark and on every size of screen; nothing scrolls sideways, nothing moves while a page loads, and fingers hit.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { cell, grid, press, run, saved, visit, visitScenario } from './person.ts'
import { damageFiles, emptyTables, leaveApp } from './stored.ts'

const desktop = { width: 1280, height: 800 }
const tablet = { width: 1024, height: 768 }
const phone = { width: 390, height: 844 }
const sizes = [desktop, tablet, phone]

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** Of these rules, two alone depend on colours. */
const rulesOfColour = ['color-contrast', 'link-in-text-block']

/** The picture beside the app, from which it is damaged, names no icon for its own tab. */
const noIcon = /404 .*favicon\.ico/

type Opening = (page: Page) => Promise<void>

/** Every page, once all of it is there. */
const pages: Record<string, Opening> = {
  scenarios: async (page) => {
    await visit(page, '/')
    await expect(page.getByRole('article')).toBeVisible()
  },
  assumptions: (page) => visitScenario(page, 'assumptions'),
  results: (page) => visitScenario(page, 'results'),
  statements: (page) => visitScenario(page, 'statements'),
  metrics: (page) => visitScenario(page, 'metrics'),
  'an explanation, gone into': async (page) => {
    await visitScenario(page, 'statements')
    await (await cell(grid(page, 'Income statement'), 'Gross profit', 3)).click()
    await press(page, 'Control+[')
    const item = page.getByRole('treeitem', { name: /^MRR/ })
    for (let depth = 1; depth <= 2; depth++) {
      await expect(page.locator('[role=treeitem]:focus')).toHaveAttribute('aria-level', String(depth))
      await press(page, 'ArrowRight')
      await expect(item.nth(depth - 1)).toBeVisible()
      await press(page, 'ArrowRight')
    }
    await press(page, 'Enter')
    await expect(page.getByRole('navigation', { name: 'The way here' })).toBeVisible()
  },
  'value and ownership': async (page) => {
    await visitScenario(page, 'metrics')
    await page.getByText('Value and ownership').click()
    await expect(page.getByRole('heading', { name: 'Ownership by round' })).toBeVisible()
    await expect(page.getByRole('table', { name: /^Discount rate down/ })).toHaveCount(2)
  },
  formulas: async (page) => {
    await visitScenario(page, 'formulas')
    await expect(page.getByRole('article').first()).toBeVisible()
  },
  notes: async (page) => {
    await visitScenario(page, 'notes')
    await run(page, 'note add base pricing/team/price "Since when?"')
    await expect(page.getByRole('link', { name: 'Price / month of team' })).toBeVisible()
  },
  history: async (page) => {
    await visitScenario(page, 'history')
    await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible()
  },
  'the console with an answer': async (page) => {
    await visit(page, '/console')
    for (const line of ['summary base', 'sumary base']) {
      await page.getByLabel('Command', { exact: true }).fill(line)
      await press(page, 'Enter')
    }
    await expect(page.getByRole('log')).toContainText('did you mean')
  },
  storage: async (page) => {
    await visit(page, '/storage')
    await page.getByRole('button', { name: 'What is in Newest state' }).click()
    await expect(page.getByText('ARR at the end')).toBeVisible()
    await expect(page.getByRole('row').filter({ hasText: 'State of the day' })).toBeVisible()
  },
  settings: (page) => visit(page, '/settings'),
  'a missing scenario': async (page) => {
    await visit(page, '/s/nowhere/results')
    await expect(page.getByRole('heading', { name: 'There is no scenario' })).toBeVisible()
  }
}

/** What opens over a page, or beside it. */
const openings: Record<string, Opening> = {
  'the palette with what there is': async (page) => {
    await visitScenario(page, 'results')
    await page.getByRole('button', { name: 'Find or run' }).click()
    await expect(page.getByRole('option').first()).toBeVisible()
  },
  'the palette with what a command would do': async (page) => {
    await visitScenario(page, 'results')
    await page.getByRole('button', { name: 'Find or run' }).click()
    await page.getByRole('combobox', { name: 'Find or run' }).fill('pricing set base --tier team --price 290')
    await expect(page.getByRole('dialog')).toContainText('ARR at the end')
  },
  'the list of keys': async (page) => {
    await visit(page, '/settings')
    await press(page, 'Shift+?')
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  },
  'the console with what can come next': async (page) => {
    await visit(page, '/console')
    await page.getByRole('combobox', { name: 'Command' }).fill('pricing set base --tier team --')
    await press(page, 'ArrowDown')
    await expect(page.getByRole('option', { selected: true })).toBeVisible()
  },
  'an open dialog': async (page) => {
    await visit(page, '/')
    await page.getByRole('button', { name: 'New scenario' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
  },
  'the dialog that makes a file': async (page) => {
    await visit(page, '/storage')
    await page.getByRole('button', { name: 'Make a file' }).click()
    await page.getByLabel('Passphrase').fill('correct horse')
    await expect(page.getByLabel('The same once more')).toBeVisible()
  },
  'what the save mark shows': async (page) => {
    await visitScenario(page, 'results')
    await page.getByRole('link', { name: 'what is where' }).focus()
    await expect(page.getByRole('tooltip')).toContainText('Database')
  },
  'an earlier moment': async (page) => {
    await visit(page, '/storage')
    await page
      .getByRole('button', { name: /^Actions for/ })
      .first()
      .click()
    await page.getByRole('menuitem', { name: 'Look at it' }).click()
    await expect(page.getByText('You are looking at')).toBeVisible()
  },
  'an open explanation': async (page) => {
    await visitScenario(page, 'statements')
    await (await cell(grid(page, 'Income statement'), 'Revenue', 4)).click()
    await expect(page.getByRole('complementary', { name: 'Explanation' })).toBeVisible()
  },
  'a line over all months': async (page) => {
    await visitScenario(page, 'formulas')
    await page.getByRole('button', { name: 'Payroll', exact: true }).first().click()
    await expect(page.getByRole('region', { name: 'Payroll, all figures' })).toBeVisible()
  },
  'the editor of a line, with a mistake and names to choose': async (page) => {
    await visitScenario(page, 'formulas')
    await page.getByRole('button', { name: 'New line' }).click()
    await page.getByRole('textbox', { name: 'Formula' }).pressSequentially('revenu / custo')
    await expect(page.locator('dialog mark')).toHaveText('revenu')
    await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible()
  },
  'the editor of a line that is being deleted': async (page) => {
    await visitScenario(page, 'formulas')
    await run(page, 'line set base per_head "revenue / headcount" --unit "money per person"')
    await page.getByRole('button', { name: 'Change per_head' }).click()
    await expect(page.getByRole('region', { name: 'Preview' })).toContainText('$')
    await page.getByRole('button', { name: 'Delete…' }).click()
    await expect(page.getByRole('button', { name: 'Delete the line' })).toBeVisible()
  },
  'data that the browser removed': async (page) => {
    await visit(page, '/')
    await page.evaluate(() => {
      localStorage.setItem('sextant:workspace:main', 'gone')
    })
    await visit(page, '/')
    await expect(page.getByRole('heading', { name: "This browser removed this site's data" })).toBeVisible()
  },
  'a workspace that did not open': async (page) => {
    await visit(page, '/')
    await page.evaluate(() => {
      localStorage.clear()
    })
    await visit(page, '/')
    await run(page, 'backup')
    await saved(page)
    await leaveApp(page)
    await emptyTables(page, ['snapchunk'])
    await damageFiles(page)
    await visit(page, '/')
    await expect(page.getByText('ARR at the end').first()).toBeVisible()
  },
  'a locked workspace': async (page) => {
    await visit(page, '/')
    await page.evaluate(() => {
      sessionStorage.setItem('sextant:workspace', 'other')
    })
    await visit(page, '/')
    await run(page, 'workspace create locked --passphrase "correct horse"')
    await run(page, 'workspace open locked --passphrase "correct horse"')
    await visit(page, '/')
    await expect(page.getByRole('heading', { name: '“locked” is locked' })).toBeVisible()
  }
}

const places = { ...pages, ...openings }

/** In the proof all of them; else both on the desktop, and of whole pages one on the phone, whose layout is the other extreme. */
const themesOn = (size: typeof desktop, isPage: boolean): readonly ('light' | 'dark')[] =>
  process.env['PROOF'] || size === desktop ? ['light', 'dark'] : size === phone && isPage ? ['light'] : []

for (const [name, open] of Object.entries(places))
  test(`[W7] ${name}: no rule is violated in light or dark on any screen, and nothing scrolls sideways`, async ({
    page,
    faults
  }) => {
    test.slow()
    faults.allow(noIcon)
    await open(page)
    const found: string[] = []
    for (const size of sizes) {
      await page.setViewportSize(size)
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (sideways > 0) found.push(`${size.width}: scrolls ${sideways} pixels sideways`)
      for (const colorScheme of themesOn(size, name in pages)) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        const broken = await violations(page, colorScheme === 'dark')
        found.push(...broken.map((violation) => `${size.width} ${colorScheme}: ${violation}`))
      }
    }
    expect(found).toEqual([])
  })

async function violations(page: Page, isOnlyColour: boolean): Promise<string[]> {
  const all = new AxeBuilder({ page }).setLegacyMode()
  const { violations } = await (isOnlyColour ? all.withRules(rulesOfColour) : all.withTags(rules)).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}, ${String(target)}: ${failureSummary}`)
  )
}

test.describe('[W6] for fingers', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: tablet })

  test('what is pressed in tables, bars, lists and dialogs is at least 40 pixels high', async ({ page, faults }) => {
    test.slow()
    faults.allow(noIcon)
    const small: string[] = []
    for (const [name, open] of Object.entries(places)) {
      await open(page)
      small.push(...(await lowTargets(page)).map((target) => `${name}: ${target}`))
    }
    expect(small).toEqual([])
  })
})

/** Everything to press, but for links in a line of text; what is laid over a larger place is as high as that. */
const lowTargets = (page: Page) =>
  page.evaluate(() => {
    const kinds = 'button, .button, nav a, label:has([type=radio], [type=file]), [role=gridcell], select'
    const heightOf = (target: Element) =>
      Math.max(target.getBoundingClientRect().height, parseFloat(getComputedStyle(target, '::after').height) || 0)
    return [...document.querySelectorAll(kinds)]
      .map((target) => ({ target, height: heightOf(target) }))
      .filter(({ height }) => height > 1 && height < 40)
      .map(({ target, height }) => `${target.getAttribute('aria-label') ?? target.textContent.trim()} is ${height}`)
  })

/** Pages as they load, and nothing done on them: what an answer brings a while after a key is not meant here. */
const addresses = [
  '/',
  ...['assumptions', 'results', 'statements', 'metrics', 'formulas', 'notes', 'history'].map(
    (page) => `/s/base/${page}`
  ),
  '/s/nowhere/results',
  '/console',
  '/storage',
  '/settings'
]

/** A report of the browser about something that moved. */
interface Shift extends PerformanceEntry {
  value: number
  sources: readonly { node: Node | null }[]
}
type Watched = typeof globalThis & { shifts: Shift[] }

for (const size of process.env['PROOF'] ? sizes : [desktop])
  test(`[W7] on a screen of ${size.width} × ${size.height} nothing moves while a page loads again`, async ({
    page
  }) => {
    test.slow()
    await page.setViewportSize(size)
    await page.addInitScript(() => {
      const shifts: Shift[] = ((window as unknown as Watched).shifts = [])
      const watch = new PerformanceObserver((list) => shifts.push(...(list.getEntries() as Shift[])))
      watch.observe({ type: 'layout-shift', buffered: true })
    })
    await visit(page, '/')
    await run(page, 'note add base pricing/team/price "Since when?"')
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    for (const address of addresses) {
      await visit(page, address)
      await expect(page.getByRole('main')).not.toBeEmpty()
      const { sum, what } = await moved(page)
      expect(sum, `${address}: ${what}`).toBeLessThan(0.05)
    }
  })

/** How much has moved once the fonts are there and nothing is left to do, and what it was. */
const moved = (page: Page) =>
  page.evaluate(async () => {
    await document.fonts.ready
    await new Promise((resolve) => requestIdleCallback(resolve))
    const { shifts } = window as unknown as Watched
    const nameOf = (node: Node | null) => (node instanceof Element ? `${node.tagName}.${node.className}` : 'text')
    return {
      sum: shifts.reduce((sum, { value }) => sum + value, 0),
      what: shifts.flatMap(({ sources }) => sources.map(({ node }) => nameOf(node))).join(', ')
    }
  })
