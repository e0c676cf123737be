// What figures and typed cells feed, and what an explanation says of a typed cell.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Asked, CellPlace, ExplainedNumber, Way } from '#lib/edit/messages.ts'
import type { Engine } from '#workers/engine/engine.ts'
import { cellsById, explainAsked } from '#workers/engine/explaining.ts'
import { agree, expected } from '../scenarios.ts'
import { openEngine, run } from '../engine.ts'

let engine: Engine
beforeAll(async () => {
  engine = (await openEngine()).engine
})

function ask(asked: Asked, way: Way = 'feeds', of = engine): ExplainedNumber {
  const answer = explainAsked(of.looking, 'base', asked, way)
  if (!answer.ok) throw new Error(answer.error.text)
  return answer.value
}
const feeds = (line: string, at: number, period: 'month' | 'quarter' | 'year' = 'month'): string[] =>
  ask({ line, at, period }).feeds.map(({ id, when }) => (when ? `${id} ${when}` : id))

const rowsOf = (of: Engine, table: string) => of.looking.workspace.tables('base')[table]!
function cellIn(of: Engine, table: string, column: string, which: Record<string, string>): CellPlace {
  const row = rowsOf(of, table).find((one) => Object.entries(which).every(([name, value]) => one[name] === value))!
  return { table, row: row.id, column }
}
const fedBy = (cell: CellPlace, at = 0, of = engine): string[] =>
  ask({ cell, at, period: 'month' }, 'feeds', of).feeds.map(({ id, when }) => (when ? `${id} ${when}` : id))

describe('[X6] a figure feeds what is computed from it', () => {
  test('as the formulas of the model say', () => {
    // Every formula in which "revenue" stands; the year is that of M24.
    expect(feeds('revenue', 24).sort()).toEqual(
      [
        ...['cogs', 'cloud', 'gross_profit', 'marketing', 'rd', 'ga', 'capex', 'gross_margin', 'magic_number'],
        'rule_of_40'
      ]
        .map((id) => `${id} M24`)
        .concat('annual_revenue 2027')
        .sort()
    )
    // This month's MRR of a tier is in the sum and the yearly rate; last month's is in what is lost, gained and left.
    expect(feeds('mrr[team]', 5).sort()).toEqual(
      [
        ...['churned_mrr[team] M6', 'contraction_mrr[team] M6', 'expansion_mrr[team] M6', 'mrr[team] M6'],
        ...['mrr M5', 'arr[team] M5', 'receivables[team] M5', 'ltv[team] M5']
      ].sort()
    )
    // The month in which cash is lowest decides two lines of the summary; others do not.
    expect(feeds('cash', 17)).toEqual(expect.arrayContaining(['cash_low_point', 'cash_low_month', 'cash M18']))
    expect(feeds('cash', 16)).not.toContain('cash_low_point')
    expect(feeds('annual_free_cash_flow', 2, 'year')).toEqual(['discounted_cash_flow 2027'])
    expect(feeds('ending_arr', 0)).toEqual([])
  })

  test('with the values of that month', () => {
    for (const { id, month, value } of ask({ line: 'revenue', at: 24, period: 'month' }).feeds.slice(0, 8)) {
      expect(month).toBe(24)
      expect(agree(Number(value), expected.lines[id]![24]!), id).toBe(true)
    }
  })

  test('and nothing else: it feeds a figure where that one names it', { timeout: 60_000 }, () => {
    const month = 20
    const monthly = [...cellsById(engine.looking.computed(engine.looking.workspace.scenario('base')!)).values()]
      .filter(({ line }) => line.grain === 'monthly')
      .map(({ line, member }) => (member === null ? line.name : `${line.name}[${member}]`))
    const names = new Set(
      monthly.flatMap((id) =>
        ask({ line: id, at: month, period: 'month' }, 'because')
          .because.filter((because) => because.month === month)
          .map((because) => `${because.id} in ${id}`)
      )
    )
    const fed = new Set(
      monthly.flatMap((id) =>
        ask({ line: id, at: month, period: 'month' })
          .feeds.filter((feed) => feed.month === month && feed.period === 'month')
          .map((feed) => `${id} in ${feed.id}`)
      )
    )
    expect(names.size).toBeGreaterThan(100)
    expect([...fed].sort()).toEqual([...names].sort())
  })

  test('a quarter feeds quarters, and a year years', () => {
    const quarter = ask({ line: 'revenue', at: 2, period: 'quarter' }).feeds
    expect(quarter.find(({ id }) => id === 'gross_profit')).toMatchObject({ when: 'Q2 26', period: 'quarter' })
    const sum = expected.lines['gross_profit']!.slice(4, 7).reduce<number>((total, one) => total + one!, 0)
    expect(agree(Number(quarter.find(({ id }) => id === 'gross_profit')!.value), sum)).toBe(true)
    expect(feeds('gross_margin', 2, 'year')).toContain('ltv 2027')
  })
})

