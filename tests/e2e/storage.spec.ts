// Where a workspace is kept, as a person deals with it: files, states of the past, locks, a workspace that does not open,
// data that the browser removed, and being told when something is not safe.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, inTheEngine, test, type Site } from './app.ts'
import {
  cell,
  change,
  grid,
  keyFigure,
  notice,
  press,
  ready,
  run,
  saved,
  tabTo,
  visit,
  visitScenario
} from './person.ts'
import { damage, damageFiles, leaveApp, removeDatabase, removeFiles } from './stored.ts'

// What is changed in the engine below must come to the page as it is.
test.use({ hosting: 'no-store' })
test.beforeEach(({ page }) =>
  page.addInitScript(() => {
    navigator.serviceWorker.register = () => Promise.reject(new Error('not in this test'))
  })
)

/** The picture beside the app names no icon for its own tab. */
const noIcon = /404 .*favicon\.ico/

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const dialog = (page: Page) => page.getByRole('dialog')
const price = (page: Page) => cell(grid(page, 'Pricing'), 'team', 'Price / month')
const saveMark = (page: Page) => page.getByRole('navigation').getByRole('status')
const fact = (page: Page, name: string) =>
  page.getByRole('main').getByText(name, { exact: true }).locator('xpath=following-sibling::dd[1]')
const state = (page: Page, why: string) => page.getByRole('row').filter({ hasText: why })
const priceOf = async (page: Page) =>
  (await run<{ tier: string; monthly_price: number }[]>(page, 'pricing list base')).find(({ tier }) => tier === 'team')
    ?.monthly_price

async function visitStorage(page: Page): Promise<void> {
  await visit(page, '/storage')
  await expect(state(page, 'Newest state')).toBeVisible()
}

/** Makes a file and gives the place of it on the disk. */
async function makeFile(page: Page, passphrase = ''): Promise<string> {
  await button(page, 'Make a file').click()
  if (passphrase) {
    await dialog(page).getByLabel('Passphrase').fill(passphrase)
    await dialog(page).getByLabel('The same once more').fill(passphrase)
  }
  const downloading = page.waitForEvent('download')
  await button(page, 'Make the file').click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^main-\d{4}-\d{2}-\d{2}\.sextant$/)
  const path = join(test.info().outputDir, download.suggestedFilename())
  await download.saveAs(path)
  return path
}

const chooseFile = (page: Page, path: string) => page.getByLabel('A file of a workspace').setInputFiles(path)

const daysAgo = (days: number) => `{ const now = Date.now; Date.now = () => now() - ${days * 86_400_000} }`

