// The commands that only look: lists, figures, explanations, files. Commands that change are in the edit room.
import { saidIn, shownSaid } from '#lib/edit/branch-merge.ts'
import { commands } from '#lib/edit/commands/index.ts'
import { several, text, type Given } from '#lib/edit/commands/command.ts'
import { shownNote } from '#lib/edit/commands/notes.ts'
import type { CommandFile, Reason } from '#lib/edit/messages.ts'
import type { OutputFormat } from '#lib/edit/output-formats.ts'
import { monthBeyond, unknownLine } from '#lib/edit/problems.ts'
import { refused, type Problem, type Result } from '#lib/edit/result.ts'
import { writeScenarioFile } from '#lib/edit/scenario-file.ts'
import { unknownCommand } from '#lib/format/command-line.ts'
import * as words from '#lib/texts/answers.ts'
import { asTyped } from './branch-history.ts'
import { buildOf, shownLines, summaryOf } from './build.ts'
import { cellsById, explainNumber } from './explaining.ts'
import { labelOf } from './figure-words.ts'
import { figureOut, rowOut, rowsOut } from './figures-out.ts'
import { attribute } from './attributing.ts'
import { compare } from './comparing.ts'
import type { Looking } from './looking.ts'
import { outputs } from './outputs/formats.ts'
import { textFile } from './outputs/output.ts'
import { sensitivity, sensitivityOut, sensitivityRows } from './sensitivity.ts'
import { asTable, asText, lineMeant, told, type Told } from './telling.ts'

type Answer = Result<Told, Problem>
/** What takes something that is loaded when it is asked for comes later. */
type Reader = (at: Looking, given: Given) => Answer | Promise<Answer>

/** Lists of rows, by the words of the command. */
const lists: Readonly<Record<string, string>> = {
  'pricing list': 'pricing',
  'growth list': 'growth_rates',
  'headcount list': 'headcount',
  'funding list': 'funding_rounds',
  'expense list': 'expense_ratios',
  'capital list': 'working_capital',
  'assume list': 'assumptions',
  'comparables list': 'comparables',
  'line list': 'custom_lines'
}

const listReaders = Object.fromEntries(
  Object.entries(lists).map(([words, table]): [string, Reader] => [
    words,
    (at, given) => {
      const scenario = at.scenario(text(given, 'scenario')!)
      if (!scenario.ok) return scenario
      const rows = rowsOut(table, at.workspace.tables(scenario.value.id)[table] ?? [])
      return told(asTable(rows), rows)
    }
  ])
)

