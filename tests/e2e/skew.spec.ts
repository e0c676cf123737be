// Two versions of the app on one device: the newer one writes, the older one never writes what it does not understand.
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { buildNext } from './next-build.ts'
import { run, saved, visit, visitScenario } from './person.ts'

// What a person has open is what the server gave: the offline copy would hide which version that is.
test.use({ serviceWorkers: 'block' })
test.describe.configure({ mode: 'serial' })

/** What registering comes to where it is blocked. */
const noServiceWorker = /reading 'active'/

let next = ''
test.beforeAll(() => {
  test.setTimeout(180_000)
  next = buildNext()
})
test.afterAll(() => {
  if (next) rmSync(dirname(next), { recursive: true, force: true })
})

const newer =
  'This workspace was saved by a newer version of Sextant and opens for reading only: reload to get that version.'
const cash = async (page: Page) =>
  (await run<{ parameter: string; value: number }[]>(page, 'assume list base')).find(
    ({ parameter }) => parameter === 'opening_cash'
  )!.value
const refusal = (page: Page) =>
  page.evaluate(() => window.sextant!.run('assume set base opening_cash 9')) as Promise<{
    ok: boolean
    problem?: { type: string; text: string }
  }>

test('[D8] a newer tab is given the turn, migrates with a backup first, and the older one only reads from then on', async ({
  context,
  site,
  faults
}) => {
  faults.allow(noServiceWorker)
  const older = await context.newPage()
  await visitScenario(older, 'assumptions')
  await run(older, 'assume set base opening_cash 1')
  await saved(older)
  await site.use(next)
  const latest = await context.newPage()
  await visitScenario(latest, 'assumptions')
  await run(latest, 'assume set base opening_cash 2')
  await saved(latest)
  await expect(older.getByText(newer)).toBeVisible()
  expect(await refusal(older)).toEqual({ ok: false, problem: { type: 'newer-store', text: newer } })
  expect(await cash(latest)).toBe(2)
  const { kept } = await run<{ kept: number }>(latest, 'storage')
  expect(kept).toBeGreaterThan(0)

  // The older page, loaded again as it was, reads what the newer one has written, and writes nothing.
  await site.use(site.original)
  await visit(older, '/s/base/assumptions')
  await expect(older.getByText(newer)).toBeVisible()
  expect(await cash(older)).toBe(2)
  expect(await refusal(older)).toEqual({ ok: false, problem: { type: 'newer-store', text: newer } })
  await run(latest, 'assume set base opening_cash 3')
  await saved(latest)
  expect(await cash(latest)).toBe(3)
})

test('[D8] an older version by itself opens what a newer one has left, for reading only', async ({
  context,
  site,
  faults
}) => {
  faults.allow(noServiceWorker)
  await site.use(next)
  const latest = await context.newPage()
  await visitScenario(latest, 'assumptions')
  await run(latest, 'assume set base opening_cash 2')
  await saved(latest)
  await latest.close()
  await site.use(site.original)
  const older = await context.newPage()
  await visitScenario(older, 'assumptions')
  await expect(older.getByText(newer)).toBeVisible()
  expect(await cash(older)).toBe(2)
  expect(await refusal(older)).toEqual({ ok: false, problem: { type: 'newer-store', text: newer } })
})
