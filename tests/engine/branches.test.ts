// Branches: what flows in, what does not, what is merged, and that nothing of it is lost.
import { beforeEach, describe, expect, test } from 'vitest'
import { originOf } from '#lib/edit/branches.ts'
import { assumptionTables } from '#lib/edit/schema.ts'
import type { Row } from '#lib/edit/edit.ts'
import type { Engine } from '#workers/engine/engine.ts'
import { answerOf, fileOf, imported, openEngine, refusal, run, type Opened } from '../engine.ts'

let opened: Opened
let engine: Engine
beforeEach(async () => {
  opened = await openEngine()
  engine = opened.engine
})

type Build = { monthly_data: Record<string, number | null>[]; summary: Record<string, number | null> }
const figures = (id: string) => run<Build>(engine, `build ${id} --format json`).monthly_data
/** What an investor would be sent: every assumption, and nothing of where it came from. */
const content = (id: string) => {
  const { id: _, name: __, ...rest } = run<Record<string, unknown>>(engine, `export ${id}`)
  return JSON.stringify(rest)
}
const priceIn = (id: string, tier = 'team') =>
  run<{ tier: string; monthly_price: number }[]>(engine, `pricing list ${id}`).find((row) => row.tier === tier)
    ?.monthly_price
const rowsOf = (id: string, table: string): readonly Row[] => engine.workspace.tables(id)[table] ?? []
const overrides = (id: string) => run<{ place: string; contested: boolean }[]>(engine, `scenario overrides ${id}`)
const branch = (name = 'slow', from = 'base', more = '') => run(engine, `scenario branch ${from} ${name} ${more}`)
const setPrice = (id: string, price: number, tier = 'team') =>
  run(engine, `pricing set ${id} --tier ${tier} --price ${price}`)

describe('[B1] a branch reads what it follows', () => {
  test('every figure and assumption, also of a branch of a branch', () => {
    branch()
    branch('slower', 'slow')
    expect(figures('slow')).toEqual(figures('base'))
    expect(content('slower')).toBe(content('base'))
    setPrice('base', 260)
    expect([priceIn('slow'), priceIn('slower')]).toEqual([260, 260])
    setPrice('slow', 270)
    expect(['base', 'slow', 'slower'].map((id) => priceIn(id))).toEqual([260, 270, 270])
    expect(figures('slower')).toEqual(figures('slow'))
  })

  test('rows that come, go and change there, the months and the start', () => {
    branch()
    run(engine, 'funding add base Bridge 500000 M9 --pre-money 9000000')
    expect(rowsOf('slow', 'funding_rounds').map((row) => row['name'])).toContain('Bridge')
    run(engine, 'funding remove base Bridge')
    expect(rowsOf('slow', 'funding_rounds').map((row) => row['name'])).not.toContain('Bridge')
    run(engine, 'scenario set base --months 36')
    expect(figures('slow')).toHaveLength(37)
    run(engine, 'scenario set slow --months 24')
    run(engine, 'scenario set base --months 48')
    expect([figures('base').length, figures('slow').length]).toEqual([49, 25])
  })

  test('figures that were kept are dropped when what they come of changes there', () => {
    branch()
    const before = run<{ cash: number[] }>(engine, 'show slow --line cash --months M24')
    setPrice('base', 400)
    const after = run<{ cash: number[] }>(engine, 'show slow --line cash --months M24')
    expect(after.cash).not.toEqual(before.cash)
    expect(after).toEqual(run(engine, 'show base --line cash --months M24'))
  })
})

describe('[B2] a branch keeps only what it says otherwise', () => {
  test('one row for a cell, none for what is made as it is there', () => {
    branch()
    const before = engine.store.rows('pricing').length
    setPrice('slow', 199)
    expect(engine.store.rows('pricing')).toHaveLength(before)
    expect(engine.store.rows('overrides', 'slow')).toMatchObject([
      { table_name: 'pricing', column_name: 'monthly_price', value: '199', base: '250' }
    ])
    setPrice('slow', 180)
    expect(engine.store.rows('overrides', 'slow')).toMatchObject([{ value: '180', base: '250' }])
    setPrice('slow', 250)
    expect(engine.store.rows('overrides', 'slow')).toEqual([])
  })

  test('a row that is removed is left out, and what is made there is its own', () => {
    branch()
    run(engine, 'pricing remove slow --tier enterprise')
    expect(rowsOf('slow', 'pricing').map((row) => row['tier'])).toEqual(['individual', 'team'])
    expect(rowsOf('base', 'pricing')).toHaveLength(3)
    run(engine, 'pricing set slow --tier nonprofit --price 10 --cac 1 --churn 10% --mix 0%')
    expect(rowsOf('slow', 'pricing').map((row) => row['tier'])).toEqual(['individual', 'team', 'nonprofit'])
    expect(rowsOf('base', 'pricing')).toHaveLength(3)
    // What is made there under the same name does not stand twice.
    run(engine, 'pricing set base --tier Nonprofit --price 20 --cac 1 --churn 10% --mix 0%')
    expect(rowsOf('slow', 'pricing').map((row) => [row['tier'], row['monthly_price']])).toContainEqual([
      'nonprofit',
      '10'
    ])
    expect(rowsOf('slow', 'pricing')).toHaveLength(3)
  })
})

