// Taking back one edit that is not the last, or everything since an edit: what would change, told before it does. The
// history says what every row was; what no longer fits there is refused.
import { uniqueBy } from '#lib/edit/branches.ts'
import { rangeProblem } from '#lib/edit/cells.ts'
import { removeTier, renameTier } from '#lib/edit/commands/tiers.ts'
import { remove, sameName, update } from '#lib/edit/commands/command.ts'
import { rowsAfter, squash, type Change, type Row, type Values } from '#lib/edit/edit.ts'
import * as problems from '#lib/edit/past-problems.ts'
import type { RevertSource } from '#lib/edit/past.ts'
import { wholeCompanyProblem } from '#lib/edit/round-problems.ts'
import { ok, refused, type Problem, type Result } from '#lib/edit/result.ts'
import { tableNamed } from '#lib/edit/schema.ts'
import { changesIn } from '#workers/store/history.ts'
import type { Store } from '#workers/store/store.ts'
import { editHeads, historyBetween, lastIn, lastToWrite, momentAfter, type EditHead } from '#workers/store/timeline.ts'
import { rowLabel, rowName } from './history.ts'
import type { Workspace } from './workspace.ts'

type Later = { why: string; at: string }

export interface Reverting {
  head: Pick<EditHead, 'why' | 'at'>
  edits: number
  /** From what is there to what was. */
  changes: Change[]
  /** The same of what was changed again since, and by what. */
  later: { change: Change; by: Later | null }[]
  seen: number
}

export function reverting(workspace: Workspace, { scenario, edit, reach }: RevertSource): Result<Reverting, Problem> {
  const { store } = workspace
  const { connection } = store.database
  const known = workspace.scenarioById(scenario)
  if (!known.ok) return known
  const heads = editHeads(connection, scenario)
  const head = heads.find((one) => one.edit === edit)
  const moment = head ? { at: head.at, place: head.last } : reach === 'after' ? momentAfter(connection, edit) : null
  if (!moment) return refused(problems.unknownEdit(edit))
  const seen = lastIn(connection, scenario)
  const begin = reach === 'after' ? moment.place + 1 : head!.first
  const edits = reach === 'one' ? 1 : heads.filter(({ first }) => first >= begin).length
  const told = { head: { why: head?.why ?? '', at: moment.at }, edits, seen }
  if (reach === 'one') {
    const taken = oneBack(workspace, scenario, head!)
    return taken.ok ? ok({ ...told, ...taken.value }) : taken
  }
  const past = changesIn(historyBetween(connection, scenario, begin, seen))
  const changes = inOrder(squash(past).flatMap((change) => back(change, store.row(change.table, change.row))))
  if (changes.some(({ table, now }) => table === 'scenarios' && now === null)) return refused(problems.madeScenario)
  return ok({ ...told, changes, later: [] })
}

/** The row as it was before a change and all that came after it. */
function back({ table, row, was }: Change, present: Row | null): Change[] {
  if (was === null) return present ? [remove(table, present)] : []
  if (present === null) return [{ table, row, was: null, now: was }]
  return updates(table, present, was, () => true)
}

type Taken = Pick<Reverting, 'changes' | 'later'>

function oneBack(workspace: Workspace, scenario: string, { edit, first, last }: EditHead): Result<Taken, Problem> {
  const { store } = workspace
  const { connection } = store.database
  const rows = historyBetween(connection, scenario, first, last).filter((row) => row.edit_id === edit)
  const taken: Taken = { changes: [], later: [] }
  for (const change of squash(changesIn(rows))) {
    const { table, row, was, now } = change
    const present = store.row(table, row)
    if (table === 'scenarios' && was === null) return refused(problems.madeScenario)
    if (!present && was === null) continue
    if (!present && now !== null) return refused(problems.rowGone(rowLabel(table), nameThen(rows, table, row)))
    const by = lastToWrite(connection, table, row, last)
    if (!present || was === null) {
      const gone = back(change, present)
      // A row that was changed since goes with those changes, if at all.
      if (present && by) taken.later.push(...gone.map((one) => ({ change: one, by })))
      else taken.changes.push(...gone)
      continue
    }
    taken.changes.push(...updates(table, present, was, (column) => now !== null && present[column] === now[column]))
    const changed = updates(table, present, was, (column) => now === null || present[column] !== now[column])
    taken.later.push(...changed.map((one) => ({ change: one, by })))
  }
  taken.changes = inOrder(withTerms(workspace, scenario, taken.changes))
  return ok(taken)
}

