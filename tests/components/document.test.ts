// The assumptions as a document: pulls of the growth curve, figures to watch, usual ranges, templates before they are chosen.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chapters, watchedIn } from '#lib/components/assumptions/chapters.ts'
import { entriesOf, remarksOf } from '#lib/components/assumptions/remarks.ts'
import { nudged, pulled } from '#lib/components/chart/pulling.ts'
import type { Plot } from '#lib/components/chart/plot.ts'
import { offeredPercent } from '#lib/components/grid/offered.ts'
import { factsOf, yearEnds } from '#lib/components/scenarios/template-facts.ts'
import type { Row } from '#lib/edit/edit.ts'
import { checkValue } from '#lib/edit/limits.ts'
import type { CheckRow } from '#lib/edit/messages.ts'
import { issuesOf } from '#lib/edit/rules.ts'
import { capitalParameters, columnFor, parameters, assumptionTables, tables } from '#lib/edit/schema.ts'
import { templates } from '#lib/edit/templates/index.ts'
import { usualSetting as setting } from '#lib/format/numbers.ts'
import { readTyped } from '#lib/format/typed.ts'
import { unusualRemark, usualWords } from '#lib/format/usual.ts'
import { purposes } from '#lib/texts/new-scenario.ts'
import { baseInputs, expected } from '../scenarios.ts'
import { viewOf } from '../view.ts'

const limits = { min: '-1', max: '10' }
/** 120 pixels for 120 %: a pixel is one per cent. */
const plot = { top: 10, bottom: 130, low: 0, high: 1.2 } as Plot

test('[G3] a pull by so many pixels is so much growth, in round steps and within the limits', () => {
  expect(pulled('0.5', 20, plot, limits)).toBe('0.7')
  expect(pulled('0.333', 0, plot, limits)).toBe('0.33')
  expect(pulled('0.5', -60, plot, limits)).toBe('-0.1')
  expect(pulled('0.5', 5000, plot, limits)).toBe('10')
  expect(pulled('0.5', -5000, plot, limits)).toBe('-1')
  // Twelve per cent over the same height: a tenth of a per cent to the pixel.
  expect(pulled('0.03', 7, { ...plot, high: 0.12 }, limits)).toBe('0.037')
})

test('[G3] a key moves by half a per cent or five, keeps further digits, and what goes up comes down', () => {
  expect(nudged('0.333', 1, false, limits)).toBe('0.338')
  expect(nudged('0.03', -1, true, limits)).toBe('-0.02')
  expect(nudged('9.999', 1, true, limits)).toBe('10')
  fc.assert(
    fc.property(fc.integer({ min: -900, max: 9900 }), fc.boolean(), (thousandths, isLarge) => {
      const rate = columnText(thousandths)
      expect(nudged(nudged(rate, 1, isLarge, limits), -1, isLarge, limits)).toBe(rate)
    })
  )
})

const columnText = (thousandths: number): string => {
  const read = readTyped(String(thousandths / 1000), columnFor('growth_rates', 'rate')!, { locale: 'point' })
  return read.ok ? read.value.value! : ''
}

test('[A3] every usual range has two ends in order within the limits of its column, and the missing value in it', () => {
  const columns = [...tables.flatMap((table) => table.columns), ...parameters, ...capitalParameters]
  const ranged = columns.filter(({ usual }) => usual !== undefined)
  expect(ranged.map(({ name }) => name)).toEqual([
    ...['annual_churn', 'pool_pct', 'discount'],
    ...['annual_price_increase', 'annual_raise', 'benefits_load', 'terminal_growth', 'exit_multiple']
  ])
  for (const column of ranged)
    for (const { from, to } of column.usual!) {
      expect(Number(from)).toBeLessThan(Number(to))
      expect([from, to].map((end) => checkValue(column, end))).toEqual([null, null])
    }
})

test('[A3] a value outside is remarked upon in words, one inside, between two ranges or zero is not', () => {
  const benefits = parameters.find(({ name }) => name === 'benefits_load')!
  const churn = columnFor('pricing', 'annual_churn')!
  expect(usualWords(benefits, setting)).toBe('Usually 20 % to 40 %.')
  expect(unusualRemark('Benefits', '0.5', benefits, setting)).toBe(
    'Benefits is higher than is usual, which may be meant. Usually 20 % to 40 %.'
  )
  expect(unusualRemark('Churn', '0.02', churn, setting)).toBe(
    'Churn is lower than is usual, which may be meant. Usually 6 % to 12 % with larger customers, 31 % to 46 % with small ones.'
  )
  for (const fine of ['0', '0.06', '0.2', '0.46', null]) expect(unusualRemark('Churn', fine, churn, setting)).toBeNull()
  expect(usualWords(columnFor('pricing', 'cac')!, setting)).toBe('')
})

