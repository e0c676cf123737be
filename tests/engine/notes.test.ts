// Notes from the door on: where they are, what becomes of them when rows change, and that no figure comes of them.
import { beforeEach, describe, expect, test } from 'vitest'
import type { Row } from '#lib/edit/edit.ts'
import type { Engine } from '#workers/engine/engine.ts'
import { tryCommand } from '#workers/engine/trying.ts'
import { Device } from './device.ts'
import { fileOf, imported, openEngine, refusal, run } from '../engine.ts'

interface Note {
  id: string
  place: string
  text: string
  author: string
  at: string
  resolved: boolean
}

let engine: Engine
beforeEach(async () => {
  ;({ engine } = await openEngine())
})

const list = (scenario = 'base'): Note[] => run<Note[]>(engine, `note list ${scenario} --all`)
const places = (scenario = 'base'): string[] => list(scenario).map(({ place }) => place)
const rows = (): readonly Row[] => engine.store.rows('notes', 'base')
const tier = (name: string): Row => engine.store.rows('pricing', 'base').find((row) => row['tier'] === name)!
const rename = (table: string, row: Row, column: string, value: string) =>
  engine.setCells('base', [{ table, row: row.id, column, value }], `renamed to ${value}`)

describe('a place', () => {
  test.each([
    ['pricing/team', 'pricing/team'],
    ['pricing/team/monthly_price', 'pricing/team/monthly_price'],
    ['Pricing/Team/price', 'pricing/team/monthly_price'],
    ['pricing/team/tier', 'pricing/team'],
    ['growth/M1-M3/rate', 'growth_rates/M1-M3/rate'],
    ['assumptions/tax_rate', 'assumptions/tax_rate'],
    ['working_capital/dso_team', 'working_capital/dso_team'],
    ['expense_ratios/marketing', 'expense_ratios/marketing'],
    ['scenarios/start_date', 'scenarios/start_date'],
    ['cash', 'cash'],
    ['cash m24', 'cash M24'],
    ['cash/Q3', 'cash Q3'],
    ['"mrr[team] Y2"', 'mrr[team] Y2']
  ])('%s is %s', (typed, place) => {
    if (typed.startsWith('growth')) run(engine, 'growth set base --range M1-M3 --rate 0.2')
    const said = typed.startsWith('"') ? typed : `"${typed}"`
    expect(run<Note>(engine, `note add base ${said} Why?`).place).toBe(place)
    expect(places()).toEqual([place])
  })

  test('that is not there is refused with what it may have been, and nothing changes', () => {
    expect(refusal(engine, 'note add base pricing/taem/cac Why?')).toBe(
      'There is no place "pricing/taem/cac": did you mean "pricing/team/cac"?'
    )
    expect(refusal(engine, 'note add base "no such thing" Why?')).toBe(
      'There is no place "no such thing": type one such as pricing/team/price or cash M24.'
    )
    for (const [beyond, month] of [
      ['M61', 'M61'],
      ['Q21', 'M61'],
      ['Y6', 'M61']
    ])
      expect(refusal(engine, `note add base "cash ${beyond}" Why?`)).toContain(month)
    expect(run<Note>(engine, 'note add base "cash Y5" Why?').place).toBe('cash Y5')
    engine.undo()
    expect(refusal(engine, 'note add base expense_ratios/marketing/ratio Why?')).toContain('There is no place')
    expect(rows()).toEqual([])
  })

  test('rows of one name are told apart', () => {
    engine.addRow('base', 'headcount', { department: 'engineering', period_start: '1', period_end: '60' })
    engine.addRow('base', 'headcount', { department: 'engineering', period_start: '1', period_end: '60' })
    const last = engine.store.rows('headcount', 'base').at(-1)!
    run(engine, `note add base "headcount/${last.id}/count" Twice`)
    expect(places()).toEqual(['headcount/engineering M1-M60 (2)/count'])
    expect(run<Note>(engine, 'note add base "headcount/engineering M1-M60 (2)/count" Again').place).toBe(places()[0])
    expect(new Set(rows().map((row) => row['place']))).toEqual(new Set([`headcount/${last.id}/count`]))
  })
})

