// What the palette shows for what was typed: the parts of a command, a figure at a month, and everything that goes by that
// name; with nothing typed, what was chosen last and what there is.
import type { Problem } from '#lib/edit/result.ts'
import { monthBeyond } from '#lib/edit/typing-problems.ts'
import { readCommandLine } from '#lib/format/command-line.ts'
import { complete, completed, type Completion } from '#lib/format/completion.ts'
import type { Known } from '#lib/format/completion-names.ts'
import { plainWords, ranked } from '#lib/format/ranking.ts'
import { readFigure, type When } from '#lib/format/typed-places.ts'
import type { Period } from '#lib/model/periods.ts'
import * as texts from '#lib/texts/palette.ts'
import type { Addresses, Entry, OpenPlan } from './entries.ts'
import { figureAt, type LinePlace } from './lines.ts'

export interface Source {
  entries: readonly Entry[]
  plan: OpenPlan | null
  known: Known
  addresses: Addresses
  /** Ids of what was chosen before, the newest last. */
  recent: readonly string[]
}

export interface Found {
  entries: readonly Entry[]
  /** The argument that is being typed. */
  argument: Completion['argument']
  /** The line that can be run as it stands. */
  line: string | null
  /** What is wrong with it, or missing. */
  problem: Problem | null
  /** How many of the first were chosen before. */
  recent: number
}

const most = 40
const mostFigures = 8
const mostBeside = 6
/** Looser than the beginning of a word. */
const loosest = 2

export function look(typed: string, source: Source): Found {
  const nothing: Found = { entries: [], argument: null, line: null, problem: null, recent: 0 }
  if (typed.trim() === '') {
    const recent = recentEntries(source)
    const others = source.entries.filter(
      ({ weight, kind, id }) => isShownAtFirst(kind, weight) && !recent.some((one) => one.id === id)
    )
    return { ...nothing, entries: [...recent, ...others], recent: recent.length }
  }
  const spoken = spokenCommand(typed, source.known)
  if (spoken) {
    const beside = byName(typed, source, mostBeside).filter(({ kind }) => kind !== 'command')
    // A page of the same name is meant before the command that says the same.
    const meant = beside.filter(({ kind, names }) => kind === 'page' && names[0] === plainWords(typed))
    const others = beside.filter((one) => !meant.includes(one))
    return { ...nothing, ...spoken, entries: [...meant, ...spoken.entries, ...others] }
  }
  const figure = figures(typed, source)
  if (figure && figure.entries.length > 0)
    return { ...nothing, entries: [...figure.entries, ...byName(typed, source, mostBeside)] }
  const entries = byName(typed, source, most, 4)
  return { ...nothing, entries, problem: entries.length === 0 ? (figure?.problem ?? null) : null }
}

const isShownAtFirst = (kind: Entry['kind'], weight: number): boolean =>
  kind === 'page' || kind === 'command' || (kind === 'scenario' && weight === 1)

function byName(typed: string, { entries }: Source, count: number, loose = loosest): Entry[] {
  const wanted = plainWords(typed).split(' ')
  const found = ranked(
    typed,
    entries,
    ({ names }) => names,
    ({ weight }) => weight
  ).filter(({ one, fit }) => fit <= loose && (one.weight < 5 || speaksOfScenario(one, wanted)))
  // Loose ones are for those who find nothing else.
  const close = found.filter(({ fit }) => fit < 4)
  return (close.length > 0 ? close : found).slice(0, count).map(({ one }) => one)
}

/** Pages of other scenarios come with the scenario's name. */
const speaksOfScenario = ({ label }: Entry, wanted: readonly string[]): boolean =>
  wanted.some((word) => ` ${plainWords(label.slice(0, label.lastIndexOf(' / ')))}`.includes(` ${word}`))

/** A command with what can follow; null where none is being spoken. */
function spokenCommand(typed: string, known: Known): Omit<Found, 'recent'> | null {
  const completion = complete(typed, known)
  const line = typed.trim()
  const read = readCommandLine(line)
  if (!completion.command && !(read.ok && completion.isWhole)) return null
  const options = completion.options.map((option): Entry => ({
    id: `option ${option.insert}`,
    kind: 'option',
    label: option.label,
    detail: option.help,
    names: [],
    weight: 0,
    going: { line: completed(typed, completion, option), runs: false }
  }))
  if (!read.ok) {
    // A flag that is half typed is no mistake yet.
    const isSaid = options.length === 0 || read.error.type === 'missing-argument'
    return { entries: options, argument: completion.argument, line: null, problem: isSaid ? read.error : null }
  }
  const run = runEntry(line)
  const entries = completion.isWhole ? [run, ...options] : [...options, run]
  return { entries, argument: completion.argument, line, problem: null }
}

const runEntry = (line: string): Entry => ({
  id: `run ${line}`,
  kind: 'run',
  label: line,
  detail: texts.run,
  names: [],
  weight: 0,
  going: { line, runs: true }
})

function figures(
  typed: string,
  { entries, plan, addresses }: Source
): { entries: Entry[]; problem: Problem | null } | null {
  if (!plan) return null
  const { view, setting } = plan
  const spoken = readFigure(typed, { ...setting, fiscal: view.fiscal })
  if (!spoken) return null
  if (spoken.until > view.months && ['month', 'toDate'].includes(spoken.when.period))
    return { entries: [], problem: monthBeyond(spoken.until, view.months) }
  const lines = entries.filter(({ place }) => place?.hasMonths)
  const found = ranked(spoken.name, lines, ({ names }) => names)
  return {
    entries: found
      .slice(0, mostFigures)
      .flatMap(({ one }) => figureEntry(one.place, spoken.when, plan, addresses) ?? []),
    problem: null
  }
}

function figureEntry(
  place: LinePlace | undefined,
  when: When,
  { view, setting }: OpenPlan,
  { figure }: Addresses
): Entry | null {
  if (!place?.hasMonths || when.at >= view.values(place.line, when.period).length) return null
  const { line } = place
  const { label, value, when: inWords } = figureAt(place, when, view, setting)
  return {
    id: `figure ${line} ${when.period} ${when.at}`,
    kind: 'figure',
    label,
    detail: [place.where, inWords].filter(Boolean).join(', '),
    value,
    names: [],
    weight: 0,
    going: { href: figure(line, place, when.period, when.at), isCell: true }
  }
}

/** What is not there any more is left out. */
function recentEntries({ recent, entries, plan, addresses }: Source): Entry[] {
  return recent.toReversed().flatMap((id): Entry[] => {
    const known = entries.find((one) => one.id === id)
    if (known) return [known]
    if (id.startsWith('run ')) return [runEntry(id.slice(4))]
    const [, line, period, at] = /^figure (.+) (month|quarter|year|toDate) (\d+)$/.exec(id) ?? []
    const when: When = { period: period as Period, at: Number(at) }
    const place = entries.find((one) => one.id === `line ${line}`)?.place
    const found = plan ? figureEntry(place, when, plan, addresses) : null
    return found ? [found] : []
  })
}
