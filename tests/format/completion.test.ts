// Completion of command lines, against the parser that reads them.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commands } from '#lib/edit/commands/index.ts'
import { readCommandLine } from '#lib/format/command-line.ts'
import { complete, completed } from '#lib/format/completion.ts'
import { scenarioNames, type Known } from '#lib/format/completion-names.ts'
import { mayBeKept, withoutSecrets } from '#lib/format/kept-line.ts'
import { asWord, splitWords } from '#lib/format/words.ts'
import { baseInputs } from '../scenarios.ts'

const { tables, months } = baseInputs()
const lines = ['cash', 'mrr', 'mrr[team]', 'revenue'].map((line) => ({ line, label: line, member: null }))
const names = scenarioNames({ months: String(months), start_date: '2026-01-01' }, tables, lines)
const known: Known = {
  scenarios: [
    { id: 'base', name: 'Base' },
    { id: 'slow-growth', name: 'Slow growth' }
  ],
  companies: ['My company', 'Northwind'],
  files: ['plan.json', 'main-2026-11-20.sextant'],
  namesIn: (scenario) => (['base', 'Base'].includes(scenario) ? names : null)
}

const optionsFor = (line: string) => complete(line, known).options.map(({ insert }) => insert)

/** What is left to say is no mistake of what was said. */
const unfinished = new Set(['no-command', 'missing-argument', 'flag-needs-value'])

/** As the engine reads it: behind a moment stands a command of its own. */
const faultOf = (line: string): string | null => {
  const inner = /^at \S+ (\S.*)$/.exec(line)?.[1]
  const read = readCommandLine(inner ?? line)
  return read.ok || unfinished.has(read.error.type) ? null : read.error.text
}

const prefixes = commands.flatMap(({ example }) =>
  Array.from({ length: example.length }, (_, length) => ({ example, line: example.slice(0, length) }))
)

test('[K9] nothing is offered, at any prefix of any example, that the parser refuses', () => {
  expect(prefixes.length).toBeGreaterThan(1500)
  for (const { line } of prefixes) {
    const completion = complete(line, known)
    for (const option of completion.options)
      expect(faultOf(completed(line, completion, option)), completed(line, completion, option)).toBeNull()
  }
})

test('[K9] every example can be reached from each of its prefixes', () => {
  const spelled = (line: string) => line.replaceAll('"Slow growth"', 'slow-growth').toLowerCase()
  for (const { example, line } of prefixes) {
    const completion = complete(line, known)
    const leads = completion.options.some((option) =>
      spelled(`${example} `).startsWith(spelled(completed(line, completion, option)))
    )
    // A name, a number or a time is typed by the person, who is told of what.
    const isTold = completion.argument !== null && completion.argument.help !== ''
    expect(leads || isTold || readCommandLine(line).ok, line).toBe(true)
  }
})

test('[K9] whatever is called whatever, the option is read as the name it stands for', () => {
  const name = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => text.trim() !== '')
  fc.assert(
    fc.property(name, (tier) => {
      const tricky: Known = { ...known, namesIn: () => ({ ...names, tiers: [tier] }) }
      const line = 'pricing remove base --tier '
      const completion = complete(line, tricky)
      expect(completion.options).toHaveLength(1)
      const whole = completed(line, completion, completion.options[0]!)
      expect(splitWords(whole).words.at(-1)?.text).toBe(tier)
      expect(splitWords(asWord(tier)).words.map(({ text }) => text)).toEqual([tier])
    })
  )
})

