// What is done to several cells at once, without its drawing: pasted, copied out, filled, added up.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { copied, laid, understood } from '#lib/components/grid/block.ts'
import { readClipboard } from '#lib/components/grid/clipboard.ts'
import { readTable } from '#lib/components/grid/read-table.ts'
import { filled } from '#lib/components/grid/fill.ts'
import type { Sheet, SheetCell, Target } from '#lib/components/grid/sheet.ts'
import { tallyOf } from '#lib/components/grid/tally.ts'
import { columnFor, type Column } from '#lib/edit/schema.ts'
import { usualSetting } from '#lib/format/numbers.ts'
import { readTyped } from '#lib/format/typed.ts'

const price = columnFor('pricing', 'monthly_price')!
const churn = columnFor('pricing', 'annual_churn')!
const tier = columnFor('pricing', 'tier')!

const targetOf = (declared: Column, row: string, now: string | null): Target => ({
  ...{ table: 'pricing', row, column: declared.name, declared, now }
})

/** A tier, its price and churn in each row, and a computed number behind them. */
function sheetOf(rows: [string, string | null, string][], growsFrom?: number): Sheet {
  const columns = [tier, price, churn]
  return {
    label: 'Test',
    setting: usualSetting,
    columns: ['Tier', 'Price', 'Churn', 'Double'].map((label) => ({ id: label, label, width: '1fr', align: 'left' })),
    rows: rows.map(([id]) => ({ id, weight: 'plain', indent: 0, removeLabel: null })),
    cell(row, column): SheetCell {
      if (column === 3) return { text: 'about', kind: 'computed', number: { value: -2500.125 * row, unit: 'money' } }
      const now = rows[row]![column]!
      return { text: now ?? '–', kind: 'typed', target: targetOf(columns[column]!, rows[row]![0], now) }
    },
    ...(growsFrom === undefined
      ? {}
      : {
          grows: {
            from: growsFrom,
            rowLabel: 'tier',
            target: (nth: number, column: number) =>
              columns[column] ? { ...targetOf(columns[column], '', null), row: null, added: nth } : null
          }
        })
  }
}

const plans = sheetOf([
  ['solo', '29', '0.3'],
  ['team', null, '0.2'],
  ['firm', '900', '0.1']
])
const cell = (row: number, column: number) => ({ top: row, bottom: row, left: column, right: column })
const said = ({ wishes }: ReturnType<typeof laid>) =>
  wishes.map(({ target, text }) => [target.row, target.column, text])
const read = (target: Target, text: string) => readTyped(text, target.declared, { locale: 'en-US', now: target.now })

describe('[W6] a block that is pasted', () => {
  test('lies down from the first cell and leaves computed cells alone', () => {
    const where = laid(plans, cell(1, 1), [
      ['30', '25%', '7'],
      ['31', '26%', '8']
    ])
    expect(said(where)).toEqual([
      ['team', 'monthly_price', '30'],
      ['team', 'annual_churn', '25%'],
      ['firm', 'monthly_price', '31'],
      ['firm', 'annual_churn', '26%']
    ])
    expect(where).toMatchObject({ blanks: [], rowsLost: 0, columnsLost: 0 })
  })

  test('fills the range as often as it fits in', () => {
    const range = { top: 0, bottom: 2, left: 1, right: 2 }
    expect(said(laid(plans, range, [['5', '10%']])).map(([, , text]) => text)).toEqual([
      '5',
      '10%',
      '5',
      '10%',
      '5',
      '10%'
    ])
    expect(said(laid(plans, range, [['5']])).map(([, , text]) => text)).toEqual(['5', '5', '5', '5', '5', '5'])
    expect(said(laid(plans, range, [['1'], ['2']])).map(([row]) => row)).toEqual(['solo', 'team'])
  })

  test('an empty first cell keeps its place; over an empty cell it asks nothing, over another one it does', () => {
    const where = laid(plans, cell(0, 1), [
      ['', '40%'],
      ['', '']
    ])
    expect(said(where)).toEqual([['solo', 'annual_churn', '40%']])
    expect(where.blanks.map(({ row, column }) => [row, column])).toEqual([
      ['solo', 'monthly_price'],
      ['team', 'annual_churn']
    ])
  })

  test('what does not fit below or beside is counted, or would be added', () => {
    const block = [['1', '2', '3', '4'], ['5'], ['6'], [''], ['']]
    expect(laid(plans, cell(2, 1), block)).toMatchObject({ rowsLost: 2, columnsLost: 1, rowsBelow: 0, below: [] })
    const growing = sheetOf(
      [
        ['solo', '29', '0.3'],
        ['All', '', '']
      ],
      1
    )
    const where = laid(growing, cell(0, 0), [
      ['a', '1'],
      ['b', '2'],
      ['c', '3']
    ])
    expect(where).toMatchObject({ rowsLost: 0, rowsBelow: 2 })
    expect(where.below.map(({ target, text }) => [target.added, target.column, text])).toEqual([
      [0, 'tier', 'b'],
      [0, 'monthly_price', '2'],
      [1, 'tier', 'c'],
      [1, 'monthly_price', '3']
    ])
  })

  test('a number with its plus is that number, not so much more', () => {
    expect(said(laid(plans, cell(0, 1), [['+100', ' +5.0%']])).map(([, , text]) => text)).toEqual(['100', '5.0%'])
    expect(said(laid(plans, cell(0, 0), [['+x']]))).toEqual([['solo', 'tier', '+x']])
  })

  test('every cell of it is read or told with its sentence, none is left out', () => {
    const text = fc.constantFrom('35', '$1,250.50', '(0)', 'many', '12.5%', '–', ' 7 ', '1.234,5', 'x1')
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 3 }), (block) => {
        const { wishes } = laid(plans, cell(0, 1), block)
        const { edits, refused } = understood(wishes, read)
        expect(edits.length + refused.length).toBe(block.length * 2)
        for (const { sentence } of refused) expect(sentence).toMatch(/\.$/)
        for (const { target, value } of edits) expect(read(target, target.column === 'x' ? '' : value!).ok).toBe(true)
      }),
      { numRuns: 200, seed: 81 }
    )
  })
})

