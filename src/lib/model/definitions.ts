// Metrics that people define in more than one way. Which of the ways a scenario follows is typed among its assumptions, as
// a number from 1; the formulas stand in metrics.lines.
import { metrics } from '#lib/texts/metrics.ts'
import type { TableRow } from './inputs.ts'

export interface Definition {
  /** The id of the line; the parameter is called after it. */
  line: string
  label: string
  /** What is computed, in a few words that files print. */
  variants: readonly string[]
}

const lines = ['nrr', 'cac', 'runway_months', 'burn_multiple', 'magic_number', 'rule_of_40'] as const

export const definitions: readonly Definition[] = lines.map((line) => ({ line, ...metrics[line] }))

/**
 * Which variant holds, from 1.
 * @param assumptions the scenario's typed rows; where none says which, the first holds
 */
export const variantOf = (line: string, assumptions: readonly TableRow[]): number =>
  Number(assumptions.find((row) => row['parameter'] === definitionOf(line))?.['value'] ?? '1')

/** The words of the variant that holds. @returns null for a line that is defined in one way */
export const definitionWords = (line: string, assumptions: readonly TableRow[]): string | null =>
  definitions.find((definition) => definition.line === line)?.variants[variantOf(line, assumptions) - 1] ?? null

/** The assumption that says which variant of a line holds. */
export const definitionOf = (line: string): string => `${line}_definition`
