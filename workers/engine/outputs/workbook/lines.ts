// Blocks of computed lines: a row for each line, under a row of months and one of the days on which they end, or under
// years, or with one value.
import { definitionWords } from '#lib/model/definitions.ts'
import { lastDay, monthLabel } from '#lib/format/months.ts'
import { monthEndFormat, monthFormat, workbookFormat } from '#lib/format/number-formats.ts'
import { catalogueOf, type SeriesInfo } from '#lib/model/series.ts'
import type { StatementRow } from '#lib/model/statements.ts'
import { labelFor } from '#lib/model/view.ts'
import * as texts from '#lib/texts/workbook.ts'
import type { OutputSource } from '../output.ts'
import { emptyRow, textCell, textRow, type BookCell, type BookRow, type Look } from './book.ts'
import { unitWords } from './units.ts'

type Grain = SeriesInfo['grain']

/** A line as it stands in a block. */
interface Shown extends StatementRow {
  info: SeriesInfo
}

/** What stands in the hidden column beside a row of headings: no line has such an id. */
const marks: Readonly<Record<Grain, string>> = { monthly: '#months', yearly: '#years', once: '#value' }

export class LineBlocks {
  readonly #catalogue: readonly SeriesInfo[]

  constructor(readonly source: OutputSource) {
    this.#catalogue = catalogueOf(source.compiled)
  }

  /** The rows of months and of the days on which they end. */
  monthHead(): BookRow[] {
    const { scenario, compiled } = this.source
    const months = Array.from({ length: compiled.tape.months + 1 }, (_, month) => month)
    const look: Look = { weight: 'columns', isRight: true }
    const days = months.map((month): BookCell => ({
      value: new Date(`${lastDay(scenario['start_date']!, month)}T00:00:00Z`),
      look: { ...look, format: monthEndFormat }
    }))
    return [
      head(
        marks.monthly,
        texts.line,
        texts.unit,
        months.map((month) => textCell(monthLabel(month), look))
      ),
      {
        id: '#dates',
        cells: [textCell(texts.ends, { weight: 'columns' }), textCell('', { weight: 'columns' }), ...days]
      }
    ]
  }

  /** The lines of some chapters, apart from those that stand on the sheet already: months first, then years and single values. */
  chapters(sections: readonly string[], except: ReadonlySet<string> = new Set()): BookRow[] {
    const all = this.#catalogue.filter(({ section, line }) => sections.includes(section) && !except.has(line))
    const monthly = sections.flatMap((section) =>
      this.#titled(
        section,
        all.filter((info) => info.grain === 'monthly' && info.section === section)
      )
    )
    return [...monthly, ...this.#headed('yearly', all), ...this.#headed('once', all)]
  }

  /** Lines by month in an order of its own, such as a statement. */
  listed(rows: readonly StatementRow[]): BookRow[] {
    return rows.flatMap((row) => {
      const info = this.#catalogue.find(({ line }) => line === row.line)
      return info ? [this.#row({ ...row, info })] : []
    })
  }

  #titled(title: string, lines: readonly SeriesInfo[]): BookRow[] {
    return lines.length === 0
      ? []
      : [textRow('', title, 'heading'), ...lines.map((info) => this.#plain(info)), emptyRow]
  }

  #headed(grain: Grain, all: readonly SeriesInfo[]): BookRow[] {
    const lines = all.filter((info) => info.grain === grain)
    if (lines.length === 0) return []
    const look: Look = { weight: 'columns', isRight: true }
    const titles =
      grain === 'once'
        ? [texts.value]
        : Array.from({ length: this.source.compiled.tape.years }, (_, year) => texts.year(year + 1))
    const title = grain === 'once' ? texts.once : texts.byYear
    const columns = titles.map((text) => textCell(text, look))
    return [head(marks[grain], title, texts.unit, columns), ...lines.map((info) => this.#plain(info)), emptyRow]
  }

  #plain = (info: SeriesInfo): BookRow =>
    this.#row({ info, line: info.line, indent: info.member === null ? 0 : 1, isTotal: false })

  #row({ info, indent, isTotal, label }: Shown): BookRow {
    const { currency } = this.source
    const look: Look = { ...(isTotal ? { weight: 'total' } : {}), ...(info.isWorking ? { isItalic: true } : {}) }
    const format = info.unit === 'month' && info.line.endsWith('_month') ? monthFormat : workbookFormat(info.unit)
    const figures = this.#valuesOf(info).map((text): BookCell | null =>
      text === null ? null : { value: nearest(text), look: { ...look, format } }
    )
    const name = label ?? this.#labelOf(info)
    return {
      id: info.line,
      cells: [textCell(name, { ...look, indent }), textCell(unitWords(info.unit, currency), look), ...figures]
    }
  }

  #labelOf({ label, member, line }: SeriesInfo): string {
    const definition = definitionWords(line, this.source.tables['assumptions'] ?? [])
    const name = labelFor(label, member)
    return definition === null ? name : texts.withDefinition(name, definition)
  }

  #valuesOf({ grain, line }: SeriesInfo): readonly (string | null)[] {
    const { texts: figures } = this.source
    if (grain === 'once') return [figures.once[line] ?? null]
    return (grain === 'monthly' ? figures.monthly : figures.yearly)[line] ?? []
  }
}

function head(id: string, label: string, unit: string, columns: readonly BookCell[]): BookRow {
  return { id, cells: [textCell(label, { weight: 'columns' }), textCell(unit, { weight: 'columns' }), ...columns] }
}

/** The nearest double. Balances hold to twenty digits: what is less than that is the rest of a division, and nothing. */
function nearest(text: string): number {
  const value = Number(text)
  return Math.abs(value) < 1e-20 ? 0 : value
}
