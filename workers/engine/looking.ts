// What reading a scenario needs: its rows, its model, its exact figures, each made when first asked for.
import type { Row } from '#lib/edit/edit.ts'
import type { CheckRow, Writing } from '#lib/edit/messages.ts'
import type { Problem, Result } from '#lib/edit/result.ts'
import { monthLabel } from '#lib/format/months.ts'
import { showNumber } from '#lib/format/numbers.ts'
import { runExactly, type ExactRun } from '#lib/model/run.ts'
import { figureChecks, typedChecks } from './checking.ts'
import type { Computed, Computing } from './computing.ts'
import { computedRows, textsFiled, textsOf, type ExactTexts } from './exact.ts'
import type { Workspace } from './workspace.ts'

const cache = 'computed_months'

export class Looking {
  /** The exact run of one scenario, which explanations go through number by number. */
  #run: { scenario: string; tables: unknown; run: ExactRun } | null = null

  constructor(
    readonly workspace: Workspace,
    readonly computing: Computing,
    readonly company: string,
    readonly writing: Writing
  ) {}

  /** A figure as people read it; the number of a month is its name. */
  shown(value: number | null, id: string, unit: string): string {
    if (unit === 'month' && id.endsWith('_month')) return value === null ? '–' : monthLabel(value)
    return showNumber(value, unit, 'plain', this.writing)
  }

  forCompany(company: string): Looking {
    return company === this.company ? this : new Looking(this.workspace, this.computing, company, this.writing)
  }

  withWriting(writing: Writing): Looking {
    return new Looking(this.workspace, this.computing, this.company, writing)
  }

  scenario(typed: string): Result<Row, Problem> {
    return this.workspace.scenarioMeant(this.company, typed)
  }

  computed(scenario: Row): Computed {
    return this.computing.prepare(scenario, this.workspace.tables(scenario.id))
  }

  exact(scenario: Row): ExactRun {
    const known = this.#known(scenario)
    if (known) return known
    const { compiled, inputs } = this.computed(scenario)
    const run = runExactly(compiled, inputs)
    this.keepExact(scenario, run)
    return run
  }

  /** Takes over a run that was made in slices. */
  keepExact(scenario: Row, run: ExactRun): void {
    this.#run = { scenario: scenarioKey(scenario), tables: this.workspace.tables(scenario.id), run }
  }

  #known(scenario: Row): ExactRun | null {
    const same =
      this.#run?.scenario === scenarioKey(scenario) && this.#run.tables === this.workspace.tables(scenario.id)
    return same ? this.#run!.run : null
  }

  /** Exact figures as text, filed by month until an assumption changes. */
  texts(scenario: Row): ExactTexts {
    const { store } = this.workspace
    const { compiled } = this.computed(scenario)
    const filed = textsFiled(store.rows(cache, scenario.id), compiled)
    if (filed) return filed
    const texts = textsOf(compiled, this.exact(scenario))
    store.keepComputed(cache, scenario.id, computedRows(texts, compiled.tape.months))
    return texts
  }

  checks(scenario: Row): CheckRow[] {
    const computed = this.computed(scenario)
    return [...typedChecks(computed), ...figureChecks(computed, this.exact(scenario))]
  }
}

const scenarioKey = (scenario: Row): string => `${scenario.id} ${scenario['months']}`
