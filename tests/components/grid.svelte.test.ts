// The grid without its drawing: selection by keys, blocks on the clipboard, the part in view.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { copied, laid } from '#lib/components/grid/block.ts'
import { readBlock, writeBlock } from '#lib/components/grid/clipboard.ts'
import { Find } from '#lib/components/grid/find.svelte.ts'
import { Selection } from '#lib/components/grid/selection.svelte.ts'
import { columnFor } from '#lib/edit/schema.ts'
import { usualSetting } from '#lib/format/numbers.ts'
import type { Sheet, SheetCell } from '#lib/components/grid/sheet.ts'
import { Viewport } from '#lib/components/grid/viewport.svelte.ts'
import { columnsInView, rowsInView, scrollTo } from '#lib/components/grid/window.ts'

const sheetOf = (cells: string[][], ids = cells.map((_, i) => String(i))): Sheet => ({
  label: 'Test',
  setting: usualSetting,
  columns: cells[0]!.map((_, i) => ({ id: String(i), label: '', width: '100px', align: 'left' })),
  rows: ids.map((id) => ({ id, weight: 'plain', indent: 0, removeLabel: null })),
  cell: (row, column): SheetCell => ({ text: cells[row]![column]!, kind: 'computed' })
})

const plain = { shift: false, jump: false, page: 2 }
const grid = sheetOf([
  ['a', 'b', '', 'd'],
  ['e', '', '', 'h'],
  ['i', 'j', 'k', 'l'],
  ['m', 'n', 'o', 'p']
])

function at(row: number, column: number, sheet = grid): Selection {
  const selection = new Selection(() => sheet)
  selection.select({ row, column })
  return selection
}

describe('[W6] keys move the selection as in a spreadsheet', () => {
  const moves: [string, Partial<typeof plain>, [number, number]][] = [
    ['ArrowDown', {}, [2, 1]],
    ['ArrowUp', {}, [0, 1]],
    ['ArrowLeft', {}, [1, 0]],
    ['ArrowRight', {}, [1, 2]],
    ['Home', {}, [1, 0]],
    ['End', {}, [1, 3]],
    ['Home', { jump: true }, [0, 0]],
    ['End', { jump: true }, [3, 3]],
    ['PageDown', {}, [3, 1]],
    ['PageUp', {}, [0, 1]]
  ]
  test.each(moves)('%s %j', (key, options, [row, column]) => {
    const selection = at(1, 1)
    expect(selection.move(key, { ...plain, ...options })).toBe(true)
    expect(selection.active).toEqual({ row, column })
  })

  test('with Control they go to the edge of the block, and over a gap to the next', () => {
    const jump = { ...plain, jump: true }
    const ends = (row: number, column: number, key: string) => {
      const selection = at(row, column)
      selection.move(key, jump)
      return [selection.active!.row, selection.active!.column]
    }
    expect(ends(2, 0, 'ArrowRight')).toEqual([2, 3])
    expect(ends(0, 0, 'ArrowRight')).toEqual([0, 1])
    expect(ends(0, 1, 'ArrowRight')).toEqual([0, 3])
    expect(ends(1, 0, 'ArrowRight')).toEqual([1, 3])
    expect(ends(0, 1, 'ArrowDown')).toEqual([2, 1])
    expect(ends(3, 1, 'ArrowDown')).toEqual([3, 1])
  })

  test('with Shift they extend a range from where it began', () => {
    const selection = at(1, 1)
    selection.move('ArrowDown', { ...plain, shift: true })
    selection.move('ArrowRight', { ...plain, shift: true })
    expect(selection.range).toEqual({ top: 1, left: 1, bottom: 2, right: 2 })
    selection.move('ArrowUp', { ...plain, shift: true })
    selection.move('ArrowUp', { ...plain, shift: true })
    expect(selection.range).toEqual({ top: 0, left: 1, bottom: 1, right: 2 })
  })

  test('Tab Tab Enter returns to the column where typing began', () => {
    const selection = at(0, 1)
    selection.goOn('Tab', false)
    selection.goOn('Tab', false)
    expect(selection.active).toEqual({ row: 0, column: 3 })
    selection.goOn('Enter', false)
    expect(selection.active).toEqual({ row: 1, column: 1 })
  })

  test('nothing leaves the sheet', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...moves.map(([key]) => key)), fc.boolean(), fc.boolean())),
        (keys) => {
          const selection = at(0, 0)
          for (const [key, shift, jump] of keys) selection.move(key, { shift, jump, page: 3 })
          const { row, column } = selection.active!
          expect(row >= 0 && row < 4 && column >= 0 && column < 4).toBe(true)
        }
      ),
      { numRuns: 200, seed: 71 }
    )
  })

  test('the active cell stays with its row when rows are sorted anew, and near it when the row goes', () => {
    let sheet = $state.raw(sheetOf([['a'], ['b'], ['c']], ['x', 'y', 'z']))
    const selection = new Selection(() => sheet)
    selection.select({ row: 2, column: 0 })
    sheet = sheetOf([['c'], ['a'], ['b']], ['z', 'x', 'y'])
    expect(selection.active).toEqual({ row: 0, column: 0 })
    sheet = sheetOf([['a'], ['b']], ['x', 'y'])
    expect(selection.active).toEqual({ row: 1, column: 0 })
  })
})

