// What is said beside a table although nothing is wrong with it.
import { expect, test } from 'vitest'
import { hintsOf } from '#lib/edit/hints.ts'
import { baseInputs } from '../scenarios.ts'

const { tables, months } = baseInputs()
const sentences = (changed: Partial<typeof tables>, length = months) =>
  hintsOf({ ...tables, ...changed } as typeof tables, length).map(({ sentence }) => sentence)

test('[E5] the base scenario gives no cause for a hint', () => {
  expect(sentences({})).toEqual([])
})

test('[E5] a plan that outlives its rows says from when on', () => {
  expect(sentences({}, 61)).toEqual([
    'No period covers M61: nobody is won then. Add one, or let the last end later.',
    'Nobody is on the payroll in M61. Add rows, or let the last ones end later.'
  ])
  expect(sentences({ growth_rates: [], headcount: [] }, 72)).toEqual([])
})

test('[E5] growth of nobody, and a round that buys nothing', () => {
  const assumptions = [{ parameter: 'starting_customers', value: '0' }]
  expect(sentences({ assumptions })).toEqual([
    'Growth multiplies customers, and the plan starts with none: type some at General, Customers at the start.'
  ])
  const round = (instrument: string, pre_money: string | null) => ({ name: 'Bridge', instrument, pre_money })
  expect(sentences({ funding_rounds: [round('priced', null)] })).toEqual([
    '"Bridge" brings cash and buys no shares, as it has no pre-money: type one to see it in the ownership.'
  ])
  expect(sentences({ funding_rounds: [round('safe', null), round('priced', '8000000')] })).toEqual([])
})
