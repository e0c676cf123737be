// How things look on this device: theme, contrast, language of numbers, currency sign. Kept beside the workspace, not in it.
import type { Writing } from '#lib/edit/messages.ts'

export type Theme = 'system' | 'light' | 'dark'
export type Contrast = 'system' | 'higher'

interface Kept {
  theme: Theme
  contrast: Contrast
  locale: string
  currency: string
  company: string
  /** Of the column of names in statements, where somebody pulled it. */
  labelWidth: number | null
}

const key = 'sextant:settings'
const usual: Kept = {
  ...{ theme: 'system', contrast: 'system', labelWidth: null },
  ...{ locale: 'en-US', currency: 'USD', company: 'default' }
}

export class Settings {
  #kept = $state.raw<Kept>(usual)

  constructor() {
    if (typeof localStorage !== 'undefined') this.#kept = read()
  }

  get theme(): Theme {
    return this.#kept.theme
  }

  get contrast(): Contrast {
    return this.#kept.contrast
  }

  get writing(): Writing {
    return { locale: this.#kept.locale, currency: this.#kept.currency }
  }

  get company(): string {
    return this.#kept.company
  }

  get labelWidth(): number | null {
    return this.#kept.labelWidth
  }

  change(changes: Partial<Kept>): void {
    this.#kept = { ...this.#kept, ...changes }
    try {
      localStorage.setItem(key, JSON.stringify(this.#kept))
    } catch {
      // Without storage the setting holds until the page is closed.
    }
  }
}

function read(): Kept {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Kept>
    return { ...usual, ...kept }
  } catch {
    return usual
  }
}
