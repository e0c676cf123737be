// Notes as the page tells them: threads by place, what a place is called, and which places an explained number has.
import { expect, test } from 'vitest'
import { placesOf, threadsOf, type Plan } from '#lib/components/notes/threads.ts'
import type { Row } from '#lib/edit/edit.ts'
import { readPlace, writePlace } from '#lib/edit/note-places.ts'
import { View } from '#lib/model/view.ts'
import { noFigures } from '../view.ts'
import { tables as plainTables } from '#lib/edit/schema.ts'

const plan: Plan = {
  scenario: { id: 'base', name: 'Base' },
  tables: {
    pricing: [{ id: 'a', tier: 'team' }],
    expense_ratios: [{ id: 'e', category: 'marketing', stage: 'seed' }],
    assumptions: [{ id: 't', parameter: 'tax_rate' }]
  },
  view: new View([], noFigures, 60),
  startDate: '2026-01-01'
}
let made = 0
const note = (place: string, at: string, resolved = 'no'): Row => ({
  ...{ id: `n${++made}`, place, text: at, author: 'Ada', resolved },
  at: `2026-11-22T${at}:00.000Z`
})

test('notes at one place are one thread in order of time, and the thread written to last comes first', () => {
  const threads = threadsOf(
    [note('cash', '09:00'), note('pricing/a', '10:00'), note('cash', '11:00'), note('cash', '08:00', 'yes')],
    plan
  )
  expect(threads.map(({ place, notes }) => [place, notes.map(({ text }) => text)])).toEqual([
    ['cash', ['08:00', '09:00', '11:00']],
    ['pricing/a', ['10:00']]
  ])
  expect(threads.map(({ isOpen }) => isOpen)).toEqual([true, true])
  expect(threadsOf([note('cash', '09:00', 'yes')], plan)[0]!.isOpen).toBe(false)
})

test.each([
  ['pricing/a', 'team', true],
  ['pricing/a/monthly_price', 'Price / month of team', true],
  ['pricing/gone/monthly_price', 'Price / month of a tier that was removed', false],
  ['pricing/gone', 'A tier that was removed', false],
  ['assumptions/tax_rate', 'Tax rate', true],
  ['working_capital/dso_team', 'Customers pay after, team', true],
  ['working_capital/dso_gone', 'Customers pay after, gone', false],
  ['expense_ratios/marketing', 'Marketing', true],
  ['scenarios/start_date', 'Starts on', true],
  ['no_such_line M24', 'no_such_line, M24', false],
  ['no_such_line Y2', 'no_such_line, 2027', false]
])('%s is called %s', (place, label, isThere) => {
  const [thread] = threadsOf([note(place, '09:00')], plan)
  expect([thread!.label, thread!.isThere]).toEqual([label, isThere])
})

test('every place that is read is written as it was', () => {
  for (const place of [
    'pricing/a',
    'pricing/a/cac',
    'working_capital/dso_a/b',
    'cash',
    'cash M0',
    'mrr[a b] Q12',
    'x[a/b]'
  ])
    expect(writePlace(readPlace(place)!)).toBe(place)
  for (const text of ['', 'Cash', 'nowhere/a', 'cash  M2', 'cash M', '<b>']) expect(readPlace(text)).toBeNull()
  expect(plainTables.some(({ name }) => name === 'notes')).toBe(true)
})

test('[X3] an explained number has the notes of its place, and those of its row or line', () => {
  const typed = { at: null, was: null, why: null, author: null }
  const at = { id: 'x', month: null, period: 'month' as const }
  const of = (table: string, row: string | null, column: string, names = {}) =>
    placesOf({ ...at, typed: { ...typed, table, row, column, names } }, plan.tables)
  expect(placesOf({ id: 'cash', month: 24, period: 'month', typed: null }, plan.tables)).toEqual(['cash M24', 'cash'])
  expect(placesOf({ id: 'total_funding', month: null, period: 'month', typed: null }, plan.tables)).toEqual([
    'total_funding'
  ])
  expect(of('pricing', 'a', 'cac')).toEqual(['pricing/a/cac', 'pricing/a'])
  expect(of('assumptions', 't', 'value')).toEqual(['assumptions/tax_rate'])
  expect(of('working_capital', null, 'value', { parameter: 'dso_team' })).toEqual(['working_capital/dso_team'])
  expect(of('expense_ratios', 'e', 'ratio')).toEqual([
    'expense_ratios/marketing seed/ratio',
    'expense_ratios/marketing'
  ])
})
