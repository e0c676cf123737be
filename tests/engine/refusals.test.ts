// One case for every mistake a person can make with a command or a file: the exact sentence, and nothing changed.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '#workers/engine/engine.ts'
import { golden } from '../scenarios.ts'
import { fileOf, openEngine, refusal, run } from '../engine.ts'

let engine: Engine
beforeAll(async () => {
  engine = (await openEngine()).engine
})

const before = golden('base-scenario.json')

function refused(line: string, files: Record<string, Uint8Array> = {}): string {
  const sentence = refusal(engine, line, files)
  expect(run(engine, 'export base')).toEqual(before)
  expect(run<unknown[]>(engine, 'scenario list')).toHaveLength(1)
  return sentence
}

const commands: [string, string][] = [
  ['', 'Nothing was typed: type a command, or help for the list.'],
  ['bild base', 'There is no command "bild": did you mean "build"?'],
  ['frobnicate', 'There is no command "frobnicate": type help for the list.'],
  ['pricing', 'There is no command "pricing": there are pricing list, pricing set, pricing remove.'],
  ['pricing lst base', 'There is no command "pricing lst": did you mean "pricing list"?'],
  ['help foo', 'There is no command "foo": type help for the list.'],
  ['show', '"show" needs the scenario: type, for example, show base --line cash --months M1-M12'],
  [
    'pricing set base --price 3',
    '"pricing set" needs --tier: type, for example, pricing set base --tier team --price 250 --churn 18%'
  ],
  ['pricing set base --tier team --prize 3', '"pricing set" has no --prize: did you mean "--price"?'],
  [
    'pricing set base --tier team --price',
    '--price needs a value after it: type, for example, pricing set base --tier team --price 250 --churn 18%'
  ],
  [
    'funding add base X 1M M2 --tranches 0.5 0.5',
    '--tranches needs 3 values after it: type, for example, funding add base Seed 2M M6 --pre-money 8M --pool 10%'
  ],
  ['pricing set base --tier team --price 3 --price 4', '--price is given twice: keep one of the two.'],
  [
    'scenario create My plan',
    '"scenario create" does not take "plan": put a name with spaces in quotes, as in scenario create "Raise in spring" --template bootstrapped'
  ],
  ['pricing set base --tier "team', 'A quotation mark is not closed: add one at the end of the name.'],
  ['show bse', 'There is no scenario "bse": did you mean "Base"?'],
  ['show elsewhere', 'There is no scenario "elsewhere": there is Base.'],
  ['company delete Foo', 'There is no company "Foo": there is My company.'],
  ['scenario list --company Foo', 'There is no company "Foo": there is My company.'],
  [
    'pricing set base --tier team',
    'Nothing was said to change: add one of --price, --cac, --churn, --mix, --expansion, --contraction, --prepaid.'
  ],
  ['pricing set base --tier team --churn 1.8', 'Churn / year is 1.8. It can be from 0 to 1: type 1.8% or 0.018.'],
  ['pricing set base --tier team --churn 12.5', 'Churn / year is 12.5. It can be from 0 to 1: type 12.5% or 0.125.'],
  ['pricing set base --tier team --price -5', 'Price / month is −5. It can be 0 or more: type 5.'],
  ['pricing set base --tier team --price abc', 'Price / month is "abc", which is not a number: type one such as 250.'],
  [
    'pricing set base --tier team --price "5 to 10"',
    '"5 to 10" is a range, and a cell holds one number: type a single number.'
  ],
  ['pricing remove base --tier teem', 'There is no tier "teem": did you mean "team"?'],
  [
    'growth set base --range M3-M1 --rate 0.1',
    'The period M3 to M1 ends before it begins: write the earlier month first, as in M1-M3.'
  ],
  [
    'growth set base --range M0-M3 --rate 0.1',
    'Growth begins in M1, as M0 only holds opening balances: write a period such as M1-M3.'
  ],
  ['growth set base --range X --rate 0.2', '"X" is not a period: type one such as M1-M3 or Q1.'],
  ['growth set base --range M1-M2 --rate 20', 'Growth / month is 20. It can be from −1 to 10: type 20% or 0.2.'],
  [
    'growth remove base --range M70-M80',
    'There is no growth in M70-M80: list what there is, and name a period that overlaps it.'
  ],
  [
    'headcount set base --department sales --period M1-M2 --count 1',
    '--department is "sales", which is not among its choices: did you mean "sales_marketing"?'
  ],
  [
    'headcount set base --department support --period M1-M2 --count 1',
    'Support has no salary in M1 yet: add --salary.'
  ],
  ['headcount set base --department support --period M1-M2 --salary 1', 'Support has nobody in M1 yet: add --count.'],
  [
    'headcount set base --department support --period M1-M2',
    'Nothing was said to change: add one of --count, --salary.'
  ],
  [
    'headcount remove base --department support --period M0-M1',
    'There is no support row in M0-M1: list what there is, and name a period that overlaps it.'
  ],
  [
    'funding add base seed 1M M2',
    'There is already a round called "seed": choose another name, or change the one there is.'
  ],
  [
    'funding add base Founders 1M M2',
    'A round cannot be called "Founders", as founders and pool stand in the cap table already: choose another name.'
  ],
  [
    'funding add base X 1M M2 --tranches 0.5 0.2 0.1',
    'The tranches of "X" add up to 0.8: make them add up to 1, as in 0.70 0.20 0.10.'
  ],
  ['funding add base X 1M M0', 'Month is M0. It can be from M1 to M1200: type M1.'],
  ['funding add base X 1M 6M', '"6M" is 6 million: type M6 for the month.'],
  [
    'funding add base X 1M M2 --instrument safe',
    'A SAFE has a cap or a discount, and "X" has neither: add --cap 10M, --discount 20% or both.'
  ],
  [
    'funding add base X 1M M2 --cap 5M',
    'A cap and a discount belong to a SAFE, and "X" is a priced round: add --instrument safe, or leave them out.'
  ],
  [
    'funding add base X 10M M2 --pre-money 10M --pool 50%',
    '"X" would leave nothing to those who hold shares: raise less, raise the pre-money, or make the pool smaller.'
  ],
  ['funding remove base sed', 'There is no round "sed": did you mean "seed"?'],
  ['expense set base --category cogs --stage growth', 'Nothing was said to change: add one of --ratio, --minimum.'],
  [
    'expense set base --category rent --stage growth --ratio 0.1',
    '--category is "rent", which is not among its choices: type one of cogs, marketing, rd, ga, cloud.'
  ],
  ['capital set base --dso-teem 3', 'There is no tier "teem": did you mean "team"?'],
  ['capital set base', 'Nothing was said to change: add one of --dso-<tier>, --dpo, --dio.'],
  ['capital set base --dpo 400', 'We pay after is 400. It can be from 0 to 365: type 365.'],
  ['assume set base tax_rat 0.2', 'There is no assumption "tax_rat": did you mean "tax_rate"?'],
  ['assume set base tax_rate 21', 'Tax rate is 21. It can be from 0 to 1: type 21% or 0.21.'],
  ['assume set base depreciation_months 2.5', 'Written off over is 2.5. It is counted in whole numbers: type 2 or 3.'],
  ['assume set base discount_rate -1', 'Discount rate is −1. It can be above −1 and up to 10: type -1% or -0.01.'],
  [
    'comparables add base "Comparable A"',
    'There is already a company called "Comparable A": choose another name, or change the one there is.'
  ],
  ['line set base cash mrr --unit money', 'There is already something called "cash": choose another name.'],
  [
    'line set base "My line" mrr --unit money',
    '"My line" cannot name a line: use small letters, digits and underscores, beginning with a letter, as in sales_per_head.'
  ],
  ['line set base x "mrr +" --unit money', 'The formula stops too early: a name, a number or ( is missing.'],
  [
    'line set base x "mrr / customers" --unit money',
    '"x" is declared as money, but its formula gives money per customer: change one of the two.'
  ],
  [
    'line set base x "x + 1" --unit number',
    'x → x: this line needs itself in the same month. Write "prior x" where last month\'s value is meant.'
  ],
  [
    'line set base x mrr --unit dollars',
    'Unit is "dollars". Units are money, customer, person, day, share, number, rate, multiple, month: type one of them, or two as in money per customer.'
  ],
  ['line remove base x', 'There is no line "x": there are none yet, so add one first.'],
  [
    'scenario create base',
    'There is already a scenario called "base": choose another name, or change the one there is.'
  ],
  ['scenario create X --template foo', 'There is no template "foo": there are saas, bootstrapped, enterprise, blank.'],
  ['scenario create X --months 121', 'Months is 121. It can be from 1 to 120: type 120.'],
  [
    'scenario create X --start-date 2026-13-01',
    'Starts on is "2026-13-01", which is not a date: type one such as 2026-01-01.'
  ],
  ['scenario create "a\u202eb"', 'Name has a hidden character (U+202E): type it again without that.'],
  ['scenario create ""', 'Name is empty: type a name of 1 to 80 characters.'],
  ['scenario set base', 'Nothing was said to change: add one of --start-date, --months, --description.'],
  [
    'company create "My company"',
    'There is already a company called "My company": choose another name, or change the one there is.'
  ],
  [
    'company delete default',
    'The first company cannot be deleted, as commands without --company speak of it: rename it instead.'
  ],
  ['show base --line csh', 'There is no line "csh": did you mean "cash"?'],
  ['explain base nothing M1', 'There is no line "nothing": type show base for the list.'],
  [
    'show base --line cash --months M1-M99',
    'M99 is beyond the plan, which ends with M60: choose a month from M0 to M60.'
  ],
  ['explain base cash M61', 'M61 is beyond the plan, which ends with M60: choose a month from M0 to M60.'],
  ['import x missing.json', 'No file called "missing.json" was given: choose it, or hand it over with the command.'],
  ['build base --format xml', '--format is "xml", which is not among its choices: type one of json, csv, xlsx.'],
  ['history base --limit 0', '--limit is 0. It can be from 1 to 100000: type 1.'],
  [
    'compare base',
    '"compare" needs the counterpart: type, for example, compare base slow-growth --metrics arr,cash,nrr --months M1-M24'
  ],
  ['compare base bse', 'There is no scenario "bse": did you mean "Base"?'],
  [
    'compare base base base base base',
    '"compare" does not take "base": put a name with spaces in quotes, as in compare base slow-growth --metrics arr,cash,nrr --months M1-M24'
  ],
  ['compare base base --metrics cash,csh', 'There is no line "csh": did you mean "cash"?'],
  ['compare base base --metrics nothing', 'There is no line "nothing": type show base for the list.'],
  [
    'compare base base --metrics cash --months M1-M61',
    'M61 is beyond the plan, which ends with M60: choose a month from M0 to M60.'
  ],
  [
    'attribute base base',
    '"attribute" needs --line: type, for example, attribute base slow-growth --line cash --month M24'
  ],
  ['attribute base base --line cash', 'Cash has a figure for each month: add --month M24.'],
  ['attribute base base --line csh --month M24', 'There is no line "csh": did you mean "cash"?'],
  [
    'attribute base base --line cash --month M61',
    'M61 is not in "Base": choose a month from M0 to M60, which both scenarios have.'
  ],
  [
    'attribute base base --line nrr --month M0',
    'Net revenue retention M0 is blank in "Base", so there is no difference to explain: choose a month in which both scenarios have a figure.'
  ],
  [
    'attribute base base --line cash_out_month',
    'Cash runs out is blank in "Base", so there is no difference to explain: choose a line that has a figure in both scenarios.'
  ],
  ['undo', 'There is nothing to undo: make a change first.'],
  ['redo', 'There is nothing to redo: undo something first.']
]

