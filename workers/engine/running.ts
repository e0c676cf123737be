// A line of the console, run. Loaded when the first one is typed: the page itself gets on without it.
import { companySpokenOf } from '#lib/edit/commands/companies.ts'
import type { Row } from '#lib/edit/edit.ts'
import type { CommandAnswer } from '#lib/edit/messages.ts'
import { ok, type Problem, type Result } from '#lib/edit/result.ts'
import { readCommandLine, type CommandLine } from '#lib/format/command-line.ts'
import * as texts from '#lib/texts/answers.ts'
import { beforeImport } from '#lib/texts/edits.ts'
import { readers } from './answers.ts'
import type { Engine } from './engine.ts'
import { rowOut, rowsOut } from './figures-out.ts'
import type { Looking } from './looking.ts'
import type { Told } from './telling.ts'

export { isChange, isLooking, keepingWords } from '#lib/edit/commands/index.ts'
export { readCommandLine } from '#lib/format/command-line.ts'

type Files = Readonly<Record<string, Uint8Array>>

/** As the console does; never throws for a person's mistake. An import waits for the state before it, a workbook for what writes it. */
export function runCommand(
  engine: Engine,
  line: string,
  files: Files = {},
  by: 'command' | 'page' = 'command'
): CommandAnswer | Promise<CommandAnswer> {
  const read = readCommandLine(line)
  if (!read.ok) return { ok: false, problem: read.error }
  const { command, company, json } = read.value
  const of = companySpokenOf(engine.read(), company)
  if (!of.ok) return { ok: false, problem: of.error }
  const tell = (answer: Result<Told, Problem>): CommandAnswer => {
    if (!answer.ok) return { ok: false, problem: answer.error }
    const { text, data, files: made } = answer.value
    return { ok: true, text: json ? JSON.stringify(data, null, 2) : text, data, files: made }
  }
  const make = (): CommandAnswer | Promise<CommandAnswer> => {
    const answer = answerTo(engine, read.value, line, engine.looking.forCompany(of.value), files, by)
    return answer instanceof Promise ? answer.then(tell) : tell(answer)
  }
  if (command.words !== 'import') return make()
  // What is wrong with the file is said at once.
  const tried = command.change!(engine.workspace.read(of.value, files), read.value.given)
  if (!tried.ok) return { ok: false, problem: tried.error }
  const makeNamed = engine.workspace.named(make)
  return engine.keep(beforeImport).then((kept) => (kept.ok ? makeNamed() : { ok: false, problem: kept.error }))
}

function answerTo(
  engine: Engine,
  { command, given }: CommandLine,
  line: string,
  looking: Looking,
  files: Files,
  by: 'command' | 'page'
): Result<Told, Problem> | Promise<Result<Told, Problem>> {
  if (command.words === 'undo' || command.words === 'redo') {
    const done = command.words === 'undo' ? engine.undo() : engine.redo()
    const say = command.words === 'undo' ? texts.undid : texts.didAgain
    return done.ok ? ok({ text: say(done.value), data: { why: done.value }, files: [] }) : done
  }
  if (!command.change) return readers[command.words]!(looking, given)
  const answer = command.change(engine.workspace.read(looking.company, files), given)
  if (!answer.ok) return answer
  // A button is remembered by what it did, a typed line as it was typed.
  const [why, usual] = by === 'page' ? ([answer.value.text, 'typed'] as const) : ([line.trim(), 'command'] as const)
  const done = engine.apply(answer, why, command.words === 'import' ? 'import' : usual)
  if (!done.ok) return done
  const { text, data, table } = answer.value
  return ok({
    text,
    data: table === null ? data : Array.isArray(data) ? rowsOut(table, data as Row[]) : rowOut(table, data as Row),
    files: []
  })
}