test('[W6] the active cell stays with its column when others are folded away, and its row when parts are', () => {
  const all = ['line', 'm1', 'm2', 'year', 'm3']
  const withColumns = (ids: string[]): Sheet => ({
    ...grid,
    columns: ids.map((id) => ({ id, label: id, width: '1fr', align: 'left' }))
  })
  let sheet = $state.raw(withColumns(all))
  const selection = new Selection(() => sheet)
  selection.select({ row: 1, column: 4 })
  sheet = withColumns(['line', 'year', 'm3'])
  expect(selection.active).toEqual({ row: 1, column: 2 })
  sheet = withColumns(all)
  expect(selection.active).toEqual({ row: 1, column: 4 })
})

test('[W6] keys fold and unfold what the active cell lies in, and stay with the total', () => {
  const all = ['line', 'm1', 'm2', 'y1', 'm3', 'y2']
  let folded = $state.raw(new Set<string>())
  const toggle = (key: string) => () => (folded = new Set(folded.has(key) ? [] : [key]))
  const sheet = (): Sheet => ({
    ...grid,
    columns: all
      .filter((id) => !folded.has('y1') || (id !== 'm1' && id !== 'm2'))
      .map((id) => ({
        ...{ id, label: id, width: '1fr', align: 'left' as const },
        ...(id.startsWith('y') ? { fold: { key: id, isFolded: folded.has(id), what: id, toggle: toggle(id) } } : {})
      }))
  })
  const selection = new Selection(sheet)
  const column = () => sheet().columns[selection.active!.column]!.id
  selection.select({ row: 0, column: 1 })
  expect([selection.fold('ArrowLeft'), column()]).toEqual([true, 'y1'])
  expect([selection.fold('ArrowLeft'), [...folded]]).toEqual([true, ['y1']])
  expect([selection.fold('ArrowRight'), column(), [...folded]]).toEqual([true, 'y1', []])
  expect(selection.fold('ArrowUp')).toBe(false)
  selection.select({ row: 0, column: 2 })
  selection.toggle(sheet().columns[3]!.fold!)
  expect(column()).toBe('y1')
  selection.toggle(sheet().columns[1]!.fold!)
  selection.select({ row: 0, column: 4 })
  selection.toggle(sheet().columns[3]!.fold!)
  expect([column(), [...folded]]).toEqual(['m3', ['y1']])
})

describe('[W6] a range whose ends are torn apart is one cell again', () => {
  const range = (before: string[], after: string[], top: number, bottom: number) => {
    let sheet = $state.raw(
      sheetOf(
        before.map((id) => [id]),
        before
      )
    )
    const selection = new Selection(() => sheet)
    selection.select({ row: top, column: 0 })
    selection.select({ row: bottom, column: 0 }, true)
    sheet = sheetOf(
      after.map((id) => [id]),
      after
    )
    return selection.range
  }
  const one = (row: number) => ({ top: row, bottom: row, left: 0, right: 0 })

  test('when rows are sorted anew', () => {
    expect(range(['a', 'b', 'c', 'd'], ['a', 'c', 'd', 'b'], 0, 1)).toEqual(one(3))
    expect(range(['a', 'b', 'c'], ['c', 'a', 'b'], 0, 1)).toEqual({ top: 1, bottom: 2, left: 0, right: 0 })
  })

  test('when rows go', () => {
    expect(range(['a', 'b', 'c'], ['a'], 1, 2)).toEqual(one(0))
    expect(range(['a', 'b', 'c'], ['a', 'b'], 2, 1)).toEqual(one(1))
  })
})

