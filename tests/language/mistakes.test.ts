// One case for every mistake a person can make in a formula, with the sentence they read.
import { describe, expect, test } from 'vitest'
import { saasModules } from '#lib/model/saas.ts'
import { check } from '#lib/model/language/check.ts'
import { mistakeText } from '#lib/model/language/mistake.ts'
import { parseModule } from '#lib/model/language/parse.ts'
import { modelWith } from '#lib/edit/own-lines.ts'

const tiers = ['individual', 'team', 'enterprise']

/** What a line of somebody's own is told. */
function told(
  formula: string,
  unit = 'number',
  name = 'mine',
  others: { name: string; unit: string; formula: string }[] = []
): string {
  const rows = [...others, { name, unit, formula }].map((row, i) => ({ id: String(i), note: '', ...row }))
  return modelWith(rows, tiers).problems.get(name)?.text ?? 'fine'
}

const mistakes: [string, string, string][] = [
  ['mrr + 1 §', 'money', 'The formula cannot hold the character §: take it out, or put a name there.'],
  ['1e999', 'number', 'The number 1e999 is too long to mean anything: write it out, or as 2M.'],
  ['customers[team', 'customers', 'A bracket [ is not closed: write the member and a ] after it.'],
  ['revenue cash', 'money', 'The formula is complete before "cash": put + - * or / between, or take it out.'],
  ['revenue [team]', 'money', '"revenue" has one value for the whole company: take [team] out.'],
  ['revenue *', 'money', 'The formula stops too early: a name, a number or ( is missing.'],
  ['1 + + 1', 'number', '"+" cannot stand here: a name, a number or ( is missing before it.'],
  ['2 * ()', 'number', '")" cannot stand here: a name, a number or ( is missing before it.'],
  ['2 * [team]', 'number', '"[" cannot stand here: a name, a number or ( is missing before it.'],
  ['(revenue', 'money', 'Here belongs ")", but the formula ends.'],
  ['if cash < 0 1 else 2', 'number', 'Here belongs the word "then", not "1".'],
  ['sum of revenue', 'money', 'Say which months to add: "sum of last 12 x", "sum of all x" or "year sum of x".'],
  [
    'sum of last revenue cash',
    'money',
    'The number of months is a plain number, not money: divide the unit away first.'
  ],
  ['revenue 1.5 months before', 'money', 'Months before are counted in whole numbers: write 12 months before.'],
  ['prior then', 'money', 'Here belongs the name of a line, not "then".'],
  ['then', 'money', '"then" cannot stand here: a name, a number or ( is missing before it.'],
  ['revenu', 'money', 'There is nothing called "revenu": did you mean "revenue"?'],
  ['xylophone', 'money', 'There is nothing called "xylophone": look the name up in the list of lines.'],
  [
    'price',
    'money per customer',
    '"price" has one value for each tier: say which, as in price[individual], or add them up with "sum over tier of price".'
  ],
  ['price[teem]', 'money per customer', 'There is no tier called "teem": did you mean "team"?'],
  [
    'payroll[sales]',
    'money',
    'There is no department called "sales": there are support, sales_marketing, engineering, general.'
  ],
  ['price[team, enterprise]', 'money per customer', '"price" goes by tier: name 1 between the brackets.'],
  ['prior tax_rate', 'rate', '"tax_rate" is typed in and does not change by month: take "prior" and "total" out.'],
  [
    'prior ending_arr',
    'money',
    '"ending_arr" has one value for the whole run, so it has no month before: take "prior" out.'
  ],
  [
    'ending_arr - arr',
    'money',
    '"ending_arr" is known only when all months are, so a monthly line cannot use it: take it out.'
  ],
  [
    'final arr',
    'money',
    '"final" speaks of the whole run, and a line of your own has a value for every month: write "sum of last 12" or another span of months instead.'
  ],
  [
    'year sum of revenue',
    'money',
    '"year sum" adds up the months of a year, and a line of your own has a value for every month: write "sum of last 12" or another span of months instead.'
  ],
  [
    'annual_free_cash_flow',
    'money',
    '"annual_free_cash_flow" has a value for every year, and here belongs a value for every month: take it out, or use the monthly line behind it.'
  ],
  [
    'year_number',
    'number',
    '"year_number" counts years, and a line of your own has a value for every month: write "year" instead.'
  ],
  ['toString', 'number', 'There is nothing called "toString": look the name up in the list of lines.'],
  [
    'sum over constructor of 1',
    'number',
    'There is nothing called "constructor": look the name up in the list of lines.'
  ],
  [
    'payroll[cash]',
    'money',
    'There is no department called "cash": there are support, sales_marketing, engineering, general.'
  ],
  [
    'payroll[constructor]',
    'money',
    'There is no department called "constructor": there are support, sales_marketing, engineering, general.'
  ],
  [
    'opens breakeven_month is month',
    'month',
    '"breakeven_month" is known only when all months are, so a monthly line cannot use it: take it out.'
  ],
  [
    'opens mine is 5',
    'number',
    'mine → mine: this line needs itself to begin with. Let one of them open with a number.'
  ],
  [
    `${'('.repeat(900)}1${')'.repeat(900)}`,
    'number',
    'More than 100 parts of the formula stand inside each other: give one of them a line of its own.'
  ],
  [
    `${'-'.repeat(1900)}1`,
    'number',
    'More than 100 parts of the formula stand inside each other: give one of them a line of its own.'
  ],
  ['sum over round of amount', 'money', 'There is nothing called "round": did you mean "rounds"?'],
  [
    'sum over tier of price where price > 0',
    'money per customer',
    '"where" and "latest" choose among rows, and tier is an axis: use "if" instead.'
  ],
  ['customers + revenue', 'money', 'Cannot add customers and money: both sides need the same unit.'],
  ['revenue - headcount', 'money', 'Cannot subtract money and people: both sides need the same unit.'],
  ['customers < revenue', 'number', 'Cannot compare customers and money: both sides need the same unit.'],
  ['max(customers, revenue)', 'money', 'Max cannot compare customers and money: both sides need the same unit.'],
  [
    'if cash < 0 then cash else customers',
    'money',
    '"then" and "else" cannot give money and customers: both sides need the same unit.'
  ],
  [
    'revenue / customers',
    'money',
    '"mine" is declared as money, but its formula gives money per customer: change one of the two.'
  ],
  [
    'revenue * revenue',
    'money',
    '"mine" is declared as money, but its formula gives money times money: change one of the two.'
  ],
  ['revenue ^ 2', 'money', 'What is raised to a power is a plain number, not money: divide the unit away first.'],
  ['2 ^ revenue', 'number', 'An exponent is a plain number, not money: divide the unit away first.'],
  [
    'product of last 12 revenue',
    'number',
    'What is multiplied over months is a plain number, not money: divide the unit away first.'
  ],
  ['cash < 0', 'number', 'A comparison is not a number: write "if a < b then 1 else 0".'],
  ['if cash then 1 else 2', 'number', 'Here belongs a comparison, as in: cash < 0.'],
  [
    'mine + 1',
    'number',
    'mine → mine: this line needs itself in the same month. Write "prior mine" where last month\'s value is meant.'
  ],
  [
    'prior mine + 1',
    'number',
    '"mine" builds on its own past, so it has to say where it begins: add "opens 0" or another opening.'
  ],
  [
    'opens prior cash is prior mine',
    'money',
    'Nothing comes before M0: "cash" cannot be looked up in an earlier month here.'
  ],
  [
    'opens sum of last 3 revenue is prior mine',
    'money',
    '"of last" looks back over months, so it belongs into a monthly line, not into an opening.'
  ],
  ['opens 1 plus', 'number', 'After "opens ..." comes "is ...", as in: opens 0 is prior x + 1.'],
  [
    'revenue',
    'dollars',
    '"dollars" is not a unit: use one of money, customer, person, day, share, number, rate, multiple, month, or two with "per", as in money per customer.'
  ]
]

