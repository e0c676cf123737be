// The static workbook: thirteen sheets with every line of the model, all values as they were computed. Which line stands
// on which sheet is said in the model (workbook.ts); here is what else stands there.
import type { CommandFile } from '#lib/edit/messages.ts'
import { workbookFormat } from '#lib/format/number-formats.ts'
import { parameterText } from '#lib/model/inputs.ts'
import { workbookSheets, type WorkbookSheet } from '#lib/model/workbook.ts'
import * as texts from '#lib/texts/workbook.ts'
import type { OutputSource } from '../output.ts'
import { emptyRow, textCell, textRow, type BookRow, type BookSheet } from './book.ts'
import { widthsOf } from './widths.ts'
import { capTableRows } from './cap-table.ts'
import { writeWorkbook } from './hucre.ts'
import { LineBlocks } from './lines.ts'
import { assumptionRows, repeatedTable } from './typed.ts'
import { unitWords } from './units.ts'

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export async function workbookFiles(source: OutputSource): Promise<CommandFile[]> {
  const { scenario, today } = source
  const blocks = new LineBlocks(source)
  const sheets = workbookSheets.map((sheet) => sheetOf(sheet, source, blocks))
  const bytes = await writeWorkbook({ title: scenario['name'] ?? scenario.id, made: today, sheets })
  return [{ name: `${scenario.id}.xlsx`, type: xlsxType, bytes }]
}

function sheetOf(sheet: WorkbookSheet, source: OutputSource, blocks: LineBlocks): BookSheet {
  const { scenario } = source
  const below = sheet.id === 'assumptions' ? { id: '', cells: [textCell(texts.inks)] } : emptyRow
  const title = [textRow('', texts.title(scenario['name'] ?? scenario.id, sheet.name), 'title'), below]
  const head = isByMonth(sheet) ? [...title, ...blocks.monthHead()] : title
  const rows = [...head, ...bodyOf(sheet, source, blocks), emptyRow]
  return { name: sheet.name, rows, widths: widthsOf(rows), frozenRows: head.length }
}

/** The others have blocks of their own columns below each other. */
const isByMonth = ({ id }: WorkbookSheet): boolean => !['summary', 'assumptions', 'valuation'].includes(id)

function bodyOf({ id, sections, opens }: WorkbookSheet, source: OutputSource, blocks: LineBlocks): BookRow[] {
  switch (id) {
    case 'summary':
      return [...blocks.chapters(sections), ...blocks.monthHead(), ...blocks.listed(opens)]
    case 'assumptions':
      return assumptionRows(source)
    case 'funding':
      return [...blocks.listed(opens), emptyRow, ...capTableRows(source)]
    case 'valuation':
      return [...blocks.chapters(sections), ...repeatedTable('comparables', source), emptyRow, ...quartileRows(source)]
    default: {
      const first = opens.length === 0 ? [] : [...blocks.listed(opens), emptyRow]
      return [...first, ...blocks.chapters(sections, new Set(opens.map(({ line }) => line)))]
    }
  }
}

/** What the model takes of the comparables: procedures over a whole column, whose values no line has. */
function quartileRows({ compiled, inputs, currency }: OutputSource): BookRow[] {
  const given = Object.values(compiled.model.givens).filter(({ procedure }) => procedure !== null)
  const rows = given.map((one): BookRow => {
    const value = parameterText({ kind: 'input', given: one, members: [] }, inputs)
    return {
      id: one.name,
      cells: [
        textCell(texts.quartile[one.name] ?? one.name),
        textCell(unitWords(one.unit, currency)),
        value === null ? null : { value: Number(value), look: { format: workbookFormat(one.unit) } }
      ]
    }
  })
  return [textRow('', texts.quartiles, 'heading'), ...rows]
}