describe('[W6] what is found in the sheets of a page', () => {
  const searched = (cells: string[][]) => {
    const shown: number[][] = []
    const grid = {
      sheet: sheetOf(cells),
      show: ({ row, column }: { row: number; column: number }) => shown.push([row, column]),
      takeFocus: () => shown.push([])
    }
    return { grid, shown }
  }

  test('cell by cell, sheet by sheet, round and round', () => {
    const find = new Find()
    const [first, second] = [
      searched([
        ['Revenue', '1'],
        ['COGS', '12']
      ]),
      searched([['Net  revenue', '2']])
    ]
    find.enter(first.grid)
    const leave = find.enter(second.grid)
    find.look(' REVENUE ')
    expect([find.number, find.count]).toEqual([1, 2])
    find.next(1)
    expect(find.found).toBe(second.grid)
    find.next(1)
    find.next(-1)
    expect([first.shown, second.shown]).toEqual([
      [
        [0, 0],
        [0, 0]
      ],
      [
        [0, 0],
        [0, 0]
      ]
    ])
    find.look('net revenue')
    find.close()
    expect(second.shown.at(-1)).toEqual([])
    expect(find.found).toBeUndefined()
    leave()
    find.look('2')
    expect([find.count, first.shown.at(-1)]).toEqual([1, [1, 1]])
  })

  test('a heading leads to the first cell below it', () => {
    const find = new Find()
    const { grid, shown } = searched([
      ['a', 'b'],
      ['c', 'd']
    ])
    find.enter({
      ...grid,
      sheet: {
        ...grid.sheet,
        columns: [{ ...grid.sheet.columns[0]! }, { ...grid.sheet.columns[1]!, label: 'Churn', sub: 'a year' }]
      }
    })
    find.look('churn a year')
    expect([find.count, shown]).toEqual([1, [[0, 1]]])
  })

  test('what is folded is found, and shown again when the search comes to it', () => {
    const find = new Find()
    const whole = sheetOf([
      ['a', '1'],
      ['b', '1'],
      ['c', '3']
    ])
    const { grid, shown } = searched([['c', '3']])
    const folded: Sheet = { ...grid.sheet, rows: [whole.rows[2]!], whole: () => whole }
    const opened: string[][] = []
    const unfold = (...ids: [string, string]) => {
      opened.push(ids)
      grid.sheet = { ...whole, unfold }
    }
    grid.sheet = { ...folded, unfold }
    find.enter(grid)
    find.look('3')
    expect([find.count, shown]).toEqual([1, [[2, 1]]])
    find.look('1')
    expect([find.count, opened.at(-1), shown.at(-1)]).toEqual([2, ['0', '1'], [0, 1]])
  })

  test('nothing is found for nothing', () => {
    const find = new Find()
    find.enter(searched([['', '–']]).grid)
    find.look('  ')
    find.next(1)
    expect([find.number, find.count, find.hasSheets]).toEqual([0, 0, true])
  })
})

describe('[W6] blocks of cells', () => {
  test.each<[string, string[][]]>([
    [
      '1\t2\n3\t4',
      [
        ['1', '2'],
        ['3', '4']
      ]
    ],
    [
      '1\t2\r\n3\t4\r\n',
      [
        ['1', '2'],
        ['3', '4']
      ]
    ],
    [
      '\t2\n\t4',
      [
        ['', '2'],
        ['', '4']
      ]
    ],
    ['1\t\n', [['1', '']]],
    [
      '"a\tb"\t"say ""yes"""\n"two\nlines"\tx',
      [
        ['a\tb', 'say "yes"'],
        ['two\nlines', 'x']
      ]
    ],
    ['5" pipe', [['5" pipe']]],
    ['', [['']]]
  ])('%j is read', (text, block) => {
    expect(readBlock(text)).toEqual(block)
  })

  test('what is copied is read back', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', ' ', '1', ',') }).map((text) => text.trim())
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 4 })
          .chain((width) =>
            fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 })
          ),
        (block) => {
          fc.pre(block.at(-1)!.some((text) => text !== '') || block[0]!.length > 1)
          expect(readBlock(writeBlock(block))).toEqual(block)
        }
      ),
      { numRuns: 300, seed: 72 }
    )
  })
})

