// Metrics that people define in more than one way. Which of the ways a scenario follows is typed among its assumptions, as
// a number from 1; the formulas stand in metrics.lines.
import type { TableRow } from './inputs.ts'

export interface Definition {
  /** The id of the line; the parameter is called after it. */
  line: string
  label: string
  /** What is computed, in a few words that files print. */
  variants: readonly string[]
}

export const definitions: readonly Definition[] = [
  {
    line: 'nrr',
    label: 'Net revenue retention',
    variants: ['twelve monthly factors multiplied', 'of the month alone']
  },
  {
    line: 'cac',
    label: 'CAC',
    variants: [
      'sales and marketing of the month for each customer won in it',
      'sales and marketing of the month before for each customer won',
      'over three months'
    ]
  },
  {
    line: 'runway_months',
    label: 'Runway',
    variants: [
      'at the burn of the last three months',
      'at the burn of the month',
      'at the burn of the last twelve months'
    ]
  },
  { line: 'burn_multiple', label: 'Burn multiple', variants: ['over twelve months', 'over three months'] },
  {
    line: 'magic_number',
    label: 'Magic number',
    variants: ['from revenue: four times what a quarter added', 'from ARR: what a quarter added']
  },
  {
    line: 'rule_of_40',
    label: 'Rule of 40',
    variants: [
      'growth of revenue plus EBITDA margin',
      'growth of ARR plus EBITDA margin',
      'growth of revenue plus margin of free cash flow'
    ]
  }
]

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
