// What can be wrong with workspaces, files of them and moments of the past, which the catalogue of texts tells.
import * as texts from '#lib/texts/keeping-problems.ts'
import { checkValue } from './limits.ts'
import { suggestion } from './problems.ts'
import { problem, type Problem } from './result.ts'
import type { Column } from './schema.ts'

const nameColumn: Column = {
  name: 'name',
  label: texts.workspaceName,
  help: '',
  kind: 'name',
  missing: null
}

export const workspaceName = (name: string): Problem | null => checkValue(nameColumn, name)

export const workspaceThere = (name: string): Problem => problem('workspace-there', texts.workspaceThere(name))

export const unknownWorkspace = (typed: string, known: readonly string[]): Problem =>
  problem('unknown-workspace', texts.unknownWorkspace(typed, suggestion(typed, known, texts.makeWorkspace)))

export const workspaceInUse = (name: string): Problem => problem('workspace-in-use', texts.workspaceInUse(name))

export const workspaceNotDeleted = (name: string): Problem =>
  problem('workspace-not-deleted', texts.workspaceNotDeleted(name))

export const workspaceLocked = (name: string): Problem => problem('locked', texts.workspaceLocked(name))

export const emptyPassphrase: Problem = problem('empty-passphrase', texts.emptyPassphrase)

export const past: Problem = problem('past', texts.past)

export const noMoment = (typed: string): Problem => problem('no-moment', texts.noMoment(typed))

export const nothingThen = problem('no-moment', texts.nothingThen)

export const notYet = problem('no-moment', texts.notYet)

export const pastIsPast = (words: string): Problem => problem('past', texts.pastIsPast(words))
