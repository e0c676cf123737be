import { afterEach, expect, test, vi } from 'vitest'
import type { Problem, Result } from '#lib/edit/result.ts'
import type { HistoryRow } from '#workers/store/store.ts'
import { Device, type Tab } from './device.ts'

const pace = { betweenNews: 20, mostSilence: 400, betweenThefts: 2000 }
let device = new Device(pace)

afterEach(() => {
  for (const tab of [...device.tabs]) tab.crash()
  device = new Device(pace)
})

const set = async (tab: Tab, number: number) => tab.host.run(`assume set base opening_cash ${number}`)
const cash = async (tab: Tab): Promise<unknown> => {
  const answer = await tab.host.run('export base')
  return answer.ok ? (answer.data as { assumptions: { opening_cash: unknown } }).assumptions.opening_cash : answer
}
const seen = (tab: Tab, number: number) => vi.waitFor(async () => expect(await cash(tab)).toBe(number), 3000)

/** The numbers that were set, oldest first. */
async function numbers(tab: Tab): Promise<number[]> {
  const answer = await tab.host.run('history base --limit 5000')
  if (!answer.ok) throw new Error(answer.problem.text)
  return (answer.data as HistoryRow[])
    .flatMap(({ why }) => /^assume set base opening_cash (\d+)$/.exec(why ?? '')?.[1] ?? [])
    .map(Number)
    .reverse()
}

test('[W5] what is typed in any tab is made once, by the one that writes, and seen in all', async () => {
  const [first, second, third] = [await device.open(), await device.open(), await device.open()]
  expect([first, second, third].map(({ state }) => state.opened?.mode)).toEqual(['writer', 'follower', 'follower'])
  expect(await set(second, 11)).toMatchObject({ ok: true })
  expect(await cash(second)).toBe(11)
  await seen(first, 11)
  await seen(third, 11)
  await Promise.all([set(first, 12), set(second, 13), set(third, 14)])
  expect((await numbers(first)).toSorted()).toEqual([11, 12, 13, 14])
  await vi.waitFor(async () => expect(await numbers(third)).toEqual(await numbers(first)))
  const undone = await third.host.undo()
  expect(undone.ok).toBe(true)
  await vi.waitFor(async () => expect(await cash(first)).toBe(await cash(third)))
})

test('[W5] a problem with what was typed comes back to the tab in which it was typed', async () => {
  await device.open()
  const second = await device.open()
  expect(await second.host.run('pricing set base --tier team --price -5')).toMatchObject({ ok: false })
  const row = await second.host.addRow('base', 'growth_rates', {})
  if (!row.ok) throw new Error(row.error.text)
  expect(row.value).toMatch(/^[0-9a-f-]{36}$/)
})

test('[W5] of the copies every tab says what the one that writes says', async () => {
  const [first, second] = [await device.open(), await device.open()]
  const copiesIn = async (tab: Tab) => (await tab.host.storage())?.copies
  expect(await copiesIn(second)).toEqual([{ name: 'database', state: 'whole' }])
  first.copies.at(-1)!.states = () => ({ database: 'behind' })
  await vi.waitFor(async () => expect(await copiesIn(second)).toEqual([{ name: 'database', state: 'behind' }]))
  expect(second.state.save?.state).toBe('one copy')
})

test('[W5] a tab that is gone is followed by another one, which knows everything that was saved', async () => {
  const [first, second, third] = [await device.open(), await device.open(), await device.open()]
  await set(first, 21)
  await first.host.saved()
  first.crash()
  expect(await set(second, 22)).toMatchObject({ ok: true })
  expect(second.state.opened?.mode).toBe('writer')
  expect(third.state.opened?.mode).toBe('follower')
  await seen(third, 22)
  expect(await numbers(third)).toEqual([21, 22])
})

test('[W5] what was asked of a tab that died before it answered is asked of the next one, and made once', async () => {
  const [first, second] = [await device.open(), await device.open()]
  // The answer is lost on its way, though the edit is on the device.
  const send = device.send.bind(device)
  device.send = (from, message) => {
    if ((message as { kind: string }).kind === 'done') first.crash()
    else send(from, message)
  }
  expect(await set(second, 31)).toMatchObject({ ok: true, text: 'assume set base opening_cash 31' })
  expect(second.state.opened?.mode).toBe('writer')
  expect(await numbers(second)).toEqual([31])
})

test('[W5] a tab that is frozen loses its turn; what it had not saved is made by the one that took it', async () => {
  const [first, second] = [await device.open(), await device.open()]
  first.isFrozen = true
  const began = performance.now()
  expect(await set(second, 41)).toMatchObject({ ok: true })
  expect(performance.now() - began).toBeGreaterThan(pace.mostSilence)
  expect(second.state.opened?.mode).toBe('writer')
  first.thaw()
  await vi.waitFor(() => expect(first.state.opened?.mode).toBe('follower'))
  expect(await set(first, 42)).toMatchObject({ ok: true })
  await seen(second, 42)
  expect(await numbers(first)).toEqual([41, 42])
})

