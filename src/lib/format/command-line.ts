// A line typed into the console, or handed to the page by a program: words, quotes and flags become a command with
// exact values. A decimal point is a point here whatever the language.
import { commands } from '#lib/edit/commands/index.ts'
import type { Argument, Command, Given } from '#lib/edit/commands/command.ts'
import { emptyProblem } from '#lib/edit/limits.ts'
import * as problems from '#lib/edit/problems.ts'
import { ok, refused, type Problem, type Result } from '#lib/edit/result.ts'
import { capitalParameters, columnFor, parameters, type Column } from '#lib/edit/schema.ts'
import { companyHelp, theArgument } from '#lib/texts/command-line.ts'
import { readMonthRange } from './typed-months.ts'
import { readTyped } from './typed.ts'
import { splitWords, type Word } from './words.ts'

export interface CommandLine {
  command: Command
  given: Given
  /** The company that is spoken of, if one was named. */
  company: string | null
  json: boolean
  /** The moment that it is asked about, as it was typed, where that is not the present. */
  at: string | null
}

const locale = 'point'

export function readCommandLine(line: string): Result<CommandLine, Problem> {
  const { words: all, isOpen } = splitWords(line)
  if (isOpen) return refused(problems.quoteOpen())
  const words = spokenWords(all)
  const [first, time, ...rest] = words
  // Behind a moment stands a command of its own.
  const isOfMoment = first?.text.toLowerCase() === 'at' && rest.length > 0
  return isOfMoment ? readCommand(spokenWords(rest), time!.text) : readCommand(words, null)
}

function readCommand(words: readonly Word[], at: string | null): Result<CommandLine, Problem> {
  const command = longestMatch(words)
  if (words.length === 0) return refused(problems.noCommand())
  if (!command) return refused(unknownCommand(spoken(words)))
  const read = readArguments(command, words.slice(command.words.split(' ').length))
  return read.ok ? ok({ ...read.value, at }) : read
}

/** A line may begin with the name of the app, as in a shell. */
export const spokenWords = (words: readonly Word[]): readonly Word[] =>
  words[0]?.text === 'sextant' ? words.slice(1) : words

const commandWords = commands.map(({ words }) => words)

export const unknownCommand = (typed: string): Problem =>
  problems.unknownCommand(
    typed,
    commandWords,
    commandWords.filter((words) => words.startsWith(`${typed} `))
  )

/** The command that these words begin with; the one with more words where there are several. */
export function longestMatch(words: readonly Word[]): Command | undefined {
  return commands
    .filter(({ words: own }) => own.split(' ').every((word, i) => words[i]?.text.toLowerCase() === word))
    .sort((a, b) => b.words.length - a.words.length)[0]
}

/** What the person seems to have meant as the command: its first two words, without flags. */
const spoken = (words: readonly Word[]): string => {
  const plain = words.filter(({ text }) => !text.startsWith('--')).map(({ text }) => text)
  const isFamily = commandWords.some((known) => known.includes(' ') && known.split(' ')[0] === plain[0])
  return plain.slice(0, isFamily ? 2 : 1).join(' ')
}

function readArguments(command: Command, words: readonly Word[]): Result<Omit<CommandLine, 'at'>, Problem> {
  const given: Record<string, string | readonly string[]> = {}
  const plain: string[] = []
  let company: string | null = null
  let json = false
  for (let at = 0; at < words.length; at++) {
    const { text, isQuoted } = words[at]!
    const [name, joined] = splitFlag(text)
    if (!text.startsWith('--') || (isQuoted && !flagNamed(command, name))) {
      plain.push(text)
      continue
    }
    if (name === 'json') {
      json = true
      continue
    }
    const argument = name === 'company' ? companyFlag : flagNamed(command, name)
    if (!argument) return refused(problems.unknownFlag(command.words, `--${name}`, flagsOf(command)))
    if (given[name] !== undefined || (name === 'company' && company !== null))
      return refused(problems.flagTwice(`--${name}`))
    const { kind } = argument
    const count = kind.as === 'cells' ? kind.count : kind.as === 'yes' ? 0 : 1
    const following = words.slice(at + 1, at + 1 + count)
    const values = joined === null ? following.map((word) => word.text) : [joined]
    if (values.length < count || (joined === null && following.some(isFlag)))
      return refused(problems.flagNeedsValue(`--${name}`, count, command.example))
    if (joined === null) at += count
    if (name === 'company') {
      company = values[0]!
      continue
    }
    const read = readAll(argument, values, given)
    if (!read.ok) return read
    given[name] = read.value
  }
  const read = readPlain(command, plain, given)
  return read.ok ? ok({ command, given: read.value, company, json }) : read
}

