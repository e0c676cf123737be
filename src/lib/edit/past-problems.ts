// What can be wrong with taking edits back and with naming moments, which the catalogue of texts tells.
import * as texts from '#lib/texts/past-problems.ts'
import { checkValue } from './limits.ts'
import { suggestion } from './problems.ts'
import { problem, type Problem } from './result.ts'
import type { Column } from './schema.ts'

const nameColumn: Column = {
  name: 'name',
  label: texts.snapshotName,
  help: '',
  kind: 'name',
  missing: null
}

export const snapshotName = (name: string): Problem | null => checkValue(nameColumn, name)

export const snapshotThere = (name: string): Problem => problem('snapshot-there', texts.snapshotThere(name))

export const unknownSnapshot = (typed: string, known: readonly string[]): Problem =>
  problem('unknown-snapshot', texts.unknownSnapshot(typed, suggestion(typed, known, texts.addSnapshot)))

export const unknownEdit = (typed: string): Problem => problem('unknown-edit', texts.unknownEdit(typed))

export const severalEdits = (typed: string): Problem => problem('unknown-edit', texts.severalEdits(typed))

export const nothingToRevert = problem('nothing-to-revert', texts.nothingToRevert)

export const allChangedSince = problem('changed-since', texts.allChangedSince)

export const rowGone = (label: string, name: string): Problem => problem('row-gone', texts.rowGone(label, name))

export const madeScenario = problem('made-scenario', texts.madeScenario)

export const thereAgain = (label: string, name: string): Problem => problem('name-taken', texts.thereAgain(label, name))

export const companyGone = problem('company-gone', texts.companyGone)

export const changedMeanwhile = problem('changed-meanwhile', texts.changedMeanwhile)