test.describe('[W6] a file', () => {
  test('is made, and restored after it was shown what changes; undo takes that back', async ({ page }) => {
    await visitStorage(page)
    await expect(fact(page, 'Last file')).toContainText('None yet.')
    const path = await makeFile(page)
    await expect(fact(page, 'Last file')).toHaveText(/^\s*Made today \d+:\d\d; nothing changed since\./)
    await run(page, 'pricing set base --tier team --price 300')
    await run(page, 'scenario clone base "Plan B"')
    await expect(fact(page, 'Last file')).toContainText('2 edits since.')

    await chooseFile(page, path)
    await expect(dialog(page).getByRole('row', { name: 'Plan B goes' })).toBeVisible()
    await expect(dialog(page).getByRole('row', { name: 'Base changes, 1 cell' })).toBeVisible()
    await expect(dialog(page).getByRole('listitem')).toHaveText(['Pricing · team · Price / month$300 → $250'])
    await expect(dialog(page).getByText('This file is of the workspace')).toHaveCount(0)
    await expect(dialog(page).getByText(/^From the file main-[-\d]+\.sextant, made today \d+:\d\d\.$/)).toBeVisible()
    await expect(dialog(page).getByRole('row', { name: /^Pricing 1 row changed, 3 rows removed$/ })).toBeVisible()
    expect(await priceOf(page)).toBe(300)
    await button(page, 'Restore').click()
    await expect(notice(page)).toContainText('Restored')
    expect(await priceOf(page)).toBe(250)
    await notice(page).getByRole('button', { name: 'Undo' }).click()
    await expect(notice(page)).toContainText('Undid: Restored')
    expect(await priceOf(page)).toBe(300)

    await run(page, 'undo')
    await run(page, 'undo')
    await chooseFile(page, path)
    await expect(dialog(page).getByText('there is nothing to restore')).toBeVisible()
    await button(page, 'Close').click()
    await expect(dialog(page)).toBeHidden()
  })

  test('is made and restored by keyboard alone', async ({ page }) => {
    await visitStorage(page)
    await tabTo(button(page, 'Make a file'))
    await press(page, 'Enter')
    await expect(dialog(page).getByLabel('Passphrase')).toBeFocused()
    await page.keyboard.type('one')
    await press(page, 'Tab')
    await page.keyboard.type('two')
    await press(page, 'Enter')
    await expect(dialog(page).getByLabel('The same once more')).toHaveAccessibleDescription(
      'The two are not the same: type the same passphrase twice.'
    )
    await press(page, 'Escape')
    await expect(page.getByLabel('Passphrase')).toHaveCount(0)
    await expect(button(page, 'Make a file')).toBeFocused()
    await press(page, 'Enter')
    await expect(dialog(page).getByLabel('Passphrase')).toBeFocused()
    const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'Enter')])
    const path = join(test.info().outputDir, 'by-keys.sextant')
    await file.saveAs(path)
    await expect(page.getByLabel('Passphrase')).toHaveCount(0)
    await run(page, 'pricing set base --tier team --price 300')
    const choosing = page.waitForEvent('filechooser')
    await expect(button(page, 'Make a file')).toBeFocused()
    await tabTo(button(page, 'Restore a file…'), 'Shift+Tab')
    await press(page, 'Enter')
    await (await choosing).setFiles(path)
    await tabTo(button(page, 'Restore'))
    await press(page, 'Enter')
    await expect(notice(page)).toContainText('Restored')
    expect(await priceOf(page)).toBe(250)
  })

  test('with a passphrase opens with it alone', async ({ page }) => {
    await visitStorage(page)
    const path = await makeFile(page, 'correct horse')
    await run(page, 'pricing set base --tier team --price 300')
    await chooseFile(page, path)
    const passphrase = dialog(page).getByLabel('Passphrase')
    await expect(passphrase).toBeFocused()
    await expect(passphrase).toHaveAccessibleDescription('')
    await passphrase.fill('wrong horse')
    await button(page, 'Open the file').click()
    await expect(passphrase).toHaveAccessibleDescription(
      'The passphrase is not the right one, or the file was changed: type it again, or choose another copy of the file.'
    )
    await passphrase.fill('correct horse')
    await button(page, 'Open the file').click()
    await button(page, 'Restore').click()
    await expect(notice(page)).toContainText('Restored')
    expect(await priceOf(page)).toBe(250)
  })

  test('of another workspace says so before it replaces this one', async ({ page }) => {
    await visitStorage(page)
    await run(page, 'pricing set base --tier team --price 300')
    const path = await makeFile(page)
    await run(page, 'workspace create "Client work"')
    await run(page, 'workspace open "Client work"')
    await chooseFile(page, path)
    await expect(
      dialog(page).getByText('This file is of the workspace “main”: it replaces everything in “Client work”.')
    ).toBeVisible()
    await expect(dialog(page).getByRole('listitem').first()).toHaveText('Pricing · team · Price / month$250 → $300')
  })

  test('that is added in the console is there for every command, until it is taken away', async ({ page }) => {
    await visitStorage(page)
    const path = await makeFile(page)
    await run(page, 'pricing set base --tier team --price 300')
    await visit(page, '/console')
    const type = async (line: string) => {
      await page.getByLabel('Command').fill(line)
      await press(page, 'Enter')
    }
    const answers = page.getByRole('log')
    await page.getByLabel('Add a file').setInputFiles({
      name: 'plan.sextant',
      mimeType: 'application/octet-stream',
      buffer: readFileSync(path)
    })
    await page.getByLabel('Add a file').setInputFiles({
      name: 'other.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{}')
    })
    await type('restore nothing.sextant')
    await expect(answers).toContainText('No file called "nothing.sextant" was given')
    await type('restore plan.sextant --only plan')
    await expect(answers).toContainText('Base: 1 cell changes')
    await type('restore plan.sextant')
    await expect(answers).toContainText('Base: 1 cell changed')
    expect(await priceOf(page)).toBe(250)
    await button(page, 'Remove plan.sextant').click()
    await expect(page.getByLabel('Command')).toBeFocused()
    await expect(page.getByRole('list', { name: 'Added files' })).toHaveText('other.json')
    await type('restore plan.sextant')
    await expect(answers).toContainText('No file called "plan.sextant" was given')
  })

  test('that is none is refused in a sentence, and nothing changes', async ({ page }) => {
    await visitStorage(page)
    await page
      .getByLabel('A file of a workspace')
      .setInputFiles({ name: 'plan.sextant', mimeType: 'application/octet-stream', buffer: Buffer.from('a plan') })
    await expect(dialog(page).getByRole('alert')).toContainText('choose one whose name ends in .sextant.')
    await expect(button(page, 'Restore')).toHaveCount(0)
    await press(page, 'Escape')
    await expect(fact(page, 'Edits')).toContainText('First start')
  })

  test('is written to a folder when the page is left after an edit, and a dated one beside it', async ({ page }) => {
    await page.addInitScript(() => {
      const folder = () =>
        navigator.storage.getDirectory().then((root) => root.getDirectoryHandle('Plans', { create: true }))
      Object.assign(window, { showDirectoryPicker: folder })
    })
    const filesThere = () =>
      page.evaluate(async () => {
        const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('Plans')
        const files: Record<string, number> = {}
        for await (const [name, handle] of folder.entries())
          files[name] = (await (handle as FileSystemFileHandle).getFile()).lastModified
        return files
      })
    await visitStorage(page)
    await button(page, 'Write to a folder…').click()
    await expect(fact(page, 'Folder')).toContainText(/Written to “Plans”, last today \d+:\d\d/)
    const first = await filesThere()
    expect(Object.keys(first).sort()).toEqual([
      expect.stringMatching(/^main \d{4}-\d\d-\d\d\.sextant$/),
      'main.sextant'
    ])

    await visitScenario(page, 'assumptions')
    await change(await price(page), '290')
    await saved(page)
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden' })
      document.dispatchEvent(new Event('visibilitychange'))
    })
    await expect.poll(async () => (await filesThere())['main.sextant']).toBeGreaterThan(first['main.sextant']!)

    await visitStorage(page)
    await button(page, 'Stop').click()
    await expect(button(page, 'Write to a folder…')).toBeVisible()
  })
})

