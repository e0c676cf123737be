// What elements know and Svelte's own list does not yet.
import 'svelte/elements'

declare module 'svelte/elements' {
  interface AriaAttributes {
    'aria-description'?: string | undefined
  }
}
