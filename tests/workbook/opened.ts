// A workbook opened without the product: its sheets by a reader that had no part in writing it, its parts as they are.
import { strFromU8, unzipSync } from 'fflate'
import { read, utils, type WorkBook } from 'xlsx'

export type Value = string | number | boolean | Date | null

export interface OpenedSheet {
  name: string
  /** By row and column from 0, the hidden column included. */
  rows: Value[][]
}

export const bookOf = (bytes: Uint8Array): WorkBook =>
  read(bytes, { cellNF: true, cellFormula: true, cellStyles: true })

export function sheetsOf(bytes: Uint8Array): OpenedSheet[] {
  const book = bookOf(bytes)
  return book.SheetNames.map((name) => ({
    name,
    rows: utils.sheet_to_json<Value[]>(book.Sheets[name]!, { header: 1, raw: true, defval: null, range: 0 })
  }))
}

/** What "#months" and the like head: the values below, by heading. A line may stand on several sheets. */
export function linesOf(sheets: readonly OpenedSheet[]): Map<string, Map<string, Value>[]> {
  const all = new Map<string, Map<string, Value>[]>()
  for (const { rows } of sheets) {
    let headings: Value[] = []
    for (const row of rows) {
      const id = row[0]
      if (typeof id !== 'string' || id === '') continue
      if (['#months', '#years', '#value'].includes(id)) headings = row
      else if (!id.startsWith('#')) {
        const values = new Map(
          headings.flatMap((heading, at) => (at > 2 && heading !== null ? [[String(heading), row[at] ?? null]] : []))
        )
        all.set(id, [...(all.get(id) ?? []), values])
      }
    }
  }
  return all
}

export const partsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))

/** What keeps a text from being well-formed XML, or null. Source: XML 1.0, 2.1 and 3: tags nest, and nothing is bare. */
export function notWellFormed(xml: string): string | null {
  const open: string[] = []
  const body = xml.replace(/^<\?xml [^?]*\?>/, '')
  const token = /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy
  let at = 0
  for (let found = token.exec(body); found; found = token.exec(body)) {
    const [all, closes, name, attributes = '', isEmpty, text] = found
    at = token.lastIndex
    const said = text ?? attributes
    if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(said)) return `a bare & in ${all}`
    if (/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/u.test(said)) return `a forbidden character in ${all}`
    if (text !== undefined) {
      if (open.length === 0 && text.trim() !== '') return `text outside: ${text}`
    } else if (closes) {
      if (open.pop() !== name) return `${all} closes something else`
    } else if (!isEmpty) open.push(name!)
  }
  if (at !== body.length) return `cannot be read from ${body.slice(at, at + 40)}`
  return open.length === 0 ? null : `${open.join(', ')} left open`
}

/** How a cell looks, read off the parts: the colour of its ink and its number format. */
export function lookOf(parts: Record<string, string>, sheet: number, cell: string): { ink: string; format: string } {
  const styles = parts['xl/styles.xml']!
  const list = (name: string, one: string): string[] => {
    const [inside = ''] = new RegExp(`<${name}[ >][^]*?</${name}>`).exec(styles) ?? []
    return inside.match(new RegExp(`<${one}(?: [^>]*?)?(?:/>|>[^]*?</${one}>)`, 'g')) ?? []
  }
  const found = new RegExp(`<c r="${cell}"([^>]*)>`).exec(parts[`xl/worksheets/sheet${sheet}.xml`]!)![1]!
  const format = list('cellXfs', 'xf')[Number(/ s="(\d+)"/.exec(found)?.[1] ?? 0)]!
  const font = list('fonts', 'font')[Number(/fontId="(\d+)"/.exec(format)![1])]!
  const code = new RegExp(`numFmtId="${/numFmtId="(\d+)"/.exec(format)![1]}" formatCode="([^"]*)"`).exec(styles)
  return { ink: /rgb="FF(\w+)"/.exec(font)?.[1] ?? '000000', format: (code?.[1] ?? '').replaceAll('&quot;', '"') }
}
