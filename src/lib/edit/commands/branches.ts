// Branches: made of a scenario, perhaps with a preset, put back on their own, or merged into what they follow.
import * as texts from '#lib/texts/commands-branches.ts'
import { merging, detached, parentOf, shownSaid, type Said } from '../branch-merge.ts'
import * as problems from '../branch-problems.ts'
import { leftOut, originOf, override, unsaid } from '../branches.ts'
import type { Change, Row } from '../edit.ts'
import { nameTaken } from '../problems.ts'
import { refused, type Problem, type Result } from '../result.ts'
import { tableNamed } from '../schema.ts'
import {
  cellOf,
  changed,
  flag,
  freeId,
  insert,
  nameIsTaken,
  positional,
  scenarioArgument,
  scenarioMeant,
  takenIds,
  text,
  type Command,
  type Read
} from './command.ts'

/** What a preset says otherwise: single values, and whether the rounds are left out. */
const presets: Readonly<Record<string, { values?: Readonly<Record<string, string>>; hasNoRounds?: boolean }>> = {
  conservative: { values: { growth_factor: '0.5' } },
  aggressive: { values: { growth_factor: '1.5' } },
  'no-rounds': { hasNoRounds: true },
  'extended-runway': { values: { cost_factor: '0.5' } }
}
const presetNames = Object.keys(presets)

export const branchCommands: readonly Command[] = [
  {
    words: 'scenario branch',
    help: texts.branch,
    example: 'scenario branch base "Slow growth" --preset conservative',
    arguments: [
      scenarioArgument,
      positional('name', cellOf('scenarios', 'name'), texts.branchName),
      flag('preset', { as: 'choice', choices: presetNames }, texts.preset)
    ],
    change(read, given) {
      const from = scenarioMeant(read, text(given, 'scenario')!)
      if (!from.ok) return from
      const name = text(given, 'name')!
      if (nameIsTaken(read, name)) return refused(nameTaken(tableNamed('scenarios').rowLabel, name))
      const preset = text(given, 'preset')
      const id = freeId(name, takenIds(read))
      const changes = [
        ...newBranch(read, from.value, id, name),
        ...(preset === undefined ? [] : presetChanges(read, from.value.id, id, preset))
      ]
      return changed(changes, texts.branched(from.value['name'] ?? '', name, preset ?? null), { id, name })
    }
  },
  {
    words: 'scenario detach',
    help: texts.detach,
    example: 'scenario detach "Slow growth"',
    arguments: [scenarioArgument],
    change(read, given) {
      const branch = branchMeant(read, text(given, 'scenario')!)
      if (!branch.ok) return branch
      const { id } = branch.value
      const name = branch.value['name'] ?? ''
      return changed(detached(read, branch.value), texts.detached(name), { id, name })
    }
  },
  {
    words: 'scenario merge',
    help: texts.merge,
    example: 'scenario merge "Slow growth" --cells assumptions/growth_factor',
    arguments: [scenarioArgument, flag('cells', { as: 'text' }, texts.mergeCells)],
    change(read, given) {
      const branch = branchMeant(read, text(given, 'scenario')!)
      if (!branch.ok) return branch
      const { id } = branch.value
      const done = merging(read, branch.value, text(given, 'cells')?.split(/\s*,\s*/) ?? null)
      if (!done.ok) return done
      const { merged, left } = done.value
      const parent = read.rows('scenarios').find((row) => row.id === parentOf(read, id))
      const changes = merged.flatMap(({ merge }) => merge)
      return changed(changes, texts.merged(parent?.['name'] ?? '', merged.map(inWords), left.map(inWords)), {
        merged: merged.map(shownSaid),
        left: left.map(shownSaid)
      })
    }
  },
  {
    words: 'scenario overrides',
    help: texts.overrides,
    example: 'scenario overrides "Slow growth"',
    arguments: [scenarioArgument]
  }
]

/** A branch's own row holds nothing of what it follows. */
function newBranch(read: Read, parent: Row, id: string, name: string): Change[] {
  const { company_id, description } = parent
  const now = { company_id: company_id!, name, description: description!, ...unsaid, parent_id: parent.id }
  return [{ table: 'scenarios', row: id, was: null, now }, insert(read, 'branches', id, { parent: parent.id })]
}

function presetChanges(read: Read, parent: string, id: string, preset: string): Change[] {
  const { values = {}, hasNoRounds } = presets[preset]!
  const said = Object.entries(values).map(([parameter, value]): Change => {
    const row = read.rows('assumptions', parent).find((one) => one['parameter'] === parameter)
    if (!row) return insert(read, 'assumptions', id, { parameter, value })
    const cell = { table: 'assumptions', row: originOf(row.id), column: 'value', value, base: row['value'] ?? null }
    return override(id, cell)
  })
  const rounds = hasNoRounds ? read.rows('funding_rounds', parent) : []
  return [...said, ...rounds.map((row) => leftOut(id, 'funding_rounds', row))]
}

function branchMeant(read: Read, typed: string): Result<Row, Problem> {
  const scenario = scenarioMeant(read, typed)
  if (!scenario.ok || parentOf(read, scenario.value.id) !== null) return scenario
  return refused(problems.notABranch(scenario.value['name'] ?? ''))
}

const inWords = ({ place, kind, there, here }: Said): string =>
  kind === 'cell'
    ? texts.cell(place, there ?? '', here ?? '')
    : kind === 'row'
      ? texts.row(place)
      : texts.leftOut(place)
