import { expect, test } from 'vitest'
import { rowCounts, workspaceJson } from '#workers/store/file/workspace-json.ts'
import { added, changed, edit, emptyDatabase } from '../world.ts'

function filled() {
  const database = emptyDatabase()
  const made = edit([
    added('companies', 'b', { name: 'Zoë "&" co\n' }),
    added('companies', 'a', { name: '' }),
    added('scenarios', 'base', { company_id: 'a', name: 'Base', months: '60' }),
    added('pricing', 'team', { scenario_id: 'base', monthly_price: '0.1000000000000000000000000000000000000001' })
  ])
  database.apply(made, () => {})
  const renamed = edit([changed('companies', 'a', 'name', '', null)], { author: 'Bob' })
  database.apply(renamed, () => {})
  return { database, renamed }
}

test('every cell as it is stored: no digit is lost, and empty text is not nothing', () => {
  const { connection, layout } = filled().database
  const { format, version, tables } = workspaceJson(connection, layout)
  expect([format, version]).toEqual(['sextant-json', 1])
  expect(tables['companies']).toEqual([
    { id: 'a', name: null },
    { id: 'b', name: 'Zoë "&" co\n' }
  ])
  expect(tables['pricing']).toMatchObject([
    { id: 'team', scenario_id: 'base', monthly_price: '0.1000000000000000000000000000000000000001', cac: null }
  ])
})

test('history is there with numbers for ids, and what was computed is not', () => {
  const { database, renamed } = filled()
  database.keepComputed('computed_months', 'base', [{ month: '0', figures: '{}' }])
  const { tables } = workspaceJson(database.connection, database.layout)
  expect(tables['scenario_history']!.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5])
  expect(tables['scenario_history']!.at(-1)).toMatchObject({
    edit_id: renamed.id,
    author: 'Bob',
    old_row: '{"id":"a","name":""}',
    new_row: '{"id":"a","name":null}'
  })
  expect(Object.keys(tables)).toEqual(database.layout.map(({ name }) => name))
  expect(tables).not.toHaveProperty('computed_months')
  expect(tables).not.toHaveProperty('change_context')
})

test('rows are counted table by table', () => {
  const { connection, layout } = filled().database
  const counts = rowCounts(connection, layout)
  expect(counts).toMatchObject({ companies: 2, scenarios: 1, pricing: 1, headcount: 0, scenario_history: 5 })
  expect(Object.keys(counts)).toHaveLength(layout.length)
})
