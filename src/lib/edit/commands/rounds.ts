// Funding rounds.
import * as texts from '#lib/texts/commands-rounds.ts'
import * as problems from '../problems.ts'
import { refused } from '../result.ts'
import { roundNameProblem, wholeCompanyProblem } from '../round-problems.ts'
import { trancheSum } from '../rules.ts'
import { instruments, tableNamed } from '../schema.ts'
import {
  cellOf,
  changed,
  columnFlag,
  flag,
  insert,
  positional,
  remove,
  rowNamed,
  sameName,
  scenarioArgument,
  scenarioMeant,
  several,
  text,
  type Command
} from './command.ts'

const usualTranches = ['0.7', '0.2', '0.1'] as const

export const roundCommands: readonly Command[] = [
  { words: 'funding list', help: texts.list, example: 'funding list base', arguments: [scenarioArgument] },
  {
    words: 'funding add',
    help: texts.add,
    example: 'funding add base Seed 2M M6 --pre-money 8M --pool 10%',
    arguments: [
      scenarioArgument,
      positional('name', cellOf('funding_rounds', 'name'), texts.name),
      positional('amount', cellOf('funding_rounds', 'amount'), texts.amount),
      positional('month', cellOf('funding_rounds', 'month'), texts.month),
      flag('tranches', { as: 'cells', table: 'funding_rounds', column: 'tranche_1', count: 3 }, texts.tranches),
      columnFlag('pre-money', 'funding_rounds', 'pre_money'),
      columnFlag('pool', 'funding_rounds', 'pool_pct'),
      flag('instrument', { as: 'choice', choices: instruments }, texts.instrument),
      columnFlag('cap', 'funding_rounds', 'cap'),
      columnFlag('discount', 'funding_rounds', 'discount')
    ],
    change(read, given) {
      const scenario = scenarioMeant(read, text(given, 'scenario')!)
      if (!scenario.ok) return scenario
      const name = text(given, 'name')!
      const reserved = roundNameProblem(name)
      if (reserved) return refused(reserved)
      const rounds = read.rows('funding_rounds', scenario.value.id)
      if (rounds.some((row) => sameName(row['name'], name)))
        return refused(problems.nameTaken(tableNamed('funding_rounds').rowLabel, name))
      const [tranche1, tranche2, tranche3] = several(given, 'tranches') ?? usualTranches
      const instrument = text(given, 'instrument') ?? 'priced'
      const [cap, discount] = [text(given, 'cap') ?? null, text(given, 'discount') ?? null]
      if (instrument === 'safe' && cap === null && discount === null) return refused(problems.safeNeedsTerms(name))
      if (instrument === 'priced' && (cap !== null || discount !== null)) return refused(problems.capOnPriced(name))
      const values = {
        name,
        amount: text(given, 'amount')!,
        month: text(given, 'month')!,
        tranche_1: tranche1!,
        tranche_2: tranche2!,
        tranche_3: tranche3!,
        pre_money: text(given, 'pre-money') ?? null,
        pool_pct: text(given, 'pool') ?? null,
        instrument,
        cap,
        discount
      }
      const sum = trancheSum(values)
      if (!sum.eq(1)) return refused(problems.tranchesNotWhole(name, sum.toFixed()))
      const greedy = wholeCompanyProblem(read, scenario.value.id, [...rounds, values])
      if (greedy) return refused(greedy)
      const change = insert(read, 'funding_rounds', scenario.value.id, values)
      return changed([change], texts.added(name), { id: change.row, ...values }, 'funding_rounds')
    }
  },
  {
    words: 'funding remove',
    help: texts.remove,
    example: 'funding remove base Seed',
    arguments: [scenarioArgument, positional('name', { as: 'text', of: 'rounds' }, texts.name)],
    change(read, given) {
      const scenario = scenarioMeant(read, text(given, 'scenario')!)
      if (!scenario.ok) return scenario
      const row = rowNamed(read, 'funding_rounds', scenario.value.id, 'name', text(given, 'name')!)
      if (!row.ok) return row
      return changed(
        [remove('funding_rounds', row.value)],
        texts.removed(row.value['name'] ?? ''),
        row.value,
        'funding_rounds'
      )
    }
  }
]
