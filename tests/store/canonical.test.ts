import { expect, test } from 'vitest'
import { hex, sha256 } from '#workers/store/journal/checksums.ts'
import { added, changed, edit, emptyDatabase, firstRows, price } from './world.ts'

test('the dump names tables and columns in order, rows by id, texts by their length in bytes', () => {
  const database = emptyDatabase()
  const text = () => new TextDecoder().decode(database.canonicalDump())
  database.apply(edit([added('companies', 'b', { name: 'Zoë\n~' }), added('companies', 'a', {})]), () => {})
  expect(text().slice(text().indexOf('#companies'), text().indexOf('#comparables'))).toBe(
    '#companies(id,name)\n1:a~\n1:b6:Zoë\n~\n'
  )
  expect(text()).not.toContain('scenario_history')
  expect(text()).not.toContain('computed_months')
})

test('the same rows have the same hash, by whatever way they came there', async () => {
  const one = emptyDatabase()
  one.apply(edit([...firstRows]), () => {})
  one.apply(edit([price('49', '59')]), () => {})
  const two = emptyDatabase()
  const [company, scenario] = firstRows
  const team = added('pricing', 'team', { scenario_id: 'base', tier: 'team', monthly_price: '59' })
  for (const change of [company!, scenario!, team]) two.apply(edit([change]), () => {})
  two.keepComputed('computed_months', 'base', [{ month: '0', figures: '{}' }])
  const hash = async (database: typeof one) => hex(await sha256(database.canonicalDump()))
  expect(await hash(one)).toBe(await hash(two))
  two.apply(edit([changed('pricing', 'team', 'cac', null, '')]), () => {})
  expect(await hash(one)).not.toBe(await hash(two))
})
