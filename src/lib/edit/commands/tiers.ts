// Pricing tiers, and what hangs on a tier's name: the days its customers take to pay.
import * as texts from '#lib/texts/commands-tiers.ts'
import type { Cell, Change, Row } from '../edit.ts'
import { followTier } from '../note-following.ts'
import * as problems from '../problems.ts'
import { refused } from '../result.ts'
import {
  cellOf,
  changed,
  columnFlag,
  flag,
  insert,
  remove,
  rowNamed,
  scenarioArgument,
  scenarioMeant,
  text,
  update,
  type Command,
  type Read
} from './command.ts'

/** Flags of `pricing set` and the columns they set. */
const columns: Readonly<Record<string, string>> = {
  price: 'monthly_price',
  cac: 'cac',
  churn: 'annual_churn',
  mix: 'mix_pct',
  expansion: 'annual_expansion',
  contraction: 'annual_contraction',
  prepaid: 'annual_prepaid_share'
}

const tierFlag = flag('tier', cellOf('pricing', 'tier'), texts.tier, true)

/** The days that customers of a tier take to pay stand under dso_<tier>, and follow it when it is renamed or removed. */
function termsOfTier(read: Read, scenario: string, tier: string): Row | undefined {
  return read.rows('working_capital', scenario).find((row) => row['parameter'] === `dso_${tier}`)
}

/** What renaming a tier changes besides its own row. */
export function renameTier(read: Read, scenario: string, from: string, to: string): Change[] {
  const [terms, inTheWay] = [from, to].map((tier) => termsOfTier(read, scenario, tier))
  if (from === to) return []
  const notes = followTier(read, scenario, from, to)
  if (!terms) return notes
  return [
    ...notes,
    ...(inTheWay ? [remove('working_capital', inTheWay)] : []),
    update('working_capital', terms, { parameter: `dso_${to}` })!
  ]
}

export function removeTier(read: Read, scenario: string, row: Row): Change[] {
  const terms = termsOfTier(read, scenario, row['tier'] ?? '')
  return [...(terms ? [remove('working_capital', terms)] : []), remove('pricing', row)]
}

export const tierCommands: readonly Command[] = [
  { words: 'pricing list', help: texts.list, example: 'pricing list base', arguments: [scenarioArgument] },
  {
    words: 'pricing set',
    help: texts.change,
    example: 'pricing set base --tier team --price 250 --churn 18%',
    arguments: [
      scenarioArgument,
      tierFlag,
      ...Object.entries(columns).map(([name, column]) => columnFlag(name, 'pricing', column))
    ],
    change(read, given) {
      const scenario = scenarioMeant(read, text(given, 'scenario')!)
      if (!scenario.ok) return scenario
      const values: Record<string, Cell> = {}
      for (const [name, column] of Object.entries(columns)) {
        const value = text(given, name)
        if (value !== undefined) values[column] = value
      }
      if (Object.keys(values).length === 0)
        return refused(problems.nothingToSet(Object.keys(columns).map((name) => `--${name}`)))
      const tier = text(given, 'tier')!
      const existing = rowNamed(read, 'pricing', scenario.value.id, 'tier', tier)
      if (existing.ok)
        return changed(
          [update('pricing', existing.value, values)],
          texts.changed(existing.value['tier'] ?? ''),
          { ...existing.value, ...values },
          'pricing'
        )
      const change = insert(read, 'pricing', scenario.value.id, { tier, ...values })
      return changed([change], texts.added(tier), { id: change.row, ...change.now }, 'pricing')
    }
  },
  {
    words: 'pricing remove',
    help: texts.remove,
    example: 'pricing remove base --tier team',
    arguments: [scenarioArgument, tierFlag],
    change(read, given) {
      const scenario = scenarioMeant(read, text(given, 'scenario')!)
      if (!scenario.ok) return scenario
      const row = rowNamed(read, 'pricing', scenario.value.id, 'tier', text(given, 'tier')!)
      if (!row.ok) return row
      return changed(
        removeTier(read, scenario.value.id, row.value),
        texts.removed(row.value['tier'] ?? ''),
        row.value,
        'pricing'
      )
    }
  }
]
