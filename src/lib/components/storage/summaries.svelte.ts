// Summaries of states, made one after the other, as each opens a database of its own; those asked for last come first.
import { SvelteMap } from 'svelte/reactivity'
import type { StateSummary } from '#lib/edit/keeping.ts'
import type { Problem, Result } from '#lib/edit/result.ts'

export class Summaries {
  readonly #known = new SvelteMap<string, Result<StateSummary, Problem>>()
  readonly #wanted: string[] = []
  #isBusy = false

  constructor(private readonly read: (id: string) => Promise<Result<StateSummary, Problem>>) {}

  /** Null until it is there. */
  of(id: string): Result<StateSummary, Problem> | null {
    return this.#known.get(id) ?? null
  }

  async want(ids: readonly string[]): Promise<void> {
    this.#wanted.unshift(...ids.filter((id) => !this.#known.has(id)))
    if (this.#isBusy) return
    this.#isBusy = true
    for (let id = this.#wanted.shift(); id !== undefined; id = this.#wanted.shift())
      if (!this.#known.has(id)) this.#known.set(id, await this.read(id))
    this.#isBusy = false
  }
}