test.describe('[W6] the past', () => {
  test('is looked at as it was at a moment, on every page, and left again', async ({ page, site }) => {
    const goOn = await inTheEngine(site, daysAgo(8))
    await visit(page, '/')
    await run(page, 'pricing set base --tier team --price 260')
    await saved(page)
    await goOn()
    await visitStorage(page)
    await run(page, 'pricing set base --tier team --price 300')

    const week = new Date(Date.now() - 7 * 86_400_000)
    const typed = `${week.toLocaleDateString('sv-SE')}T12:00`
    await button(page, 'Look at it').click()
    await expect(page.getByLabel('As it was at')).toHaveAccessibleDescription(
      'Choose a day and a time, such as yesterday at 12:00.'
    )
    await page.getByLabel('As it was at').fill(typed)
    await button(page, 'Look at it').click()
    const bar = page.getByText(/^You are looking at the workspace as it was, .+12:00\. Nothing can be typed here\.$/)
    await expect(bar).toBeVisible()
    await page.getByRole('link', { name: 'Settings' }).click()
    await expect(page.getByText('An earlier state is looked at: nothing is written.')).toBeVisible()
    await page.getByRole('link', { name: 'Scenarios', exact: true }).click()
    await page.getByRole('link', { name: 'Base', exact: true }).click()
    await expect(await price(page)).toHaveText('$260')
    await expect(bar).toBeVisible()
    await (await price(page)).click()
    await page.keyboard.type('999')
    await expect(page.getByRole('grid').getByRole('textbox')).toHaveCount(0)
    await expect(button(page, 'Undo')).toBeDisabled()
    await expect(saveMark(page)).toContainText('Reading only')

    await tabTo(button(page, 'Back to now'), 'Shift+Tab')
    await press(page, 'Enter')
    await expect(bar).toHaveCount(0)
    await expect(await price(page)).toHaveText('$300')
    await change(await price(page), '310')
    await expect(await price(page)).toHaveText('$310')

    await visitStorage(page)
    await page.getByLabel('As it was at').fill('2020-01-01T10:00')
    await press(page, 'Enter')
    await expect(page.getByLabel('As it was at')).toHaveAccessibleDescription(
      /^There was nothing in this workspace then/
    )
  })

  test('is kept in states: what is in one is told, it is looked at, restored and downloaded', async ({ page }) => {
    await visitStorage(page)
    await run(page, 'pricing set base --tier team --price 290')
    await makeFile(page)
    await run(page, 'pricing set base --tier team --price 300')
    const kept = state(page, 'State that was made into a file')
    await kept.getByRole('button', { name: /^What is in/ }).click()
    const inside = page.getByRole('row').filter({ hasText: 'ARR at the end' })
    await expect(inside).toContainText(/2 edits; the last today .*: pricing set base --tier team --price 290/)
    // The base scenario ends at $15.6M with a price of $250, and at $16.3M with $290.
    await expect(inside).toContainText('ARR at the end $16.3M')
    await expect(inside).toContainText('Pricing 3')

    const act = async (name: string) => {
      await kept.getByRole('button', { name: /^Actions for/ }).click()
      await page.getByRole('menuitem', { name }).click()
    }
    const [file] = await Promise.all([page.waitForEvent('download'), act('Download')])
    expect(file.suggestedFilename()).toMatch(/^main-\d{4}-\d\d-\d\d\.sextant$/)
    await act('Look at it')
    await expect(page.getByText(/^You are looking at the state that was made into a file, today/)).toBeVisible()
    await button(page, 'Restore this').click()
    await expect(dialog(page).getByText(/^From the state that was made into a file, today \d+:\d\d\.$/)).toBeVisible()
    await expect(dialog(page).getByRole('row', { name: 'Base changes, 1 cell' })).toBeVisible()
    await button(page, 'Restore').click()
    await expect(notice(page)).toContainText('Restored')
    await expect(button(page, 'Back to now')).toHaveCount(0)
    expect(await priceOf(page)).toBe(290)
  })
})

