// What happens without a network, after an update, and on hosts that send nothing but the files.
import { createHash } from 'node:crypto'
import type { Page, Worker } from '@playwright/test'
import { expect, test, type Site } from './app.ts'

interface Offline {
  name: string
  files: { url: string; sha256: string }[]
}

const kept = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready
    const cache = await caches.open((await caches.keys())[0]!)
    return (await cache.keys()).map(({ url }) => new URL(url).pathname).sort()
  })

const versionsKept = (page: Page) => page.evaluate(() => caches.keys())

/** Resolves once the service worker answers for the page. */
const controlled = (page: Page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null)

/** What the page says once it has nothing more to add: a store may have to be opened and a model computed first. */
const shown = (page: Page) =>
  page.evaluate(async () => {
    await (window as { sextant?: { ready?: Promise<unknown> } }).sextant?.ready
    const text = () => (document.querySelector('main') ?? document.body).innerText
    let before
    do {
      before = text()
      await new Promise((resolve) => setTimeout(resolve, 500))
    } while (text() !== before || before.trim() === '')
    return text()
  })

const offlineListOf = (site: Site): Offline =>
  JSON.parse(
    JSON.parse(/JSON\.parse\(("(?:[^"\\]|\\.)*")\)/.exec(site.read('service-worker.js'))![1]!) as string
  ) as Offline

/** Serves what a later release would: one file changed, and the list that goes with it. */
async function release(site: Site, name: string, title: string): Promise<void> {
  const before = offlineListOf(site)
  const page = site.read('200.html').replace('</head>', `<meta name="release" content="${title}"></head>`)
  const sha256 = createHash('sha256').update(page).digest('hex')
  const files = before.files.map((file) => (file.url === '/200.html' ? { url: file.url, sha256 } : file))
  const filled = JSON.stringify(JSON.stringify({ ...before, name, files }))
  const worker = site
    .read('service-worker.js')
    .replace(/JSON\.parse\("(?:[^"\\]|\\.)*"\)/, () => `JSON.parse(${filled})`)
  await site.add({ '200.html': page, 'service-worker.js': worker })
}

const releaseOf = (page: Page) =>
  page.evaluate(() => document.querySelector('meta[name=release]')?.getAttribute('content') ?? 'first')

/**
 * What a page does once its person has agreed. A debugger keeps the old service worker busy, and so in office: hence
 * it is stopped.
 */
async function activateWaiting(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('ServiceWorker.enable')
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.waiting!.postMessage('activate'))
  await expect(async () => {
    await session.send('ServiceWorker.stopAllWorkers')
    expect(await statesOf(page)).toEqual({ active: 'activated' })
  }).toPass({ timeout: 20_000 })
}

const statesOf = (page: Page) =>
  page.evaluate(async () => {
    const { active, waiting } = (await navigator.serviceWorker.getRegistration())!
    return { active: active?.state, waiting: waiting?.state }
  })

test.describe('with no help from the browser cache', () => {
  test.use({ hosting: 'no-store' })

  test('after the first visit every file of the build is on the device', async ({ page, site }) => {
    await page.goto('/')
    expect(await kept(page)).toEqual(offlineListOf(site).files.map(({ url }) => url))
  })

  test('with the server gone, the page reloads as it was, and so does an address deep inside', async ({
    page,
    site,
    faults
  }) => {
    faults.allow(/Not found: \/an\/address/)
    await page.goto('/')
    await controlled(page)
    const before = await shown(page)
    site.stop()
    await page.reload()
    expect(await shown(page)).toBe(before)
    await page.goto('/an/address/deep/inside')
    expect(await page.locator('#root').count()).toBe(1)
    await page.goto('/')
    expect(await shown(page)).toBe(before)
  })

  test('the service worker is not asked for before the page has everything it needs', async ({ page }) => {
    const asked: string[] = []
    page.context().on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto('/')
    await controlled(page)
    const first = asked.indexOf('/service-worker.js')
    const byPage = asked.slice(0, first).filter((path) => path.startsWith('/_app/immutable/'))
    expect(byPage.filter((path) => path.includes('/entry/')).length).toBe(2)
    expect(byPage.some((path) => path.includes('/nodes/'))).toBe(true)
  })
})

test('a file that is not what was built is not kept, and the page runs from the network', async ({
  page,
  site,
  faults
}) => {
  faults.allow(/icon\.svg is not the file that belongs to this version/)
  await site.add({ 'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg" />' })
  const [refused] = await Promise.all([page.context().waitForEvent('serviceworker').then(endOf), page.goto('/')])
  expect(refused).toBe('redundant')
  expect(await page.evaluate(() => navigator.serviceWorker.getRegistration())).toBeUndefined()
})

/** The state in which a service worker that is being installed ends up. */
const endOf = (worker: Worker) =>
  worker.evaluate(async () => {
    const { installing } = (self as unknown as ServiceWorkerGlobalScope).registration
    await new Promise((resolve) => installing?.addEventListener('statechange', resolve))
    return installing?.state
  })

test('a newer version waits until it is asked for, even with a second tab, and old files stay while one may need them', async ({
  context,
  site
}) => {
  const [first, second] = [await context.newPage(), await context.newPage()]
  await first.goto('/')
  await controlled(first)
  await second.goto('/')
  await controlled(second)
  const [old] = await versionsKept(first)

  await release(site, 'later', 'second')
  await first.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.update())
  await expect.poll(() => statesOf(first)).toEqual({ active: 'activated', waiting: 'installed' })
  await first.reload()
  expect(await releaseOf(first)).toBe('first')
  expect(await versionsKept(first)).toEqual([old, 'sextant-later'])

  await activateWaiting(first)
  expect(await releaseOf(first)).toBe('first')
  await first.reload()
  expect([await releaseOf(first), await releaseOf(second)]).toEqual(['second', 'first'])
  await controlled(first)
  expect(await versionsKept(first)).toEqual([old, 'sextant-later'])

  await second.close()
  await first.reload()
  await expect.poll(() => versionsKept(first)).toEqual(['sextant-later'])
})

test.describe('on a host that sends no headers', () => {
  test.use({ hosting: 'without headers' })

  test('from the second visit on the headers come along with the kept files', async ({ page }) => {
    const first = await page.goto('/')
    expect(first!.headers()['content-security-policy']).toBeUndefined()
    await controlled(page)
    const second = await page.reload()
    expect(second!.fromServiceWorker()).toBe(true)
    expect(second!.headers()).toMatchObject({ 'x-frame-options': 'DENY', 'cross-origin-opener-policy': 'same-origin' })
    expect(second!.headers()['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
    const script = await page.evaluate(async () => {
      const { src } = performance
        .getEntriesByType('resource')
        .map(({ name }) => ({ src: name }))
        .find(({ src }) => src.endsWith('.js'))!
      return (await fetch(src)).headers.get('Content-Security-Policy')
    })
    expect(script).toContain("connect-src 'self'")
  })
})
