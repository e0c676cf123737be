// From one database to another by an edit, and back; and what the difference is in figures.
import { describe, expect, test } from 'vitest'
import { reverse, type Change, type Values } from '#lib/edit/edit.ts'
import { tables, type Table } from '#lib/edit/schema.ts'
import type { Database } from '#workers/store/database.ts'
import { hex, sha256 } from '#workers/store/journal/checksums.ts'
import { differenceTo, namesIn, summarise } from '#workers/store/keeping/difference.ts'
import { Connection } from '#workers/store/sqlite.ts'
import { after, dice, randomChanges, stateOf } from '../workload.ts'
import { added, changed, edit, emptyDatabase, firstRows, price, sqlite } from '../world.ts'

const apply = (database: Database, changes: readonly Change[]): void => {
  database.apply(edit(changes), () => undefined)
}
const hashOf = async (database: Database): Promise<string> => hex(await sha256(database.canonicalDump()))
const difference = (from: Database, to: Database): Change[] => differenceTo(from.connection, to.connection, tables)

/** Rows that hang on each other, in an order of their own. */
const family = (name: string, roll: (sides: number) => number): Change[] => [
  added('companies', name, { name }),
  ...Array.from({ length: 1 + roll(3) }, (_, place) =>
    added('scenarios', `${name}-${place}`, { company_id: name, name: `Plan ${place}`, months: String(12 + roll(48)) })
  ),
  added('pricing', `${name}-tier`, { scenario_id: `${name}-0`, tier: 'own', monthly_price: String(roll(100)) })
]

function randomDatabase(roll: (sides: number) => number): Database {
  const database = emptyDatabase()
  apply(database, firstRows)
  let state = stateOf(() => [], [])
  state = after(state, firstRows)
  for (let step = roll(30); step >= 0; step--) {
    const changes = randomChanges(roll, state)
    state = after(state, changes)
    apply(database, changes)
  }
  for (const name of ['north', 'south', 'west']) if (roll(2) === 0) apply(database, family(name, roll))
  return database
}

test('the changes lead from any workspace to any other, and reversed back again', async () => {
  for (let seed = 1; seed <= (process.env['PROOF'] ? 500 : 40); seed++) {
    const roll = dice(seed)
    const [one, other] = [randomDatabase(roll), randomDatabase(roll)]
    const [before, goal] = [await hashOf(one), await hashOf(other)]
    const changes = difference(one, other)
    apply(one, changes)
    expect([seed, await hashOf(one)]).toEqual([seed, goal])
    expect(difference(one, other)).toEqual([])
    apply(one, reverse(changes))
    expect([seed, await hashOf(one)]).toEqual([seed, before])
    for (const { connection } of [one, other]) connection.close()
  }
})

test('one by one they never leave a row that hangs on nothing', () => {
  const [one, other] = [emptyDatabase(), emptyDatabase()]
  apply(one, firstRows)
  apply(other, family('north', dice(1)))
  const orphans = () => one.connection.all('PRAGMA foreign_key_check')
  for (const change of difference(one, other)) {
    apply(one, [change])
    expect(orphans()).toEqual([])
  }
  const moved = emptyDatabase()
  apply(moved, family('north', dice(1)))
  apply(moved, [
    added('companies', 'umbrella', { name: 'Umbrella' }),
    ...moved.rows('scenarios').map(({ id }) => changed('scenarios', id, 'company_id', 'north', 'umbrella')),
    { table: 'companies', row: 'north', was: { name: 'north' }, now: null }
  ])
  // The company goes after its scenarios have moved to the other one.
  for (const change of difference(one, moved)) {
    apply(one, [change])
    expect(orphans()).toEqual([])
  }
  expect(difference(one, moved)).toEqual([])
})

test('a change says only the cells that differ; a row that comes or goes says all', () => {
  const [one, other] = [emptyDatabase(), emptyDatabase()]
  apply(one, firstRows)
  apply(other, firstRows)
  apply(one, [added('custom_lines', 'gone', { scenario_id: 'base', name: 'gone' })])
  apply(other, [price('49', '59')])
  expect(difference(one, other)).toEqual([
    { table: 'pricing', row: 'team', was: { monthly_price: '49' }, now: { monthly_price: '59' } },
    {
      table: 'custom_lines',
      row: 'gone',
      was: { scenario_id: 'base', name: 'gone', unit: null, formula: null, note: null },
      now: null
    }
  ])
})

test('columns that the other has not are as if nothing had been typed, and its own are left out', () => {
  const [one, other] = [emptyDatabase(), emptyDatabase()]
  apply(one, firstRows)
  apply(other, firstRows)
  const connection = new Connection(sqlite, other.connection.exportSafely())
  for (const operation of ['insert', 'update', 'delete']) connection.script(`DROP TRIGGER audit_pricing_${operation}`)
  connection.script(
    'ALTER TABLE pricing DROP COLUMN cac; ALTER TABLE pricing ADD COLUMN colour TEXT; DROP TABLE comparables'
  )
  // What stands in cac where nothing was typed is 0, by the schema.
  expect(differenceTo(one.connection, connection, tables)).toEqual([changed('pricing', 'team', 'cac', null, '0')])
  const later: Table[] = tables.map((table) =>
    table.name === 'pricing' ? { ...table, columns: table.columns.filter(({ name }) => name !== 'cac') } : table
  )
  expect(differenceTo(one.connection, connection, later)).toEqual([])
})

