// How far a valuation hangs on what was assumed, as it crosses to the page: the model run again with two assumptions changed.
import type { Problem, Result } from './result.ts'

/** An assumption in even steps around what was typed, which stands in the middle; exact texts, the least first. */
export interface Steps {
  parameter: string
  values: readonly string[]
}

/** A line of the model by two assumptions. */
export interface SensitivityTable {
  line: string
  down: Steps
  across: Steps
  /** By the steps down, then by those across, in doubles; null is blank. */
  values: readonly (readonly (number | null)[])[]
}

export interface ValuingDoor {
  /** Enterprise value by growth and by exit, each with the discount rate down. */
  sensitivity(scenario: string): Promise<Result<readonly SensitivityTable[], Problem>>
}