test.describe('[W6] workspaces', () => {
  test('a locked one is made, opened after a reload with its passphrase alone, left and deleted', async ({ page }) => {
    test.slow()
    await visitStorage(page)
    await run(page, 'pricing set base --tier team --price 300')
    await button(page, 'New workspace').click()
    await dialog(page).getByLabel('Name').fill('Fund II')
    await dialog(page).getByLabel('Passphrase').fill('correct horse')
    await dialog(page).getByLabel('The same once more').fill('correct horse')
    await button(page, 'Create').click()
    await expect(page.getByRole('listitem').filter({ hasText: 'Fund II' })).toContainText('Locked')

    const passphrase = page.getByLabel('Passphrase')
    const wrong = 'That is not the passphrase of this workspace: try again; nobody, we included, can recover it.'
    await button(page, 'Open Fund II').click()
    await passphrase.fill('wrong horse')
    await button(page, 'Open').click()
    await expect(passphrase).toHaveAccessibleDescription(wrong)
    // The one that is open stays open.
    expect(await priceOf(page)).toBe(300)
    await passphrase.fill('correct horse')
    await button(page, 'Open').click()
    await expect(page).toHaveTitle('Scenarios · Sextant')
    await expect.poll(() => priceOf(page)).toBe(250)
    // Now there is something to tell them by.
    const named = (name: string) => page.getByRole('navigation').getByRole('link', { name: `Workspace ${name}` })
    await expect(named('Fund II')).toBeVisible()
    await run(page, 'pricing set base --tier team --price 275')
    await saved(page)

    await page.reload()
    await expect(page.getByRole('heading', { name: '“Fund II” is locked' })).toBeVisible()
    await expect(passphrase).toBeFocused()
    await page.keyboard.type('wrong horse')
    await press(page, 'Enter')
    await expect(passphrase).toHaveAccessibleDescription(wrong)
    await passphrase.fill('correct horse')
    await press(page, 'Enter')
    await expect(page.getByRole('article')).toBeVisible()
    expect(await priceOf(page)).toBe(275)

    await page.getByRole('link', { name: 'Storage', exact: true }).click()
    await expect(fact(page, 'Folder')).toContainText('This workspace is locked')
    await state(page, 'Newest state')
      .getByRole('button', { name: /^Actions for/ })
      .click()
    await page.getByRole('menuitem', { name: 'Download' }).click()
    await expect(dialog(page)).toContainText('This workspace is locked, but this file is not sealed')
    await Promise.all([page.waitForEvent('download'), button(page, 'Download it unsealed').click()])
    await expect(dialog(page)).toBeHidden()
    await button(page, 'Open main').click()
    await expect(page).toHaveTitle('Scenarios · Sextant')
    await expect.poll(() => priceOf(page)).toBe(300)
    await expect(named('main')).toBeVisible()
    await page.getByRole('link', { name: 'Storage', exact: true }).click()
    await expect(button(page, 'Open Fund II')).toBeVisible()
    await button(page, 'Actions for Fund II').click()
    await page.getByRole('menuitem', { name: 'Delete…' }).click()
    const name = dialog(page).getByLabel('Type its name to delete it')
    await expect(name).toBeFocused()
    await name.fill('Fund')
    await button(page, 'Delete Fund II').click()
    await expect(name).toHaveAccessibleDescription('That is not its name: type Fund II.')
    await name.fill('Fund II')
    await button(page, 'Delete Fund II').click()
    await expect(page.getByRole('listitem').filter({ hasText: 'Fund II' })).toHaveCount(0)
    expect(await run(page, 'workspace list')).toEqual([{ name: 'main', open: true, locked: false }])
  })

  test('one that a command deleted can be made again, and opens as a new one', async ({ page }) => {
    await visitStorage(page)
    await run(page, 'workspace create "Fund II"')
    await run(page, 'workspace open "Fund II"')
    await run(page, 'pricing set base --tier team --price 275')
    await saved(page)
    await run(page, 'workspace open main')
    await run(page, 'workspace delete "Fund II"')
    await run(page, 'workspace create "Fund II"')
    await run(page, 'workspace open "Fund II"')
    expect(await priceOf(page)).toBe(250)
  })

  test('a name of eighty letters breaks neither the locked page nor the question before it is deleted', async ({
    page
  }) => {
    const long = 'x'.repeat(80)
    await visitStorage(page)
    await run(page, `workspace create ${long}`)
    await run(page, `workspace create ${'y'.repeat(80)} --passphrase "correct horse"`)
    await page.reload()
    await ready(page)
    await button(page, `Actions for ${long}`).click()
    await page.getByRole('menuitem', { name: 'Delete…' }).click()
    const widths = (place: Locator) =>
      place.evaluate((element) => [
        element.scrollWidth,
        ...[...element.querySelectorAll('*')].map((e) => e.scrollWidth)
      ])
    const room = await dialog(page).evaluate((element) => element.clientWidth)
    expect(Math.max(...(await widths(dialog(page))))).toBeLessThanOrEqual(room)
    await press(page, 'Escape')

    await run(page, `workspace open ${'y'.repeat(80)} --passphrase "correct horse"`)
    await page.reload()
    await expect(button(page, long)).toBeVisible()
    const card = page.getByRole('heading', { level: 1 }).locator('xpath=..')
    expect(Math.max(...(await widths(card)))).toBeLessThanOrEqual(await card.evaluate((element) => element.clientWidth))
  })

  test('each has its own scenarios, and a tab remembers which one it had open', async ({ page }) => {
    await visitStorage(page)
    await button(page, 'New workspace').click()
    await dialog(page).getByLabel('Name').fill('Client work')
    await button(page, 'Create').click()
    await notice(page).getByRole('button', { name: 'Open it' }).click()
    await expect(page.getByRole('article')).toBeVisible()
    await run(page, 'scenario rename base "For the client"')
    await saved(page)
    await page.reload()
    await ready(page)
    await expect(page.getByRole('link', { name: 'For the client' })).toBeVisible()
    await page.setViewportSize({ width: 1024, height: 768 })
    await page.getByRole('link', { name: 'Client work' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Storage')
  })
})

test.describe('[D4] a workspace that did not open', () => {
  test('shows every state that is found, and goes on from the one that is chosen', async ({ page, faults }) => {
    faults.allow(noIcon)
    await visitStorage(page)
    await run(page, 'pricing set base --tier team --price 290')
    await makeFile(page)
    await run(page, 'pricing set base --tier team --price 300')
    await saved(page)
    await leaveApp(page)
    await damage(page, 'snapchunk', 0, 'a byte changed')
    await damageFiles(page)

    await visit(page, '/')
    await expect(page.getByRole('heading')).toHaveText('This workspace did not open')
    await expect(page.getByText('Nothing was written over.')).toBeVisible()
    const found = page.getByRole('list', { name: 'What was found' }).getByRole('listitem')
    const kept = found.filter({ hasText: 'State that was made into a file' })
    await expect(kept).toContainText('2 edits; the last today')
    await expect(kept).toContainText('ARR at the end $16.3M')
    await expect(found.filter({ hasText: 'Newest state' }).first()).toContainText('Cannot be opened')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      kept.getByRole('button', { name: 'Download' }).click()
    ])
    expect(file.suggestedFilename()).toMatch(/^main-\d{4}-\d\d-\d\d\.sextant$/)

    await kept.getByRole('button', { name: 'Look at it' }).click()
    await page.getByRole('link', { name: 'Base', exact: true }).click()
    await expect(await price(page)).toHaveText('$290')
    await button(page, 'Back to what was found').click()
    await kept.getByRole('button', { name: 'Restore' }).click()
    await button(page, 'Go on from it').click()
    await expect(page.getByRole('link', { name: 'Assumptions' }).or(grid(page, 'Pricing')).first()).toBeVisible()
    expect(await priceOf(page)).toBe(290)
    await run(page, 'pricing set base --tier team --price 295')
    await saved(page)
    await page.reload()
    await ready(page)
    expect(await priceOf(page)).toBe(295)
  })

  test('because the browser removed its data says so, and takes a file back', async ({ page, faults }) => {
    faults.allow(noIcon)
    const gone = page.getByRole('heading', { name: "This browser removed this site's data" })
    const remove = async () => {
      await leaveApp(page)
      await removeFiles(page)
      await removeDatabase(page)
    }
    await visitStorage(page)
    await run(page, 'pricing set base --tier team --price 290')
    await saved(page)
    const path = await makeFile(page)
    await remove()
    await visit(page, '/')
    await expect(gone).toBeVisible()
    await page.reload()
    await expect(gone).toBeVisible()
    await button(page, 'Look for states').click()
    await expect(page.getByText('No state was found on this device.')).toBeVisible()
    await chooseFile(page, path)
    await expect(dialog(page).getByRole('row', { name: /^Base changes/ })).toBeVisible()
    await button(page, 'Restore').click()
    await expect(page.getByRole('article')).toBeVisible()
    expect(await priceOf(page)).toBe(290)
    await saved(page)
    await page.reload()
    await ready(page)
    expect(await priceOf(page)).toBe(290)

    await remove()
    await visit(page, '/')
    await button(page, 'Start anew').click()
    await expect(page.getByRole('article')).toBeVisible()
    await page.reload()
    await ready(page)
    await expect(page.getByRole('article')).toBeVisible()
    expect(await priceOf(page)).toBe(250)
  })
})

