// What is wrong with a round before it is kept, whichever way it comes.
import { sameName, type Read } from './commands/command.ts'
import type { Values } from './edit.ts'
import * as problems from './problems.ts'
import type { Problem } from './result.ts'
import { givesAllAway, greedyRound } from './rules.ts'
import { scenarioTables } from './schema.ts'

/** What no round can be called, because the cap table has columns of that name. */
export const roundNameProblem = (name: string): Problem | null =>
  sameName(name, 'founders') || sameName(name, 'pool') ? problems.reservedRoundName(name) : null

/**
 * The round that would give the whole company away with these rounds, each where it stood before. One that does so
 * already is flagged by the check, and stops nothing else.
 */
export function wholeCompanyProblem(read: Read, scenario: string, rounds: readonly Values[]): Problem | null {
  const greedy = rounds.find(givesAllAway)
  if (greedy) return problems.wholeCompanyGiven(greedy['name']!)
  const tables = Object.fromEntries(scenarioTables.map((table) => [table.name, read.rows(table.name, scenario)]))
  const placeOfGreedy = (rows: readonly Values[]): number => {
    const greedy = greedyRound({ ...tables, funding_rounds: rows })
    return rows.findIndex((row) => row['name'] === greedy)
  }
  const place = placeOfGreedy(rounds)
  return place < 0 || place === placeOfGreedy(tables['funding_rounds']!)
    ? null
    : problems.wholeCompanyGiven(rounds[place]!['name']!)
}