describe('[L1] every mistake in a formula has a sentence that ends with what to write', () => {
  test.each(mistakes)('%s', (formula, unit, sentence) => {
    expect(told(formula, unit)).toBe(sentence)
  })

  test('a name that is taken', () => {
    expect(told('1', 'money', 'cash')).toBe('There is already something called "cash": choose another name.')
  })

  test('a name that is a word of the language, or no name at all', () => {
    const sentence =
      'cannot name a line: use small letters, digits and underscores, beginning with a letter, as in sales_per_head.'
    expect(told('1', 'number', 'prior')).toBe(
      '"prior" is a word of formulas and cannot name a line: choose another name, such as my_prior.'
    )
    expect(told('1', 'number', 'Sales per head')).toBe(`"Sales per head" ${sentence}`)
  })

  test('a formula of more than 2,000 characters', () => {
    expect(told(`1${' + 1'.repeat(600)}`)).toBe(
      'The formula has 2401 characters, and 2,000 are allowed: split it into several lines.'
    )
  })

  test('a circle of several lines is named', () => {
    expect(
      told('b + 1', 'number', 'a', [
        { name: 'b', unit: 'number', formula: 'c' },
        { name: 'c', unit: 'number', formula: 'a' }
      ])
    ).toBe(
      'b → c → a → b: these lines need each other in the same month. Write "prior a" where last month\'s value is meant.'
    )
  })

  test('a line that needs one with a mistake', () => {
    expect(told('other', 'money', 'mine', [{ name: 'other', unit: 'money', formula: 'customers' }])).toBe(
      '"other" has a mistake of its own: mend that line first.'
    )
  })
})

