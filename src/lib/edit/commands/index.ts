// Every command there is. The console, its completion and the help are read off this list.
import { companyCommands } from './companies.ts'
import { flag, positional, scenarioArgument, type Command } from './command.ts'
import { keepingCommands } from './keeping.ts'
import { noteCommands } from './notes.ts'
import { pastCommands } from './past.ts'
import { periodCommands } from './periods.ts'
import { roundCommands } from './rounds.ts'
import { scenarioCommands } from './scenarios.ts'
import { tierCommands } from './tiers.ts'
import { valueCommands } from './values.ts'

/** Commands that look at a scenario or at the history; the engine answers them. */
const readingCommands: readonly Command[] = [
  {
    words: 'build',
    help: 'Computes the scenario exactly and makes a file of it.',
    example: 'build base --format csv',
    arguments: [
      scenarioArgument,
      flag('format', { as: 'choice', choices: ['json', 'csv'] }, 'json or csv; json when left out.')
    ]
  },
  {
    words: 'show',
    help: 'Shows figures by month.',
    example: 'show base --line cash --months M1-M12',
    arguments: [
      scenarioArgument,
      flag(
        'line',
        { as: 'text', of: 'lines' },
        'The id of a line, such as cash or mrr[team]; all lines when left out.'
      ),
      flag('months', { as: 'range' }, 'The months, such as M1-M12; all when left out.')
    ]
  },
  {
    words: 'explain',
    help: 'Says why a figure is what it is.',
    example: 'explain base cash M24',
    arguments: [
      scenarioArgument,
      positional('line', { as: 'text', of: 'lines' }, 'The id of a line, such as cash or mrr[team].'),
      { name: 'month', kind: { as: 'month' }, help: 'The month, such as M24; not needed for lines with one value.' }
    ]
  },
  { words: 'summary', help: 'The scenario in ten figures.', example: 'summary base', arguments: [scenarioArgument] },
  {
    words: 'export',
    help: 'Makes a file of everything that was typed.',
    example: 'export base --format json',
    arguments: [scenarioArgument, flag('format', { as: 'choice', choices: ['json'] }, 'json.')]
  },
  {
    words: 'history',
    help: 'Lists what was changed, newest first.',
    example: 'history base --limit 20',
    arguments: [scenarioArgument, flag('limit', { as: 'whole' }, 'How many rows; 100 when left out.')]
  },
  {
    words: 'check',
    help: 'Says whether everything holds, and what does not.',
    example: 'check base',
    arguments: [scenarioArgument]
  },
  { words: 'undo', help: 'Takes the last change back.', example: 'undo', arguments: [] },
  { words: 'redo', help: 'Makes a change again that was taken back.', example: 'redo', arguments: [] },
  {
    words: 'help',
    help: 'Lists the commands, or explains one.',
    example: 'help growth set',
    arguments: [{ name: 'command', kind: { as: 'text', of: 'commands' }, help: 'The words of a command.' }]
  }
]

export const commands: readonly Command[] = [
  ...companyCommands,
  ...scenarioCommands,
  ...tierCommands,
  ...periodCommands,
  ...roundCommands,
  ...valueCommands,
  ...noteCommands,
  ...readingCommands,
  ...pastCommands,
  ...keepingCommands
]

/** Those that are answered through the door that the pages use. */
export const keepingWords: ReadonlySet<string> = new Set(
  [...keepingCommands, ...pastCommands].map(({ words }) => words)
)

/** Whether it changes rows, which is nobody's to do while there is only reading. */
export const isChange = ({ change, words }: Command): boolean =>
  change !== undefined || words === 'undo' || words === 'redo'

/** It only looks at scenarios, so that it can be asked about a moment of the past. */
export const isLooking = (command: Command): boolean => !isChange(command) && !keepingWords.has(command.words)
