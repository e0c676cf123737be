// The commands about the past of a scenario, answered through the door that the pages use.
import { sameName, text, type Given } from '#lib/edit/commands/command.ts'
import type { Row } from '#lib/edit/edit.ts'
import type { KeepingDoor } from '#lib/edit/keeping.ts'
import * as problems from '#lib/edit/past-problems.ts'
import { sinceThen, type PastDoor, type PlannedLine, type Snapshot } from '#lib/edit/past.ts'
import { ok, refused, type Problem, type Result } from '#lib/edit/result.ts'
import * as texts from '#lib/texts/keeping-answers.ts'
import type { EditHead } from '#workers/store/timeline.ts'
import { asTable, type Told } from './telling.ts'

export interface PastMeans {
  door: KeepingDoor & PastDoor
  scenario: (typed: string) => Result<Row, Problem>
  /** Of a scenario, newest first. */
  edits: (scenario: string) => EditHead[]
}

type Answer = Promise<Result<Told, Problem>>

const told = (sentence: string, data: unknown): Result<Told, Problem> => ok({ text: sentence, data, files: [] })

export async function runPast(words: string, given: Given, means: PastMeans): Answer {
  const found = means.scenario(text(given, 'scenario')!)
  if (!found.ok) return found
  const scenario = found.value.id
  if (words === 'revert') return revert(means, scenario, given)
  const all = await means.door.snapshots(scenario)
  if (words === 'snapshot list') {
    const rows = all.map(({ name, at, named }) => ({ name, moment: at, named }))
    return told(asTable(rows), rows)
  }
  if (words === 'snapshot add') return add(means, scenario, given)
  const snapshot = snapshotMeant(all, text(given, 'snapshot')!)
  if (!snapshot.ok) return snapshot
  const { id, name } = snapshot.value
  switch (words) {
    case 'snapshot rename': {
      const to = text(given, 'to')!
      const done = await means.door.amend({ kind: 'rename', scenario, snapshot: id, name: to })
      return done.ok ? told(texts.momentRenamed(name, to), { name: to }) : done
    }
    case 'snapshot remove': {
      const done = await means.door.amend({ kind: 'forget', scenario, snapshot: id })
      return done.ok ? told(texts.nameRemoved(name), { name }) : done
    }
    case 'snapshot compare':
      return compare(means, scenario, snapshot.value)
    default:
      return restore(means, scenario, snapshot.value, text(given, 'only') === 'plan')
  }
}

async function revert({ door, edits }: PastMeans, scenario: string, given: Given): Answer {
  const edit = editMeant(edits(scenario), text(given, 'edit')!)
  if (!edit.ok) return edit
  const reach = text(given, 'since') === undefined ? 'one' : 'since'
  const later = text(given, 'later') === 'put-back' ? 'put back' : 'leave'
  const source = { scenario, edit: edit.value.edit, reach } as const
  const plan = await door.planRevert(source)
  if (!plan.ok) return plan
  const lines = later === 'leave' ? plan.value.lines : [...plan.value.lines, ...plan.value.later]
  const left = later === 'leave' ? plan.value.later : []
  const isOnlyPlan = text(given, 'only') === 'plan'
  if (!isOnlyPlan) {
    const done = await door.amend({ kind: 'revert', source, later, seen: plan.value.seen })
    if (!done.ok) return done
  }
  const saying = {
    one: isOnlyPlan ? texts.wouldRevert : texts.reverted,
    since: isOnlyPlan ? texts.wouldRevertSince : texts.revertedSince
  }
  const begin = saying[reach](plan.value.why)
  return told(
    [begin, ...lines.map(inWords), ...left.map((line) => texts.leftAsItIs(inWords(line)))].join('\n'),
    plan.value
  )
}

async function add({ door, edits }: PastMeans, scenario: string, given: Given): Answer {
  const typed = text(given, 'after')
  const edit = typed === undefined ? ok(null) : editMeant(edits(scenario), typed)
  if (!edit.ok) return edit
  const name = text(given, 'name')!.trim()
  const done = await door.amend({ kind: 'name', scenario, name, after: edit.value?.edit ?? null })
  return done.ok ? told(texts.momentCalled(name), { name }) : done
}

async function compare({ door }: PastMeans, scenario: string, { name, after }: Snapshot): Answer {
  const plan = await door.planRevert({ scenario, edit: after, reach: 'after' })
  if (!plan.ok) return plan
  const lines = sinceThen(plan.value.lines)
  const begin = (lines.length === 0 ? texts.nothingSince : texts.changedSince)(name)
  return told([begin, ...lines.map(inWords)].join('\n'), lines)
}

async function restore({ door }: PastMeans, scenario: string, snapshot: Snapshot, isOnlyPlan: boolean): Answer {
  const { name, at, after } = snapshot
  const source = { time: at, after, name, scenario }
  const done = await (isOnlyPlan ? door.planRestore(source) : door.restore(source))
  if (!done.ok) return done
  const isSame = done.value.tables.length === 0
  const say = isSame ? texts.nothingDiffers : isOnlyPlan ? texts.wouldRestore : texts.restored
  return told(say(texts.quotedName(name)), done.value)
}

const inWords = ({ kind, table, place, was, now }: PlannedLine): string =>
  kind === 'cell' ? `${table} · ${place}: ${was} -> ${now}` : texts.rowComesOrGoes(table, place, kind)

function snapshotMeant(all: readonly Snapshot[], typed: string): Result<Snapshot, Problem> {
  const found = all.find(({ name }) => name === typed) ?? all.find(({ name }) => sameName(name, typed))
  const names = all.map(({ name }) => name)
  return found ? ok(found) : refused(problems.unknownSnapshot(typed, names))
}

/** How many letters of an id are enough to mean it. */
const fewest = 4

function editMeant(edits: readonly EditHead[], typed: string): Result<EditHead, Problem> {
  if (typed === 'last' && edits[0]) return ok(edits[0])
  const meant = typed.length < fewest ? [] : edits.filter(({ edit }) => edit.endsWith(typed.toLowerCase()))
  if (meant.length > 1) return refused(problems.severalEdits(typed))
  return meant[0] ? ok(meant[0]) : refused(problems.unknownEdit(typed))
}
