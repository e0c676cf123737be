// What the palette finds in the base scenario, and the list of keys.
import { expect, test } from 'vitest'
import {
  commandEntries,
  lineEntries,
  pageEntries,
  rowEntries,
  scenarioEntries,
  type Addresses,
  type OpenPlan
} from '#lib/components/palette/entries.ts'
import { look, type Source } from '#lib/components/palette/look.ts'
import { keysOf, shortcuts } from '#lib/components/shortcuts/shortcuts.ts'
import { commands } from '#lib/edit/commands/index.ts'
import { scenarioNames } from '#lib/format/completion-names.ts'
import { statements } from '#lib/model/statements.ts'
import { effectOf } from '#lib/texts/palette.ts'
import { groups } from '#lib/texts/shortcuts.ts'
import { baseInputs, expected } from '../scenarios.ts'
import { viewOf } from '../view.ts'

const inputs = baseInputs()
const view = viewOf(inputs)
const row = { id: 'base', name: 'Base', description: '', start_date: '2026-01-01', months: '60', parent_id: null }
const plan: OpenPlan = {
  row,
  tables: inputs.tables as OpenPlan['tables'],
  view,
  setting: { locale: 'en-US', currency: 'USD', startDate: '2026-01-01' }
}
const pagesOf = (id: string) => ['Assumptions', 'Results'].map((label) => ({ href: `/${id}/${label}`, label }))
const addresses: Addresses = {
  pages: [...pagesOf('base'), { href: '/console', label: 'Console' }],
  pagesOf,
  cell: (...parts) => parts.join('/'),
  figure: (line, { page, sheet }, period, at) => [page, sheet, line, period, at].join('/')
}
const names = scenarioNames(row, inputs.tables, view.catalogue)
const scenarios = [
  { id: 'base', name: 'Base' },
  { id: 'slow', name: 'Slow growth' }
]
const source: Source = {
  entries: [
    ...pageEntries(addresses),
    ...scenarioEntries(scenarios, 'base', addresses),
    ...lineEntries(plan, addresses),
    ...rowEntries(plan, addresses),
    ...commandEntries()
  ],
  plan,
  known: { scenarios, companies: ['My company'], files: [], namesIn: (typed) => (typed === 'base' ? names : null) },
  addresses,
  recent: []
}
const labels = (typed: string, from = source) => look(typed, from).entries.map(({ label }) => label)

test('[W6] every line of the statements, and every cell that is typed, is found by its name', () => {
  for (const { rows } of statements)
    for (const { line } of rows) {
      const info = view.info(line)!
      expect(labels(info.member === null ? info.label : line), line).toContain(
        info.member === null ? info.label : `${info.label}, ${info.member.replaceAll('_', ' ')}`
      )
    }
  expect(labels('price month team')[0]).toBe('Price / month of team')
  expect(labels('tax rate')[0]).toBe('Tax rate')
  expect(labels('tax_rate')[0]).toBe('Tax rate')
  expect(labels('growth factor')).toContain('Factor on growth')
  expect(new Set(source.entries.map(({ id }) => id)).size).toBe(source.entries.length)
})

test('[W6] a figure at a month has its value: that of the reference', () => {
  const [first] = look('cash M24', source).entries
  const cash = Math.round(expected.lines['cash']![24]!).toLocaleString('en-US')
  expect(first).toMatchObject({ label: 'Cash, M24', value: `$${cash}`, detail: 'Cash flow, December 2027' })
  expect(first!.going).toEqual({ href: 'statements/cash/cash/month/24', isCell: true })
  const revenue = expected.lines['revenue']!
  const year = Math.round(revenue.slice(13, 25).reduce<number>((sum, month) => sum + month!, 0)).toLocaleString('en-US')
  expect(look('revenue FY27', source).entries[0]).toMatchObject({ label: 'Revenue, 2027', value: `$${year}` })
  expect(look('cash M61', source)).toMatchObject({ entries: [], problem: { type: 'month-beyond' } })
})

test('[W6] pages of other scenarios come with the scenario, and every command by its words', () => {
  expect(labels('results')).toContain('Results')
  expect(labels('results')).not.toContain('Slow growth / Results')
  expect(labels('slow res')).toEqual(['Slow growth / Results'])
  for (const { words } of commands) expect(labels(words), words).toContain(words)
})

test('[K9] a line that can be run is offered to be run, before what could still be added and behind what could be meant', () => {
  const kinds = (typed: string) => look(typed, source).entries.map(({ kind }) => kind)
  expect(kinds('undo')).toEqual(['run'])
  expect(kinds('console')[0]).toBe('page')
  expect(kinds('show base --line cash')[0]).toBe('run')
  expect(kinds('show base --line cas')[0]).toBe('option')
  expect(look('pricing set base --tier te', source).entries.map(({ label }) => label)).toEqual([
    'team',
    'pricing set base --tier te'
  ])
  expect(look('pricing set base ', source)).toMatchObject({ line: null, problem: { type: 'missing-argument' } })
})

test('[W6] an empty field shows what was chosen before, newest first, and then what there is', () => {
  const recent = ['line cash', 'figure mrr month 24', 'run undo', 'line gone', 'figure gone month 1']
  const found = look('', { ...source, recent })
  expect(found.recent).toBe(3)
  expect(found.entries.slice(0, 3).map(({ label }) => label)).toEqual(['undo', 'MRR, M24', 'Cash'])
  expect(found.entries.map(({ label }) => label)).toContain('Keyboard shortcuts')
})

test('[W4] the effect of a command is counted in a sentence', () => {
  expect(effectOf({ added: 0, removed: 0, cells: 0 }, 'en-US')).toBe('Changes nothing.')
  expect(effectOf({ added: 0, removed: 0, cells: 1 }, 'en-US')).toBe('Changes 1 cell.')
  expect(effectOf({ added: 2, removed: 1, cells: 3 }, 'en-US')).toBe('Adds 2 rows, removes 1 row and changes 3 cells.')
})

test('[W6] every key is in one group, says what it does, and has a face on every keyboard', () => {
  for (const group of Object.keys(groups))
    expect(
      shortcuts.some((one) => one.group === group),
      group
    ).toBe(true)
  const said = shortcuts.map(({ group, does }) => `${group} ${does}`)
  expect(new Set(said).size).toBe(said.length)
  for (const { keys } of shortcuts) expect(keys.length).toBeGreaterThan(0)
  // A way to press something that is always heard means one thing.
  const always = shortcuts.filter(({ group }) => group === 'everywhere').flatMap(({ keys }) => keys)
  const elsewhere = shortcuts.filter(({ group }) => group !== 'everywhere').flatMap(({ keys }) => keys)
  expect(always.filter((way) => way !== 'Escape' && elsewhere.includes(way))).toEqual([])
  expect(keysOf('Mod+Shift+ArrowUp', false)).toEqual(['Ctrl', 'Shift', '↑'])
  expect(keysOf('Mod+Shift+ArrowUp', true)).toEqual(['⌘', '⇧', '↑'])
  expect(keysOf('Mod+-', false)).toEqual(['Ctrl', '-'])
  expect(keysOf('?', true)).toEqual(['?'])
})
