// Commands about the past of a scenario: edits that are taken back, and moments that have a name.
import * as texts from '#lib/texts/commands-past.ts'
import { flag, positional, scenarioArgument, type Command } from './command.ts'

const snapshot = positional('snapshot', { as: 'text' }, texts.snapshot)
const only = flag('only', { as: 'choice', choices: ['plan'] }, texts.only)

export const pastCommands: readonly Command[] = [
  {
    words: 'revert',
    help: texts.revert,
    example: 'revert base last --only plan',
    arguments: [
      scenarioArgument,
      positional('edit', { as: 'text' }, texts.revertEdit),
      flag('since', { as: 'yes' }, texts.revertSince),
      flag('later', { as: 'choice', choices: ['leave', 'put-back'] }, texts.revertLater),
      only
    ]
  },
  {
    words: 'snapshot list',
    help: texts.list,
    example: 'snapshot list base',
    arguments: [scenarioArgument]
  },
  {
    words: 'snapshot add',
    help: texts.add,
    example: 'snapshot add base "Budget 2026"',
    arguments: [
      scenarioArgument,
      positional('name', { as: 'text' }, texts.addName),
      flag('after', { as: 'text' }, texts.addAfter)
    ]
  },
  {
    words: 'snapshot rename',
    help: texts.rename,
    example: 'snapshot rename base "Budget 2026" "Board budget"',
    arguments: [scenarioArgument, snapshot, positional('to', { as: 'text' }, texts.newName)]
  },
  {
    words: 'snapshot remove',
    help: texts.remove,
    example: 'snapshot remove base "Budget 2026"',
    arguments: [scenarioArgument, snapshot]
  },
  {
    words: 'snapshot compare',
    help: texts.compare,
    example: 'snapshot compare base "Budget 2026"',
    arguments: [scenarioArgument, snapshot]
  },
  {
    words: 'snapshot restore',
    help: texts.restore,
    example: 'snapshot restore base "Budget 2026"',
    arguments: [scenarioArgument, snapshot, only]
  }
]