describe('[L2] a mistake in a model file is told with its place', () => {
  const wrong: [string, string][] = [
    ['    is 1', 'A declaration starts at the margin: take the spaces before it out.'],
    ['axis tier', 'An axis reads "axis tier from pricing.tier" or "axis stage : pre_revenue, growth".'],
    ['given x', 'An input reads "given price by tier : money per customer from pricing.price".'],
    ['rows x', 'Rows read "rows staff by department from headcount", then one column a line.'],
    ['rows x from y\n    amount', 'A column of rows reads "amount : money" or "starts : number from month".'],
    ['cash', 'A line starts with its name and unit, as in: cash : money "Cash".'],
    ['prior : money', '"prior" is a word of the language: choose another name.'],
    ['cash : money', '"cash" has no formula: add a line below it that starts with "is".'],
    [
      'cash : money\n    shines brightly',
      'Inside a line stand: opens, is, must, good, rolls, adds up, from, or a note in quotes.'
    ],
    [
      'cash : money\n    good sideways',
      '"good sideways" is not known: write good up|down|neither, rolls sum|last|recompute, adds up, from M12.'
    ]
  ]

  test.each(wrong)('%s', (text, sentence) => {
    const read = () => parseModule(`## Heading\n${text}`, 'test.lines')
    expect(read).toThrow(sentence)
  })

  test('the message names the file, the line number and the line', () => {
    const module = parseModule('a : money\n    is b\n\nb : customer\n    is a', 'test.lines')
    const [first] = check([module]).mistakes
    expect(mistakeText(first!)).toBe(
      'test.lines, line 1: a : money\n"a" is declared as money, but its formula gives customers: change one of the two.'
    )
  })

  test('an axis that does not exist', () => {
    const { mistakes } = check([parseModule('axis tier : x\nmrr by teir : money\n    is 0', 'test.lines')])
    expect(mistakes.map(({ text }) => text)).toEqual(['There is no axis called "teir": write one of tier.'])
  })

  test('a line and the bound it is to pass have the same unit', () => {
    const text = 'once when : month "When"\n    is first month where cash > ending_customers\n    "A note."'
    expect(check([...saasModules, parseModule(text, 'test.lines')]).mistakes.map((mistake) => mistake.text)).toEqual([
      'Cannot compare money and customers: both sides need the same unit.'
    ])
  })

  test('"to the end" asks for a line that always has a value', () => {
    const text = 'ratio : number\n    is 1 / month\nonce when : month\n    is first month where ratio > 0 to the end'
    expect(check([parseModule(text, 'test.lines')]).mistakes.map((mistake) => mistake.text)).toEqual([
      '"ratio" is blank in some months, so nobody can say whether it lasts: ask for a line that always has a value.'
    ])
  })
})
