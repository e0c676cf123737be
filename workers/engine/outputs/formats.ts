// Every format that a scenario is built in, by the word that asks for it.
import type { OutputFormat } from '#lib/edit/output-formats.ts'
import { loaded } from '../loading.ts'
import { csvFiles } from './csv.ts'
import { textFile, type Output } from './output.ts'

export const outputs: Readonly<Record<OutputFormat, Output>> = {
  json: ({ scenario, build }) => [textFile(`${scenario.id}.json`, 'application/json', JSON.stringify(build, null, 2))],
  csv: csvFiles,
  xlsx: async (source) => {
    const { workbookFiles } = await loaded(() => import('./workbook/static.ts'))
    return workbookFiles(source)
  }
}
