// The commands as a program sees them: what goes in, what comes out, what changed.
import { beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '#workers/engine/engine.ts'
import { agree, expected, golden } from '../scenarios.ts'
import { answerOf, fileOf, imported, openEngine, refusal, run } from '../engine.ts'

let engine: Engine
beforeEach(async () => {
  engine = (await openEngine()).engine
})

type Rows = Record<string, unknown>[]
const without = (rows: Rows) => rows.map(({ id: _, ...row }) => row)

describe('[K1] a fresh workspace', () => {
  test('has one company and the base scenario', () => {
    expect(run<Rows>(engine, 'company list')).toEqual([{ id: 'default', name: 'My company' }])
    expect(run<Rows>(engine, 'scenario list')).toMatchObject([
      { id: 'base', name: 'Base', start_date: '2026-01-01', months: 60 }
    ])
  })

  test('exports the base scenario in the very shape of its file', () => {
    expect(run(engine, 'export base --format json')).toEqual(golden('base-scenario.json'))
  })

  test('has nothing to undo', () => {
    expect(refusal(engine, 'undo')).toBe('There is nothing to undo: make a change first.')
    expect(refusal(engine, 'redo')).toBe('There is nothing to redo: undo something first.')
  })
})

describe('[K2] build', () => {
  interface Build {
    metadata: { id: string; months: number; lines: { id: string; definition?: string }[] }
    summary: Record<string, number | null>
    monthly_data: Record<string, number | null>[]
    valuation: Record<string, unknown>
    cap_table: { round: string; ownership: Record<string, number> }[]
  }

  test('gives every figure of the reference', () => {
    const build = run<Build>(engine, 'build base --format json')
    const wrong = Object.entries(expected.lines).flatMap(([id, values]) =>
      id === 'balance_check'
        ? []
        : values.flatMap((value, month) => (agree(build.monthly_data[month]![id]!, value) ? [] : [[id, month]]))
    )
    expect(wrong).toEqual([])
    expect(Object.keys(build.monthly_data[0]!).sort()).toEqual(['month', ...Object.keys(expected.lines)].sort())
    expect(build.monthly_data.map(({ month }) => month)).toEqual(Array.from({ length: 61 }, (_, month) => month))
    expect(Object.keys(build.summary)).toEqual(Object.keys(expected.summary))
    expect(Object.keys(build.valuation).sort()).toEqual(Object.keys(expected.valuation).sort())
    expect(build.cap_table.map(({ ownership }) => Object.keys(ownership))).toEqual(
      expected.cap_table.map(({ ownership }) => Object.keys(ownership))
    )
  })

  test('says which definition a metric follows', () => {
    const definition = () =>
      run<Build>(engine, 'build base').metadata.lines.flatMap(({ id, definition }) =>
        definition ? [[id, definition]] : []
      )
    expect(definition()).toContainEqual(['burn_multiple', 'over twelve months'])
    run(engine, 'assume set base burn_multiple_definition 2')
    expect(definition()).toContainEqual(['burn_multiple', 'over three months'])
    expect(definition().map(([id]) => id)).toEqual(
      expect.arrayContaining(['cac', 'nrr', 'burn_multiple', 'magic_number', 'rule_of_40', 'runway_months'])
    )
    expect(refusal(engine, 'assume set base burn_multiple_definition 3')).toMatch(/It can be from 1 to 2: type 2/)
  })

  test('gives one file, JSON without a format, and CSV with one row a month and one for each figure', () => {
    const json = answerOf(engine, 'build base')
    const csv = answerOf(engine, 'build base --format csv')
    if (!json.ok || !csv.ok) throw new Error('it was refused')
    expect(json.files.map(({ name, type }) => [name, type])).toEqual([['base.json', 'application/json']])
    expect(JSON.parse(new TextDecoder().decode(json.files[0]!.bytes))).toEqual(json.data)
    expect(csv.files.map(({ name, type }) => [name, type])).toEqual([
      ['base.csv', 'text/csv'],
      ['base-long.csv', 'text/csv']
    ])
    expect(csv.text).toMatch(/^Built base\.csv and base-long\.csv: 60 months, /)
    const [lines, long] = csv.files.map(({ bytes }) => new TextDecoder().decode(bytes).trimEnd().split('\r\n'))
    expect(lines).toHaveLength(62)
    expect(lines![0]!.split(',').slice(0, 3)).toEqual(['month', 'growth_rate', 'new_customers[individual]'])
    expect(lines![1]).toMatch(/^0,0,0,/)
    const count = Object.keys(expected.lines).length
    expect(long).toHaveLength(1 + 61 * count)
    expect(long![0]).toBe('scenario,line,label,unit,month,date,value')
    const cash = long!.filter((row) => row.startsWith('base,cash,Cash,money,')).map((row) => row.split(','))
    expect(cash.map(([, , , , month]) => Number(month))).toEqual(Array.from({ length: 61 }, (_, month) => month))
    expect([cash[0]![5], cash[1]![5], cash[26]![5]]).toEqual(['2025-12-31', '2026-01-31', '2028-02-29'])
    expect(cash.filter((row, month) => !agree(Number(row[6]), expected.lines['cash']![month]!))).toEqual([])
    // What has no value yet is empty, and no zero.
    expect(long).toContain('base,nrr,Net revenue retention,rate,11,2026-11-30,')
  })

  test('quotes what a comma or a quotation mark would tear apart, and no cell begins like a formula', () => {
    run(engine, 'pricing set base --tier "=1+1, \\"so\\"" --price 1')
    const csv = answerOf(engine, 'build base --format csv')
    const long = csv.ok ? new TextDecoder().decode(csv.files[1]!.bytes) : ''
    expect(long).toContain('base,"price[=1+1, ""so""]","Price, =1+1, ""so""",money per customer,0,')
    expect(long.split('\r\n').filter((row) => /^"?[=+@-]|,"?[=@]|,"?[+-](?!\d)/.test(row))).toEqual([])
    const header = csv.ok ? new TextDecoder().decode(csv.files[0]!.bytes).split('\r\n')[0]! : ''
    expect(header).toContain(',"price[=1+1, ""so""]",')
    expect(header.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).filter((cell) => /^"?[=+@-]/.test(cell))).toEqual([])
  })
})

describe('[K3] show, summary, explain, check, history', () => {
  test('show gives a line by month, all of it or some', () => {
    expect(run<Record<string, number[]>>(engine, 'show base --line cash')['cash']).toHaveLength(61)
    expect(run(engine, 'show base --line headcount --months M5-M6')).toEqual({ headcount: [8, 14] })
    expect(run(engine, 'show base --line breakeven_month')).toEqual({ breakeven_month: [49] })
    expect(
      run<Record<string, number[]>>(engine, 'show base --line annual_free_cash_flow')['annual_free_cash_flow']
    ).toHaveLength(5)
    expect(Object.keys(run<object>(engine, 'show base --months M0')).sort()).toEqual(Object.keys(expected.lines).sort())
  })

  test('summary gives the ten figures', () => {
    const summary = run<Record<string, number | null>>(engine, 'summary base')
    expect(Object.entries(expected.summary).filter(([id, value]) => !agree(summary[id]!, value))).toEqual([])
    expect(Object.keys(summary)).toEqual(Object.keys(expected.summary))
  })

  test('explain gives the sentence and what it was made from', () => {
    const told = run<{
      id: string
      value: number
      sentence: string
      because: { id: string; month: number | null; value: number }[]
    }>(engine, 'explain base gross_profit M17')
    expect(told).toMatchObject({
      id: 'gross_profit',
      label: 'Gross profit',
      note: expect.stringContaining('left of revenue')
    })
    expect(told.sentence).toBe('Gross profit in M17 is revenue − cost of revenue: $244,444 − $52,652 = $191,792.')
    expect(told.because.map(({ id, month }) => [id, month])).toEqual([
      ['revenue', 17],
      ['cost_of_revenue', 17]
    ])
    expect(agree(told.value, expected.lines['gross_profit']![17]!)).toBe(true)
  })

  test('explain ends at what was typed', () => {
    const { because } = run<{ because: { id: string; month: null; value: number }[] }>(
      engine,
      'explain base price[team] M1'
    )
    expect(because).toEqual([
      { id: 'pricing.monthly_price[team]', month: null, value: 250 },
      { id: 'assumptions.annual_price_increase', month: null, value: 0.03 }
    ])
  })

  test('check says that the base scenario holds', () => {
    const checks = run<{ rule: string; ok: boolean; where: unknown; sentence: string }[]>(engine, 'check base')
    expect(checks.every(({ ok }) => ok)).toBe(true)
    expect(checks.map(({ rule }) => rule)).toEqual([
      'mix',
      'tranches',
      'overlap',
      'duplicate',
      'cap-table',
      'own-line',
      'balance_check',
      'cash-tie',
      'undefined'
    ])
  })

  test('check says which metrics have no value in any month, and that this is no fault', () => {
    // Nobody leaves, and nobody pays less: what retention and lifetime divide by is zero.
    for (const tier of ['individual', 'team', 'enterprise'])
      run(engine, `pricing set base --tier ${tier} --churn 0 --contraction 0`)
    const checks = run<{ rule: string; ok: boolean; where: unknown; sentence: string }[]>(engine, 'check base')
    expect(checks.every(({ ok }) => ok)).toBe(true)
    const { where, sentence } = checks.find(({ rule }) => rule === 'undefined')!
    expect(sentence).toMatch(/have no value in any month: what they divide by is never above zero\.$/)
    expect(sentence).toContain('LTV')
    expect(where).toEqual({ line: 'ltv', month: 60 })
  })

  test('check names what does not hold and where', () => {
    run(engine, 'pricing set base --tier team --mix 40%')
    const wrong = run<{ rule: string; ok: boolean; where: { table: string; rows: string[] }; sentence: string }[]>(
      engine,
      'check base'
    ).filter(({ ok }) => !ok)
    expect(wrong).toMatchObject([
      {
        rule: 'mix',
        where: { table: 'pricing' },
        sentence: 'The mix of the tiers adds up to 110 % instead of 100 %. Lower a tier by 10 %.'
      }
    ])
  })

  test('history lists rows newest first, with what stood there before', () => {
    run(engine, 'assume set base tax_rate 25%')
    const [row] = run<Record<string, string>[]>(engine, 'history base --limit 1')
    expect(row).toMatchObject({
      origin: 'command',
      author: 'tester',
      scenario_id: 'base',
      table_name: 'assumptions',
      operation: 'update',
      why: 'assume set base tax_rate 25%'
    })
    expect([JSON.parse(row!['old_row']!), JSON.parse(row!['new_row']!)]).toMatchObject([
      { value: '0.21' },
      { value: '0.25' }
    ])
  })
})

describe('[K4] scenarios', () => {
  test('create, clone, rename, set, delete', () => {
    expect(run(engine, 'scenario create "Raise in spring" --months 36 --start-date 2027-03-01')).toEqual({
      id: 'raise-in-spring',
      name: 'Raise in spring'
    })
    run(engine, 'scenario clone base Slow')
    run(engine, 'scenario rename Slow Lean')
    run(engine, 'scenario set Lean --months 24 --description "Half the growth"')
    expect(
      run<Rows>(engine, 'scenario list').map(({ id, name, months, parent_id }) => [id, name, months, parent_id])
    ).toEqual([
      ['base', 'Base', 60, null],
      ['raise-in-spring', 'Raise in spring', 36, null],
      ['slow', 'Lean', 24, 'base']
    ])
    run(engine, 'scenario delete Lean')
    expect(run<Rows>(engine, 'scenario list')).toHaveLength(2)
  })

  test.each(['saas', 'bootstrapped', 'enterprise', 'blank'])(
    'every template makes a scenario that holds: %s',
    (template) => {
      run(engine, `scenario create new --template ${template}`)
      expect(run<{ ok: boolean }[]>(engine, 'check new').every(({ ok }) => ok)).toBe(true)
      expect(run<Rows>(engine, 'scenario list').find(({ id }) => id === 'new')).toMatchObject({
        start_date: '2026-01-01'
      })
    }
  )

  test('a clone is apart from its parent', () => {
    run(engine, 'scenario clone base copy')
    run(engine, 'pricing set copy --tier team --price 1')
    expect(run(engine, 'export base')).toEqual(golden('base-scenario.json'))
    expect(run<Rows>(engine, 'pricing list copy').find(({ tier }) => tier === 'team')).toMatchObject({
      monthly_price: 1
    })
  })

  test('companies keep their scenarios apart', () => {
    run(engine, 'company create "Northwind Ltd"')
    run(engine, 'scenario create Base --company "Northwind Ltd"')
    expect(run<Rows>(engine, 'scenario list --company "Northwind Ltd"')).toMatchObject([{ id: 'base-2', name: 'Base' }])
    expect(run<Rows>(engine, 'scenario list')).toMatchObject([{ id: 'base' }])
    run(engine, 'company rename "Northwind Ltd" Southwind')
    run(engine, 'company delete Southwind')
    expect(run<Rows>(engine, 'company list')).toHaveLength(1)
    run(engine, 'undo')
    expect(run<Rows>(engine, 'pricing list base-2 --company Southwind')).toHaveLength(3)
  })
})

describe('[K5] assumptions', () => {
  test('pricing', () => {
    run(
      engine,
      'pricing set base --tier "Team Plus" --price 500 --cac 2k --churn 12% --mix 0 --expansion 10% --contraction 1% --prepaid 50%'
    )
    expect(without(run<Rows>(engine, 'pricing list base')).at(-1)).toEqual({
      tier: 'Team Plus',
      monthly_price: 500,
      cac: 2000,
      annual_churn: 0.12,
      mix_pct: 0,
      annual_expansion: 0.1,
      annual_contraction: 0.01,
      annual_prepaid_share: 0.5
    })
    run(engine, 'capital set base "--dso-Team Plus" 45 --dpo 20')
    expect(without(run<Rows>(engine, 'capital list base'))).toContainEqual({ parameter: 'dso_Team Plus', value: 45 })
    run(engine, 'pricing remove base --tier "Team Plus"')
    expect(without(run<Rows>(engine, 'capital list base')).map(({ parameter }) => parameter)).not.toContain(
      'dso_Team Plus'
    )
  })

  const growth = () =>
    without(run<Rows>(engine, 'growth list base'))
      .map(({ month_start, month_end, rate }) => [month_start, month_end, rate])
      .sort((a, b) => Number(a[0]) - Number(b[0]))

  test('growth set over part of a period splits it, as does removing part of it', () => {
    run(engine, 'growth set base --range M8-M9 --rate 33.3%')
    expect(growth().slice(2, 6)).toEqual([
      [7, 7, 0.2],
      [8, 9, 0.333],
      [10, 12, 0.2],
      [13, 24, 0.1]
    ])
    run(engine, 'growth remove base --range M2-M5')
    expect(growth().slice(0, 3)).toEqual([
      [1, 1, 1],
      [6, 6, 0.5],
      [7, 7, 0.2]
    ])
    run(engine, 'growth set base --range M1-M60 --rate 0.05')
    expect(growth()).toEqual([[1, 60, 0.05]])
  })

  test('headcount set splits the rows of its department only', () => {
    run(engine, 'headcount set base --department engineering --period M10-M12 --count 10')
    const rows = without(run<Rows>(engine, 'headcount list base')).filter(
      ({ department }) => department === 'engineering'
    )
    expect(
      rows
        .map(({ period_start, period_end, count, avg_salary }) => [period_start, period_end, count, avg_salary])
        .sort((a, b) => Number(a[0]) - Number(b[0]))
    ).toEqual([
      [0, 5, 4, 12000],
      [6, 9, 8, 12000],
      [10, 12, 10, 12000],
      [13, 17, 8, 12000],
      [18, 60, 20, 12000]
    ])
    expect(
      run<Record<string, number[]>>(engine, 'show base --line headcount[engineering] --months M9-M13')[
        'headcount[engineering]'
      ]
    ).toEqual([8, 10, 10, 10, 8])
    run(engine, 'headcount remove base --department support --period M10-M60')
    expect(
      without(run<Rows>(engine, 'headcount list base')).filter(({ department }) => department === 'support')
    ).toMatchObject([{ period_start: 3, period_end: 9 }])
  })

  test('funding', () => {
    run(engine, 'funding add base Bridge 500k M12')
    run(engine, 'funding add base Angel 250k M2 --tranches 1 0 0 --instrument safe --cap 6M --discount 20%')
    expect(without(run<Rows>(engine, 'funding list base')).slice(2)).toEqual([
      {
        name: 'Bridge',
        amount: 500000,
        month: 12,
        tranche_1: 0.7,
        tranche_2: 0.2,
        tranche_3: 0.1,
        pre_money: null,
        pool_pct: null,
        instrument: 'priced',
        cap: null,
        discount: null
      },
      {
        name: 'Angel',
        amount: 250000,
        month: 2,
        tranche_1: 1,
        tranche_2: 0,
        tranche_3: 0,
        pre_money: null,
        pool_pct: null,
        instrument: 'safe',
        cap: 6000000,
        discount: 0.2
      }
    ])
    const { cap_table } = run<{ cap_table: { round: string; ownership: Record<string, number> }[] }>(
      engine,
      'build base'
    )
    expect(Object.keys(cap_table[0]!.ownership)).toEqual(['founders', 'pool', 'Angel', 'seed'])
    run(engine, 'funding remove base seed')
    expect(run<Rows>(engine, 'funding list base').map(({ name }) => name)).toEqual(['series_a', 'Bridge', 'Angel'])
  })

  test('a round that stopped fitting when another was removed stops no other, and the export can be imported', async () => {
    run(engine, 'funding add base A 5M M17 --instrument safe --discount 20%')
    run(engine, 'funding add base small 1M M30 --pre-money 3M')
    run(engine, 'funding remove base series_a')
    run(engine, 'funding add base Bridge 500k M40')
    expect(refusal(engine, 'funding add base X 10M M29 --pre-money 10M --pool 50%')).toBe(
      '"X" would leave nothing to those who hold shares: raise less, raise the pre-money, or make the pool smaller.'
    )
    const wrong = () =>
      run<{ ok: boolean; rule: string; sentence: string }[]>(engine, 'check base')
        .filter(({ ok }) => !ok)
        .map(({ rule, sentence }) => [rule, sentence])
    expect(wrong()).toEqual([
      [
        'cap-table',
        '"small" would leave nothing to those who hold shares. Raise less, raise the pre-money, or make the pool smaller.'
      ]
    ])
    const file = run<object>(engine, 'export base')
    await imported(engine, 'import copy f.json', { 'f.json': fileOf(file) })
    expect(run(engine, 'export copy')).toEqual({ ...file, id: 'copy', name: 'copy' })
  })

  test('a name as it is spelled comes before - read as _ and before another case', () => {
    run(engine, 'pricing set base --tier a_b --price 1')
    run(engine, 'pricing set base --tier a-b --price 2')
    expect(answerOf(engine, 'capital set base --dso-a-b 33')).toMatchObject({ ok: true, text: 'Set dso_a-b.' })
    expect(answerOf(engine, 'capital set base --dso-a_b 34')).toMatchObject({ ok: true, text: 'Set dso_a_b.' })
    run(engine, 'pricing remove base --tier a-b')
    expect(answerOf(engine, 'capital set base --dso-A-b 35')).toMatchObject({ ok: true, text: 'Set dso_a_b.' })
  })

  test('expenses, assumptions, comparables', () => {
    run(engine, 'expense set base --category marketing --stage growth --ratio 12.5% --minimum 6k')
    expect(without(run<Rows>(engine, 'expense list base'))).toContainEqual({
      category: 'marketing',
      stage: 'growth',
      ratio: 0.125,
      minimum: 6000
    })
    run(engine, 'assume set base growth_factor 0.5')
    expect(without(run<Rows>(engine, 'assume list base'))).toContainEqual({ parameter: 'growth_factor', value: 0.5 })
    run(
      engine,
      'comparables add base "Comparable F" --arr 90M --growth 40% --nrr 1.2 --margin 78% --rule40 0.5 --ev-revenue 9'
    )
    run(engine, 'comparables remove base "Comparable A"')
    expect(run<Rows>(engine, 'comparables list base').map(({ name }) => name)).toEqual([
      'Comparable B',
      'Comparable C',
      'Comparable D',
      'Comparable E',
      'Comparable F'
    ])
  })

  test('own lines are computed, shown and built', () => {
    run(
      engine,
      'line set base revenue_per_head "revenue / headcount" --unit "money per person" --note "What one person brings in"'
    )
    const [revenue, heads, own] = ['revenue', 'headcount', 'revenue_per_head'].map(
      (line) => run<Record<string, number[]>>(engine, `show base --line ${line}`)[line]!
    )
    expect(
      own!.map((value, month) => agree(value, month === 0 ? null : revenue![month]! / heads![month]!))
    ).not.toContain(false)
    expect(run<{ monthly_data: object[] }>(engine, 'build base').monthly_data[1]).toHaveProperty('revenue_per_head')
    run(engine, 'line set base revenue_per_head "12 * revenue / headcount" --unit "money per person"')
    expect(without(run<Rows>(engine, 'line list base'))).toEqual([
      {
        name: 'revenue_per_head',
        unit: 'money per person',
        formula: '12 * revenue / headcount',
        note: 'What one person brings in'
      }
    ])
    run(engine, 'line remove base revenue_per_head')
    expect(run<Rows>(engine, 'line list base')).toEqual([])
  })
})

describe('[K6] undo and redo', () => {
  test('take back and bring back every kind of change, one command at a time', () => {
    const lines = [
      'pricing set base --tier team --price 275',
      'pricing remove base --tier individual',
      'growth set base --range M2-M8 --rate 0.4',
      'headcount set base --department support --period M1-M60 --count 3 --salary 6000',
      'funding add base Bridge 500k M12',
      'scenario clone base copy',
      'scenario delete base',
      'company create Other'
    ]
    const state = () =>
      ['scenario list', 'company list']
        .map((line) => run(engine, line))
        .concat(run<Rows>(engine, 'scenario list').map(({ id }) => run(engine, `export ${id as string}`)))
    const states = [state()]
    for (const line of lines) {
      run(engine, line)
      states.push(state())
    }
    for (let i = lines.length - 1; i >= 0; i--) {
      expect(run(engine, 'undo')).toEqual({ why: lines[i] })
      expect(state()).toEqual(states[i])
    }
    for (let i = 0; i < lines.length; i++) {
      expect(run(engine, 'redo')).toEqual({ why: lines[i] })
      expect(state()).toEqual(states[i + 1])
    }
  })

  test('survive a reload', async () => {
    const { engine: first, indexedDB, close } = await openEngine()
    run(first, 'assume set base tax_rate 30%')
    run(first, 'undo')
    await close()
    const { engine: second } = await openEngine(indexedDB)
    expect(run(second, 'redo')).toEqual({ why: 'assume set base tax_rate 30%' })
    expect(without(run<Rows>(second, 'assume list base'))).toContainEqual({ parameter: 'tax_rate', value: 0.3 })
    run(second, 'undo')
    expect(run(second, 'export base')).toEqual(golden('base-scenario.json'))
  })
})

describe('[K7] import and export', () => {
  test('import of an export restores equal tables', async () => {
    run(engine, 'line set base heads_cost "payroll / headcount" --unit "money per person"')
    run(engine, 'funding add base Angel 250k M2 --tranches 1 0 0 --instrument safe --cap 6M')
    run(engine, 'assume set base cost_factor 1.25')
    const file = run<Record<string, unknown>>(engine, 'export base')
    expect((await imported(engine, 'import copy plan.json', { 'plan.json': fileOf(file) })).data).toEqual({
      id: 'copy',
      name: 'copy'
    })
    expect(run(engine, 'export copy')).toEqual({ ...file, id: 'copy', name: 'copy' })
  })

  test('it replaces the assumptions of a scenario that is there, and undo brings them back', async () => {
    const file = golden('base-scenario.json') as { pricing: object[]; months: number }
    const shorter = { ...file, months: 12, pricing: file.pricing.slice(1), description: 'Shorter' }
    await imported(engine, 'import base f.json', { 'f.json': fileOf(shorter) })
    expect(run(engine, 'export base')).toMatchObject({ months: 12, description: 'Shorter' })
    run(engine, 'undo')
    expect(run(engine, 'export base')).toEqual(file)
  })

  test('an own line that needs a tier which is gone travels with its flag', async () => {
    run(engine, 'line set base team_mrr "mrr[team]" --unit money')
    run(engine, 'pricing remove base --tier team')
    const file = run<object>(engine, 'export base')
    await imported(engine, 'import copy f.json', { 'f.json': fileOf(file) })
    expect(run(engine, 'export copy')).toEqual({ ...file, id: 'copy', name: 'copy' })
    expect(run(engine, 'check copy')).toContainEqual(
      expect.objectContaining({
        rule: 'own-line',
        ok: false,
        sentence: 'Your line "team_mrr" is left out. There is no tier called "team": there are individual, enterprise.'
      })
    )
  })

  test.each([
    ['plan', 'plan-2', 'plan'],
    ['plan--', 'plan-2', 'plan--'],
    ['a'.repeat(41), 'a'.repeat(40), 'a'.repeat(41)],
    ['free', 'free', 'My plan']
  ])('the scenario that import %s makes is found by that word', async (typed, id, name) => {
    run(engine, 'company create Other')
    run(engine, 'scenario create plan --company Other')
    const file = { ...(golden('base-scenario.json') as object), name: 'My plan' }
    expect((await imported(engine, `import ${typed} f.json`, { 'f.json': fileOf(file) })).data).toEqual({ id, name })
    expect(run(engine, `export ${typed}`)).toMatchObject({ id, name })
  })

  test('keys a file leaves out take their defaults', async () => {
    const answer = await imported(engine, 'import small f.json', {
      'f.json': fileOf({ pricing: [{ tier: 'one', monthly_price: 10 }], assumptions: { starting_customers: 5 } })
    })
    expect(answer).toMatchObject({ ok: true, text: expect.stringContaining('taken from the defaults: opening_cash,') })
    const file = run<{ assumptions: Record<string, number>; pricing: object[]; months: number }>(engine, 'export small')
    expect(file.months).toBe(60)
    expect(file.assumptions).toMatchObject({ starting_customers: 5, depreciation_months: 36 })
    expect(file.pricing).toEqual([
      {
        tier: 'one',
        monthly_price: 10,
        cac: 0,
        annual_churn: 0,
        mix_pct: 0,
        annual_expansion: 0,
        annual_contraction: 0,
        annual_prepaid_share: 0
      }
    ])
  })

  test('a number that no double holds travels as text', async () => {
    const exact = '0.12345678901234567890123'
    run(engine, `assume set base tax_rate ${exact}`)
    const file = run<{ assumptions: Record<string, unknown> }>(engine, 'export base')
    expect(file.assumptions['tax_rate']).toBe(exact)
    await imported(engine, 'import copy f.json', { 'f.json': fileOf(file) })
    expect(run<{ assumptions: Record<string, unknown> }>(engine, 'export copy').assumptions['tax_rate']).toBe(exact)
  })

  test('seed-defaults puts the base template into a scenario', () => {
    run(engine, 'scenario create Other --template blank')
    run(engine, 'seed-defaults Other')
    const { id: _i, name: _n, description: _d, ...file } = run<Record<string, unknown>>(engine, 'export Other')
    expect(golden('base-scenario.json')).toMatchObject({ ...file, start_date: '2026-01-01' })
  })
})

test('[K8] --json prints the data, and help names every command', () => {
  const answer = answerOf(engine, 'sextant company list --json')
  expect(answer).toMatchObject({ ok: true, text: JSON.stringify([{ id: 'default', name: 'My company' }], null, 2) })
  const words = run<{ words: string }[]>(engine, 'help').map((command) => command.words)
  expect(words).toContain('headcount set')
  expect(run<{ words: string }[]>(engine, 'help growth set').map((command) => command.words)).toEqual(['growth set'])
})
