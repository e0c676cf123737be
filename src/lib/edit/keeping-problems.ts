// What can be wrong with workspaces, files of them and moments of the past, each as one sentence that ends with what to do.
import { checkValue } from './limits.ts'
import { suggestion } from './problems.ts'
import { problem, type Problem } from './result.ts'
import type { Column } from './schema.ts'

const nameColumn: Column = {
  name: 'name',
  label: 'The name of the workspace',
  help: '',
  kind: 'name',
  missing: null
}

export const workspaceName = (name: string): Problem | null => checkValue(nameColumn, name)

export const workspaceThere = (name: string): Problem =>
  problem('workspace-there', `There is a workspace called "${name}" already: choose another name, or open that one.`)

export const unknownWorkspace = (typed: string, known: readonly string[]): Problem =>
  problem(
    'unknown-workspace',
    `There is no workspace "${typed}": ${suggestion(typed, known, 'make one with workspace create NAME.')}`
  )

export const workspaceInUse = (name: string): Problem =>
  problem('workspace-in-use', `The workspace "${name}" is open: open another one in every tab, then delete it.`)

export const workspaceNotDeleted = (name: string): Problem =>
  problem(
    'workspace-not-deleted',
    `The browser has not deleted everything of the workspace "${name}": close other tabs of this page, then delete it again.`
  )

export const workspaceLocked = (name: string): Problem =>
  problem('locked', `The workspace "${name}" is locked: give its passphrase with --passphrase.`)

export const emptyPassphrase: Problem = problem(
  'empty-passphrase',
  'The passphrase is empty: type one, or leave it out.'
)

export const past: Problem = problem(
  'past',
  'This is a state of the past, in which nothing can be changed: go back to now, or restore it.'
)

export const noMoment = (typed: string): Problem =>
  problem(
    'no-moment',
    `"${typed}" is no time: type a day such as 2026-11-20, or a day and time such as 2026-11-20T10:15.`
  )

export const nothingThen = problem(
  'no-moment',
  'There was nothing in this workspace then: give a later time, or choose one of the states that are kept.'
)

export const notYet = problem('no-moment', 'That is still to come: give a day or a time that has been.')

export const pastIsPast = (words: string): Problem =>
  problem(
    'past',
    `The past cannot be changed by "${words}": use a command that only looks, such as show, summary, explain or export.`
  )
