// A browser with a profile of its own on the disk, which can be killed at any moment and started again.
import { appendFileSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type LaunchOptions, type Page } from '@playwright/test'
import { test as base } from './app.ts'

export { expect } from './app.ts'

export const test = base.extend<{ device: Device }>({
  device: async ({ launchOptions, site, faults }, use) => {
    const device = new Device(launchOptions, site.url, (context) => faults.watch(context, site.url))
    await use(device)
    await device.remove()
  }
})

/** The beginning of a record in the browser's own log, whose content a kill has cut off: checksum, length, type. */
const tornHead = Uint8Array.of(1, 2, 3, 4, 369 & 255, 369 >> 8, 1)

export class Device {
  readonly #profile: string
  readonly #options: LaunchOptions
  readonly #url: string
  readonly #watch: (context: BrowserContext) => Promise<void>
  #context: BrowserContext | null = null

  constructor(
    options: LaunchOptions,
    url: string,
    watch: (context: BrowserContext) => Promise<void>,
    folder = tmpdir()
  ) {
    this.#profile = mkdtempSync(join(folder, 'sextant-profile-'))
    this.#options = options
    this.#url = url
    this.#watch = watch
  }

  async start(): Promise<Page> {
    const options = { ...this.#options, baseURL: this.#url, viewport: { width: 1280, height: 800 } }
    this.#context = await chromium.launchPersistentContext(this.#profile, options)
    await this.#watch(this.#context)
    return this.#context.newPage()
  }

  /** The version of the browser that was started. */
  get browser(): string {
    return `Chromium ${this.#context!.browser()!.version()}`
  }

  /** As somebody does who has finished. */
  async close(): Promise<void> {
    await this.#context?.close()
    this.#context = null
  }

  /** Every process of the browser at once, without a word to any of them. */
  async kill(): Promise<void> {
    const context = this.#context!
    const session = await context.browser()!.newBrowserCDPSession()
    const { processInfo } = await session.send('SystemInfo.getProcessInfo')
    const closed = context.waitForEvent('close')
    for (const { id } of processInfo) process.kill(id, 'SIGKILL')
    await closed
    this.#context = null
  }

  /** Tears the log of the database as a kill may do that falls between two writes of the browser. */
  tearDatabaseLog(): void {
    const logs = this.#logs(/IndexedDB.*\.leveldb/)
    appendFileSync(
      logs.reduce((a, b) => (statSync(b).mtimeMs > statSync(a).mtimeMs ? b : a)),
      tornHead
    )
  }

  /** The same for the logs in which the browser keeps which files there are. */
  tearFileLists(): void {
    for (const log of this.#logs(/File System.*(?:Paths|Origins)$/)) appendFileSync(log, tornHead)
  }

  /** @throws where the browser has none: it keeps its data in another way then */
  #logs(folder: RegExp): string[] {
    const logs = readdirSync(this.#profile, { recursive: true, withFileTypes: true })
      .filter(({ name, parentPath }) => name.endsWith('.log') && folder.test(parentPath))
      .map(({ name, parentPath }) => join(parentPath, name))
    if (logs.length === 0) throw new Error(`no log in ${folder.source}`)
    return logs
  }

  async remove(): Promise<void> {
    await this.close()
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}
