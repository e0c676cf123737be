// The engine as the page sees it: previews, updates, the exact pass that follows, reading tabs.
import { explainLine } from '#workers/engine/explaining.ts'
import { runCommand } from '#workers/engine/running.ts'
import { describe, expect, test } from 'vitest'
import type { CellEdit } from '#lib/edit/cells.ts'
import type { Listener, ScenarioUpdate } from '#lib/edit/messages.ts'
import type { Period } from '#lib/model/periods.ts'
import type { Reading } from '#lib/model/readings.ts'
import type { Engine } from '#workers/engine/engine.ts'
import { agree, expected, golden } from '../scenarios.ts'
import { edits, openEngine, refusal, run } from '../engine.ts'

interface Heard {
  updates: ScenarioUpdate[]
  lists: number
  notes: number
  undo: (string | null)[]
}

function listenTo(engine: Engine): Heard {
  const heard: Heard = { updates: [], lists: 0, notes: 0, undo: [] }
  const listener: Listener = {
    save: () => undefined,
    update: (update) => heard.updates.push(update),
    notesChanged: () => heard.notes++,
    listChanged: () => heard.lists++,
    undo: ({ undo }) => heard.undo.push(undo),
    reopened: () => undefined,
    failed: () => undefined
  }
  engine.listen(listener)
  return heard
}

function opened(engine: Engine): ScenarioUpdate {
  const update = engine.open('base')
  if (!update.ok) throw new Error(update.error.text)
  return update.value
}

const rowNamed = (update: ScenarioUpdate, table: string, column: string, name: string) =>
  update.tables![table]!.find((row) => row[column] === name)!

const priceOf = (update: ScenarioUpdate, value: string): CellEdit => ({
  table: 'pricing',
  row: rowNamed(update, 'pricing', 'tier', 'team').id,
  column: 'monthly_price',
  value
})

const lineOf = (update: ScenarioUpdate, line: string) => update.catalogue!.find((info) => info.line === line)!
const endingArr = (update: ScenarioUpdate, figures = update.figures) => figures.once[lineOf(update, 'ending_arr').row]!

