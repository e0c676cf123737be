// Asking why: Ctrl+[ (Cmd+[ on a Mac) or a long press for what a figure is made from, Ctrl+] for what it feeds.
import type { Attachment } from 'svelte/attachments'
import type { Way } from '#lib/edit/messages.ts'

const keys: Readonly<Record<string, Way>> = {
  '[': 'because',
  ']': 'feeds',
  BracketLeft: 'because',
  BracketRight: 'feeds'
}

/** Where the bracket takes a key of its own, the place of the key counts as well. */
export function wayOf({ key, code, ctrlKey, metaKey, shiftKey }: KeyboardEvent): Way | null {
  return shiftKey || !(ctrlKey || metaKey) ? null : (keys[key] ?? keys[code] ?? null)
}

const longPress = 500
const mostMoved = 8

/** @param onask is told what was pointed at, or the active cell of the grid that has the focus */
export const asking =
  (onask: (at: Element, way: Way, byTouch: boolean) => void): Attachment =>
  (node) => {
    let pressed: { at: Element; x: number; y: number; timer: number } | null = null
    let wasLong = false

    const letGo = (): void => {
      clearTimeout(pressed?.timer)
      pressed = null
    }
    const fire = (): void => {
      if (!pressed) return
      const { at } = pressed
      letGo()
      wasLong = true
      onask(at, 'because', true)
    }
    const stopAfterLong = (event: Event): void => {
      if (pressed) fire()
      if (!wasLong) return
      event.preventDefault()
      event.stopPropagation()
    }
    const listeners: { [E in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[E]) => void } = {
      keydown(event) {
        const way = wayOf(event)
        const target = event.target as Element
        if (way === null || target.matches('input, select, textarea')) return
        event.preventDefault()
        const active = target.getAttribute('aria-activedescendant')
        const at = active === null ? target : document.getElementById(active)
        if (at) onask(at, way, false)
      },
      pointerdown({ pointerType, isPrimary, target, clientX: x, clientY: y }) {
        letGo()
        wasLong = false
        if (pointerType !== 'touch' || !isPrimary || (target as Element).closest('input, select, .handle')) return
        pressed = { at: target as Element, x, y, timer: window.setTimeout(fire, longPress) }
      },
      pointermove({ clientX, clientY }) {
        if (pressed && Math.hypot(clientX - pressed.x, clientY - pressed.y) > mostMoved) letGo()
      },
      pointerup: letGo,
      pointercancel: letGo,
      contextmenu: (event) => stopAfterLong(event)
    }
    const abort = new AbortController()
    for (const [name, listener] of Object.entries(listeners))
      node.addEventListener(name, listener as EventListener, { signal: abort.signal })
    // What ends a long press is no tap.
    node.addEventListener('click', (event) => wasLong && stopAfterLong(event), { capture: true, signal: abort.signal })
    return () => {
      letGo()
      abort.abort()
    }
  }
