// An independent spreadsheet engine (IronCalc) and a sheet laid out the way a workbook will be: typed values on one
// side, every line in a row of its own, months in columns. Only formulas of the Excel target are put in.
import init, { Model as Workbook } from '@ironcalc/wasm'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parameterText, rowsOf, type Inputs } from '#lib/model/inputs.ts'
import { procedures } from '#lib/model/finance.ts'
import type { Given, Model, Rows } from '#lib/model/language/syntax.ts'
import { excelFormula, type Layout } from '#lib/model/targets/excel.ts'
import { cellsOf, idOf, membersOf, type Cell, type Shape } from '#lib/model/targets/fold.ts'
import type { Tape } from '#lib/model/targets/tape.ts'

let ready: Promise<unknown> | null = null

/** Loads the engine's WebAssembly once. */
export function loadSpreadsheet(): Promise<unknown> {
  const wasm = createRequire(import.meta.url).resolve('@ironcalc/wasm/wasm_bg.wasm')
  return (ready ??= init({ module_or_path: readFileSync(wasm) }))
}

export const columnName = (index: number): string =>
  (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))

let latest: Workbook | null = null

/** One sheet of the engine, until the next is made: it gives no memory back by itself. Rows and columns count from 0. */
export class Sheet {
  private readonly book: Workbook

  constructor(rows: number, columns: number) {
    latest?.free()
    this.book = latest = new Workbook('tie-out', 'en', 'UTC', 'en')
    // Fifteen digits of every value, whatever the engine would choose to show.
    this.book.updateRangeStyle(
      { sheet: 0, row: 1, column: 1, width: columns, height: rows },
      'num_fmt',
      '0.00000000000000E+00'
    )
    this.book.pauseEvaluation()
  }

  put(row: number, column: number, text: string): void {
    this.book.setUserInput(0, row + 1, column + 1, text)
  }

  evaluate(): void {
    this.book.resumeEvaluation()
    this.book.evaluate()
  }

  /** Null for an empty text; an error of the sheet is returned as its name. */
  read(row: number, column: number): number | string | null {
    const shown = this.book.getFormattedCellValue(0, row + 1, column + 1)
    if (shown === '') return null
    const value = Number(shown)
    return Number.isNaN(value) ? shown : value
  }
}

interface Placed {
  row: number
  column: number
}

/** Where everything stands: a name for each typed value, line and row column. */
export class TieOut {
  private readonly places = new Map<string, Placed>()
  private readonly texts: [number, number, string][] = []
  private nextRow = 1
  private readonly columns: number
  /** Labels take three columns; M0 stands in the fourth. */
  private readonly first = 3

  constructor(
    private readonly model: Model,
    private readonly shape: Shape,
    private readonly tape: Tape,
    private readonly inputs: Inputs
  ) {
    this.columns = this.first + Math.max(shape.months + 1, tape.years + 1, 40)
    for (let month = 0; month <= shape.months; month++) this.texts.push([0, this.first + month, String(month)])
    this.placeTyped()
    for (const line of model.lines)
      for (const cell of cellsOf(line, model, shape))
        this.places.set(lineKey(cell), { row: this.nextRow++, column: this.first })
    for (const line of model.lines) for (const cell of cellsOf(line, model, shape)) this.placeLine(cell)
  }

  /** The sheet, recalculated by the engine. */
  recalculated(): Sheet {
    const sheet = new Sheet(this.nextRow + 5, this.columns + 5)
    for (const [row, column, text] of this.texts) sheet.put(row, column, text)
    sheet.evaluate()
    return sheet
  }

  /** Where a line's value for a month (or year, or the run) stands. */
  at(cell: Cell, month: number): [number, number] {
    const { row } = this.places.get(lineKey(cell))!
    return [row, this.first + (cell.line.grain === 'monthly' ? month : cell.line.grain === 'yearly' ? month : 0)]
  }

  formulaAt(cell: Cell, month: number): string {
    const [row, column] = this.at(cell, month)
    return this.texts.find(([r, c]) => r === row && c === column)?.[2] ?? ''
  }

  /** Each monthly row's formulas from M1 on, with relative references written as distances. */
  relativeFormulas(): { id: string; formulas: Set<string> }[] {
    return [...this.places].flatMap(([key, { row }]) => {
      if (!key.startsWith('line monthly ')) return []
      const own = this.texts.filter(([at, column]) => at === row && column > this.first)
      return [{ id: key.slice(13), formulas: new Set(own.map(([, column, text]) => asDistances(text, column))) }]
    })
  }

  private placeTyped(): void {
    for (const rows of Object.values(this.model.rows)) this.placeRows(rows)
    for (const given of Object.values(this.model.givens))
      for (const members of combinations(given.by.map((axis) => membersOf(axis, this.model, this.shape)))) {
        const place = this.place(inputKey(given, members))
        const { procedure, from } = given
        if (procedure !== null) this.placeProcedure(place, procedure, from)
        else
          this.texts.push([
            place.row,
            place.column,
            parameterText({ kind: 'input', given, members }, this.inputs) ?? ''
          ])
      }
  }

