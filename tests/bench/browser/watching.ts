// In the page: when the figures that an action changes have been painted. Marks in the trace say when it began and when
// what came of it was on the screen.
import type { BrowserContext, Page } from '@playwright/test'

/** Where figures stand beside the assumptions. */
export const keyFigures = 'aside[aria-label="Key figures"] dl'

interface Watching {
  /** Notes the time, and marks it. Before that, the time is that of the page's own beginning. */
  begin: () => void
  /** Milliseconds from there until what a place holds has changed, or there are so many of it, and it was painted. */
  shown: (place: string, count?: number) => Promise<number>
  /** The exact figures that follow the last edit or opening, painted. */
  exact: Promise<void>
  begun: number
}

declare global {
  interface Window {
    bench: Watching
    /** What is being waited for. */
    awaited?: Promise<unknown>
  }
}

export async function watchPages(context: BrowserContext): Promise<void> {
  // What goes into the page goes as text, and that of this process calls a helper for the names of functions.
  await context.addInitScript('globalThis.__name = (named) => named')
  await context.addInitScript(install)
}

/** Everything it needs stands in it. */
function install(): void {
  const own = {
    // The message comes after the frame in which a change is painted.
    painted: () =>
      new Promise<void>((resolve) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => resolve()
          port2.postMessage(null)
        })
      ),
    tellExact: () => {},
    awaitExact: () => {
      window.bench.exact = new Promise((resolve) => (own.tellExact = resolve))
    }
  }
  window.bench = {
    begun: 0,
    exact: Promise.resolve(),
    begin: () => {
      own.awaitExact()
      window.bench.begun = performance.now()
      performance.mark('bench begin')
    },
    shown: async (place, count = 0) => {
      await new Promise<void>((resolve) => {
        const watched = count > 0 ? document : document.querySelector(place)!
        const look = () => {
          if (document.querySelectorAll(place).length < count) return
          observer.disconnect()
          resolve()
        }
        const observer = new MutationObserver(look)
        observer.observe(watched, { subtree: true, childList: true, characterData: true })
        if (count > 0) look()
      })
      await own.painted()
      performance.mark('bench shown')
      return performance.now() - window.bench.begun
    }
  }
  own.awaitExact()
  // Nothing on the page says that its figures are exact by now, so the message that brings them is listened for too.
  const listen = MessagePort.prototype.addEventListener
  MessagePort.prototype.addEventListener = function (this: MessagePort, ...given: Parameters<typeof listen>) {
    listen.apply(this, given)
    listen.call(this, 'message', (event) => {
      const { data } = event as MessageEvent<Told>
      if (data?.argumentList?.[0]?.value?.figures?.isExact) void own.painted().then(() => own.tellExact())
    })
  } as typeof listen
}

/** A call of a function on this side, as the worker sends it. */
type Told = { argumentList?: { value?: { figures?: { isExact: boolean } } | null }[] } | null

/** Presses a key. @returns milliseconds until what came of it was painted */
export async function pressAndWatch(page: Page, key: string, place: string): Promise<number> {
  await page.evaluate((place) => {
    addEventListener('keydown', () => window.bench.begin(), { once: true, capture: true })
    window.awaited = window.bench.shown(place)
  }, place)
  return awaitedAfter(page, () => page.keyboard.press(key))
}

/** Runs a command. @returns milliseconds until what came of it was painted */
export async function runAndWatch(page: Page, line: string, place: string): Promise<number> {
  return page.evaluate(
    ([line, place]) => {
      const shown = window.bench.shown(place)
      window.bench.begin()
      void window.sextant!.run(line)
      return shown
    },
    [line, place] as const
  )
}

/** Follows a link. @returns milliseconds until there are so many of something, painted */
export async function followAndWatch(page: Page, link: string, place: string, count: number): Promise<number> {
  return page.evaluate(
    ([link, place, count]) => {
      const shown = window.bench.shown(place, count)
      window.bench.begin()
      document.querySelector<HTMLElement>(link)!.click()
      return shown
    },
    [link, place, count] as const
  )
}

/** The page is asked before it is acted on: to ask later would itself be work of the page. */
async function awaitedAfter(page: Page, act: () => Promise<void>): Promise<number> {
  const awaited = page.evaluate(() => window.awaited as Promise<number>)
  await act()
  return awaited
}
