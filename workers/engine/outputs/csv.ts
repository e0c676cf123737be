// Figures by month as CSV: wide, one row a month and a column for each line, and long, one row for each figure, as
// tools that chart and pivot want it.
import type { CommandFile } from '#lib/edit/messages.ts'
import { csvRow } from '#lib/format/csv.ts'
import { lastDay } from '#lib/format/months.ts'
import { catalogueOf } from '#lib/model/series.ts'
import { labelFor } from '#lib/model/view.ts'
import { textFile, type OutputSource } from './output.ts'

export const csvFiles = (source: OutputSource): CommandFile[] => [
  textFile(`${source.scenario.id}.csv`, 'text/csv', wide(source)),
  textFile(`${source.scenario.id}-long.csv`, 'text/csv', long(source))
]

/** Ids begin with a letter, so no spreadsheet takes one for a formula. */
function wide({ build: { monthly_data: months } }: OutputSource): string {
  const ids = Object.keys(months[0]!)
  return [ids, ...months.map((month) => ids.map((id) => month[id] ?? ''))].map(csvRow).join('')
}

const longColumns = ['scenario', 'line', 'label', 'unit', 'month', 'date', 'value']

/** Ids and labels begin with a letter or digit. A blank has a row whose value is empty. */
function long({ scenario, compiled, build: { monthly_data: months } }: OutputSource): string {
  const dates = months.map((_, month) => lastDay(scenario['start_date']!, month))
  const rows = catalogueOf(compiled)
    .filter(({ grain, isWorking }) => grain === 'monthly' && !isWorking)
    .flatMap(({ line, label, member, unit }) =>
      months.map((figures, month) => [
        ...[scenario.id, line, labelFor(label, member), unit],
        ...[month, dates[month]!, figures[line] ?? '']
      ])
    )
  return [longColumns, ...rows].map(csvRow).join('')
}
