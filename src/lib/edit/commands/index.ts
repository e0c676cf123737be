// Every command there is. The console, its completion and the help are read off this list.
import * as texts from '#lib/texts/commands-looking.ts'
import { outputFormats } from '../output-formats.ts'
import { branchCommands } from './branches.ts'
import { companyCommands } from './companies.ts'
import { comparingCommands } from './comparing.ts'
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
    help: texts.build,
    example: 'build base --format csv',
    arguments: [scenarioArgument, flag('format', { as: 'choice', choices: outputFormats }, texts.buildFormat)]
  },
  {
    words: 'show',
    help: texts.show,
    example: 'show base --line cash --months M1-M12',
    arguments: [
      scenarioArgument,
      flag('line', { as: 'text', of: 'lines' }, texts.showLine),
      flag('months', { as: 'range' }, texts.showMonths)
    ]
  },
  {
    words: 'explain',
    help: texts.explain,
    example: 'explain base cash M24',
    arguments: [
      scenarioArgument,
      positional('line', { as: 'text', of: 'lines' }, texts.explainLine),
      { name: 'month', kind: { as: 'month' }, help: texts.explainMonth }
    ]
  },
  { words: 'summary', help: texts.summary, example: 'summary base', arguments: [scenarioArgument] },
  { words: 'sensitivity', help: texts.sensitivity, example: 'sensitivity base', arguments: [scenarioArgument] },
  {
    words: 'export',
    help: texts.exportIt,
    example: 'export base --format json',
    arguments: [scenarioArgument, flag('format', { as: 'choice', choices: ['json'] }, texts.exportFormat)]
  },
  {
    words: 'history',
    help: texts.history,
    example: 'history base --limit 20',
    arguments: [scenarioArgument, flag('limit', { as: 'whole' }, texts.historyLimit)]
  },
  {
    words: 'check',
    help: texts.check,
    example: 'check base',
    arguments: [scenarioArgument]
  },
  { words: 'undo', help: texts.undo, example: 'undo', arguments: [] },
  { words: 'redo', help: texts.redo, example: 'redo', arguments: [] },
  {
    words: 'help',
    help: texts.help,
    example: 'help growth set',
    arguments: [{ name: 'command', kind: { as: 'text', of: 'commands' }, help: texts.helpCommand }]
  }
]

export const commands: readonly Command[] = [
  ...companyCommands,
  ...scenarioCommands,
  ...branchCommands,
  ...tierCommands,
  ...periodCommands,
  ...roundCommands,
  ...valueCommands,
  ...noteCommands,
  ...readingCommands,
  ...comparingCommands,
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
