// [D14] What changes much is made only when the state before it is kept, in whichever tab it was asked for.
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Problem } from '#lib/edit/result.ts'
import { fileOf, imported, openEngine, run as runIn } from '../engine.ts'
import { golden } from '../scenarios.ts'
import { connectionsTo } from './connections.ts'
import { Device, type Tab } from './device.ts'

let device: Device
let writer: Tab
let other: Tab

beforeEach(async () => {
  device = new Device({ betweenNews: 20, mostSilence: 400, betweenThefts: 2000 })
  writer = await device.open()
  other = await device.open()
})
afterEach(() => {
  for (const one of [...device.tabs]) one.crash()
})

async function run(tab: Tab, line: string, files: Record<string, Uint8Array> = {}) {
  const answer = await tab.host.run(line, files)
  if (!answer.ok) throw new Error(`${line}: ${answer.problem.text}`)
  return answer
}

const cash = async (tab: Tab) =>
  ((await run(tab, 'export base')).data as { assumptions: { opening_cash: number } }).assumptions.opening_cash

/** There is room for an edit, but not for a whole state. */
function fill(): void {
  for (const copy of writer.copies)
    copy.writeBackup = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))
}

const noRoom: Problem = {
  type: 'storage-full',
  text: 'The disk, or what the browser may use of it, is full, so the state before this cannot be kept and nothing was changed: free some space, then try again.'
}

test.each(['writes', 'follows'])('[D14] without it a restore is refused in the tab that %s', async (part) => {
  const tab = part === 'writes' ? writer : other
  await run(writer, 'assume set base opening_cash 1')
  const f = (await run(writer, 'backup')).files[0]!.bytes
  await run(writer, 'assume set base opening_cash 2')
  fill()
  expect(await tab.host.run('restore f', { f })).toEqual({ ok: false, problem: noRoom })
  expect([await cash(writer), await cash(other)]).toEqual([2, 2])
  const [last] = (await run(writer, 'history base --limit 1')).data as { origin: string }[]
  expect(last!.origin).toBe('command')
})

test.each(['writes', 'follows'])('[D14] without it an import is refused in the tab that %s', async (part) => {
  const tab = part === 'writes' ? writer : other
  const file = golden('base-scenario.json') as { assumptions: object }
  const f = fileOf({ ...file, assumptions: { ...file.assumptions, opening_cash: 9 } })
  fill()
  expect(await tab.host.run('import base f', { f })).toEqual({ ok: false, problem: noRoom })
  expect([await cash(writer), await cash(other)]).toEqual([500_000, 500_000])
})

test('[D14] what is asked for twice while the state is being kept is made once', async () => {
  const { engine } = await openEngine()
  const f = fileOf({ ...(golden('base-scenario.json') as object), months: 12 })
  const ask = { id: '018c0000-0000-7000-8000-000000000001', method: 'run', args: [] }
  const before = engine.store.history({ limit: 1000 })
  let runs = 0
  const asked = () =>
    engine.perform(ask, false, () => {
      runs++
      return imported(engine, 'import copy f', { f })
    })
  expect(await Promise.all([asked(), asked()])).toMatchObject([{ data: { id: 'copy' } }, { data: { id: 'copy' } }])
  await asked()
  expect(runs).toBe(1)
  expect(runIn<{ id: string }[]>(engine, 'scenario list').map(({ id }) => id)).toEqual(['base', 'copy'])
  const made = engine.store.history({ limit: 1000 }).slice(0, -before.length)
  expect(new Set(made.map(({ edit_id }) => edit_id))).toEqual(new Set([ask.id]))
  expect((await engine.store.listBackups()).map(({ reason }) => reason)).toEqual(['before an import'])
})

test('[D14] an import that is refused by itself keeps no state', async () => {
  expect(await writer.host.run('import base f', { f: fileOf('no file') })).toMatchObject({ ok: false })
  expect((await writer.host.states()).map(({ reason }) => reason)).not.toContain('before an import')
})

test('a file is made on a full device too, in the tab that writes and in another one', async () => {
  fill()
  for (const tab of [writer, other]) expect((await run(tab, 'backup')).files).toHaveLength(1)
})

test('a look at what is kept leaves no connection open', async () => {
  const f = (await run(writer, 'backup')).files[0]!.bytes
  await run(writer, 'assume set base opening_cash 2')
  await run(writer, 'restore f', { f })
  const connections = connectionsTo(device.indexedDB)
  const states = await writer.host.states()
  const { id } = states.find(({ reason }) => reason === 'before a restore')!
  await writer.host.stateSummary(id)
  await writer.host.stateFile(id)
  await writer.host.planRestore({ state: id })
  expect(connections.opened).toBeGreaterThanOrEqual(4)
  expect(connections.closed).toBe(connections.opened)
})
