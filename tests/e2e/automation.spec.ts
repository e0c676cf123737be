// The automation interface as a program in the page meets it: window.sextant, as ARCHITECTURE.md describes it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { run, saved, visit } from './person.ts'

interface Reference {
  lines: Record<string, (number | null)[]>
  summary: Record<string, number | null>
  valuation: Record<string, unknown>
  cap_table: Record<string, unknown>[]
}
const reference = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', 'golden', 'base-expected.json'), 'utf8')
) as Reference

test.beforeEach(({ page }) => visit(page, '/'))

/** The answer as it stands in the page, its files with their kind and text. */
const answer = (page: Page, line: string, files: Record<string, string> = {}) =>
  page.evaluate(
    async ([line, files]) => {
      const bytes = Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)] as const)
      const given = await window.sextant!.run(line, { files: Object.fromEntries(bytes) })
      if (!given.ok) return given
      const made = given.files.map((file) => ({
        ...file,
        bytes: `${file.bytes.constructor.name} of ${new TextDecoder().decode(file.bytes)}`
      }))
      return { ...given, files: made }
    },
    [line, files] as const
  )

/** Numbers that agree to nine digits, and everything else that is the same. */
function differences(found: unknown, wanted: unknown, where = ''): string[] {
  if (typeof wanted === 'number' && typeof found === 'number')
    return Math.abs(found - wanted) / Math.max(1, Math.abs(found), Math.abs(wanted)) < 1e-9
      ? []
      : [`${where}: ${found} instead of ${wanted}`]
  if (typeof wanted === 'object' && wanted !== null && typeof found === 'object' && found !== null)
    return [...new Set([...Object.keys(wanted), ...Object.keys(found)])].flatMap((key) =>
      differences(found[key as keyof typeof found], wanted[key as keyof typeof wanted], `${where}.${key}`)
    )
  return Object.is(found, wanted) ? [] : [`${where}: ${String(found)} instead of ${String(wanted)}`]
}

