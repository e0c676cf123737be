// What was shown as saved is there: after a killed browser, in a second tab, and where what was kept has gone bad.
import { readFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import type { StorageHealth } from '#lib/edit/keeping.ts'
import { keepFigures } from '../figures.ts'
import { expect, test } from './device.ts'
import { expectWhole, keepEditing, lastEdit } from './numbered.ts'
import { cell, change, editor, grid, keyFigure, run, saved, typeOver, visit, visitScenario } from './person.ts'
import {
  damage,
  damageFiles,
  emptyTables,
  everythingStored,
  fileNames,
  isDatabaseThere,
  leaveApp,
  noIcon,
  removeDatabase,
  removeFiles
} from './stored.ts'

const kills = process.env['PROOF'] ? 500 : 25

const price = (page: Page) => cell(grid(page, 'Pricing'), 'team', 'Price / month')
const saveMark = (page: Page) => page.getByRole('navigation').getByRole('status')
const expectSaved = (page: Page) => expect(saveMark(page)).toContainText('Saved on this device')
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' })

test(`[D10] what was called saved survives a killed browser, ${kills} times in a row`, async ({ device, faults }) => {
  faults.allow(noIcon)
  test.setTimeout(60_000 + kills * 10_000)
  let [acknowledged, told, files] = [0, 0, 0]
  const starts = { wiped: 0, filesLost: 0, behind: 0, mended: 0 }
  for (let round = 0; ; round++) {
    const page = await device.start()
    await leaveApp(page)
    if (round > 0 && !(await isDatabaseThere(page))) starts.wiped++
    const found = (await fileNames(page)).length
    if (found < files) starts.filesLost++
    files = found
    const first = new Promise<void>((resolve) => {
      void page.exposeFunction('tell', (number: number) => {
        told = Math.max(told, number)
        acknowledged++
        resolve()
      })
    })
    await visit(page, '/settings')
    const { copies, recovery } = await run<StorageHealth>(page, 'storage')
    if (copies.some(({ state }) => state !== 'whole')) starts.behind++
    if (recovery.faults.length > 0) starts.mended++
    const last = await lastEdit(page)
    expect(last).toBeGreaterThanOrEqual(told)
    if (round % 5 === 0 || round === kills) await expectWhole(page, last)
    if (round === kills) break

    await keepEditing(page, last + 1)
    await first
    // By turns at every twentieth of a second up to 0.6 s after the first edit was called saved.
    await setTimeout(((round * 5) % 13) * 50)
    await device.kill()
  }
  keepFigures('killed-browser', {
    browser: device.browser,
    kills,
    acknowledged,
    lost: 0,
    'database wiped by the browser': starts.wiped,
    'files lost': starts.filesLost,
    'starts with one copy behind': starts.behind,
    'starts with something to mend': starts.mended
  })
})

test('[D10] a browser killed while one types loses what was not kept, and nothing else', async ({ device, site }) => {
  const page = await device.start()
  await page.goto(`${site.url}/s/base/assumptions`)
  await change(await price(page), '290')
  await expect(await price(page)).toHaveText('$290')
  await expectSaved(page)
  await typeOver(await price(page), '777')
  await expect(keyFigure(page, 'ARR at M60')).toContainText('$24.4M')
  await device.kill()

  const again = await device.start()
  await again.goto(`${site.url}/s/base/assumptions`)
  await expect(await price(again)).toHaveText('$290')
  await expect(editor(again)).toHaveCount(0)
  await expect(undo(again)).toHaveAccessibleDescription('Undo: Price / month of team: 290')
})

test('[D10] nothing is shown as saved before it is', async ({ page }) => {
  await visitScenario(page, 'assumptions')
  await expectSaved(page)
  await saveMark(page).evaluate((mark) => {
    const shown: string[] = ((window as unknown as { shown: string[] }).shown = [])
    const note = () => shown.push(mark.textContent.replace(/on this device.*/, ''))
    new MutationObserver(note).observe(mark, { subtree: true, childList: true, characterData: true })
  })
  await change(await price(page), '290')
  await saved(page)
  await expectSaved(page)
  const shown = await page.evaluate(() => (window as unknown as { shown: string[] }).shown)
  expect([...new Set(shown.map((words) => words.trim()))]).toEqual(['Saving…', 'Saved'])
})

test('[W5] a scenario that was missing is shown as soon as it is there', async ({ page }) => {
  await visit(page, '/s/plan-b/assumptions')
  await expect(page.getByRole('heading', { name: 'There is no scenario “plan-b” here' })).toBeVisible()
  await page.evaluate(() => window.sextant!.run('scenario clone base plan-b'))
  await expect(grid(page, 'Pricing')).toBeVisible()
})

test.describe('[D4] what was stored and cannot be read is never taken for an empty workspace, nor written over:', () => {
  const damages: Record<string, (page: Page) => Promise<void>> = {
    'a snapshot with a changed byte': (page) => damage(page, 'snapchunk', 0, 'a byte changed'),
    'a snapshot with a missing piece': (page) => damage(page, 'snapchunk', 0.5, 'gone'),
    'a changed byte inside the journal': (page) => damage(page, 'journal', 0.5, 'a byte changed'),
    'a missing record inside the journal': (page) => damage(page, 'journal', 0.5, 'gone'),
    'all of it gone, but for the note that it was there': (page) =>
      emptyTables(page, ['journal', 'snapmeta', 'snapchunk', 'backupmeta', 'backupchunk'])
  }
  for (const [name, bring] of Object.entries(damages))
    test(name, async ({ page, faults }) => {
      faults.allow(noIcon)
      await visit(page, '/')
      for (const cash of [1, 2, 3, 4]) await run(page, `assume set base opening_cash ${cash}`)
      await saved(page)
      await leaveApp(page)
      await bring(page)
      await damageFiles(page)
      const before = await everythingStored(page)

      await visit(page, '/')
      await expect(page.getByRole('heading')).toHaveText('This workspace did not open')
      const sentence =
        /^Saved data of this workspace cannot be read \(.+\); nothing was overwritten: download what is there before anything else\.$/
      await expect(page.getByText(sentence)).toBeVisible()
      const refused = await page.evaluate(() => window.sextant!.run('summary base'))
      expect(refused).toEqual({
        ok: false,
        problem: { type: 'store-damaged', text: expect.stringMatching(sentence) as unknown }
      })
      if (Object.keys(before['journal']!).length > 0) {
        const [file] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('button', { name: 'Download what is there' }).click()
        ])
        expect((await readFile(await file.path())).length).toBeGreaterThan(1000)
      }
      await page.getByRole('button', { name: 'Try again' }).click()
      await expect(page.getByText(sentence)).toBeVisible()

      await leaveApp(page)
      expect(await everythingStored(page)).toEqual(before)
    })
})

