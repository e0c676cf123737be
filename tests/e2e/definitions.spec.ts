// A metric counted in another way, chosen at the number itself; and the check that says which metrics say nothing.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './app.ts'
import { checkLight, grid, press, run, visit, visitScenario } from './person.ts'

const { lines } = JSON.parse(readFileSync(join(import.meta.dirname, '../golden/base-expected.json'), 'utf8')) as {
  lines: Record<string, number[]>
}
const at = (line: string, month: number): number => lines[line]![month]!

test('[X4] the explanation of a metric says how it is counted, and lets one choose another way', async ({ page }) => {
  await visit(page, '/s/base/metrics#metrics/nrr/month/12')
  const sheet = grid(page, 'Metrics')
  await expect(sheet.locator('[aria-selected=true]')).toHaveText(/%/)
  const figure = page.locator(`[id="${await sheet.getAttribute('aria-activedescendant')}"]`)
  const why = page.getByRole('complementary', { name: 'Explanation' })
  const was = await figure.innerText()
  await why.getByText('Counted twelve monthly factors multiplied').click()
  await expect(why).toContainText('Ask for period and base before you compare')
  await why.getByRole('radio', { name: /Of the month alone/ }).check()
  const kept = 1 + (at('expansion_mrr', 12) - at('contraction_mrr', 12) - at('churned_mrr', 12)) / at('mrr', 11)
  const shown = `${(kept * 100).toFixed(1)} %`
  expect(was).not.toContain(shown)
  await expect(figure).toHaveText(shown)
  await expect(why.getByText('Counted of the month alone')).toBeVisible()
  const [newest] = await run<{ why: string }[]>(page, 'history base --limit 1')
  expect(newest).toMatchObject({ why: 'Chose how Net revenue retention is counted' })
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(figure).toHaveText(was)
  await expect(why.getByRole('radio', { name: /Twelve monthly factors/ })).toBeChecked()
})

test('[W6] the check says what fails and which metrics have no value, and leads to both', async ({ page }) => {
  await visitScenario(page, 'assumptions')
  await expect(checkLight(page)).toHaveText('All checks hold')
  for (const tier of ['individual', 'team', 'enterprise'])
    await run(page, `pricing set base --tier ${tier} --churn 0 --contraction 0`)
  await expect(checkLight(page)).toHaveText('All checks hold, 1 note')
  await checkLight(page).focus()
  await press(page, 'Enter')
  const list = page.getByRole('banner').getByRole('list')
  await expect(list.getByRole('listitem').first()).toContainText('have no value in any month')
  await expect(list).toContainText('Cash is the opening balance plus everything that flowed')
  await press(page, 'Tab', 'Enter')
  await expect(page).toHaveTitle('Base: Metrics · Sextant')
  const chosen = grid(page, 'Metrics').locator('[aria-selected=true]')
  await expect(chosen).toHaveText('–')
  await expect(chosen).toHaveAttribute('aria-colindex', /\d+/)
  await expect(page.getByRole('complementary', { name: 'Explanation' }).getByRole('heading').first()).toHaveText(
    'LTV, M60'
  )
})
