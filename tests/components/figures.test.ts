// Key figures, statements and charts as data, from the base scenario.
import { describe, expect, test } from 'vitest'
import { resultCharts } from '#lib/components/chart/results.ts'
import { copied } from '#lib/components/grid/block.ts'
import { keyFiguresOf } from '#lib/components/figure/key-figures.ts'
import { figuresSheet, sectionRows, statementRows } from '#lib/components/statements/sheets.ts'
import { explainRound } from '#lib/components/statements/ownership.ts'
import { roundsOf, sharesOf } from '#lib/edit/rules.ts'
import { capTable } from '#lib/model/captable.ts'
import type { View } from '#lib/model/view.ts'
import { baseInputs } from '../scenarios.ts'
import { viewOf } from '../view.ts'

const setting = { locale: 'en-US', currency: 'USD' }

const base = baseInputs()
const view = viewOf(base)

/** The base scenario with another value in some rows of a table. */
function changed(
  table: string,
  column: string,
  value: string,
  which: (row: Readonly<Record<string, string | null>>) => boolean = () => true
): View {
  const rows = base.tables[table]!.map((row) => (which(row) ? { ...row, [column]: value } : row))
  return viewOf({ ...base, tables: { ...base.tables, [table]: rows } })
}

describe('[W4] key figures', () => {
  test('of the base scenario', () => {
    expect(keyFiguresOf(view, null, setting).map(({ label, shown, change }) => [label, shown, change])).toEqual([
      ['ARR at M60', '$15.6M', ''],
      ['Cash low point, M17', '$26k', ''],
      ['Ending cash', '$9.73M', ''],
      ['Runway at M12', '4.7 months', ''],
      ['Break-even', 'M49', ''],
      ['LTV to CAC at M24', '2.9x', ''],
      ['NRR at M24', '98.7 %', '']
    ])
  })

  test('say how they changed, and whether that is good', () => {
    const dearer = changed('pricing', 'monthly_price', '290', (row) => row['tier'] === 'team')
    expect(keyFiguresOf(dearer, view, setting).map(({ change, tone }) => [change, tone])).toEqual([
      ['+$665k', 'good'],
      ['+$44k', 'good'],
      ['+$1.19M', 'good'],
      ['+0.4', 'good'],
      ['no change', 'same'],
      ['+0.1x', 'good'],
      ['−0.47 pp', 'bad']
    ])
  })

  test('say when a figure appears or goes', () => {
    const shrinking = changed('growth_rates', 'rate', '0')
    const breakeven = (now: View, before: View) =>
      keyFiguresOf(now, before, setting).find(({ line }) => line === 'breakeven_month')!
    expect(breakeven(shrinking, view)).toMatchObject({ shown: '–', change: 'was M49', tone: 'bad' })
    expect(breakeven(view, shrinking)).toMatchObject({ shown: 'M49', change: 'newly there', tone: 'good' })
  })
})

