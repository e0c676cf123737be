// A browser with the built app in it, as every bench of the page needs it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type LaunchOptions, type Page } from '@playwright/test'
import { sourceHash } from '../../../src/build/source-hash.js'
import { fetchBrowser, findBrowser } from '../../browser.ts'
import { Site } from '../../e2e/app.ts'
import { visit } from '../../e2e/person.ts'
import config from '../../playwright.config.ts'
import { watchPages } from './watching.ts'

export interface World {
  site: Site
  browser: Browser
  launch: LaunchOptions
}

const viewport = { width: 1440, height: 900 }

/** @throws where the build is not of these sources: nobody wants the figures of yesterday's */
export async function openWorld(): Promise<World> {
  const built = readFileSync(join(import.meta.dirname, '../../../build/_app/version.json'), 'utf8')
  if ((JSON.parse(built) as { version: string }).version !== sourceHash())
    throw new Error('The build is of other sources than these: run `npm run build` first.')
  const executablePath = findBrowser() ?? (await fetchBrowser(console.log))
  const launch: LaunchOptions = { ...config.use!.launchOptions, executablePath }
  const site = new Site('as built')
  await site.start()
  return { site, launch, browser: await chromium.launch(launch) }
}

export async function closeWorld({ site, browser }: World): Promise<void> {
  await browser.close()
  site.remove()
}

/** Somebody who was never here before. */
export async function newPerson({ site, browser }: World): Promise<Page> {
  const context = await browser.newContext({ baseURL: site.url, viewport, serviceWorkers: 'block' })
  await watchPages(context)
  return context.newPage()
}

/** Somebody whose device keeps everything in a folder, service worker included, and has just started the browser. */
export async function returningPerson({ site, launch }: World, folder: string): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(folder, { ...launch, baseURL: site.url, viewport })
  await watchPages(context)
  return context
}

/** A page of a scenario, once its exact figures are on it. */
export async function openScenario(page: Page, place: string, id = 'base'): Promise<void> {
  await visit(page, `/s/${id}/${place}`)
  await page.evaluate(() => window.bench.exact)
}
