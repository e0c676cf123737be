// The open scenario on the page: what an update changes there, and what stays as it was.
import { expect, test } from 'vitest'
import { OpenScenario } from '#lib/client/scenario.svelte.ts'
import type { ScenarioUpdate } from '#lib/edit/messages.ts'
import { noFigures } from '../view.ts'

const figures = (isExact: boolean) => ({ ...noFigures, isExact })
const typed = (price: string, isExact = false): ScenarioUpdate => ({
  scenario: { id: 'base', name: 'Base', months: '12', start_date: '2026-01-01' },
  tables: { pricing: [{ id: 'a', monthly_price: price }] },
  followed: null,
  catalogue: [],
  figures: figures(isExact),
  checks: []
})
const exact = (price: string): ScenarioUpdate => ({ ...typed(price, true), tables: null, catalogue: null })

test('[W4] figures that are typed for, and the exact ones after them, leave what was typed as it is', () => {
  const scenario = new OpenScenario(typed('29'), { notes: () => Promise.resolve([]) })
  const [row, tables] = [scenario.row, scenario.tables]
  scenario.show(figures(false))
  expect([scenario.row === row, scenario.tables === tables, scenario.isPreview]).toEqual([true, true, true])
  scenario.take(exact('29'))
  expect([scenario.row === row, scenario.tables === tables]).toEqual([true, true])
  expect([scenario.isExact, scenario.isPreview]).toEqual([true, false])
  scenario.take(typed('30'))
  expect(scenario.tables['pricing']).toEqual([{ id: 'a', monthly_price: '30' }])
  expect([scenario.row === row, scenario.isExact]).toEqual([false, false])
})
