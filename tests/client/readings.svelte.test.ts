// What is remembered of how lines are read: beside its workspace and scenario, and nothing of a locked one.
import { beforeEach, expect, test, vi } from 'vitest'
import { forgetDeleted, remember, remembered } from '#lib/client/remembered.ts'

const kept = new Map<string, string>()
vi.stubGlobal('window', {
  localStorage: {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key)
  }
})

const place = { workspace: 'main', isLocked: false }

/** The page after a reload: it knows only what is remembered. */
async function readingsAfterReload(where = place, scenario = 'base') {
  vi.resetModules()
  const { readingsOf } = await import('#lib/client/readings.svelte.ts')
  return readingsOf(where, scenario)
}

beforeEach(() => kept.clear())

test('[M10] a chosen way comes back after a reload, for its line and scenario only, and goes with one action', async () => {
  const readings = await readingsAfterReload()
  readings.choose('cash', 'average')
  readings.choose('payroll[sales_marketing]', 'lowest')
  readings.choose('cash', 'highest')
  const later = await readingsAfterReload()
  expect(['cash', 'payroll[sales_marketing]', 'revenue'].map(later.of)).toEqual(['highest', 'lowest', null])
  expect((await readingsAfterReload(place, 'plan')).of('cash')).toBeNull()
  expect((await readingsAfterReload({ ...place, workspace: 'other' })).of('cash')).toBeNull()
  later.choose('cash', null)
  later.choose('payroll[sales_marketing]', null)
  expect(remembered('readings', place)).toEqual([])
})

test('[M10] what another tab chose for other lines stays', async () => {
  const [one, other] = [await readingsAfterReload(), await readingsAfterReload()]
  one.choose('cash', 'average')
  other.choose('mrr', 'lowest')
  const later = await readingsAfterReload()
  expect(['cash', 'mrr'].map(later.of)).toEqual(['average', 'lowest'])
})

test('[D13] of a locked workspace nothing is remembered, and it holds as long as the page is open', async () => {
  const locked = { workspace: 'secret', isLocked: true }
  const readings = await readingsAfterReload(locked)
  readings.choose('project_falcon', 'average')
  expect(readings.of('project_falcon')).toBe('average')
  expect([...kept]).toEqual([])
  expect((await readingsAfterReload(locked)).of('project_falcon')).toBeNull()
})

test('[W6] choices and lines are remembered as before: newest last, each once, and gone with their workspace', () => {
  for (const text of ['line cash', 'page results', 'line cash']) remember('choices', place, text)
  expect(remembered('choices', place)).toEqual(['page results', 'line cash'])
  remember('lines', place, 'x'.repeat(501))
  expect(remembered('lines', place)).toEqual([])
  forgetDeleted('workspace delete main', { name: 'main' })
  expect([...kept]).toEqual([])
})
