// What can come next in a command line, as somebody types it: words of commands, arguments, and what these can be.
import type { Argument, Command } from '#lib/edit/commands/command.ts'
import { commands, isLooking } from '#lib/edit/commands/index.ts'
import { columnFor } from '#lib/edit/schema.ts'
import { companyHelp, jsonHelp } from '#lib/texts/command-line.ts'
import { flagNamed, longestMatch, spokenWords } from './command-line.ts'
import { choicesOf, type Said } from './completion-choices.ts'
import type { Known } from './completion-names.ts'
import { fitOf, plainWords } from './ranking.ts'
import { asWord, splitWords, type Word } from './words.ts'

export interface Option {
  /** As it is written in the line. */
  insert: string
  label: string
  help: string
}

export interface Completion {
  command: Command | null
  /** What stands at the end of the line, where it is an argument. */
  argument: { name: string; help: string } | null
  /** Where in the line it begins. */
  from: number
  /** It is said in full: one of the options as it stands, or nothing that has options. */
  isWhole: boolean
  options: readonly Option[]
}

/** More are not looked through. */
const mostOptions = 100

/** The line with an option in the place of what it completes. */
export const completed = (line: string, { from }: Pick<Completion, 'from'>, { insert }: Option): string =>
  `${line.slice(0, from)}${insert} `

const looking = commands.filter(isLooking)

export function complete(line: string, known: Known, among: readonly Command[] = commands): Completion {
  const { words, isOpen } = splitWords(line)
  const isBetween = !isOpen && (line === '' || /\s$/.test(line))
  const current = isBetween ? undefined : words.at(-1)
  const done = spokenWords(isBetween ? words : words.slice(0, -1))
  const from = current?.start ?? line.length
  const command = longestMatch(done)
  if (!command || !among.includes(command)) return commandWords(done, current, from, among)
  const said = readSaid(command, done.slice(command.words.split(' ').length))
  if (command.words === 'at' && said.plain.length > 0) return lookBack(line, words, current, known)
  if (command.words === 'help') return helpWords(said.plain, current, from, command)
  return argumentAt(command, said, current, from, known)
}

/** The words of a command are offered whole, from the first of them on. */
function commandWords(
  done: readonly Word[],
  current: Word | undefined,
  from: number,
  among: readonly Command[]
): Completion {
  const typed = [...done, ...(current ? [current] : [])].map(({ text }) => text).join(' ')
  const begun = done.length > 0 && !current ? `${typed} ` : typed
  const options = matching(begun, wordsOf(among))
  // One that says everything already needs no space behind it.
  const isWhole = among.some((one) => one.words === typed && one.arguments.length === 0)
  const rest = isWhole ? unlessSaid(typed, options) : options
  return { command: null, argument: null, from: done[0]?.start ?? from, isWhole, options: rest }
}

const wordsOf = (all: readonly Command[]): Option[] =>
  all.map(({ words, help }) => ({ insert: words, label: words, help }))

function helpWords(plain: readonly string[], current: Word | undefined, from: number, command: Command): Completion {
  const typed = [...plain, ...(current ? [current.text] : [])].join(' ')
  const start = plain.length === 0 ? from : from - plain.join(' ').length - 1
  const options = unlessSaid(typed, matching(typed, wordsOf(commands)))
  const isWhole = commands.some((one) => one.words === typed)
  return { command, argument: described(command.arguments[0]!), from: start, isWhole, options }
}

/** Behind the moment comes a command of its own. */
function lookBack(line: string, words: readonly Word[], current: Word | undefined, known: Known): Completion {
  const at = words.findIndex(({ text }) => text.toLowerCase() === 'at')
  const start = words[at + 2]?.start ?? current?.start ?? line.length
  const inner = complete(line.slice(start), known, looking)
  return { ...inner, from: start + inner.from }
}

/** What was said before the word at hand, read as the command reads it. */
interface Given extends Said {
  flags: ReadonlySet<string>
  /** A flag that still waits for a value. */
  pending: Argument | null
}

function readSaid(command: Command, words: readonly Word[]): Given {
  const plain: string[] = []
  const values: Record<string, string> = {}
  const flags = new Set<string>()
  let pending: Argument | null = null
  for (let at = 0; at < words.length; at++) {
    const { text, isQuoted } = words[at]!
    const [name, joined] = flagParts(text)
    const argument = flagNamed(command, name)
    if (!text.startsWith('--') || (isQuoted && !argument)) {
      plain.push(text)
      continue
    }
    flags.add(name)
    if (joined !== null) values[name] = joined
    if (!argument || joined !== null) {
      if (name === 'company' && joined === null) at++
      continue
    }
    if (argument.kind.as === 'yes') continue
    const count = argument.kind.as === 'cells' ? argument.kind.count : 1
    if (at + count >= words.length) pending = argument
    else values[name] = words[at + 1]!.text
    at += count
  }
  const places = command.arguments.filter(({ flag }) => !flag)
  for (const [i, text] of plain.entries()) if (places[i]) values[places[i].name] = text
  return { command, plain, values, flags, pending }
}

