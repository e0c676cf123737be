// What differs between scenarios, by the names that people know.
import { expect, test } from 'vitest'
import { differencesBetween, groupsBetween, type Side } from '#lib/edit/differences.ts'
import { baseInputs } from '../scenarios.ts'

type Rows = Side['tables'][string]

const { tables } = baseInputs()
const side = (changed: Record<string, Rows> = {}, months = '60', start = '2026-01-01'): Side => ({
  scenario: { id: 'x', name: 'X', start_date: start, months },
  tables: { ...tables, ...changed }
})
const edited = (table: string, is: (row: Rows[number]) => boolean, values: Rows[number]): Record<string, Rows> => ({
  [table]: tables[table]!.map((row) => (is(row) ? { ...row, ...values } : row))
})
const told = (sides: readonly Side[]) =>
  differencesBetween(sides).map(({ table, row, column, values }) => [table, row, column, ...values])
const isTier = (name: string) => (row: Rows[number]) => row['tier'] === name

test('[S2] scenarios that were typed alike have no differences, whatever the ids of their rows', () => {
  const renumbered = Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => [name, rows.map((row) => ({ ...row, id: `z${row['id']}` }))])
  )
  expect(told([side(), side(renumbered)])).toEqual([])
})

test('[S2] a cell is told with its row by name, and a value for each scenario', () => {
  const other = edited('pricing', isTier('team'), { monthly_price: '300' })
  const third = edited('pricing', isTier('team'), { monthly_price: '310.5' })
  const price = tables['pricing']!.find(isTier('team'))!['monthly_price']
  expect(told([side(), side(other), side(third), side()])).toEqual([
    ['pricing', 'team', 'monthly_price', price, '300', '310.5', price]
  ])
})

test('[S2] months and start are among them', () => {
  expect(told([side(), side({}, '24', '2026-04-01')])).toEqual([
    ['scenarios', 'start_date', 'start_date', '2026-01-01', '2026-04-01'],
    ['scenarios', 'months', 'months', '60', '24']
  ])
})

test('[S2] a row that one has not is null there, cell by cell, without what it is called by', () => {
  const added = { id: 'n', department: 'general', period_start: '5', period_end: '7', count: '2', avg_salary: '4000' }
  expect(told([side(), side({ headcount: [...tables['headcount']!, added] })])).toEqual([
    ['headcount', 'general M5-M7', 'count', null, '2'],
    ['headcount', 'general M5-M7', 'avg_salary', null, '4000']
  ])
})

test('[S2] a row with nothing but its name is told by that', () => {
  const empty = {
    ...{ id: 'n', name: 'Newcomer', arr: null, revenue_growth: null, nrr: null },
    ...{ gross_margin: null, rule_of_40: null, ev_revenue: null }
  }
  expect(told([side(), side({ comparables: [...tables['comparables']!, empty] })])).toEqual([
    ['comparables', 'Newcomer', 'name', null, 'Newcomer']
  ])
})

test('[S2] a single value that is left to its default counts as that', () => {
  const without = (name: string) => ({
    assumptions: tables['assumptions']!.filter((row) => row['parameter'] !== name)
  })
  const factor = (value: string) => edited('assumptions', (row) => row['parameter'] === 'growth_factor', { value })
  expect(told([side(without('growth_factor')), side(factor('1'))])).toEqual([])
  expect(told([side(without('growth_factor')), side(factor('0.5'))])).toEqual([
    ['assumptions', 'growth_factor', 'value', '1', '0.5']
  ])
  const noTerms = { working_capital: tables['working_capital']!.filter((row) => row['parameter'] !== 'dpo') }
  const zero = edited('working_capital', (row) => row['parameter'] === 'dpo', { value: '0' })
  expect(told([side(noTerms), side(zero)])).toEqual([])
})

test('[S2] the terms of a tier that one has not are null there', () => {
  const fewer = {
    pricing: tables['pricing']!.filter((row) => row['tier'] !== 'team'),
    working_capital: tables['working_capital']!.filter((row) => row['parameter'] !== 'dso_team')
  }
  const days = tables['working_capital']!.find((row) => row['parameter'] === 'dso_team')!['value']
  expect(told([side(), side(fewer)])).toContainEqual(['working_capital', 'dso_team', 'value', days, null])
})

test('[S3] every mixture has the cells it was told to take, and the ends are the scenarios themselves', () => {
  const added = { id: 'n', tier: 'solo', monthly_price: '9' }
  const other = {
    pricing: [...edited('pricing', isTier('team'), { monthly_price: '300', cac: '1' })['pricing']!, added]
  }
  const [a, b] = [side(), side(other)]
  const group = groupsBetween(a, b).find(({ table }) => table === 'pricing')!
  expect(group.parts.map(({ place }) => place)).toEqual([
    'pricing/team/monthly_price',
    'pricing/team/cac',
    'pricing/solo'
  ])
  expect(group.rows([false, false, false])).toBe(a.tables['pricing'])
  expect(group.rows([true, true, true])).toBe(b.tables['pricing'])
  const cells = (taken: boolean[]) => {
    const rows = group.rows(taken)
    const team = rows.find(isTier('team'))!
    return [team['monthly_price'], team['cac'], rows.some(isTier('solo'))]
  }
  const { monthly_price: price, cac } = tables['pricing']!.find(isTier('team'))!
  expect(cells([true, false, false])).toEqual(['300', cac, false])
  expect(cells([false, true, true])).toEqual([price, '1', true])
})

test('[S4] a mixture is the same rows in the same order whichever scenario is named first', () => {
  const [one, ...others] = tables['headcount']!
  const b = side({ headcount: [...others.toReversed(), { ...one!, count: '99', period_end: '50' }] })
  const [forth, back] = [groupsBetween(side(), b), groupsBetween(b, side())].map((groups) =>
    groups.find(({ table }) => table === 'headcount')!
  )
  expect(forth!.parts).toEqual(back!.parts)
  expect(forth!.rows([true, false])).toEqual(back!.rows([false, true]))
})