describe('[B3] a preset is said at once, and everything else flows in', () => {
  test.each([
    ['conservative', 'growth_factor', '0.5'],
    ['aggressive', 'growth_factor', '1.5'],
    ['extended-runway', 'cost_factor', '0.5']
  ])('%s: %s is %s', (preset, parameter, value) => {
    branch('slow', 'base', `--preset ${preset}`)
    run(engine, 'scenario clone base copy')
    run(engine, `assume set copy ${parameter} ${value}`)
    expect(figures('slow')).toEqual(figures('copy'))
    setPrice('base', 260)
    expect(priceIn('slow')).toBe(260)
  })

  test('a factor that was typed there is said otherwise, and no second one made', () => {
    run(engine, 'assume set base growth_factor 0.9')
    branch('slow', 'base', '--preset conservative')
    const factors = rowsOf('slow', 'assumptions').filter((row) => row['parameter'] === 'growth_factor')
    expect(factors.map((row) => row['value'])).toEqual(['0.5'])
  })

  test('no-rounds leaves every round out', () => {
    branch('alone', 'base', '--preset no-rounds')
    expect(rowsOf('base', 'funding_rounds').length).toBeGreaterThan(0)
    expect(rowsOf('alone', 'funding_rounds')).toEqual([])
  })
})

describe('[B4] a branch that is detached is a full copy', () => {
  test('with every figure, and its notes where they were', () => {
    branch('slow', 'base', '--preset no-rounds')
    setPrice('slow', 199)
    run(engine, 'scenario set slow --months 48')
    run(engine, 'note add slow pricing/team/price "Why less?"')
    const before = { figures: figures('slow'), content: content('slow') }
    run(engine, 'scenario detach slow')
    expect({ figures: figures('slow'), content: content('slow') }).toEqual(before)
    expect(run(engine, 'note list slow')).toMatchObject([{ place: 'pricing/team/monthly_price' }])
    expect([engine.store.rows('overrides'), engine.store.rows('branches')]).toEqual([[], []])
    setPrice('base', 300)
    run(engine, 'scenario set base --months 12')
    expect({ figures: figures('slow'), content: content('slow') }).toEqual(before)
    run(engine, 'undo')
    run(engine, 'undo')
    run(engine, 'undo')
    setPrice('base', 300)
    run(engine, 'pricing set base --tier individual --price 33')
    expect([priceIn('slow'), priceIn('slow', 'individual')]).toEqual([199, 33])
  })
})

describe('[B5] what is merged holds there, and is no longer said here', () => {
  test('cells, rows that come and rows that go, three ways', () => {
    branch('slow', 'base', '--preset no-rounds')
    setPrice('slow', 199)
    setPrice('slow', 28, 'individual')
    run(engine, 'pricing set slow --tier nonprofit --price 10 --cac 1 --churn 10% --mix 0%')
    run(engine, 'scenario set slow --months 48')
    setPrice('base', 31, 'individual')
    const before = content('slow')
    expect(overrides('slow').filter(({ contested }) => contested)).toMatchObject([
      { place: 'pricing/individual/monthly_price', base: '29', there: '31', here: '28' }
    ])
    run(engine, 'scenario merge slow')
    expect(content('slow')).toBe(before)
    expect(overrides('slow')).toMatchObject([{ place: 'pricing/individual/monthly_price' }])
    expect([priceIn('base'), priceIn('base', 'individual'), priceIn('base', 'nonprofit')]).toEqual([199, 31, 10])
    expect(rowsOf('base', 'funding_rounds')).toEqual([])
    expect(figures('base')).toHaveLength(49)
    run(engine, 'scenario merge slow --cells pricing/individual/price')
    expect([priceIn('base', 'individual'), overrides('slow')]).toEqual([28, []])
    expect(content('slow')).toBe(before)
    expect(content('base')).toBe(before)
  })

  test('only what is named', () => {
    branch()
    setPrice('slow', 199)
    run(engine, 'assume set slow tax_rate 30%')
    run(engine, 'scenario merge slow --cells "assumptions/tax_rate"')
    expect([priceIn('base'), priceIn('slow')]).toEqual([250, 199])
    expect(overrides('slow')).toMatchObject([{ place: 'pricing/team/monthly_price' }])
  })

  test('refusals say what to do', () => {
    expect(refusal(engine, 'scenario merge base')).toBe(
      '"Base" is no branch, so nothing flows into it: make one with scenario branch.'
    )
    branch()
    expect(refusal(engine, 'scenario merge slow')).toBe(
      '"slow" says nothing otherwise than what it follows: change a cell in it first.'
    )
    setPrice('slow', 199)
    expect(refusal(engine, 'scenario merge slow --cells pricing/team/cac')).toBe(
      'The branch says nothing otherwise at "pricing/team/cac": name one of pricing/team/monthly_price.'
    )
    setPrice('base', 260)
    expect(refusal(engine, 'scenario merge slow')).toBe(
      'What it follows has changed there, too: merge them by name with --cells pricing/team/monthly_price, or put them back.'
    )
    expect(refusal(engine, 'scenario delete base')).toBe('"Base" is followed by slow: detach or delete it first.')
    run(engine, 'scenario delete slow')
    expect(engine.store.rows('overrides')).toEqual([])
    run(engine, 'scenario delete base')
  })
})

