// The built app as it is served: its headers and its policy, proved in a browser.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Site } from './app.ts'
import { startForeignServer, tryToReach } from './policy.ts'

const policyBeforeHashes = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-"
const policyAfterHashes =
  "; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; worker-src 'self'; " +
  "manifest-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; require-trusted-types-for 'script'; " +
  "trusted-types svelte-trusted-html sveltekit-trusted-url sextant-worker sextant-offline; frame-ancestors 'none'"

const always = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY'
}

const refusedConnection = /connect-src|Refused to connect/

const worker = `addEventListener('message', ({ data }) => postMessage(data))`

const filesUnder = (site: Site) =>
  readdirSync(site.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !['headers.json', '_headers'].includes(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(site.folder.length))

test('every file, page and refusal carries the policy and the other headers', async ({ site, request }) => {
  await site.add({ 'fixture.wasm': '\0asm', 'fixture-worker.js': worker })
  for (const path of ['/', '/a/page/of/the/app', '/nowhere.png', ...filesUnder(site)]) {
    const headers = (await request.get(path)).headers()
    expect(headers, path).toMatchObject(always)
    expect(headers['content-security-policy']?.startsWith(policyBeforeHashes), path).toBe(true)
    expect(headers['content-security-policy']?.endsWith(policyAfterHashes), path).toBe(true)
    expect(headers['permissions-policy'], path).toContain('geolocation=()')
    expect(headers['permissions-policy'], path).not.toContain('clipboard-write')
  }
})

test('every kind of file is called by its name', async ({ site, request }) => {
  await site.add({ 'fixture.wasm': '\0asm' })
  const typeOf = async (path: string) => (await request.get(path)).headers()['content-type']
  const script = filesUnder(site).find((path) => path.startsWith('/_app/immutable/entry/'))!
  expect(await typeOf('/')).toBe('text/html; charset=utf-8')
  expect(await typeOf(script)).toBe('text/javascript; charset=utf-8')
  expect(await typeOf('/service-worker.js')).toBe('text/javascript; charset=utf-8')
  expect(await typeOf('/fixture.wasm')).toBe('application/wasm')
  expect(await typeOf('/manifest.webmanifest')).toBe('application/manifest+json')
  expect(await typeOf('/icon.svg')).toBe('image/svg+xml')
  expect(await typeOf('/icon-512.png')).toBe('image/png')
})

test('files named by their content are kept for a year, everything else is asked for again', async ({
  site,
  request
}) => {
  const keptFor = async (path: string) => (await request.get(path)).headers()['cache-control']
  const [immutable, others] = [true, false].map((is) =>
    filesUnder(site).filter((path) => path.startsWith('/_app/immutable/') === is)
  )
  for (const path of immutable!) expect(await keptFor(path), path).toBe('public, max-age=31536000, immutable')
  for (const path of ['/', '/a/page', ...others!]) expect(await keptFor(path), path).toBe('no-cache')
})

test('a whole visit breaks no policy and asks nobody else for anything', async ({ page, faults }) => {
  await page.goto('/')
  await page.evaluate(() => navigator.serviceWorker.ready)
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
  expect(faults.found()).toEqual([])
})

test('a first visit takes less than 250 kB before the SQLite file, fonts included', async ({ page }) => {
  const sizes: string[] = []
  page.context().on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (response.request().serviceWorker() || pathname.endsWith('.wasm')) return
    sizes.push(`${response.headers()['content-length']} ${pathname}`)
  })
  await page.goto('/')
  await page.evaluate(() => navigator.serviceWorker.ready)
  const total = sizes.reduce((sum, size) => sum + Number.parseInt(size), 0)
  expect(total, sizes.join('\n')).toBeLessThan(250_000)
  expect(total).toBeGreaterThan(20_000)
})

test('the announcer of page titles cannot be seen', async ({ page }) => {
  await page.goto('/')
  expect(await page.locator('#svelte-announcer').boundingBox()).toMatchObject({ width: 1, height: 1 })
})

test('the manifest makes the app installable', async ({ page, site, request }) => {
  await page.goto('/')
  const manifest = JSON.parse(site.read('manifest.webmanifest')) as Record<string, unknown> & {
    icons: { src: string }[]
  }
  expect(manifest).toMatchObject({
    name: 'Sextant',
    start_url: '/',
    display: 'standalone',
    background_color: '#F7F6F3'
  })
  for (const { src } of manifest.icons) expect((await request.get(src)).status(), src).toBe(200)
  const session = await page.context().newCDPSession(page)
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
  // A test's own browser profile counts as a private window, in which nothing can be installed.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([])
})