describe('[W6] names that a spreadsheet would compute', () => {
  const sheetWith = (names: string[]): Sheet => ({
    ...sheetOf(names.map((name) => [name, '-5'])),
    cell: (row, column) => ({
      text: column === 0 ? names[row]! : '-5',
      kind: 'typed',
      target: {
        table: 'pricing',
        row: String(row),
        column: column === 0 ? 'tier' : 'monthly_price',
        declared: columnFor('pricing', column === 0 ? 'tier' : 'monthly_price')!,
        now: column === 0 ? names[row]! : '-5'
      }
    })
  })
  const names = ['=1+1', '-x', '@a', "'=b", 'plain', "'quoted'"]
  const sheet = sheetWith(names)
  const all = { top: 0, left: 0, bottom: names.length - 1, right: 1 }
  const { text } = copied(sheet, all, ({ now }) => now ?? '')

  test('are copied as texts, numbers as numbers', () => {
    expect(text.split('\n')).toEqual(["'=1+1\t-5", "'-x\t-5", "'@a\t-5", "''=b\t-5", 'plain\t-5', "'quoted'\t-5"])
  })

  test('come back as they were', () => {
    const back = laid(sheet, all, readBlock(text)).wishes.filter(({ target }) => target.column === 'tier')
    expect(back.map((wish) => wish.text)).toEqual(names)
  })
})

describe('the part in view', () => {
  test('rows and columns, with two rows and one column beyond either end', () => {
    expect(rowsInView(320, 320, 32, 400)).toEqual({ first: 8, last: 22 })
    expect(rowsInView(0, 320, 32, 5)).toEqual({ first: 0, last: 4 })
    expect(columnsInView(0, 500, [200, 100, 100, 100, 100, 100])).toEqual({ first: 1, last: 5 })
    expect(columnsInView(1000, 500, [200, ...Array<number>(121).fill(100)])).toEqual({ first: 9, last: 15 })
  })

  test('what comes into view is drawn in the elements of what went, in the order they have', () => {
    const cells = Array.from({ length: 400 }, () => Array<string>(121).fill(''))
    const sheet = sheetOf(cells)
    const wide = { ...sheet, columns: sheet.columns.map((column) => ({ ...column, width: '100px' })) }
    const view = new Viewport(
      () => wide,
      () => true,
      32
    )
    Object.assign(view, { width: 1000, height: 640 })
    // Once there were as many as there can be, there are always as many.
    for (const at of [2000, 2010, 3210]) {
      view.scrolled({ scrollLeft: at, scrollTop: at } as Element)
      void [view.rows, view.columns]
    }
    const keys = () => [view.rows.map((row) => view.rowKey(row)), view.columns.map((column) => view.columnKey(column))]
    for (const [left, top] of [
      [2050, 3210],
      [2150, 3290],
      [5000, 12_000],
      [0, 0]
    ] as const) {
      const [before, drawn] = [keys(), new Set(view.rows)]
      view.scrolled({ scrollLeft: left, scrollTop: top } as Element)
      const { first, last } = rowsInView(top, 640, 32, 400)
      for (let row = first; row <= last; row++) expect(view.rows, `row ${row}`).toContain(row)
      if (top === 3290) expect(view.rows.filter((row) => !drawn.has(row))).toHaveLength(2)
      if (top > 0) expect(keys()).toEqual(before)
      expect(new Set(view.rows).size).toBe(view.rows.length)
    }
    expect([view.topOf(3), view.leftOf(2), view.widthOf(2)]).toEqual(['128px', '200px', '100px'])
  })

  test('it is scrolled as little as needed', () => {
    expect([scrollTo(100, 50, 0, 200), scrollTo(180, 50, 0, 200), scrollTo(20, 50, 100, 200)]).toEqual([0, 30, 20])
  })
})
