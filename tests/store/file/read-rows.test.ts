// Rows of a file become a database of our own: what does not fit is refused, and told with what to do.
import { expect, test } from 'vitest'
import { tables } from '#lib/edit/schema.ts'
import { canonicalHash } from '#workers/store/canonical.ts'
import { databaseOf } from '#workers/store/file/read-rows.ts'
import { workspaceJson } from '#workers/store/file/workspace-json.ts'
import { readLayout } from '#workers/store/layout.ts'
import { edit, emptyDatabase, firstRows, sqlite } from '../world.ts'

type Rows = Record<string, Record<string, unknown>[]>

function written(change: (rows: Rows) => unknown = () => {}): unknown {
  const database = emptyDatabase()
  database.apply(edit(firstRows), () => null)
  const json = workspaceJson(database.connection, database.layout)
  change(json.tables)
  return json
}
const read = (json: unknown) => databaseOf(sqlite, json, tables, 1)
const sentence = (json: unknown) => {
  const opened = read(json)
  if (!opened.ok) return opened.error.text
  opened.value.close()
  return 'it opened'
}

test('the same rows are there, and no history of making them', async () => {
  const database = emptyDatabase()
  database.apply(edit(firstRows), () => null)
  const opened = read(written())
  if (!opened.ok) throw new Error(opened.error.text)
  const connection = opened.value
  expect(await canonicalHash(connection, readLayout(connection))).toEqual(
    await canonicalHash(database.connection, database.layout)
  )
  expect(connection.value('SELECT count(*) FROM scenario_history')).toBe(0)
})

test.each<[string, unknown, RegExp]>([
  ['a number', written(({ pricing }) => (pricing![0]!['monthly_price'] = 5)), /pricing\.monthly_price is no text/],
  ['a price below zero', written(({ pricing }) => (pricing![0]!['monthly_price'] = '-5')), /type/],
  ['a word for a price', written(({ pricing }) => (pricing![0]!['monthly_price'] = 'much')), /type/],
  ['a name with a hidden sign', written(({ pricing }) => (pricing![0]!['tier'] = 'a\u202Eb')), /./],
  ['a row that belongs to nothing', written(({ pricing }) => (pricing![0]!['scenario_id'] = 'gone')), /FOREIGN KEY/],
  ['two rows of one id', written(({ pricing }) => pricing!.push(pricing![0]!)), /UNIQUE/],
  ['a row that is a list', written((rows) => (rows['pricing'] = [[] as never])), /a row of pricing is no record/],
  ['no list', written((rows) => (rows['pricing'] = {} as never)), /pricing is no list/],
  ['no tables', { tables: 3 }, /tables is no record/],
  ['nothing', null, /it is no record/]
])('[R2] %s is refused', (_, json, why) => {
  expect(sentence(json)).toMatch(/^The file holds rows that do not fit \(.+\): choose another copy of it\.$/s)
  expect(sentence(json)).toMatch(why)
})

test('a key that is called like a part of the language is no part of a row', () => {
  const json = JSON.parse(
    JSON.stringify(written()).replace('"tier":', '"__proto__": {"tier": "x"}, "constructor": "y", "tier":')
  ) as unknown
  expect(sentence(json)).toBe('it opened')
  expect(({} as Record<string, unknown>)['tier']).toBeUndefined()
})
