// What a command line can name here, for completion: asked of the engine where it is not on the page.
import type { Workspace } from '#lib/client/workspace.svelte.ts'
import { scenarioNames, type Known, type ScenarioNames } from '#lib/format/completion-names.ts'

export class KnownNames {
  #found = $state.raw<Readonly<Record<string, ScenarioNames | null>>>({})
  readonly #asked = new Set<string>()
  /** Changes when any scenario does, or another workspace is shown: what was found before holds no more. */
  readonly #edition = $derived.by(() => `${this.workspace.views} ${this.workspace.listChanges}`)

  constructor(
    private readonly workspace: Workspace,
    private readonly files: () => readonly string[] = () => []
  ) {
    void workspace.ready.then(() => (workspace.cards ? undefined : workspace.loadCards()))
  }

  readonly #open = $derived.by(() => {
    const { scenario } = this.workspace
    return scenario && scenarioNames(scenario.row, scenario.tables, scenario.kept.catalogue)
  })

  /** The open scenario first. */
  readonly #scenarios = $derived.by(() => {
    const { scenario, cards } = this.workspace
    const open = scenario ? [{ id: scenario.id, name: scenario.name }] : []
    const others = (cards ?? []).filter(({ id }) => id !== scenario?.id)
    return [...open, ...others.map(({ id, name }) => ({ id, name }))]
  })

  readonly known: Known = $derived.by(() => {
    const [found, scenarios, open, edition] = [this.#found, this.#scenarios, this.#open, this.#edition]
    return {
      scenarios,
      companies: (this.workspace.opened?.companies ?? []).map((row) => row['name'] ?? ''),
      files: this.files(),
      namesIn: (typed) => {
        const plain = typed.toLowerCase()
        const meant = scenarios.find(({ id, name }) => id.toLowerCase() === plain || name.toLowerCase() === plain)
        if (!meant) return null
        if (meant.id === this.workspace.scenario?.id && open) return open
        const key = `${edition} ${meant.id}`
        if (!(key in found)) void this.#ask(meant.id, key)
        return found[key] ?? null
      }
    }
  })

  async #ask(id: string, key: string): Promise<void> {
    if (this.#asked.has(key)) return
    this.#asked.add(key)
    const rows = await this.workspace.asking.rowsOf(id)
    const names = rows && scenarioNames(rows.scenario, rows.tables, rows.catalogue)
    this.#found = { ...this.#found, [key]: names }
  }
}
