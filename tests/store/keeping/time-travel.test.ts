// A database taken back to a moment: the very rows that were there, by the history alone.
import { describe, expect, test } from 'vitest'
import type { Change } from '#lib/edit/edit.ts'
import { tableNames, tables } from '#lib/edit/schema.ts'
import { canonicalHash } from '#workers/store/canonical.ts'
import type { Database } from '#workers/store/database.ts'
import { hex } from '#workers/store/journal/checksums.ts'
import { stateAt } from '#workers/store/keeping/time-travel.ts'
import { readLayout } from '#workers/store/layout.ts'
import { migrate } from '#workers/store/migrations.ts'
import { Connection } from '#workers/store/sqlite.ts'
import { after, dice, randomChanges, stateOf } from '../workload.ts'
import { added, edit, emptyDatabase, firstRows, price, sqlite } from '../world.ts'

const timeOf = (moment: number): string => new Date(Date.parse('2026-03-01T00:00:00Z') + moment).toISOString()
const apply = (database: Database, changes: readonly Change[], moment: number): void => {
  database.apply(edit(changes, { at: timeOf(moment) }), () => undefined)
}
const copyOf = ({ connection }: Database): Connection => new Connection(sqlite, connection.exportSafely())
const hashOf = async (connection: Connection): Promise<string> =>
  hex(await canonicalHash(connection, readLayout(connection)))
const travel = (connection: Connection, moment: number): number =>
  stateAt(connection, readLayout(connection), timeOf(moment)).undone
const priceIn = (connection: Connection) => connection.value(`SELECT monthly_price FROM pricing WHERE id = 'team'`)

test('every moment of a random run comes back exactly, with the history of that moment', async () => {
  for (let seed = 1; seed <= (process.env['PROOF'] ? 100 : 6); seed++) {
    const roll = dice(seed)
    const database = emptyDatabase()
    const moments: { moment: number; hash: string; history: unknown[] }[] = []
    let moment = 0
    const note = async () => {
      const history = database.connection.all('SELECT * FROM scenario_history ORDER BY id')
      moments.push({ moment, hash: await hashOf(database.connection), history })
    }
    await note()
    let state = stateOf(() => [], [])
    for (let step = 0; step < 40; step++) {
      moment += 1 + roll(5000)
      const changes = step === 0 ? firstRows : randomChanges(roll, state)
      state = after(state, changes)
      apply(database, changes, moment)
      await note()
    }
    for (const [place, then] of moments.entries()) {
      const connection = copyOf(database)
      expect([seed, place, travel(connection, then.moment)]).toEqual([seed, place, 40 - place])
      expect([seed, place, await hashOf(connection)]).toEqual([seed, place, then.hash])
      expect(connection.all('SELECT * FROM scenario_history ORDER BY id')).toEqual(then.history)
      connection.close()
    }
    // From any later moment to any earlier one it is the same way.
    const connection = copyOf(database)
    for (const then of moments.toReversed()) {
      travel(connection, then.moment)
      expect(await hashOf(connection)).toBe(then.hash)
    }
    connection.close()
  }
})

describe('a moment', () => {
  const begun = (): Database => {
    const database = emptyDatabase()
    apply(database, firstRows, 1000)
    apply(database, [price('49', '50')], 2000)
    apply(database, [price('50', '51')], 3000)
    return database
  }

  test('between two edits is the one before; that of an edit has it', () => {
    for (const [moment, expected] of [
      [1500, '49'],
      [1999, '49'],
      [2000, '50'],
      [2999, '50'],
      [9999, '51']
    ] as const) {
      const connection = copyOf(begun())
      travel(connection, moment)
      expect([moment, priceIn(connection)]).toEqual([moment, expected])
    }
  })

  test('before everything is an empty workspace', () => {
    const connection = copyOf(begun())
    expect(travel(connection, 0)).toBe(3)
    for (const table of tableNames.filter((name) => name !== 'computed_months'))
      expect([table, connection.value(`SELECT count(*) FROM ${table}`)]).toEqual([table, 0])
  })

  test('of a clock that was set back keeps what came before it', () => {
    const database = begun()
    // Dated before the edit that made it 51.
    apply(database, [price('51', '52')], 2500)
    apply(database, [price('52', '53')], 4000)
    const connection = copyOf(database)
    expect([travel(connection, 2700), priceIn(connection)]).toEqual([1, '52'])
  })

  test('may be written in any way that a date can', () => {
    const connection = copyOf(begun())
    expect(stateAt(connection, readLayout(connection), '2026-03-01T01:00:02+01:00')).toEqual({ undone: 1 })
    expect(() => stateAt(connection, readLayout(connection), 'yesterday')).toThrow(RangeError)
  })
})

test('[E3] the copy goes on as any other: triggers write, and history is only added to', () => {
  const database = emptyDatabase()
  apply(database, firstRows, 1000)
  apply(database, [price('49', '50')], 2000)
  const connection = copyOf(database)
  travel(connection, 1000)
  expect(() => connection.run('DELETE FROM scenario_history')).toThrow('history is only added to')
  expect(() => connection.run(`UPDATE pricing SET cac = '1'`)).toThrow('no change without its edit')
})

test('[E2] rows that are not those of the history are left as they are', async () => {
  const database = emptyDatabase()
  apply(database, firstRows, 1000)
  apply(database, [price('49', '50')], 2000)
  const connection = copyOf(database)
  connection.script('DROP TRIGGER audit_pricing_update')
  connection.run(`UPDATE pricing SET monthly_price = '77'`)
  const before = await hashOf(connection)
  expect(() => travel(connection, 500)).toThrow('pricing team is not what the edit says it was')
  expect(await hashOf(connection)).toBe(before)
  expect(connection.value('SELECT count(*) FROM scenario_history')).toBe(4)
  expect(() => connection.run('DELETE FROM scenario_history')).toThrow('history is only added to')
})

test('[D8] what a migration of the tables did stays: a new column, one that is gone, a table that is gone', () => {
  const database = emptyDatabase()
  apply(database, firstRows, 1000)
  apply(database, [added('custom_lines', 'own', { scenario_id: 'base', name: 'own' })], 1500)
  apply(database, [price('49', '50')], 2000)
  apply(database, [{ table: 'pricing', row: 'team', was: { cac: null }, now: { cac: '7' } }], 3000)
  const connection = copyOf(database)
  const up = () => {
    connection.script(`ALTER TABLE pricing ADD COLUMN note TEXT; UPDATE pricing SET note = 'tier ' || tier;
      DROP TRIGGER audit_pricing_insert; DROP TRIGGER audit_pricing_update; DROP TRIGGER audit_pricing_delete;
      ALTER TABLE pricing DROP COLUMN cac; DROP TABLE custom_lines`)
  }
  migrate(connection, [{ to: 2, up, mayChange: ['pricing', 'custom_lines'] }], 2, tables)
  const rows = () => connection.all('SELECT id, monthly_price, note FROM pricing')
  travel(connection, 2500)
  expect(rows()).toEqual([['team', '50', 'tier team']])
  travel(connection, 1200)
  expect(rows()).toEqual([['team', '49', 'tier team']])
  travel(connection, 0)
  expect(rows()).toEqual([])
})