describe('[B5] no branch is left without what it follows', () => {
  test('by undo, by a restore, or by a file', async () => {
    run(engine, 'scenario clone base other')
    const { changes } = engine.store
      .undoStacks()
      .undo.map(({ reverses }) => ({ changes: engine.store.changesOf(reverses) }))
      .at(-1)!
    branch('slow', 'other')
    const gone = changes.map(({ table, row, now }) => ({ table, row, was: now, now: null })).reverse()
    const answer = engine.workspace.receive(gone, 'taken away', 'restore')
    expect(answer).toMatchObject({
      ok: false,
      error: { text: '"other" is followed by slow: detach or delete it first.' }
    })
    expect(figures('slow')).toEqual(figures('base'))
    await engine.store.durable()
  })
})

describe('[B5] rows that go by other ids take along what is said of them', () => {
  beforeEach(() => {
    branch()
    branch('slower', 'slow')
  })

  test('when the branch between is detached', () => {
    setPrice('slower', 199)
    run(engine, 'pricing remove slower --tier enterprise')
    run(engine, 'note add slower pricing/individual/price "Why?"')
    const before = content('slower')
    run(engine, 'scenario detach slow')
    expect(content('slower')).toBe(before)
    expect(run(engine, 'note list slower')).toMatchObject([{ place: 'pricing/individual/monthly_price' }])
    setPrice('slow', 280)
    expect([priceIn('slow'), priceIn('slower'), priceIn('slower', 'enterprise')]).toEqual([280, 199, undefined])
    run(engine, 'undo')
    run(engine, 'undo')
    expect(content('slower')).toBe(before)
    expect(engine.workspace.parentOf('slow')).toBe('base')
  })

  test('when a row of the branch between is merged', () => {
    run(engine, 'pricing set slow --tier nonprofit --price 10 --cac 1 --churn 10% --mix 0%')
    run(engine, 'pricing set slower --tier nonprofit --price 12')
    run(engine, 'note add slow pricing/nonprofit/price "Why?"')
    run(engine, 'scenario merge slow')
    expect(['base', 'slow', 'slower'].map((id) => priceIn(id, 'nonprofit'))).toEqual([10, 10, 12])
    expect(run(engine, 'note list slow')).toMatchObject([{ place: 'pricing/nonprofit/monthly_price' }])
  })

  test('when other rows of the same names are read in', async () => {
    setPrice('slow', 199)
    run(engine, 'pricing remove slower --tier enterprise')
    const file = fileOf(run(engine, 'export base'))
    await imported(engine, 'import base base.json', { 'base.json': file })
    expect([priceIn('base'), priceIn('slow'), priceIn('slower'), priceIn('slower', 'enterprise')]).toEqual([
      250,
      199,
      199,
      undefined
    ])
    expect(overrides('slow')).toMatchObject([{ place: 'pricing/team/monthly_price' }])
  })
})

describe('[B5] what was left out and made again is one thing', () => {
  test('and merging it loses no row', () => {
    branch()
    run(engine, 'seed-defaults slow')
    const before = [content('base'), content('slow')]
    run(engine, 'scenario merge slow')
    expect([content('base'), content('slow')]).toEqual(before)
    expect(overrides('slow')).toEqual([])
  })

  test('what is said of a row that is gone there can be dropped', () => {
    branch()
    setPrice('slow', 1, 'enterprise')
    run(engine, 'pricing remove base --tier enterprise')
    const [said] = overrides('slow')
    run(engine, `scenario merge slow --cells "${said!.place}"`)
    expect(overrides('slow')).toEqual([])
    expect(priceIn('base', 'enterprise')).toBeUndefined()
  })
})

