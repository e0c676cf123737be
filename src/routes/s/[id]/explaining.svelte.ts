// The figure that is explained beside a sheet, and where one came from to ask.
import { tick } from 'svelte'
import { goto } from '$app/navigation'
import type { Asked, CellPlace, Typed, Way } from '#lib/edit/messages.ts'
import { links } from '#lib/client/links.ts'
import type { Workspace } from '#lib/client/workspace.svelte.ts'
import type { Trail } from '#lib/components/figure/trail.svelte.ts'
import { hereSetting } from '#lib/components/storage/words.ts'
import type { Span } from '#lib/components/statements/sheets.ts'
import { showWhen } from '#lib/format/dates.ts'

export class Explaining {
  #trail = $state.raw<Trail | null>(null)
  #from: HTMLElement | null = null
  #asked = 0

  constructor(
    private readonly workspace: Workspace,
    private readonly locale: () => string
  ) {}

  /** What is shown, where anything is. */
  get trail(): Trail | null {
    return this.#trail?.now ? this.#trail : null
  }

  /**
   * A line at a month, quarter or year; what is not of a month is at 0.
   * @param way what is wanted of it, where somebody asks by keyboard and goes into the explanation
   */
  async choose(
    line: string | null,
    span: Span | null = { period: 'month', at: 0 },
    way: Way | null = null
  ): Promise<void> {
    if (line === null || span === null) this.close()
    else await this.#begin({ line, ...span }, way)
  }

  /** What somebody typed. */
  chooseCell(cell: CellPlace, way: Way): Promise<void> {
    return this.#begin({ cell, at: 0, period: 'month' }, way)
  }

  async #begin(asked: Asked, way: Way | null): Promise<void> {
    const turn = ++this.#asked
    const active = document.activeElement
    this.#from = active instanceof HTMLElement ? active : null
    const { Trail } = await import('#lib/components/figure/trail.svelte.ts')
    if (turn !== this.#asked) return
    const trail = (this.#trail ??= new Trail(async (of, wanted) => {
      const answer = await this.workspace.asking.explain(this.workspace.scenario!.id, of, wanted)
      return answer.ok ? answer.value : null
    }))
    await trail.begin(asked, way)
    if (way && turn === this.#asked) trail.wantsFocus = true
  }

  close(): void {
    this.#asked++
    this.#trail = null
  }

  /** Back to where one came from; the explanation stays where that is beside it. */
  async leave(): Promise<void> {
    if (this.#from?.isConnected) this.#from.focus({ preventScroll: true })
    else await this.closeAndLeave()
  }

  async closeAndLeave(): Promise<void> {
    this.close()
    await tick()
    const from = this.#from?.isConnected ? this.#from : document.getElementById(this.#from?.id ?? '')
    from?.focus({ preventScroll: true })
  }

  whenOf = (at: string): string => showWhen(at, new Date().toISOString(), hereSetting(this.locale()))

  visit = ({ table, row, column, names }: Typed): void => {
    const { id } = this.workspace.scenario!
    void goto(`${links.table(id, table)}/${row ?? Object.values(names ?? {})[0] ?? ''}/${column}`)
  }
}
