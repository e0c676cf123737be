// What is asked about the past of a scenario and what is made of it: edits taken back, moments named. Loaded when it is
// first asked for.
import type { Change } from '#lib/edit/edit.ts'
import type { Writing } from '#lib/edit/messages.ts'
import * as problems from '#lib/edit/past-problems.ts'
import type { Amendment, PlannedLine, RevertPlan, RevertSource, Snapshot } from '#lib/edit/past.ts'
import { sameName } from '#lib/edit/commands/command.ts'
import { ok, refused, type Problem, type Result } from '#lib/edit/result.ts'
import { tableNamed } from '#lib/edit/schema.ts'
import { reverted, revertedSince } from '#lib/texts/edits.ts'
import { momentAfter, namedMoments } from '#workers/store/timeline.ts'
import { asOneRow, cellChanges, rowName } from './history.ts'
import { chosen, misfit, reverting } from './reverting.ts'
import { snapshotOf } from './timeline.ts'
import type { Workspace } from './workspace.ts'

export { historyPage } from './timeline.ts'

export const snapshotsOf = ({ store }: Workspace, scenario: string): Snapshot[] =>
  namedMoments(store.database.connection, scenario).map(snapshotOf)

/** What would change, in words. It is refused where it cannot be made, whatever is chosen. */
export function planRevert(workspace: Workspace, source: RevertSource, writing: Writing): Result<RevertPlan, Problem> {
  const read = reverting(workspace, source)
  if (!read.ok) return read
  const { head, edits, changes, later, seen } = read.value
  if (changes.length + later.length === 0 && source.reach !== 'after') return refused(problems.nothingToRevert)
  const [least, most] = [false, true].map((putBack) => {
    const made = chosen(workspace, source.scenario, read.value, putBack)
    return made.ok ? misfit(workspace, source.scenario, made.value) : null
  })
  // What is wrong only with one of the choices is said when it is made.
  if (least && (most || later.length === 0)) return refused(least)
  return ok({
    ...head,
    ...{ edits, seen, rows: changes.length },
    lines: allLines(workspace, changes, writing),
    later: later.flatMap(({ change, by }) => linesOf(workspace, change, by, writing))
  })
}

/** Rows that go and come again under one name are one row that changes. */
function allLines(workspace: Workspace, changes: readonly Change[], writing: Writing): PlannedLine[] {
  const stays = ({ was, now }: Change) => was !== null && now !== null
  const others = changes.filter((change) => !stays(change))
  const rows = asOneRow(
    others.map(({ table, row, was, now }) => ({ row, images: { table, was, now } })),
    writing
  )
  return [
    ...changes.filter(stays).flatMap((change) => linesOf(workspace, change, null, writing)),
    ...rows.flatMap(({ row, images }) => linesOf(workspace, { row, ...images }, null, writing))
  ]
}

function linesOf(workspace: Workspace, change: Change, later: PlannedLine['later'], writing: Writing): PlannedLine[] {
  const { table, was, now } = change
  const present = workspace.row(table, change.row)
  const row = { ...present, ...(now ?? was) }
  const name = rowName(table, present ?? row)
  const common = { table: tableNamed(table).label, later }
  if (was === null || now === null) return [{ ...common, kind: was ? 'goes' : 'comes', place: name, was: '', now: '' }]
  return cellChanges({ table, was: { ...row, ...was }, now: row }, writing).map((cell): PlannedLine => {
    // A row that is one value has its name, and what is of the scenario itself needs no other.
    const place = table === 'scenarios' || cell.label === name ? cell.label : `${name} · ${cell.label}`
    return { ...common, kind: 'cell', place, was: cell.was, now: cell.now }
  })
}

/** Made as one edit under this id, or refused. */
export function amend(workspace: Workspace, amendment: Amendment, id: string): Result<null, Problem> {
  const made = amendment.kind === 'revert' ? revert(workspace, amendment, id) : nameMoment(workspace, amendment, id)
  return made.ok ? ok(null) : made
}

function revert(
  workspace: Workspace,
  { source, later, seen }: Extract<Amendment, { kind: 'revert' }>,
  id: string
): Result<unknown, Problem> {
  const read = reverting(workspace, source)
  if (!read.ok) return read
  if (seen !== null && seen !== read.value.seen) return refused(problems.changedMeanwhile)
  const made = chosen(workspace, source.scenario, read.value, later === 'put back')
  if (!made.ok) return made
  const wrong = misfit(workspace, source.scenario, made.value)
  if (wrong) return refused(wrong)
  const why = (source.reach === 'one' ? reverted : revertedSince)(read.value.head.why)
  return workspace.name(id, () => workspace.receive(made.value, why, 'revert'))
}

/** No cell changes, but the history has an entry for it: it is journalled, saved and passed on as any edit. */
function nameMoment(
  workspace: Workspace,
  amendment: Exclude<Amendment, { kind: 'revert' }>,
  id: string
): Result<unknown, Problem> {
  const { scenario: owner } = amendment
  const scenario = workspace.scenarioById(owner)
  if (!scenario.ok) return scenario
  const all = snapshotsOf(workspace, owner)
  const own = 'snapshot' in amendment ? all.find((one) => one.id === amendment.snapshot) : undefined
  if ('snapshot' in amendment && !own)
    return refused(
      problems.unknownSnapshot(
        amendment.snapshot,
        all.map(({ name }) => name)
      )
    )
  const name = 'name' in amendment ? amendment.name.trim() : own!.name
  const isNamed = amendment.kind !== 'forget'
  const wrong = isNamed ? problems.snapshotName(name) : null
  if (wrong) return refused(wrong)
  if (isNamed && all.some((one) => one !== own && sameName(one.name, name)))
    return refused(problems.snapshotThere(name))
  const after = amendment.kind === 'name' ? amendment.after : own!.id
  if (amendment.kind === 'name' && after !== null && !momentAfter(workspace.store.database.connection, after))
    return refused(problems.unknownEdit(after))
  // This column never changes, so nothing is lost where another tab makes it again from other rows.
  const same = { company_id: scenario.value['company_id'] ?? null }
  const change: Change = { table: 'scenarios', row: owner, was: same, now: same }
  return workspace.name(id, () => workspace.receive([change], name, isNamed ? 'snapshot' : 'snapshot removed', after))
}