test('[A2] 12.5 is offered as 12.5 % where a rate is typed, and nothing else is guessed', () => {
  const offered = (column: Parameters<typeof readTyped>[1], text: string) =>
    offeredPercent(text, column, (typed) => readTyped(typed, column, { locale: 'en-US' }))
  const mix = columnFor('pricing', 'mix_pct')!
  expect(offered(mix, '12.5')).toEqual({ value: '0.125', echo: '12.5 %' })
  expect(offered(mix, '0.125')).toBeNull()
  expect(offered(mix, '250')).toBeNull()
  expect(offered(mix, '-3')).toBeNull()
  expect(offered(columnFor('headcount', 'count')!, '-3')).toBeNull()
})

test('[A4] every section and group says what it drives, and watches lines that there are', () => {
  const sections = assumptionTables.map(({ name }) => name)
  const groups = [...new Set(parameters.map(({ group }) => group))]
  expect(Object.keys(chapters).sort()).toEqual([...sections, ...groups, 'scenarios'].sort())
  const view = viewOf(baseInputs())
  for (const [name, { watches }] of Object.entries(chapters))
    expect(watchedIn(name, view, setting), name).toHaveLength(watches.length)
  // Those of the independent implementation, as a glance has them.
  const { headcount, payroll } = expected.lines
  const inThousands = `$${Math.round(payroll![12]! / 1000)}k`
  expect(watchedIn('headcount', view, setting)).toEqual([
    { line: 'headcount', at: 12, label: 'Headcount, M12', shown: String(headcount![12]) },
    { line: 'payroll', at: 12, label: 'Payroll, M12', shown: inThousands },
    { line: 'headcount', at: 60, label: 'Headcount, M60', shown: String(headcount![60]) }
  ])
})

test('[A4] what is said stands with its section, and the list marks what is wrong, not what is only unusual', () => {
  const inputs = baseInputs()
  const [first, ...tiers] = inputs.tables['pricing']! as readonly Row[]
  const pricing = [{ ...first!, annual_churn: '0.9', mix_pct: '0.7' }, ...tiers]
  const assumptions = (inputs.tables['assumptions']! as readonly Row[]).map((row) =>
    row['parameter'] === 'benefits_load' ? { ...row, value: '0.1' } : row
  )
  const tables = { ...(inputs.tables as Record<string, readonly Row[]>), pricing, assumptions }
  const checks = issuesOf(tables).map((issue): CheckRow => ({ ...issue, ok: false }))
  const scenario: Row = { id: 'base', months: '60' }
  const source = {
    scenario,
    tables,
    setting: { ...setting, startDate: '2026-01-01' },
    flags: new Map(),
    followed: null
  }
  const remarks = remarksOf(source, checks)
  expect([...remarks].filter(([, all]) => all.length > 0).map(([name]) => name)).toEqual([
    'pricing',
    'Prices, people and taxes'
  ])
  expect(remarks.get('pricing')!.map(({ kind, fixes }) => [kind, fixes.map(({ label }) => label)])).toEqual([
    ['wrong', ['Scale the mix to 100 %']],
    ['unusual', []]
  ])
  expect(remarks.get('Prices, people and taxes')![0]!.sentence).toBe(
    'Benefits on salaries is lower than is usual, which may be meant. Usually 20 % to 40 %.'
  )
  const marked = entriesOf(remarks).filter(({ mark }) => mark !== null)
  expect(marked).toEqual([{ id: 'pricing', title: 'Pricing', isPart: false, mark: 'wrong' }])
  expect(entriesOf(remarks).map(({ id }) => id)).toContain('prices-people-and-taxes')
})

test('[A5] a template says for whom it is, and its facts are those of its file', () => {
  expect(Object.keys(purposes)).toEqual(templates.map(({ name }) => name))
  for (const purpose of Object.values(purposes)) expect(purpose.match(/\.(?= |$)/g)).toHaveLength(2)
  const told = (name: string) =>
    factsOf(templates.find((one) => one.name === name)!.file, setting).map(({ text }) => text)
  // Added up by hand from the rows of the file.
  expect(told('saas')).toEqual([
    '60 months',
    '10 customers, $500k in the bank',
    'individual $29, team $250, enterprise $1,300',
    '7 in M1, 14 in M12, 43 in M60',
    'seed $2M in M6, series_a $15M in M18'
  ])
  expect(told('blank').slice(1)).toEqual(['0 customers, 0 in the bank', 'none yet', 'nobody yet', 'none'])
  expect(yearEnds({ months: 60 })).toEqual([12, 24, 36, 48, 60])
  expect(yearEnds({ months: 30 })).toEqual([12, 24, 30])
})
