// Blocks of cells as text: tabs between cells, line ends between rows, quotes around what holds either.

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

export const writeBlock = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) => row.map((cell) => (/[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'))
    .join('\n')

const formulaSign = /^'?[=+\-@\t\r＝＋－＠]/

/** A text that a spreadsheet would compute is marked as the text it is, as people mark it there. */
export const asText = (text: string): string => (formulaSign.test(text) ? `'${text}` : text)
export const fromText = (text: string): string =>
  text.startsWith("'") && formulaSign.test(text.slice(1)) ? text.slice(1) : text
