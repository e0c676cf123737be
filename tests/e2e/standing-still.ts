// A tab whose worker stands still as a frozen one does, with its turn: it neither answers nor hears anything for a while.
// The browser's own command for it freezes pages and leaves their workers running.
import type { Page } from '@playwright/test'
import { inTheEngine, type Site } from './app.ts'

/** Puts into every engine what standStill asks of the one that writes. @returns how to take it away again */
export const canStandStill = (site: Site): Promise<() => Promise<void>> =>
  inTheEngine(
    site,
    `{
      const channel = new BroadcastChannel('stand still')
      channel.onmessage = ({ data }) =>
        navigator.locks.request('own ' + Math.random(), async ({ name }) => {
          const { held } = await navigator.locks.query()
          const { clientId } = held.find((lock) => lock.name === name)
          if (!held.some((lock) => lock.name.endsWith(':writer') && lock.clientId === clientId)) return
          channel.postMessage('standing')
          setTimeout(() => {
            for (const until = Date.now() + data; Date.now() < until; );
          }, 20)
        })
    }`
  )

/** Resolves when the engine that writes stands still, wherever that is. */
export const standStill = (page: Page, milliseconds: number): Promise<void> =>
  page.evaluate(
    (milliseconds) =>
      new Promise<void>((resolve) => {
        const channel = new BroadcastChannel('stand still')
        channel.onmessage = () =>
          setTimeout(() => {
            channel.close()
            resolve()
          }, 50)
        channel.postMessage(milliseconds)
      }),
    milliseconds
  )
