// The tree of reasons without its drawing: keys, what stays open when figures come again, and the trail.
import { describe, expect, test } from 'vitest'
import { wayOf } from '#lib/components/figure/asking.ts'
import { Reasons, type Ask } from '#lib/components/figure/reasons.svelte.ts'
import { Trail } from '#lib/components/figure/trail.svelte.ts'
import type { Asked, ExplainedNumber, Reason, Way } from '#lib/edit/messages.ts'

/** What each figure is made from: profit of revenue and cost, revenue of a typed price, cost of fifteen months. */
const parts: Record<string, string[]> = {
  profit: ['revenue', 'cost'],
  revenue: ['price', 'once'],
  once: ['price'],
  cost: Array.from({ length: 15 }, (_, i) => `bill ${i}`)
}

const reasonOf = (id: string, month: number | null, factor: number): Reason => ({
  ...{ id, label: id, period: 'month', when: month === null ? '' : `M${month}` },
  month: id === 'price' || id === 'once' ? null : month,
  ...{ value: String(factor), shown: String(factor) },
  typed:
    id === 'price'
      ? { table: 'pricing', row: 'r1', column: 'monthly_price', at: null, was: null, why: null, author: null }
      : null
})

/** An engine that counts what it is asked; `factor` is what an edit changes. */
class Engine {
  asked: Asked[] = []
  factor = 1
  gone = new Set<string>()
  held: (() => void)[] | null = null