describe('statements', () => {
  const folded = new Set<string>()
  const folds = { has: (key: string) => folded.has(key), toggle: (key: string) => void folded.add(key) }
  const shown = { view, period: 'month' as const, startDate: '2026-01-01', setting, folds, readingOf: () => null }
  const made = figuresSheet('Income statement', statementRows('income', view), shown, 'statement', 'US Dollar')
  const text = (row: number, column: string) => {
    const at = made.sheet.columns.findIndex(({ id }) => id === column)
    return made.sheet.cell(row, at).text
  }

  test('months stand under their names, a total behind each year', () => {
    expect(made.sheet.columns.slice(0, 3).map(({ label, sub }) => [label, sub])).toEqual([
      ['US Dollar', undefined],
      ['M1', 'Jan 26'],
      ['M2', 'Feb 26']
    ])
    expect(made.sheet.columns.filter(({ isSunk }) => isSunk).map(({ label }) => label)).toEqual([
      '2026',
      '2027',
      '2028',
      '2029',
      '2030'
    ])
    expect(made.sheet.columns).toHaveLength(1 + 60 + 5)
  })

  test('negatives stand in parentheses, zero is a dash', () => {
    expect([text(0, 'month 17'), text(11, 'month 17'), text(14, 'month 17'), text(0, 'year 2')]).toEqual([
      '244,444',
      '(165,961)',
      '–',
      '3,423,816'
    ])
    expect(made.sheet.cell(11, 18)).toMatchObject({ tone: 'bad', figure: { line: 'ebitda' } })
  })

  test('M0 is shown where something stands in it', () => {
    const balance = figuresSheet('Balance sheet', statementRows('balance', view), shown, 'statement', '')
    expect([balance.sheet.columns[1]!.label, balance.sheet.cell(0, 1).text]).toEqual(['M0', '500,000'])
  })

  test('the months of a year fold into it, and parts into their total', () => {
    const income = () => figuresSheet('Income statement', statementRows('income', view), shown, 'statement', '')
    const before = income()
    expect(before.sheet.columns.find(({ id }) => id === 'year 2')!.fold).toMatchObject({
      isFolded: false,
      what: 'the months of 2027'
    })
    before.sheet.columns.find(({ id }) => id === 'year 2')!.fold!.toggle()
    before.sheet.rows.find(({ id }) => id === 'gross_profit')!.fold!.toggle()
    const after = income()
    expect(after.sheet.columns.length).toBe(before.sheet.columns.length - 12)
    expect(after.sheet.columns.slice(13, 16).map(({ label }) => label)).toEqual(['2026', '2027', 'M25'])
    expect(after.sheet.columns[14]!.fold!.isFolded).toBe(true)
    expect(after.rows.slice(0, 3).map(({ line }) => line)).toEqual(['revenue', 'gross_profit', 'acquisition_spend'])
    expect(after.sheet.rows.map(({ id }) => id)).toEqual(after.rows.map(({ line }) => line))
    expect(after.spans[14]).toEqual({ period: 'month', at: 25 })
    const metrics = figuresSheet('Metrics', sectionRows(['Unit economics'], view), shown, 'column', '')
    expect(metrics.sheet.rows.every(({ fold }) => fold === undefined)).toBe(true)
    folded.clear()
  })

  test('what is folded can be looked through, and is shown again by row and column', () => {
    const hidden = new Set(['year 2', 'gross_profit', 'year 3'])
    const kept = { has: (key: string) => hidden.has(key), toggle: (key: string) => void hidden.delete(key) }
    const { sheet } = figuresSheet('', statementRows('income', view), { ...shown, folds: kept }, 'statement', '')
    const whole = sheet.whole!()
    expect([whole.columns.length, whole.rows.length]).toEqual([made.sheet.columns.length, made.sheet.rows.length])
    expect([sheet.columns.length, sheet.rows.length]).not.toEqual([whole.columns.length, whole.rows.length])
    sheet.unfold!('revenue', 'line')
    sheet.unfold!('revenue', 'year 2')
    sheet.unfold!('revenue', 'month 12')
    expect([...hidden]).toEqual(['year 2', 'gross_profit', 'year 3'])
    sheet.unfold!('cogs', 'month 13')
    expect([...hidden]).toEqual(['year 3'])
  })

  // The reference: cash of $139,001.63, $61,032.18 and $1,319,992.95 at the ends of M4 to M6, $506,675.59 on average.
  test('[M10] a row is read in another way where somebody chose one, and its label says so wherever it goes', () => {
    const readingOf = (line: string) => (line === 'cash' ? ('average' as const) : null)
    const sheetOf = (period: 'month' | 'quarter', read: typeof readingOf | (() => null)) =>
      figuresSheet('Cash', statementRows('cash', view), { ...shown, period, readingOf: read }, 'statement', '').sheet
    const [usual, read] = [sheetOf('quarter', () => null), sheetOf('quarter', readingOf)]
    const cash = usual.rows.findIndex(({ id }) => id === 'cash')
    const q2 = usual.columns.findIndex(({ label }) => label === 'Q2 26')
    expect([usual.cell(cash, q2).text, read.cell(cash, q2).text]).toEqual(['1,319,993', '506,676'])
    expect(read.cell(cash, 0)).toEqual({ text: 'Cash at the end', kind: 'label', aside: 'average' })
    expect(usual.cell(cash, 0)).toEqual({ text: 'Cash at the end', kind: 'label' })
    const range = { top: cash, left: 0, bottom: cash, right: q2 }
    const [name, ...figures] = copied(read, range, () => '').text.split('\t')
    expect([name, figures.at(-1)!.slice(0, 10)]).toEqual(['Cash at the end (average)', '$506675.58'])
    expect(copied(read, range, () => '').html).toContain('Cash at the end (average)')
    // Opening balances and months are of no quarter, and other rows stay as they are.
    expect(read.cell(cash, 1).text).toBe(usual.cell(cash, 1).text)
    expect(sheetOf('month', readingOf).cell(cash, 5).text).toBe(sheetOf('month', () => null).cell(cash, 5).text)
    expect(read.cell(cash - 1, q2).text).toBe(usual.cell(cash - 1, q2).text)
  })

  test('metrics count months in the label and show them as numbers', () => {
    const rows = sectionRows(['Burn and efficiency'], view)
    const metrics = figuresSheet('Metrics', rows, shown, 'column', '')
    const runway = rows.findIndex(({ line }) => line === 'runway_months')
    expect([rows[runway]!.label, metrics.sheet.cell(runway, 12).text]).toEqual(['Runway, months', '4.7'])
  })
})

