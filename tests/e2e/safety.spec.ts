// What people call things is text on every page, however it came in: nothing of it runs, points elsewhere, turns the
// line around or pushes the page apart.
import type { Page } from '@playwright/test'
import base from '../golden/base-scenario.json' with { type: 'json' }
import { expect, test } from './app.ts'
import { cell, change, editor, expectSaid, grid, press, run, visit, visitScenario } from './person.ts'

/** As long as a name may be, without a space at which a line could break. */
const endless = (text: string): string => text.padEnd(80, 'W')
const image = '"><img/src=x/onerror=window.wasRun=1>'
const formula = "=cmd|'/C calc'!A0"
const address = 'javascript:window.wasRun=1'

const names = {
  scenario: endless('<script>window.wasRun=1</script>'),
  description: `${address} <script>window.wasRun=1</script> ${endless(image)}`,
  tier: endless(image),
  round: endless(formula),
  company: endless(address),
  note: `=HYPERLINK("${address}") ${endless('<svg/onload=window.wasRun=1>')}`
}

const quoted = (text: string): string => JSON.stringify(text)

/** The ways in, each of which gives names to a scenario and tells its id. */
const ways: Record<string, (page: Page) => Promise<string>> = {
  async 'typed into cells'(page) {
    await run(page, 'line set base own "revenue * 2" --unit money')
    await visitScenario(page, 'assumptions')
    const cells: [sheet: string, row: string | number, column: string, text: string][] = [
      ['Pricing', 'team', 'Tier', names.tier],
      ['Funding', 'seed', 'Round', names.round],
      ['Comparable companies', 'Comparable A', 'Company', names.company],
      ['Own lines', 'own', 'Note', names.note],
      ['Plan', 'Description', 'Value', names.description],
      ['Plan', 'Name', 'Value', names.scenario]
    ]
    for (const [sheet, row, column, text] of cells) {
      await (await cell(grid(page, sheet), row, column)).dblclick()
      await editor(page).fill(text)
      await press(page, 'Enter')
      await expect(editor(page)).toHaveCount(0)
      await expect(grid(page, sheet).getByText(text, { exact: true })).toBeVisible()
    }
    return 'base'
  },

  async 'given to commands'(page) {
    await run(page, 'pricing remove base --tier team')
    await run(page, `pricing set base --tier ${quoted(names.tier)} --price 250 --cac 900 --churn 18% --mix 30%`)
    await run(page, `funding add base ${quoted(names.round)} 1M M3 --pre-money 5M`)
    await run(page, `comparables add base ${quoted(names.company)} --ev-revenue 9`)
    await run(page, `line set base own "revenue * 2" --unit money --note ${quoted(names.note)}`)
    await run(page, `scenario set base --description ${quoted(names.description)}`)
    await run(page, `scenario rename base ${quoted(names.scenario)}`)
    return 'base'
  },

  async 'imported from a file'(page) {
    const [individual, team, enterprise] = base.pricing
    const [seed, ...rounds] = base.funding_rounds
    const [first, ...companies] = base.comparables
    const file = {
      ...base,
      description: names.description,
      pricing: [individual, { ...team, tier: names.tier }, enterprise],
      funding_rounds: [{ ...seed, name: names.round }, ...rounds],
      comparables: [{ ...first, name: names.company }, ...companies],
      working_capital: { dpo: 30, dio: 0, [`dso_${names.tier}`]: 30 },
      custom_lines: [{ name: 'own', unit: 'money', formula: 'revenue * 2', note: names.note }]
    }
    await visit(page, '/console')
    const buffer = Buffer.from(JSON.stringify(file))
    await page.getByLabel('Add a file').setInputFiles({ name: '=1+1.json', mimeType: 'application/json', buffer })
    await page.getByLabel('Command', { exact: true }).fill(`import ${quoted(names.scenario)} "=1+1.json"`)
    await press(page, 'Enter')
    await expect(page.getByRole('log')).toContainText(`Made "${names.scenario}" from =1+1.json.`)
    const scenarios = await run<{ id: string; name: string }[]>(page, 'scenario list')
    return scenarios.find(({ name }) => name === names.scenario)!.id
  }
}