/** Waits for what follows by itself. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5))
}

describe('[E1] an edit comes back as rows and figures', () => {
  test('at once in doubles, then exactly, with the same figures to 1e-9', async () => {
    const { engine } = await openEngine()
    const first = opened(engine)
    const heard = listenTo(engine)
    expect(agree(endingArr(first), expected.summary['ending_arr']!)).toBe(true)
    expect(engine.setCells('base', [priceOf(first, '290')], 'typed')).toEqual({ ok: true, value: null })
    expect(heard.updates).toHaveLength(1)
    const [quick] = heard.updates
    expect(quick!.figures.isExact).toBe(false)
    expect(rowNamed(quick!, 'pricing', 'tier', 'team')['monthly_price']).toBe('290')
    await until(() => heard.updates.length === 2)
    const exact = heard.updates[1]!
    expect(exact.figures.isExact).toBe(true)
    const wrong = [...quick!.figures.months].filter(
      (value, i) =>
        !agree(
          Number.isNaN(value) ? null : value,
          Number.isNaN(exact.figures.months[i]!) ? null : exact.figures.months[i]!
        )
    )
    expect(wrong.filter((value) => Math.abs(value) > 1e-6)).toEqual([])
    expect(exact.checks.map(({ rule }) => rule)).toContain('balance_check')
  })

  test('the exact pass of an edit is dropped when another edit comes', async () => {
    const { engine } = await openEngine()
    const first = opened(engine)
    const heard = listenTo(engine)
    for (const price of ['260', '270', '280']) engine.setCells('base', [priceOf(first, price)], price)
    await until(() => heard.updates.some(({ figures }) => figures.isExact))
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(heard.updates.map(({ figures }) => figures.isExact)).toEqual([false, false, false, true])
  })

  test('the catalogue is sent only when the lines changed', async () => {
    const { engine } = await openEngine()
    const first = opened(engine)
    const heard = listenTo(engine)
    engine.setCells('base', [priceOf(first, '260')], 'typed')
    run(engine, 'line set base heads "revenue / headcount" --unit "money per person"')
    run(engine, 'pricing remove base --tier individual')
    expect(heard.updates.map(({ catalogue }) => catalogue === null)).toEqual([true, false, false])
    expect(heard.updates[1]!.catalogue!.some(({ line, isOwn }) => line === 'heads' && isOwn)).toBe(true)
    expect(heard.updates[2]!.catalogue!.some(({ line }) => line === 'mrr[individual]')).toBe(false)
  })

  test('what was typed stands in the history, and undo is named by it', async () => {
    const { engine } = await openEngine()
    const heard = listenTo(engine)
    engine.setCells('base', [priceOf(opened(engine), '290')], 'Price / month of team: 2.9k/10')
    expect(heard.undo.at(-1)).toBe('Price / month of team: 2.9k/10')
    const [entry] = await edits(engine, 1)
    expect(entry).toMatchObject({
      origin: 'typed',
      rows: [{ place: 'team', changes: [{ label: 'Price / month', was: '$250', now: '$290' }] }]
    })
  })
})

test('[E7] the history gives names and texts of people back as they are', async () => {
  const { engine } = await openEngine()
  const row = rowNamed(opened(engine), 'pricing', 'tier', 'individual').id
  engine.setCells('base', [{ table: 'pricing', row, column: 'tier', value: 'cloud' }], 'typed')
  engine.setCells('base', [{ table: 'pricing', row, column: 'tier', value: 'constructor' }], 'typed')
  run(engine, 'scenario set base --description toString')
  const told = (await edits(engine, 20)).flatMap(({ rows }) => rows.flatMap(({ changes }) => changes))
  expect(told).toContainEqual({ column: 'tier', label: 'Tier', was: 'individual', now: 'cloud' })
  expect(told).toContainEqual({ column: 'tier', label: 'Tier', was: 'cloud', now: 'constructor' })
  expect(told[0]).toMatchObject({ label: 'Description', now: 'toString' })
})

describe('[E6] a preview keeps nothing', () => {
  test('it gives the figures that the edit would give', async () => {
    const { engine } = await openEngine()
    const first = opened(engine)
    const preview = engine.preview('base', [priceOf(first, '290')])
    if (!preview.ok) throw new Error(preview.error.text)
    expect(run(engine, 'export base')).toEqual(golden('base-scenario.json'))
    const heard = listenTo(engine)
    engine.setCells('base', [priceOf(first, '290')], 'typed')
    expect([...preview.value.months]).toEqual([...heard.updates[0]!.figures.months])
  })

  test('[W4] where other lines would come or go, every figure stays with its line', async () => {
    const { engine } = await openEngine()
    run(engine, 'line set base team_share "mrr[team] / mrr" --unit rate')
    run(engine, 'line set base heads "headcount * 2" --unit people')
    const before = opened(engine)
    const { id: row } = rowNamed(before, 'pricing', 'tier', 'team')
    // The first of these lines names the tier by its name, and is left out when that is another one.
    const preview = engine.preview('base', [{ table: 'pricing', row, column: 'tier', value: 'squad' }])
    if (!preview.ok) throw new Error(preview.error.text)
    const months = Number(before.scenario['months']) + 1
    const heads = ({ months: figures }: typeof preview.value) =>
      [...figures].slice(lineOf(before, 'heads').row * months, (lineOf(before, 'heads').row + 1) * months)
    expect(heads(preview.value)).toEqual(heads(before.figures))
    expect(preview.value.months).toHaveLength(before.figures.months.length)
  })

  test('a value that would be refused is refused', async () => {
    const { engine } = await openEngine()
    const preview = engine.preview('base', [priceOf(opened(engine), '-1')])
    expect(preview).toMatchObject({ ok: false, error: { text: 'Price / month is −1. It can be 0 or more: type 1.' } })
  })
})

describe('[E5] what is only wrong together with other cells', () => {
  test('is kept and flagged in cells: overlapping growth, tranches, the mix', async () => {
    const { engine } = await openEngine()
    const first = opened(engine)
    const heard = listenTo(engine)
    const growth = first.tables!['growth_rates']!.find((row) => row['month_start'] === '4')!
    const round = rowNamed(first, 'funding_rounds', 'name', 'seed')
    const edits: CellEdit[] = [
      { table: 'growth_rates', row: growth.id, column: 'month_start', value: '3' },
      { table: 'funding_rounds', row: round.id, column: 'tranche_1', value: '0.5' }
    ]
    expect(engine.setCells('base', edits, 'typed')).toMatchObject({ ok: true })
    const wrong = heard.updates[0]!.checks.filter(({ ok }) => !ok)
    expect(wrong.map(({ rule, sentence }) => [rule, sentence])).toEqual([
      ['tranches', 'The tranches of "seed" add up to 80 % instead of 100 %. Change one of them.'],
      [
        'overlap',
        'The growth periods M1-M3 and M3-M6 overlap, and the one that starts later holds. Let one end before the other begins.'
      ]
    ])
    expect(run<Record<string, number[]>>(engine, 'show base --line growth_rate --months M2-M4')).toEqual({
      growth_rate: [1, 0.5, 0.5]
    })
  })

  test('where two periods start together the later row holds', async () => {
    const { engine } = await openEngine()
    opened(engine)
    const added = engine.addRow('base', 'growth_rates', { month_start: '4', month_end: '5', rate: '0.9' })
    expect(added.ok).toBe(true)
    expect(run<Record<string, number[]>>(engine, 'show base --line growth_rate --months M4-M6')).toEqual({
      growth_rate: [0.9, 0.9, 0.5]
    })
  })

  test('a new row stays within the months there can be, and is refused where none is left', async () => {
    const { engine } = await openEngine()
    opened(engine)
    run(engine, 'growth set base --range M1-M1190 --rate 1%')
    run(engine, 'funding add base Late 1M M1195')
    expect(engine.addRow('base', 'growth_rates', {})).toMatchObject({ ok: true })
    expect(run<{ month_start: number; month_end: number }[]>(engine, 'growth list base').at(-1)).toMatchObject({
      month_start: 1191,
      month_end: 1200
    })
    expect(engine.addRow('base', 'growth_rates', {})).toMatchObject({
      ok: false,
      error: {
        text: 'The rows reach M1200, the last month there can be: let one of them end earlier, then add another.'
      }
    })
    expect(engine.addRow('base', 'funding_rounds', {})).toMatchObject({ ok: true })
    expect(run<{ month: number }[]>(engine, 'funding list base').at(-1)).toMatchObject({ month: 1200 })
  })

  test('a round that does not fit already is not in the way of other cells', async () => {
    const { engine } = await openEngine()
    run(engine, 'funding add base A 5M M17 --instrument safe --discount 20%')
    run(engine, 'funding add base small 1M M30 --pre-money 3M')
    run(engine, 'funding remove base series_a')
    const row = rowNamed(opened(engine), 'funding_rounds', 'name', 'small').id
    const renamed: CellEdit = { table: 'funding_rounds', row, column: 'name', value: 'smaller' }
    expect(engine.setCells('base', [renamed], 'typed')).toMatchObject({ ok: true })
  })

  test('limits, names and turned periods are refused in cells too', async () => {
    const { engine } = await openEngine()
    const first = opened(engine)
    const team = rowNamed(first, 'pricing', 'tier', 'team').id
    const growth = first.tables!['growth_rates']!.find((row) => row['month_start'] === '4')!.id
    const sentence = (edit: CellEdit) => {
      const answer = engine.setCells('base', [edit], 'typed')
      return answer.ok ? 'it was kept' : answer.error.text
    }
    expect(sentence({ table: 'pricing', row: team, column: 'tier', value: 'Individual' })).toBe(
      'There is already a tier called "Individual": choose another name, or change the one there is.'
    )
    expect(sentence({ table: 'pricing', row: team, column: 'annual_churn', value: '1.2' })).toBe(
      'Churn / year is 1.2. It can be from 0 to 1: type 1.2% or 0.012.'
    )
    expect(sentence({ table: 'growth_rates', row: growth, column: 'month_start', value: '7' })).toBe(
      'The period M7 to M6 ends before it begins: write the earlier month first, as in M6-M7.'
    )
    expect(run(engine, 'export base')).toEqual(golden('base-scenario.json'))
  })

  test('a tier that is renamed keeps the days its customers take, in the same step of undo', async () => {
    const { engine } = await openEngine()
    const first = opened(engine)
    const team = rowNamed(first, 'pricing', 'tier', 'team').id
    engine.setCells('base', [{ table: 'pricing', row: team, column: 'tier', value: 'Teams' }], 'typed')
    expect(run<{ working_capital: object }>(engine, 'export base').working_capital).toMatchObject({ dso_Teams: 30 })
    run(engine, 'undo')
    expect(run(engine, 'export base')).toEqual(golden('base-scenario.json'))
  })
})

describe("[L3] a line of somebody's own that stops working", () => {
  test('is left out with a sentence, and everything else is computed', async () => {
    const { engine } = await openEngine()
    run(engine, 'line set base team_price "price[team]" --unit "money per customer"')
    run(engine, 'line set base twice "2 * team_price" --unit "money per customer"')
    run(engine, 'pricing remove base --tier team')
    const wrong = run<{ rule: string; ok: boolean; sentence: string }[]>(engine, 'check base').filter(
      ({ ok, rule }) => !ok && rule === 'own-line'
    )
    expect(wrong.map(({ sentence }) => sentence)).toEqual([
      'Your line "team_price" is left out. There is no tier called "team": there are individual, enterprise.',
      'Your line "twice" is left out. "team_price" has a mistake of its own: mend that line first.'
    ])
    expect(run<Record<string, number[]>>(engine, 'show base --line cash')['cash']).toHaveLength(61)
    for (const asked of ['show base --line team_price', 'explain base team_price M1'])
      expect(refusal(engine, asked)).toBe('There is no tier called "team": there are individual, enterprise.')
  })
})

describe('[D6] a reader', () => {
  test('answers and takes nothing', async () => {
    const { engine: writer, indexedDB } = await openEngine()
    run(writer, 'assume set base tax_rate 25%')
    await writer.store.durable()
    const { engine: reader } = await openEngine(indexedDB, 'reader')
    expect(run<{ assumptions: Record<string, number> }>(reader, 'export base').assumptions['tax_rate']).toBe(0.25)
    expect(runCommand(reader, 'assume set base tax_rate 30%')).toMatchObject({
      ok: false,
      problem: { type: 'read-only' }
    })
    run(writer, 'assume set base tax_rate 26%')
    await writer.store.durable()
    await reader.reread()
    expect(run<{ assumptions: Record<string, number> }>(reader, 'export base').assumptions['tax_rate']).toBe(0.26)
  })
})

describe('[X1] periods explain themselves', () => {
  const told = async (line: string, at: number, period: Period, reading?: Reading, before: readonly string[] = []) => {
    const { engine } = await openEngine()
    for (const command of before) run(engine, command)
    const answer = explainLine(engine.looking, 'base', line, at, period, 'feeds', reading)
    if (!answer.ok) throw new Error(answer.error.text)
    return answer.value
  }

  test('a flow by its months', async () => {
    const { sentence, because } = await told('revenue', 2, 'year')
    expect(sentence).toBe('Revenue in 2027 is the sum of M13 to M24: $3,423,816.')
    expect(because.map(({ when }) => when)).toEqual(Array.from({ length: 12 }, (_, i) => `M${13 + i}`))
  })

  test('a balance by its last month', async () => {
    const { sentence, because } = await told('cash', 2, 'quarter')
    expect(sentence).toBe('Cash in Q2 26 is what it is in M6, the last month: $1,319,993.')
    expect(because.map(({ id, when }) => [id, when])).toEqual([['cash', 'M6']])
  })

  test('a ratio by its formula over the period', async () => {
    const { sentence, because } = await told('gross_margin', 2, 'year')
    expect(sentence).toBe('Gross margin in 2027 is gross profit ÷ revenue: $2,400,885 ÷ $3,423,816 = 70.1 %.')
    expect(because.map(({ id, when, period }) => [id, when, period])).toEqual([
      ['gross_profit', '2027', 'year'],
      ['revenue', '2027', 'year']
    ])
  })

  // The reference has revenue of $30,692.67 in M1 to M3, $1,341,705.89 in M4 to M15, $1,044,763.81 in M13 to M17.
  test('[M9] a year so far, and a fiscal year, by their months', async () => {
    const soFar = await told('revenue', 17, 'toDate')
    expect(soFar.sentence).toBe('Revenue in 2027 to M17 is the sum of M13 to M17: $1,044,764.')
    expect(soFar.because).toHaveLength(5)
    const margin = await told('gross_margin', 17, 'toDate')
    expect(margin.sentence).toContain('Gross margin in 2027 to M17 is gross profit ÷ revenue')
    expect(margin.shown).toBe('77.9 %')
    const fiscal = ['assume set base fiscal_year_start april']
    const [first, second] = [
      await told('revenue', 1, 'year', undefined, fiscal),
      await told('revenue', 2, 'year', undefined, fiscal)
    ]
    expect(first.sentence).toBe('Revenue in FY26 is the sum of M1 to M3: $30,693.')
    expect(second.sentence).toBe('Revenue in FY27 is the sum of M4 to M15: $1,341,706.')
    const [quarter, toDate] = [
      await told('revenue', 2, 'quarter', undefined, fiscal),
      await told('revenue', 7, 'toDate', undefined, fiscal)
    ]
    expect(quarter.sentence).toBe('Revenue in Q1 FY27 is the sum of M4 to M6: $121,273.')
    expect(toDate.sentence).toBe('Revenue in FY27 to M7 is the sum of M4 to M7: $188,915.')
  })

  // The reference has $139,001.63, $61,032.18 and $1,319,992.95 at the ends of M4 to M6: $1,520,026.76 in all.
  test('[M10] in another way, by the months that it is read from; nothing is computed from it', async () => {
    const average = await told('cash', 2, 'quarter', 'average')
    expect(average.sentence).toBe('Cash in Q2 26 is the average of M4 to M6: $506,676.')
    expect(average.because.map(({ id, when, period }) => [id, when, period])).toEqual([
      ['cash', 'M4', 'month'],
      ['cash', 'M5', 'month'],
      ['cash', 'M6', 'month']
    ])
    expect(average.feeds).toEqual([])
    const lowest = await told('cash', 2, 'quarter', 'lowest')
    expect(lowest.sentence).toBe('Cash in Q2 26 is the lowest of M4 to M6, in M5: $61,032.')
    expect((await told('cash', 2, 'quarter', 'highest')).words).toBe('the highest of M4 to M6, in M6')
    const sum = await told('cash', 2, 'quarter', 'sum')
    expect(sum.sentence).toBe('Cash in Q2 26 is the sum of M4 to M6: $1,520,027.')
  })

  // Retention looks back a year: it begins in M12.
  test('[M10] what is blank is left out, and where all is, that is said', async () => {
    expect(expected.lines['nrr']!.slice(10, 13)).toEqual([null, null, expect.any(Number)])
    const average = await told('nrr', 4, 'quarter', 'average')
    expect(average.words).toBe('the average of M10 to M12, leaving out what is blank')
    expect(Number(average.value)).toBeCloseTo(expected.lines['nrr']![12]!, 9)
    const blank = await told('nrr', 1, 'quarter', 'highest')
    expect([blank.value, blank.words]).toEqual([null, 'the highest of M1 to M3, all blank'])
    const last = await told('revenue', 1, 'quarter', 'last')
    expect([last.words, last.because.map(({ when }) => when)]).toEqual(['what it is in M3, the last month', ['M3']])
  })
})
