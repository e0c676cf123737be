// A device that is full: it is said at once, nothing is lost, and work goes on as soon as there is room.
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CDPSession, Page } from '@playwright/test'
import { keepFigures } from '../figures.ts'
import { Device, expect, test } from './device.ts'
import { cell, editor, expectSaid, grid, press, ready, run, saved, typeOver, visit } from './person.ts'
import { leaveApp, noIcon } from './stored.ts'

const full =
  'The disk, or what the browser may use of it, is full and the last changes are not saved: free some space, or export now.'
const saveMark = (page: Page) => page.getByRole('navigation').getByRole('status')
const price = (page: Page) => cell(grid(page, 'Pricing'), 'team', 'Price / month')
const plans = async (page: Page): Promise<string[]> =>
  (await run<{ name: string }[]>(page, 'scenario list')).map(({ name }) => name).filter((name) => /^plan-/.test(name))

/** Bytes that may be used above those that are. */
const someRoom = 3_000_000

/** The browser looks at how much room there is when it first writes: so it is started again before it gets little. */
async function startWithLittleRoom(device: Device, url: string): Promise<{ page: Page; limits: CDPSession }> {
  const before = await device.start()
  await visit(before, '/s/base/assumptions')
  await run(before, 'pricing set base --tier team --price 260')
  await saved(before)
  // What the browser keeps of the app itself is there from now on.
  await before.evaluate(() => navigator.serviceWorker.ready)
  await before.reload()
  await ready(before)
  // A clean end, or the next start would begin with throw-away writes.
  await leaveApp(before)
  await expect.poll(() => unheldLocks(before)).toBe(true)
  await device.close()

  const page = await device.start()
  await leaveApp(page)
  const limits = await page.context().newCDPSession(page)
  const { usage } = await limits.send('Storage.getUsageAndQuota', { origin: url })
  await limits.send('Storage.overrideQuotaForOrigin', { origin: url, quotaSize: usage + someRoom })
  await visit(page, '/s/base/assumptions')
  return { page, limits }
}

const unheldLocks = (page: Page): Promise<boolean> =>
  page.evaluate(async () => (await navigator.locks.query()).held!.length === 0)

/** Makes one plan after the other until one is refused. Times in milliseconds. */
const fill = (page: Page) =>
  page.evaluate(async () => {
    const sextant = window.sextant!
    const mark = document.querySelector('nav [role=status]')!
    const told = new Promise<number>((resolve) => {
      new MutationObserver(() => mark.textContent.includes('Not saved') && resolve(performance.now())).observe(mark, {
        subtree: true,
        childList: true,
        characterData: true
      })
    })
    const began: number[] = []
    let acknowledged = 0
    for (;;) {
      const number = began.push(performance.now())
      const answer = await sextant.run(`scenario clone base plan-${number}`)
      if (!answer.ok) return { acknowledged, refused: answer.problem, time: (await told) - began[acknowledged]! }
      // While it fails nothing is acknowledged, and what is taken until it is known stays few.
      await Promise.race([sextant.saved().then(() => (acknowledged = number)), told])
    }
  })

test('[D9] a full device is told within a second, refuses edits with a sentence, and loses nothing', async ({
  device,
  site,
  faults
}) => {
  test.setTimeout(120_000)
  faults.allow(noIcon)
  const { page, limits } = await startWithLittleRoom(device, site.url)
  await typeOver(await price(page), '777')
  const { acknowledged, refused, time } = await fill(page)
  expect(acknowledged).toBeGreaterThan(0)
  expect(refused).toEqual({ type: 'storage-full', text: full })
  expect(time).toBeLessThan(1000)
  await expect(saveMark(page)).toContainText('Not saved')

  // What was being typed stays where it is, and is kept when there is room.
  await press(page, 'Enter')
  await expectSaid(page, full)
  await expect(editor(page)).toHaveValue('777')
  expect(await run(page, 'export base')).toMatchObject({ pricing: [{}, { monthly_price: 260 }, {}] })
  const taken = await plans(page)
  expect(taken.length).toBeGreaterThanOrEqual(acknowledged)

  await limits.send('Storage.overrideQuotaForOrigin', { origin: site.url })
  const freed = Date.now()
  await expect(saveMark(page)).not.toContainText('Not saved', { timeout: 10_000 })
  const resumed = Date.now() - freed
  await press(page, 'Enter')
  await expect(await price(page)).toHaveText('$777')
  await saved(page)

  // The copy that was left behind comes back with a later edit.
  await expect(async () => {
    await run(page, 'undo')
    await run(page, 'redo')
    await saved(page)
    await expect(saveMark(page)).toContainText('Saved on this device', { timeout: 500 })
  }).toPass({ timeout: 20_000 })
  await page.reload()
  await ready(page)
  await expect(await price(page)).toHaveText('$777')
  expect(await plans(page)).toEqual(taken)
  await expect(saveMark(page)).toContainText('Saved on this device')
  keepFigures('full-device', {
    browser: device.browser,
    'milliseconds until it is told': Math.round(time),
    'milliseconds until it goes on': resumed,
    acknowledged,
    lost: 0
  })
})

/** A disk of its own. Null where none can be mounted: that takes rights that not everybody has. */
function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'sextant-disk-'))
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256m', 'tmpfs', folder]).status === 0) return folder
  rmdirSync(folder)
  return null
}

/** Writes until nothing more is taken. */
function useUp(file: string): void {
  const block = new Uint8Array(65_536)
  const open = openSync(file, 'w')
  try {
    while (writeSync(open, block) > 0);
  } catch (error) {
    expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC')
  } finally {
    closeSync(open)
  }
}

test('[D9] a disk without any room left is told within a second, and loses nothing', async ({
  launchOptions,
  site,
  faults
}) => {
  test.setTimeout(120_000)
  faults.allow(noIcon)
  const disk = smallDisk()
  if (!disk) {
    console.log('not run: a disk without room, for none can be mounted here')
    return
  }
  const device = new Device(launchOptions, site.url, (context) => faults.watch(context, site.url), disk)
  const rest = join(disk, 'rest')
  try {
    const page = await device.start()
    await visit(page, '/s/base/assumptions')
    await run(page, 'pricing set base --tier team --price 260')
    await saved(page)
    await page.evaluate(() => navigator.serviceWorker.ready)
    useUp(rest)
    const { acknowledged, refused, time } = await fill(page)
    expect(refused.type).toMatch(/^storage-f/)
    expect(time).toBeLessThan(1000)
    const taken = await plans(page)
    expect(taken.length).toBeGreaterThanOrEqual(acknowledged)

    rmSync(rest)
    const freed = Date.now()
    await expect(saveMark(page)).not.toContainText('Not saved', { timeout: 20_000 })
    const resumed = Date.now() - freed
    await run(page, 'pricing set base --tier team --price 777')
    await saved(page)
    await device.kill()

    const again = await device.start()
    await visit(again, '/s/base/assumptions')
    await expect(await price(again)).toHaveText('$777')
    expect(await plans(again)).toEqual(taken)
    await expect(saveMark(again)).toContainText('Saved on this device', { timeout: 20_000 })
    keepFigures('full-disk', {
      browser: device.browser,
      'milliseconds until it is told': Math.round(time),
      'milliseconds until it goes on': resumed,
      acknowledged,
      lost: 0
    })
  } finally {
    await device.remove()
    spawnSync('umount', [disk])
    rmdirSync(disk)
  }
})