test.each([
  ['fund', ['funding list', 'funding add', 'funding remove']],
  ['funding ', ['funding list', 'funding add', 'funding remove']],
  ['funding r', ['funding remove']],
  ['funding remove ', ['base', 'slow-growth']],
  ['funding remove base ser', ['series_a']],
  ['pricing remove ba', ['base']],
  ['pricing remove "Sl', ['"slow-growth"']],
  ['pricing set base --tier ', ['individual', 'team', 'enterprise']],
  ['pricing set base --tier te', ['team']],
  ['pricing set base --tier=te', ['--tier=team']],
  ['pricing set base --tier team --pr', ['--price', '--prepaid']],
  ['expense set base --stage g', ['growth']],
  ['capital set base --d', ['--dpo', '--dio', '--dso-individual', '--dso-team', '--dso-enterprise']],
  ['assume set base tax', ['tax_rate']],
  ['scenario create X --template boot', ['bootstrapped']],
  ['explain base mrr ', Array.from({ length: 61 }, (_, month) => `M${month}`)],
  ['explain base mrr M60', []],
  ['show base --months M13', ['M13-M24']],
  ['show base --j', ['--json']],
  ['at 2026-11-20 su', ['summary']],
  ['at 2026-11-20 summary b', ['base']],
  ['at 2026-11-20 pricing s', ['pricing list']],
  ['help growth s', ['growth set']],
  ['import base ', ['plan.json', 'main-2026-11-20.sextant']],
  ['company rename North', ['Northwind']],
  ['undo ', []],
  ['nonsense base', []]
])('[K9] %s', (line, options) => {
  expect(optionsFor(line)).toEqual(options)
})

test('[K9] the argument at hand is named, with what it means', () => {
  const told = (line: string) => complete(line, known).argument
  expect(told('pricing set base --tier team --churn 1')).toEqual({
    name: '--churn',
    help: 'Churn / year. The share of customers who leave within a year.'
  })
  expect(told('assume set base tax_rate ')).toEqual({
    name: 'value',
    help: 'Its value. Tax rate: On profit, after earlier losses are used up.'
  })
  expect(told('summary base ')).toBeNull()
})

test.each([
  ['summary base', true],
  ['pricing set base --tier team --price 290', true],
  ['at 2026-11-20 summary base', true],
  ['backup', true],
  ['backup --passphrase "correct horse"', false],
  ['backup --passphrase=horse', false],
  ['backup "--passphrase" horse', false],
  ['backup --pass\\phrase horse', false],
  ['workspace open "Fund II" --passphrase horse', false],
  ['workspace open "Fund II" horse', false],
  ['backup --pasphrase horse', false],
  ['bakcup --passphrase horse', false],
  ['at 2026-11-20 backup --passphrase horse', false],
  ['Sextant at 2026-11-20 backup --passphrase horse', false],
  ['sextant AT "2026-11-20 10:15" backup "--passphrase=horse"', false],
  ["at '2026-11-20' BACKUP --passphrase horse", false],
  ['at 2026-11-20 "backup --passphrase horse"', false],
  ['at 2026-11-20 at 2026-11-19 backup --passphrase horse', false]
])('[D13] whether %s may be remembered: %s', (line, isKept) => {
  expect(mayBeKept(line)).toBe(isKept)
})

test.each([
  ['summary  base', 'summary base'],
  ['backup --passphrase "correct horse"', 'backup --passphrase •••'],
  ['backup --passphrase=horse', 'backup --passphrase=•••'],
  ['backup "--passphrase=correct horse"', 'backup --passphrase=•••'],
  ['backup --pass\\phrase horse', 'backup --pass\\phrase •••'],
  ['bakcup --passphrase "horse', 'bakcup --passphrase •••'],
  ['BACKUP --Passphrase horse', 'BACKUP --Passphrase •••'],
  ['at 2026-11-20 backup --passphrase horse', 'at 2026-11-20 backup --passphrase •••'],
  ['backup --passphrase correct horse --json', 'backup --passphrase ••• --json'],
  ['backup --passphrase=correct horse battery', 'backup --passphrase=•••'],
  ['restore --passphrase horse main.sextant', 'restore --passphrase ••• main.sextant'],
  ['restore main.sextant --pasphrase horse', 'restore main.sextant --pasphrase •••'],
  ['summary base --json base', 'summary base --json base'],
  ['workspace open "Fund II" --passphrase horse --json', 'workspace open "Fund II" --passphrase ••• --json']
])('[D13] %s is shown as %s', (line, shown) => {
  expect(withoutSecrets(line)).toBe(shown)
})
