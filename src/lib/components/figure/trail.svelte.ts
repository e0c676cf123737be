// The figures that one went through from reason to reason: the last one is explained, and each can be gone back to as it was.
import type { Asked, Way } from '#lib/edit/messages.ts'
import { Reasons, type Ask, type Branch } from './reasons.svelte.ts'

export class Trail {
  #steps = $state.raw<readonly Reasons[]>([])
  #turn = 0
  /** Somebody goes by keyboard, and the focus is to follow. */
  wantsFocus = $state(false)

  constructor(private readonly ask: Ask) {}

  get steps(): readonly Reasons[] {
    return this.#steps
  }

  /** What is explained. */
  get now(): Reasons | null {
    return this.#steps.at(-1) ?? null
  }

  /**
   * A figure was chosen on the page.
   * @param way what is wanted of it; without one it is that of the figure before
   */
  async begin(asked: Asked, way: Way | null): Promise<void> {
    const turn = ++this.#turn
    const [first] = this.#steps
    const isSame = first !== undefined && JSON.stringify(first.asked) === JSON.stringify(asked)
    if (isSame) {
      this.back(0)
      return way ? first.show(way) : undefined
    }
    const step = await this.#found(asked, way ?? this.now?.way ?? 'because')
    if (turn === this.#turn) this.#steps = step ? [step] : []
  }

  async #found(asked: Asked, way: Way): Promise<Reasons | null> {
    const step = new Reasons(asked, way, this.ask)
    await step.load()
    return step.number && step
  }

  /** A reason becomes the figure that is explained. */
  async goTo({ asked }: Branch): Promise<void> {
    const { now } = this
    const turn = ++this.#turn
    const step = await this.#found(asked, now?.way ?? 'because')
    if (turn !== this.#turn || !step) return
    this.#steps = [...this.#steps, step]
    this.wantsFocus = true
  }

  /** @returns false where the trail begins */
  back(to = this.#steps.length - 2): boolean {
    if (to < 0) return false
    if (to < this.#steps.length - 1) {
      this.#turn++
      this.#steps = this.#steps.slice(0, to + 1)
      void this.now!.load()
    }
    return true
  }

  /** The figures changed. What is not there any more is left for what led to it. */
  async again(): Promise<void> {
    const { now } = this
    await now?.load()
    if (now && now === this.now && now.number === null && !this.back()) this.#steps = []
  }
}
