// Funding rounds.
import * as problems from '../problems.ts'
import { refused } from '../result.ts'
import { roundNameProblem, wholeCompanyProblem } from '../round-problems.ts'
import { trancheSum } from '../rules.ts'
import { instruments } from '../schema.ts'
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
  text,
  texts,
  type Command
} from './command.ts'

const usualTranches = ['0.7', '0.2', '0.1'] as const

export const roundCommands: readonly Command[] = [
  { words: 'funding list', help: 'Lists the rounds.', example: 'funding list base', arguments: [scenarioArgument] },
  {
    words: 'funding add',
    help: 'Adds a round. Without --tranches it pays 0.70 0.20 0.10.',
    example: 'funding add base Seed 2M M6 --pre-money 8M --pool 10%',
    arguments: [
      scenarioArgument,
      positional('name', cellOf('funding_rounds', 'name'), 'The name of the round.'),
      positional('amount', cellOf('funding_rounds', 'amount'), 'What is raised in all.'),
      positional('month', cellOf('funding_rounds', 'month'), 'When the first tranche is paid, such as M6.'),
      flag(
        'tranches',
        { as: 'cells', table: 'funding_rounds', column: 'tranche_1', count: 3 },
        'Three parts that add up to 1.'
      ),
      columnFlag('pre-money', 'funding_rounds', 'pre_money'),
      columnFlag('pool', 'funding_rounds', 'pool_pct'),
      flag('instrument', { as: 'choice', choices: instruments }, 'priced or safe; priced when left out.'),
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
      if (rounds.some((row) => sameName(row['name'], name))) return refused(problems.nameTaken('round', name))
      const [tranche1, tranche2, tranche3] = texts(given, 'tranches') ?? usualTranches
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
      return changed([change], `Added the round "${name}".`, { id: change.row, ...values }, 'funding_rounds')
    }
  },
  {
    words: 'funding remove',
    help: 'Removes a round.',
    example: 'funding remove base Seed',
    arguments: [scenarioArgument, positional('name', { as: 'text', of: 'rounds' }, 'The name of the round.')],
    change(read, given) {
      const scenario = scenarioMeant(read, text(given, 'scenario')!)
      if (!scenario.ok) return scenario
      const row = rowNamed(read, 'funding_rounds', scenario.value.id, 'name', text(given, 'name')!)
      if (!row.ok) return row
      return changed(
        [remove('funding_rounds', row.value)],
        `Removed the round "${row.value['name']}".`,
        row.value,
        'funding_rounds'
      )
    }
  }
]
