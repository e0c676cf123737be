// A valuation by two of its assumptions: the middle is the valuation, and every other cell is what typing would give.
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Inputs } from '#lib/model/inputs.ts'
import { runExactly } from '#lib/model/run.ts'
import { Computing, onceValues } from '#workers/engine/computing.ts'
import { computedRows } from '#workers/engine/exact.ts'
import type { Engine } from '#workers/engine/engine.ts'
import { sensitivity, sensitivityOf } from '#workers/engine/sensitivity.ts'
import { answerOf, openEngine, refusal, run } from '../engine.ts'
import { agree, expected, scenarios } from '../scenarios.ts'
import { publishedPlan } from '../valued.ts'

let engine: Engine
beforeEach(async () => {
  engine = (await openEngine()).engine
})

const computedFor = ({ months, tables }: Inputs) => {
  const typed = Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => [name, rows.map((row, i) => ({ id: String(i), ...row }))])
  )
  return new Computing().prepare({ id: 'base', months: String(months), start_date: '2026-01-01' }, typed)
}

const tablesFor = (inputs: Inputs) => sensitivity(computedFor(inputs))
const middle = <T>(values: readonly T[]): T => values[(values.length - 1) / 2]!

/** The steps down and across of a plan with this typed. */
const stepsWith = (typed: Record<string, string>) => {
  const [growth, exit] = tablesFor(publishedPlan(typed))
  return { rate: growth!.down.values, growth: growth!.across.values, multiple: exit!.across.values }
}

describe('[V1] the middle cell is the valuation itself', () => {
  test('of the base scenario, as the reference has it', () => {
    const found = sensitivityOf(engine.looking, 'base')
    const middles = found.ok ? found.value.map(({ line, values }) => [line, middle(middle(values))] as const) : []
    expect(middles.map(([line]) => line)).toEqual(['gordon_enterprise_value', 'exit_enterprise_value'])
    expect(middles.filter(([line, value]) => !agree(value, expected.valuation[line] as number))).toEqual([])
  })

  test('of any scenario, to nine digits of the exact one', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(scenarios({ months: 40, tiers: 2 }), (inputs) => {
        const computed = computedFor(inputs)
        const { compiled } = computed
        const { values } = runExactly(compiled, computed.inputs)
        const exact = onceValues(
          compiled,
          values.once.map((value) => value.toNumber())
        )
        for (const { line, values } of sensitivity(computed))
          expect([line, agree(middle(middle(values)), exact[line]!)]).toEqual([line, true])
      }),
      { numRuns: 25 }
    )
  })
})

describe('[V1] a cell is the figure after that assumption was typed', () => {
  interface Shown {
    discount_rate: number[]
    terminal_growth: number[]
    exit_multiple: number[]
    values: (number | null)[][]
  }
  type Line = 'gordon_enterprise_value' | 'exit_enterprise_value'

  test.each([
    ['gordon_enterprise_value', 'terminal_growth', 0, 0],
    ['gordon_enterprise_value', 'terminal_growth', 3, 1],
    ['gordon_enterprise_value', 'terminal_growth', 4, 4],
    ['exit_enterprise_value', 'exit_multiple', 0, 4],
    ['exit_enterprise_value', 'exit_multiple', 1, 2],
    ['exit_enterprise_value', 'exit_multiple', 4, 0]
  ] as const)('%s by %s, cell %i, %i', (line, parameter, row, column) => {
    const cell = run<Record<Line, Shown>>(engine, 'sensitivity base')[line]
    run(engine, `assume set base discount_rate ${cell.discount_rate[row]}`)
    run(engine, `assume set base ${parameter} ${cell[parameter][column]}`)
    const typed = run<Record<string, number>[]>(engine, 'assume list base')
    expect(typed).toContainEqual(expect.objectContaining({ parameter, value: cell[parameter][column] }))
    const after = run<Record<string, number[]>>(engine, `show base --line ${line}`)[line]![0]!
    expect(agree(cell.values[row]![column]!, after)).toBe(true)
  })

  test('and nothing is changed by asking', () => {
    const before = run(engine, 'export base')
    run(engine, 'sensitivity base')
    expect(run(engine, 'export base')).toEqual(before)
    expect(refusal(engine, 'undo')).toBe('There is nothing to undo: make a change first.')
  })
})

