// Rows that come with cells pasted below a table: one edit, with the names and limits of any other.
import { expect, test } from 'vitest'
import type { CellEdit } from '#lib/edit/cells.ts'
import type { Engine } from '#workers/engine/engine.ts'
import { golden } from '../scenarios.ts'
import { openEngine, run } from '../engine.ts'

const rowsOf = (engine: Engine, list: string) => {
  const answer = run(engine, `${list} list base`)
  return answer as Record<string, unknown>[]
}
const cells = (table: string, rows: Record<string, string>[]): CellEdit[] =>
  rows.flatMap((row, added) =>
    Object.entries(row).map(([column, value]) => ({ table, row: null, column, value, added }))
  )

test('[E2] the rows are there with what was typed and the usual values, and undo takes all of it back', async () => {
  const { engine } = await openEngine()
  const before = rowsOf(engine, 'pricing').length
  const added = cells('pricing', [
    { tier: 'school', monthly_price: '12' },
    { tier: 'state', monthly_price: '5000', annual_churn: '0.05' }
  ])
  expect(engine.setCells('base', added, 'pasted')).toEqual({ ok: true, value: null })
  const rows = rowsOf(engine, 'pricing').slice(before)
  expect(rows).toMatchObject([
    { tier: 'school', monthly_price: 12, mix_pct: 0 },
    { tier: 'state', monthly_price: 5000, annual_churn: 0.05 }
  ])
  expect(engine.undo()).toEqual({ ok: true, value: 'pasted' })
  expect(run(engine, 'export base')).toEqual(golden('base-scenario.json'))
})

test('[E5] a name that is taken, by another row or another new one, changes nothing', async () => {
  const { engine } = await openEngine()
  for (const rows of [[{ tier: 'Team' }], [{ tier: 'school' }, { tier: 'School' }]]) {
    const answer = engine.setCells('base', cells('pricing', rows), 'pasted')
    expect(answer).toMatchObject({ ok: false, error: { type: 'name-taken' } })
  }
  expect(run(engine, 'export base')).toEqual(golden('base-scenario.json'))
})

test('[E5] a single new row is held to what every row is held to', async () => {
  const { engine } = await openEngine()
  expect(engine.addRow('base', 'pricing', { monthly_price: '-1' })).toMatchObject({
    ok: false,
    error: { text: 'Price / month is −1. It can be 0 or more: type 1.' }
  })
  expect(engine.addRow('base', 'pricing', { tier: 'Team' })).toMatchObject({ ok: false, error: { type: 'name-taken' } })
  expect(engine.addRow('base', 'growth_rates', { month_start: '70', month_end: '60' })).toMatchObject({ ok: false })
  const round = { amount: '100', pre_money: '1', pool_pct: '0.99', month: '40' }
  expect(engine.addRow('base', 'funding_rounds', round)).toMatchObject({ ok: false })
  expect(run(engine, 'export base')).toEqual(golden('base-scenario.json'))
})

test('[E5] a period that is only begun ends a year later; one that ends before it begins is refused', async () => {
  const { engine } = await openEngine()
  const period = (row: Record<string, string>) => engine.setCells('base', cells('growth_rates', [row]), 'pasted')
  expect(period({ month_start: '70', rate: '0.02' })).toMatchObject({ ok: true })
  expect(rowsOf(engine, 'growth').at(-1)).toMatchObject({ month_start: 70, month_end: 81, rate: 0.02 })
  expect(period({ month_start: '70', month_end: '60' })).toMatchObject({ ok: false })
})

test('[E1] rounds keep the tranches that were pasted', async () => {
  const { engine } = await openEngine()
  const round = { name: 'Late', amount: '100000', month: '40', tranche_1: '0.5', tranche_2: '0.5' }
  expect(engine.setCells('base', cells('funding_rounds', [round]), 'pasted')).toMatchObject({ ok: true })
  expect(rowsOf(engine, 'funding').at(-1)).toMatchObject({ name: 'Late', tranche_1: 0.5, tranche_2: 0.5 })
})
