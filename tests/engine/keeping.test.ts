// Files of a workspace, states of the past and what they come back as, through the door that the page uses.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { FoundState, RestorePlan, StorageHealth } from '#lib/edit/keeping.ts'
import type { Problem, Result } from '#lib/edit/result.ts'
import { tables } from '#lib/edit/schema.ts'
import { openContainer, packContainer, type Manifest } from '#workers/store/file/container.ts'
import type { Store } from '#workers/store/store.ts'
import { Device, type Tab } from './device.ts'

let device: Device
let tab: Tab

beforeEach(async () => {
  device = new Device({ betweenNews: 20, mostSilence: 400, betweenThefts: 2000 })
  tab = await device.open()
})
afterEach(() => {
  for (const one of [...device.tabs]) one.crash()
})

async function run<T = unknown>(line: string, files: Record<string, Uint8Array> = {}, on = tab) {
  const answer = await on.host.run(line, files)
  if (!answer.ok) throw new Error(`${line}: ${answer.problem.text}`)
  return { ...answer, data: answer.data as T }
}
const refusal = async (line: string, files: Record<string, Uint8Array> = {}) => {
  const answer = await tab.host.run(line, files)
  return answer.ok ? `it worked: ${answer.text}` : answer.problem.text
}
function value<T>(result: Result<T, Problem>): T {
  if (!result.ok) throw new Error(result.error.text)
  return result.value
}
/** What whoever packs a file says of it. */
const described = ({ made, workspace, app, schema, state, rows, figures }: Manifest) => ({
  ...{ made, workspace, app, schema, state, rows, figures }
})
const cash = async (on = tab) =>
  (await run<{ assumptions: { opening_cash: number } }>('export base', {}, on)).data.assumptions.opening_cash
const moment = () => new Promise((resolve) => setTimeout(resolve, 5))

