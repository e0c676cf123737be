// Blocks of cells as text: tabs between cells, line ends between rows, quotes around what holds either; and as a table of a
// web page, as spreadsheets put it beside.
import { readTable } from './read-table.ts'

/** Reads what a spreadsheet puts on the clipboard. An empty first cell keeps its place. */
export function readBlock(text: string): string[][] {
  const rows: string[][] = [[]]
  let at = 0
  while (at < text.length) {
    const quoted = /^"((?:[^"]|"")*)"(?=[\t\r\n]|$)/.exec(text.slice(at))
    const plain = /^[^\t\r\n]*/.exec(text.slice(at))!
    rows.at(-1)!.push(quoted ? quoted[1]!.replaceAll('""', '"') : plain[0])
    at += quoted ? quoted[0].length : plain[0].length
    if (text[at] === '\t') {
      at++
      if (at === text.length) rows.at(-1)!.push('')
    } else if (at < text.length) {
      at += text.startsWith('\r\n', at) ? 2 : 1
      if (at < text.length) rows.push([])
    }
  }
  if (rows.length === 1 && rows[0]!.length === 0) rows[0]!.push('')
  return rows
}

/** Nobody types more; a column of a whole spreadsheet is a million. */
export const mostCells = 20_000

/** Longer tables have their text beside them. */
const mostHtml = 500_000

/** The text has every digit, where a table may hold rounded ones; but some programs put columns into the table only. */
export function readClipboard(text: string, html: string): string[][] {
  const table = text.includes('\t') || html.length > mostHtml ? [] : readTable(html, mostCells)
  return table.some((row) => row.length > 1) || (text === '' && table.length > 0) ? table : readBlock(text)
}

/** Whether it is more than one cell. @param hasLines a text of several lines is one where it is pasted */
export const isBlock = (text: string, html: string, hasLines: boolean): boolean => {
  const block = readClipboard(text, html)
  return block.flat().length > (hasLines ? block.length : 1)
}

export const writeBlock = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) => row.map((cell) => (/[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'))
    .join('\n')

/** A cell of a table: how it looks, and for numbers the value and the format by which spreadsheets show it so. */
export interface TableCell {
  text: string
  number?: { value: string; format: string }
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

function cellHtml({ text, number }: TableCell, withStyles: boolean): string {
  const style = (format: string) =>
    withStyles ? ` style='mso-number-format:"${format.replaceAll('"', '\\0022')}"'` : ''
  if (!number) return `<td${style('\\@')}>${escaped(text).replaceAll('\n', '<br>')}</td>`
  const { value, format } = number
  const sheets = escaped(JSON.stringify({ 1: 3, 3: Number(value) }))
  const shown = escaped(JSON.stringify({ 1: 2, 2: format, 3: 1 }))
  const numbers = `x:num="${value}" data-sheets-value="${sheets}" data-sheets-numberformat="${shown}"`
  return `<td align="right" ${numbers}${style(format)}>${escaped(text)}</td>`
}

/**
 * What Excel and Sheets read as numbers in their formats.
 * @param withStyles where no policy of a page looks at it: Excel has its formats there
 */
export const writeTable = (rows: readonly (readonly TableCell[])[], withStyles: boolean): string =>
  '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table>' +
  rows.map((row) => `<tr>${row.map((cell) => cellHtml(cell, withStyles)).join('')}</tr>`).join('') +
  '</table></body></html>'

const formulaSign = /^'?[=+\-@\t\r＝＋－＠]/

/** A text that a spreadsheet would compute is marked as the text it is, as people mark it there. */
export const asText = (text: string): string => (formulaSign.test(text) ? `'${text}` : text)
export const fromText = (text: string): string =>
  text.startsWith("'") && formulaSign.test(text.slice(1)) ? text.slice(1) : text
