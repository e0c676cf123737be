// Commands that somebody types, in the console or in the palette: run, answered in one log, and remembered where they may be.
import { remember, remembered } from '#lib/client/remembered.ts'
import type { Workspace } from '#lib/client/workspace.svelte.ts'
import type { CommandAnswer, CommandFile } from '#lib/edit/messages.ts'
import { mayBeKept, withoutSecrets } from '#lib/format/kept-line.ts'

export interface Exchange {
  line: string
  text: string
  isProblem: boolean
  files: readonly CommandFile[]
}

/** Older answers make room: each may be long. */
const mostExchanges = 200

let exchanges = $state.raw<readonly Exchange[]>([])

/** As long as the page is open. */
export const log = {
  get exchanges(): readonly Exchange[] {
    return exchanges
  },
  clear(): void {
    exchanges = []
  }
}

/** What was typed before, also before a reload. */
export const typedBefore = (workspace: Workspace): string[] =>
  workspace.opened ? remembered('lines', workspace.opened) : []

export async function runLine(
  workspace: Workspace,
  line: string,
  files: Record<string, Uint8Array> = {}
): Promise<CommandAnswer> {
  const place = workspace.opened
  const answer = await workspace.run(line, files)
  const said = answer.ok
    ? { text: answer.text, isProblem: false, files: answer.files }
    : { text: answer.problem.text, isProblem: true, files: [] }
  exchanges = [...exchanges, { line: withoutSecrets(line), ...said }].slice(-mostExchanges)
  if (place && mayBeKept(line)) remember('lines', place, line.trim())
  return answer
}