describe('a note', () => {
  test('says who wrote it and when, and keeps its lines and signs as they are', () => {
    const text = 'First line\n<b>second</b> =1+1 "quoted"'
    const note = run<Note>(engine, `note add base cash ${JSON.stringify(text)}`)
    expect(list()).toEqual([{ ...note, text, author: 'tester', resolved: false }])
    expect(note.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  })

  test('that is empty, too long or hidden is refused', () => {
    expect(refusal(engine, 'note add base cash " "')).toBe('The note is empty: type what it says.')
    expect(refusal(engine, `note add base cash "${'a'.repeat(2001)}"`)).toContain('2000 are allowed')
    expect(refusal(engine, `note add base cash "a\u202eb"`)).toContain('hidden character (U+202E)')
    expect(rows()).toEqual([])
  })

  test('is answered at its place, resolved with the answers, and opened again by one more', () => {
    const first = run<Note>(engine, 'note add base cash Why?')
    run(engine, 'note add base cash Because.')
    run(engine, 'note add base mrr Other')
    expect(list().map(({ text }) => text)).toEqual(['Why?', 'Because.', 'Other'])
    expect(run<Note>(engine, `note resolve base ${first.id.slice(-6)}`).resolved).toBe(true)
    expect(run<Note[]>(engine, 'note list base').map(({ text }) => text)).toEqual(['Other'])
    run(engine, 'note add base cash Really?')
    expect(run<Note[]>(engine, 'note list base').map(({ text }) => text)).toEqual([
      'Why?',
      'Because.',
      'Really?',
      'Other'
    ])
    run(engine, `note resolve base ${first.id}`)
    run(engine, `note reopen base ${first.id}`)
    expect(list().every(({ resolved }) => !resolved)).toBe(true)
  })

  test('[E4] is changed and removed as an ordinary edit, which undo takes back and history tells', () => {
    const { id } = run<Note>(engine, 'note add base cash Why?')
    expect(run<Note>(engine, `note set base ${id} "Why not?"`).text).toBe('Why not?')
    run(engine, `note remove base ${id}`)
    expect(list()).toEqual([])
    engine.undo()
    expect(list().map(({ text }) => text)).toEqual(['Why not?'])
    engine.undo()
    expect(list().map(({ text }) => text)).toEqual(['Why?'])
    engine.undo()
    expect(list()).toEqual([])
    engine.redo()
    expect(list().map(({ text }) => text)).toEqual(['Why?'])
    const told = run<{ table_name: string; operation: string }[]>(engine, 'history base --limit 1')[0]!
    expect([told.table_name, told.operation]).toEqual(['notes', 'insert'])
  })

  test('that is meant by too little, or not there, is asked for again', () => {
    expect(refusal(engine, 'note remove base abc')).toBe(
      'There is no note "abc": type the end of an id as note list gives it.'
    )
  })
})

describe('[N1] a note stays with what it is about', () => {
  test('when a row is renamed, and when it is removed and brought back', () => {
    run(engine, 'note add base pricing/team/price Why?')
    rename('pricing', tier('team'), 'tier', 'Crew')
    expect(places()).toEqual(['pricing/Crew/monthly_price'])
    const { id } = tier('Crew')
    run(engine, 'pricing remove base --tier Crew')
    expect(places()).toEqual([`pricing/${id}/monthly_price`])
    engine.undo()
    expect(places()).toEqual(['pricing/Crew/monthly_price'])
  })

  test('on figures and terms of a tier and on own lines, which go by a name', () => {
    run(engine, 'line set base per_head "mrr / headcount" --unit "money per person"')
    for (const place of ['mrr[team] M3', 'working_capital/dso_team', 'per_head M6', 'mrr[individual]'])
      run(engine, `note add base "${place}" Why?`)
    rename('pricing', tier('team'), 'tier', 'Crew')
    rename('custom_lines', engine.store.rows('custom_lines', 'base')[0]!, 'name', 'per_person')
    const expected = ['mrr[Crew] M3', 'mrr[individual]', 'per_person M6', 'working_capital/dso_Crew']
    expect(places()).toEqual(expected)
    engine.undo()
    engine.undo()
    expect(places()).toEqual(['mrr[individual]', 'mrr[team] M3', 'per_head M6', 'working_capital/dso_team'])
  })

  test('in a clone, and each goes its own way from there', () => {
    run(engine, 'note add base pricing/team/price Why?')
    run(engine, 'note add base "cash M24" Low?')
    run(engine, 'scenario clone base other')
    expect(list('other').map(({ place, text, author }) => [place, text, author])).toEqual([
      ['cash M24', 'Low?', 'tester'],
      ['pricing/team/monthly_price', 'Why?', 'tester']
    ])
    const copy = engine.store.rows('pricing', 'other').find((row) => row['tier'] === 'team')!
    expect(engine.store.rows('notes', 'other').map((row) => row['place'])).toContain(`pricing/${copy.id}/monthly_price`)
    run(engine, `note remove other ${list('other')[0]!.id}`)
    expect([list().length, list('other').length]).toEqual([2, 1])
    run(engine, 'scenario delete other')
    expect(engine.store.rows('notes', 'other')).toEqual([])
  })

  test('in a file of the scenario, by name; and a file without notes leaves those there are', async () => {
    const note = run<Note>(engine, 'note add base pricing/team/price "Why?\nReally?"')
    run(engine, 'note add base "cash M24" Low?')
    run(engine, `note resolve base ${note.id}`)
    const file = run<Record<string, unknown>>(engine, 'export base')
    expect(file['notes']).toEqual([
      expect.objectContaining({ place: 'pricing/team/monthly_price', text: 'Why?\nReally?', resolved: 'yes' }),
      { place: 'cash M24', text: 'Low?', author: 'tester', at: list()[0]!.at }
    ])
    await imported(engine, 'import fresh f.json', { 'f.json': fileOf(file) })
    const told = (scenario: string) => list(scenario).map(({ id: _, ...rest }) => rest)
    expect(told('fresh')).toEqual(told('base'))

    const { notes: _, ...without } = file
    await imported(engine, 'import base f.json', { 'f.json': fileOf(without) })
    expect(told('base')).toEqual(told('fresh'))
    run(engine, 'seed-defaults base')
    expect(told('base')).toEqual(told('fresh'))
    expect(rows().some((row) => row['place'] === `pricing/${tier('team').id}/monthly_price`)).toBe(true)
  })

  test('and what is about nothing that is there is filed as it is', async () => {
    run(engine, 'note add base pricing/team/price Why?')
    const { id } = tier('team')
    run(engine, 'pricing remove base --tier team')
    run(engine, 'scenario clone base other')
    expect(places('other')).toEqual([`pricing/${id}/monthly_price`])
    const file = run<{ notes: { place: string }[] }>(engine, 'export base')
    expect(file.notes.map(({ place }) => place)).toEqual([`pricing/${id}/monthly_price`])
    await imported(engine, 'import fresh f.json', { 'f.json': fileOf(file) })
    expect(places('fresh')).toEqual(places('base'))
  })

  test.each([
    [{ place: 'not a place' }, 'no place'],
    [{ place: null }, 'there and not empty'],
    [{ at: 'yesterday' }, 'a time such as'],
    [{ text: 'a\u202eb' }, 'hidden character'],
    [{ colour: 'red' }, 'colour']
  ])('a file with a note of %j is refused', (change, why) => {
    const note = { place: 'cash', text: 'Why?', author: 'Ada', at: '2026-01-31T09:00:00.000Z', ...change }
    const file = { ...run<object>(engine, 'export base'), notes: [note] }
    expect(refusal(engine, 'import base f.json', { 'f.json': fileOf(file) })).toContain(why)
    expect(rows()).toEqual([])
  })
})

describe('[N2] no figure comes of a note', () => {
  test('what was computed stays filed, and only the notes are told', () => {
    const heard = { updates: 0, notes: 0, lists: 0 }
    run(engine, 'build base')
    const filed = () => engine.store.rows('computed_months', 'base').length
    const tables = engine.workspace.tables('base')
    expect(filed()).toBeGreaterThan(0)
    const before = filed()
    engine.open('base')
    engine.listen({
      save: () => {},
      update: () => heard.updates++,
      notesChanged: () => heard.notes++,
      listChanged: () => heard.lists++,
      undo: () => {},
      reopened: () => {},
      failed: () => {}
    })
    run(engine, 'note add base cash Why?')
    expect([filed(), heard]).toEqual([before, { updates: 0, notes: 1, lists: 0 }])
    expect(engine.workspace.tables('base')).toBe(tables)
    engine.undo()
    expect([filed(), heard.updates, heard.notes]).toEqual([before, 0, 2])
    run(engine, 'assume set base opening_cash 5')
    expect([filed(), heard.updates]).toEqual([0, 1])
  })

  test('a trial of the command says what it would write, and writes nothing', () => {
    expect(tryCommand(engine, 'note add base cash "Why is it so?"', null)).toMatchObject({
      ok: true,
      changes: { added: 1, removed: 0, changed: 0, first: [{ place: 'New note: “Why is it so?”' }], figures: [] }
    })
    expect(rows()).toEqual([])
  })
})

test('[W5] a note that one tab has asked for is written once, and seen in every tab', async () => {
  const device = new Device({ betweenNews: 20, mostSilence: 400, betweenThefts: 2000 })
  const [writer, other] = [await device.open(), await device.open()]
  expect(await other.host.run('note add base cash Why?')).toMatchObject({ ok: true })
  for (const tab of [writer, other])
    await expect.poll(() => tab.host.notes('base').map(({ place, text }) => [place, text])).toEqual([['cash', 'Why?']])
  for (const tab of [...device.tabs]) tab.crash()
})