function flagParts(text: string): [string, string | null] {
  const equals = text.indexOf('=')
  return equals < 0 ? [text.slice(2), null] : [text.slice(2, equals), text.slice(equals + 1)]
}

function argumentAt(command: Command, said: Given, current: Word | undefined, from: number, known: Known): Completion {
  const typed = current?.text ?? ''
  const isQuoted = current?.isQuoted ?? false
  let isWhole = typed === ''
  const valuesOf = (argument: Argument, begun: string): Option[] => {
    const choices = choicesOf(argument, said, known)
    isWhole = choices.length === 0 || choices.some(({ text, label }) => [text, label].includes(begun))
    const options = choices.map(({ text, label, help }) => ({
      insert: asWord(text, isQuoted),
      label: label ?? text,
      help
    }))
    return unlessSaid(begun, matching(begun, options))
  }
  const at = (argument: Argument | null, options: readonly Option[]): Completion => ({
    command,
    argument: argument && described(argument, said),
    from,
    isWhole,
    options
  })
  if (said.pending) return at(said.pending, valuesOf(said.pending, typed))
  if (typed.startsWith('--') && !isQuoted) {
    const [name, joined] = flagParts(typed)
    const argument = flagNamed(command, name)
    if (!argument || joined === null) return at(null, flagsLeft(said, known, typed))
    const options = valuesOf(argument, joined)
    return at(
      argument,
      options.map((option) => ({ ...option, insert: `--${name}=${option.insert}` }))
    )
  }
  const place = command.arguments.filter(({ flag }) => !flag)[said.plain.length]
  if (place && (place.required || typed !== '')) return at(place, valuesOf(place, typed))
  const flags = typed === '' || typed === '-' ? flagsLeft(said, known, typed) : []
  return at(place ?? null, place ? [...valuesOf(place, typed), ...flags] : flags)
}

/** Flags that were not given yet: those that are needed first. */
function flagsLeft(said: Given, known: Known, typed: string): Option[] {
  const { command, flags } = said
  const declared = command.arguments.filter(({ flag }) => flag)
  const free = command.freeFlags
  const tiers = free ? (known.namesIn(said.values['scenario'] ?? '')?.tiers ?? []) : []
  const all = [
    ...declared.filter(({ required }) => required),
    ...declared.filter(({ required }) => !required),
    // An equals sign ends the name of a flag.
    ...tiers
      .filter((tier) => free && !tier.includes('='))
      .map((tier): Argument => flagNamed(command, `${free!.prefix}${tier}`)!)
  ]
  const options = all
    .filter(({ name }) => !flags.has(name))
    .map((argument): Option => {
      const { help } = described(argument, said)!
      return { insert: flagWord(argument.name), label: `--${argument.name}`, help }
    })
  // What goes with every command is in the way of those who look for its own.
  const common: Option[] = [
    { insert: '--company', label: '--company', help: companyHelp },
    { insert: '--json', label: '--json', help: jsonHelp }
  ]
  const unused = common.filter(({ label }) => !flags.has(label.slice(2)) && typed.length > 2)
  return [...options, ...unused].filter(({ label }) => label.startsWith(typed.toLowerCase()))
}

const flagWord = (name: string): string => (/^[^\s"'\\]+$/.test(name) ? `--${name}` : JSON.stringify(`--${name}`))

function described(argument: Argument, said?: Said): Completion['argument'] {
  const { kind, flag, name, help } = argument
  const more = columnHelp(kind, argument, said)
  return { name: flag ? `--${name}` : name, help: help.includes(more) ? help : `${help} ${more}` }
}

function columnHelp(kind: Argument['kind'], argument: Argument, said?: Said): string {
  if (kind.as === 'cell' || kind.as === 'cells') return columnFor(kind.table, kind.column)?.help ?? ''
  if (kind.as !== 'parameter') return ''
  const parameter = argument.flag ? argument.name.replace(/^dso-/, 'dso_') : said?.values['parameter']
  const column = columnFor(kind.table, 'value', parameter?.toLowerCase().replaceAll('-', '_') ?? null)
  return column && parameter ? `${column.label}: ${column.help}` : ''
}

/** Those that begin with what was typed, then words that do; what only has it inside, where there are none. */
function matching(typed: string, options: readonly Option[]): Option[] {
  const begun = typed.toLowerCase()
  const wanted = plainWords(typed)
  const fitting = options.flatMap((option, at) => {
    const starts = [option.insert, option.label].some((text) => text.replace(/^"/, '').toLowerCase().startsWith(begun))
    const fit = wanted === '' ? null : fitOf(wanted, plainWords(`${option.insert} ${option.label}`))
    return starts ? [{ option, at, fit: 0 }] : fit === null ? [] : [{ option, at, fit: Math.max(1, fit) }]
  })
  const best = Math.min(...fitting.map(({ fit }) => fit))
  return fitting
    .filter(({ fit }) => fit <= Math.max(best, 2))
    .sort((a, b) => a.fit - b.fit || a.at - b.at)
    .map(({ option }) => option)
    .slice(0, mostOptions)
}

const unlessSaid = (typed: string, options: readonly Option[]): Option[] =>
  options.filter(({ insert }) => insert !== typed)
