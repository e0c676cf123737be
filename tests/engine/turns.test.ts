// Turns that come, go and are missed at a bad moment: while a tab opens, leaves, or goes on from another state.
import { afterEach, expect, test, vi } from 'vitest'
import type { Channel } from '#workers/engine/between-tabs.ts'
import { notOurTurn, Tabs, type Part } from '#workers/engine/tabs.ts'
import type { Pair } from '#workers/store/store.ts'
import { Device, type Tab } from './device.ts'
import { Locks } from './locks.ts'

const pace = { betweenNews: 20, mostSilence: 400, betweenThefts: 2000 }
let device = new Device(pace)

afterEach(() => {
  for (const tab of [...device.tabs]) tab.crash()
  device = new Device(pace)
})

const set = async (tab: Tab, number: number) => tab.host.run(`assume set base opening_cash ${number}`)
const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))

/** Something that stands still until it may go on. */
function gate(): { opens: Promise<void>; open: () => void } {
  let open = () => {}
  const opens = new Promise<void>((resolve) => (open = resolve))
  return { opens, open: () => open() }
}

/** Each pair that the tab opens is read when that is over, in this order. */
const readsAfter = (waits: readonly (() => Promise<unknown>)[]) => (pair: Pair, before: number) => {
  const read = pair.candidates.bind(pair)
  pair.candidates = async () => {
    await waits[before]?.()
    return read()
  }
}

/** Its writes do not get to the device until it opens. */
function holdWrites(tab: Tab): () => void {
  const { opens, open } = gate()
  const copy = tab.copies.at(-1)!
  const append = copy.append.bind(copy)
  copy.append = async (records) => {
    await opens
    return append(records)
  }
  return open
}

const notesIn = async (tab: Tab) => {
  const answer = await tab.host.run('history base --limit 50')
  return answer.ok ? (answer.data as { why: string }[]).map(({ why }) => why) : answer.problem
}

test.each([
  ['its first reading', 0],
  ['its opening for writing', 1]
])('[W5] a turn that comes during %s is taken when that is done, once', async (_, which) => {
  const first = await device.open()
  await set(first, 1)
  await first.host.saved()
  const { opens, open } = gate()
  const waits = which === 0 ? [() => opens] : [() => pause(100), () => opens]
  const second = device.add(readsAfter(waits))
  const started = second.start()
  await pause(20)
  first.crash()
  if (which === 1) await started
  const answer = started.then(() => set(second, 2))
  await pause(200)
  open()
  expect(await answer).toMatchObject({ ok: true })
  await second.host.saved()
  expect(second.state.opened?.mode).toBe('writer')
  const third = await device.open()
  expect(await set(third, 3)).toMatchObject({ ok: true })
})

test('[W5] a torn log is looked for when the browser starts, not when a turn passes from tab to tab', async () => {
  const cleaned: string[] = []
  const watching = (name: string) => (pair: Pair) => void (pair.afterCut = () => void cleaned.push(name))
  const first = await device.open()
  await set(first, 1)
  await first.host.saved()
  const second = device.add(watching('second'))
  await second.start()
  await pause(10 * pace.betweenNews)
  first.crash()
  expect(await set(second, 2)).toMatchObject({ ok: true })
  expect([second.state.opened?.mode, cleaned]).toEqual(['writer', []])
  second.crash()
  const third = device.add(watching('third'))
  await third.start()
  expect([third.state.opened?.mode, cleaned]).toEqual(['writer', ['third']])
})

test('[W5] a turn in which nothing came to the device shows nothing of the log', async () => {
  const before = await device.open()
  await set(before, 1)
  await before.host.saved()
  before.crash()
  const cleaned: string[] = []
  const first = device.add((pair) => {
    pair.afterCut = () => void cleaned.push('first')
    pair.append = () => new Promise(() => undefined)
  })
  await first.start()
  const second = device.add((pair) => void (pair.afterCut = () => void cleaned.push('second')))
  await second.start()
  await pause(10 * pace.betweenNews)
  first.crash()
  expect(await set(second, 2)).toMatchObject({ ok: true })
  expect(cleaned).toEqual(['first', 'second'])
})

test('[W5] a tab that cannot open for writing lets others do so', async () => {
  const before = await device.open()
  await set(before, 1)
  await before.host.saved()
  before.crash()
  const first = device.add((pair) => void (pair.claim = full))
  await first.start()
  expect(first.state.failed).toMatch('full')
  expect(await first.host.run('summary base')).toMatchObject({ ok: false, problem: { type: 'storage-full' } })
  const second = await device.open()
  expect(await set(second, 2)).toMatchObject({ ok: true })
  expect(second.state.opened?.mode).toBe('writer')
})

