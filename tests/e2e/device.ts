// A browser with a profile of its own on the disk, which can be killed at any moment and started again.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type LaunchOptions, type Page } from '@playwright/test'
import { test as base } from './app.ts'

export { expect } from './app.ts'

export const test = base.extend<{ device: Device }>({
  device: async ({ launchOptions, site, faults }, use) => {
    const device = new Device(launchOptions, (context) => faults.watch(context, site.url))
    await use(device)
    await device.remove()
  }
})

export class Device {
  readonly #profile = mkdtempSync(join(tmpdir(), 'sextant-profile-'))
  readonly #options: LaunchOptions
  readonly #watch: (context: BrowserContext) => Promise<void>
  #context: BrowserContext | null = null

  constructor(options: LaunchOptions, watch: (context: BrowserContext) => Promise<void>) {
    this.#options = options
    this.#watch = watch
  }

  async start(): Promise<Page> {
    const size = { width: 1280, height: 800 }
    this.#context = await chromium.launchPersistentContext(this.#profile, { ...this.#options, viewport: size })
    await this.#watch(this.#context)
    return this.#context.newPage()
  }

  /** Every process of the browser at once, without a word to any of them. */
  async kill(): Promise<void> {
    const context = this.#context!
    const session = await context.browser()!.newBrowserCDPSession()
    const { processInfo } = await session.send('SystemInfo.getProcessInfo')
    const closed = context.waitForEvent('close')
    for (const { id } of processInfo) process.kill(id, 'SIGKILL')
    await closed
  }

  async remove(): Promise<void> {
    await this.#context?.close()
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}
