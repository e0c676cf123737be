// Lines of somebody's own while they are written: their names, what may come next, and the cells that keeping them sets.
import { describe, expect, test } from 'vitest'
import { completionAt } from '#lib/components/lines/completion.ts'
import { allUsersOf, editsFor, nameFrom } from '#lib/components/lines/draft.ts'
import { inBrackets, piecesOf, renamed } from '#lib/model/language/pieces.ts'

const row = (name: string, formula: string) => ({ id: `id ${name}`, name, unit: 'number', formula, note: '' })
const rows = [row('a', '1'), row('b', 'a + prior a'), row('c', 'b * 2'), row('d', 'aa + max(1, 2)')]

describe('[F2] a line of somebody’s own', () => {
  test.each([
    ['Revenue per head', 'revenue_per_head'],
    ['  Marge (brute) à 30 %', 'marge_brute_a_30'],
    ['2nd try', 'nd_try'],
    ['Month', 'my_month'],
    ['%%', '']
  ])('is called after its label: %s', (label, name) => {
    expect(nameFrom(label)).toBe(name)
  })

  test('takes along what needs it, one through the other', () => {
    expect(allUsersOf('a', rows).map(({ name }) => name)).toEqual(['b', 'c'])
    expect(allUsersOf('d', rows)).toEqual([])
  })

  test('is renamed where it is named, and nowhere else', () => {
    expect(renamed('a + aa * price["a"] - prior a', 'a', 'z')).toBe('z + aa * price["a"] - prior z')
    const draft = { row: rows[0]!, name: 'z', unit: 'number', formula: '1', note: '' }
    const cells = (renames: boolean) =>
      editsFor(draft, rows, renames).map(({ row, column, value }) => [row, column, value])
    const own = [
      ['id a', 'name', 'z'],
      ['id a', 'unit', 'number'],
      ['id a', 'formula', '1'],
      ['id a', 'note', '']
    ]
    expect(cells(true)).toEqual([...own, ['id b', 'formula', 'z + prior z']])
    expect(cells(false)).toEqual(own)
  })

  test('is a new row where there was none', () => {
    const edits = editsFor({ row: null, name: 'z', unit: 'number', formula: '1', note: '' }, rows, true)
    expect(edits.every(({ row, added }) => row === null && added === 0)).toBe(true)
  })
})

describe('[F2] what may come next', () => {
  const names = [
    { text: 'price[team]', label: 'Price, team', unit: 'money per customer' },
    { text: 'gross_profit', label: 'Gross profit', unit: 'money' },
    { text: 'profitable', label: 'Months with profit', unit: 'month' }
  ]
  const offered = (text: string, caret = text.length) =>
    completionAt(text, caret, names, false).suggestions.map(({ text }) => text)

  test('is what begins so, then what holds it', () => {
    expect(offered('2 * prof')).toEqual(['profitable', 'gross_profit'])
    expect(offered('gross')).toEqual(['gross_profit'])
  })

  test('goes by member between brackets, and by what stands before the caret', () => {
    expect(offered('price[te')).toEqual(['price[team]'])
    expect(offered('gross * 2', 5)).toEqual(['gross_profit'])
  })

  test('is nothing after a number or a sign, until it is asked for', () => {
    expect(offered('2 * ')).toEqual([])
    expect(completionAt('2 * ', 4, names, true).suggestions.slice(0, 3)).toEqual(names)
  })
})

describe('[F1] the pieces of a formula', () => {
  test.each(['', 'a+b', ' if a <= 2M then b[x, "y]"] else §', 'price[never closed', '1.5e3 × 2'])(
    'are all of it: %s',
    (text) => {
      expect(
        piecesOf(text)
          .map((piece) => piece.text)
          .join('')
      ).toBe(text)
    }
  )

  test('a member is quoted where it would end the bracket', () => {
    expect(inBrackets(['team', 'a, "b"'])).toBe('[team, "a, \\"b\\""]')
  })
})
