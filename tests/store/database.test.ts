import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { reverse, type Change, type Edit } from '#lib/edit/edit.ts'
import { tables } from '#lib/edit/schema.ts'
import type { Database } from '#workers/store/database.ts'
import { hex, sha256 } from '#workers/store/journal/checksums.ts'
import { added, changed, edit, emptyDatabase, firstRows, price } from './world.ts'

let database: Database
beforeEach(() => {
  database = emptyDatabase()
  database.apply(edit(firstRows), () => {})
})

const apply = (changes: readonly Change[], more: Partial<Edit> = {}): Edit => {
  const given = edit(changes, more)
  database.apply(given, () => {})
  return given
}
const hash = async () => hex(await sha256(database.canonicalDump()))
const contextRows = () => database.connection.value('SELECT count(*) FROM change_context')

test('every table of the schema is made, each column as text, caches beside the file', () => {
  const stored = tables.filter(({ isCache }) => !isCache).map(({ name }) => name)
  expect(database.layout.map(({ name }) => name)).toEqual([...stored, 'scenario_history'].sort())
  const kinds = database.connection.all(
    `SELECT DISTINCT c.type FROM sqlite_schema m JOIN pragma_table_info(m.name) c
     WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name NOT IN ('change_context', 'scenario_history')`
  )
  expect(kinds).toEqual([['TEXT']])
})

describe('[E2] an edit', () => {
  test('changes rows and leaves them by id', () => {
    apply([price('49', '59'), added('pricing', 'agency', { scenario_id: 'base', tier: 'agency' })])
    expect(database.rows('pricing', 'base').map(({ id, monthly_price }) => [id, monthly_price])).toEqual([
      ['agency', null],
      ['team', '59']
    ])
    expect(database.row('pricing', 'team')?.['scenario_id']).toBe('base')
    expect(database.row('pricing', 'nobody')).toBe(null)
    expect(database.rows('pricing', 'other')).toEqual([])
  })

  test('writes one row of history for each row it changed, in words and in full', () => {
    const { id } = apply([price('49', '59')], { origin: 'command', why: 'set the price', reverses: 'x' })
    expect(database.history({ edit: id, limit: 10 })).toEqual([
      {
        id: 4,
        edit_id: id,
        at: '2026-11-20T09:00:00.000Z',
        author: 'Ada',
        origin: 'command',
        why: 'set the price',
        reverses: 'x',
        scenario_id: 'base',
        table_name: 'pricing',
        row_id: 'team',
        operation: 'update',
        old_row: expect.stringContaining('"monthly_price":"49"') as string,
        new_row: expect.stringContaining('"monthly_price":"59"') as string
      }
    ])
  })

  test('belongs to a scenario, or to none where it is about a company', () => {
    const rows = database.history({ limit: 10 }).map((row) => [row.table_name, row.operation, row.scenario_id])
    expect(rows).toEqual([
      ['pricing', 'insert', 'base'],
      ['scenarios', 'insert', 'base'],
      ['companies', 'insert', null]
    ])
  })

  test.each<[string, Change]>([
    ['another value than it says', price('48', '59')],
    ['no such row', changed('pricing', 'nobody', 'tier', 'a', 'b')],
    ['the row already', added('pricing', 'team', { scenario_id: 'base' })],
    ['another row to delete', ...(reverse([added('pricing', 'team', { scenario_id: 'base', tier: 'x' })]) as [Change])],
    ['no such scenario', added('pricing', 'new', { scenario_id: 'nowhere' })],
    ['no owner', added('pricing', 'new', {})],
    ['no such column', changed('pricing', 'team', 'colour', null, 'red')],
    ['no such table', { ...price('49', '59'), table: 'prices' }],
    [
      'a cache, which no edit may touch',
      { table: 'computed_months', row: 'x', was: null, now: { scenario_id: 'base' } }
    ],
    ['the id', changed('pricing', 'team', 'id', 'team', 'other')],
    ['half a change', { table: 'pricing', row: 'team', was: { cac: null }, now: { cac: '1', tier: 'x' } }],
    ['text that is none', price('49', '\ud800')]
  ])('that finds %s changes nothing and throws', async (_, bad) => {
    const before = await hash()
    const rows = database.history({ limit: 100 }).length
    expect(() => apply([changed('pricing', 'team', 'cac', null, '5'), bad])).toThrow()
    expect(await hash()).toBe(before)
    expect(database.history({ limit: 100 })).toHaveLength(rows)
    expect(contextRows()).toBe(0)
    apply([price('49', '50')])
    expect(database.row('pricing', 'team')?.['monthly_price']).toBe('50')
  })

  test('that fails when it is to be journalled changes nothing either', async () => {
    const before = await hash()
    const fail = () => {
      throw new Error('no journal')
    }
    expect(() => database.apply(edit([price('49', '59')]), fail)).toThrow('no journal')
    expect(await hash()).toBe(before)
    expect(contextRows()).toBe(0)
  })

  test('may bring a scenario and its rows in any order', () => {
    apply([added('growth_rates', 'g', { scenario_id: 'two' }), added('scenarios', 'two', { company_id: 'acme' })])
    expect(database.rows('growth_rates', 'two')).toHaveLength(1)
  })

  test('that changes nothing writes nothing', () => {
    const before = database.history({ limit: 100 }).length
    apply([])
    apply([{ table: 'pricing', row: 'team', was: {}, now: {} }])
    expect(database.history({ limit: 100 })).toHaveLength(before)
  })
})