  ask: Ask = async (asked: Asked, way: Way): Promise<ExplainedNumber | null> => {
    this.asked.push(asked)
    const { factor } = this
    if (this.held) await new Promise<void>((resolve) => this.held!.push(resolve))
    const id = 'line' in asked ? asked.line : 'price'
    if (this.gone.has(id)) return null
    const upward = Object.keys(parts).filter((other) => parts[other]!.includes(id))
    const told = (ids: readonly string[]) => ids.map((other) => reasonOf(other, asked.at, factor))
    return {
      ...reasonOf(id, asked.at, factor),
      ...{ sentence: `${id} is ${factor}.`, words: '', figures: '', note: '' },
      because: told(parts[id] ?? []),
      feeds: way === 'feeds' ? told(upward) : []
    }
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

async function opened(asked: Asked = { line: 'profit', at: 5, period: 'month' }, way: Way = 'because') {
  const engine = new Engine()
  const reasons = new Reasons(asked, way, engine.ask)
  await reasons.load()
  return { engine, reasons }
}

const seen = (reasons: Reasons): string[] =>
  reasons.all.map(({ level, reason, rest }) => '  '.repeat(level - 1) + (reason?.label ?? `and ${rest}`))

async function press(reasons: Reasons, ...keys: string[]): Promise<string | undefined> {
  for (const key of keys) {
    expect(reasons.press(key)).toBe(true)
    await settled()
  }
  return reasons.chosen?.reason?.label
}

describe('[X5] keys go through the tree', () => {
  test('Right opens, then goes to the first; Left closes, or goes up; Up, Down, Home and End go over what is in view', async () => {
    const { reasons } = await opened()
    expect(seen(reasons)).toEqual(['revenue', 'cost'])
    expect(await press(reasons, 'ArrowRight')).toBe('revenue')
    expect(seen(reasons)).toEqual(['revenue', '  price', '  once', 'cost'])
    expect(await press(reasons, 'ArrowRight')).toBe('price')
    expect(await press(reasons, 'ArrowDown')).toBe('once')
    expect(await press(reasons, 'ArrowRight', 'ArrowRight')).toBe('price')
    expect(reasons.chosen?.level).toBe(3)
    expect(await press(reasons, 'ArrowLeft')).toBe('once')
    expect(await press(reasons, 'ArrowLeft')).toBe('once')
    expect(seen(reasons)).toEqual(['revenue', '  price', '  once', 'cost'])
    expect(await press(reasons, 'ArrowLeft')).toBe('revenue')
    expect(await press(reasons, 'End')).toBe('cost')
    expect(await press(reasons, 'ArrowDown')).toBe('cost')
    expect(await press(reasons, 'Home', 'ArrowUp')).toBe('revenue')
    expect(reasons.press('x')).toBe(false)
  })

  test('what was typed does not open, nor what is known to be made of nothing', async () => {
    const { reasons } = await opened()
    await press(reasons, 'ArrowRight', 'ArrowRight')
    expect(reasons.chosen).toMatchObject({ isOpen: null, level: 2, place: 1, count: 2 })
    expect(await press(reasons, 'ArrowRight')).toBe('price')
    await press(reasons, 'End', 'ArrowRight', 'ArrowRight')
    expect(reasons.chosen?.reason?.label).toBe('bill 0')
    expect(reasons.chosen?.isOpen).toBe(null)
  })

  test('a long list shows twelve, and then all', async () => {
    const { reasons } = await opened({ line: 'cost', at: 5, period: 'month' })
    expect(reasons.all).toHaveLength(13)
    expect(reasons.all.at(-1)).toMatchObject({ rest: 3, place: 13, count: 13 })
    expect(await press(reasons, 'End', 'ArrowRight')).toBe('bill 12')
    expect(reasons.all).toHaveLength(15)
  })

  test('the chosen one is asked for what it says, once', async () => {
    const { engine, reasons } = await opened()
    await press(reasons, 'ArrowDown')
    expect(reasons.told(reasons.chosen!)?.sentence).toBe('cost is 1.')
    await press(reasons, 'ArrowUp', 'ArrowDown')
    expect(engine.asked.filter((asked) => 'line' in asked && asked.line === 'cost')).toHaveLength(1)
  })
})

describe('[X5] nothing that was opened closes', () => {
  test('when figures change, every open branch has the new ones', async () => {
    const { engine, reasons } = await opened()
    await press(reasons, 'ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowRight')
    const before = reasons.all.map(({ path }) => path)
    expect(seen(reasons)).toEqual(['revenue', '  price', '  once', '    price', 'cost'])
    engine.factor = 2
    await reasons.load()
    expect(reasons.all.map(({ path }) => path)).toEqual(before)
    expect(reasons.all.map(({ reason }) => reason!.shown)).toEqual(['2', '2', '2', '2', '2'])
    expect(reasons.chosen?.reason?.label).toBe('once')
    expect(reasons.told(reasons.chosen!)?.sentence).toBe('once is 2.')
  })

  test('an answer that comes late does not undo a later one', async () => {
    const { engine, reasons } = await opened()
    engine.held = []
    const early = reasons.load()
    engine.factor = 3
    const late = reasons.load()
    const [first, ...others] = engine.held
    for (const answer of others) answer()
    await late
    first!()
    await early
    expect(reasons.number?.shown).toBe('3')
  })

  test('what is opened while figures come stays open', async () => {
    const { engine, reasons } = await opened()
    engine.held = []
    const loading = reasons.load()
    const opening = reasons.open(reasons.all[0]!)
    expect(reasons.all[0]!.isOpen).toBe(true)
    for (const answer of engine.held) answer()
    await Promise.all([loading, opening])
    expect(seen(reasons)).toEqual(['revenue', '  price', '  once', 'cost'])
  })

  test('in each direction', async () => {
    const { reasons } = await opened()
    await press(reasons, 'ArrowRight')
    await reasons.show('feeds')
    expect(seen(reasons)).toEqual([])
    await reasons.show('because')
    expect(seen(reasons)).toEqual(['revenue', '  price', '  once', 'cost'])
  })
})

test('[X6] what was typed leads up to what it feeds, seen from the time of the figure above it', async () => {
  const { engine, reasons } = await opened(
    { cell: { table: 'pricing', row: 'r1', column: 'monthly_price' }, at: 7, period: 'month' },
    'feeds'
  )
  expect(seen(reasons)).toEqual(['revenue', 'once'])
  await press(reasons, 'ArrowDown', 'ArrowRight')
  expect(seen(reasons)).toEqual(['revenue', 'once', '  revenue'])
  expect(engine.asked.at(-1)).toEqual({ line: 'once', at: 7, period: 'month' })
})

describe('[X5] the trail', () => {
  const profit: Asked = { line: 'profit', at: 5, period: 'month' }
  async function begun() {
    const engine = new Engine()
    const trail = new Trail(engine.ask)
    await trail.begin(profit, null)
    await press(trail.now!, 'ArrowRight', 'ArrowDown', 'ArrowDown')
    await trail.goTo(trail.now!.chosen!)
    return { engine, trail }
  }
  const ids = (trail: Trail) => trail.steps.map(({ number }) => number!.id)

  test('leads back to a figure with its branches as they were, and with the figures of now', async () => {
    const { engine, trail } = await begun()
    expect(ids(trail)).toEqual(['profit', 'once'])
    engine.factor = 4
    await trail.again()
    expect(trail.back()).toBe(true)
    expect(trail.now!.chosen?.reason?.label).toBe('once')
    await settled()
    expect(seen(trail.now!)).toEqual(['revenue', '  price', '  once', 'cost'])
    expect(trail.now!.all.map(({ reason }) => reason!.shown)).toEqual(['4', '4', '4', '4'])
    expect(trail.back()).toBe(false)
    expect(ids(trail)).toEqual(['profit'])
  })

  test('begins anew with another figure, and goes to its beginning with the same', async () => {
    const { trail } = await begun()
    await trail.begin({ ...profit }, null)
    expect(ids(trail)).toEqual(['profit'])
    expect(seen(trail.now!)).toEqual(['revenue', '  price', '  once', 'cost'])
    await trail.begin({ ...profit, at: 6 }, 'feeds')
    expect(trail.now).toMatchObject({ way: 'feeds', number: { when: 'M6' } })
    // Who looks at what figures feed sees it of the next one, too.
    await trail.begin({ line: 'cost', at: 6, period: 'month' }, null)
    expect(seen(trail.now!)).toEqual(['profit'])
  })

  test('leaves a figure that is not there any more for the one that led to it', async () => {
    const { engine, trail } = await begun()
    engine.gone.add('once')
    await trail.again()
    expect(ids(trail)).toEqual(['profit'])
    engine.gone.add('profit')
    await trail.again()
    expect(trail.now).toBe(null)
  })
})

describe('[X5] the keys that ask', () => {
  const key = (given: Partial<KeyboardEvent>) =>
    wayOf({ key: '', code: '', ctrlKey: false, metaKey: false, shiftKey: false, ...given } as KeyboardEvent)

  test('are the brackets with Control or Command, also where they are typed otherwise', () => {
    expect(key({ key: '[', ctrlKey: true })).toBe('because')
    expect(key({ key: ']', metaKey: true })).toBe('feeds')
    expect(key({ key: 'ü', code: 'BracketLeft', ctrlKey: true })).toBe('because')
    expect(key({ key: '[' })).toBe(null)
    expect(key({ key: '{', code: 'BracketLeft', ctrlKey: true, shiftKey: true })).toBe(null)
    expect(key({ key: 'c', code: 'KeyC', ctrlKey: true })).toBe(null)
  })
})

describe('[X5] figures that change meanwhile', () => {
  const find = (reasons: Reasons, label: string) => reasons.all.find(({ reason }) => reason?.label === label)!

  test('what was closed is asked for again when it is opened', async () => {
    const { engine, reasons } = await opened()
    await reasons.open(find(reasons, 'revenue'))
    reasons.close(find(reasons, 'revenue'))
    reasons.choose(find(reasons, 'cost'))
    await settled()
    engine.factor = 2
    await reasons.load()
    await reasons.open(find(reasons, 'revenue'))
    expect(reasons.all.map(({ reason }) => reason!.value)).toEqual(['2', '2', '2', '2'])
    expect(reasons.told(find(reasons, 'revenue'))!.sentence).toBe('revenue is 2.')
  })

  test('an answer of before is not taken for one of now', async () => {
    const { engine, reasons } = await opened()
    engine.held = []
    const opening = reasons.open(find(reasons, 'revenue'))
    const held = engine.held
    engine.held = null
    engine.factor = 2
    await reasons.load()
    for (const goOn of held) goOn()
    await opening
    expect(reasons.all.map(({ reason }) => reason!.value)).toEqual(['2', '2', '2', '2'])
  })

  test('the direction that was asked for is shown all the same', async () => {
    const { reasons } = await opened({ line: 'revenue', at: 5, period: 'month' })
    void reasons.show('feeds')
    await reasons.load()
    await settled()
    expect(reasons.way).toBe('feeds')
    expect(seen(reasons)).toEqual(['profit'])
  })
})