describe('[W6] what a spreadsheet puts on the clipboard', () => {
  const table = (rows: string) => `<html><body><table border=0><tbody>${rows}</tbody></table></body></html>`

  test.each([
    [
      'a table',
      table('<tr><td>1</td><td>2</td></tr><tr><td>3</td><td></td></tr>'),
      [
        ['1', '2'],
        ['3', '']
      ]
    ],
    [
      'entities, tags and breaks',
      table('<tr><td><b>R&amp;D</b>&nbsp;x<br>y</td><th>&#8364;5&#x20;</th></tr>'),
      [['R&D x\ny', '€5']]
    ],
    ['a cell over two columns', table('<tr><td colspan="2">1</td><td>2</td></tr>'), [['1', '', '2']]],
    [
      'ends that are left out',
      '<table><tr><td>1<td>2<tr><td>3<td>4</table>',
      [
        ['1', '2'],
        ['3', '4']
      ]
    ],
    ['no table', '<p>1</p>', []],
    [
      'signs in quotes, as Sheets writes formulas',
      table('<tr><td data-sheets-formula="=IF(R[0]C[-1]<1,&quot;>&quot;,2)>3">7</td><td title=5">8</td></tr>'),
      [['7', '8']]
    ],
    ['the first one of two', table('<tr><td>1</td></tr>') + table('<tr><td>2</td></tr>'), [['1']]]
  ])('%s', (_, html, rows) => {
    expect(readTable(html)).toEqual(rows)
  })

  test('what never ends is read once', () => {
    for (const torn of ['<td ', '<', '<br', '<td a="', '<table><tr><td>'])
      expect(
        readTable(`<table>${torn.repeat(100_000)}`)
          .flat()
          .join('')
          .trim(),
        torn
      ).toMatch(/^[<a-z "=]*$/)
  })

  test('the text counts, which has every digit; where it has no columns, the table does', () => {
    const html = table('<tr><td>####</td><td>12%</td></tr>')
    expect(readClipboard('1234.5\t0.123\n', html)).toEqual([['1234.5', '0.123']])
    expect(readClipboard('####\n12%', html)).toEqual([['####', '12%']])
    expect(readClipboard('', html)).toEqual([['####', '12%']])
    expect(readClipboard('5', table('<tr><td>5</td></tr>'))).toEqual([['5']])
  })

  test('what is copied has every digit as text, and as a table its value and look', () => {
    const { text, html } = copied(plans, { top: 2, bottom: 2, left: 0, right: 3 }, ({ now }) => now ?? '')
    expect(text).toBe('firm\t900\t0.1\t-$5000.25')
    expect(html).toContain('x:num="0.1"')
    expect(html).toContain('mso-number-format:"0.0#%"')
    expect(html).toContain('x:num="-5000.25"')
    expect(readTable(html)).toEqual([['firm', '900', '0.1', 'about']])
  })

  test('with headings there are those of the columns, and of the rows where they are not selected', () => {
    const range = { top: 0, bottom: 0, left: 1, right: 2 }
    const { text, html } = copied(plans, range, ({ now }) => now ?? '', true)
    expect(text).toBe('Tier\tPrice\tChurn\nsolo\t29\t0.3')
    expect(readTable(html)).toEqual([
      ['Tier', 'Price', 'Churn'],
      ['solo', '29', '0.3']
    ])
  })

  test('no text of a cell becomes part of the table', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', '/') }), (name) => {
        const { html } = copied(sheetOf([[name, '1', '0']]), cell(0, 0), ({ now }) => now ?? '')
        expect(readTable(html)).toEqual([[name.trim()]])
      }),
      { numRuns: 200, seed: 82 }
    )
  })
})