test.describe('[K1] window.sextant', () => {
  test('is ready, runs and saves, and has nothing else', async ({ page }) => {
    const shape = await page.evaluate(async () => {
      const { sextant } = window as unknown as Required<Window>
      const kinds = Object.entries(sextant).map(([name, value]) => [
        name,
        value instanceof Promise ? 'promise' : typeof value
      ])
      return { kinds: Object.fromEntries(kinds) as unknown, ready: await sextant.ready, saved: await sextant.saved() }
    })
    expect(shape).toEqual({ kinds: { ready: 'promise', run: 'function', saved: 'function' } })
  })

  test('answers with text, data and files, or with a problem', async ({ page }) => {
    expect(await answer(page, 'company list')).toEqual({
      ok: true,
      text: 'id       name\ndefault  My company',
      data: [{ id: 'default', name: 'My company' }],
      files: []
    })
    expect(await answer(page, 'summary nowhere')).toEqual({
      ok: false,
      problem: { type: 'unknown-scenario', text: expect.stringMatching(/^There is no scenario "nowhere": /) as unknown }
    })
    expect(await answer(page, 'export base')).toMatchObject({
      ok: true,
      files: [
        { name: 'base.json', type: 'application/json', bytes: expect.stringMatching(/^Uint8Array of \{/) as unknown }
      ]
    })
  })

  test('answers a mistake, whatever it is, and never throws', async ({ page }) => {
    const mistakes: [line: string, problem: string, files?: Record<string, string>][] = [
      ['', 'no-command'],
      ['   ', 'no-command'],
      ['make it rain', 'unknown-command'],
      ['constructor', 'unknown-command'],
      ['build', 'missing-argument'],
      ['build base base', 'too-many-words'],
      ['build base --format xml', 'unknown-choice'],
      ['build base --loudly', 'unknown-flag'],
      ['build "base', 'quote-open'],
      ['pricing set base --tier team --price -1', 'out-of-range'],
      ['pricing set base --tier team --price', 'flag-needs-value'],
      ['show base --line __proto__', 'unknown-line'],
      ['explain base cash M99', 'month-beyond'],
      ['import plan f.json', 'file-missing'],
      ['import plan f.json', 'file-not-json', { 'f.json': 'text' }],
      ['import plan f.json', 'file-not-scenario', { 'f.json': '[]' }],
      ['import plan f.json', 'file-truncated', { 'f.json': '{"pricing": [' }],
      ['undo', 'nothing-to-undo']
    ]
    for (const [line, problem, files] of mistakes) {
      const given = await answer(page, line, files)
      expect(given, line).toEqual({ ok: false, problem: { type: problem, text: expect.any(String) as unknown } })
    }
    expect(await run(page, 'scenario list')).toHaveLength(1)
  })

  test('--company speaks of another company, whatever the page shows', async ({ page }) => {
    await run(page, 'company create Northwind')
    await run(page, 'scenario create Theirs --template blank --company Northwind')
    expect(await run(page, 'scenario list --company Northwind')).toMatchObject([{ id: 'theirs' }])
    expect(await run(page, 'scenario list')).toMatchObject([{ id: 'base' }])
  })

  test('what was saved is there after a reload', async ({ page }) => {
    await run(page, 'pricing set base --tier team --price 290')
    await saved(page)
    await visit(page, '/')
    expect(await run(page, 'pricing list base')).toMatchObject([{}, { monthly_price: 290 }, {}])
  })
})

test.describe('[K2] what commands answer with', () => {
  test('build equals the reference to nine digits on every line', async ({ page }) => {
    const { metadata, summary, monthly_data, valuation, cap_table, ...others } = await run<
      Reference & { metadata: object; monthly_data: ({ month: number } & Record<string, number | null>)[] }
    >(page, 'build base --format json')
    expect(others).toEqual({})
    expect(metadata).toMatchObject({ id: 'base', name: 'Base', start_date: '2026-01-01', months: 60 })
    const ids = Object.keys(monthly_data[0]!).filter((id) => id !== 'month')
    const lines = Object.fromEntries(ids.map((id) => [id, monthly_data.map((month) => month[id])]))
    expect(monthly_data.map(({ month }) => month)).toEqual(Array.from({ length: 61 }, (_, month) => month))
    // The balance is nothing but the error of the reference's doubles: here it is nothing.
    const wanted = { ...reference.lines, balance_check: Array<number>(61).fill(0) }
    expect(
      differences({ lines, summary, valuation, cap_table }, { ...reference, lines: wanted, months: undefined })
    ).toEqual([])
  })

  test('the files of build hold the same as its data', async ({ page }) => {
    const json = await answer(page, 'build base --format json')
    const csv = await answer(page, 'build base --format csv')
    if (!json.ok || !csv.ok) throw new Error('not built')
    expect(JSON.parse(json.files[0]!.bytes.slice('Uint8Array of '.length))).toEqual(json.data)
    expect(csv.files).toMatchObject([
      { name: 'base.csv', type: 'text/csv' },
      { name: 'base-long.csv', type: 'text/csv' }
    ])
    const [head, ...rows] = csv.files[0]!.bytes.slice('Uint8Array of '.length).trimEnd().split('\r\n')
    const { monthly_data } = json.data as { monthly_data: Record<string, number | null>[] }
    expect(head!.split(',')).toEqual(Object.keys(monthly_data[0]!))
    expect(rows).toEqual(
      monthly_data.map((month) =>
        Object.values(month)
          .map((value) => value ?? '')
          .join(',')
      )
    )
  })

  test('show, summary, explain, history and check have the shapes that are described', async ({ page }) => {
    expect(differences(await run(page, 'show base --line cash'), { cash: reference.lines['cash'] })).toEqual([])
    const few = await run(page, 'show base --line mrr[team] --months M1-M3')
    expect(differences(few, { 'mrr[team]': reference.lines['mrr[team]']!.slice(1, 4) })).toEqual([])
    expect(differences(await run(page, 'summary base'), reference.summary)).toEqual([])
    const explained = await run<{ because: object[] }>(page, 'explain base cash M24')
    expect(Object.keys(explained)).toEqual(['id', 'label', 'value', 'sentence', 'note', 'because', 'feeds'])
    expect(explained).toMatchObject({ id: 'cash', label: 'Cash' })
    expect(explained.because.map((one) => Object.keys(one))).toEqual(Array(2).fill(['id', 'month', 'value']))
    const figures = [reference.lines['cash']![24], reference.lines['cash']![23], reference.lines['net_cash_flow']![24]]
    const { value, because } = explained as unknown as { value: number; because: { id: string; value: number }[] }
    expect(because.map(({ id }) => id)).toEqual(['cash', 'net_cash_flow'])
    expect(differences([value, ...because.map((one) => one.value)], figures)).toEqual([])
    const checks = await run<object[]>(page, 'check base')
    expect(checks.map((check) => Object.keys(check))).toEqual(checks.map(() => ['rule', 'ok', 'where', 'sentence']))
    expect(checks).toContainEqual({
      rule: 'balance_check',
      ok: true,
      where: { line: 'balance_check', month: null },
      sentence: 'Assets equal liabilities plus equity in every month.'
    })
    await run(page, 'assume set base tax_rate 25%')
    expect(await run(page, 'history base --limit 1')).toMatchObject([
      { why: 'assume set base tax_rate 25%', origin: 'command', scenario_id: 'base', table_name: 'assumptions' }
    ])
  })

  test('an import with a file restores equal tables, as a new scenario and over an old one', async ({ page }) => {
    await run(page, 'pricing set base --tier "a, \\"b\\" & c" --price 0.1 --churn 33.3%')
    await run(page, 'funding add base Bridge 2M M9 --instrument safe --cap 10M')
    await run(page, 'line set base per_head "mrr / headcount" --unit "money per person" --note "=1+1"')
    const exported = await run<Record<string, unknown>>(page, 'export base')
    const files = { 'f.json': JSON.stringify(exported) }
    expect(await answer(page, 'import plan2 f.json', files)).toMatchObject({
      ok: true,
      data: { id: 'plan2', name: 'plan2' }
    })
    expect(await run(page, 'export plan2')).toEqual({ ...exported, id: 'plan2', name: 'plan2' })
    const lists = ['pricing', 'growth', 'headcount', 'funding', 'expense', 'capital', 'assume', 'comparables', 'line']
    for (const list of lists) {
      const rowsOf = async (id: string) =>
        (await run<object[]>(page, `${list} list ${id}`)).map((row) => JSON.stringify({ ...row, id: '' })).sort()
      expect(await rowsOf('plan2'), list).toEqual(await rowsOf('base'))
    }
    await run(page, 'seed-defaults plan2')
    expect(await answer(page, 'import plan2 f.json', files)).toMatchObject({ ok: true })
    expect(await run(page, 'export plan2')).toEqual({ ...exported, id: 'plan2', name: 'plan2' })
  })
})

test('[K8] every command that help lists does its work in the page', async ({ page }) => {
  const steps: [line: string, data: unknown][] = [
    ['help undo', [{ words: 'undo' }]],
    ['company create Northwind', { id: 'northwind' }],
    ['company rename Northwind Southwind', { id: 'northwind', name: 'Southwind' }],
    ['company list', [{}, { name: 'Southwind' }]],
    ['company delete Southwind', { id: 'northwind' }],
    ['scenario create Lean --template bootstrapped --months 36', { id: 'lean' }],
    ['scenario clone base Slow', { id: 'slow' }],
    ['scenario rename Slow Slower', { id: 'slow', name: 'Slower' }],
    ['scenario set slow --months 24 --start-date 2027-01-01', { id: 'slow' }],
    [
      'scenario list',
      [{}, { id: 'lean', months: 36 }, { id: 'slow', name: 'Slower', months: 24, start_date: '2027-01-01' }]
    ],
    ['scenario delete lean', { id: 'lean' }],
    ['scenario branch base Careful --preset conservative', { id: 'careful', name: 'Careful' }],
    ['pricing set careful --tier team --price 240', { monthly_price: 240 }],
    [
      'scenario overrides careful',
      expect.arrayContaining([
        { place: 'pricing/team/monthly_price', kind: 'cell', base: '250', there: '250', here: '240', contested: false }
      ])
    ],
    ['compare base careful --metrics cash --months M0-M1', { lines: { cash: [expect.any(Array), expect.any(Array)] } }],
    ['attribute base careful --line cash --month M24', { parts: [{ cells: expect.any(Array) }, {}], error: 0 }],
    [
      'scenario merge careful --cells pricing/team/price',
      { merged: [{ place: 'pricing/team/monthly_price' }], left: expect.any(Array) }
    ],
    ['scenario detach careful', { id: 'careful' }],
    ['sensitivity base', { gordon_enterprise_value: { discount_rate: Array(5).fill(expect.any(Number)) } }],
    ['pricing set base --tier team --price 250', { monthly_price: 250 }],
    ['pricing remove base --tier individual', { tier: 'individual' }],
    ['pricing list base', [{ tier: 'team' }, { tier: 'enterprise' }]],
    ['seed-defaults base', { id: 'base' }],
    ['growth set base --range M2-M2 --rate 50%', { month_start: 2, month_end: 2, rate: 0.5 }],
    ['growth remove base --range M49-M60', [{ month_start: 49, month_end: 60 }]],
    ['growth list base', Array(8).fill({})],
    [
      'headcount set base --department support --period M18-M60 --count 7 --salary 7100',
      { count: 7, avg_salary: 7100 }
    ],
    ['headcount remove base --department support --period M3-M17', [{ department: 'support', period_start: 3 }]],
    ['headcount list base', Array(9).fill({})],
    ['funding add base Bridge 2M M9', { name: 'Bridge', amount: 2_000_000, month: 9, tranche_1: 0.7 }],
    ['funding remove base Bridge', { name: 'Bridge' }],
    ['funding list base', [{ name: 'seed' }, { name: 'series_a' }]],
    [
      'expense set base --category rd --stage scale --ratio 5%',
      { category: 'rd', stage: 'scale', ratio: 0.05, minimum: 3000 }
    ],
    ['expense list base', Array(15).fill({})],
    [
      'capital set base --dso-team 45 --dpo 20',
      [
        { parameter: 'dso_team', value: 45 },
        { parameter: 'dpo', value: 20 }
      ]
    ],
    ['capital list base', Array(5).fill({})],
    ['assume set base tax_rate 25%', { parameter: 'tax_rate', value: 0.25 }],
    ['assume list base', expect.arrayContaining([expect.objectContaining({ parameter: 'tax_rate', value: 0.25 })])],
    ['comparables add base "Comparable F" --ev-revenue 9', { name: 'Comparable F', ev_revenue: 9 }],
    ['comparables remove base "Comparable F"', { name: 'Comparable F' }],
    ['comparables list base', Array(5).fill({})],
    ['line set base half "revenue / 2" --unit money', { name: 'half' }],
    ['line list base', [{ name: 'half', formula: 'revenue / 2', unit: 'money' }]],
    ['show base --line half --months M1-M1', { half: [expect.any(Number)] }],
    ['line remove base half', { name: 'half' }],
    ['undo', { why: 'line remove base half' }],
    ['redo', { why: 'line remove base half' }],
    ['export base', { id: 'base' }],
    ['build base', { metadata: { id: 'base' } }],
    ['summary base', { total_funding: 17_000_000 }],
    ['explain base mrr[team] M1', { id: 'mrr[team]' }],
    ['check base', expect.any(Array)],
    ['history base --limit 2', [{ origin: 'undo' }, { origin: 'undo' }]],
    ['snapshot add base Budget', { name: 'Budget' }],
    ['assume set base tax_rate 24%', { parameter: 'tax_rate', value: 0.24 }],
    ['snapshot compare base Budget', [{ kind: 'cell', place: 'Tax rate', was: '25 %', now: '24 %' }]],
    ['revert base last', { edits: 1, lines: [{ kind: 'cell', place: 'Tax rate', was: '24 %', now: '25 %' }] }],
    ['snapshot restore base Budget', { scenarios: [] }],
    ['snapshot rename base Budget "Board budget"', { name: 'Board budget' }],
    ['snapshot list base', [{ name: 'Board budget' }]],
    ['snapshot remove base "Board budget"', { name: 'Board budget' }],
    ['import slow f.json', { id: 'slow' }],
    [`at ${new Date().toLocaleDateString('sv-SE')} summary base`, { total_funding: 17_000_000 }],
    ['storage', { workspace: 'main', isLocked: false, copies: [{ state: 'whole' }, { state: 'whole' }] }],
    ['workspace create "Fund II"', { name: 'Fund II' }],
    [
      'workspace list',
      [
        { name: 'Fund II', open: false, locked: false },
        { name: 'main', open: true }
      ]
    ],
    ['workspace open "fund ii"', { name: 'Fund II' }],
    ['workspace open main', { name: 'main' }],
    ['workspace delete "Fund II"', { name: 'Fund II' }]
  ]
  const plan = JSON.stringify(await run(page, 'export base'))
  const done = new Set<string>()
  const { data: listed } = (await answer(page, 'help')) as unknown as { data: { words: string }[] }
  for (const [line, data] of steps) {
    const given = await answer(page, line, { 'f.json': plan })
    if (data === null) expect(given, line).toMatchObject({ ok: true, data: null })
    else expect(given, line).toMatchObject({ ok: true, data })
    const words = listed.map((one) => one.words).filter((one) => line === one || line.startsWith(`${one} `))
    done.add(words.sort((a, b) => b.length - a.length)[0]!)
  }
  // A note is spoken of by its id.
  const noted = (await answer(page, 'note add base "cash M24" "Is it in?"')) as { data: { id: string } }
  expect(noted.data).toMatchObject({ place: 'cash M24', text: 'Is it in?', resolved: false })
  for (const [words, more, listed] of [
    ['note set', ' "It is in."', [{ text: 'It is in.', resolved: false }]],
    ['note resolve', '', []],
    ['note reopen', '', [{ id: noted.data.id, text: 'It is in.', resolved: false }]],
    ['note remove', '', []]
  ] as const) {
    expect(await answer(page, `${words} base ${noted.data.id}${more}`)).toMatchObject({ ok: true })
    expect(await answer(page, 'note list base'), words).toMatchObject({ ok: true, data: listed })
    done.add(words)
  }
  for (const words of ['note add', 'note list']) done.add(words)
  const restored = await page.evaluate(async () => {
    const made = await window.sextant!.run('backup')
    await window.sextant!.run('assume set base tax_rate 11%')
    return made.ok && window.sextant!.run('restore w.sextant', { files: { 'w.sextant': made.files[0]!.bytes } })
  })
  expect(restored).toMatchObject({ ok: true, data: { scenarios: [{ id: 'base', kind: 'changed', cells: 1 }] } })
  for (const words of ['backup', 'restore']) done.add(words)
  expect([...done].sort()).toEqual(listed.map(({ words }) => words).sort())
})