describe('[B2] rows that may be the same, and values that only a branch has', () => {
  test('people of the same period stand beside each other', () => {
    branch()
    const people = () => rowsOf('slow', 'headcount').filter((row) => row['department'] === 'engineering')
    const [first] = people()
    const values = {
      department: 'engineering',
      period_start: first!['period_start']!,
      period_end: first!['period_end']!
    }
    engine.addRow('slow', 'headcount', { ...values, count: '2', avg_salary: '1000' })
    expect(people().filter((row) => row['period_end'] === first!['period_end'])).toHaveLength(2)
  })

  test('a factor that is made what holds without it is no longer said', () => {
    branch('slow', 'base', '--preset conservative')
    run(engine, 'assume set slow growth_factor 1')
    expect(overrides('slow')).toEqual([])
    run(engine, 'assume set base growth_factor 0.9')
    expect(rowsOf('slow', 'assumptions').find((row) => row['parameter'] === 'growth_factor')).toMatchObject({
      value: '0.9'
    })
  })
})

describe('[B6] the history speaks of the cell', () => {
  test('and an explanation of who typed it, here or there', () => {
    branch()
    setPrice('slow', 199)
    expect(run<object[]>(engine, 'history slow --limit 1')).toMatchObject([
      { table_name: 'pricing', operation: 'update', why: 'pricing set slow --tier team --price 199' }
    ])
    const [shown] = run<{ old_row: string; new_row: string }[]>(engine, 'history slow --limit 1')
    expect([shown!.old_row, shown!.new_row].map((row) => (JSON.parse(row) as Row)['monthly_price'])).toEqual([
      '250',
      '199'
    ])
  })
})

describe('[B7] random edits of a scenario, its branch and a branch of that', () => {
  const random = (seed: number) => () => (seed = (seed * 48271) % 2147483647) / 2147483647
  const scenarios = ['base', 'slow', 'slower']
  /** What may be refused along the way. */
  const expectedProblems = new Set(['nothing-to-undo', 'nothing-to-redo', 'says-nothing', 'contested'])

  /** What nobody can see is no reason to differ. */
  const seen = () =>
    scenarios.map((id) =>
      assumptionTables.map(({ name }) =>
        rowsOf(id, name).map(({ id: row, ...values }) => ({ ...values, id: originOf(row) }))
      )
    )

  const edit = (dice: () => number) => {
    const id = scenarios[Math.floor(dice() * 3)]!
    const pick = <T>(all: readonly T[]): T => all[Math.floor(dice() * all.length)]!
    const tiers = rowsOf(id, 'pricing').map((row) => row['tier']!)
    const lines: (() => string)[] = [
      () => `pricing set ${id} --tier ${pick(tiers)} --price ${10 + Math.floor(dice() * 4)}`,
      () => `assume set ${id} growth_factor ${pick(['0.5', '1', '1.5'])}`,
      () => `assume set ${id} tax_rate ${pick(['20%', '25%'])}`,
      () => `pricing set ${id} --tier t${Math.floor(dice() * 1e6)} --price 5 --cac 1 --churn 10% --mix 0%`,
      () => (tiers.length > 1 ? `pricing remove ${id} --tier ${pick(tiers)}` : 'undo'),
      () => 'undo',
      () => 'redo',
      () => `scenario set ${id} --months ${pick([24, 36, 48])}`,
      () => `scenario merge ${pick(['slow', 'slower'])}`
    ]
    return pick(lines)()
  }

  test.each(Array.from({ length: process.env['PROOF'] ? 60 : 6 }, (_, i) => i + 1))('seed %i', async (seed) => {
    const dice = random(seed)
    branch()
    branch('slower', 'slow')
    const made = engine.store.undoStacks().undo.length
    let done = 0
    for (let i = 0; i < 40; i++) {
      const line = edit(dice)
      if (line === 'undo' && engine.store.undoStacks().undo.length <= made) continue
      const before = content('slower')
      const answer = answerOf(engine, line)
      if (!answer.ok) {
        expect([line, expectedProblems.has(answer.problem.type)]).toEqual([line, true])
        continue
      }
      done++
      // A merge into what is followed changes nothing in the branch.
      if (line === 'scenario merge slower') expect([line, content('slower')]).toEqual([line, before])
    }
    expect(done).toBeGreaterThan(20)
    const then = seen()
    engine.workspace.forgetRows()
    expect(seen()).toEqual(then)
    await engine.store.durable()
    await opened.close()
    ;({ engine } = await openEngine(opened.indexedDB))
    expect(seen()).toEqual(then)
    const contents = scenarios.map(content)
    run(engine, 'scenario detach slower')
    run(engine, 'scenario detach slow')
    expect(scenarios.map(content)).toEqual(contents)
    run(engine, 'undo')
    run(engine, 'undo')
    expect(seen()).toEqual(then)
  })
})