describe('[R1] every refused command has one sentence and changes nothing', () => {
  test.each(commands)('%s', (line, sentence) => {
    expect(refused(line)).toBe(sentence)
  })

  test('an id that is also the name of another scenario is not guessed at', async () => {
    const { engine: other } = await openEngine()
    run(other, 'scenario create First')
    run(other, 'scenario rename first Second')
    run(other, 'scenario create first')
    expect(refusal(other, 'scenario delete first')).toBe(
      '"first" is the id of "Second" and the name of another scenario: rename one of them, or say first-2 for the other.'
    )
  })
})

const files: [string, unknown, string][] = [
  ['not JSON', 'hello', 'The file is not JSON: choose a file that Sextant exported, which ends in .json.'],
  [
    'cut off',
    '{"pricing": [{"tier": "a"',
    'The file stops in the middle: export or copy it again, as its end is missing.'
  ],
  [
    'a list',
    [],
    'The file is JSON, but not a scenario: it has none of pricing, growth_rates, headcount or assumptions. Choose a file that Sextant exported.'
  ],
  [
    'something else',
    { a: 1 },
    'The file is JSON, but not a scenario: it has none of pricing, growth_rates, headcount or assumptions. Choose a file that Sextant exported.'
  ],
  [
    'a newer format',
    { format: 2, pricing: [] },
    'The file is of format 2, and this version of Sextant reads format 1: update Sextant, then import it again.'
  ],
  [
    'a slip in a key',
    { pricing: [], growth_rate: [] },
    'The file has "growth_rate", which this version does not know: did you mean "growth_rates"?'
  ],
  [
    'an unknown key',
    { pricing: [], blends: [] },
    'The file has "blends", which this version does not know: take it out, or update Sextant if the file comes from a newer version.'
  ],
  [
    'an unknown column',
    { pricing: [{ tier: 'a', colour: 3 }] },
    'pricing, row 1 has "colour", which this version does not know: take it out, or update Sextant if the file comes from a newer version.'
  ],
  [
    'a key of objects',
    '{"pricing":[{"__proto__":1,"tier":"a"}]}',
    'pricing, row 1 has "__proto__", which this version does not know: take it out, or update Sextant if the file comes from a newer version.'
  ],
  [
    'a table that is no list',
    { pricing: {} },
    'pricing must be a list of rows: mend it in the file, then import it again.'
  ],
  [
    'a row that is no row',
    { pricing: [3] },
    'pricing, row 1 must be an object with the columns of the table: mend it in the file, then import it again.'
  ],
  [
    'assumptions that are a list',
    { assumptions: [] },
    'assumptions must be an object, such as { "dpo": 30 }: mend it in the file, then import it again.'
  ],
  [
    'a value beyond its limits',
    { pricing: [{ tier: 'a', annual_churn: 2 }] },
    'pricing, row 1, annual_churn: Churn / year is 2. It can be from 0 to 1: type 2% or 0.02.'
  ],
  [
    'no name',
    { pricing: [{ monthly_price: 2 }] },
    'pricing, row 1, tier must be there and not empty: mend it in the file, then import it again.'
  ],
  [
    'a truth for a number',
    { assumptions: { tax_rate: true } },
    'assumptions.tax_rate must be a number: mend it in the file, then import it again.'
  ],
  [
    'text for a number',
    { assumptions: { tax_rate: 'abc' } },
    'assumptions.tax_rate must be a number: mend it in the file, then import it again.'
  ],
  [
    'a number for text',
    { pricing: [{ tier: 3 }] },
    'pricing, row 1, tier must be text in quotes: mend it in the file, then import it again.'
  ],
  [
    'an unknown assumption',
    { assumptions: { tax_rat: 1 } },
    'assumptions has "tax_rat", which this version does not know: did you mean "tax_rate"?'
  ],
  [
    'two tiers of one name',
    { pricing: [{ tier: 'a' }, { tier: 'a' }] },
    'pricing names "a" twice: keep one of the two.'
  ],
  [
    'two rows for a category and stage',
    {
      expense_ratios: [
        { category: 'cogs', stage: 'growth' },
        { category: 'cogs', stage: 'growth' }
      ]
    },
    'expense_ratios names "cogs, growth" twice: keep one of the two.'
  ],
  [
    'overlapping growth',
    {
      growth_rates: [
        { month_start: 1, month_end: 3 },
        { month_start: 3, month_end: 5 }
      ]
    },
    'The periods M1-M3 and M3-M5 overlap: let one end before the other begins.'
  ],
  [
    'a period turned round',
    { headcount: [{ department: 'support', period_start: 5, period_end: 3 }] },
    'The period M5 to M3 ends before it begins: write the earlier month first, as in M3-M5.'
  ],
  [
    'tranches of less than all',
    { funding_rounds: [{ name: 'a', amount: 1, month: 1, tranche_1: 0.4 }] },
    'The tranches of "a" add up to 0.4: make them add up to 1, as in 0.70 0.20 0.10.'
  ],
  [
    'a round that takes everything',
    {
      funding_rounds: [{ name: 'a', amount: 5000000, month: 1, tranche_1: 1, pre_money: 5000000, pool_pct: 0.5 }]
    },
    '"a" would leave nothing to those who hold shares: raise less, raise the pre-money, or make the pool smaller.'
  ],
  [
    'more tiers than anybody has',
    { pricing: Array.from({ length: 101 }, (_, i) => ({ tier: `t${i}` })) },
    'pricing has 101 rows, and there can be 100: leave some of them out.'
  ],
  [
    'figures instead of assumptions',
    { metadata: {}, monthly_data: [] },
    'The file holds what was computed, not what was typed: choose the one exported as "Assumptions, JSON".'
  ],
  [
    'a round called pool',
    { funding_rounds: [{ name: 'pool', amount: 1, month: 1, tranche_1: 1 }] },
    'A round cannot be called "pool", as founders and pool stand in the cap table already: choose another name.'
  ],
  [
    'terms of a tier that is nearly there',
    { pricing: [{ tier: 'team' }], working_capital: { dso_teem: 1 } },
    'working_capital has "dso_teem", which this version does not know: did you mean "dso_team"?'
  ],
  [
    'an own line that cannot be read',
    { custom_lines: [{ name: 'x', unit: 'money', formula: 'revenue /' }] },
    'custom_lines, x: The formula stops too early: a name, a number or ( is missing.'
  ],
  [
    'an own line of another unit',
    { custom_lines: [{ name: 'x', unit: 'customer', formula: 'revenue' }] },
    'custom_lines, x: "x" is declared as customers, but its formula gives money: change one of the two.'
  ],
  [
    'own lines that chase each other',
    {
      custom_lines: [
        { name: 'x', unit: 'money', formula: 'y' },
        { name: 'y', unit: 'money', formula: 'x' }
      ]
    },
    'custom_lines, x: x → y → x: these lines need each other in the same month. Write "prior y" where last month\'s value is meant.'
  ],
  ['too many months', { pricing: [], months: 500 }, 'months: Months is 500. It can be from 1 to 120: type 120.'],
  [
    'no date',
    { pricing: [], start_date: 'soon' },
    'start_date: Starts on is "soon", which is not a date: type one such as 2026-01-01.'
  ]
]

describe('[R2] every refused file has one sentence and changes nothing', () => {
  test.each(files)('%s', (_name, content, sentence) => {
    expect(refused('import base f.json', { 'f.json': fileOf(content) })).toBe(sentence)
  })

  test('huge', () => {
    const sentence =
      'The file has 26 MB, and 25 MB are allowed: a scenario is much smaller, so check that it is the right file.'
    expect(refused('import base f.json', { 'f.json': new Uint8Array(26 * 1024 * 1024) })).toBe(sentence)
  })
})