test.describe('a reminder to make a file', () => {
  const reminder = (page: Page) => page.getByRole('status').filter({ has: button(page, 'Not today') })
  /** It is looked for a moment after the page is there, and an hour later. */
  const expectNone = async (page: Page) => {
    await page.waitForTimeout(3000)
    await expect(reminder(page)).toHaveCount(0)
  }

  test('comes after a week of edits without one, can be put off for a day, and goes with a file', async ({
    page,
    site
  }) => {
    const goOn = await inTheEngine(site, daysAgo(8))
    await visit(page, '/')
    await run(page, 'pricing set base --tier team --price 260')
    await saved(page)
    await expect(reminder(page)).toHaveCount(0)
    await goOn()
    // An hour later it is still today.
    await page.clock.install({ time: new Date().setHours(10, 0, 0, 0) })
    await visit(page, '/')
    await expect(reminder(page)).toContainText('A file is what is left when this device is lost.')
    await button(page, 'Not today').click()
    await expect(reminder(page)).toHaveCount(0)
    await page.reload()
    await ready(page)
    await page.clock.fastForward('01:00:01')
    await expectNone(page)
    await page.clock.fastForward('24:00:00')
    const [file] = await Promise.all([page.waitForEvent('download'), button(page, 'Make a file').click()])
    expect(file.suggestedFilename()).toMatch(/\.sextant$/)
    await expect(reminder(page)).toHaveCount(0)
    await page.clock.fastForward('24:00:00')
    await expectNone(page)
  })

  const oldEdit = async (page: Page, site: Site) => {
    const goOn = await inTheEngine(site, daysAgo(8))
    await visit(page, '/')
    return async () => {
      await run(page, 'pricing set base --tier team --price 260')
      await saved(page)
      await goOn()
    }
  }

  test('covers nothing for good, and what the page says of the last file follows', async ({ page, site }) => {
    await (
      await oldEdit(page, site)
    )()
    await page.setViewportSize({ width: 1024, height: 500 })
    await visitStorage(page)
    await expect(reminder(page)).toBeVisible()
    await page.getByRole('main').evaluate((main) => main.scrollTo(0, main.scrollHeight))
    const [last, above] = await Promise.all([
      page.getByRole('main').getByRole('listitem').last().boundingBox(),
      reminder(page).boundingBox()
    ])
    expect(last!.y + last!.height).toBeLessThanOrEqual(above!.y)
    await expect(fact(page, 'Last file')).toContainText('None yet.')
    await Promise.all([
      page.waitForEvent('download'),
      reminder(page).getByRole('button', { name: 'Make a file' }).click()
    ])
    await expect(fact(page, 'Last file')).toContainText('nothing changed since.')
    await expect(state(page, 'State that was made into a file')).toBeVisible()
  })

  test('[D13] in a locked workspace asks about a passphrase before a file is made', async ({ page, site }) => {
    const passphrase = page.getByLabel('Passphrase')
    const goOn = await oldEdit(page, site)
    await run(page, 'workspace create secret --passphrase "correct horse"')
    await run(page, 'workspace open secret --passphrase "correct horse"')
    await goOn()
    await page.goto('/')
    await passphrase.fill('correct horse')
    await press(page, 'Enter')
    await reminder(page).getByRole('button', { name: 'Make a file' }).click()
    await expect(dialog(page)).toContainText('a file without a passphrase can be read by whoever has it')
    await passphrase.fill('battery staple')
    await page.getByLabel('The same once more').fill('battery staple')
    const [file] = await Promise.all([page.waitForEvent('download'), button(page, 'Make the file').click()])
    expect(readFileSync(await file.path(), 'latin1').slice(0, 8)).toBe('SEXTANT1')
    await expect(dialog(page)).toBeHidden()
  })

  test('comes in Safari, which forgets sites, as long as there is no file and it is not installed', async ({
    page
  }) => {
    await page.addInitScript(() => Object.assign(window, { GestureEvent: Event }))
    await visit(page, '/')
    await run(page, 'pricing set base --tier team --price 260')
    await saved(page)
    await page.reload()
    await expect(reminder(page)).toContainText(
      'Safari removes what a site keeps when it is not visited for seven days.'
    )
    await run(page, 'backup')
    await page.reload()
    await ready(page)
    await expect(page.getByRole('article')).toBeVisible()
    await expectNone(page)
  })
})

