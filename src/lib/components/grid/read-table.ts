// The table of a web page or a spreadsheet, as text of its cells. The page's policy lets nothing else read HTML; what comes
// from a clipboard may be anything, so that each sign is looked at once.

interface Piece {
  text: string
  /** Lower case, with a slash before it where it ends; null for text. */
  tag: string | null
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/**
 * The cells of the first table, by its rows; none where there is no table. A cell over several columns leaves room behind
 * it. A table in a cell is text of that cell.
 * @param most cells; what comes after them is left, so that a caller sees that there are more than it takes
 */
export function readTable(html: string, most = Infinity): string[][] {
  const rows: string[][] = []
  let isInside = false
  let depth = 0
  let count = 0
  let cell: string | null = null
  let span = 1

  const endCell = (): void => {
    if (cell !== null) rows.at(-1)!.push(decoded(cell).trim(), ...Array<string>(span - 1).fill(''))
    if (cell !== null) count += span
    cell = null
  }

  for (const { text, tag } of pieces(html)) {
    if (count > most) break
    if (!isInside) isInside = tag === 'table'
    else if (cell !== null && tag === 'table') depth++
    else if (depth > 0 && tag !== null) {
      if (tag === '/table') depth--
      cell = `${cell ?? ''} `
    } else if (tag === null) cell = cell === null ? null : cell + text.replace(/\s+/g, ' ')
    else if (tag === 'br') cell = cell === null ? null : `${cell}\n`
    else if (/^\/?(?:t[dhr]|table)$/.test(tag)) {
      endCell()
      if (tag === '/table') break
      if (tag === 'tr' || (rows.length === 0 && /^t[dh]$/.test(tag))) rows.push([])
      if (/^t[dh]$/.test(tag)) {
        cell = ''
        span = spanOf(text)
      }
    }
  }
  endCell()
  return rows.filter((row) => row.length > 0)
}

function* pieces(html: string): Generator<Piece> {
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    const end = open === -1 ? -1 : endOfTag(html, open)
    if (end === -1) {
      yield { text: html.slice(at), tag: null }
      return
    }
    if (open > at) yield { text: html.slice(at, open), tag: null }
    const text = html.slice(open, end)
    const [tag = ''] = /^\/?[a-z][a-z0-9:-]*/i.exec(text.slice(1, 40)) ?? []
    yield { text, tag: tag.toLowerCase() }
    at = end
  }
}

/** Behind its last sign, which may also stand in quotes inside it. -1 where it does not end. */
function endOfTag(html: string, open: number): number {
  let quote = ''
  let before = ''
  for (let at = open + 1; at < html.length; at++) {
    const sign = html[at]!
    if (quote) quote = sign === quote ? '' : quote
    else if (sign === '>') return at + 1
    else if ((sign === '"' || sign === "'") && before === '=') quote = sign
    if (sign.trim() !== '') before = sign
  }
  return -1
}

const spanOf = (tag: string): number =>
  Math.max(1, Number(/\scolspan\s*=\s*["']?(\d{1,3})/i.exec(tag.slice(0, 2000))?.[1] ?? 1))

const decoded = (text: string): string =>
  text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,8}));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      const code = hex ? parseInt(hex, 16) : Number(decimal)
      if (name) return entities[name.toLowerCase()] ?? whole
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    }
  )
