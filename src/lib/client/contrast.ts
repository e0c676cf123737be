// How strongly things stand out: as the device wants it, or more by choice. Its tokens come when they are wanted.
import type { Contrast } from './settings.svelte.ts'

const forced = '(forced-colors: active)'
const more = '(prefers-contrast: more)'

/** @returns how to stop */
export function keepContrast(chosen: Contrast, load: () => Promise<unknown>): () => void {
  const asked = [forced, more].map((query) => matchMedia(query))
  const abort = new AbortController()
  let turn = 0

  // Marked once they are there: whoever draws by the tokens does so when the mark comes.
  async function follow(): Promise<void> {
    const now = ++turn
    const [isForced, isMore] = asked.map(({ matches }) => matches)
    const contrast = isForced ? 'forced' : isMore || chosen === 'higher' ? 'more' : null
    if (contrast) await load().catch(() => undefined)
    if (now !== turn) return
    if (contrast) document.documentElement.dataset['contrast'] = contrast
    else delete document.documentElement.dataset['contrast']
  }

  for (const query of asked) query.addEventListener('change', () => void follow(), { signal: abort.signal })
  void follow()
  return () => {
    turn++
    abort.abort()
  }
}
