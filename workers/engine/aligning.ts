// Plans that begin at different times, beside each other: months are counted from the earliest start.
import { calendarMonth, monthLabel, planMonth, showMonth } from '#lib/format/months.ts'
import type { TableRow } from '#lib/model/inputs.ts'
import { aligned, startsAt } from '#lib/texts/comparing.ts'

const startOf = (start: string | null | undefined): string => start ?? '2000-01-01'

/** How many calendar months one start lies after another. */
export const monthsAfter = (earlier: string | null, later: string | null): number =>
  planMonth(startOf(earlier), calendarMonth(startOf(later), 1)) - 1

/** The start that comes first. */
export const earliestStart = (scenarios: readonly TableRow[]): string =>
  scenarios.map((scenario) => startOf(scenario['start_date'])).sort()[0]!

/** By how many months the M0 of each lies after that of the earliest. */
export const offsetsOf = (scenarios: readonly TableRow[]): number[] =>
  scenarios.map((scenario) => monthsAfter(earliestStart(scenarios), scenario['start_date'] ?? null))

/** How months are counted, where that has to be said. */
export function alignmentSaid(scenarios: readonly TableRow[]): string[] {
  const offsets = offsetsOf(scenarios)
  if (offsets.every((offset) => offset === 0)) return []
  const first = scenarios[offsets.indexOf(0)]!
  const others = scenarios.flatMap((scenario, at) =>
    offsets[at] === 0 ? [] : [startsAt(scenario['name'] ?? '', monthLabel(offsets[at]! + 1))]
  )
  return [aligned(showMonth(startOf(first['start_date']), 1, 'long'), first['name'] ?? '', others)]
}