/** What it was called when the edit was made. */
function nameThen(rows: Parameters<typeof changesIn>[0], table: string, id: string): string {
  const found = rows.findLast((row) => row.table_name === table && row.row_id === id)
  return rowName(table, JSON.parse(found?.new_row ?? found?.old_row ?? '{}') as Values)
}

function updates(table: string, present: Row, was: Values, takes: (column: string) => boolean): Change[] {
  // A column that a migration took away is not missed.
  const taken = Object.entries(was).filter(([column]) => column in present && takes(column))
  const change = update(table, present, Object.fromEntries(taken))
  return change ? [change] : []
}

/** The days that a tier's customers take to pay follow its name, also where they were typed later. */
function withTerms(workspace: Workspace, scenario: string, changes: readonly Change[]): Change[] {
  const read = workspace.read('')
  const more = changes.flatMap(({ table, row, was, now }): Change[] => {
    if (table !== 'pricing' || was === null) return []
    if (now === null) return removeTier(read, scenario, { id: row, ...was }).filter((one) => one.table !== 'pricing')
    return 'tier' in now ? renameTier(read, scenario, was['tier'] ?? '', now['tier'] ?? '') : []
  })
  const isNew = (change: Change) => !changes.some(({ table, row }) => table === change.table && row === change.row)
  return [...changes, ...more.filter(isNew)]
}

/** What the person has decided to do. */
export function chosen(
  workspace: Workspace,
  scenario: string,
  { changes, later }: Reverting,
  putBack: boolean
): Result<Change[], Problem> {
  const both = [...changes, ...later.map(({ change }) => change)]
  const all = putBack ? inOrder(withTerms(workspace, scenario, both)) : changes
  if (all.length > 0) return ok(squash(all))
  return refused(later.length > 0 ? problems.allChangedSince : problems.nothingToRevert)
}

/** Rows that come, then cells, then rows that go. */
const inOrder = (changes: readonly Change[]): Change[] => [
  ...changes.filter(({ was }) => was === null),
  ...changes.filter(({ was, now }) => was !== null && now !== null),
  ...changes.filter(({ now }) => now === null)
]

type Rows = Pick<Store, 'rows' | 'row'>

/** Why changes do not fit what is there: a name is taken by now, or a period would end before it begins. */
export function misfit(workspace: Workspace, scenario: string, changes: readonly Change[]): Problem | null {
  const taken = takenName(workspace.store, scenario, changes)
  if (taken) return taken
  const after = afterChanges(workspace.store, changes)
  for (const { table, row, now } of changes) {
    const changed = now && table !== 'scenarios' && after(table, scenario).find(({ id }) => id === row)
    const wrong = changed ? rangeProblem(table, changed) : null
    if (wrong) return wrong
  }
  if (!changes.some(({ table }) => table === 'funding_rounds')) return null
  return wholeCompanyProblem(workspace.read(''), scenario, after('funding_rounds', scenario))
}

/** Whether something else has by now the name of what comes back. */
export function takenName(store: Rows, scenario: string, changes: readonly Change[]): Problem | null {
  const after = afterChanges(store, changes)
  for (const { table, row, was, now } of changes) {
    const columns = uniqueBy(table)
    if (now === null || (was !== null && !columns.some((column) => column in now))) continue
    const company = now['company_id'] ?? store.row('scenarios', row)?.['company_id']
    const all = after(table, table === 'scenarios' ? (company ?? '') : scenario)
    const own = all.find(({ id }) => id === row)
    const isSame = (other: Row) =>
      other.id !== row && columns.every((column) => sameName(other[column], own?.[column] ?? null))
    if (own && columns.length > 0 && all.some(isSame))
      return problems.thereAgain(tableNamed(table).rowLabel, rowName(table, own))
  }
  return null
}

const afterChanges =
  (store: Rows, changes: readonly Change[]) =>
  (table: string, owner: string): Row[] =>
    rowsAfter(store.rows(table, owner), table, changes)