describe('[W6] what a handle fills', () => {
  const series = { by: 'series' } as const
  const whole: Column = { ...price, kind: 'month' }

  test.each<[string, (string | null)[], Column, string[]]>([
    ['one number again', ['5'], price, ['5', '5', '5']],
    ['an even series', ['0.1', '0.15'], churn, ['0.2', '0.25', '0.3']],
    ['an uneven one from its beginning', ['1', '2', '4'], price, ['1', '2', '4']],
    ['the next months', ['6'], whole, ['7', '8', '9']],
    ['every sixth month', ['6', '12'], whole, ['18', '24', '30']],
    [
      'the same day of the next months',
      ['2026-12-31'],
      { ...price, kind: 'date' },
      ['2027-01-31', '2027-02-28', '2027-03-31']
    ],
    ['the next name', ['Round 9'], tier, ['Round 10', 'Round 11', 'Round 12']],
    ['a name without a number again', ['team'], tier, ['team', 'team', 'team']],
    ['an empty cell with its neighbour', ['1', null], price, ['1', null, '1'] as string[]]
  ])('%s', (_, values, declared, wanted) => {
    expect(filled(values, declared, 3, series)).toEqual(wanted)
  })

  test('goes on before the source too, and can copy or grow', () => {
    expect(filled(['10', '20'], price, 3, series, -1)).toEqual(['0', '-10', '-20'])
    expect(filled(['10', '20'], price, 3, { by: 'copy' })).toEqual(['10', '20', '10'])
    expect(filled(['10', '20'], price, 3, { by: 'copy' }, -1)).toEqual(['20', '10', '20'])
    expect(filled(['100'], price, 3, { by: 'growth', rate: '0.05' })).toEqual(['105', '110.25', '115.76'])
    expect(filled(['29'], { ...price, unit: 'people', whole: true }, 2, { by: 'growth', rate: '0.1' })).toEqual([
      '32',
      '35'
    ])
  })

  test('a series goes back as exactly as it goes on', () => {
    const number = fc.integer({ min: -1e9, max: 1e9 }).map((cents) => String(cents / 100))
    fc.assert(
      fc.property(number, number, fc.integer({ min: 1, max: 40 }), (first, second, count) => {
        const on = filled([first, second], price, count, series)
        const back = filled([second, first], price, count, series, -1)
        expect(on).toEqual(back)
      }),
      { numRuns: 200, seed: 83 }
    )
  })
})

describe('[W6] what the selected numbers come to', () => {
  test('exactly, in their unit', () => {
    expect(
      tallyOf(
        sheetOf([
          ['a', '0.1', '0'],
          ['b', '0.2', '0']
        ]),
        { top: 0, bottom: 1, left: 0, right: 1 }
      )
    ).toEqual({
      count: 2,
      figures: [
        { label: 'Sum', text: '$0.30' },
        { label: 'Average', text: '$0.15' },
        { label: 'Lowest', text: '$0.10' },
        { label: 'Highest', text: '$0.20' }
      ]
    })
  })

  test('how many, where they have several units; nothing for one number', () => {
    expect(tallyOf(plans, { top: 0, bottom: 2, left: 1, right: 2 })).toEqual({ count: 5, figures: [] })
    expect(tallyOf(plans, { top: 0, bottom: 1, left: 0, right: 1 })).toBeNull()
    expect(tallyOf(plans, cell(0, 1))).toBeNull()
  })
})
