// What an argument of a command can be, read off its kind: names, choices, months, periods. Nothing where it is free.
import type { Argument, Command, NameList } from '#lib/edit/commands/command.ts'
import { templateNames } from '#lib/edit/new-scenario.ts'
import { columnFor, parameters, tableNamed } from '#lib/edit/schema.ts'
import { unitWords } from '#lib/model/language/units.ts'
import * as texts from '#lib/texts/command-line.ts'
import type { Known, ScenarioNames } from './completion-names.ts'
import { showMonth } from './months.ts'

export interface Choice {
  text: string
  label?: string
  help: string
}

/** What was said so far: words in order, and values by the argument's name. */
export interface Said {
  command: Command
  plain: readonly string[]
  values: Readonly<Record<string, string>>
}

export function choicesOf({ kind, name }: Argument, said: Said, known: Known): readonly Choice[] {
  const names = known.namesIn(said.values['scenario'] ?? '')
  switch (kind.as) {
    case 'text':
      return kind.of ? named(kind.of, known, names) : []
    case 'scenario':
      return named('scenarios', known, names)
    case 'file':
      return plainly(known.files)
    case 'choice':
      return plainly(kind.choices)
    case 'cell':
      return cellChoices(kind.table, kind.column, names)
    case 'month':
      return names ? months(names, 0) : []
    case 'range':
      return names ? periods(names, said, name) : []
    case 'cells':
    case 'parameter':
    case 'whole':
    case 'yes':
      return []
  }
}

const plainly = (texts: readonly string[]): Choice[] => texts.map((text) => ({ text, help: '' }))

function named(list: NameList, known: Known, names: ScenarioNames | null): readonly Choice[] {
  switch (list) {
    case 'scenarios':
      return known.scenarios.map(({ id, name }) => ({ text: id, label: name, help: name === id ? '' : id }))
    case 'companies':
      return plainly(known.companies)
    case 'templates':
      return plainly(templateNames)
    case 'assumptions':
      return parameters.map((one) => ({ text: one.name, help: one.label }))
    case 'lines':
      return (names?.lines ?? []).map(({ line, label }) => ({ text: line, help: label }))
    case 'rounds':
      return plainly(names?.rounds ?? [])
    case 'comparables':
      return plainly(names?.comparables ?? [])
    case 'own lines':
      return plainly(names?.ownLines ?? [])
    case 'places':
      return plainly(names?.places ?? [])
    case 'commands':
    case 'looking commands':
      return []
  }
}

function cellChoices(table: string, name: string, names: ScenarioNames | null): readonly Choice[] {
  const column = columnFor(table, name)!
  if (table === 'pricing' && name === 'tier') return plainly(names?.tiers ?? [])
  if (column.kind === 'choice') return plainly(column.choices ?? [])
  if (column.kind === 'unit') return plainly(unitWords)
  return column.kind === 'month' && names ? months(names, Number(column.min)) : []
}

function months({ months: count, startDate }: ScenarioNames, first: number): Choice[] {
  return Array.from({ length: count + 1 - first }, (_, i) => ({
    text: `M${first + i}`,
    help: showMonth(startDate, first + i, 'long')
  }))
}

/** Periods that rows hold for, then the plan's years and the plan as a whole. */
function periods({ months: count, startDate, periods: typed }: ScenarioNames, said: Said, name: string): Choice[] {
  const table = said.command.words.startsWith('growth') ? 'growth_rates' : name === 'period' ? 'headcount' : null
  const { department } = said.values
  const there = (table ? (typed[table] ?? []) : [])
    .filter(({ of }) => of === '' || department === undefined || of === department)
    .map(({ range, of }) => ({ text: range, help: helpOf(tableNamed(table!).rowLabel, of) }))
  const years = Array.from({ length: Math.ceil(count / 12) }, (_, i) => {
    const [start, end] = [i * 12 + 1, Math.min(count, i * 12 + 12)]
    return {
      text: `M${start}-M${end}`,
      help: texts.fromTo(showMonth(startDate, start, 'long'), showMonth(startDate, end, 'long'))
    }
  })
  const all = [...there, ...years, { text: `M1-M${count}`, help: texts.wholePlan }]
  return all.filter(({ text }, at) => all.findIndex((other) => other.text === text) === at)
}

const helpOf = (row: string, of: string): string => (of === '' ? texts.isThere(row) : texts.isThereFor(row, of))