describe('in figures', () => {
  test('rows are counted by table, cells by scenario', () => {
    const [one, other] = [emptyDatabase(), emptyDatabase()]
    const scenario = (id: string, name: string) => added('scenarios', id, { company_id: 'acme', name, months: '24' })
    const pricing = (tier: string, monthly_price: string) => ({
      table: 'pricing',
      row: expect.objectContaining({ tier, monthly_price }) as unknown
    })
    const tier = (id: string, of: string, monthly: string) =>
      added('pricing', id, { scenario_id: of, tier: id, monthly_price: monthly })
    apply(one, [...firstRows, scenario('old', 'Old plan'), tier('old-tier', 'old', '1'), tier('solo', 'base', '9')])
    apply(other, [
      ...firstRows,
      tier('agency', 'base', '99'),
      scenario('new', 'New plan'),
      tier('new-tier', 'new', '2'),
      added('growth_rates', 'g', { scenario_id: 'new', month_start: '1', month_end: '9', rate: '0.1' })
    ])
    apply(other, [price('49', '59'), changed('pricing', 'team', 'tier', 'team', 'crew')])
    apply(other, [changed('companies', 'acme', 'name', 'Acme', 'Acme Ltd')])
    const { tables: byTable, scenarios } = summarise(difference(one, other), namesIn(one.connection, tables))
    expect(byTable.toSorted((a, b) => (a.table < b.table ? -1 : 1))).toEqual([
      { table: 'companies', added: 0, changed: 1, removed: 0 },
      { table: 'growth_rates', added: 1, changed: 0, removed: 0 },
      { table: 'pricing', added: 2, changed: 1, removed: 2 },
      { table: 'scenarios', added: 1, changed: 0, removed: 1 }
    ])
    expect(scenarios.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
      // agency comes with two cells, solo goes with two, two of team differ
      {
        ...{ id: 'base', name: 'Base', kind: 'changed', cells: 6 },
        // What stays comes first, named as it is now.
        first: [
          { ...pricing('team', '49'), column: 'tier', was: 'team', now: 'crew' },
          { ...pricing('team', '49'), column: 'monthly_price', was: '49', now: '59' },
          { ...pricing('agency', '99'), column: 'monthly_price', was: null, now: '99' },
          { ...pricing('solo', '9'), column: 'monthly_price', was: '9', now: null }
        ].map((cell) => expect.objectContaining(cell) as unknown)
      },
      // name and months; tier and price; from, to and rate
      { id: 'new', name: 'New plan', kind: 'added', cells: 7, first: [] },
      { id: 'old', name: 'Old plan', kind: 'removed', cells: 4, first: [] }
    ])
  })

  test('a row that goes and comes again under its name is told by what differs', () => {
    const [one, other] = [emptyDatabase(), emptyDatabase()]
    const tier = (id: string, monthly_price: string) =>
      added('pricing', id, { scenario_id: 'base', tier: 'solo', monthly_price, cac: '5' })
    apply(one, [...firstRows, tier('here', '9')])
    apply(other, [...firstRows, tier('there', '8')])
    const [base] = summarise(difference(one, other), namesIn(one.connection, tables)).scenarios
    expect(base).toMatchObject({
      cells: 1,
      first: [{ table: 'pricing', column: 'monthly_price', was: '9', now: '8' }]
    })
  })

  test('of a row that comes again, a cell that is empty then is told too', () => {
    const [one, other] = [emptyDatabase(), emptyDatabase()]
    const line = (id: string, cells: Values) =>
      added('custom_lines', id, { scenario_id: 'base', name: 'own', ...cells })
    apply(one, [...firstRows, line('here', { formula: 'mrr', note: 'why' })])
    apply(other, [...firstRows, line('there', { formula: 'mrr', unit: 'money' })])
    const [base] = summarise(difference(one, other), namesIn(one.connection, tables)).scenarios
    expect(base).toMatchObject({
      cells: 2,
      first: [
        { table: 'custom_lines', column: 'unit', was: null, now: 'money' },
        { table: 'custom_lines', column: 'note', was: 'why', now: null }
      ]
    })
  })

  test('of many cells the first eight are told', () => {
    const [one, other] = [emptyDatabase(), emptyDatabase()]
    apply(one, firstRows)
    apply(other, firstRows)
    const tiers = Array.from({ length: 9 }, (_, place) =>
      added('pricing', `tier-${place}`, { scenario_id: 'base', tier: `tier ${place}`, monthly_price: String(place) })
    )
    apply(other, tiers)
    const [base] = summarise(difference(one, other), namesIn(one.connection, tables)).scenarios
    // Each comes with its name and its price.
    expect(base).toMatchObject({ kind: 'changed', cells: 18 })
    expect(base!.first.map(({ now }) => now)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7'])
  })

  test('a scenario that is called otherwise is told by the name it has now', () => {
    const [one, other] = [emptyDatabase(), emptyDatabase()]
    apply(one, firstRows)
    apply(other, firstRows)
    apply(other, [changed('scenarios', 'base', 'name', 'Base', 'Basis')])
    expect(summarise(difference(one, other), namesIn(one.connection, tables)).scenarios).toEqual([
      {
        ...{ id: 'base', name: 'Base', kind: 'changed', cells: 1 },
        first: [expect.objectContaining({ table: 'scenarios', column: 'name', was: 'Base', now: 'Basis' })]
      }
    ])
  })
})
