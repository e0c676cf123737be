// What is done with notes on the pages of a scenario, as the commands that stand for it.
import type { OpenScenario } from '#lib/client/scenario.svelte.ts'
import { inQuotes } from '#lib/client/quoting.ts'
import type { Workspace } from '#lib/client/workspace.svelte.ts'
import type { Plan } from '#lib/components/notes/threads.ts'
import { showWhen } from '#lib/format/dates.ts'

export const planOf = ({ row, tables, kept, startDate }: OpenScenario): Plan => ({
  ...{ scenario: row, tables, view: kept, startDate }
})

export const whenIn =
  (locale: string) =>
  (at: string): string => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    return showWhen(at, new Date().toISOString(), { locale, timeZone })
  }

/** Each says what is wrong, or nothing. */
export function notesOf(workspace: Workspace, { id, row }: OpenScenario) {
  const run = async (words: string, ...more: readonly string[]): Promise<string | null> => {
    const line = ['note', words, ...[id, ...more].map(inQuotes), '--company', inQuotes(row['company_id'] ?? '')]
    const answer = await workspace.run(line.join(' '), {}, 'page')
    return answer.ok ? null : answer.problem.text
  }
  return {
    add: (place: string, text: string) => run('add', place, text),
    set: (note: string, text: string) => run('set', note, text),
    remove: (note: string) => run('remove', note),
    resolve: (note: string, isResolved: boolean) => run(isResolved ? 'resolve' : 'reopen', note)
  }
}