describe('[X6] what was typed feeds the lines that read it', () => {
  test('in the first month in which they do, or in the one from which it is looked at', () => {
    const price = cellIn(engine, 'pricing', 'monthly_price', { tier: 'team' })
    expect(fedBy(price)).toEqual(['average_price', 'price[team] M1'])
    expect(fedBy(price, 30)).toEqual(['average_price', 'price[team] M30'])
    expect(fedBy(cellIn(engine, 'headcount', 'count', { department: 'engineering', period_start: '6' }))).toEqual([
      'headcount[engineering] M6',
      'payroll[engineering] M6'
    ])
    expect(fedBy(cellIn(engine, 'growth_rates', 'rate', { month_start: '4' }))).toEqual(['growth_rate M4'])
    expect(fedBy(cellIn(engine, 'assumptions', 'value', { parameter: 'exit_multiple' }))).toEqual(['exit_value'])
    expect(fedBy(cellIn(engine, 'comparables', 'ev_revenue', { name: 'Comparable B' }))).toEqual([
      'revenue_multiple_low',
      'revenue_multiple_median',
      'revenue_multiple_high'
    ])
  })

  test('a month in which a row begins decides what the row feeds', () => {
    expect(
      fedBy(cellIn(engine, 'headcount', 'period_start', { department: 'engineering', period_start: '6' }))
    ).toEqual(['headcount[engineering] M6', 'payroll[engineering] M6'])
  })

  test('a line of somebody’s own is fed by its row', async () => {
    const { engine: own } = await openEngine()
    run(own, 'line set base per_head "mrr / headcount" --unit "money per person"')
    expect(fedBy(cellIn(own, 'custom_lines', 'formula', { name: 'per_head' }), 0, own)).toEqual(['per_head M1'])
    expect(ask({ line: 'mrr', at: 9, period: 'month' }, 'feeds', own).feeds.map(({ id }) => id)).toContain('per_head')
  })
})

describe('[X5] a typed cell is explained', () => {
  test('by its value, who typed it, when and why, and what stood there before', async () => {
    const { engine: own } = await openEngine()
    const cell = cellIn(own, 'pricing', 'monthly_price', { tier: 'team' })
    const came = ask({ cell, at: 0, period: 'month' }, 'because', own)
    expect(came).toMatchObject({ label: 'Price / month of team', value: '250', shown: '$250', because: [] })
    expect(came.typed).toEqual({ ...cell, at: null, was: null, why: null, author: null })
    own.setCells('base', [{ ...cell, value: '290' }], 'The market bears it')
    const typed = ask({ cell, at: 0, period: 'month' }, 'because', own)
    expect(typed).toMatchObject({ value: '290', shown: '$290' })
    expect(typed.typed).toMatchObject({ was: '$250', why: 'The market bears it', author: 'tester' })
    expect(typed.typed!.at).toMatch(/^2026-01-15T12:/)
    // As the end of a longer explanation it says the same.
    expect(ask({ line: 'price[team]', at: 3, period: 'month' }, 'because', own).because[0]!.typed).toEqual(typed.typed)
  })

  test('also where its column holds text, months or a choice', () => {
    const { row } = cellIn(engine, 'headcount', 'period_start', { department: 'engineering', period_start: '6' })
    const shown = (column: string) =>
      ask({ cell: { table: 'headcount', row, column }, at: 0, period: 'month' }, 'because').shown
    expect([shown('period_start'), shown('department')]).toEqual(['M6', 'Engineering'])
    const plan: Asked = { cell: { table: 'scenarios', row: 'base', column: 'months' }, at: 0, period: 'month' }
    expect(ask(plan, 'because')).toMatchObject({ value: '60', because: [] })
  })

  test('and one without a row goes by its name, with what holds meanwhile', async () => {
    const { engine: own } = await openEngine()
    const { row } = cellIn(own, 'assumptions', 'value', { parameter: 'growth_factor' })
    own.removeRows('base', 'assumptions', [row!])
    const { because } = ask({ line: 'growth_rate', at: 1, period: 'month' }, 'because', own)
    const [factor] = because
    expect(factor).toMatchObject({ id: 'assumptions.growth_factor', value: '1' })
    expect(factor!.typed).toMatchObject({ row: null, names: { parameter: 'growth_factor' } })
    const { table, column, names } = factor!.typed!
    const cell = { table, row: null, column, names: names! }
    expect(ask({ cell, at: 0, period: 'month' }, 'because', own).label).toBe(factor!.label)
    expect(fedBy(cell, 0, own)).toEqual(['growth_rate M1'])
  })
})

test('[X2] rows of the same name are reasons each', async () => {
  const { engine: own } = await openEngine()
  const [first] = rowsOf(own, 'headcount').filter(
    (row) => row['department'] === 'engineering' && row['period_start'] === '6'
  )
  const values = Object.fromEntries(Object.entries(first!).filter(([name]) => !['id', 'scenario_id'].includes(name)))
  own.addRow('base', 'headcount', { ...values, count: '3' })
  const { because } = ask({ line: 'headcount[engineering]', at: 6, period: 'month' }, 'because', own)
  expect(because.map(({ value }) => value).sort()).toEqual(['3', '8'])
  expect(new Set(because.map(({ typed }) => typed!.row)).size).toBe(2)
})

test('[K3] explain says what a figure feeds', () => {
  const { feeds: told } = run<{ feeds: { id: string; month: number; value: number }[] }>(engine, 'explain base mrr M12')
  expect(told.map(({ id }) => id)).toContain('arr')
  const arr = told.find(({ id }) => id === 'arr')!
  expect(arr.month).toBe(12)
  expect(agree(arr.value, expected.lines['arr']![12]!)).toBe(true)
})