test('[W5] a tab whose turn has come tries again where the device is not ready yet', async () => {
  const first = await device.open()
  await set(first, 1)
  await first.host.saved()
  const second = device.add((pair, before) => {
    if (before === 1) pair.candidates = () => Promise.reject(new DOMException('in use', 'UnknownError'))
  })
  await second.start()
  first.crash()
  expect(await set(second, 2)).toMatchObject({ ok: true })
  expect([second.state.opened?.mode, second.state.failed]).toEqual(['writer', null])
})

test('[W5] an edit that no longer fits keeps neither its tab waiting nor what was asked for after it', async () => {
  const first = await device.open()
  await first.host.run('scenario clone base other')
  const second = await device.open()
  await first.host.saved()
  const goOn = holdWrites(first)
  first.isFrozen = true
  expect((await first.host.addRow('other', 'growth_rates', {})).ok).toBe(true)
  await set(first, 66)
  expect(await second.host.run('scenario delete other')).toMatchObject({ ok: true })
  goOn()
  first.thaw()
  await vi.waitFor(() => expect(first.state.opened?.mode).toBe('follower'))
  await first.host.saved()
  expect(await notesIn(second)).toContain('assume set base opening_cash 66')
  second.isFrozen = true
  expect(await set(first, 88)).toMatchObject({ ok: true })
})

test.each(['once', 'twice'])(
  '[W5] what waits for the state before it is made by the tab that writes then, when the turn changes %s',
  async (times) => {
    const first = await device.open()
    await set(first, 1)
    const made = await first.host.run('backup')
    const f = made.ok ? made.files[0]!.bytes : new Uint8Array()
    await set(first, 2)
    await first.host.saved()
    const second = await device.open()
    const { opens, open } = gate()
    first.copies.at(-1)!.writeBackup = async () => {
      await opens
      throw new DOMException('closed', 'InvalidStateError')
    }
    const restored = first.host.run('restore f', { f })
    await pause(50)
    first.isFrozen = true
    expect(await set(second, 3)).toMatchObject({ ok: true })
    first.thaw()
    await vi.waitFor(() => expect(first.state.opened?.mode).toBe('follower'), 5000)
    if (times === 'twice') {
      second.crash()
      await vi.waitFor(() => expect(first.state.opened?.mode).toBe('writer'), 5000)
    }
    open()
    expect(await restored).toMatchObject({ ok: true })
    expect(await first.host.run('export base')).toMatchObject({ data: { assumptions: { opening_cash: 1 } } })
    await first.host.saved()
    const third = await device.open()
    const notes = (await notesIn(third)) as string[]
    expect(notes.filter((why) => /restore/i.test(why))).toHaveLength(1)
  }
)

test('[W5] what goes wrong in the tab that writes is told in the one that asked', async () => {
  const first = await device.open()
  const second = await device.open()
  await expect(
    second.host.setCells('base', [{ table: 'nothing', row: 'a', column: 'b', value: '1' }] as never, '')
  ).rejects.toThrow()
  await second.host.saved()
  expect(await set(first, 5)).toMatchObject({ ok: true })
})

test('[W5] going on from another state is for the tab that has the lock', async () => {
  const first = await device.open()
  await set(first, 1)
  await first.host.saved()
  await vi.waitFor(async () => expect((await first.host.states()).some(({ kind }) => kind === 'kept')).toBe(true))
  const late = () => Promise.reject(new DOMException('no answer', 'TimeoutError'))
  const second = device.add((pair, before) => void (before === 0 && (pair.candidates = late)))
  await second.start()
  const { id } = (await second.host.states()).find(({ kind }) => kind === 'kept')!
  expect(await second.host.beginFrom(id)).toMatchObject({ ok: false, error: { type: 'open-elsewhere' } })
  expect(await set(first, 2)).toMatchObject({ ok: true })
  first.crash()
  const begun = await second.host.beginFrom(id)
  expect(begun).toMatchObject({ ok: true, value: { mode: 'writer' } })
  expect(await set(second, 3)).toMatchObject({ ok: true })
  await second.host.saved()
})

test('[W5] what a new workspace begins with is there once, though the tab that began stood still', async () => {
  const { opens, open } = gate()
  const first = device.add((pair, before) => {
    if (before > 0) return
    const append = pair.append.bind(pair)
    pair.append = async (records) => {
      await opens
      return append(records)
    }
  })
  await first.start()
  const rows = async (tab: Tab) => {
    const answer = await tab.host.run('headcount list base')
    return answer.ok ? (answer.data as unknown[]).length : answer.problem
  }
  const usual = await rows(first)
  first.isFrozen = true
  await device.locks.of('thief').request('sextant:main:writer', { steal: true }, () => undefined)
  const second = device.add()
  await second.start()
  expect(await second.host.run('company create Acme')).toMatchObject({ ok: true })
  open()
  first.thaw()
  await pause(300)
  expect(await rows(second)).toBe(usual)
})

