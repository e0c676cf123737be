// What a command line can name: in the workspace, and in the scenario that it speaks of.
import { placesIn } from '#lib/edit/note-words.ts'
import { rangeColumns } from '#lib/edit/scenario-file.ts'
import { tableNamed } from '#lib/edit/schema.ts'
import type { TableRow } from '#lib/model/inputs.ts'
import { labelFor } from '#lib/model/view.ts'
import { periodLabel } from './months.ts'

export interface Known {
  /** Those of the company that is looked at, the open one first. */
  scenarios: readonly { id: string; name: string }[]
  companies: readonly string[]
  files: readonly string[]
  /** Null where it is not known, or not yet. */
  namesIn: (scenario: string) => ScenarioNames | null
}

export interface ScenarioNames {
  months: number
  startDate: string
  lines: readonly { line: string; label: string }[]
  tiers: readonly string[]
  rounds: readonly string[]
  comparables: readonly string[]
  ownLines: readonly string[]
  /** What a note can be about. */
  places: readonly string[]
  /** The periods that rows of a table hold for, as M1-M3, by table. */
  periods: Readonly<Record<string, readonly { range: string; of: string }[]>>
}

type Tables = Readonly<Record<string, readonly TableRow[]>>

export function scenarioNames(
  scenario: TableRow,
  tables: Tables,
  catalogue: readonly { line: string; label: string; member: string | null }[]
): ScenarioNames {
  const texts = (table: string, column: string): string[] => (tables[table] ?? []).map((row) => row[column] ?? '')
  return {
    months: Number(scenario['months']),
    startDate: scenario['start_date'] ?? '2000-01-01',
    lines: catalogue.map(({ line, label, member }) => ({ line, label: labelFor(label, member) })),
    tiers: texts('pricing', 'tier'),
    rounds: texts('funding_rounds', 'name'),
    comparables: texts('comparables', 'name'),
    ownLines: texts('custom_lines', 'name'),
    places: placesIn(
      tables,
      catalogue.map(({ line }) => line)
    ),
    periods: { growth_rates: periodsOf(tables, 'growth_rates'), headcount: periodsOf(tables, 'headcount') }
  }
}

function periodsOf(tables: Tables, table: string): { range: string; of: string }[] {
  const [start, end] = rangeColumns(tableNamed(table)) as [string, string]
  return (tables[table] ?? []).map((row) => ({
    range: periodLabel(row[start] ?? '', row[end] ?? '').replace('–', '-'),
    of: row['department'] ?? ''
  }))
}