describe('a file of the workspace', () => {
  test('is of one state, though somebody types while it is made', async () => {
    await run('assume set base opening_cash 1')
    const digest = crypto.subtle.digest.bind(crypto.subtle)
    let typed = 0
    const spy = vi.spyOn(crypto.subtle, 'digest').mockImplementation(async (...given) => {
      if (given[1].byteLength > 2000 && typed++ < 20) await run('assume set base opening_cash 2')
      return digest(...given)
    })
    const made = await run('backup')
    spy.mockRestore()
    expect(typed).toBeGreaterThan(0)
    await run('restore f', { f: made.files[0]!.bytes })
    expect(await cash()).toBe(1)
  })

  test('brings everything back that was in it, as one edit that undo takes back', async () => {
    await run('assume set base opening_cash 1')
    const made = await run('backup')
    const [file] = made.files
    expect(file!.name).toMatch(/^main-\d{4}-\d{2}-\d{2}\.sextant$/)
    await run('assume set base opening_cash 2')
    await run('scenario clone base other')
    const plan = await run<RestorePlan>('restore f --only plan', { f: file!.bytes })
    expect(plan.data.scenarios.map(({ id, kind, cells }) => [id, kind, kind === 'changed' ? cells : 0])).toEqual(
      expect.arrayContaining([
        ['base', 'changed', 1],
        ['other', 'removed', 0]
      ])
    )
    expect(plan.text.split('\n').toSorted()).toEqual([
      'Base: 1 cell changes',
      expect.stringMatching(/^Would restore the file f of /),
      'other: goes'
    ])
    expect(await cash()).toBe(2)
    const done = await run<RestorePlan>('restore f', { f: file!.bytes })
    expect(done.data.scenarios).toEqual(plan.data.scenarios)
    expect(await cash()).toBe(1)
    expect((await run<{ id: string }[]>('scenario list')).data.map(({ id }) => id)).toEqual(['base'])
    expect((await run<{ origin: string }[]>('history base --limit 1')).data[0]!.origin).toBe('restore')
    await run('undo')
    expect(await cash()).toBe(2)
    expect((await run<{ id: string }[]>('scenario list')).data.map(({ id }) => id).toSorted()).toEqual([
      'base',
      'other'
    ])
  })

  test('that is sealed opens with its passphrase, and with no other', async () => {
    await run('assume set base opening_cash 1')
    const f = (await run('backup --passphrase "correct horse"')).files[0]!.bytes
    await run('assume set base opening_cash 2')
    expect(await refusal('restore f', { f })).toMatch(/passphrase/)
    expect(await refusal('restore f --passphrase wrong', { f })).toMatch(/passphrase/)
    await run('restore f --passphrase "correct horse"', { f })
    expect(await cash()).toBe(1)
  })

  test('is restored in another tab than the one that writes', async () => {
    const other = await device.open()
    const f = (await run('backup', {}, other)).files[0]!.bytes
    await run('assume set base opening_cash 2')
    await run('restore f', { f }, other)
    expect(await cash()).toBe(500_000)
    expect(await cash(other)).toBe(500_000)
  })

  test('of the version before notes is restored: it has none, and everything else as it was', async () => {
    const f = new Uint8Array(readFileSync(join(import.meta.dirname, '..', 'golden', 'version-1.sextant')))
    await run('note add base cash Why?')
    const plan = await run<RestorePlan>('restore f --only plan', { f })
    expect(plan.data.from).toMatchObject({ workspace: 'main', isSame: true })
    await run('restore f', { f })
    expect(await cash()).toBe(123456.78)
    expect((await run<{ name: string }[]>('scenario list')).data.map(({ name }) => name)).toEqual([
      'Base',
      'Slow growth'
    ])
    expect((await run<unknown[]>('note list base --all')).data).toEqual([])
    await run('note add base cash Again?')
    await run('undo')
    await run('undo')
    expect((await run<{ text: string }[]>('note list base')).data.map(({ text }) => text)).toEqual(['Why?'])
  })

  test('of a version that is not known yet is refused', async () => {
    const { bytes } = (await run('backup')).files[0]!
    const { sqlite, json, manifest } = value(await openContainer(new Uint8Array(bytes)))
    const parts = { sqlite, json: json as object, manifest: { ...described(manifest), schema: 1000 } }
    expect(await refusal('restore f', { f: value(await packContainer(parts)) })).toBe(
      'The file was made with version 1000 of the tables, which this Sextant does not know: open it with the Sextant that made it.'
    )
  })

  test('brings notes back with their threads, also where they are resolved', async () => {
    const { data } = await run<{ id: string }>('note add base pricing/team/price Why?')
    await run('note add base pricing/team/price Because.')
    await run(`note resolve base ${data.id}`)
    const before = (await run('note list base --all')).data
    const f = (await run('backup')).files[0]!.bytes
    await run(`note remove base ${data.id}`)
    await run('restore f', { f })
    expect((await run('note list base --all')).data).toEqual(before)
  })

  test('is named with when it was made, in UTC in every text, and whether its figures are still the same', async () => {
    const { bytes } = (await run('backup')).files[0]!
    const { sqlite, json, manifest } = value(await openContainer(new Uint8Array(bytes)))
    const made = '2026-11-21T19:03:30.000Z'
    const { data, text } = await run<RestorePlan>('restore f --only plan', {
      f: value(await packContainer({ sqlite, json: json as object, manifest: { ...described(manifest), made } }))
    })
    expect(data.from).toEqual({ file: 'f', workspace: 'main', at: Date.UTC(2026, 10, 21, 19, 3, 30), isSame: true })
    expect(data.source).toBe('the file f of 2026-11-21 19:03 UTC')
    expect(text).toBe('Nothing differs from the file f of 2026-11-21 19:03 UTC.')

    const figures = manifest.figures.map((one) => ({ ...one, figures: { ...one.figures, ending_arr: 1 } }))
    const other = { ...described(manifest), made, figures }
    const differs = await run<RestorePlan>('restore f --only plan', {
      f: value(await packContainer({ sqlite, json: json as object, manifest: other }))
    })
    expect(differs.data.from).toMatchObject({ isSame: false })
    expect(differs.data.source).toBe(
      'the file f of 2026-11-21 19:03 UTC, whose figures come out differently in this version'
    )
  })

  test('with other rows than its manifest says is refused, and nothing changes', async () => {
    expect(await refusal('restore f', { f: new TextEncoder().encode('no zip') })).toBe(
      'The file is not one that Sextant made: choose one whose name ends in .sextant.'
    )
    expect(await refusal('restore f')).toBe(
      'No file called "f" was given: choose it, or hand it over with the command.'
    )
  })
})

describe('a moment of the past', () => {
  test('answers commands as it would have then, and changes nothing', async () => {
    await run('assume set base opening_cash 1')
    await moment()
    const then = new Date().toISOString()
    await moment()
    await run('assume set base opening_cash 2')
    await run('scenario delete base')
    expect((await run<{ assumptions: object }>(`at ${then} export base`)).data.assumptions).toMatchObject({
      opening_cash: 1
    })
    expect((await run<{ ending_arr: number }>(`at "${then}" summary base`)).data.ending_arr).toBeGreaterThan(0)
    expect(await refusal('export base')).toMatch(/^There is no scenario/)
    expect(await refusal(`at ${then} assume set base opening_cash 9`)).toMatch(/^The past cannot be changed/)
    expect(await refusal('at yesterday summary base')).toMatch(/^"yesterday" is no time: type a day such as/)
  })

  test('is shown on every page until one goes back, while the other tab goes on', async () => {
    const other = await device.open()
    await run('assume set base opening_cash 1')
    await moment()
    const then = new Date().toISOString()
    await moment()
    await run('assume set base opening_cash 2')
    const looked = await tab.host.lookAt({ time: then })
    if (!looked.ok) throw new Error(looked.error.text)
    expect(looked.value).toMatchObject({ mode: 'reader', past: { at: Date.parse(then) } })
    expect(await cash()).toBe(1)
    expect(await refusal('assume set base opening_cash 3')).toMatch(/^This is a state of the past/)
    await run('assume set base opening_cash 4', {}, other)
    expect(await cash()).toBe(1)
    expect(await tab.host.lookNow()).toMatchObject({ mode: 'writer', past: null })
    expect(await cash()).toBe(4)
  })
})

