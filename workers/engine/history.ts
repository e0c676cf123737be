// The history as people read it: which row, which cells, what stood there before.
import type { Values } from '#lib/edit/edit.ts'
import type { HistoryEntry, Writing } from '#lib/edit/messages.ts'
import { columnFor, memberLabels, tableNamed, tableNames } from '#lib/edit/schema.ts'
import { monthLabel } from '#lib/format/months.ts'
import { showNumber } from '#lib/format/numbers.ts'
import { nameRow } from '#lib/format/places.ts'
import type { HistoryRow } from '#workers/store/store.ts'

export function historyEntry(row: HistoryRow, writing: Writing): HistoryEntry {
  const [was = null, now = null] = [row.old_row, row.new_row].map((json) =>
    json === null ? null : (JSON.parse(json) as Values)
  )
  const table = row.table_name ?? ''
  return {
    id: row.id,
    edit: row.edit_id ?? '',
    at: row.at ?? '',
    author: row.author ?? '',
    origin: row.origin ?? '',
    why: row.why ?? '',
    scenario: row.scenario_id,
    ...rowInWords(table, was, now, writing)
  }
}

/** What happened to a row: its name, and what changed in it. */
export function rowInWords(
  table: string,
  was: Values | null,
  now: Values | null,
  writing: Writing
): Pick<HistoryEntry, 'place' | 'changes'> {
  const label = tableNames.includes(table) ? tableNamed(table).rowLabel : table
  const name = tableNames.includes(table) ? nameRow(table, now ?? was ?? {}) : ''
  const place = was === null ? `New ${label}: ${name}` : now === null ? `Removed ${label}: ${name}` : name
  return { place, changes: was && now ? cellChanges(table, was, now, writing) : [] }
}

function cellChanges(table: string, was: Values, now: Values, writing: Writing): HistoryEntry['changes'] {
  return tableNamed(table).columns.flatMap(({ name }) => {
    if ((was[name] ?? null) === (now[name] ?? null)) return []
    const column = columnFor(table, name, now['parameter'])!
    const show = (value: string | null): string => {
      if (value === null || value === '') return 'empty'
      if (column.kind === 'month') return monthLabel(Number(value))
      if (column.kind === 'number') return showNumber(value, column.unit, 'typed', writing)
      // A tier may be called cloud, too: only choices have labels.
      return column.kind === 'choice' && Object.hasOwn(memberLabels, value) ? memberLabels[value]! : value
    }
    return [{ label: column.label, was: show(was[name] ?? null), now: show(now[name] ?? null) }]
  })
}
