// What somebody has folded in statements and metrics, for as long as the page is open.
import { SvelteSet } from 'svelte/reactivity'

const folded = new SvelteSet<string>()

export const folds = {
  has: (key: string): boolean => folded.has(key),
  toggle(key: string): void {
    if (!folded.delete(key)) folded.add(key)
  }
}
