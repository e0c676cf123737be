// The one place that knows the library that writes spreadsheets: a book in, the bytes of an .xlsx file out.
import { writeXlsx, type Cell, type CellStyle, type WriteOptions, type WriteSheet } from 'hucre/xlsx'
import { frozenColumns, type Book, type BookCell, type BookSheet, type Look, type WorkbookWriter } from './book.ts'

type NamedRange = NonNullable<WriteOptions['namedRanges']>[number]

export const writeWorkbook: WorkbookWriter = ({ title, made, sheets }: Book) => {
  const day = new Date(`${made}T00:00:00Z`)
  const styles = new Map<string, CellStyle>()
  return writeXlsx({
    sheets: sheets.map((sheet) => written(sheet, styles)),
    // The library puts no quotation marks around the name of a sheet, so the names of ranges are written here.
    namedRanges: sheets.flatMap(printed),
    properties: { title: legal(title), created: day, modified: day },
    defaultFont: font()
  })
}

function written({ name, rows, widths, frozenRows }: BookSheet, styles: Map<string, CellStyle>): WriteSheet {
  const cells = new Map<string, Partial<Cell>>()
  for (const [row, { id, cells: shown }] of rows.entries()) {
    if (id !== '') cells.set(`${row},0`, { value: legal(id), style: styleOf({}, 'string', styles) })
    for (const [at, cell] of shown.entries()) if (cell) cells.set(`${row},${at + 1}`, cellOf(cell, styles))
  }
  return {
    name,
    cells,
    columns: [{ width: 24, hidden: true }, ...widths.map((width) => ({ width }))],
    rowDefs: new Map(rows.flatMap(({ isHidden }, row) => (isHidden ? [[row, { hidden: true }]] : []))),
    freezePane: { rows: frozenRows, columns: frozenColumns },
    view: { showGridLines: false },
    pageSetup: { orientation: 'landscape', paperSize: 'a3', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: { oddFooter: '&L&A&R&P / &N' }
  }
}

function cellOf({ value, look }: BookCell, styles: Map<string, CellStyle>): Partial<Cell> {
  const text = typeof value === 'string' ? legal(value) : value
  const style = styleOf(look, typeof value, styles)
  // The library writes what looks like an error of the format ("#N/A") as one.
  return typeof text === 'string' && text.startsWith('#') ? { richText: [{ text }], style } : { value: text, style }
}

/** What is printed, and the rows and columns that every page repeats. */
function printed({ name, rows, widths, frozenRows }: BookSheet): NamedRange[] {
  const sheet = `'${name.replaceAll("'", "''")}'`
  const last = Math.max(...rows.map(({ cells }) => cells.length), Math.min(widths.length, frozenColumns))
  const titles = `${sheet}!$B:$C,${sheet}!$1:$${frozenRows}`
  return [
    { name: '_xlnm.Print_Area', range: `${sheet}!$B$1:$${columnName(last)}$${rows.length}`, scope: name },
    { name: '_xlnm.Print_Titles', range: titles, scope: name }
  ]
}

/** By its number from 0. */
const columnName = (index: number): string =>
  (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))

const blue = '0000FF'
const black = '000000'

const font = (color = black): NonNullable<CellStyle['font']> => ({ name: 'Calibri', size: 10, color: { rgb: color } })

function styleOf(look: Look, type: string, styles: Map<string, CellStyle>): CellStyle {
  const key = JSON.stringify([look, type])
  const known = styles.get(key)
  if (known) return known
  const { ink, weight, format, isRight, isItalic, indent } = look
  const isBold = weight !== undefined
  const style: CellStyle = {
    font: {
      ...font(ink === 'typed' ? blue : black),
      ...(isBold && { bold: true }),
      ...(isItalic && { italic: true }),
      ...(weight === 'title' && { size: 14 })
    },
    // Text stays text when somebody edits it, even where it begins like a formula.
    ...(type === 'string' ? { numFmt: '@' } : format !== undefined && { numFmt: format }),
    ...((isRight ?? indent) && {
      alignment: { horizontal: isRight ? 'right' : 'left', ...(indent && { indent }) }
    }),
    ...(weight === 'columns' && {
      fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8ECF2' } },
      border: { bottom: { style: 'thin', color: { rgb: '8A94A6' } } }
    }),
    ...(weight === 'total' && { border: { top: { style: 'thin', color: { rgb: '8A94A6' } } } })
  }
  styles.set(key, style)
  return style
}

/**
 * Text as XML can bear it, no longer than a cell takes. What looks like an escape of the format is escaped itself.
 * Source: ECMA-376 part 1, 18.4.12 (_xHHHH_), and Excel's limit of 32,767 characters.
 */
const legal = (text: string): string =>
  text
    .slice(0, 32_767)
    .replace(/[^\P{Cc}\t\n]|\p{Cs}|[\ufffe\uffff]/gu, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
