// The model as people read it, and lines of their own before they are kept.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LineDraft, TriedLine, WrittenModel } from '#lib/edit/written.ts'
import { walk } from '#lib/model/language/walk.ts'
import { saasModel, saasModules } from '#lib/model/saas.ts'
import { tryOwnLine, writtenModel } from '#workers/engine/written.ts'
import { openEngine, run, type Opened } from '../engine.ts'

let opened: Opened
beforeAll(async () => {
  opened = await openEngine()
})
afterAll(() => opened.close())

function written(): WrittenModel {
  const answer = writtenModel(opened.engine.looking, 'base')
  if (!answer.ok) throw new Error(answer.error.text)
  return answer.value
}

function tried(formula: string, unit: string | null = null, more: Partial<LineDraft> = {}): TriedLine {
  const answer = tryOwnLine(opened.engine.looking, 'base', { row: null, name: 'mine', unit, formula, ...more })
  if (!answer.ok) throw new Error(answer.error.text)
  return answer.value
}

const textOf = (words: readonly { text: string }[]): string => words.map(({ text }) => text).join('')

describe('[F1] the page of formulas has every line of the model once, as its file has it', () => {
  test('every line, and no other', () => {
    const keys = written().lines.map(({ key }) => key)
    expect([...keys].sort()).toEqual(saasModel.lines.map(({ key }) => key).sort())
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('every series of the scenario stands at its line', () => {
    const { figures } = { figures: written().lines.flatMap(({ series }) => series.map(({ id }) => id)) }
    const update = opened.engine.open('base')
    if (!update.ok) throw new Error(update.error.text)
    expect([...figures].sort()).toEqual(update.value.catalogue!.map(({ line }) => line).sort())
  })

  test('each formula is a text of its file', () => {
    const files = saasModules.map(({ text }) => text.replace(/\s+/g, ' ')).join(' ')
    const totals = new Set(
      saasModules.flatMap(({ lines }) => lines.filter(({ addsUp }) => addsUp).map(({ name }) => name))
    )
    for (const { name, by, clauses } of written().lines) {
      expect(clauses.length).toBeGreaterThan(0)
      for (const { word, words } of clauses) {
        const text = textOf(words).replace(/\s+/g, ' ')
        if (by === null && totals.has(name)) expect(text).toMatch(/^sum over (tier|department) of \w+$/)
        else expect(files).toContain(`${word} ${text}`)
      }
    }
  })

  test('each name leads where the model computes from', () => {
    for (const { key, clauses } of written().lines) {
      const line = saasModel.lines.find((one) => one.key === key)!
      const meant = [line.opens, line.is, line.must]
        .flatMap((formula) => (formula ? [...walk(formula)] : []))
        .flatMap((part) => (part.kind === 'cell' ? [part.line] : []))
      const led = clauses.flatMap(({ words }) => words.flatMap((word) => word.line ?? []))
      expect([key, ...new Set(led)].sort()).toEqual([key, ...new Set(meant)].sort())
    }
  })

  test('the statements come first, working steps last', () => {
    const sections = [...new Set(written().lines.map(({ section }) => section))]
    expect(sections.slice(0, 4)).toEqual(['Income statement', 'Cash flow', 'Balance sheet', 'Unit economics'])
    expect(sections.at(-1)).toBe('Working steps')
  })
})

describe('[F2] a line of somebody’s own is told before it is kept', () => {
  test('its figures and the unit of its formula', () => {
    const { unit, values, problem } = tried('revenue / headcount')
    const { revenue, headcount } = run<Record<string, number[]>>(opened.engine, 'show base --months M0-M60')
    expect([unit, problem]).toEqual(['money per person', null])
    expect(values![24]).toBeCloseTo(revenue![24]! / headcount![24]!, 9)
    expect(values).toHaveLength(61)
  })

  test.each([
    ['revenu * 2', 'There is nothing called "revenu": did you mean "revenue"?', 'revenu'],
    ['revenue * (2 + 3', 'Here belongs ")", but the formula ends.', ''],
    ['revenue § 2', 'The formula cannot hold the character §: take it out, or put a name there.', '§'],
    ['2 * price[teem]', 'There is no tier called "teem": did you mean "team"?', 'price'],
    ['revenue cash', 'The formula is complete before "cash": put + - * or / between, or take it out.', 'cash'],
    ['= 2 * then', '"then" cannot stand here: a name, a number or ( is missing before it.', 'then']
  ])('what is wrong with %s, and where', (formula, sentence, meant) => {
    const { problem, place, values } = tried(formula)
    expect(problem?.text).toBe(sentence)
    expect(formula.slice(place!.from, place!.to)).toBe(meant)
    expect(values).toBeNull()
  })

  test('a unit that does not fit names the one that would', () => {
    const { problem, unit } = tried('revenue', 'customer')
    expect(problem?.text).toBe('"mine" is declared as customers, but its formula gives money: change one of the two.')
    expect(unit).toBe('money')
  })

  test('nothing of it is kept', () => {
    tried('revenue * 2')
    expect(run(opened.engine, 'line list base')).toEqual([])
    expect(written().lines.some(({ isOwn }) => isOwn)).toBe(false)
  })
})

describe('[F3] an own line stands wherever lines do', () => {
  test('among the formulas, with what it names; one with a mistake says why it is left out', () => {
    const { engine } = opened
    run(engine, 'line set base per_tier "price[team] * 2" --unit "money per customer"')
    run(engine, 'line set base counter "opens 1 is prior counter + 1" --unit number')
    const lines = written().lines.filter(({ isOwn }) => isOwn)
    expect(lines.map(({ key, section }) => [key, section])).toEqual([
      ['per_tier', 'Own lines'],
      ['counter', 'Own lines']
    ])
    expect(lines[1]!.clauses.map(({ word, words }) => [word, textOf(words)])).toEqual([
      ['opens', '1'],
      ['is', 'prior counter + 1']
    ])
    expect(lines[0]!.clauses[0]!.words[0]).toMatchObject({ text: 'price', line: 'price[tier]' })
    run(engine, 'pricing remove base --tier team')
    expect(written().lines.find(({ key }) => key === 'per_tier')).toMatchObject({
      section: 'Own lines',
      problem: 'There is no tier called "team": there are individual, enterprise.',
      series: []
    })
    run(engine, 'undo')
    const built = run<{ monthly_data: Record<string, number>[] }>(engine, 'build base --format json')
    expect(built.monthly_data.slice(0, 3).map(({ counter }) => counter)).toEqual([1, 2, 3])
    expect(run<Record<string, number[]>>(engine, 'show base --line counter')).toMatchObject({
      counter: { 0: 1, 60: 61 }
    })
  })
})