describe('charts', () => {
  const charts = (now: View, period: 'month' | 'quarter' | 'year' = 'month') =>
    resultCharts({
      view: now,
      period,
      startDate: '2026-01-01',
      rounds: base.tables['funding_rounds'] as never,
      trancheInterval: 6,
      setting
    })
  const named = (id: string, now = view, period: 'month' | 'quarter' | 'year' = 'month') =>
    charts(now, period).find((chart) => chart.id === id)!

  test('there is one for each question', () => {
    expect(charts(view).map(({ title }) => title)).toEqual([
      'Cash',
      'Annual recurring revenue',
      'MRR movements',
      'Revenue and result',
      'Costs',
      'Customers',
      'Gross margin',
      'Runway'
    ])
  })

  // Both rounds are paid in tranches of 70, 20 and 10 %, half a year apart.
  test('[G1] cash bears its rounds and its low point', () => {
    const { spec, figure, description } = named('cash')
    expect(spec.marks.map(({ at, label, tone }) => [at, label, tone])).toEqual([
      [17, 'Low $26k', 'bad'],
      [6, 'seed 1/3 $1.4M', 'plain'],
      [12, 'seed 2/3 $400k', 'plain'],
      [18, 'seed 3/3 $200k', 'plain'],
      [18, 'series_a 1/3 $10.5M', 'plain'],
      [24, 'series_a 2/3 $3M', 'plain'],
      [30, 'series_a 3/3 $1.5M', 'plain']
    ])
    expect(figure).toBe('lowest $26k in M17')
    expect(description).toBe(
      'Cash: Cash. lowest $26k in M17. Low $26k at M17. seed 1/3 $1.4M at M6. seed 2/3 $400k at M12. ' +
        'seed 3/3 $200k at M18. series_a 1/3 $10.5M at M18. series_a 2/3 $3M at M24. series_a 3/3 $1.5M at M30'
    )
  })

  test('the result bears its break-even, at the right quarter', () => {
    expect(named('result', view, 'quarter').spec.marks).toMatchObject([{ at: 17, label: 'Break-even' }])
    expect(named('result', changed('growth_rates', 'rate', '0')).spec.marks).toEqual([])
  })

  test('runway beyond the plan does not flatten the months before', () => {
    expect(
      charts(view)
        .map(({ id, spec }) => [id, spec.ceiling])
        .filter(([, ceiling]) => ceiling !== undefined)
    ).toEqual([['runway', 60]])
  })

  test('what was lost points down', () => {
    const { series } = named('movements').spec
    expect(series.map(({ label, values }) => [label, Math.sign(values[60]!)])).toEqual([
      ['New', 1],
      ['Expansion', 1],
      ['Contraction', -1],
      ['Churn', -1]
    ])
  })
})

test('[X1] a round says how its price came about', () => {
  const { founders, pool } = sharesOf(base.tables)
  const [seed] = capTable(founders, pool, roundsOf(base.tables['funding_rounds']!)).rounds
  expect(explainRound(seed!, setting)).toEqual([
    'seed: $8,000,000 pre-money ÷ 10,000,000 shares = $0.80 a share.',
    'seed buys 2,500,000 shares for $2,000,000, which is 20 % of $10,000,000 post-money.'
  ])
})