const { scenario, description, tier, round } = names

/** Every page that shows names, with the names that are read on it. */
const pages: Record<string, (page: Page, id: string) => Promise<string[]>> = {
  async scenarios(page) {
    await visit(page, '/')
    await expect(page.getByRole('link', { name: scenario, exact: true })).toBeVisible()
    await page.getByRole('button', { name: `Actions for ${scenario}`, exact: true }).click()
    await page.getByRole('menuitem', { name: 'Rename' }).click()
    await expect(page.getByRole('dialog', { name: `Rename ${scenario}`, exact: true })).toBeVisible()
    return [scenario, description]
  },
  async assumptions(page, id) {
    await visitScenario(page, 'assumptions', id)
    await expect(page).toHaveTitle(`${names.scenario}: Assumptions · Sextant`)
    return Object.values(names)
  },
  async results(page, id) {
    await visitScenario(page, 'results', id)
    for (const name of [tier, round]) {
      await expect(page.getByRole('application')).toHaveCount(8)
      const said = await page
        .getByRole('application')
        .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))
      expect(said.filter((description) => description!.includes(name))).not.toEqual([])
    }
    return [scenario]
  },
  async metrics(page, id) {
    await visitScenario(page, 'metrics', id)
    await page.getByText('Customers and people').click()
    return [scenario, `Customers, ${tier}`]
  },
  async 'value and ownership'(page, id) {
    await visitScenario(page, 'metrics', id)
    await page.getByText('Value and ownership').click()
    return [scenario, `After ${round}`]
  },
  async 'an explanation'(page, id) {
    await visitScenario(page, 'statements', id)
    await (await cell(grid(page, 'Income statement'), 'Revenue', 4)).click()
    const why = page.getByRole('complementary', { name: 'Explanation' })
    await why.getByRole('treeitem', { name: /^MRR/ }).first().click()
    await expect(
      why
        .getByRole('treeitem')
        .filter({ hasText: `MRR, ${tier}` })
        .first()
    ).toBeVisible()
    return [scenario, `MRR, ${tier}`]
  },
  async history(page, id) {
    await visitScenario(page, 'history', id)
    await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible()
    return [scenario]
  },
  async 'the console'(page, id) {
    await visit(page, '/console')
    for (const line of [`pricing list ${id}`, `funding list ${id}`, `summary ${quoted(tier)}`]) {
      await page.getByLabel('Command', { exact: true }).fill(line)
      await press(page, 'Enter')
    }
    await expect(page.getByRole('log')).toContainText('There is no scenario')
    return [tier, round]
  }
}

// However they came, they stand in the same cells: the usual run goes through all pages for one way.
for (const [way, bring] of Object.entries(ways).slice(0, process.env['PROOF'] ? undefined : 1))
  test(`[E7] names ${way} are text on every page, and none of it runs or pushes a page apart`, async ({ page }) => {
    test.slow()
    await visit(page, '/')
    const id = await bring(page)
    for (const [place, open] of Object.entries(pages)) {
      await page.setViewportSize({ width: 1280, height: 800 })
      for (const text of await open(page, id)) await expect(page.locator('body'), place).toContainText(text)
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 800 })
        await expect.poll(() => faultsOf(page), `${place} on ${width} pixels`).toEqual([])
      }
    }
  })

/** What became of the names, and of the page. */
const faultsOf = (page: Page) =>
  page.evaluate(() => {
    const faults: string[] = []
    if ('wasRun' in window) faults.push('a name was run')
    const made = document.querySelectorAll('img, iframe, object, [onload], [onerror], [href^="javascript:" i]')
    for (const { outerHTML } of made) faults.push(`a name became ${outerHTML}`)
    for (const part of document.querySelectorAll('html, main, aside, nav, dialog, ul')) {
      const beyond = part.scrollWidth - part.clientWidth
      if (beyond > 0 && getComputedStyle(part).overflowX !== 'visible')
        faults.push(`${part.tagName} is ${beyond} too wide`)
    }
    for (const control of document.querySelectorAll('header:has(h1) button, fieldset, form button')) {
      const { left, right, top, bottom, width } = control.getBoundingClientRect()
      // What stands far down a page is scrolled to.
      const isLow = control.closest('main') !== null && control.closest('dialog') === null
      const isInside = left >= 0 && right <= innerWidth && top >= 0 && (isLow || bottom <= innerHeight)
      if (width > 1 && !isInside) faults.push(`${control.textContent.trim()} is pushed out of view`)
    }
    return faults
  })