test.describe('[D11] what one copy has lost the other brings back:', () => {
  const losses: Record<string, (page: Page) => Promise<void>> = {
    'the database is gone': removeDatabase,
    'the files are gone': removeFiles,
    'the files have gone bad': damageFiles,
    'a snapshot in the database has gone bad': (page) => damage(page, 'snapchunk', 0, 'a byte changed'),
    'the journal in the database has a gap': (page) => damage(page, 'journal', 0.5, 'gone')
  }
  const cash = async (page: Page) =>
    (await run<{ parameter: string; value: number }[]>(page, 'assume list base')).find(
      ({ parameter }) => parameter === 'opening_cash'
    )?.value

  for (const [name, lose] of Object.entries(losses))
    test(name, async ({ page, faults }) => {
      faults.allow(noIcon)
      await visit(page, '/')
      for (const cash of [1, 2, 3, 4]) await run(page, `assume set base opening_cash ${cash}`)
      await saved(page)
      await leaveApp(page)
      await lose(page)
      await visit(page, '/')
      expect(await cash(page)).toBe(4)
      await run(page, 'assume set base opening_cash 5')
      await saved(page)
      await expectSaved(page)

      // Then the other one is lost.
      await leaveApp(page)
      await (name.includes('database') ? removeFiles : removeDatabase)(page)
      await visit(page, '/')
      expect(await cash(page)).toBe(5)
    })
})

test('[D3] where the newest snapshot has gone bad, the one before and the journal bring everything back', async ({
  page,
  faults
}) => {
  faults.allow(noIcon)
  await visit(page, '/')
  for (let i = 0; i < 4; i++) await run(page, 'seed-defaults base')
  await saved(page)
  await run(page, 'assume set base opening_cash 123')
  await saved(page)
  await leaveApp(page)
  expect(Object.keys((await everythingStored(page))['snapmeta']!)).toEqual(['1', '2'])
  await removeFiles(page)
  await damage(page, 'snapchunk', 1, 'a byte changed')
  await visit(page, '/settings')
  await expect(page.getByText('snapshot 2: its bytes have changed')).toBeVisible()
  const assumptions = await run<{ parameter: string; value: number }[]>(page, 'assume list base')
  expect(assumptions).toContainEqual(expect.objectContaining({ parameter: 'opening_cash', value: 123 }))
  expect(await run(page, 'history base --limit 1')).toMatchObject([{ why: 'assume set base opening_cash 123' }])
})
