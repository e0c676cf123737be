// Reading a scenario file: which files are refused and with which sentence, and that no digit is lost.
import { describe, expect, test } from 'vitest'
import { readScenarioFile } from '#lib/edit/scenario-file.ts'
import { fileOf } from '../engine.ts'

function refused(content: unknown): string {
  const read = readScenarioFile(content instanceof Uint8Array ? content : fileOf(content))
  return read.ok ? 'it was taken' : read.error.text
}

function taken(content: unknown) {
  const read = readScenarioFile(fileOf(content))
  if (!read.ok) throw new Error(read.error.text)
  return read.value
}

const notJson = 'The file is not JSON: choose a file that Sextant exported, which ends in .json.'
const cut = 'The file stops in the middle: export or copy it again, as its end is missing.'

describe('[R2] a file that is no whole JSON', () => {
  test.each([
    ['cut behind an inner brace', '{"pricing": [{"tier": "a"}', cut],
    ['cut inside a name with a brace in it', '{"pricing": [{"tier": "a}]}', cut],
    ['a list that is cut', '[{"tier": "a"},', cut],
    ['closed, with a mistake inside', '{"pricing": [,]}', notJson],
    ['a brace inside a name does not count', '{"pricing": "{[", }', notJson]
  ])('%s', (_name, content, sentence) => {
    expect(refused(content)).toBe(sentence)
  })

  test('cut at any place, an export says so', () => {
    const whole = JSON.stringify({ pricing: [{ tier: 'a "b" \\ {', monthly_price: 12.5 }], assumptions: {} }, null, 2)
    for (let end = 1; end < whole.length; end++) expect([end, refused(whole.slice(0, end))]).toEqual([end, cut])
  })

  test('text in two bytes a character is not said to be cut', () => {
    const wide = Uint8Array.from([...'{"pricing": ["'].flatMap((letter) => [letter.charCodeAt(0), 0]))
    expect(refused(wide)).toBe(notJson)
  })
})

describe('[R2] the format of a file', () => {
  const wrong = 'format must be 1: mend it in the file, then import it again.'

  test('is looked at before its tables, which a newer version may call otherwise', () => {
    expect(refused({ format: 2, tiers: [] })).toBe(
      'The file is of format 2, and this version of Sextant reads format 1: update Sextant, then import it again.'
    )
  })

  test.each([0, null, '1', 'x'.repeat(5000), [], {}])('is 1 and nothing else: case %#', (format) => {
    expect(refused({ format, pricing: [] })).toBe(wrong)
  })
})

describe('[R2] rows that do not fit', () => {
  const safe = { name: 'a', amount: 1, month: 1, tranche_1: 1, instrument: 'safe' }
  test.each<[string, unknown, string]>([
    [
      'tiers that differ in case',
      { pricing: [{ tier: 'Team' }, { tier: 'team' }] },
      'pricing names "Team" twice: keep one of the two.'
    ],
    [
      'rounds that differ in case',
      { funding_rounds: ['A', 'a'].map((name) => ({ name, tranche_1: 1 })) },
      'funding_rounds names "A" twice: keep one of the two.'
    ],
    [
      'a round called Founders',
      { funding_rounds: [{ name: 'Founders', tranche_1: 1 }] },
      'A round cannot be called "Founders", as founders and pool stand in the cap table already: choose another name.'
    ],
    [
      'a SAFE without terms',
      { funding_rounds: [safe] },
      'funding_rounds, a must be given a cap, a discount or both, as it is a SAFE: mend it in the file, then import it again.'
    ],
    [
      'terms of a SAFE on a priced round',
      { funding_rounds: [{ ...safe, instrument: 'priced', cap: 5, discount: 0.2 }] },
      'funding_rounds, a must be without cap and discount, as it is no SAFE: mend it in the file, then import it again.'
    ],
    [
      'days of no tier',
      { pricing: [{ tier: 'team' }], working_capital: { dso: 5 } },
      'working_capital.dso must be named with its tier, as in dso_team: mend it in the file, then import it again.'
    ],
    [
      'a period without an end',
      { growth_rates: [{ month_start: 5, rate: 0.1 }] },
      'growth_rates, row 1, month_end must be there and not empty: mend it in the file, then import it again.'
    ],
    [
      'an own line that cannot be read',
      { custom_lines: [{ name: 'x', unit: 'money', formula: 'mrr +' }] },
      'custom_lines, x: The formula stops too early: a name, a number or ( is missing.'
    ],
    [
      'an own line with a name that is taken',
      { custom_lines: [{ name: 'cash', unit: 'money', formula: 'mrr' }] },
      'custom_lines, cash: There is already something called "cash": choose another name.'
    ],
    [
      'a number with more digits than are kept',
      `{"assumptions": {"tax_rate": 0.${'1'.repeat(41)}}}`,
      'assumptions.tax_rate: Tax rate has 41 digits, and 40 are kept: type fewer digits.'
    ]
  ])('%s', (_name, content, sentence) => {
    expect(refused(content)).toBe(sentence)
  })
})

test('[K7] a number keeps every digit that stands in the file, and text is left as it is', () => {
  const { tables } = taken(
    '{"assumptions": {"opening_cash": -12345678901234567890123, "tax_rate": 0.1000000000000000055511151231257827, "exit_multiple": 6.50}, "pricing": [{"tier": "a \\"0.1000000000000000055511151231257827"}]}'
  )
  const typed = Object.fromEntries(tables['assumptions']!.map((row) => [row['parameter'], row['value']]))
  expect(typed).toMatchObject({
    opening_cash: '-12345678901234567890123',
    tax_rate: '0.1000000000000000055511151231257827',
    exit_multiple: '6.5'
  })
  expect(tables['pricing']![0]!['tier']).toBe('a "0.1000000000000000055511151231257827')
})
