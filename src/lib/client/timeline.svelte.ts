// The history of the open scenario as a page sees it: what is looked for, and as much of it as was asked for.
import type { HistoryEntry, HistoryFilter, HistoryPage } from '#lib/edit/past.ts'
import type { Settings } from './settings.svelte.ts'
import type { Workspace } from './workspace.svelte.ts'

const anything: HistoryFilter = { text: '', table: null, author: null, origin: null, from: null, until: null }
const atOnce = 50

export class Timeline {
  #filter = $state.raw(anything)
  #page = $state.raw<HistoryPage | null>(null)
  /** How many are shown at most. */
  #limit = atOnce
  #asked = 0

  constructor(
    private readonly workspace: Workspace,
    private readonly settings: Settings,
    private readonly scenario: string
  ) {}

  get filter(): HistoryFilter {
    return this.#filter
  }

  get isFiltered(): boolean {
    return this.#filter !== anything
  }

  get entries(): readonly HistoryEntry[] | null {
    return this.#page?.entries ?? null
  }

  /** How many there are that are looked for, and how many in all. */
  get matching(): number {
    return this.#page?.matching ?? 0
  }

  get all(): number {
    return this.#page?.all ?? 0
  }

  get authors(): readonly string[] {
    return this.#page?.authors ?? []
  }

  look(change: Partial<HistoryFilter>): void {
    const filter = { ...this.#filter, ...change }
    this.#filter = JSON.stringify(filter) === JSON.stringify(anything) ? anything : filter
    this.#limit = atOnce
    void this.refresh()
  }

  clear(): void {
    this.look(anything)
  }

  async more(): Promise<void> {
    this.#limit += atOnce
    await this.refresh()
  }

  /** As much as is shown, as it is now. Only the last answer counts. */
  async refresh(): Promise<void> {
    const asked = ++this.#asked
    const query = { scenario: this.scenario, filter: this.#filter, skip: 0, limit: this.#limit }
    const page = await this.workspace.asking.history(query, this.settings.writing)
    if (asked === this.#asked) this.#page = page
  }
}