test('[D5] an edit on its way to the device when the turn is taken away is made by whoever writes then, once', async () => {
  const [first, second] = [await device.open(), await device.open()]
  await first.host.saved()
  first.isFrozen = true
  const [copy] = first.copies
  const append = copy!.append.bind(copy)
  // The thread stands still in the middle of a write.
  let goOn = () => {}
  const stands = new Promise<void>((resolve) => (goOn = resolve))
  copy!.append = async (records) => {
    await stands
    return append(records)
  }
  expect(await set(first, 51)).toMatchObject({ ok: true })
  expect(first.state.save?.state).toBe('saving')
  expect(await set(second, 52)).toMatchObject({ ok: true })
  goOn()
  first.thaw()
  await first.host.saved()
  await seen(second, 51)
  expect(await numbers(first)).toEqual([52, 51])
  expect(first.state.save?.state).toBe('saved')
})

test('[W5] a hidden tab gives its turn to the one in which somebody types', async () => {
  const [first, second] = [await device.open(), await device.open()]
  await first.host.seen(false)
  await set(second, 61)
  await vi.waitFor(() => expect(second.state.opened?.mode).toBe('writer'))
  await vi.waitFor(() => expect(first.state.opened?.mode).toBe('follower'))
  await set(first, 62)
  await seen(second, 62)
  expect(await numbers(second)).toEqual([61, 62])
})

const seeds = process.env['PROOF'] ? 20 : 2
const actions = process.env['PROOF'] ? 500 : 60

test.each(Array.from({ length: seeds }, (_, seed) => seed + 1))(
  '[W5] tabs that come, go, freeze and type at random make every edit once and agree in the end, seed %i',
  { timeout: 60_000 + actions * 1000 },
  async (seed) => {
    let state = seed
    const roll = (sides: number) => (state = (state * 48271) % 2147483647) % sides
    const answered: number[] = []
    const asked: Promise<unknown>[] = []
    await device.open()
    for (let number = 1; number <= actions; number++) {
      const tabs = [...device.tabs].filter(({ isFrozen }) => !isFrozen)
      const tab = tabs[roll(tabs.length)]!
      const what = roll(12)
      if (what === 0 && device.tabs.size < 5) await device.open()
      else if (what === 1 && tabs.length > 1) tab.crash()
      else if (what === 2 && tabs.length > 1) {
        tab.isFrozen = true
        setTimeout(() => tab.thaw(), roll(500))
      } else if (what === 3) {
        // Another day: what is there is kept when the page is put away.
        device.days++
        await tab.host.seen(false)
        await tab.host.seen(true)
      } else
        asked.push(
          set(tab, number).then(async (answer) => {
            if (!answer.ok) throw new Error(answer.problem.text)
            await tab.host.saved()
            if (!tab.isGone) answered.push(number)
          })
        )
      if (roll(3) === 0) await Promise.race([asked.at(-1), new Promise((resolve) => setTimeout(resolve, roll(60)))])
    }
    for (const tab of device.tabs) tab.thaw()
    const last = await device.open()
    await set(last, 0)
    await vi.waitFor(
      async () => {
        const told = await Promise.all([...device.tabs].map((tab) => numbers(tab)))
        for (const one of told) expect(one).toEqual(told[0])
        for (const tab of device.tabs) expect(tab.state.save?.state).toBe('saved')
      },
      { timeout: 10_000, interval: 50 }
    )
    const made = await numbers(last)
    expect(new Set(made).size).toBe(made.length)
    expect(answered.filter((number) => !made.includes(number))).toEqual([])
    expect(answered.length).toBeGreaterThan(actions / 3)
    expect([...device.tabs].filter(({ state: { opened } }) => opened?.mode === 'writer').length).toBe(1)
    await drill(last, made)
  }
)

/** Looks at every state that was kept, restores it, and takes that back: each holds what had been made up to some edit. */
async function drill(tab: Tab, made: readonly number[]): Promise<void> {
  const kept = async () => (await tab.host.states()).filter(({ reason }) => reason === 'daily').map(({ id }) => id)
  let looked = 0
  for (const id of await kept()) {
    // Whatever keeps another state may delete one that later ones stand for by now.
    const isThere = async (answer: Result<unknown, Problem>) => {
      if (!answer.ok) expect(await kept(), answer.error.text).not.toContain(id)
      return answer.ok
    }
    if (!(await isThere(await tab.host.lookAt({ state: id })))) continue
    looked++
    const known = await numbers(tab)
    const then = await cash(tab)
    await tab.host.lookNow()
    expect(known).toEqual(made.slice(0, known.length))
    if (known.length > 0) expect(then).toBe(known.at(-1))
    const now = await cash(tab)
    if (!(await isThere(await tab.host.restore({ state: id })))) continue
    expect(await cash(tab)).toBe(then)
    if (then !== now) await tab.host.undo()
    expect(await cash(tab)).toBe(now)
  }
  expect(looked).toBeGreaterThan(0)
}
