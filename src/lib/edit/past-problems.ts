// What can be wrong with taking edits back and with naming moments, each as one sentence that ends with what to do.
import { checkValue } from './limits.ts'
import { suggestion } from './problems.ts'
import { problem, type Problem } from './result.ts'
import type { Column } from './schema.ts'

const nameColumn: Column = {
  name: 'name',
  label: 'The name of the snapshot',
  help: '',
  kind: 'name',
  missing: null
}

export const snapshotName = (name: string): Problem | null => checkValue(nameColumn, name)

export const snapshotThere = (name: string): Problem =>
  problem('snapshot-there', `There is a snapshot called "${name}" already: choose another name, or rename that one.`)

export const unknownSnapshot = (typed: string, known: readonly string[]): Problem =>
  problem(
    'unknown-snapshot',
    `There is no snapshot "${typed}": ${suggestion(typed, known, 'there are none yet, so add one with snapshot add.')}`
  )

export const unknownEdit = (typed: string): Problem =>
  problem('unknown-edit', `There is no edit "${typed}" in this scenario: take its id from history, or say last.`)

export const severalEdits = (typed: string): Problem =>
  problem('unknown-edit', `More than one edit ends in "${typed}": give more of its id.`)

export const nothingToRevert = problem(
  'nothing-to-revert',
  'Nothing of this is left to revert, since everything is already as it was before: choose another edit.'
)

export const allChangedSince = problem(
  'changed-since',
  'Everything that this edit changed was changed again since: choose to put that back too, or revert the later edits.'
)

export const rowGone = (label: string, name: string): Problem =>
  problem(
    'row-gone',
    `The ${label} "${name}", which this edit changed, has been removed since: revert that first, or revert everything since this edit.`
  )

export const madeScenario = problem(
  'made-scenario',
  'This edit made the scenario, so nothing was there before it: choose a later edit, or delete the scenario.'
)

export const thereAgain = (label: string, name: string): Problem =>
  problem(
    'name-taken',
    `There is another ${label} called "${name}" by now: rename or remove that one, then try this again.`
  )

export const companyGone = problem(
  'company-gone',
  'The company of this scenario has been deleted since: bring it back with Undo, or restore the whole workspace.'
)

export const changedMeanwhile = problem(
  'changed-meanwhile',
  'The scenario has been changed since this was shown, and nothing was reverted: look at it again.'
)
