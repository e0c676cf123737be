// What is to be said below the tables: checks that do not hold, what may not have been meant, what is out of the ordinary;
// and the list of sections, marked by it.
import type { Row } from '#lib/edit/edit.ts'
import { fixesFor, type Fix } from '#lib/edit/fixes.ts'
import { hintsOf } from '#lib/edit/hints.ts'
import type { CheckRow } from '#lib/edit/messages.ts'
import { parameters, tableNamed } from '#lib/edit/schema.ts'
import * as texts from '#lib/texts/assumptions.ts'
import { unusualIn } from './cells.ts'
import type { Source } from './sheets.ts'

export interface Remark {
  kind: 'wrong' | 'hint' | 'unusual'
  sentence: string
  fixes: readonly Fix[]
}

/** A section to jump to. */
export interface Entry {
  id: string
  title: string
  /** Within the one before. */
  isPart: boolean
  /** What is marked there: checks that fail, or something to know. */
  mark: 'wrong' | 'hint' | null
}

const groups = [...new Set(parameters.map(({ group }) => group))]

const order = [
  ...['pricing', 'growth_rates', 'headcount', 'funding_rounds', 'expense_ratios', 'working_capital', 'assumptions'],
  ...groups,
  ...['comparables', 'custom_lines', 'scenarios']
]

const isGroup = (chapter: string): boolean => groups.includes(chapter)

export const titleOf = (chapter: string): string =>
  chapter === 'scenarios' ? texts.plan : isGroup(chapter) ? chapter : tableNamed(chapter).label

/** The element of a section: its table, or the name of its group as an address can bear it. */
export const idOf = (chapter: string): string =>
  isGroup(chapter) ? chapter.toLowerCase().replace(/\W+/g, '-') : chapter

/** By section: a table, or a group of single values. */
export function remarksOf(
  { scenario, tables, setting }: Source,
  checks: readonly CheckRow[]
): ReadonlyMap<string, Remark[]> {
  const remarks = new Map<string, Remark[]>(order.map((chapter) => [chapter, []]))
  const say = (chapter: string, kind: Remark['kind'], sentence: string, fixes: readonly Fix[] = []) =>
    remarks.get(chapter)?.push({ kind, sentence, fixes })
  for (const check of checks)
    if (!check.ok && check.where && 'table' in check.where)
      say(check.where.table, 'wrong', check.sentence, fixesFor(check, tables))
  for (const { table, sentence, fixes } of hintsOf(tables, Number(scenario['months'])))
    say(table, 'hint', sentence, fixes)
  for (const chapter of order.filter((one) => one !== 'assumptions' && one !== 'scenarios'))
    for (const sentence of unusualIn(isGroup(chapter) ? 'assumptions' : chapter, rowsOf(chapter, tables), setting))
      say(chapter, 'unusual', sentence)
  return remarks
}

const rowsOf = (chapter: string, tables: Source['tables']): readonly Row[] =>
  isGroup(chapter)
    ? (tables['assumptions'] ?? []).filter((row) =>
        parameters.some(({ group, name }) => group === chapter && name === row['parameter'])
      )
    : (tables[chapter] ?? [])

export const entriesOf = (remarks: ReadonlyMap<string, readonly Remark[]>): Entry[] =>
  order.map((chapter) => {
    const kinds = (remarks.get(chapter) ?? []).map(({ kind }) => kind)
    const mark = kinds.includes('wrong') ? 'wrong' : kinds.includes('hint') ? 'hint' : null
    return { id: idOf(chapter), title: titleOf(chapter), isPart: isGroup(chapter), mark }
  })
