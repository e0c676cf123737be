// Chromium writes the head of a record and its content one after the other into logs of its own. A kill between them tears
// the log, and what the browser does with it at later starts can cost a database, or files. Here the logs are torn by hand.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { StorageHealth } from '#lib/edit/keeping.ts'
import { keepFigures } from '../figures.ts'
import type { Site } from './app.ts'
import { expect, test } from './device.ts'
import { expectWhole, lastEdit } from './numbered.ts'
import { run, visit } from './person.ts'
import { fileNames, filesStored, isDatabaseThere, leaveApp, noIcon } from './stored.ts'

const rounds = process.env['PROOF'] ? 10 : 1
const editsInARun = 20

/** Numbered edits, each on the device before the next. @returns the number of the last one */
async function makeEdits(page: Page, after: number): Promise<number> {
  const last = after + editsInARun
  await page.evaluate(
    async ([from, to]) => {
      for (let number = from; number <= to; number++) {
        await window.sextant!.run(`assume set base opening_cash ${number}`)
        await window.sextant!.saved()
      }
    },
    [after + 1, last] as const
  )
  return last
}

/** The app without its throw-away writes after a cut: its worker is refused the database for them. */
async function refuseScrub(site: Site): Promise<void> {
  const folder = '_app/immutable/workers'
  const refusal = `{
    const { open } = IDBFactory.prototype
    IDBFactory.prototype.open = function (name, ...more) {
      if (name === 'scrub') throw new DOMException('refused')
      return open.call(this, name, ...more)
    }
  }\n`
  const scripts = readdirSync(join(site.folder, folder)).filter((name) => name.endsWith('.js'))
  await site.add(
    Object.fromEntries(scripts.map((name) => [join(folder, name), refusal + site.read(join(folder, name))]))
  )
}

for (const hasScrub of process.env['PROOF'] ? [true, false] : [true])
  test(`[D10] a torn log of the database costs nothing, ${
    hasScrub ? 'and the throw-away writes keep the database' : 'also without the throw-away writes'
  }`, async ({ device, site, faults }) => {
    test.setTimeout(60_000 + rounds * 20_000)
    faults.allow(noIcon)
    if (!hasScrub) await refuseScrub(site)
    let [last, wiped] = [0, 0]
    // The browser goes on behind the tear at the next start, and finds it at the one after that.
    for (let start = 0; ; start++) {
      const page = await device.start()
      await leaveApp(page)
      if (start > 0 && !(await isDatabaseThere(page))) wiped++
      await visit(page, '/settings')
      expect(await lastEdit(page)).toBe(last)
      if (start === 2 * rounds) {
        await expectWhole(page, last)
        const states = async () => (await run<StorageHealth>(page, 'storage')).copies.map(({ state }) => state)
        await expect.poll(states).toEqual(['whole', 'whole'])
        break
      }
      last = await makeEdits(page, last)
      await device.kill()
      if (start % 2 === 0) device.tearDatabaseLog()
    }
    if (hasScrub) expect(wiped).toBe(0)
    keepFigures(`torn-database-log-${hasScrub ? 'with' : 'without'}-scrub`, {
      browser: device.browser,
      'logs torn': rounds,
      acknowledged: last,
      lost: 0,
      'database wiped by the browser': wiped
    })
  })

test('[D10] a torn list of files costs no file, and nothing that is in one', async ({ device, faults }) => {
  test.setTimeout(60_000 + rounds * 20_000)
  faults.allow(noIcon)
  let last = 0
  const start = async () => {
    const page = await device.start()
    await leaveApp(page)
    return page
  }
  const goOn = async (page: Page) => {
    await visit(page, '/settings')
    expect(await lastEdit(page)).toBe(last)
    last = await makeEdits(page, last)
    await device.kill()
  }
  for (let round = 0; round < rounds; round++) {
    await goOn(await start())
    const before = await filesStored(await start())
    expect(Object.keys(before)).toHaveLength(64)
    await device.kill()
    device.tearFileLists()

    const page = await start()
    expect(await filesStored(page)).toEqual(before)
    await goOn(page)
    expect(await fileNames(await start())).toEqual(Object.keys(before).sort())
    await device.kill()
  }
  const page = await start()
  await visit(page, '/settings')
  await expectWhole(page, last)
  keepFigures('torn-file-lists', {
    browser: device.browser,
    'lists torn': rounds,
    acknowledged: last,
    lost: 0,
    'files lost': 0
  })
})
