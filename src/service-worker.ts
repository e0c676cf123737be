// Keeps the whole app on the device. Every file of the build is fetched once, checked against the hash written into
// this file when the app was built, and answered from the device from then on, with the network or without it.

interface Offline {
  name: string
  files: KeptFile[]
  /** The security headers by path: they come along even where the host sends none. */
  headers: { path: string; headers: Record<string, string> }[]
}
interface KeptFile {
  url: string
  sha256: string
}

const worker = self as unknown as ServiceWorkerGlobalScope
// The finished build puts an Offline here, as JSON.
const { name, files, headers } = JSON.parse('__OFFLINE__') as Offline
const cacheName = `sextant-${name}`
const urls = new Set(files.map(({ url }) => url))

worker.addEventListener('install', (event) => event.waitUntil(keepEverything()))
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))

worker.addEventListener('message', (event) => {
  // The person has agreed to the update; nothing else ends the old version early.
  if (event.data === 'activate') event.waitUntil(worker.skipWaiting())
  if (event.data === 'loaded') event.waitUntil(forgetOldVersions())
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin) return
  const url = request.mode === 'navigate' ? pageAt(pathname) : pathname
  if (urls.has(url) || isImmutable(url)) event.respondWith(kept(url).then((response) => response ?? fetch(request)))
})

/** The file that answers a visit: its own page where the build has one, else the page that finds its way by itself. */
function pageAt(pathname: string): string {
  const folder = pathname.replace(/\/$/, '')
  const own = [pathname, `${folder}/index.html`, `${folder}.html`].find((url) => urls.has(url))
  const isFile = pathname.startsWith('/_app/') || /\.[a-z]\w*$/i.test(pathname)
  return own ?? (isFile ? pathname : '/200.html')
}

/** Named by their content, so an older version's file still fits the page that was open before an update. */
const isImmutable = (url: string): boolean => url.startsWith('/_app/immutable/')

const kept = async (url: string): Promise<Response | undefined> =>
  (await caches.match(url, { cacheName })) ?? (isImmutable(url) ? caches.match(url) : undefined)

/** Four at a time, and behind whatever the page itself asks for. */
async function keepEverything(): Promise<void> {
  const cache = await caches.open(cacheName)
  const waiting = [...files]
  const keepOneByOne = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) await keep(file, cache)
  }
  await Promise.all([1, 2, 3, 4].map(keepOneByOne))
}

async function keep({ url, sha256 }: KeptFile, cache: Cache): Promise<void> {
  const tag = `"${sha256}"`
  const before = await caches.match(url)
  const unchanged = before?.headers.get('ETag') === tag
  const response = unchanged ? before : await fetch(url, { cache: 'no-cache', priority: 'low' })
  if (!response.ok) throw new Error(`${url} cannot be kept for offline use: the server answered ${response.status}.`)
  const bytes = await response.arrayBuffer()
  if (hex(await crypto.subtle.digest('SHA-256', bytes)) !== sha256) {
    throw new Error(`${url} is not the file that belongs to this version.`)
  }
  await cache.put(url, new Response(bytes, { headers: headersOf(url, response.headers.get('Content-Type'), tag) }))
}

function headersOf(url: string, type: string | null, tag: string): Headers {
  const all = new Headers(type === null ? { ETag: tag } : { ETag: tag, 'Content-Type': type })
  const rules = headers.filter(({ path }) => url.startsWith(path.replace('*', '')))
  for (const [header, value] of rules.flatMap((rule) => Object.entries(rule.headers))) all.set(header, value)
  return all
}

/** Older versions go once no page can be running them: one page is open, the one that has just loaded and says so. */
async function forgetOldVersions(): Promise<void> {
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const { installing, waiting } = worker.registration
  if (pages.length > 1 || installing || waiting) return
  const old = (await caches.keys()).filter((each) => each.startsWith('sextant-') && each !== cacheName)
  await Promise.all(old.map((each) => caches.delete(each)))
}

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

export {}
