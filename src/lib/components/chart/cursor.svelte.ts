// The month that somebody looks at, in all charts of a page at once.

export class Cursor {
  #at = $state<number | null>(null)
  #owner = $state<string | null>(null)
  #latest: number | null = null

  /** The place on the axis, or null. */
  get at(): number | null {
    return this.#at
  }

  /** Where keys begin: where somebody was last. */
  get latest(): number | null {
    return this.#latest
  }

  /** Is it this chart in which somebody looks? The others show the place and no figures. */
  isIn(chart: string): boolean {
    return this.#owner === chart
  }

  show(chart: string, at: number): void {
    this.#owner = chart
    this.#at = this.#latest = at
  }

  /** Another chart may have taken it meanwhile. */
  leave(chart: string): void {
    if (this.#owner === chart) this.#owner = this.#at = null
  }

  /** Months became quarters: the places are others. */
  forget(): void {
    this.#owner = this.#at = this.#latest = null
  }
}