test('[W5] a workspace with something that is not on the device is not let go', async () => {
  const tab = await device.open()
  await set(tab, 1)
  await tab.host.saved()
  tab.copies.at(-1)!.append = full
  expect(await set(tab, 2)).toMatchObject({ ok: true })
  await vi.waitFor(() => expect(tab.state.save?.state).toBe('failing'))
  expect(await tab.host.run('workspace open other')).toMatchObject({ ok: false, problem: { type: 'storage-full' } })
  expect(await notesIn(tab)).toContain('assume set base opening_cash 2')
})

test('[W5] a workspace in which something is being made is let go when that is done', async () => {
  const tab = await device.open()
  await set(tab, 1)
  const made = await tab.host.run('backup')
  const f = made.ok ? made.files[0]!.bytes : new Uint8Array()
  await set(tab, 2)
  const pair = tab.copies.at(-1)!
  const writeBackup = pair.writeBackup.bind(pair)
  pair.writeBackup = async (...given) => {
    await pause(300)
    return writeBackup(...given)
  }
  const restored = tab.host.run('restore f', { f })
  await pause(50)
  expect(await tab.host.run('workspace open other')).toMatchObject({ ok: true })
  expect(await restored).toMatchObject({ ok: true })
})

test('[W5] what is asked about storage while the turn comes is answered from what is open then', async () => {
  const first = await device.open()
  await set(first, 1)
  await first.host.saved()
  const second = await device.open()
  await second.host.storage()
  const { opens, open } = gate()
  second.copies.at(-1)!.listBackups = () => opens.then(() => [])
  const asked = second.host.storage()
  await pause(20)
  first.crash()
  expect(await set(second, 2)).toMatchObject({ ok: true })
  open()
  expect(await asked).toMatchObject({ edits: 3 })
})

test('[W5] what is asked about storage while a workspace is left is not answered from the one before', async () => {
  const tab = await device.open()
  await set(tab, 1)
  await tab.host.saved()
  await tab.host.storage()
  const going = tab.host.run('workspace open other')
  const told: (string | null)[] = []
  const asking = (async () => {
    while (told.at(-1) !== 'other') {
      told.push((await tab.host.storage())?.workspace ?? null)
      await new Promise(setImmediate)
    }
  })()
  expect(await going).toMatchObject({ ok: true })
  await asking
  expect(told).toContain(null)
  expect(await tab.host.storage()).toMatchObject({ workspace: 'other' })
})

test('[W5] a workspace that does not open is said to the page, which has none then', async () => {
  const tab = device.add((pair, before) => {
    if (before > 0) pair.candidates = () => Promise.reject(new DOMException('cut', 'UnknownError'))
  })
  await tab.start()
  expect(await tab.host.run('workspace open other')).toMatchObject({ ok: false })
  expect(tab.state.failed).toMatch(/does not let the page keep data/)
  expect(await tab.host.run('export base')).toMatchObject({ ok: false, problem: { type: 'storage-unavailable' } })
})

test('[W5] a tab that follows tells its page only what is new', async () => {
  await device.open()
  const second = await device.open()
  await second.host.saved()
  await pause(100)
  let told = 0
  const { state } = second
  let { save } = state
  Object.defineProperty(state, 'save', { get: () => save, set: (next: typeof save) => ((save = next), told++) })
  await pause(300)
  expect(told).toBe(0)
})

test('[W5] a newer build is given the turn, though another older tab stands before it', async () => {
  const locks = new Locks()
  const channels = new Map<string, Channel>()
  const turns: string[] = []
  const join = async (name: string, schema: number) => {
    const channel: Channel = {
      onmessage: null,
      postMessage: (message: unknown) => {
        for (const [other, { onmessage }] of channels)
          if (other !== name) setImmediate(() => onmessage?.({ data: structuredClone(message) } as MessageEvent))
      }
    }
    channels.set(name, channel)
    const part: Part = {
      write: () => Promise.resolve(turns.push(name) > 0),
      follow: () => pause(50).then(() => true),
      perform: () => notOurTurn,
      durable: () => Promise.resolve(0),
      news: () => ({ seq: 0, copies: {}, hasWritten: false, state: 'saved', problem: null }),
      take: () => Promise.resolve(),
      heard: () => {}
    }
    const tabs = new Tabs({
      locks: locks.of(name),
      channel,
      workspace: 'main',
      version: { protocol: 1, schema },
      newId: () => crypto.randomUUID(),
      now: () => performance.now(),
      part,
      pace
    })
    await tabs.join(() => Promise.resolve(tabs.hasLock ? 'writer' : 'reader'))
    return tabs
  }
  const all = [await join('old', 1), await join('as old', 1), await join('new', 2)]
  await vi.waitFor(() => expect(turns).toContain('new'), 3000)
  for (const tabs of all) tabs.close()
})