describe('[E3] history', () => {
  test('is only added to', () => {
    expect(() => database.connection.run(`UPDATE scenario_history SET why = 'x'`)).toThrow('history is only added to')
    expect(() => database.connection.run('DELETE FROM scenario_history')).toThrow('history is only added to')
  })

  test('has a row for every change: none can be made without its edit', () => {
    for (const { name, isCache } of tables) {
      if (isCache) continue
      expect(() => database.connection.run(`INSERT INTO ${name} (id) VALUES ('x')`)).toThrow(
        'no change without its edit'
      )
    }
    expect(() => database.connection.run(`UPDATE pricing SET tier = 'x'`)).toThrow('no change without its edit')
    expect(() => database.connection.run('DELETE FROM pricing')).toThrow('no change without its edit')
  })

  test('is read by scenario and page by page, newest first', () => {
    apply([added('scenarios', 'two', { company_id: 'acme' })])
    for (const [was, now] of [
      ['49', '50'],
      ['50', '51'],
      ['51', '52']
    ] as const)
      apply([price(was, now)])
    const page = database.history({ scenario: 'base', limit: 2 })
    expect(page.map(({ id }) => id)).toEqual([7, 6])
    const next = database.history({ scenario: 'base', limit: 2, beforeId: 6 })
    expect(next.map(({ id }) => id)).toEqual([5, 3])
  })

  test('gives back the changes of an edit, only the columns that differ', () => {
    const { id } = apply([
      price('49', '59'),
      added('pricing', 'new', { scenario_id: 'base', tier: 'new' }),
      changed('pricing', 'new', 'cac', null, '7')
    ])
    expect(database.changesOf(id)).toEqual([
      price('49', '59'),
      added('pricing', 'new', { scenario_id: 'base', tier: 'new' }),
      changed('pricing', 'new', 'cac', null, '7')
    ])
  })

  test('names the edits for undo in their order, but not what a peer or a migration did', () => {
    const own = apply([price('49', '59')])
    apply([price('59', '60')], { origin: 'peer' })
    const undo = apply([price('60', '49')], { origin: 'undo', reverses: own.id })
    const entries = database.editsForUndo().map(({ id, reverses }) => ({ id, reverses }))
    expect(entries.slice(1)).toEqual([
      { id: own.id, reverses: null },
      { id: undo.id, reverses: own.id }
    ])
  })
})

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('', '\0', '"}', '1.20', '\u202e')
)

test('[E4] an edit reversed by its history gives the state before, whatever is typed', async () => {
  const before = await hash()
  const anyEdit = fc.record({ name: anyText, price: fc.option(anyText), id: anyText.filter((id) => id !== 'team') })
  await fc.assert(
    fc.asyncProperty(anyEdit, async ({ name, price: now, id }) => {
      const made = apply([
        changed('scenarios', 'base', 'name', 'Base', name),
        price('49', now ?? '0'),
        added('comparables', id, { scenario_id: 'base', name, arr: now })
      ])
      expect(database.row('comparables', id)).toMatchObject({ name, arr: now })
      expect(await hash()).not.toBe(before)
      apply(reverse(database.changesOf(made.id)), { origin: 'undo', reverses: made.id })
      expect(await hash()).toBe(before)
    }),
    { seed: 4, numRuns: 60 }
  )
})

describe('[E6] what was computed', () => {
  beforeEach(() => {
    apply([added('scenarios', 'two', { company_id: 'acme' })])
    for (const scenario of ['base', 'two'])
      database.keepComputed('computed_months', scenario, [
        { month: '0', figures: '{"arr":"1.5"}' },
        { month: '1', figures: '{}' }
      ])
  })

  const kept = () => ['base', 'two'].map((scenario) => database.rows('computed_months', scenario).length)

  test('is kept by scenario and replaced as a whole', () => {
    database.keepComputed('computed_months', 'two', [{ month: '0', figures: '{}' }])
    expect(kept()).toEqual([2, 1])
    expect(database.rows('computed_months', 'base')[0]).toMatchObject({ month: '0', figures: '{"arr":"1.5"}' })
  })

  test('goes when a row of its scenario changes, and only then', () => {
    apply([price('49', '50')])
    expect(kept()).toEqual([0, 2])
    apply([changed('scenarios', 'two', 'months', null, '12')])
    expect(kept()).toEqual([0, 0])
  })

  test('stays when the edit fails', () => {
    expect(() => apply([price('1', '2')])).toThrow()
    expect(kept()).toEqual([2, 2])
  })

  test('is no place for anything else', () => {
    expect(() => {
      database.keepComputed('pricing', 'base', [])
    }).toThrow('pricing is no cache')
  })
})
