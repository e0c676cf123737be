// How the open workspace is kept, as the pages see it: its copies, its files, the states to go back to.
import type {
  FoundState,
  RestorePlan,
  RestoreSource,
  StateSummary,
  StorageHealth,
  WorkspaceInfo
} from '#lib/edit/keeping.ts'
import type { CommandFile, Problem, Result } from '#lib/edit/messages.ts'
import type { Engine } from './engine.ts'

export class Keeping {
  readonly #engine: Engine
  #health = $state.raw<StorageHealth | null>(null)
  #filesMade = $state(0)

  /** @param canAsk whether there is a workspace to ask about */
  constructor(
    engine: Engine,
    private readonly canAsk: () => boolean
  ) {
    this.#engine = engine
  }

  /** As it was when it was last asked for. */
  get health(): StorageHealth | null {
    return this.#health
  }

  /** How many files this page has made. */
  get filesMade(): number {
    return this.#filesMade
  }

  async madeFile(): Promise<void> {
    this.#filesMade++
    await this.refresh()
  }

  /** What counts the copies may not have come while the tab that served it was gone: then it stays as it was known. */
  async refresh(): Promise<StorageHealth | null> {
    if (!this.canAsk()) return (this.#health = null)
    return (this.#health = await this.#engine.storage().catch(() => this.#health))
  }

  states(): Promise<FoundState[]> {
    return this.#engine.states()
  }

  /** What is there, byte by byte, where the workspace did not open. */
  leftOvers(): Promise<{ name: string; bytes: Uint8Array }[]> {
    return this.#engine.leftOvers()
  }

  stateSummary(id: string): Promise<Result<StateSummary, Problem>> {
    return this.#engine.stateSummary(id)
  }

  stateFile(id: string): Promise<Result<CommandFile, Problem>> {
    return this.#engine.stateFile(id)
  }

  planRestore(source: RestoreSource): Promise<Result<RestorePlan, Problem>> {
    return this.#engine.planRestore(source)
  }

  restore(source: RestoreSource): Promise<Result<RestorePlan, Problem>> {
    return this.#engine.restore(source)
  }

  workspaces(): Promise<WorkspaceInfo[]> {
    return this.#engine.workspaces()
  }
}
