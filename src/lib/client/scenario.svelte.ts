// The open scenario as the pages see it: what was typed, what came of it, and what it was before the present edit.
import type { CheckRow, FigureSet, Followed, ScenarioUpdate, SeriesInfo, Tables } from '#lib/edit/messages.ts'
import { fiscalOf, type Fiscal } from '#lib/model/periods.ts'
import { View } from '#lib/model/view.ts'
import type { Row } from '#lib/edit/edit.ts'

export class OpenScenario {
  readonly id: string
  #update = $state.raw<ScenarioUpdate>() as ScenarioUpdate
  #row = $state.raw<Row>() as Row
  #tables = $state.raw<Tables>({})
  #followed = $state.raw<Followed | null>(null)
  #catalogue = $state.raw<readonly SeriesInfo[]>([])
  #preview = $state.raw<FigureSet | null>(null)
  #before = $state.raw<View | null>(null)
  #notes = $state.raw<readonly Row[]>([])

  constructor(
    update: ScenarioUpdate,
    private readonly engine: { notes: (scenario: string) => Promise<readonly Row[]> }
  ) {
    this.id = update.scenario.id
    void this.readNotes()
    this.#update = update
    this.#row = update.scenario
    this.#tables = update.tables ?? {}
    this.#followed = update.followed
    this.#catalogue = update.catalogue ?? []
  }

  /** What the figures are compared with: the plan before the edit that is going on, or was made last. */
  readonly before = $derived.by(() => this.#before)
  readonly name = $derived.by(() => this.row['name'] ?? '')
  readonly months = $derived.by(() => Number(this.row['months']))
  /** Figures as they would be with what is being typed, where something is. */
  readonly view = $derived.by(() => new View(this.#catalogue, this.#preview ?? this.#update.figures, this.months))
  readonly kept = $derived.by(() => new View(this.#catalogue, this.#update.figures, this.months))

  get row(): Row {
    return this.#row
  }

  get startDate(): string {
    return this.row['start_date'] ?? '2000-01-01'
  }

  /** How its fiscal years lie. */
  get fiscal(): Fiscal {
    return fiscalOf(this.startDate, this.#tables['assumptions'] ?? [])
  }

  get tables(): Tables {
    return this.#tables
  }

  /** What it is a branch of. */
  get followed(): Followed | null {
    return this.#followed
  }

  /** What people say about its places; they come a moment after the rest. */
  get notes(): readonly Row[] {
    return this.#notes
  }

  async readNotes(): Promise<void> {
    this.#notes = await this.engine.notes(this.id)
  }

  get checks(): readonly CheckRow[] {
    return this.#update.checks
  }

  get isExact(): boolean {
    return this.#update.figures.isExact
  }

  get isPreview(): boolean {
    return this.#preview !== null
  }

  /** An exact pass brings the balance check along; until it is there the typed rules speak alone. */
  take(update: ScenarioUpdate): void {
    const isNewShape = update.catalogue !== null || Number(update.scenario['months']) !== this.months
    if (!update.figures.isExact && this.#before === null) this.#before = isNewShape ? null : this.kept
    if (isNewShape) this.#before = null
    if (update.tables) [this.#row, this.#tables, this.#followed] = [update.scenario, update.tables, update.followed]
    if (update.catalogue) this.#catalogue = update.catalogue
    const figureChecks = this.#update.checks.filter(({ rule }) => !update.checks.some((check) => check.rule === rule))
    this.#preview = null
    this.#update = update.figures.isExact ? update : { ...update, checks: [...update.checks, ...figureChecks] }
  }

  show(preview: FigureSet | null): void {
    // Whoever begins to type compares with the plan as it stands.
    if (preview !== null && this.#preview === null) this.#before = this.kept
    this.#preview = preview
  }

  /** A new edit begins: from now on figures are compared with the plan as it stands. */
  compareFromNow(): void {
    this.#before = null
  }
}