  private placeProcedure(place: Placed, procedure: string, from: { table: string; column: string }): void {
    const key = `list ${from.table}.${from.column}`
    if (!this.places.has(key)) {
      const list = this.place(key)
      const values = (this.inputs.tables[from.table] ?? []).flatMap((row) => row[from.column] ?? [])
      values.forEach((value, i) => this.texts.push([list.row, list.column + i, value]))
    }
    const { row } = this.places.get(key)!
    const range = `$D$${row + 1}:$AK$${row + 1}`
    this.texts.push([place.row, place.column, `=IF(COUNT(${range})=0,"",${procedures[procedure]!.excel(range)})`])
  }

  /** Rows of a table go down the sheet, so that every column of it is one vertical range. */
  private placeRows(rows: Rows): void {
    const groups = rows.by === null ? [''] : (this.model.axes[rows.by]!.members ?? this.shape.members[rows.by]!)
    const all = groups.flatMap((member) => rowsOf(rows, member, this.inputs).map((row) => ({ member, row })))
    const start = this.nextRow
    const names = ['order', 'member', ...rows.columns.map(({ name }) => name)]
    names.forEach((name, i) => this.places.set(`rows ${rows.name}.${name}`, { row: start, column: this.first + i }))
    all.forEach(({ member, row }, i) => {
      this.texts.push([start + i, this.first, String(i + 1)], [start + i, this.first + 1, member])
      rows.columns.forEach((column, c) => this.texts.push([start + i, this.first + 2 + c, row[column.from] ?? '']))
    })
    this.places.set(`rows ${rows.name}`, { row: start, column: start + Math.max(1, all.length) })
    this.nextRow += Math.max(1, all.length)
  }

  private place(key: string): Placed {
    const place = { row: this.nextRow++, column: this.first }
    this.places.set(key, place)
    return place
  }

  private placeLine(cell: Cell): void {
    const { row } = this.places.get(lineKey(cell))!
    const put = (column: number, clause: 'opens' | 'is') => {
      const formula = excelFormula(cell, clause, this.model, this.shape, this.layout(column))
      this.texts.push([row, this.first + column, `=${formula}`])
    }
    const { grain } = cell.line
    if (grain === 'once') put(0, 'is')
    else if (grain === 'monthly')
      for (let month = 0; month <= this.shape.months; month++) put(month, month === 0 ? 'opens' : 'is')
    else for (let year = 1; year <= this.tape.years; year++) put(year, 'is')
  }

  private layout(column: number): Layout {
    const reference = (place: Placed | undefined) => {
      if (!place) throw new Error('nothing stands there')
      return `$${columnName(place.column)}$${place.row + 1}`
    }
    const rowOf = (cell: Cell) => this.places.get(lineKey(cell))!.row + 1
    const letter = (at: number) => columnName(this.first + at)
    const range = (rows: Rows, name: string) => {
      const { column: at } = this.places.get(`rows ${rows.name}.${name}`)!
      const { row: start, column: end } = this.places.get(`rows ${rows.name}`)!
      return `$${columnName(at)}$${start + 1}:$${columnName(at)}$${end}`
    }
    const lastOf = (cell: Cell) => (cell.line.grain === 'yearly' ? this.tape.years : this.shape.months)
    const firstOf = (cell: Cell) => (cell.line.grain === 'yearly' ? 1 : 0)
    return {
      cell: (cell, back) =>
        cell.line.grain === 'once' ? `$${letter(0)}$${rowOf(cell)}` : `${letter(column - back)}${rowOf(cell)}`,
      upTo: (cell, back) => `$${letter(0)}${rowOf(cell)}:${letter(column - back)}${rowOf(cell)}`,
      monthsUpTo: (back) => `$${letter(0)}$1:${letter(column - back)}$1`,
      all: (cell) => `$${letter(firstOf(cell))}$${rowOf(cell)}:$${letter(lastOf(cell))}$${rowOf(cell)}`,
      allMonths: () => `$${letter(0)}$1:$${letter(this.shape.months)}$1`,
      last: (cell) => (lastOf(cell) === 0 ? null : `$${letter(lastOf(cell))}$${rowOf(cell)}`),
      clock: (word) =>
        word === 'months'
          ? String(this.tape.months)
          : word === 'years'
            ? String(this.tape.years)
            : `${letter(column)}$1`,
      input: (given, members) => reference(this.places.get(inputKey(given, members))),
      column: (rows, name) => range(rows, name),
      rowOrder: (rows) => range(rows, 'order'),
      memberColumn: (rows) => range(rows, 'member'),
      memberName: (member) => `"${member.replaceAll('"', '""')}"`
    }
  }
}

const combinations = (axes: readonly (readonly string[])[]): string[][] =>
  axes.reduce<string[][]>((all, members) => all.flatMap((before) => members.map((member) => [...before, member])), [[]])

const lineKey = (cell: Cell): string => `line ${cell.line.grain} ${idOf(cell)}`
const inputKey = (given: Given, members: readonly string[]): string => `input ${given.name} ${JSON.stringify(members)}`

const columnIndex = (name: string): number =>
  [...name].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1

const asDistances = (formula: string, column: number): string =>
  formula.replace(/(\$?)([A-Z]{1,3})(?=\$?\d)/g, (whole, fixed: string, name: string) =>
    fixed ? whole : `C[${columnIndex(name) - column}]`
  )
