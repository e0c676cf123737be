// The commands about keeping, answered through the door that the pages use.
import { text, type Given } from '#lib/edit/commands/command.ts'
import { companySpokenOf } from '#lib/edit/commands/companies.ts'
import type { KeepingDoor, RestorePlan } from '#lib/edit/keeping.ts'
import type { CommandFile, Opened } from '#lib/edit/messages.ts'
import * as problems from '#lib/edit/keeping-problems.ts'
import type { PastDoor } from '#lib/edit/past.ts'
import { fileMissing } from '#lib/edit/problems.ts'
import { ok, refused, type Problem, type Result } from '#lib/edit/result.ts'
import * as texts from '#lib/texts/keeping-answers.ts'
import { asTable, type Told } from './telling.ts'
import { closed } from '#workers/store/problems.ts'
import { editHeads } from '#workers/store/timeline.ts'
import type { Engine } from './engine.ts'
import { runPast } from './past-commands.ts'
import type { Workspaces } from './surroundings.ts'

export interface Means {
  door: KeepingDoor & PastDoor
  /** What the pages show. */
  shown: () => Engine
  /** The company that is spoken of, where it was named. */
  company: string | null
  pack: (passphrase: string | undefined) => Promise<Result<CommandFile, Problem>>
  workspaces: Workspaces
  open: (name: string, passphrase: string | null) => Promise<Result<Opened, Problem>>
}

type Answer = Promise<Result<Told, Problem>>
type Files = Readonly<Record<string, Uint8Array>>

export async function runKeeping(words: string, given: Given, files: Files, means: Means): Answer {
  const name = text(given, 'name')?.trim()
  const passphrase = text(given, 'passphrase')
  switch (words) {
    case 'storage':
      return storage(means)
    case 'backup':
      return backup(means, passphrase)
    case 'restore':
      return restore(means, text(given, 'file')!, files, passphrase, text(given, 'only') === 'plan')
    case 'workspace list':
      return list(means)
    case 'workspace create':
      return create(means, name!, passphrase ?? null)
    case 'workspace open':
      return open(means, name!, passphrase ?? null)
    case 'workspace delete':
      return remove(means, name!)
    default:
      return past(words, given, means)
  }
}

async function past(words: string, given: Given, { door, shown, company }: Means): Answer {
  const of = companySpokenOf(shown().read(), company)
  if (!of.ok) return of
  return runPast(words, given, {
    door,
    scenario: (typed) => shown().looking.forCompany(of.value).scenario(typed),
    edits: (scenario) => editHeads(shown().store.database.connection, scenario)
  })
}

const told = (sentence: string, data: unknown, files: CommandFile[] = []): Result<Told, Problem> =>
  ok({ text: sentence, data, files })

async function storage({ door }: Means): Answer {
  const health = await door.storage()
  if (!health) return refused(closed)
  const { copies, used, quota, isProtected, edits, kept, lastFile, recovery } = health
  const megabytes = (bytes: number | null) =>
    bytes === null ? texts.unknown : texts.megabytes((bytes / 1e6).toFixed(1))
  const lines = [
    ...copies.map(({ name, state }) => `${name}: ${state}`),
    texts.used(megabytes(used), megabytes(quota)),
    texts.isProtected(isProtected === null ? texts.unknown : texts.yesOrNo[isProtected ? 'yes' : 'no']),
    texts.edits(edits),
    texts.statesKept(kept),
    lastFile ? texts.lastFile(new Date(lastFile.at).toISOString(), lastFile.editsSince) : texts.noFile,
    (recovery.wasClosed ? texts.startedInOrder : texts.startedAfterCut)(recovery.replayed),
    ...recovery.faults
  ]
  return told(lines.join('\n'), health)
}

async function backup({ pack }: Means, passphrase: string | undefined): Answer {
  const packed = await pack(passphrase)
  if (!packed.ok) return packed
  const { name, bytes } = packed.value
  const made = passphrase === undefined ? texts.made(name) : texts.madeSealed(name)
  return told(made, { name, bytes: bytes.length }, [packed.value])
}

async function restore(
  { door }: Means,
  name: string,
  files: Files,
  passphrase: string | undefined,
  isOnlyPlan: boolean
): Answer {
  const file = Object.hasOwn(files, name) ? files[name] : undefined
  if (!file) return refused(fileMissing(name))
  const source = { file, name, ...(passphrase !== undefined && { passphrase }) }
  const done = await (isOnlyPlan ? door.planRestore(source) : door.restore(source))
  if (!done.ok) return done
  const plan = done.value
  const nothing = plan.scenarios.length === 0 && plan.tables.length === 0
  const say = nothing ? texts.nothingDiffers : isOnlyPlan ? texts.wouldRestore : texts.restored
  return told([say(plan.source), ...inWords(plan, isOnlyPlan)].join('\n'), plan)
}

const inWords = ({ scenarios }: RestorePlan, isOnlyPlan: boolean): string[] =>
  scenarios.map(({ name, kind, cells }) => (isOnlyPlan ? texts.scenarioPlanned : texts.scenarioDone)(name, kind, cells))

async function list({ door }: Means): Answer {
  const all = await door.workspaces()
  const rows = all.map(({ name, isOpen, isLocked }) => ({ name, open: isOpen, locked: isLocked }))
  return told(asTable(rows.map(({ name, open, locked }) => ({ name, open: yes(open), locked: yes(locked) }))), rows)
}

const yes = (is: boolean): string => (is ? texts.yesOrNo.yes : '')

async function create({ workspaces }: Means, name: string, passphrase: string | null): Answer {
  const wrong = problems.workspaceName(name)
  if (wrong) return refused(wrong)
  if ((await workspaces.list()).some((known) => known.toLowerCase() === name.toLowerCase()))
    return refused(problems.workspaceThere(name))
  if (passphrase !== null && passphrase.trim() === '') return refused(problems.emptyPassphrase)
  const made = await workspaces.create(name, passphrase)
  if (!made.ok) return made
  const say = passphrase === null ? texts.workspaceMade : texts.lockedWorkspaceMade
  return told(say(name, JSON.stringify(name)), { name })
}

async function open({ workspaces, open }: Means, name: string, passphrase: string | null): Answer {
  const known = await meant(workspaces, name)
  if (!known.ok) return known
  const opened = await open(known.value, passphrase)
  if (opened.ok) return told(texts.opened(known.value), { name: known.value })
  return opened.error.type === 'locked' ? refused(problems.workspaceLocked(name)) : opened
}

async function remove({ workspaces }: Means, name: string): Answer {
  const known = await meant(workspaces, name)
  if (!known.ok) return known
  const removed = await workspaces.remove(known.value)
  return removed.ok ? told(texts.deleted(known.value), { name: known.value }) : removed
}

async function meant(workspaces: Workspaces, typed: string): Promise<Result<string, Problem>> {
  const all = await workspaces.list()
  const found = all.find((name) => name === typed) ?? all.find((name) => name.toLowerCase() === typed.toLowerCase())
  return found === undefined ? refused(problems.unknownWorkspace(typed, all)) : ok(found)
}
