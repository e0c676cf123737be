import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { servePages } from '../../sync-server/pages.ts'

const script = 'export const figures = 1 '.repeat(50)
const folder = mkdtempSync(join(tmpdir(), 'sextant-pages-'))
let server: Server

beforeAll(async () => {
  mkdirSync(join(folder, '_app/immutable'), { recursive: true })
  writeFileSync(join(folder, '200.html'), 'the page that finds its way')
  writeFileSync(join(folder, 'about.html'), 'about')
  writeFileSync(join(folder, 'icon.png'), 'picture')
  writeFileSync(join(folder, '_app/immutable/a.js'), script)
  writeFileSync(join(folder, '_headers'), 'for the host')
  const rules = [
    { path: '/*', headers: { 'X-Everywhere': 'yes', 'Cache-Control': 'no-cache' } },
    { path: '/_app/immutable/*', headers: { 'Cache-Control': 'immutable' } }
  ]
  writeFileSync(join(folder, 'headers.json'), JSON.stringify(rules))
  server = createServer(servePages(folder))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

/** Asks with the path exactly as given, which fetch would tidy up first. */
const ask = (path: string, { method = 'GET', headers = {} } = {}) =>
  new Promise<Answer>((resolve, reject) => {
    const { port } = server.address() as AddressInfo
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(parts) })
      )
    })
    asked.on('error', reject).end()
  })

const text = async (path: string) => {
  const { status, body } = await ask(path)
  return `${status} ${body.toString().trim()}`
}

describe('which file answers', () => {
  it('its own page where there is one, with or without a slash at the end', async () => {
    expect(await text('/about')).toBe('200 about')
    expect(await text('/about/')).toBe('200 about')
    expect(await text('/about?from=mail')).toBe('200 about')
  })

  it('the page that finds its way for every other page, even one with a point in its name', async () => {
    expect(await text('/')).toBe('200 the page that finds its way')
    expect(await text('/scenarios/base')).toBe('200 the page that finds its way')
    expect(await text('/scenarios/plan-1.2')).toBe('200 the page that finds its way')
  })

  it('no page in place of a file that is missing', async () => {
    expect(await text('/_app/immutable/b.js')).toBe('404 There is no /_app/immutable/b.js here.')
    expect(await text('/_app/none')).toBe('404 There is no /_app/none here.')
    expect(await text('/logo.png')).toBe('404 There is no /logo.png here.')
  })

  it('nothing that is meant for the host', async () => {
    expect(await text('/headers.json')).toBe('404 There is no /headers.json here.')
    expect(await text('/_headers')).not.toContain('for the host')
  })

  it.each(['/../package.json', '/a/../../b', '/%2e%2e/package.json', '/..%2fb', '/..%5cb', '/%00', '/%ff', 'b'])(
    'refuses the address %s',
    async (path) => {
      expect((await ask(path)).status).toBe(400)
    }
  )
})

describe('how it answers', () => {
  it('sends the headers of every rule that fits, the later one last', async () => {
    const page = await ask('/')
    expect([page.headers['x-everywhere'], page.headers['cache-control']]).toEqual(['yes', 'no-cache'])
    const file = await ask('/_app/immutable/a.js')
    expect([file.headers['x-everywhere'], file.headers['cache-control']]).toEqual(['yes', 'immutable'])
  })

  it('sends them with refusals too, and lets nobody keep a 404', async () => {
    const refusals = await Promise.all([ask('/..'), ask('/logo.png'), ask('/', { method: 'POST' })])
    expect(refusals.map(({ status }) => status)).toEqual([400, 404, 405])
    expect(refusals.map(({ headers }) => headers['x-everywhere'])).toEqual(['yes', 'yes', 'yes'])
    expect((await ask('/_app/immutable/b.js')).headers['cache-control']).toBe('no-cache')
  })

  it('allows GET and HEAD alone', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      const { status, headers } = await ask('/', { method })
      expect([status, headers.allow]).toEqual([405, 'GET, HEAD'])
    }
  })

  it('answers HEAD with the headers of GET and no body', async () => {
    const [head, get] = await Promise.all([ask('/about', { method: 'HEAD' }), ask('/about')])
    expect(head.body.length).toBe(0)
    expect({ ...head.headers, date: '' }).toEqual({ ...get.headers, date: '' })
  })

  it('packs text as the asker can unpack it, and pictures never', async () => {
    const packed = async (path: string, encoding: string) =>
      ask(path, { headers: { 'Accept-Encoding': encoding } }).then(({ headers, body }) => {
        expect(headers['content-length']).toBe(String(body.length))
        return { encoding: headers['content-encoding'], body }
      })
    const path = '/_app/immutable/a.js'
    const brotli = await packed(path, 'gzip, deflate, br')
    expect([brotli.encoding, brotliDecompressSync(brotli.body).toString()]).toEqual(['br', script])
    const gzip = await packed(path, 'gzip, br;q=0')
    expect([gzip.encoding, gunzipSync(gzip.body).toString()]).toEqual(['gzip', script])
    const plain = await packed(path, 'identity')
    expect([plain.encoding, plain.body.toString()]).toEqual([undefined, script])
    expect((await packed('/icon.png', 'br')).encoding).toBe(undefined)
  })

  it('sends nothing again that the asker still has', async () => {
    const { etag } = (await ask('/about')).headers
    const again = await ask('/about', { headers: { 'If-None-Match': `W/"other", ${etag}` } })
    expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, etag])
    expect(again.headers['x-everywhere']).toBe('yes')
    expect((await ask('/', { headers: { 'If-None-Match': etag! } })).status).toBe(200)
  })
})