test('[D12] storage says what is kept where, and when a file is due', async () => {
  const health = async () => (await run<StorageHealth>('storage')).data
  expect(await health()).toMatchObject({ workspace: 'main', isLocked: false, lastFile: null, isFileDue: false })
  expect((await health()).copies).toEqual([{ name: 'database', state: 'whole' }])
  for (let number = 1; number <= 201; number++) await run(`assume set base opening_cash ${number}`)
  expect(await health()).toMatchObject({ isFileDue: true, lastEdit: { why: 'assume set base opening_cash 201' } })
  await run('backup')
  expect(await health()).toMatchObject({ isFileDue: false, lastFile: { editsSince: 0 } })
  await run('assume set base opening_cash 1')
  expect((await health()).lastFile).toMatchObject({ editsSince: 1 })
})

test('states that are kept are found, described, looked at and restored', async () => {
  await run('assume set base opening_cash 1')
  const f = (await run('backup')).files[0]!.bytes
  await run('assume set base opening_cash 2')
  await run('restore f', { f })
  const states = await tab.host.states()
  const before = states.find(({ reason }) => reason === 'before a restore')!
  expect(before).toMatchObject({ kind: 'kept', fault: null })
  const summary = await tab.host.stateSummary(before.id)
  if (!summary.ok) throw new Error(summary.error.text)
  expect(summary.value.scenarios.map(({ id }) => id)).toEqual(['base'])
  expect(summary.value.last!.why).toBe('assume set base opening_cash 2')
  await tab.host.restore({ state: before.id })
  expect(await cash()).toBe(2)
  await run('assume set base opening_cash 3')
  const file = value(await tab.host.stateFile(before.id))
  expect(file.name).toBe(`main-${new Date(before.at!).toISOString().slice(0, 10)}.sextant`)
  await run('restore state', { state: file.bytes })
  expect(await cash()).toBe(2)
})

test('[D14] a time before there was anything is neither looked at nor restored, and undo stays as it is', async () => {
  await run('assume set base opening_cash 1')
  const refused = {
    ok: false,
    error: { type: 'no-moment', text: expect.stringContaining('nothing in this workspace') }
  }
  expect(await tab.host.planRestore({ time: '2020-01-01T00:00:00Z' })).toMatchObject(refused)
  expect(await tab.host.lookAt({ time: '2020-01-01T00:00:00Z' })).toMatchObject(refused)
  expect(await refusal('at 2020-01-01 summary base')).toMatch('There was nothing')
  expect(await refusal('at 2026-02-31 summary base')).toMatch('is no time')
  expect(await refusal('at 2999-01-01 summary base')).toMatch('still to come')
  await run('undo')
  expect(await cash()).not.toBe(1)
})

test('a workspace that something was in is not begun anew, though nothing is left in it', async () => {
  const { store } = tab.host as unknown as { store: Store }
  const gone = (table: string) => store.rows(table).map(({ id, ...was }) => ({ table, row: id, was, now: null }))
  const inner = tables.filter(({ name, isCache }) => !isCache && name !== 'companies' && name !== 'scenarios')
  const changes = [...inner.map(({ name }) => name), 'scenarios', 'companies'].flatMap(gone)
  const edit = { id: '018c0000-0000-7000-8000-000000000001', author: 'Ada', at: '2026-11-20T09:00:00.000Z' }
  store.receive({ ...edit, origin: 'restore', reverses: null, why: 'Restored nothing', changes })
  await tab.host.saved()
  tab.crash()
  const again = await device.open()
  expect(again.state.opened?.companies).toEqual([])
})

test('[D14] a state and a moment that are restored are named with their time, in UTC in the history', async () => {
  await run('assume set base opening_cash 1')
  const f = (await run('backup')).files[0]!.bytes
  await run('assume set base opening_cash 2')
  await run('restore f', { f })
  const [{ id, at }] = (await tab.host.states()).filter(({ reason }) => reason === 'before a restore') as [FoundState]
  expect(value(await tab.host.planRestore({ state: id })).from).toEqual({ reason: 'before a restore', at })
  await tab.host.restore({ state: id })
  const [last] = (await run<{ why: string }[]>('history base --limit 1')).data
  expect(last!.why).toMatch(/^Restored the state of \d{4}-\d\d-\d\d \d\d:\d\d UTC \(before a restore\)$/)

  expect(value(await tab.host.planRestore({ time: '2126-11-21T19:03:30.000Z' }))).toMatchObject({
    from: { reason: 'as it was', at: Date.UTC(2126, 10, 21, 19, 3, 30) },
    source: 'the workspace as it was, 2126-11-21 19:03 UTC',
    tables: []
  })
})