describe('[V2] steps', () => {
  test('are whole points of the rate, half points of growth and whole multiples, without the dust of doubles', () => {
    expect(stepsWith({ discount_rate: '0.1', terminal_growth: '0.025', exit_multiple: '6.5' })).toEqual({
      rate: ['0.08', '0.09', '0.1', '0.11', '0.12'],
      growth: ['0.015', '0.02', '0.025', '0.03', '0.035'],
      multiple: ['4.5', '5.5', '6.5', '7.5', '8.5']
    })
  })

  test.each([
    ['exit_multiple', '1', 'multiple', ['0', '1', '2']],
    ['exit_multiple', '0', 'multiple', ['0']],
    ['exit_multiple', '999', 'multiple', ['998', '999', '1000']],
    ['discount_rate', '-0.985', 'rate', ['-0.995', '-0.985', '-0.975']],
    ['discount_rate', '-0.99', 'rate', ['-0.99']],
    ['discount_rate', '10', 'rate', ['10']],
    ['terminal_growth', '-1', 'growth', ['-1']],
    ['terminal_growth', '0.995', 'growth', ['0.99', '0.995', '1']]
  ] as const)('stay within the limits on both sides: %s of %s', (parameter, typed, name, values) => {
    expect(stepsWith({ [parameter]: typed })[name]).toEqual(values)
  })

  test('begin at zero where nothing was typed', () => {
    const plan = publishedPlan()
    const [growth, exit] = tablesFor({ ...plan, tables: { ...plan.tables, assumptions: [] } })
    expect(growth!.down.values).toEqual(['-0.02', '-0.01', '0', '0.01', '0.02'])
    expect(exit!.across.values).toEqual(['0'])
  })

  test('without a value are blank: where the rate is not above growth, and without a full year', () => {
    const [growth] = tablesFor(publishedPlan({ discount_rate: '0.04', terminal_growth: '0.03' }))
    // Rates of 2 to 6 % against growth of 2, 2.5, 3, 3.5 and 4 %: a value where the rate is above.
    expect(growth!.values.map((row) => row.map((value) => value !== null))).toEqual([
      [false, false, false, false, false],
      [true, true, false, false, false],
      [true, true, true, true, false],
      [true, true, true, true, true],
      [true, true, true, true, true]
    ])
    const short = tablesFor({ ...publishedPlan(), months: 11 })
    expect(short.flatMap(({ values }) => values.flat()).filter((value) => value !== null)).toEqual([])
  })
})

describe('[V1] the command', () => {
  test('gives both tables by line, and as text', () => {
    const answer = answerOf(engine, 'sensitivity base')
    if (!answer.ok) throw new Error(answer.problem.text)
    expect(answer.data).toMatchObject({
      gordon_enterprise_value: {
        discount_rate: [0.13, 0.14, 0.15, 0.16, 0.17],
        terminal_growth: [0.02, 0.025, 0.03, 0.035, 0.04]
      },
      exit_enterprise_value: { discount_rate: [0.13, 0.14, 0.15, 0.16, 0.17], exit_multiple: [4, 5, 6, 7, 8] }
    })
    const lines = answer.text.split('\n')
    expect(lines[0]).toBe('Enterprise value by growth: discount rate down, growth after the plan across')
    expect(lines[1]!.split(/ {2,}/)).toEqual(['Discount rate', '2 %', '2.5 %', '3 %', '3.5 %', '4 %'])
    expect(lines[4]!.split(/ {2,}/)[3]).toBe('−$1,638,748')
    expect(lines[8]).toBe('Enterprise value by exit: discount rate down, exit multiple across')
    expect(lines[12]!.split(/ {2,}/)[3]).toBe('$35,833,422')
  })

  test('names what there is where the scenario is not', () => {
    expect(refusal(engine, 'sensitivity bass')).toBe(refusal(engine, 'summary bass'))
  })
})

test('[E6] what was computed by a model with other lines is computed again', () => {
  const scenario = engine.workspace.scenario('base')!
  const texts = engine.looking.texts(scenario)
  const once = Object.fromEntries(Object.entries(texts.once).filter(([id]) => id !== 'implied_exit_multiple'))
  engine.store.keepComputed('computed_months', 'base', computedRows({ ...texts, once }, 60))
  expect(run(engine, 'show base --line implied_exit_multiple')).toEqual({
    implied_exit_multiple: [Number(texts.once['implied_exit_multiple'])]
  })
})
