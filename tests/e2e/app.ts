// What every browser test stands on: the built app on a server of its own, and a record of everything that must not
// happen, in any page or worker: a broken policy, a request to somebody else, an error in the console. A record that is
// not empty at the end fails the test; a test that provokes a fault allows it by name.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test'
import { servePages, type HeaderRule } from '../../sync-server/pages.ts'

export { expect }

interface Fixtures {
  /** How the files are sent: as built; never to be stored by the browser's own cache; or by a host without headers. */
  hosting: 'as built' | 'no-store' | 'without headers'
  site: Site
  faults: Faults
}

export const test = base.extend<Fixtures>({
  hosting: ['as built', { option: true }],
  site: async ({ hosting }, use) => {
    const site = new Site(hosting)
    await site.start()
    await use(site)
    site.remove()
  },
  baseURL: async ({ site }, use) => use(site.url),
  faults: [
    async ({ context, site }, use) => {
      const faults = new Faults()
      await faults.watch(context, site.url)
      await use(faults)
      expect(faults.found(), 'policy violations, foreign requests and console errors').toEqual([])
    },
    { auto: true }
  ]
})

/** A copy of the build, which a test may change, and a server for it, which a test may stop. */
export class Site {
  readonly folder = mkdtempSync(join(tmpdir(), 'sextant-site-'))
  readonly #hosting: Fixtures['hosting']
  #server: Server | undefined
  #port = 0

  /** The build that it begins with. */
  readonly original = join(import.meta.dirname, '..', '..', 'build')

  constructor(hosting: Fixtures['hosting']) {
    this.#hosting = hosting
    cpSync(this.original, this.folder, { recursive: true })
  }

  get url(): string {
    return `http://localhost:${this.#port}`
  }

  /** Puts further files beside the app's, or others in their place, and serves what is there now. */
  async add(files: Record<string, string>): Promise<void> {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(this.folder, name), text)
    this.stop()
    await this.start()
  }

  /** Serves another build in the place of what there is, from the same address. */
  async use(build: string): Promise<void> {
    rmSync(this.folder, { recursive: true })
    cpSync(build, this.folder, { recursive: true })
    this.stop()
    await this.start()
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8')
  }

  /** On a free port the first time, on the same one after a stop; files are read afresh each time. */
  async start(): Promise<void> {
    const server = createServer(servePages(this.folder, this.#rules()))
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve))
    this.#port = (server.address() as AddressInfo).port
    this.#server = server
  }

  stop(): void {
    this.#server?.close()
    this.#server?.closeAllConnections()
    this.#server = undefined
  }

  remove(): void {
    this.stop()
    rmSync(this.folder, { recursive: true })
  }

  #rules(): HeaderRule[] {
    if (this.#hosting === 'without headers') return []
    const built = JSON.parse(this.read('headers.json')) as HeaderRule[]
    return this.#hosting === 'as built' ? built : [...built, { path: '/*', headers: { 'Cache-Control': 'no-store' } }]
  }
}

/** Runs this in the engine's worker before anything else there. @returns how to take it away again */
export async function inTheEngine(site: Site, script: string): Promise<() => Promise<void>> {
  const folder = '_app/immutable/workers'
  const name = `${folder}/${readdirSync(join(site.folder, folder)).find((file) => /^entry-.*\.js$/.test(file))!}`
  const before = site.read(name)
  await site.add({ [name]: `${script};\n${before}` })
  return () => site.add({ [name]: before })
}

/** Everything a page, a worker or a second tab of the context did that the app must never do. */
class Faults {
  readonly #noted: string[] = []
  readonly #allowed: RegExp[] = []

  /** For a test that provokes a fault, and shows by other means what came of it. */
  allow(pattern: RegExp): void {
    this.#allowed.push(pattern)
  }

  found(): string[] {
    return this.#noted.filter((fault) => !this.#allowed.some((pattern) => pattern.test(fault)))
  }

  async watch(context: BrowserContext, ownUrl: string): Promise<void> {
    const note = (fault: string) => this.#noted.push(fault)
    await context.exposeBinding('noteViolation', (_, violation: string) => note(`violation: ${violation}`))
    await context.addInitScript(() => {
      const { noteViolation } = window as unknown as { noteViolation: (violation: string) => void }
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
        noteViolation(`${effectiveDirective} ${blockedURI} ${sample}`.trim())
      )
    })
    context.on('console', (message) => {
      if (message.type() === 'error') note(`console: ${message.text()} (${message.location().url})`)
    })
    context.on('weberror', (error) =>
      note(`uncaught: ${error.error().stack || String(error.error())} (${error.page()?.url()})`)
    )
    context.on('request', (request) => {
      const url = new URL(request.url())
      if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== ownUrl) note(`foreign request: ${url.href}`)
    })
    // A page may be gone again before it can be watched.
    context.on('page', (page) => void watchWorkers(page, note).catch(() => undefined))
  }
}

/** A policy broken inside a worker is told to nobody but the browser's own log of that worker. */
async function watchWorkers(page: Page, note: (fault: string) => void): Promise<void> {
  const session = await page.context().newCDPSession(page)
  session.on('Target.attachedToTarget', ({ sessionId }) => {
    const message = JSON.stringify({ id: 1, method: 'Log.enable' })
    session.send('Target.sendMessageToTarget', { sessionId, message }).catch(() => undefined)
  })
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { method, params } = JSON.parse(message) as { method?: string; params?: { entry: Record<string, string> } }
    const entry = method === 'Log.entryAdded' ? params?.entry : undefined
    if (entry?.['level'] === 'error') note(`worker: ${entry['text']}`)
  })
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false })
}