export const readers: Readonly<Record<string, Reader>> = {
  ...listReaders,

  'company list': (at) => {
    const rows = at.workspace.store.rows('companies').map((row) => rowOut('companies', row))
    return told(asTable(rows), rows)
  },

  'scenario list': (at) => {
    const rows = at.workspace
      .scenarios(at.company)
      .map((row) => ({ ...rowOut('scenarios', row), branch_of: at.workspace.parentOf(row.id) }))
    return told(asTable(rows), rows)
  },

  'scenario overrides': (at, given) => {
    const scenario = at.scenario(text(given, 'scenario')!)
    if (!scenario.ok) return scenario
    const rows = saidIn(at.workspace.read(at.company), scenario.value).map(shownSaid)
    return told(asTable(rows), rows)
  },

  'note list': (at, given) => {
    const scenario = at.scenario(text(given, 'scenario')!)
    if (!scenario.ok) return scenario
    const { id } = scenario.value
    const tables = at.workspace.tables(id)
    const rows = at.workspace.store
      .rows('notes', id)
      .map((row) => shownNote(row, tables))
      .filter(({ resolved }) => !resolved || text(given, 'all') !== undefined)
      .sort((a, b) => order(a.place, b.place) || order(a.at ?? '', b.at ?? ''))
    // The end of an id is enough to say which one is meant.
    return told(asTable(rows.map((row) => ({ ...row, id: row.id.slice(-8) }))), rows)
  },

  build: (at, given) => {
    const scenario = at.scenario(text(given, 'scenario')!)
    if (!scenario.ok) return scenario
    const { compiled, inputs } = at.computed(scenario.value)
    const figures = at.texts(scenario.value)
    const tables = at.workspace.tables(scenario.value.id)
    const build = buildOf(scenario.value, tables, compiled, figures)
    const files = outputs[(text(given, 'format') ?? 'json') as OutputFormat]({
      scenario: scenario.value,
      tables,
      inputs,
      compiled,
      texts: figures,
      build,
      currency: at.writing.currency,
      today: at.workspace.read(at.company).today
    })
    const tell = (made: CommandFile[]): Answer => {
      const names = made.map(({ name }) => name)
      return told(words.built(names, compiled.tape.months, shownLines(compiled).length), build, made)
    }
    return files instanceof Promise ? files.then(tell) : tell(files)
  },

  show: (at, given) => {
    const scenario = at.scenario(text(given, 'scenario')!)
    if (!scenario.ok) return scenario
    const { compiled, ownProblems } = at.computed(scenario.value)
    const all = at.texts(scenario.value)
    const wanted = text(given, 'line')
    const line =
      wanted === undefined ? undefined : lineMeant(Object.keys({ ...all.monthly, ...all.yearly, ...all.once }), wanted)
    if (wanted !== undefined && line === undefined)
      return refused(ownProblems.get(wanted) ?? unknownLine(wanted, Object.keys(all.monthly), scenario.value.id))
    const [first, last] = (several(given, 'months') ?? ['0', String(compiled.tape.months)]).map(Number) as [
      number,
      number
    ]
    if (last > compiled.tape.months) return refused(monthBeyond(last, compiled.tape.months))
    const months = (values: readonly (string | null)[]) => values.slice(first, last + 1).map(figureOut)
    const data = Object.fromEntries(
      (line === undefined ? shownLines(compiled) : [line]).map((id) => {
        if (all.monthly[id]) return [id, months(all.monthly[id])]
        return [id, (all.yearly[id] ?? [all.once[id] ?? null]).map(figureOut)]
      })
    )
    const place = (id: string, i: number) => (all.monthly[id] ? `M${first + i}` : all.yearly[id] ? `Y${i + 1}` : '')
    return told(asFigures(data, place), data)
  },

  summary: (at, given) => {
    const scenario = at.scenario(text(given, 'scenario')!)
    if (!scenario.ok) return scenario
    const summary = summaryOf(at.texts(scenario.value))
    const cells = cellsById(at.computed(scenario.value))
    const shown = Object.entries(summary).map(([id, value]) => ({
      figure: labelOf(cells.get(id)!),
      value: at.shown(value, id, cells.get(id)!.line.unit)
    }))
    return told(asTable(shown), summary)
  },

  sensitivity: (at, given) => {
    const scenario = at.scenario(text(given, 'scenario')!)
    if (!scenario.ok) return scenario
    const computed = at.computed(scenario.value)
    const found = sensitivity(computed)
    const shown = found.map((table) => {
      const { title, rows } = sensitivityRows(table, computed, at)
      return `${title}\n${asTable(rows)}`
    })
    return told(shown.join('\n\n'), sensitivityOut(found))
  },

  explain: (at, given) => {
    const scenario = at.scenario(text(given, 'scenario')!)
    if (!scenario.ok) return scenario
    const computed = at.computed(scenario.value)
    const cells = cellsById(computed)
    const id = lineMeant([...cells.keys()], text(given, 'line')!)
    if (id === undefined) {
      const wanted = text(given, 'line')!
      return refused(computed.ownProblems.get(wanted) ?? unknownLine(wanted, [...cells.keys()], scenario.value.id))
    }
    const cell = cells.get(id)!
    const last = cell.line.grain === 'yearly' ? computed.compiled.tape.years : computed.compiled.tape.months
    // A year's figure is asked for by any of its months.
    const length = cell.line.grain === 'yearly' ? 12 : 1
    const month = Number(text(given, 'month') ?? last * length)
    if (cell.line.grain !== 'once' && month > last * length) return refused(monthBeyond(month, last * length))
    const found = explainNumber(
      at,
      scenario.value,
      cell,
      length === 1 ? month : Math.max(1, Math.ceil(month / length)),
      'month',
      'feeds'
    )
    const reasonsOut = (reasons: readonly Reason[]) =>
      reasons.map(({ id, month: at, period, value }) => ({
        id,
        month: at !== null && period === 'year' ? 12 * at : at,
        value: figureOut(value)
      }))
    const data = {
      id: found.id,
      label: found.label,
      value: figureOut(found.value),
      sentence: found.sentence,
      note: found.note,
      because: reasonsOut(found.because),
      feeds: reasonsOut(found.feeds)
    }
    const because = found.because.map(({ label, when, shown }) => `  ${label}${when && ` ${when}`}: ${shown}`)
    return told([found.sentence, ...because].join('\n'), data)
  },

  export: (at, given) => {
    const scenario = at.scenario(text(given, 'scenario')!)
    if (!scenario.ok) return scenario
    const { id } = scenario.value
    const notes = at.workspace.store.rows('notes', id)
    const data = writeScenarioFile(scenario.value, { ...at.workspace.tables(id), notes })
    const made = textFile(`${id}.json`, 'application/json', JSON.stringify(data, null, 2) + '\n')
    return told(words.exported(made.name), data, [made])
  },

  history: (at, given) => {
    const scenario = at.scenario(text(given, 'scenario')!)
    if (!scenario.ok) return scenario
    const limit = Number(text(given, 'limit') ?? 100)
    const rows = asTyped(at.workspace.store.history({ scenario: scenario.value.id, limit }), at.workspace)
    const shown = rows.map(({ at: when, edit_id: edit, origin, operation, table_name: table, why }) => ({
      when,
      edit: edit?.slice(-8),
      origin,
      operation,
      table,
      why
    }))
    return told(asTable(shown), rows)
  },

  check: (at, given) => {
    const scenario = at.scenario(text(given, 'scenario')!)
    if (!scenario.ok) return scenario
    const checks = at.checks(scenario.value)
    return told(
      checks.map(({ ok: holds, sentence }) => `${holds ? words.holds : words.wrong}  ${sentence}`).join('\n'),
      checks
    )
  },

  compare,

  attribute,

  help: (_at, given) => {
    const typed = text(given, 'command')
    const shown =
      typed === undefined ? commands : commands.filter(({ words }) => words === typed || words.startsWith(`${typed} `))
    if (shown.length === 0) return refused(unknownCommand(typed!))
    const data = shown.map(({ words, help, example, arguments: all }) => ({
      words,
      help,
      example,
      arguments: all.map(({ name, flag, required, help: meaning }) => ({
        name: flag ? `--${name}` : name,
        required: required ?? false,
        help: meaning
      }))
    }))
    const detail =
      typed === undefined
        ? []
        : data.flatMap(({ example, arguments: all }) => [
            `  ${example}`,
            ...all.map(({ name, help }) => `  ${name}  ${help}`)
          ])
    const width = Math.max(...data.map(({ words }) => words.length))
    return told([...data.map(({ words, help }) => `${words.padEnd(width)}  ${help}`), ...detail].join('\n'), data)
  }
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const asFigures = (
  data: Record<string, readonly (number | null)[]>,
  place: (id: string, i: number) => string
): string =>
  Object.entries(data)
    .map(([id, values]) => `${id}\n${values.map((value, i) => `  ${place(id, i)}  ${asText(value)}`).join('\n')}`)
    .join('\n')
