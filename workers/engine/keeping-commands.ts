// The commands about keeping, answered through the door that the pages use.
import { text, type Given } from '#lib/edit/commands/command.ts'
import { companySpokenOf } from '#lib/edit/commands/companies.ts'
import type { KeepingDoor, RestorePlan } from '#lib/edit/keeping.ts'
import type { CommandFile, Opened } from '#lib/edit/messages.ts'
import * as problems from '#lib/edit/keeping-problems.ts'
import type { PastDoor } from '#lib/edit/past.ts'
import { fileMissing } from '#lib/edit/problems.ts'
import { ok, refused, type Problem, type Result } from '#lib/edit/result.ts'
import { asTable, type Told } from './answers.ts'
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
  const megabytes = (bytes: number | null) => (bytes === null ? 'unknown' : `${(bytes / 2 ** 20).toFixed(1)} MB`)
  const lines = [
    ...copies.map(({ name, state }) => `${name}: ${state}`),
    `used: ${megabytes(used)} of ${megabytes(quota)}`,
    `protected by the browser: ${isProtected === null ? 'unknown' : isProtected ? 'yes' : 'no'}`,
    `edits: ${edits}`,
    `states kept: ${kept}`,
    lastFile
      ? `last file: ${new Date(lastFile.at).toISOString()}, edits since: ${lastFile.editsSince}`
      : 'last file: none, make one with: backup',
    `last start: ${recovery.wasClosed ? 'after a clean end' : 'after a run that was cut off'}, entries read again: ${recovery.replayed}`,
    ...recovery.faults
  ]
  return told(lines.join('\n'), health)
}

async function backup({ pack }: Means, passphrase: string | undefined): Answer {
  const packed = await pack(passphrase)
  if (!packed.ok) return packed
  const { name, bytes } = packed.value
  const sealed = passphrase === undefined ? '' : ', sealed; nobody can open it without the passphrase'
  return told(`Made ${name}${sealed}.`, { name, bytes: bytes.length }, [packed.value])
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
  const begin = nothing ? 'Nothing differs from' : isOnlyPlan ? 'Would restore' : 'Restored'
  return told([`${begin} ${plan.source}.`, ...inWords(plan, isOnlyPlan)].join('\n'), plan)
}

const inWords = ({ scenarios }: RestorePlan, isOnlyPlan: boolean): string[] =>
  scenarios.map(({ name, kind, cells }) => {
    const counted = cells === 1 ? '1 cell' : `${cells} cells`
    const done = { added: 'added', changed: `${counted} changed`, removed: 'removed' }
    const planned = {
      added: 'comes back',
      changed: `${counted} ${cells === 1 ? 'changes' : 'change'}`,
      removed: 'goes'
    }
    return `${name}: ${(isOnlyPlan ? planned : done)[kind]}`
  })

async function list({ door }: Means): Answer {
  const all = await door.workspaces()
  const rows = all.map(({ name, isOpen, isLocked }) => ({ name, open: isOpen, locked: isLocked }))
  return told(asTable(rows.map(({ name, open, locked }) => ({ name, open: yes(open), locked: yes(locked) }))), rows)
}

const yes = (is: boolean): string => (is ? 'yes' : '')

async function create({ workspaces }: Means, name: string, passphrase: string | null): Answer {
  const wrong = problems.workspaceName(name)
  if (wrong) return refused(wrong)
  if ((await workspaces.list()).some((known) => known.toLowerCase() === name.toLowerCase()))
    return refused(problems.workspaceThere(name))
  if (passphrase !== null && passphrase.trim() === '') return refused(problems.emptyPassphrase)
  const made = await workspaces.create(name, passphrase)
  if (!made.ok) return made
  const locked = passphrase === null ? '' : ' Nobody can open it without its passphrase, or recover that.'
  return told(`Made ${name}: open it with workspace open ${JSON.stringify(name)}.${locked}`, { name })
}

async function open({ workspaces, open }: Means, name: string, passphrase: string | null): Answer {
  const known = await meant(workspaces, name)
  if (!known.ok) return known
  const opened = await open(known.value, passphrase)
  if (opened.ok) return told(`Opened ${known.value}.`, { name: known.value })
  return opened.error.type === 'locked' ? refused(problems.workspaceLocked(name)) : opened
}

async function remove({ workspaces }: Means, name: string): Answer {
  const known = await meant(workspaces, name)
  if (!known.ok) return known
  const removed = await workspaces.remove(known.value)
  return removed.ok ? told(`Deleted ${known.value} and everything in it.`, { name: known.value }) : removed
}

async function meant(workspaces: Workspaces, typed: string): Promise<Result<string, Problem>> {
  const all = await workspaces.list()
  const found = all.find((name) => name === typed) ?? all.find((name) => name.toLowerCase() === typed.toLowerCase())
  return found === undefined ? refused(problems.unknownWorkspace(typed, all)) : ok(found)
}
