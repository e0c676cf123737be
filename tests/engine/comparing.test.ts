// Scenarios beside each other, as commands answer them.
import { beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '#workers/engine/engine.ts'
import { answerOf, openEngine, run } from '../engine.ts'

let engine: Engine
beforeEach(async () => {
  engine = (await openEngine()).engine
  run(engine, 'scenario clone base Two')
})

type Figures = Record<string, (number | null)[]>
interface Compared {
  scenarios: { id: string; name: string; start_date: string; months: number; offset: number }[]
  assumptions: { table: string; row: string; column: string; values: (string | null)[] }[]
  lines: Record<string, (number | null)[][]>
}
const compared = (line: string) => run<Compared>(engine, line)
const shown = (line: string) => run<Figures>(engine, line)
const said = (line: string): string => {
  const answer = answerOf(engine, line)
  return answer.ok ? answer.text : answer.problem.text
}

describe('[S1] compare', () => {
  test('gives exactly scenarios, assumptions and lines, and of lines what show gives', () => {
    run(engine, 'pricing set two --tier team --price 300')
    const found = compared('compare base two --metrics arr,cash,nrr --months M1-M24')
    expect(Object.keys(found)).toEqual(['scenarios', 'assumptions', 'lines'])
    expect(found.scenarios).toEqual([
      { id: 'base', name: 'Base', start_date: '2026-01-01', months: 60, offset: 0 },
      { id: 'two', name: 'Two', start_date: '2026-01-01', months: 60, offset: 0 }
    ])
    expect(found.assumptions).toEqual([
      { table: 'pricing', row: 'team', column: 'monthly_price', values: ['250', '300'] }
    ])
    expect(Object.keys(found.lines)).toEqual(['arr', 'cash', 'nrr'])
    for (const line of ['arr', 'cash', 'nrr'])
      expect(found.lines[line]).toEqual(
        ['base', 'two'].map((name) => shown(`show ${name} --line ${line} --months M1-M24`)[line])
      )
  })

  test('has every line that show has, where none is named, and takes three and four scenarios', () => {
    run(engine, 'scenario create Three --template bootstrapped --start-date 2026-01-01')
    run(engine, 'scenario clone base Four')
    const { lines, scenarios } = compared('compare two base three four')
    expect(scenarios.map(({ id }) => id)).toEqual(['two', 'base', 'three', 'four'])
    expect(Object.keys(lines)).toEqual(expect.arrayContaining(Object.keys(shown('show base'))))
    expect(Object.values(lines).every((all) => all.length === 4)).toBe(true)
    expect(lines['cash']![2]).toEqual(shown('show three --line cash')['cash'])
  })

  test('aligns by calendar month: a plan that has not begun, or is over, is null', () => {
    run(engine, 'scenario set two --start-date 2026-04-01 --months 6')
    const { scenarios, lines } = compared('compare two base --metrics cash --months M0-M12')
    const [base, two] = ['base', 'two'].map((name) => shown(`show ${name} --line cash`)['cash']!)
    expect(scenarios.map(({ offset }) => offset)).toEqual([3, 0])
    expect(lines['cash']).toEqual([[null, null, null, ...two!, null, null, null], base!.slice(0, 13)])
    expect(said('compare two base --metrics cash')).toContain(
      'Months are counted from January 2026, when "Base" starts: M1 of "Two" is M4.'
    )
  })

  test('counts months up to the end of the plan that ends last', () => {
    run(engine, 'scenario set two --start-date 2027-01-01')
    expect(compared('compare base two --metrics cash').lines['cash']![1]).toHaveLength(73)
    expect(said('compare base two --metrics cash --months M1-M73')).toBe(
      'M73 is beyond the plan, which ends with M72: choose a month from M0 to M72.'
    )
  })

  test('takes a tier with a comma in its name, and lines that only one scenario has', () => {
    run(engine, 'pricing set two --tier "a, b" --price 10 --churn 10% --mix 10%')
    const { lines } = compared('compare base two --metrics "cash,mrr[a, b],ARR" --months M1-M2')
    expect(Object.keys(lines)).toEqual(['cash', 'mrr[a, b]', 'arr'])
    expect(lines['mrr[a, b]']).toEqual([[null, null], shown('show two --line "mrr[a, b]" --months M1-M2')['mrr[a, b]']])
  })

  test('gives lines of years and lines with one value as show does', () => {
    run(engine, 'scenario set two --months 30')
    const { lines } = compared('compare base two --metrics annual_free_cash_flow,cash_low_point')
    const years = (name: string) => shown(`show ${name} --line annual_free_cash_flow`)['annual_free_cash_flow']!
    expect(lines['annual_free_cash_flow']).toEqual([years('base'), [...years('two'), null, null, null]])
    expect(lines['cash_low_point']).toEqual(
      ['base', 'two'].map((name) => shown(`show ${name} --line cash_low_point`)['cash_low_point'])
    )
  })

  test('says key figures with difference and per cent, and the first ten assumptions', () => {
    run(engine, 'assume set two opening_cash 750k')
    const text = said('compare base two --metrics cash --months M0-M0')
    const [heading, cash] = text.split('\n').map((line) => line.split(/ {2,}/))
    expect(heading).toEqual(['figure', 'Base', 'Two', 'difference', 'per cent'])
    expect(cash).toEqual(['Cash M0', '$500,000', '$750,000', '$250,000', '50 %'])
    expect(text.split('\n').slice(-3)).toEqual([
      '1 assumption differs.',
      'assumption    Base      Two',
      'Opening cash  $500,000  $750,000'
    ])
    expect(said('compare base base')).toMatch(/\nNo assumption differs\.$/)
  })

  test('has no per cent of what is not positive', () => {
    run(engine, 'assume set base opening_cash -1')
    run(engine, 'assume set two opening_cash 0')
    const row = (line: string) => said(line).split('\n')[1]!.split(/ {2,}/)
    expect(row('compare base two --metrics cash --months M0-M0')).toEqual(['Cash M0', '−$1', '$0', '$1', '–'])
    expect(row('compare two base --metrics cash --months M0-M0')).toEqual(['Cash M0', '$0', '−$1', '−$1', '–'])
  })

  test('lists ten assumptions and says how many more there are', () => {
    run(engine, 'scenario create Bare --template blank --start-date 2026-01-01')
    const { assumptions } = compared('compare base bare')
    const text = said('compare base bare')
    expect(assumptions.length).toBeGreaterThan(10)
    expect(text).toContain(`${assumptions.length} assumptions differ.`)
    expect(text.split('\n').at(-1)).toBe(`and ${assumptions.length - 10} others.`)
  })

  test('is in the help', () => {
    expect(said('help compare').split('\n')[0]).toMatch(/^compare {2}Puts two to four scenarios beside each other/)
  })
})