const isFlag = ({ text, isQuoted }: Word): boolean => !isQuoted && /^--[a-z]/.test(text)

const companyFlag: Argument = {
  name: 'company',
  kind: { as: 'text' },
  flag: true,
  help: companyHelp
}

function splitFlag(text: string): [string, string | null] {
  const equals = text.indexOf('=')
  return equals < 0 ? [text.slice(2), null] : [text.slice(2, equals), text.slice(equals + 1)]
}

export function flagNamed({ arguments: all, freeFlags }: Command, name: string): Argument | undefined {
  const declared = all.find((argument) => argument.flag && argument.name === name)
  if (declared || !freeFlags || !name.startsWith(freeFlags.prefix)) return declared
  return { name, kind: { as: 'parameter', table: freeFlags.table }, flag: true, help: '' }
}

const flagsOf = ({ arguments: all, freeFlags }: Command): string[] => [
  ...all.filter(({ flag }) => flag).map(({ name }) => `--${name}`),
  ...(freeFlags ? [`--${freeFlags.prefix}<tier>`] : [])
]

/** What stands without a flag, in order; help takes all words as one. */
function readPlain(
  command: Command,
  plain: readonly string[],
  given: Record<string, string | readonly string[]>
): Result<Given, Problem> {
  const places = command.arguments.filter(({ flag }) => !flag)
  if (command.words === 'help') return ok({ ...given, ...(plain.length > 0 ? { command: plain.join(' ') } : {}) })
  if (plain.length > places.length)
    return refused(problems.tooManyWords(command.words, plain[places.length]!, command.example))
  for (const [i, argument] of places.entries()) {
    const typed = plain[i]
    if (typed === undefined) continue
    const read = readAll(argument, [typed], given)
    if (!read.ok) return read
    given[argument.name] = read.value
  }
  const missing = command.arguments.find(({ name, required }) => required && given[name] === undefined)
  if (missing)
    return refused(
      problems.missingArgument(
        command.words,
        missing.flag ? `--${missing.name}` : theArgument(missing.name),
        command.example
      )
    )
  return ok(given)
}

function readAll(
  argument: Argument,
  values: readonly string[],
  given: Given
): Result<string | readonly string[], Problem> {
  const { kind } = argument
  switch (kind.as) {
    case 'yes':
      return ok('yes')
    case 'text':
    case 'scenario':
    case 'file':
      return ok(values[0]!)
    case 'cell':
    case 'cells': {
      const column = columnFor(kind.table, kind.column)!
      const read: string[] = []
      for (const value of values) {
        const one = readGiven(value, column)
        if (!one.ok) return one
        read.push(one.value)
      }
      return ok(kind.as === 'cell' ? read[0]! : read)
    }
    case 'parameter':
      return readParameter(kind.table, argument, values[0]!, given)
    case 'range': {
      const range = readMonthRange(values[0]!)
      return range.ok ? ok([String(range.value.start), String(range.value.end)]) : range
    }
    case 'month': {
      const month = readTyped(values[0]!, columnFor('headcount', 'period_start')!, { locale })
      return month.ok ? ok(month.value.value!) : month
    }
    case 'whole': {
      const whole = readTyped(
        values[0]!,
        { ...columnFor('scenarios', 'months')!, label: `--${argument.name}`, max: '100000' },
        { locale }
      )
      return whole.ok ? ok(whole.value.value!) : whole
    }
    case 'choice': {
      const column = {
        name: argument.name,
        label: `--${argument.name}`,
        help: '',
        kind: 'choice' as const,
        choices: kind.choices,
        missing: null
      }
      const choice = readTyped(values[0]!, column, { locale })
      return choice.ok ? ok(choice.value.value!) : choice
    }
  }
}

/** A named value is read by the limits of its name: assume set base tax_rate 25%, capital set base --dpo 30. */
function readParameter(table: string, argument: Argument, value: string, given: Given): Result<string, Problem> {
  const typed = argument.flag ? argument.name.replace(/^dso-/, 'dso_') : (given['parameter'] as string)
  const known = (table === 'assumptions' ? parameters : capitalParameters).map(({ name }) => name)
  const name = typed.startsWith('dso_') ? typed : known.find((one) => one === typed.toLowerCase().replaceAll('-', '_'))
  const column = name === undefined ? null : columnFor(table, 'value', name)
  if (!column) return refused(problems.unknownParameter(typed, known))
  return readGiven(value, column)
}

/** What was given for a value: where nothing is meant, nothing is to be said, except for a text. */
function readGiven(value: string, column: Column): Result<string, Problem> {
  if (value.trim() === '') return column.kind === 'text' ? ok('') : refused(emptyProblem(column))
  const read = readTyped(value, column, { locale })
  return read.ok ? ok(read.value.value!) : read
}