test('text that became a script is not run', async ({ page, faults }) => {
  faults.allow(/require-trusted-types-for|TrustedScript/)
  await page.goto('/')
  const outcome = await page.evaluate(() => {
    const script = document.createElement('script')
    try {
      script.text = 'window.wasRun = true'
    } catch (error) {
      return (error as Error).name
    }
    document.body.append(script)
    return 'wasRun' in window ? 'run' : 'not run'
  })
  expect(outcome).toBe('TypeError')
})

test('a script from another address is not loaded, nor is one of no named policy', async ({ page, faults }) => {
  faults.allow(/trusted-types|TrustedTypePolicy/)
  const foreign = await startForeignServer('window.wasRun = true')
  await page.goto('/')
  const outcome = await page.evaluate((url) => {
    try {
      const policy = window.trustedTypes!.createPolicy('another', { createScriptURL: (same) => same })
      return String(policy.createScriptURL(url))
    } catch (error) {
      return (error as Error).name
    }
  }, foreign.url)
  foreign.stop()
  expect([outcome, foreign.visits()]).toEqual(['TypeError', 0])
})

// A page of nothing, so that the name of the app's own policy is free.
const fixture = {
  'fixture.html': '<!doctype html><title>Fixture</title><link rel="icon" href="/icon.svg" />',
  'fixture-worker.js': worker
}

test('a module worker starts through the policy sextant-worker and can reach nobody but its own host', async ({
  page,
  site,
  faults
}) => {
  const foreign = await startForeignServer()
  await site.add(fixture)
  await page.goto('/fixture.html')
  const echo = await page.evaluate(() => {
    const policy = window.trustedTypes!.createPolicy('sextant-worker', { createScriptURL: (same) => same })
    const started = new Worker(policy.createScriptURL('/fixture-worker.js'), { type: 'module' })
    started.postMessage('here')
    return new Promise((resolve) => started.addEventListener('message', ({ data }) => resolve(data)))
  })
  expect(echo).toBe('here')
  expect(faults.found()).toEqual([])

  faults.allow(refusedConnection)
  expect(await tryToReach(page.workers()[0]!, foreign.url)).toBe('refused by connect-src')
  expect(await tryToReach(page, foreign.url)).toBe('refused by connect-src')
  expect(await tryToReach(page.workers()[0]!, `${site.url}/manifest.webmanifest`)).toBe('answered')
  expect(foreign.visits()).toBe(0)
  foreign.stop()
})

test('every worker that the app starts can reach nobody but its own host', async ({ page, faults }) => {
  faults.allow(refusedConnection)
  const foreign = await startForeignServer()
  await page.goto('/')
  await page.evaluate(() => navigator.serviceWorker.ready)
  const workers = [...page.workers(), ...page.context().serviceWorkers()]
  const outcomes = await Promise.all(workers.map((each) => tryToReach(each, foreign.url)))
  expect(new Set(outcomes)).toEqual(new Set(['refused by connect-src']))
  expect(foreign.visits()).toBe(0)
  foreign.stop()
})

test.describe('on a host that sends no headers', () => {
  test.use({ hosting: 'without headers' })

  test('only the header on its own file binds a worker: without it the request gets out', async ({
    page,
    site,
    faults
  }) => {
    faults.allow(/^foreign request/)
    const foreign = await startForeignServer()
    await site.add(fixture)
    await page.goto('/fixture.html')
    await page.evaluate(() => void new Worker('/fixture-worker.js', { type: 'module' }))
    await expect.poll(() => page.workers().length).toBe(1)
    expect(await tryToReach(page.workers()[0]!, foreign.url)).toBe('answered')
    expect(foreign.visits()).toBe(1)
    foreign.stop()
  })

  test('a page inside a frame of another host shows nothing', async ({ page, site, faults }) => {
    faults.allow(/^foreign request/)
    const foreign = await startForeignServer(`<iframe src="${site.url}/"></iframe>`)
    await page.goto(foreign.url)
    const frame = page.frames()[1]!
    await frame.waitForLoadState('networkidle')
    expect((await frame.locator('body').innerText()).trim()).toBe('')
    foreign.stop()
  })
})

test('a page is not shown inside a frame of another host', async ({ page, site, faults }) => {
  faults.allow(/^foreign request|frame-ancestors|chrome-error/)
  const foreign = await startForeignServer(`<iframe src="${site.url}/"></iframe>`)
  await page.goto(foreign.url)
  await page.waitForLoadState('networkidle')
  expect(await page.frames()[1]!.locator('#root').count()).toBe(0)
  foreign.stop()
})
