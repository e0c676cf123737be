// Commands about the past of a scenario: edits that are taken back, and moments that have a name.
import { flag, positional, scenarioArgument, type Command } from './command.ts'

const snapshot = positional('snapshot', { as: 'text' }, 'The name of the snapshot.')
const only = flag('only', { as: 'choice', choices: ['plan'] }, 'plan: says what would change, and changes nothing.')

export const pastCommands: readonly Command[] = [
  {
    words: 'revert',
    help: 'Takes back one edit, or everything since it, as one edit that undo takes back.',
    example: 'revert base last --only plan',
    arguments: [
      scenarioArgument,
      positional('edit', { as: 'text' }, 'The id of the edit, or how it ends, as history lists it; or last.'),
      flag('since', { as: 'yes' }, 'The edit and everything after it.'),
      flag(
        'later',
        { as: 'choice', choices: ['leave', 'put-back'] },
        'What later edits changed again: leave, or put-back; leave when left out.'
      ),
      only
    ]
  },
  {
    words: 'snapshot list',
    help: 'Lists the moments that have a name, newest first.',
    example: 'snapshot list base',
    arguments: [scenarioArgument]
  },
  {
    words: 'snapshot add',
    help: 'Gives a moment a name: the present one, or the one after an edit.',
    example: 'snapshot add base "Budget 2026"',
    arguments: [
      scenarioArgument,
      positional('name', { as: 'text' }, 'What it is called.'),
      flag('after', { as: 'text' }, 'The id of the edit, or how it ends; the present when left out.')
    ]
  },
  {
    words: 'snapshot rename',
    help: 'Gives a snapshot another name.',
    example: 'snapshot rename base "Budget 2026" "Board budget"',
    arguments: [scenarioArgument, snapshot, positional('to', { as: 'text' }, 'Its new name.')]
  },
  {
    words: 'snapshot remove',
    help: 'Takes the name away; the history stays.',
    example: 'snapshot remove base "Budget 2026"',
    arguments: [scenarioArgument, snapshot]
  },
  {
    words: 'snapshot compare',
    help: 'Lists what has changed since a snapshot.',
    example: 'snapshot compare base "Budget 2026"',
    arguments: [scenarioArgument, snapshot]
  },
  {
    words: 'snapshot restore',
    help: 'Brings the scenario to what it was at a snapshot, as one edit that undo takes back.',
    example: 'snapshot restore base "Budget 2026"',
    arguments: [scenarioArgument, snapshot, only]
  }
]