test.describe('[E7] a character that turns the line around is refused', () => {
  const turned = 'abc\u202edef'
  const sentence = 'Tier has a hidden character (U+202E): type it again without that.'

  test('in a cell, which goes on being typed in', async ({ page }) => {
    await visitScenario(page, 'assumptions')
    await (await cell(grid(page, 'Pricing'), 'team', 'Tier')).dblclick()
    await editor(page).fill(turned)
    await expectSaid(page, sentence)
    await press(page, 'Enter')
    await expect(editor(page)).toBeFocused()
  })

  test('in a command and in a file, which change nothing', async ({ page }) => {
    await visit(page, '/')
    const problems = await page.evaluate(
      async ([turned, file]) => {
        const { sextant } = window as unknown as Required<Window>
        const files = { 'f.json': new TextEncoder().encode(file) }
        return [
          await sextant.run(`pricing set base --tier "${turned}" --price 1`),
          await sextant.run('import plan f.json', { files })
        ]
      },
      [turned, JSON.stringify({ ...base, pricing: [{ ...base.pricing[0], tier: turned }] })] as const
    )
    expect(problems).toEqual([
      { ok: false, problem: { type: 'hidden-character', text: sentence } },
      { ok: false, problem: { type: 'file-bad-value', text: `pricing, row 1, tier: ${sentence}` } }
    ])
    expect(await run(page, 'pricing list base')).toHaveLength(3)
    expect(await run(page, 'scenario list')).toHaveLength(1)
  })
})

test('[E7] what cannot be seen stays a part of its name, and is told from the name without it', async ({ page }) => {
  await visitScenario(page, 'assumptions')
  const joined = 'te\u200bam\u200d'
  await change(await cell(grid(page, 'Pricing'), 'enterprise', 'Tier'), joined)
  await expect(grid(page, 'Pricing').getByText(joined, { exact: true })).toBeVisible()
  expect(await run(page, 'pricing list base')).toMatchObject([{}, { tier: 'team' }, { tier: joined }])
  const lines = Object.keys((await run<{ monthly_data: [object] }>(page, 'build base')).monthly_data[0])
  expect(lines.filter((line) => line.startsWith('mrr['))).toEqual(['mrr[individual]', 'mrr[team]', `mrr[${joined}]`])
})

test('[E7] a name is no part of the command that a dialog gives', async ({ page }) => {
  await visit(page, '/')
  const name = 'a" --months 1 \\ \'b'
  await page.getByRole('button', { name: 'New scenario' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(page).toHaveTitle(`${name}: Assumptions · Sextant`)
  const scenarios = await run<{ name: string; months: number }[]>(page, 'scenario list')
  expect(scenarios.map((one) => [one.name, one.months]).sort()).toEqual([
    ['Base', 60],
    [name, 60]
  ])
})

test('[E7] no cell of an exported table is a formula', async ({ page }) => {
  await visit(page, '/')
  await run(page, `pricing set base --tier ${quoted(`${formula}, "x"`)} --price 1`)
  const csv = await page.evaluate(async () => {
    const built = await window.sextant!.run('build base --format csv')
    return built.ok ? new TextDecoder().decode(built.files[0]!.bytes) : ''
  })
  const [head, ...rows] = csv.trimEnd().split('\r\n')
  expect(head).toContain(`"mrr[${formula}, ""x""]"`)
  const cells = head!.match(/"(?:[^"]|"")*"|[^,]+/g)!
  expect(cells.filter((text) => !/^"?[a-z]/.test(text))).toEqual([])
  expect(rows.flatMap((row) => row.split(',')).filter((text) => text !== '' && !Number.isFinite(Number(text)))).toEqual(
    []
  )
})