test.describe('[D12] the save mark', () => {
  /** A device that refuses everything while it is full, as the test says. */
  const fullDevice = `
    let isFull = false
    new BroadcastChannel('full').onmessage = ({ data }) => { isFull = data }
    const refuse = (prototype, names) => {
      for (const name of names) {
        const usual = prototype[name]
        prototype[name] = function (...given) {
          if (isFull) throw new DOMException('full', 'QuotaExceededError')
          return usual.apply(this, given)
        }
      }
    }
    refuse(IDBObjectStore.prototype, ['put', 'add'])
    refuse(FileSystemSyncAccessHandle.prototype, ['write', 'truncate', 'flush'])`

  test('says where everything is, and leads there', async ({ page }) => {
    await visitScenario(page, 'assumptions')
    await expect(saveMark(page)).toContainText('Saved on this device')
    const mark = page.getByRole('link', { name: /^Saved on this device/ })
    await mark.hover()
    const tip = page.getByRole('tooltip')
    await expect(tip).toContainText('Files has everything')
    await expect(tip).toContainText('Database has everything')
    await expect(tip).toContainText('No file was made yet')
    await page.mouse.move(640, 300)
    await expect(tip).toHaveCount(0)
    await tabTo(mark)
    await expect(mark).toHaveAccessibleDescription(/Files has everything/)
    await press(page, 'Escape')
    await expect(tip).toHaveCount(0)
    await press(page, 'Enter')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Storage')
  })

  test('says that there is one copy only where the browser gives no files', async ({ page, site }) => {
    await inTheEngine(
      site,
      `FileSystemFileHandle.prototype.createSyncAccessHandle = () => Promise.reject(new DOMException('no', 'NotAllowedError'))`
    )
    await visitStorage(page)
    await run(page, 'pricing set base --tier team --price 260')
    await saved(page)
    await expect(saveMark(page)).toContainText('One copy only')
    await expect(fact(page, 'Files')).toContainText('Cannot be used in this browser')
    await expect(fact(page, 'Database')).toContainText('Has everything')
  })

  test('says that something is not saved, and what to do, until the device takes it again', async ({ page, site }) => {
    await inTheEngine(site, fullDevice)
    await visitScenario(page, 'assumptions')
    await expect(saveMark(page)).toContainText('Saved on this device')
    const fill = (isFull: boolean) =>
      page.evaluate((full) => {
        new BroadcastChannel('full').postMessage(full)
      }, isFull)
    await fill(true)
    await change(await price(page), '290')
    await expect(saveMark(page)).toContainText('Not saved')
    await expect(page.getByRole('alert')).toContainText('make a file under Storage')
    await expect(await price(page)).toHaveText('$290')
    await expect(keyFigure(page, 'ARR at M60')).toContainText('$16.3M')
    await page.getByRole('alert').getByRole('link', { name: 'Storage' }).click()
    await expect(fact(page, 'Files')).toContainText('Does not have the last edits')
    await fill(false)
    // It tries every five seconds.
    await expect(saveMark(page)).toContainText('Saved on this device', { timeout: 15_000 })
  })
})

test('protection by the browser is asked for, and what it means when it is refused', async ({ page }) => {
  await visitStorage(page)
  await expect(fact(page, 'Protected by the browser')).toContainText(
    'No: when the disk is full the browser may clear it.'
  )
  await button(page, 'Ask for protection').click()
  await expect(fact(page, 'Protected by the browser')).toContainText('install Sextant from the browser’s menu')
  const session = await page.context().newCDPSession(page)
  const { targetInfo } = await session.send('Target.getTargetInfo')
  const { browserContextId } = targetInfo
  await session.send('Browser.grantPermissions', {
    permissions: ['durableStorage'],
    ...(browserContextId && { browserContextId })
  })
  await button(page, 'Ask for protection').click()
  await expect(fact(page, 'Protected by the browser')).toContainText('Yes: it does not clear this by itself')
})
