// The figure that is explained beside a sheet: asked for anew when another one is chosen.
import { goto } from '$app/navigation'
import type { ExplainedNumber, Reason } from '#lib/edit/messages.ts'
import { links } from '#lib/client/links.ts'
import type { Workspace } from '#lib/client/workspace.svelte.ts'
import type { Span } from '#lib/components/statements/sheets.ts'
import { showWhen } from '#lib/format/dates.ts'

export class Explaining {
  number = $state.raw<ExplainedNumber | null>(null)
  #chosen: { line: string; span: Span } | null = null
  #asked = 0

  constructor(
    private readonly workspace: Workspace,
    private readonly locale: () => string
  ) {}

  /** A line at a month, quarter or year; what is not of a month is at 0. */
  async choose(line: string | null, span: Span | null = { period: 'month', at: 0 }): Promise<void> {
    this.#chosen = line === null || span === null ? null : { line, span }
    await this.again()
  }

  /** The figures changed: what is explained is asked for again. */
  async again(): Promise<void> {
    const asked = ++this.#asked
    const chosen = this.#chosen
    const number = chosen && (await this.#explained(chosen.line, chosen.span))
    // The same again leaves open what somebody opened.
    if (asked === this.#asked && JSON.stringify(number) !== JSON.stringify(this.number)) this.number = number
  }

  close(): void {
    this.#chosen = null
    this.#asked++
    this.number = null
  }

  async #explained(line: string, { at, period }: Span): Promise<ExplainedNumber | null> {
    const answer = await this.workspace.explain(line, at, period)
    return answer.ok ? answer.value : null
  }

  explain = (reason: Reason): Promise<ExplainedNumber | null> =>
    this.#explained(reason.id, { at: reason.month ?? 0, period: reason.period })

  whenOf = (at: string): string =>
    showWhen(at, new Date().toISOString(), {
      locale: this.locale(),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone
    })

  visit = ({ typed }: Reason): void => {
    const { id } = this.workspace.scenario!
    if (typed) void goto(`${links.table(id, typed.table)}/${typed.row ?? ''}/${typed.column}`)
  }
}
